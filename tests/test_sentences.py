"""Sentences and tokens as a user meets them: what is found, in nasty text too, with the weights that ship."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from ewt import GOLD, TEXT
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.parsers import Document, Sentence, Token
from quoteattr.parsers.splitter import SHIPPED, SentenceSplitter

PARSER = SentenceSplitter()

ONE_SENTENCE = (
    "Mr. Hill met Gov. Jerry Marsh and Dr. A. J. Smith Jr. at 9:30 a.m. in the U.S. Capitol on Jan. 5.",
    "Sen. Ada Brook, D-Ill., and Rep. Peter Hill, R-N.Y., said the deal was worth $1.2 million.",
    "“We won’t do it again,” said Mrs. Brook’s lawyer.",
    '"Who did this?" the judge asked.',
    "Apple Inc. and Citigroup Inc. lost 3.5 percent on Wall St. on Monday.",
    "The bill, “a disaster,” has the support of Sens. Ada Brook (D-Mont.) and Tom Hill.",
    "“You winning?” she said, but Kevin was asleep.",
    "The company, which was founded in 1999 (see www.example.com), did not respond to a request for comment.",
)

SENTENCES = (
    ("He left.", "She stayed."),
    ("“We are ready.”", "The mayor left."),
    ('"I am not a candidate," she said.', '"I never was."'),
    ("“It is over,” he said.", "“We lost.", "We will be back.”"),
    ("It rose to 5.5 percent.", "Mr. Lee was pleased."),
    ("He was a colonel.", "Gov. Mike Marsh was not."),
    ("“You winning?”", "Kevin was asleep."),
    ("Is it true?", "Nobody knows!", "The police will say."),
)

NASTY = (
    "",
    " \n\r\n\t ",
    "\n\n\n  One.\r\n\r\nTwo.\rThree.\n",
    "a\x00b. \x00 C.",
    "\ud800 he said. \udfff\udfff",
    "\x80\x81\x9f",
    "\u200b\ufeff",
    "\x1c\x1d\u2028\u2029\x85\x0b\x0c",
    "e\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 said. \u0130stanbul \ufb01ne",
    "a" * 12_000,
    "." * 12_000,
    "\"'“”" * 3_000,
    "w \t" * 5_000,
    "http://example.com/" + "a?b=" * 2_000,
    "<UNK> <PAD> \n\n <PAD>",
    "a\n \u00a0\n\u3000b",
)


def words_of(document: Document) -> str:
    return "".join(token.text for token in document.tokens())


def check(document: Document, text: str) -> None:
    """True offsets, in order, and nothing lost but blank space."""
    assert document.text == text
    assert all(text[token.start : token.end] == token.text for token in document.tokens())
    assert "".join(words_of(document).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_abbreviations_and_marks_inside_a_sentence_do_not_end_it(text: str) -> None:
    document = PARSER.parse(text)
    assert [document.span(sentence).text for sentence in document.sentences] == [text]


@pytest.mark.parametrize("sentences", SENTENCES, ids=" / ".join)
def test_sentences_end_where_a_reader_ends_them(sentences: tuple[str, ...]) -> None:
    document = PARSER.parse(" ".join(sentences))
    assert tuple(document.span(sentence).text for sentence in document.sentences) == sentences


def test_paragraphs_end_sentences_without_a_mark() -> None:
    text = "Mayor resigns over budget\n\nThe mayor of Springfield\nresigned on Monday"
    first, *_ = PARSER.parse(text).sentences
    assert text[first.start : first.end] == "Mayor resigns over budget"


@pytest.mark.parametrize("text", NASTY, ids=[f"{text[:12]!a}" for text in NASTY])
def test_nasty_text_is_split_with_true_offsets(text: str) -> None:
    check(PARSER.parse(text), text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters() | st.sampled_from(" \n\r.?!,\"'“”’\x00\ud800Ab1"), max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    document = PARSER.parse(text)
    check(document, text)
    assert PARSER.parse(text) == document


def test_a_text_without_a_break_is_cut_after_sentences() -> None:
    text = "The senator said on Monday that she would vote against the bill. " * 400
    document = PARSER.parse(text)
    check(document, text)
    assert {document.span(sentence).text for sentence in document.sentences} == {text[:64]}


@pytest.mark.parametrize("unit", ["a", " ", "said he. ", "\n", "x \n"], ids=repr)
def test_a_long_text_takes_no_more_than_its_share_of_time(unit: str) -> None:
    text = "A" + unit * (50_000 // len(unit)) + "B"
    check(PARSER.parse(text), text)


def test_threads_share_a_parser() -> None:
    parser = SentenceSplitter()
    texts = ["He left. She stayed.", "Mr. Hill spoke.\n\nTwo.", "“No,” he said. “Yes.”"] * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(parser.parse, texts)) == [PARSER.parse(text) for text in texts]


def test_a_pickled_parser_loads_again_where_it_arrives() -> None:
    PARSER.parse("Loaded.")
    pickled = pickle.dumps(PARSER)
    assert len(pickled) < 500
    assert pickle.loads(pickled).parse("He left. She stayed.") == PARSER.parse("He left. She stayed.")


def test_the_network_is_imported_on_first_use_only() -> None:
    code = (
        "import sys, quoteattr.parsers.splitter as s\n"
        "s.SentenceSplitter().parse(' ')\n"
        "assert 'onnxruntime' not in sys.modules\n"
        "assert s.SentenceSplitter().parse('He left.').sentences\n"
        "assert not {'torch', 'stanza'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_shipped_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 1_000_000


def test_sentences_are_those_of_the_treebank_as_often_as_the_card_says() -> None:
    found = {(sentence.start, sentence.end) for sentence in PARSER.parse(TEXT).sentences}
    assert 200 * len(found & GOLD) / (len(found) + len(GOLD)) > 88


def test_a_paragraph_is_split_alike_whatever_stands_around_it() -> None:
    paragraphs = [paragraph for paragraph in TEXT.split("\n\n") if 900 < len(paragraph) < 3_000]
    assert len(paragraphs) > 10
    alone = [[document.span(s).text for s in document.sentences] for document in map(PARSER.parse, paragraphs)]
    together = PARSER.parse("\n\n".join(paragraphs))
    assert [together.span(s).text for s in together.sentences] == [text for texts in alone for text in texts]


def test_addresses_are_one_token() -> None:
    addresses = ["ann.lee@example.co.uk", "https://www.example.org/a?b=c", "www.example.com/x.", "bbc.co.uk"]
    tokens = {token.text for token in PARSER.parse(f"Write to {' or see '.join(addresses)} for more.").tokens()}
    assert tokens >= set(addresses)


def test_paragraphs_that_matter_are_split_and_no_others() -> None:
    text = "The mayor resigned.\n\n“I am tired,” she said.\n\nNobody was surprised."
    document = PARSER.analyze(text, [(22, 25)])
    assert [document.span(sentence).text for sentence in document.sentences] == ["“I am tired,” she said."]
    assert PARSER.analyze(text, []).sentences == ()


@pytest.mark.parametrize("tokens", [[(0, 0)], [(0, 3), (2, 4)], [(3, 4), (0, 2)], [(0, 99)], [(-4, -1)]])
def test_a_document_refuses_false_offsets(tokens: list[tuple[int, int]]) -> None:
    text = "He left."
    sentence = Sentence(tuple(Token(start, end, text[start:end]) for start, end in tokens))
    with pytest.raises(ValueError, match="of the text"):
        Document(text, (sentence,))


def test_a_sentence_has_tokens() -> None:
    with pytest.raises(ValueError, match="at least one token"):
        Sentence(())
