"""Quotes to plain data and back: exactly, and with errors that say where."""

import copy
import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Act, Analysis, Evidence, Quotation, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.errors import SerializationError
from quoteattr.serialize import Json, from_dict, to_dict

TEXT = "“Yes,” Ann Lee, a nurse, said. ‘We “can” go,’ she added."
LEE = Speaker(
    3,
    "Ann Lee",
    True,
    SpeakerKind.PERSON,
    (Span.of(TEXT, 7, 14), Span.of(TEXT, 46, 49)),
    Span.of(TEXT, 16, 23),
    frozenset({"she", "her"}),
)
FIRST = Quote(
    (Span.of(TEXT, 0, 6),), QuoteKind.DIRECT, Act.SPEECH, Span.of(TEXT, 25, 29), LEE.mentions[0], LEE, 0.75, ()
)
SECOND = attrs.evolve(FIRST, cue=None, source=None, evidence=(Evidence("tagger", LEE.mentions), Evidence("marks")))
CAN = Quotation(Span.of(TEXT, 35, 40), Span.of(TEXT, 36, 39))
NESTED = Quotation(Span.of(TEXT, 31, 45), Span.of(TEXT, 32, 44), (CAN,))
ANALYSIS = Analysis(TEXT, (FIRST, SECOND), (LEE,), (Span.of(TEXT, 0, 30), Span.of(TEXT, 31, 56)), (NESTED,))

VALUES = [LEE, FIRST, SECOND, attrs.evolve(FIRST, speaker=None), ANALYSIS, [], [FIRST, SECOND]]


@pytest.mark.parametrize("value", VALUES)
def test_the_round_trip_through_json_is_exact(value: Quote | Speaker | Analysis | list[Quote]) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(value)))) == value


spans = st.builds(lambda start, text: Span(start, start + len(text), text), st.integers(0, 10**6), st.text())
evidence = st.builds(Evidence, st.text(min_size=1), st.lists(spans).map(tuple))
speakers = st.builds(
    Speaker,
    id=st.integers(0),
    name=st.text(min_size=1),
    named=st.booleans(),
    kind=st.sampled_from(SpeakerKind),
    mentions=st.lists(spans, min_size=1).map(sorted).map(tuple),
    role=st.none() | spans,
    pronouns=st.frozensets(st.text()),
)
quotes = st.builds(
    Quote,
    content=st.tuples(spans),
    kind=st.sampled_from(QuoteKind),
    act=st.sampled_from(Act),
    cue=st.none() | spans,
    source=st.none() | spans,
    speaker=st.none() | speakers,
    confidence=st.floats(0, 1),
    evidence=st.lists(evidence, max_size=3).map(tuple),
)


@given(quotes)
def test_any_quote_survives_the_round_trip(quote: Quote) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(quote)))) == quote


def test_a_speaker_is_written_once_and_shared_again_after_reading() -> None:
    data = to_dict([FIRST, SECOND])
    speakers_written = data["speakers"]
    assert isinstance(speakers_written, list)
    assert len(speakers_written) == 1
    first, second = _quotes(from_dict(data))
    assert first.speaker is second.speaker


def test_what_is_written_is_the_documented_schema() -> None:
    data = to_dict(attrs.evolve(FIRST, speaker=None))
    assert data == {
        "schema_version": 1,
        "type": "quote",
        "speakers": [],
        "quote": {
            "content": [{"start": 0, "end": 6, "text": "“Yes,”"}],
            "kind": "direct",
            "act": "speech",
            "cue": {"start": 25, "end": 29, "text": "said"},
            "source": {"start": 7, "end": 14, "text": "Ann Lee"},
            "speaker": None,
            "confidence": 0.75,
            "evidence": [],
        },
    }


def test_the_same_speaker_is_always_written_the_same() -> None:
    speaker = to_dict(LEE)["speaker"]
    assert isinstance(speaker, dict)
    assert speaker["pronouns"] == ["her", "she"]


def test_quotes_of_two_texts_cannot_be_written_as_one() -> None:
    other = attrs.evolve(FIRST, speaker=attrs.evolve(LEE, name="Bo Diaz"))
    with pytest.raises(ValueError, match="two speakers have id 3: 'Ann Lee' and 'Bo Diaz'"):
        to_dict([FIRST, other])


@pytest.mark.parametrize("value", ["quote", 3, None, {"type": "quote"}, [FIRST, "x"], LEE.mentions[0]])
def test_nothing_else_can_be_written(value: object) -> None:
    with pytest.raises(TypeError, match=r"expected a Quote|must be Quote"):
        to_dict(value)  # type: ignore[arg-type]


