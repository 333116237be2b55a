"""The extractor as a user meets it, with a stand-in for the network."""

import inspect
import itertools
import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest
from standing_in import standing_in

import quoteattr
from quoteattr import (
    Act,
    KnownSpeaker,
    ModelError,
    Quotation,
    Quote,
    QuoteExtractor,
    QuoteKind,
    extract_quotes,
)
from quoteattr.extend import RULES, Attribution, Lexicon
from quoteattr.network import reading
from quoteattr.network.reading import Reading
from quoteattr.speakers.known import KnownSpeakers

BROKEN = "This text breaks the network."
TEXT = "“It will open in May,” said Ada Brook. He thinks that it rains."
REPORT = re.compile(r" (said) ([A-Z]\w+(?: [A-Z]\w+)*)")
THOUGHT = re.compile(r"(He) (thinks) (that it \w+)")


def propose(text: str, quotations: Sequence[Quotation], tagger: object) -> list[Attribution]:
    """What a network would say of `“…” said Name` and of `He thinks that …`."""
    if text == BROKEN:
        raise RuntimeError("broken text")
    found = []
    for quotation in quotations:
        if report := REPORT.match(text, quotation.span.end):
            content = ((quotation.span.start, quotation.span.end),)
            found.append(Attribution(content, report.span(1), report.span(2), ("tagger",)))
    for thought in THOUGHT.finditer(text):
        found.append(Attribution((thought.span(3),), thought.span(2), thought.span(1), ("tagger",)))
    return found


@pytest.fixture(autouse=True)
def _stand_in() -> Iterator[None]:
    with standing_in(propose):
        yield


def said(number: int) -> str:
    return f"“Number {number},” said Ada Brook."


def contents(quotes: list[Quote]) -> list[str]:
    return [quote.text for quote in quotes]


def test_a_quote_has_content_cue_source_and_speaker() -> None:
    [quote] = QuoteExtractor().extract(TEXT)
    assert (quote.text, quote.kind, quote.act) == ("“It will open in May,”", QuoteKind.DIRECT, Act.SPEECH)
    assert quote.cue is not None
    assert quote.source is not None
    assert quote.speaker is not None
    assert (quote.cue.text, quote.source.text, quote.speaker.name) == ("said", "Ada Brook", "Ada Brook")
    assert quote.evidence[0].rule == "tagger"
    assert 0.0 <= quote.confidence <= 1.0


def test_offsets_are_those_of_the_text_as_it_came() -> None:
    text = f"\ud800\x00\r\n \U0001f600 {TEXT}\r\n"
    [quote] = QuoteExtractor().extract(text)
    for span in (*quote.content, quote.cue, quote.source):
        assert span is not None
        assert text[span.start : span.end] == span.text


def test_what_stands_in_a_quotation_that_is_never_closed_is_read_as_text_of_its_own() -> None:
    [quote] = QuoteExtractor().extract('"The plan is out. “It will open in May,” said Ada Brook.\n\nNo more is known.')
    assert quote.text == "“It will open in May,”"


def test_extract_quotes_is_the_one_liner_for_a_default_extractor() -> None:
    assert extract_quotes(TEXT) == QuoteExtractor().extract(TEXT)


def test_extract_quotes_uses_the_extractor_it_is_given() -> None:
    assert len(extract_quotes(TEXT, extractor=QuoteExtractor(scope="all"))) == 2


@pytest.mark.parametrize(("value", "came"), [(None, "NoneType"), (b"x", "bytes"), (["x"], "list"), (7, "int")])
def test_what_is_not_a_string_is_refused_and_named(value: object, came: str) -> None:
    extractor = QuoteExtractor()
    calls: tuple[Callable[[Any], object], ...] = (extractor.extract, extractor.analyze, extract_quotes)
    for call in calls:
        with pytest.raises(TypeError, match=f"must be a str, not {came}"):
            call(value)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u2028", "“”", "\"\" '' “ ” ‘’ «»", "\x00", "\ud800"], ids=ascii)
def test_nothing_said_gives_an_empty_list(text: str) -> None:
    assert QuoteExtractor(scope="all").extract(text) == []


