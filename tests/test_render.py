"""Quotes for people to read."""

import attrs
import pytest

from quoteattr import Act, Evidence, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.render import explain, listing

TEXT = "“Yes,” she said. Ann Lee is a nurse."
SHE = Span.of(TEXT, 7, 10)
CUE = Span.of(TEXT, 11, 15)
NAME = Span.of(TEXT, 17, 24)
LEE = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (SHE, NAME), Span.of(TEXT, 28, 35))
QUOTE = Quote(
    (Span.of(TEXT, 0, 6),), QuoteKind.DIRECT, Act.SPEECH, CUE, SHE, LEE, 0.934, (Evidence("tagger", (CUE, SHE)),)
)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {},
            "“Yes,” is a direct quote of Ann Lee, here “she”, reported by “said”; "
            "found by the tagger, from “said”, “she” (confidence 0.93).",
        ),
        (
            {"source": NAME, "evidence": (Evidence("reopened_paragraph"), Evidence("tagger"))},
            "“Yes,” is a direct quote of Ann Lee, reported by “said”; decided by reopened_paragraph (confidence 0.93).",
        ),
        (
            {"speaker": None, "cue": None, "evidence": ()},
            "“Yes,” is a direct quote of “she”, whose name is not given (confidence 0.93).",
        ),
        (
            {"speaker": None, "source": None, "cue": None, "evidence": (), "kind": QuoteKind.INDIRECT},
            "“Yes,” is an indirect quote of nobody named in the text (confidence 0.93).",
        ),
        (
            {"act": Act.THOUGHT, "kind": QuoteKind.MIXED, "content": (NAME,), "evidence": (), "source": NAME},
            "“Ann Lee” is a mixed thought of Ann Lee, reported by “said” (confidence 0.93).",
        ),
    ],
)
def test_a_quote_is_explained_in_one_sentence(changes: dict[str, object], sentence: str) -> None:
    assert explain(attrs.evolve(QUOTE, **changes)) == sentence  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“Yes,”", "“Yes,”"),
        ('"Yes," … "no."', '"Yes," … "no."'),
        ("it was “a gamble”", "‘it was “a gamble”’"),
        ("“A gamble” it was", "‘“A gamble” it was’"),
        ("the councillors’ plan", "“the councillors’ plan”"),
        ("’Tis late", "“’Tis late”"),
        ("“", "‘“’"),
        ("“" + "x" * 200 + "”", "“" + "x" * 78 + "…”"),
    ],
)
def test_no_marks_are_doubled(words: str, shown: str) -> None:
    explanation = explain(attrs.evolve(QUOTE, content=(Span(0, len(words), words),)))
    assert explanation.startswith(f"{shown} is a direct quote")


@pytest.mark.parametrize("words", ["word " * 500, "x" * 2500])
def test_a_long_quote_is_cut_short_in_the_explanation(words: str) -> None:
    explanation = explain(attrs.evolve(QUOTE, content=(Span(0, 2500, words),)))
    assert len(explanation) < 300
    assert explanation.startswith(f"“{words[:70]}")
    assert "…” is a direct quote" in explanation


def test_the_list_says_who_how_where_and_what() -> None:
    assert listing([QUOTE]) == (
        "Ann Lee, a nurse (“she”)  [direct quote, cue “said”, 0-6, confidence 0.93]\n    “Yes,”"
    )


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"source": NAME}, "Ann Lee, a nurse  ["),
        ({"source": None}, "Ann Lee, a nurse  ["),
        ({"speaker": None}, "“she”  ["),
        ({"speaker": attrs.evolve(LEE, role=None)}, "Ann Lee (“she”)  ["),
        ({"speaker": None, "source": None}, "(nobody named)  ["),
    ],
)
def test_the_list_names_nobody_it_does_not_know(changes: dict[str, object], label: str) -> None:
    assert listing([attrs.evolve(QUOTE, **changes)]).startswith(label)  # type: ignore[arg-type]


def test_entries_stand_apart_and_no_quotes_are_no_lines() -> None:
    assert listing([QUOTE, QUOTE]).split("\n\n") == [listing([QUOTE])] * 2
    assert listing([]) == ""


def test_long_words_are_wrapped_and_none_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    shown = listing([attrs.evolve(QUOTE, content=(Span(0, len(words), words),))])
    lines = shown.splitlines()[1:]
    assert len(lines) > 1
    assert all(line.startswith("    ") and len(line) <= 100 for line in lines)
    assert " ".join(shown.splitlines()[1:]).split() == words.split()


def test_control_characters_never_reach_the_terminal() -> None:
    nasty = "a\x1b[31mb\x00c\r\nd\x9be\u202ef\u2067g"
    quote = attrs.evolve(QUOTE, content=(Span(0, len(nasty), nasty),), cue=Span(0, len(nasty), nasty))
    for shown in (listing([quote]), explain(quote)):
        assert all(char.isprintable() or char == "\n" for char in shown)
        assert "a\ufffd[31mb\ufffdc d\ufffde\ufffdf\ufffdg" in shown
