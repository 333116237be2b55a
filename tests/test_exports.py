"""Quotes for other programs: TEI, BRAT, Label Studio, schema.org."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import attrs
import pytest
from fake_extractor import ARTICLE, FakeExtractor
from hypothesis import given
from hypothesis import strategies as st
from test_formats import BARE, LEE, QUOTE, TEXT
from test_pictures import texts_with_quotes

from quoteattr import Act, Quote, QuoteKind, Span, Speaker, SpeakerKind, cli
from quoteattr.formats import to_brat, to_claim_reviews, to_json_ld, to_label_studio, to_tei
from quoteattr.render import explain

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _found(root: ET.Element, path: str) -> list[ET.Element]:
    return root.findall("/".join(["."] + [f"/{TEI}{tag}" for tag in path.split()]))


def _words(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_who_said_it_points_to_the_list_of_people() -> None:
    root = ET.fromstring(to_tei(TEXT, [QUOTE]))
    [person] = _found(root, "listPerson person")
    assert (person.get(XML_ID), _words(person)) == ("speaker-3", "Ann Leea nurse")
    said = _found(root, "said")
    assert [(part.get("who"), part.get("direct"), _words(part)) for part in said] == [
        ("#speaker-3", "true", "“Yes,”"),
        ("#speaker-3", "true", "“We can.”"),
    ]
    assert (said[0].get("next"), said[1].get("prev")) == (f"#{said[1].get(XML_ID)}", f"#{said[0].get(XML_ID)}")
    [cue], [source] = _found(root, "seg"), _found(root, "rs")
    assert (_words(cue), _words(source), source.get("ref")) == ("said", "Ann Lee", "#speaker-3")


@pytest.mark.parametrize(
    ("kind", "entry"),
    [("person", "person"), ("organization", "org"), ("group", "personGrp"), ("document", "org"), ("unknown", "person")],
)
def test_a_speaker_is_listed_as_what_it_is(kind: str, entry: str) -> None:
    speaker = attrs.evolve(LEE, kind=SpeakerKind(kind), known="Q42")
    [listed] = _found(ET.fromstring(to_tei(TEXT, [attrs.evolve(QUOTE, speaker=speaker)])), "listPerson " + entry)
    assert "Q42" in _words(listed)


def test_nobody_is_listed_if_nobody_is_known() -> None:
    root = ET.fromstring(to_tei(TEXT, [BARE]))
    assert _found(root, "listPerson") == []
    [said] = _found(root, "said")
    assert (said.get("who"), said.get("aloud"), said.get("direct")) == (None, "false", "false")


def test_a_quote_over_paragraphs_is_in_each_of_them() -> None:
    text = "“One.\n\n“Two,” she said."
    quote = attrs.evolve(BARE, content=(Span.of(text, 0, 13),))
    paragraphs = _found(ET.fromstring(to_tei(text, [quote])), "p")[2:]
    assert [[_words(said) for said in part.iter(f"{TEI}said")] for part in paragraphs] == [["“One."], ["“Two,”"]]


@given(texts_with_quotes())
def test_tei_keeps_every_character_and_nests(case: tuple[str, list[Quote]]) -> None:
    text, quotes = case
    [body] = _found(ET.fromstring(to_tei(text, quotes, title="<&>")), "body")
    assert _words(body) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_what_xml_cannot_hold_is_replaced() -> None:
    [body] = _found(ET.fromstring(to_tei("a\x00b\ud800c\x1b\r\n", [])), "body")
    assert _words(body) == "a\ufffdb\ufffdc\ufffd\r\n"


def _bound(annotations: str) -> dict[str, tuple[str, list[tuple[int, int]], str]]:
    """The text-bound annotations: {id: (label, ranges, words)}."""
    found = {}
    for line in annotations.splitlines():
        if line.startswith("T"):
            identity, where, words = line.split("\t")
            label, _, offsets = where.partition(" ")
            ranges = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
            found[identity] = (label, ranges, words)
    return found


def test_brat_has_the_parts_and_joins_them() -> None:
    lines = to_brat(TEXT, [QUOTE]).splitlines()
    assert lines[:7] == [
        "T1\tContent 0 6;31 40\t“Yes,” “We can.”",
        "A1\tKind T1 direct",
        "A2\tAct T1 speech",
        "T2\tCue 25 29\tsaid",
        "R1\tReported-by Arg1:T1 Arg2:T2",
        "T3\tSource 7 14\tAnn Lee",
        "R2\tSaid-by Arg1:T1 Arg2:T3",
    ]
    assert lines[7:] == ["#1\tAnnotatorNotes T1\tSpeaker: Ann Lee", f"#2\tAnnotatorNotes T1\t{explain(QUOTE)}"]


def test_brat_has_a_cue_that_two_quotes_share_once() -> None:
    found = _bound(to_brat(TEXT, [QUOTE, attrs.evolve(QUOTE, content=QUOTE.content[:1])]))
    assert [label for label, _, _ in found.values()] == ["Content", "Cue", "Source", "Content"]


@given(st.text("ab \n\r\t“”😀", min_size=1).filter(str.strip))
def test_no_fragment_of_brat_has_a_line_break(text: str) -> None:
    [(_, ranges, words)] = _bound(to_brat(text, [attrs.evolve(BARE, content=(Span.of(text, 0, len(text)),))])).values()
    assert words == " ".join(text[start:end].replace("\t", " ") for start, end in ranges)
    assert not {"\n", "\r"} & set(words)


def test_a_task_has_predictions_whose_offsets_fit_its_text() -> None:
    task = json.loads(json.dumps(to_label_studio(TEXT, [QUOTE, BARE], data={"file": "a.txt"})))
    assert task["data"] == {"file": "a.txt", "text": TEXT}
    [prediction] = task["predictions"]
    regions = [item for item in prediction["result"] if item["type"] == "labels"]
    assert all(TEXT[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in regions)
    assert [r["value"]["labels"] for r in regions] == [["Content"], ["Content"], ["Cue"], ["Source"], ["Content"]]
    known = {region["id"] for region in regions}
    relations = [item for item in prediction["result"] if item["type"] == "relation"]
    assert [relation["labels"] for relation in relations] == [["continues"], ["cue"], ["source"]]
    assert all({relation["from_id"], relation["to_id"]} <= known for relation in relations)
    named = [item["value"]["text"] for item in prediction["result"] if item["type"] == "textarea"]
    assert named == [["Ann Lee"]]


def test_only_the_very_words_are_a_quotation() -> None:
    graph: Any = to_json_ld(TEXT, [QUOTE, BARE], source="https://example.org/a")["@graph"]
    direct, reported = graph
    assert direct == {
        "@type": "Quotation",
        "@id": "https://example.org/a#quote-1",
        "text": "Yes, … We can.",
        "creator": {"@type": "Person", "name": "Ann Lee", "jobTitle": "a nurse"},
        "isPartOf": {"@type": "CreativeWork", "@id": "https://example.org/a"},
    }
    assert (reported["@type"], reported["text"]) == ("Claim", "“Yes,”")


def test_only_what_somebody_said_is_a_claim_to_review() -> None:
    graph: Any = to_claim_reviews(TEXT, [BARE, QUOTE], source="a")["@graph"]
    [review] = graph
    assert review["@id"] == "a#review-2"
    assert review["itemReviewed"]["author"]["name"] == "Ann Lee"
    assert "reviewRating" not in review


@pytest.mark.parametrize("write", [to_tei, to_brat, to_label_studio, to_json_ld, to_claim_reviews])
def test_quotes_of_another_text_are_refused(write: object) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="the text at 0:6 is not"):
        write("Another text altogether.", [QUOTE])


# The command line


@pytest.fixture
def two(article: str, tmp_path: Path) -> list[str]:
    """Two files of the same name in two folders."""
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "article.txt"
    other.write_bytes(ARTICLE.encode())
    return [article, str(other)]


@pytest.mark.usefixtures("fake_extractor")
def test_tei_of_several_files_is_a_corpus_without_a_doubled_id(
    two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--format", "tei", *two]) == 0
    root = ET.fromstring(capsys.readouterr().out)
    assert [_words(title) for title in _found(root, "TEI teiHeader fileDesc titleStmt title")] == two
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids)) == 2 * 3
    pointers = {part.get("who") for part in _found(root, "said")} - {None}
    assert {f"#{identity}" for identity in ids} >= pointers != set()


@pytest.mark.usefixtures("fake_extractor")
def test_tei_of_one_file_is_no_corpus(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", "tei", article]) == 0
    assert ET.fromstring(capsys.readouterr().out).tag == f"{TEI}TEI"


@pytest.mark.usefixtures("fake_extractor")
@pytest.mark.parametrize(("style", "items"), [("json-ld", 4), ("claim-reviews", 2)])
def test_linked_data_of_all_files_is_one_graph(
    style: str, items: int, two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--format", style, *two]) == 0
    graph = json.loads(capsys.readouterr().out)
    assert (graph["@context"], len(graph["@graph"])) == ("https://schema.org", items)


@pytest.mark.usefixtures("fake_extractor")
def test_each_file_is_a_task(two: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--format", "label-studio", *two]) == 0
    assert [task["data"]["file"] for task in json.loads(capsys.readouterr().out)] == two


@pytest.mark.usefixtures("fake_extractor")
def test_brat_files_of_one_name_are_kept_apart(two: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert cli.main(["--format", "brat", "-o", str(out), *two]) == 0
    names = ["annotation.conf", "article-2.ann", "article-2.txt", "article.ann", "article.txt"]
    assert sorted(path.name for path in out.iterdir()) == names
    text = (out / "article.txt").read_bytes().decode()
    assert text == ARTICLE
    bound = _bound((out / "article.ann").read_text(encoding="utf-8"))
    assert all(text[start:end] == words for _, [(start, end)], words in bound.values())


@pytest.mark.parametrize(
    ("options", "problem"),
    [([], "name a folder with -o"), (["-o", "{folder}"], "has input files")],
)
def test_brat_wants_a_folder_of_its_own(
    options: list[str], problem: str, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [option.format(folder=Path(article).parent) for option in options]
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--format", "brat", *given, article])
    assert stopped.value.code == 2
    assert problem in capsys.readouterr().err
    assert Path(article).read_bytes() == ARTICLE.encode()


@pytest.mark.usefixtures("fake_extractor")
def test_a_folder_that_is_a_file_is_told(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    assert cli.main(["--format", "brat", "-o", str(taken), article]) == 1
    assert capsys.readouterr().err.startswith(f"quoteattr: {taken}: cannot be written")


def test_a_table_of_bytes_is_not_for_a_terminal(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit):
        cli.main(["--format", "parquet", article])
    assert "parquet is not text: name a file with -o" in capsys.readouterr().err


def test_the_fakes_are_what_is_written() -> None:
    """The other tests count on a quote with a speaker and one without."""
    quotes = FakeExtractor().extract(ARTICLE)
    assert [isinstance(quote.speaker, Speaker) for quote in quotes] == [True, False]
    assert {(quote.kind, quote.act) for quote in quotes} == {
        (QuoteKind.DIRECT, Act.SPEECH),
        (QuoteKind.INDIRECT, Act.SPEECH),
    }
