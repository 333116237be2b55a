"""A parse from elsewhere: set onto the untouched text, or refused with the line and the reason."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import QuoteExtractor
from quoteattr.errors import InputError
from quoteattr.extend import Parser
from quoteattr.parsers import Document
from quoteattr.parsers.conllu import ConlluParser

TEXT = "“We  don't know,”\nMs. Quill's aide\u00a0said. She left "


def row(label: str, form: str, *rest: str) -> str:
    lemma, upos, head, deprel, misc = (*rest, "_", "_", "_", "_", "_")[:5]
    return "\t".join((label, form, lemma, upos, "_", "_", head, deprel, "_", misc))


FILE = "\n".join(
    (
        "# newdoc id = ferry",
        "# text = this line is not read",
        row("1", "“", "“", "PUNCT", "5", "punct", "SpaceAfter=No"),
        row("2", "We", "we", "PRON", "5", "nsubj"),
        row("3-4", "don't"),
        row("3", "do", "do", "AUX", "5", "aux"),
        row("4", "n't", "not", "PART", "5", "advmod"),
        row("5", "know", "know", "VERB", "12", "ccomp"),
        row("6", ",", ",", "PUNCT", "12", "punct"),
        row("7", "”", "”", "PUNCT", "12", "punct"),
        row("8", "Ms.", "Ms.", "PROPN", "11", "nmod:poss"),
        row("8.1", "ghost", "ghost", "VERB"),
        row("9-10", "Quill's"),
        row("9", "Quill", "Quill", "PROPN", "8", "flat"),
        row("10", "'s", "'s", "PART", "8", "case"),
        row("11", "aide", "aide", "NOUN", "12", "nsubj"),
        row("12", "said", "say", "VERB", "0", "root"),
        row("13", ".", ".", "PUNCT", "12", "punct"),
        "",
        row("1", "She", "she", "PRON", "2", "nsubj"),
        row("2", "left", "leave", "VERB", "0", "root"),
    )
)


def test_tokens_stand_where_the_text_has_them() -> None:
    document = ConlluParser(FILE).parse(TEXT)
    assert [[token.text for token in sentence.tokens] for sentence in document.sentences] == [
        ["“", "We", "don't", "know", ",", "”", "Ms.", "Quill's", "aide", "said", "."],
        ["She", "left"],
    ]
    assert document.text == TEXT


def test_a_multi_word_token_has_the_tag_and_the_tree_of_its_main_word() -> None:
    first = ConlluParser(FILE).analyze(TEXT).sentences[0].tokens
    said = 9
    assert [(t.upos, t.lemma, t.head, t.deprel) for t in first[2:5]] == [
        ("AUX", "do", 3, "aux"),
        ("VERB", "know", said, "ccomp"),
        ("PUNCT", ",", said, "punct"),
    ]
    assert (first[7].lemma, first[7].head, first[7].deprel) == ("Quill", 6, "flat")
    assert (first[said].head, first[said].deprel) == (None, "root")


def test_each_text_of_a_file_finds_its_own_parse() -> None:
    other = f"# newdoc\n{row('1', 'No')}\n{row('2', '.')}\n"
    parser: Parser = ConlluParser(f"{FILE}\n\n{other}")
    assert [token.text for token in parser.parse("No .\n").tokens()] == ["No", "."]
    assert len(parser.parse(TEXT).sentences) == 2
    with pytest.raises(InputError, match="none of the 2 documents"):
        parser.parse("Yes.")


def test_fields_left_blank_say_nothing() -> None:
    (token,) = ConlluParser(row("1", "Yes")).parse("Yes").tokens()
    assert (token.upos, token.lemma, token.head, token.deprel) == (None, None, None, None)


def test_an_underscore_is_its_own_lemma() -> None:
    (token,) = ConlluParser(row("1", "_", "_", "SYM")).parse("_").tokens()
    assert token.lemma == "_"


def test_a_text_without_words_has_no_sentences() -> None:
    assert ConlluParser(FILE).parse(" \n") == Document(" \n")
    assert ConlluParser("").parse("") == Document("")


def test_line_ends_of_another_system_and_a_missing_last_blank_line_do_no_harm() -> None:
    assert ConlluParser(FILE.replace("\n", "\r\n")).parse(TEXT) == ConlluParser(FILE + "\n\n\n").parse(TEXT)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("aide", "aid"), r"line 16: expected 'aids' of the text, got 'aide'"),
        (TEXT.replace("“", '"'), r"line 3: expected '\"' of the text, got '“'"),
        (TEXT + "again.", r"goes on after the last token with again\."),
        ("“We", r"line 5: expected 'no more tokens' of the text, got \"don't\""),
    ],
)
def test_another_text_is_refused_with_the_place_where_they_part(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        ConlluParser(FILE).parse(text)


WORD = row("1", "Yes", "yes", "INTJ", "0", "root")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1 Yes yes INTJ", "CoNLL-U:1: expected 10 fields parted by tabs, got 1"),
        (f"{WORD}\tmore", "CoNLL-U:1: expected 10 fields parted by tabs, got 11"),
        (f"# comment\n\n{row('2', 'Yes')}", "CoNLL-U:3: expected the ID 1, got '2'"),
        (row("one", "Yes"), "CoNLL-U:1: expected the ID 1, got 'one'"),
        (f"{WORD}\n{WORD}", "CoNLL-U:2: expected the ID 2, got '1'"),
        (row("1-1", "Yes"), "CoNLL-U:1: '1-1' is not the ID of a multi-word token here"),
        (f"{row('1-2', 'dont')}\n{row('1-2', 'dont')}", "CoNLL-U:2: '1-2' is not the ID of a multi-word token here"),
        (f"{row('1-2', 'dont')}\n{row('1', 'do')}", "CoNLL-U:1: the sentence lacks words"),
        (row("0.1", "ghost"), "CoNLL-U:1: the sentence lacks words"),
        (row("1", " \u00a0"), "CoNLL-U:1: the form is empty"),
        (row("1", "Yes", "yes", "INTJ", "minus"), "CoNLL-U:1: the head is not a number: 'minus'"),
        (row("1", "Yes", "yes", "INTJ", "2"), "CoNLL-U:1: a head is not in the sentence"),
        (row("1", "Yes", "yes", "INTJ", "1"), "CoNLL-U:1: the heads go round in a circle"),
    ],
)
def test_broken_files_are_refused_with_line_and_reason(content: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        ConlluParser(content)
    assert str(caught.value) == message


def test_a_file_is_named_in_errors(tmp_path: Path) -> None:
    path = tmp_path / "parse.conllu"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(InputError, match=r"parse\.conllu:1: expected 10 fields"):
        ConlluParser.load(path)
    path.write_bytes(b"\xff\xfe1\t")
    with pytest.raises(InputError, match="not UTF-8"):
        ConlluParser.load(path)
    path.write_text(FILE, encoding="utf-8")
    assert ConlluParser.load(path).parse(TEXT) == ConlluParser(FILE).parse(TEXT)


def test_an_extractor_takes_the_sentences_of_the_file() -> None:
    parser = pickle.loads(pickle.dumps(ConlluParser(FILE)))
    analysis = QuoteExtractor(parser=parser).analyze(TEXT)
    assert [sentence.text for sentence in analysis.sentences] == [TEXT[: TEXT.index(" She")], "She left"]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=4), max_size=6),
    st.data(),
)
def test_offsets_are_true_whatever_stands_between_the_tokens(forms: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.text(" \n\t\u00a0\u3000", max_size=2)) for _ in forms]
    text = "".join(form + gap for form, gap in zip(forms, gaps, strict=True))
    document = ConlluParser("\n".join(row(str(i), form) for i, form in enumerate(forms, 1))).parse(text)
    assert [token.text for token in document.tokens()] == forms


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6))
def test_tokens_form_a_tree_whenever_the_words_do(heads: list[int]) -> None:
    rows = [row(str(i), "ab"[i % 2], "_", "X", str(head), "dep") for i, head in enumerate(heads, 1)]
    joined = [row("1-2", "ba"), *rows] if len(rows) > 1 else rows
    try:
        (sentence,) = ConlluParser("\n".join(joined)).parse("bababa"[: len(rows)]).sentences
    except InputError:
        return
    for token in sentence.tokens:
        steps = 0
        while token.head is not None:
            token, steps = sentence.tokens[token.head], steps + 1
            assert steps < len(sentence.tokens)
