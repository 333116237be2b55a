"""The extra `stanza`: sentences as from what ships, folders of other models, and grammar where they have it.

Collected only where Stanza is installed.
"""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ewt import TEXT as TREEBANK

from quoteattr import QuoteExtractor
from quoteattr.errors import ModelError
from quoteattr.parsers.splitter import SentenceSplitter
from quoteattr.parsers.stanza import SHIPPED, StanzaParser

pytestmark = pytest.mark.stanza

PARSER = StanzaParser()
PARAGRAPHS = ("The mayor resigned.", "“I am tired,” she said.", "Nobody was surprised.")
TEXT = "\n\n".join(PARAGRAPHS)

ODD = (
    "",
    " \n\r\n\t ",
    "a\x00b. \x00 C.",
    "\ud800 he said. \udfff\udfff",
    "\x80\x81\x9f",
    "e\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 said. \u0130stanbul \ufb01ne ٣ 3.5 ²",
    "a" * 1_200,
    "." * 1_200,
    "\"'“”" * 300,
    "w \t" * 500,
    "http://example.com/" + "a?b=" * 200,
    "<UNK> <PAD> \n\n <PAD>",
    "a\n \u00a0\n\u3000b",
    "One\u2003two.  Three.\u00a0 Four.",
    "Write to ann.lee@example.com. See https://www.example.org/a?b=c, www.example.com or bbc.co.uk. Or x@y.z!",
    "Sen. Dick Durbin left. “Who?” she asked. She left.",
    "The senator said on Monday that she would vote against the bill. " * 40,
    "no full stop and no capital in all of this text " * 60,
)


def test_the_splitter_that_ships_finds_the_sentences_and_tokens_of_stanza_in_2000_sentences() -> None:
    found = PARSER.parse(TREEBANK)
    assert len(found.sentences) > 1_800
    assert SentenceSplitter().parse(TREEBANK) == found


@pytest.mark.parametrize("text", [*ODD, "\n\n".join(ODD)], ids=lambda text: f"{text[:12]!a}")
def test_the_splitter_that_ships_reads_odd_text_as_stanza_does(text: str) -> None:
    assert SentenceSplitter().parse(text) == PARSER.parse(text)


def test_an_extractor_takes_its_sentences_from_the_parser_it_is_given() -> None:
    given = QuoteExtractor(parser=PARSER).analyze(TREEBANK[:3_000])
    assert given.sentences == QuoteExtractor().analyze(TREEBANK[:3_000]).sentences


def test_a_pickled_parser_loads_again_where_it_arrives() -> None:
    PARSER.parse("Loaded.")
    pickled = pickle.dumps(PARSER)
    assert len(pickled) < 500
    assert pickle.loads(pickled).parse("He left. She stayed.") == PARSER.parse("He left. She stayed.")


def test_stanza_is_imported_on_first_use_only() -> None:
    code = "import sys, quoteattr.parsers.stanza as s; s.StanzaParser().parse(' '); sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_shipped_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "weights")


def weights(folder: Path) -> Path:
    (path,) = folder.glob("en/tokenize/*.pt")
    return path


def test_a_folder_of_other_models_takes_the_place_of_the_shipped_ones(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert StanzaParser(folder).parse("He left. She stayed.") == PARSER.parse("He left. She stayed.")


@pytest.mark.parametrize("with_manifest", [True, False])
def test_truncated_weights_are_a_model_error_with_path_and_remedy(folder: Path, with_manifest: bool) -> None:
    path = weights(folder)
    path.write_bytes(path.read_bytes()[:10_000])
    if not with_manifest:
        (folder / "manifest.json").unlink()
    with pytest.raises(ModelError) as caught:
        StanzaParser(folder).parse("He left.")
    assert str(path if with_manifest else folder) in str(caught.value)
    assert caught.value.remedy


def test_missing_weights_are_a_model_error(folder: Path) -> None:
    weights(folder).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        StanzaParser(folder).parse("He left.")


def test_a_missing_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"stanza\.download"):
        StanzaParser(tmp_path / "nowhere").parse("He left.")


@pytest.mark.parametrize("manifest", ['{"format": 2}', "{}", "[]", "", '{"format": 1, "files": {"README.md": 3}}'])
def test_a_manifest_of_another_version_is_a_model_error(folder: Path, manifest: str) -> None:
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        StanzaParser(folder).parse("He left.")


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
