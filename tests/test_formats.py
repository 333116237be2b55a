"""Quotes in the formats of other programs: a schema for JSON, tables, Web Annotations."""

import csv
import io
import json
import subprocess
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quoteattr import Act, Analysis, Evidence, Quotation, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.formats import COLUMNS, json_schema, to_annotations, to_csv, to_frame, to_rows
from quoteattr.render import explain
from quoteattr.serialize import Json, to_dict

TEXT = "“Yes,” Ann Lee, a nurse, said. “We can.”"
LEE = Speaker(
    3, "Ann Lee", True, SpeakerKind.PERSON, (Span.of(TEXT, 7, 14),), Span.of(TEXT, 16, 23), frozenset({"she", "her"})
)
QUOTE = Quote(
    (Span.of(TEXT, 0, 6), Span.of(TEXT, 31, 40)),
    QuoteKind.DIRECT,
    Act.SPEECH,
    Span.of(TEXT, 25, 29),
    Span.of(TEXT, 7, 14),
    LEE,
    0.75,
    (Evidence("tagger", (Span.of(TEXT, 25, 29),)), Evidence("continued")),
)
BARE = Quote((Span.of(TEXT, 0, 6),), QuoteKind.INDIRECT, Act.THOUGHT, None, None, None, 0.5)
NESTED = Quotation(Span.of(TEXT, 0, 6), Span.of(TEXT, 1, 5), (Quotation(Span.of(TEXT, 2, 4), Span.of(TEXT, 2, 3)),))
ANALYSIS = Analysis(TEXT, (QUOTE, BARE), (LEE,), (Span.of(TEXT, 0, 30),), (NESTED,))

VALIDATOR = Draft202012Validator(json_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("value", [LEE, QUOTE, BARE, ANALYSIS, [], [QUOTE, BARE]])
def test_what_is_written_follows_the_schema(value: Quote | Speaker | Analysis | list[Quote]) -> None:
    assert list(VALIDATOR.iter_errors(to_dict(value))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema_version"], 2),
        (["type"], "novel"),
        (["quotes"], {}),
        (["quotes", 0, "kind"], "oral"),
        (["quotes", 0, "act"], None),
        (["quotes", 0, "content"], []),
        (["quotes", 0, "content", 0, "start"], "x"),
        (["quotes", 0, "content", 0, "start"], -1),
        (["quotes", 0, "cue"], 3),
        (["quotes", 0, "confidence"], 7),
        (["quotes", 0, "evidence", 0, "rule"], ""),
        (["speakers", 0, "named"], 1),
        (["speakers", 0, "mentions"], []),
        (["quotations", 0, "children", 0, "inner"], None),
    ],
)
def test_what_cannot_be_read_breaks_the_schema(path: list[str | int], value: Json) -> None:
    data = json.loads(json.dumps(to_dict(ANALYSIS)))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize("key", ["speaker", "evidence", "confidence"])
def test_every_key_of_a_quote_is_always_there(key: str) -> None:
    data = json.loads(json.dumps(to_dict([QUOTE])))
    del data["quotes"][0][key]
    assert not VALIDATOR.is_valid(data)


def test_a_row_tells_all_of_a_quote_without_nesting() -> None:
    assert to_rows([QUOTE]) == [
        {
            "start": 0,
            "end": 40,
            "text": "“Yes,” … “We can.”",
            "kind": "direct",
            "act": "speech",
            "speaker": "Ann Lee",
            "speaker_id": 3,
            "known": None,
            "speaker_named": True,
            "speaker_kind": "person",
            "speaker_role": "a nurse",
            "speaker_pronouns": "her she",
            "source": "Ann Lee",
            "cue": "said",
            "confidence": 0.75,
            "rule": "tagger",
            "spans": "0:6 31:40",
        }
    ]