def test_a_blank_text_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", None)
    assert extract_quotes(" \n ") == []


def test_a_deed_is_no_speech_although_its_verb_may_report_some() -> None:
    asked = "They asked the council for a bench."
    words = ("the council for a bench", "asked", "They")
    parts = [(asked.index(part), asked.index(part) + len(part)) for part in words]

    def proposes(said: float) -> list[Quote]:
        with standing_in(lambda *_: [Attribution((parts[0],), parts[1], parts[2], ("tagger",), 1.0, said)]):
            return QuoteExtractor().extract(asked)

    assert contents(proposes(0.9)) == ["the council for a bench"]
    assert proposes(0.1) == []


def test_the_scope_is_speech_unless_all_is_asked_for() -> None:
    assert contents(QuoteExtractor().extract(TEXT)) == ["“It will open in May,”"]
    both = ["“It will open in May,”", "that it rains"]
    assert contents(QuoteExtractor(scope="all").extract(TEXT)) == both
    assert contents(QuoteExtractor().with_scope("all").extract(TEXT)) == both


def test_another_scope_is_refused_and_named() -> None:
    with pytest.raises(ValueError, match=r'"speech" or "all", not \'thought\''):
        QuoteExtractor(scope="thought")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="thought"):
        QuoteExtractor().with_scope("thought")  # type: ignore[arg-type]


def test_rules_of_either_step_can_be_left_out() -> None:
    text = "“It rains,” said Ada Brook. “It pours.”"
    whole, halves = QuoteExtractor().extract(text), QuoteExtractor(rules=RULES.without(*["second_half"])).extract(text)
    assert (contents(whole), contents(halves)) == (["“It rains,” … “It pours.”"], ["“It rains,”"])
    names = ("name.only-bearer", "name.unlisted")
    [quote] = QuoteExtractor(rules=RULES.without(*names)).extract(TEXT)
    assert quote.evidence[-1].rule not in names


@pytest.mark.parametrize("name", ["second-half", "tagger", "speaker.undecided", ""])
def test_what_is_no_rule_cannot_be_left_out(name: str) -> None:
    with pytest.raises(ValueError, match=f"no rule is named '{name}'; `quoteattr rules` lists all names"):
        QuoteExtractor(rules=RULES.without(*["second_half", name]))


def test_an_extractor_gives_the_same_twice_and_leaves_nothing_behind() -> None:
    extractor = QuoteExtractor()
    first = extractor.extract(TEXT)
    extractor.extract(said(7))
    assert extractor.extract(TEXT) == first


def test_many_texts_come_back_in_order() -> None:
    texts = [said(3), "", said(1), "No quote here.", said(2)]
    extractor = QuoteExtractor()
    assert list(extractor.extract_many(texts)) == [extractor.extract(text) for text in texts]
    assert list(extractor.extract_many([])) == []


def test_many_texts_are_pulled_one_at_a_time() -> None:
    pulled: list[int] = []

    def endless() -> Iterator[str]:
        for number in itertools.count():
            pulled.append(number)
            yield said(number)

    stream = QuoteExtractor().extract_many(endless())
    assert pulled == []
    for number in range(3):
        assert contents(next(stream)) == [f"“Number {number},”"]
        assert pulled == list(range(number + 1))


def test_a_text_that_fails_stops_the_stream_unless_told_otherwise() -> None:
    stream = QuoteExtractor().extract_many([said(1), BROKEN, said(2)])
    assert len(next(stream)) == 1
    with pytest.raises(RuntimeError, match="broken text"):
        next(stream)


def test_a_text_that_fails_can_be_skipped_and_is_reported() -> None:
    reported: list[tuple[int, Exception]] = []
    texts = [said(1), BROKEN, None, said(2)]
    stream = QuoteExtractor().extract_many(
        texts,  # type: ignore[arg-type]
        on_error="skip",
        report=lambda index, error: reported.append((index, error)),
    )
    assert [contents(quotes) for quotes in stream] == [["“Number 1,”"], [], [], ["“Number 2,”"]]
    assert [(index, type(error)) for index, error in reported] == [(1, RuntimeError), (2, TypeError)]


