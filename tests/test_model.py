"""The public types: what they hold, what they refuse, and how they say so."""

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Act, Analysis, Evidence, Quotation, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.errors import InputError, LexiconError, MissingExtraError, ModelError, QuoteattrError, SerializationError

TEXT = "“Yes,” Ann Lee said, “we ‘can’ go.” A “scare” quote."
CONTENT = (Span.of(TEXT, 0, 6), Span.of(TEXT, 21, 35))
NAME = Span.of(TEXT, 7, 14)
CUE = Span.of(TEXT, 15, 19)
LEE = Speaker(0, "Ann Lee", True, SpeakerKind.PERSON, (NAME,), pronouns=frozenset({"she"}))
QUOTE = Quote(CONTENT, QuoteKind.DIRECT, Act.SPEECH, CUE, NAME, LEE, 0.9, (Evidence("tagger", (CUE, NAME)),))
CAN = Quotation(Span.of(TEXT, 25, 30), Span.of(TEXT, 26, 29))
QUOTATIONS = (
    Quotation(CONTENT[0], Span.of(TEXT, 1, 5)),
    Quotation(CONTENT[1], Span.of(TEXT, 22, 34), (CAN,)),
    Quotation(Span.of(TEXT, 38, 45), Span.of(TEXT, 39, 44)),
)
ANALYSIS = Analysis(TEXT, (QUOTE,), (LEE,), (Span.of(TEXT, 0, 35), Span.of(TEXT, 36, 52)), QUOTATIONS)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_is_the_text_at_its_offsets(text: str, start: int, end: int) -> None:
    if start <= end <= len(text):
        span = Span.of(text, start, end)
        assert (span.start, span.end, span.text) == (start, end, text[start:end])
    else:
        with pytest.raises(ValueError, match="Span"):
            Span.of(text, start, end)


@pytest.mark.parametrize(("start", "end"), [(-3, 2), (-3, -1), (3, 2), (0, 99)])
def test_a_span_never_counts_backwards_or_beyond_the_end(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="Span"):
        Span.of("some text", start, end)


@pytest.mark.parametrize("start", [True, 0.0, "0", None])
def test_a_span_takes_only_integers_and_says_what_came(start: object) -> None:
    with pytest.raises(TypeError, match=rf"Span\.start must be int, got {type(start).__name__}"):
        Span(start, 1, "a")  # type: ignore[arg-type]


def test_a_span_whose_text_has_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="2 characters long, its text 3"):
        Span(4, 6, "abc")


def test_spans_sort_in_text_order() -> None:
    assert sorted([Span(2, 3, "c"), Span(0, 2, "ab"), Span(0, 1, "a")])[0] == Span(0, 1, "a")


@pytest.mark.parametrize("value", [NAME, LEE, QUOTE, CAN, ANALYSIS])
def test_values_are_frozen_hashable_and_survive_pickling(value: Span | Speaker | Quote | Quotation | Analysis) -> None:
    copy = pickle.loads(pickle.dumps(value))
    assert copy == value
    assert hash(copy) == hash(value)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.text = "else"  # type: ignore[union-attr, misc]
    with pytest.raises(AttributeError):
        value.__dict__  # noqa: B018


def test_the_text_of_an_interrupted_quote_marks_the_gap() -> None:
    assert QUOTE.text == "“Yes,” … “we ‘can’ go.”"
    assert (QUOTE.start, QUOTE.end) == (0, 35)


def test_a_quote_in_one_piece_reads_as_it_stands() -> None:
    assert attrs.evolve(QUOTE, content=CONTENT[:1]).text == "“Yes,”"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": ()}, "at least one span"),
        ({"content": CONTENT[::-1]}, "text order"),
        ({"content": (CONTENT[0], Span.of(TEXT, 5, 8))}, "text order"),
        ({"confidence": 1.01}, "between 0 and 1"),
        ({"confidence": -0.01}, "between 0 and 1"),
        ({"confidence": float("nan")}, "between 0 and 1"),
    ],
)
def test_a_quote_refuses_what_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        attrs.evolve(QUOTE, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": list(CONTENT)}, r"Quote\.content must be tuple, got list"),
        ({"content": (NAME, "x")}, r"Quote\.content\[1\] must be Span, got str"),
        ({"kind": "direct"}, r"Quote\.kind must be QuoteKind, got str"),
        ({"act": "speech"}, r"Quote\.act must be Act"),
        ({"cue": "said"}, r"Quote\.cue must be Span"),
        ({"source": "Ann"}, r"Quote\.source must be Span"),
        ({"speaker": "Ann Lee"}, r"Quote\.speaker must be Speaker"),
        ({"confidence": "high"}, r"Quote\.confidence must be float"),
        ({"evidence": ("tagger",)}, r"Quote\.evidence\[0\] must be Evidence"),
    ],
)
def test_a_quote_names_the_field_of_the_wrong_type(changes: dict[str, object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        attrs.evolve(QUOTE, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": -1}, "negative"),
        ({"name": ""}, "needs a name"),
        ({"mentions": ()}, "at least one mention"),
        ({"mentions": (CUE, NAME)}, "text order"),
    ],
)
def test_a_speaker_refuses_what_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        attrs.evolve(LEE, **changes)  # type: ignore[arg-type]


def test_mentions_may_nest() -> None:
    text = "Ann Lee's mother"
    mentions = (Span.of(text, 0, 7), Span.of(text, 0, 16))
    assert attrs.evolve(LEE, mentions=mentions).mentions == mentions


def test_pronouns_are_a_frozenset_of_words() -> None:
    with pytest.raises(TypeError, match=r"Speaker\.pronouns must be frozenset"):
        attrs.evolve(LEE, pronouns={"she"})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="every one of"):
        attrs.evolve(LEE, pronouns=frozenset({1}))  # type: ignore[arg-type]