def test_unknown_keys_are_passed_over_and_whole_numbers_are_numbers() -> None:
    data = _quotes_data()
    data["file"] = "a.txt"
    _put(data, ["quotes", 0, "confidence"], 1)
    assert _quotes(from_dict(data))[0].confidence == 1.0


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["schema_version"], 2, "schema_version: this release reads version 1, got 2"),
        (["schema_version"], "1", "schema_version: expected an integer, got '1'"),
        (["type"], "novel", "type: expected one of quote, quotes, speaker, analysis, got 'novel'"),
        (["quotes"], {}, "quotes: expected a list, got {}"),
        (["quotes", 1], "x", "quotes[1]: expected an object, got 'x'"),
        (["quotes", 1, "kind"], "oral", "quotes[1].kind: 'oral' is not a valid QuoteKind"),
        (["quotes", 1, "act"], None, "quotes[1].act: expected a string, got None"),
        (["quotes", 0, "content"], [], "quotes[0]: a Quote needs at least one span of content"),
        (["quotes", 0, "content", 0, "start"], "x", "quotes[0].content[0].start: expected an integer, got 'x'"),
        (["quotes", 0, "content", 0, "start"], True, "quotes[0].content[0].start: expected an integer, got True"),
        (["quotes", 0, "content", 0, "end"], 5, "quotes[0].content[0]: Span 0:5 is 5 characters long, its text 6"),
        (["quotes", 0, "cue", "text"], 7, "quotes[0].cue.text: expected a string, got 7"),
        (["quotes", 0, "confidence"], "sure", "quotes[0].confidence: expected a number, got 'sure'"),
        (["quotes", 0, "confidence"], 7, "quotes[0]: Quote.confidence must be between 0 and 1, got 7.0"),
        (["quotes", 0, "confidence"], 10**400, "quotes[0]: int too large to convert to float"),
        (["quotes", 0, "speaker"], 9, "quotes[0].speaker: no speaker has the id 9"),
        (["quotes", 1, "evidence", 0, "rule"], "", "quotes[1].evidence[0]: Evidence.rule must name a rule"),
        (["speakers", 0, "named"], 1, "speakers[0].named: expected true or false, got 1"),
        (["speakers", 0, "kind"], "robot", "speakers[0].kind: 'robot' is not a valid SpeakerKind"),
        (["speakers", 0, "pronouns"], [3], "speakers[0].pronouns[0]: expected a string, got 3"),
        (["speakers", 0, "mentions"], [], "speakers[0]: a Speaker needs a name"),
    ],
)
def test_bad_data_is_refused_with_the_place(path: list[str | int], value: Json, message: str) -> None:
    data = _quotes_data()
    _put(data, path, value)
    with pytest.raises(SerializationError) as caught:
        from_dict(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("key", ["schema_version", "type", "speakers", "quotes"])
def test_a_missing_key_is_named(key: str) -> None:
    data = _quotes_data()
    del data[key]
    with pytest.raises(SerializationError, match=f"the key '{key}' is missing"):
        from_dict(data)


def test_a_missing_key_inside_is_named_with_its_place() -> None:
    data = _quotes_data()
    _put(data, ["quotes", 1], {})
    with pytest.raises(SerializationError, match=r"^quotes\[1\]: the key 'content' is missing$"):
        from_dict(data)


def test_two_speakers_with_one_id_are_refused() -> None:
    data = _quotes_data()
    written = data["speakers"]
    assert isinstance(written, list)
    written.append(copy.deepcopy(written[0]))
    with pytest.raises(SerializationError, match=r"speakers\[1\]: another speaker has the id 3"):
        from_dict(data)


def test_an_analysis_of_another_text_is_refused() -> None:
    data = to_dict(ANALYSIS)
    data["text"] = "Something else."
    with pytest.raises(SerializationError, match="the text at"):
        from_dict(data)


def test_bottomless_nesting_is_refused() -> None:
    span: Json = {"start": 0, "end": 1, "text": "x"}
    quotation: Json = {"span": span, "inner": span, "children": []}
    for _ in range(100_000):
        quotation = {"span": span, "inner": span, "children": [quotation]}
    data = {**to_dict(ANALYSIS), "quotations": [quotation]}
    with pytest.raises(SerializationError, match="nested too deeply"):
        from_dict(data)


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_something_that_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(SerializationError, match="expected an object"):
        from_dict(data)  # type: ignore[arg-type]


def _quotes(value: Quote | Speaker | Analysis | list[Quote]) -> list[Quote]:
    assert isinstance(value, list)
    return value


def _quotes_data() -> dict[str, Json]:
    return to_dict([FIRST, SECOND])


def _put(data: Json, path: list[str | int], value: Json) -> None:
    for step in path[:-1]:
        data = data[step]  # type: ignore[index]
    data[path[-1]] = value  # type: ignore[index]
