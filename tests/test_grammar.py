"""Tags, lemmas and trees of a folder that has the models for them; the shipped one splits alone."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from coreference import marked, resolved

from quoteattr import QuoteExtractor
from quoteattr.coreference.trees import Trees
from quoteattr.document import Document, Sentence, Token
from quoteattr.errors import ModelError
from quoteattr.parsers.conllu import ConlluParser
from quoteattr.parsers.stanza import SHIPPED, StanzaParser

PARAGRAPHS = ("The mayor resigned.", "“I am tired,” she said.", "Nobody was surprised.")
TEXT = "\n\n".join(PARAGRAPHS)


class FirstWordRules:
    """A stand-in for Stanza's processors: everything in a sentence depends on its first word."""

    def process(self, document: Any) -> Any:
        for sentence in document.sentences:
            for number, word in enumerate(sentence.words):
                word.upos, word.lemma = "NOUN", word.text.lower()
                word.head, word.deprel = min(number, 1), "dep" if number else "root"
        return document


@pytest.fixture
def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StanzaParser:
    """A parser whose folder has models for grammar, which the stand-in takes the place of."""
    folder = tmp_path / "models"
    shutil.copytree(SHIPPED, folder)
    for name in ("mwt", "pos", "lemma", "depparse"):
        (folder / "en" / name).mkdir()
    parser, load = StanzaParser(folder), StanzaParser._load

    def stand_in(self: StanzaParser, processors: tuple[str, ...]) -> Any:
        return [FirstWordRules()] if "depparse" in processors else load(self, processors)

    monkeypatch.setattr(StanzaParser, "_load", stand_in)
    return parser


def test_every_token_has_what_the_models_say_of_it(parser: StanzaParser) -> None:
    [sentence] = parser.analyze(PARAGRAPHS[0]).sentences
    assert [(t.text, t.upos, t.lemma, t.head, t.deprel) for t in sentence.tokens][:2] == [
        ("The", "NOUN", "the", None, "root"),
        ("mayor", "NOUN", "mayor", 0, "dep"),
    ]


def test_sentences_and_tokens_are_those_of_splitting(parser: StanzaParser) -> None:
    plain = [[(t.start, t.end) for t in s.tokens] for s in parser.parse(TEXT).sentences]
    assert [[(t.start, t.end) for t in s.tokens] for s in parser.analyze(TEXT).sentences] == plain


def test_only_the_paragraphs_that_matter_are_looked_at(parser: StanzaParser) -> None:
    at = TEXT.index("tired")
    document = parser.analyze(TEXT, [(at, at + 1)])
    assert [document.span(sentence).text for sentence in document.sentences] == [PARAGRAPHS[1]]
    assert parser.analyze(TEXT, []).sentences == ()


def test_a_folder_without_grammar_gives_sentences_and_tokens_alone() -> None:
    document = StanzaParser().analyze(TEXT)
    assert len(document.sentences) == len(PARAGRAPHS)
    assert {(t.upos, t.lemma, t.head, t.deprel) for t in document.tokens()} == {(None, None, None, None)}


def test_broken_models_for_grammar_are_named_with_the_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(SHIPPED, folder)
    for name in ("mwt", "pos", "lemma", "depparse"):
        (folder / "en" / name).mkdir()
    with pytest.raises(ModelError, match=r"stanza\.download"):
        StanzaParser(folder).analyze(TEXT)


def tree(text: str, *rows: tuple[str, int | None, str]) -> Trees:
    """The tree of a one-sentence text: each word with the index of its head and the relation."""
    tokens, at = [], 0
    for word, head, relation in rows:
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word, head=head, deprel=relation))
        at += len(word)
    return Trees.of(Document(text, (Sentence(tuple(tokens)),)))


def test_a_tree_tells_subjects_from_objects() -> None:
    text = "Told by Ada Brook it Hill left"
    trees = tree(
        text,
        ("Told", 6, "advcl"),
        ("by", 2, "case"),
        ("Ada", 0, "obl"),
        ("Brook", 2, "flat"),
        ("it", 0, "obj"),
        ("Hill", 6, "nsubj"),
        ("left", None, "root"),
    )
    assert trees.is_subject(text.index("Ada"), text.index(" it")) is False
    assert trees.is_subject(text.index("Hill"), text.index(" left")) is True
    assert trees.is_subject(len(text), len(text)) is None


def test_coreference_reads_the_subjects_of_a_parse_that_is_handed_in() -> None:
    plain, sources = marked("Late that evening Ada Brook phoned Eve Hill and [she] said no")
    parsed = tree(
        plain,
        ("evening", 3, "obl"),
        ("Ada", 3, "obj"),
        ("Brook", 1, "flat"),
        ("phoned", None, "root"),
        ("Eve", 3, "nsubj"),
        ("Hill", 4, "flat"),
        ("she", 7, "nsubj"),
        ("said", 3, "conj"),
    )
    found = resolved(plain, *sources, trees=parsed).of(sources[0])
    assert found is not None
    assert found.name == "Eve Hill"


def test_a_parse_in_conllu_goes_with_the_extractor() -> None:
    text = "“Late,” said Ada Brook."
    rows = [
        "“ 6 punct",
        "Late 6 ccomp",
        ", 6 punct",
        "” 6 punct",
        "said 0 root",
        "Ada 5 nsubj",
        "Brook 6 flat",
        ". 5 punct",
    ]
    lines = [
        f"{number}\t{form}\t_\t_\t_\t_\t{head}\t{relation}\t_\t_"
        for number, (form, head, relation) in enumerate((row.split() for row in rows), 1)
    ]
    lines[0], lines[1] = lines[0].replace("\t6\t", "\t2\t"), lines[1].replace("\t6\t", "\t5\t")
    [quote] = QuoteExtractor(parser=ConlluParser("\n".join(lines) + "\n\n")).extract(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"