def test_evidence_names_a_rule() -> None:
    with pytest.raises(ValueError, match="must name a rule"):
        Evidence("")


def test_a_quotation_keeps_its_parts_inside() -> None:
    with pytest.raises(ValueError, match=r"Quotation\.inner 0:6 lies outside 25:30"):
        attrs.evolve(CAN, inner=CONTENT[0])
    with pytest.raises(ValueError, match="child of a Quotation"):
        attrs.evolve(QUOTATIONS[0], children=(CAN,))
    with pytest.raises(ValueError, match="text order"):
        attrs.evolve(QUOTATIONS[1], children=(CAN, CAN))


def test_walking_a_quotation_goes_through_all_depths_in_text_order() -> None:
    text = '"a\'b"c"d\'e"'
    deepest = Quotation(Span.of(text, 4, 7), Span.of(text, 5, 6))
    middle = Quotation(Span.of(text, 2, 9), Span.of(text, 3, 8), (deepest,))
    last = Quotation(Span.of(text, 9, 10), Span.of(text, 9, 10))
    whole = Quotation(Span.of(text, 0, 11), Span.of(text, 1, 10), (middle, last))
    assert list(whole.walk()) == [whole, middle, deepest, last]


def test_the_cast_of_a_text_is_who_speaks_most_words_first() -> None:
    text = "Ann Lee met Bo Diaz and Tom Hill. “Go.” “I will not go.” “No.” “Who?”"
    lee, diaz, hill = (
        Speaker(i, name, True, SpeakerKind.PERSON, (Span.of(text, text.index(name), text.index(name) + len(name)),))
        for i, name in enumerate(("Ann Lee", "Bo Diaz", "Tom Hill"))
    )
    said = [(lee, "“Go.”"), (diaz, "“I will not go.”"), (lee, "“No.”"), (None, "“Who?”")]
    quotes = tuple(
        attrs.evolve(
            QUOTE,
            content=(Span.of(text, text.index(words), text.index(words) + len(words)),),
            speaker=who,
            cue=None,
            source=None,
            evidence=(),
        )
        for who, words in said
    )
    assert Analysis(text, quotes, (lee, diaz, hill), (), ()).cast == [(diaz, 4), (lee, 2)]
    assert Analysis(text, (), (lee,), (), ()).cast == []


def test_quotations_that_nobody_says_are_unattributed() -> None:
    assert ANALYSIS.unattributed == (QUOTATIONS[2],)


def test_a_quote_without_source_and_speaker_attributes_nothing() -> None:
    orphan = attrs.evolve(QUOTE, source=None, speaker=None)
    assert attrs.evolve(ANALYSIS, quotes=(orphan,)).unattributed == QUOTATIONS


def test_a_long_content_that_begins_earlier_still_covers() -> None:
    whole = attrs.evolve(QUOTE, content=(Span.of(TEXT, 0, 52),))
    assert attrs.evolve(ANALYSIS, quotes=(whole, QUOTE)).unattributed == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"sentences": (Span(0, 4, "nope"),)},
        {"quotations": (Quotation(Span(0, 4, "“no”"), Span(1, 3, "no")),)},
        {"speakers": (attrs.evolve(LEE, role=Span(0, 4, "nope")),), "quotes": ()},
        {"quotes": (attrs.evolve(QUOTE, cue=Span(0, 4, "nope")),)},
        {"quotes": (attrs.evolve(QUOTE, evidence=(Evidence("r", (Span(0, 4, "nope"),)),)),)},
        {"text": TEXT.replace("Ann", "Eve")},
    ],
)
def test_an_analysis_checks_every_span_against_its_text(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="the text at"):
        attrs.evolve(ANALYSIS, **changes)  # type: ignore[arg-type]


def test_an_analysis_knows_its_speakers() -> None:
    with pytest.raises(ValueError, match="same id"):
        attrs.evolve(ANALYSIS, speakers=(LEE, attrs.evolve(LEE, name="A. Lee")))
    with pytest.raises(ValueError, match="not in Analysis"):
        attrs.evolve(ANALYSIS, speakers=())


def test_every_error_is_a_quoteattr_error_and_survives_pickling() -> None:
    errors: list[QuoteattrError] = [
        ModelError("weights/a.onnx", "truncated", "Install again."),
        InputError("a.txt", "is not UTF-8"),
        LexiconError("cues.txt:3", "two tabs"),
        MissingExtraError("to_frame", "pandas", extra="pandas"),
        SerializationError("quotes[0]", "a key is missing"),
    ]
    for error in errors:
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is type(error)
        assert str(copy) == str(error)


def test_a_model_error_says_where_what_and_what_to_do() -> None:
    message = str(ModelError("weights/a.onnx", "the file is truncated", "Install quoteattr again."))
    assert message == "weights/a.onnx: the file is truncated. Install quoteattr again."
