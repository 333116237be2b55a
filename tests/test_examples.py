"""The examples do what they say, on texts that were written for the project."""

import json
import re
import sys
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import fact_check
import highlight
import pronouns
import pytest
import quotes_db
from newsroom.__main__ import main as newsroom

from quoteattr import Act, Quote, QuoteKind, Span, Speaker, SpeakerKind

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = EXAMPLES / "articles"


def run(monkeypatch: pytest.MonkeyPatch, main: object, *arguments: object) -> None:
    assert callable(main)
    monkeypatch.setattr(sys, "argv", ["example", *map(str, arguments)])
    main()


def test_a_database_tells_who_said_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "quotes.db"
    run(monkeypatch, quotes_db.main, database, ARTICLES)
    run(monkeypatch, quotes_db.main, database, ARTICLES, "--who", "MARTA")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == lines[1]  # What was stored before is replaced.
    assert f"Marta Tamm ({ARTICLES / 'orchard.txt'}): “Rosa talks to the trees,” … “I talk to the bank.”" in lines
    assert not any("Rosa Tamm" in line for line in lines)


def test_a_database_keeps_line_ends_and_finds_names_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("It rained.\r\n\r\n“Nein,” said Émile Zähler.".encode())
    with closing(quotes_db.connect(":memory:")) as database:
        quotes_db.store_folder(database, tmp_path)
        assert [row[1:] for row in quotes_db.who_said_what(database, "ÉMILE")] == [("Émile Zähler", "“Nein,”")]


def quote(words: str, speaker: Speaker | None = None, confidence: float = 0.95) -> Quote:
    span = Span(0, len(words), words)
    return Quote((span,), QuoteKind.DIRECT, Act.SPEECH, None, None, speaker, confidence)


def speaker(number: int, *used: str, kind: SpeakerKind = SpeakerKind.PERSON, known: str | None = None) -> Speaker:
    return Speaker(number, "Ann Lee", True, kind, (Span(0, 3, "Lee"),), pronouns=frozenset(used), known=known)


def test_pronouns_are_counted_by_people_quotes_and_words() -> None:
    she, none, body = speaker(0, "she", "her"), speaker(1), speaker(2, "it", kind=SpeakerKind.ORGANIZATION)
    both, they = speaker(3, "he", "them"), speaker(4, "their")
    texts = [[quote("One two", she), quote("Three", she), quote("Four", none)], [quote("Five", body), quote("Six")]]
    counts = pronouns.count([*texts, [quote("Seven", both), quote("Eight", they), quote("Nine", she)]])
    assert counts["she"] == pronouns.Count(people=2, quotes=3, words=4)
    assert counts["none"] == pronouns.Count(people=1, quotes=1, words=1)
    assert counts["no person known"] == pronouns.Count(people=0, quotes=2, words=2)
    assert counts["several"].people == counts["they"].people == 1
    assert counts["he"] == pronouns.Count()


def test_pronouns_of_a_folder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run(monkeypatch, pronouns.main, ARTICLES)
    rows = {line[:16].strip(): line[16:].split() for line in capsys.readouterr().out.splitlines()}
    assert rows["pronouns"] == ["people", "quotes", "words"]
    assert int(rows["she"][0]) >= 2
    assert int(rows["none"][0]) >= 1


PAGE = """<!doctype html><html><head><title>“Yes,” said Bo Diaz.</title></head>
<body><h1>Ferry to &amp; fro</h1><p>“We <em>have
  a year</em>&nbsp;and <a href="/x?a=1&b=2">AT&T will &lt;help&gt;</a>,” said Mayor Dorothea Quill.
<script>document.write("“No,” said Cy Hill.")</script>
<p>Quill said: “Only<br>one.”<!-- c --></p><ul><li><b>She</b> said that it rained.</li></ul></body></html>"""


def test_marks_touch_nothing_else_of_a_page() -> None:
    assert re.sub(r"</?mark[^>]*>", "", highlight.mark_quotes(PAGE)) == PAGE


def test_marks_hold_the_quotes_and_cross_no_tag() -> None:
    checker = Checker()
    checker.feed(highlight.mark_quotes(PAGE))
    assert [words.rstrip(".") for words in checker.marked] == [
        "“We", "have a year", "and", "AT&T will <help>", ",”", "“Only", "one.”", "that it rained",
    ]  # fmt: skip
    assert checker.speakers == {"Dorothea Quill"}


class Checker(HTMLParser):
    """Collects what is marked, and refuses tags inside of marks."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.speakers: set[str | None] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not self.inside
        if tag == "mark":
            self.inside = True
            self.speakers.add(dict(attrs).get("data-speaker"))
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.inside == (tag == "mark")
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.marked[-1] = re.sub(r"\s+", " ", self.marked[-1] + data)


def test_a_hostile_name_stays_a_name() -> None:
    hostile = Speaker(0, '"><script>', True, SpeakerKind.PERSON, (Span(0, 1, "x"),))
    assert highlight.opening_tag(quote("x", hostile)) == (
        '<mark class="quote" data-speaker="&quot;&gt;&lt;script&gt;">'
    )


@pytest.mark.parametrize("page", ["", "<p", "a < b & c &nosuch; &#x110000; </p></div>", "<script>x"])
def test_broken_pages_stay_as_they_are(page: str) -> None:
    assert highlight.mark_quotes(page) == page


def test_claims_with_figures_come_first(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run(monkeypatch, fact_check.main, EXAMPLES / "people.csv", ARTICLES, "--min-confidence", "0.5")
    lines = capsys.readouterr().out.splitlines()
    figures = [bool(re.search(r"\d", line.partition("): ")[2])) for line in lines]
    assert figures == sorted(figures, reverse=True)
    assert any(figures)
    assert {line.split()[0] for line in lines} == {"tarrow-voss", "tarrow-amadi"}


def test_only_sure_speech_of_the_listed_is_a_claim() -> None:
    listed, other = speaker(0, known="a"), speaker(1)
    thought = Quote((Span(0, 1, "x"),), QuoteKind.INDIRECT, Act.THOUGHT, None, None, listed, 0.99)
    quotes = [quote("Yes", listed), quote("No", other), quote("Maybe", listed, 0.5), quote("Eh"), thought]
    assert [claim.quote.text for claim in fact_check.claims("a.txt", quotes, 0.9)] == ["Yes"]


def test_the_newsroom_reads_its_inbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["newsroom", str(ARTICLES), str(tmp_path)])
    assert newsroom() == 0
    sheet = json.loads((tmp_path / "budget.json").read_text(encoding="utf-8"))
    assert sheet["ready"]["quotes"]
    assert len(sheet["to_check"]["reasons"]) == len(sheet["to_check"]["quotes"])


NOTEBOOK = json.loads((EXAMPLES / "quotes.ipynb").read_text(encoding="utf-8"))


def test_the_notebook_is_one() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
    # What was printed on somebody's machine belongs to no release.
    assert not any(cell.get("outputs") for cell in NOTEBOOK["cells"])