def test_csv_has_a_header_and_empty_cells_for_what_is_not_known() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([QUOTE, BARE]), newline="")))
    assert [row["text"] for row in rows] == ["“Yes,” … “We can.”", "“Yes,”"]
    assert tuple(rows[0]) == COLUMNS
    assert {name for name, cell in rows[1].items() if cell == ""} == {
        "speaker", "speaker_id", "known", "speaker_named", "speaker_kind", "speaker_role", "speaker_pronouns",
        "source", "cue", "rule",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        *(
            (words, f"'{words}")
            for words in ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1")
        ),
        *((words, f"'{words}") for words in ("＝1", "＋1", "－1", "＠SUM(1)", "﹣1", "\tno", "\nno")),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("\0=1", "'\ufffd=1"),
        ("\x1b=1", "'\ufffd=1"),
        ("\u202e=1", "'\ufffd=1"),
        ("no;=1", "no;'=1"),
        ('no; "=1"; ＋2', "no; \"'=1\"; '＋2"),
        ("no;\0=1", "no;\ufffd'=1"),
        ("no\t@1\r\n- Yes.", "no\t'@1\r\n'- Yes."),
    ],
)
def test_no_cell_is_a_formula(words: str, safe: str) -> None:
    span = Span(0, len(words), words)
    mallory = Speaker(0, words, True, SpeakerKind.PERSON, (span,), span, frozenset({words}))
    quote = Quote((span,), QuoteKind.DIRECT, Act.SPEECH, span, span, mallory, 0.5, (Evidence(words),))
    [row] = csv.DictReader(io.StringIO(to_csv([quote]), newline=""))
    hit = {name for name, cell in row.items() if cell == safe}
    assert hit == {"text", "speaker", "speaker_role", "speaker_pronouns", "source", "cue", "rule"}


@pytest.mark.parametrize(
    "words", ['"One,\r\n\ntwo"', "— No, said she — or he; no", "“-5,” 3 - 2 = 1", "a-b@example.org", "one; two", "'=1"]
)
def test_cells_keep_their_line_breaks_commas_marks_and_dashes(words: str) -> None:
    quote = attrs.evolve(BARE, content=(Span(0, len(words), words),))
    [row] = csv.DictReader(io.StringIO(to_csv([quote]), newline=""))
    assert row["text"] == words


def test_a_frame_has_the_same_columns_and_words() -> None:
    frame = to_frame([QUOTE, BARE])
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["text"]) == ["“Yes,” … “We can.”", "“Yes,”"]
    assert list(frame["speaker"].isna()) == [False, True]
    assert tuple(to_frame([]).columns) == COLUMNS


def test_pandas_is_loaded_by_frames_alone() -> None:
    program = "import sys, quoteattr; quoteattr.to_csv([]); assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_quote_is_an_annotation_with_its_cue_and_source_linked_to_it() -> None:
    content, cue, source = to_annotations(TEXT, [QUOTE], source="https://example.org/a")
    assert (content["id"], content["motivation"]) == ("https://example.org/a#quote-1", "identifying")
    assert [(body["purpose"], body["value"]) for body in _dicts(content["body"])] == [
        ("identifying", "Ann Lee"),
        ("tagging", "direct"),
        ("tagging", "speech"),
        ("describing", explain(QUOTE)),
    ]
    assert [_selectors(target)[0]["exact"] for target in _dicts(content["target"])] == ["“Yes,”", "“We can.”"]
    for annotation, role, words in ((cue, "cue", "said"), (source, "source", "Ann Lee")):
        tag, link = _dicts(annotation["body"])
        assert (tag["value"], link["source"]) == (role, content["id"])
        assert annotation["id"] == f"{content['id']}-{role}"
        [target] = _dicts(annotation["target"])
        assert _selectors(target)[0]["exact"] == words


def test_what_is_not_known_is_not_annotated() -> None:
    [content] = to_annotations(TEXT, [BARE])
    assert [body["purpose"] for body in _dicts(content["body"])] == ["tagging", "tagging", "describing"]


def test_quotes_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="the text at 0:6 is not"):
        to_annotations("Another text altogether.", [QUOTE])


@given(st.text(), st.data())
def test_each_selector_finds_the_words_again_in_its_own_units(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    [annotation] = to_annotations(text, [attrs.evolve(BARE, content=(Span.of(text, start, end),))])
    [target] = _dicts(annotation["target"])
    words, position = _selectors(target)
    assert text[_int(position["start"]) : _int(position["end"])] == words["exact"] == text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    between = units[2 * _int(position["utf16Start"]) : 2 * _int(position["utf16End"])]
    assert between == text[start:end].encode("utf-16-le", "surrogatepass")
    assert text[:start].endswith(str(words["prefix"]))
    assert text[end:].startswith(str(words["suffix"]))


def _dicts(value: Json) -> list[dict[str, Json]]:
    assert isinstance(value, list)
    return [item for item in value if isinstance(item, dict)]


def _selectors(target: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The one with the words and the one with the position."""
    by_type = {selector["type"]: selector for selector in _dicts(target["selector"])}
    return by_type["TextQuoteSelector"], by_type["TextPositionSelector"]


def _int(value: Json) -> int:
    assert isinstance(value, int)
    return value