def test_skipping_needs_no_report() -> None:
    assert [len(quotes) for quotes in QuoteExtractor().extract_many([BROKEN, said(1)], on_error="skip")] == [0, 1]


def test_another_on_error_is_refused_at_the_call() -> None:
    with pytest.raises(ValueError, match=r'"raise" or "skip", not \'ignore\''):
        QuoteExtractor().extract_many([], on_error="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("workers", "error", "message"),
    [
        (0, ValueError, "workers must be 1 or more, not 0"),
        (-1, ValueError, "workers must be 1 or more, not -1"),
        (True, TypeError, "workers must be int, got bool"),
        (2.0, TypeError, "workers must be int, got float"),
        (None, TypeError, "workers must be int, got NoneType"),
    ],
)
def test_what_is_no_number_of_workers_is_refused_at_the_call(
    workers: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        QuoteExtractor().extract_many([], workers=workers)


@pytest.mark.parametrize("texts", ["One text.", b"One text."])
def test_a_single_text_is_not_taken_for_many(texts: Any) -> None:
    with pytest.raises(TypeError, match="texts must be an iterable of str, not"):
        QuoteExtractor().extract_many(texts)


@pytest.mark.parametrize(
    ("texts", "asked", "shown"),
    [
        ([said(1), said(2)], True, ["0/2", "1/2"]),
        (iter([said(1), said(2)]), True, ["0 texts", "1 texts"]),
        ([said(1), said(2)], False, []),
    ],
)
def test_progress_is_told_to_a_terminal_when_asked(
    texts: Iterable[str],
    asked: bool,
    shown: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert len(list(QuoteExtractor().extract_many(texts, progress=asked))) == 2
    err = capsys.readouterr().err
    assert [word for word in shown if word not in err] == []
    assert bool(err) is asked


def test_the_known_speakers_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[KnownSpeaker] = []
    of = KnownSpeakers.of

    def counted(speakers: Iterable[KnownSpeaker], lexicon: Lexicon) -> KnownSpeakers:
        read.extend(speakers)
        return of(speakers, lexicon)

    monkeypatch.setattr(KnownSpeakers, "of", counted)
    brook = KnownSpeaker("b", "Ada Brook")
    found = list(QuoteExtractor(known_speakers=[brook]).extract_many([said(1), said(2)]))
    assert [quote.speaker.known for quotes in found for quote in quotes if quote.speaker] == ["b", "b"]
    assert read == [brook]


def test_weights_that_cannot_be_used_are_not_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def unusable(*_: object) -> Reading:
        raise ModelError("weights/tagger", "the file is missing", "Install quoteattr again.")

    monkeypatch.setattr(reading, "read", unusable)
    reported: list[int] = []
    stream = QuoteExtractor().extract_many([TEXT], on_error="skip", report=lambda index, _: reported.append(index))
    with pytest.raises(ModelError, match="Install quoteattr again"):
        next(stream)
    assert reported == []


@pytest.mark.parametrize("used", [False, True])
def test_an_extractor_can_be_pickled_before_and_after_use(used: bool) -> None:
    extractor = QuoteExtractor(scope="all")
    if used:
        assert extractor.extract(TEXT)
    copy = pickle.loads(pickle.dumps(extractor))
    assert copy.scope == "all"
    assert copy.extract(TEXT) == extractor.extract(TEXT)


def test_an_analysis_has_quotes_speakers_sentences_and_what_nobody_says() -> None:
    text = f"{TEXT} A “scare” quote."
    analysis = QuoteExtractor().analyze(text)
    assert list(analysis.quotes) == QuoteExtractor().extract(text)
    assert [speaker.name for speaker in analysis.speakers] == ["Ada Brook"]
    assert "".join(sentence.text for sentence in analysis.sentences).replace(" ", "") == text.replace(" ", "")
    assert [quotation.inner.text for quotation in analysis.unattributed] == ["scare"]


def test_an_analysis_of_a_blank_text_is_empty() -> None:
    analysis = QuoteExtractor().analyze(" \n")
    assert (analysis.text, analysis.quotes, analysis.sentences, analysis.quotations) == (" \n", (), (), ())


@pytest.mark.parametrize("name", quoteattr.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(quoteattr, name))
