"""The service, with an extractor that knows its quotes by heart: no test depends on a model."""

import json
from pathlib import Path

import pytest
from newsroom.desk import Desk
from newsroom.inbox import work_through

from quoteattr import Act, ModelError, Quote, QuoteKind, Span, Speaker, SpeakerKind, from_dict

TEXT = "“One,” said Ann Lee. “Two,” said a clerk. “Three,” said Bo Diaz. “Four.”"


def quote(words: str, source: str | None, confidence: float, named: bool = True) -> Quote:
    content = span(words)
    if source is None:
        return Quote((content,), QuoteKind.DIRECT, Act.SPEECH, None, None, None, confidence)
    who = span(source)
    speaker = Speaker(who.start, source, named, SpeakerKind.PERSON, (who,))
    return Quote((content,), QuoteKind.DIRECT, Act.SPEECH, None, who, speaker, confidence)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


QUOTES = [
    quote("“One,”", "Ann Lee", 0.95),
    quote("“Two,”", "a clerk", 0.97, named=False),
    quote("“Three,”", "Bo Diaz", 0.6),
    quote("“Four.”", None, 0.2),
]


class KnowsByHeart:
    def __init__(self) -> None:
        self.read: list[str] = []

    def extract(self, text: str, /) -> list[Quote]:
        self.read.append(text)
        if text == "broken text":
            raise RuntimeError(text)
        if text == "broken model":
            raise ModelError("tagger.onnx", "the file is missing", "Install it again.")
        return QUOTES if text == TEXT else []


@pytest.fixture
def extractor() -> KnowsByHeart:
    return KnowsByHeart()


@pytest.fixture
def desk(extractor: KnowsByHeart) -> Desk:
    return Desk(extractor, min_confidence=0.9)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode())
    return folder


def test_named_and_sure_quotes_are_ready_and_the_least_sure_come_first_of_the_others(desk: Desk) -> None:
    sheet = desk.sheet(TEXT)
    assert [quote.text for quote in sheet.ready] == ["“One,”"]
    assert [quote.text for quote in sheet.to_check] == ["“Four.”", "“Three,”", "“Two,”"]


def test_a_sheet_is_read_again_and_says_why(desk: Desk) -> None:
    data = json.loads(json.dumps(desk.sheet(TEXT).to_dict()))
    assert from_dict(data["ready"]) == QUOTES[:1]
    assert data["to_check"]["reasons"][0] == "“Four.” is a direct quote of nobody named in the text (confidence 0.20)."


def test_each_article_gets_a_sheet(inbox: Path, desk: Desk, tmp_path: Path) -> None:
    assert work_through(inbox, tmp_path / "out", desk) == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]
    data = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert len(data["ready"]["quotes"]) == 1


def test_an_article_is_read_again_only_when_it_has_changed(
    inbox: Path, desk: Desk, extractor: KnowsByHeart, tmp_path: Path
) -> None:
    for _ in range(2):
        work_through(inbox, tmp_path / "out", desk)
    assert len(extractor.read) == 1
    (inbox / "a.txt").write_text(f"{TEXT} Off.", encoding="utf-8")
    work_through(inbox, tmp_path / "out", desk)
    assert len(extractor.read) == 2


def test_another_release_reads_all_articles_again(
    inbox: Path, desk: Desk, extractor: KnowsByHeart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_through(inbox, tmp_path / "out", desk)
    monkeypatch.setattr("newsroom.desk.__version__", "0.0.0")
    work_through(inbox, tmp_path / "out", desk)
    assert len(extractor.read) == 2


def test_offsets_survive_line_ends(inbox: Path, desk: Desk, extractor: KnowsByHeart, tmp_path: Path) -> None:
    (inbox / "a.txt").write_bytes(b"One.\r\nTwo.\r\n")
    work_through(inbox, tmp_path / "out", desk)
    assert extractor.read == ["One.\r\nTwo.\r\n"]


@pytest.mark.parametrize("content", [b"broken text", b"\xff\xfe bad bytes"])
def test_a_bad_article_does_not_stop_the_others_and_its_words_stay_out_of_the_log(
    content: bytes, inbox: Path, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (inbox / "0.txt").write_bytes(content)
    assert work_through(inbox, tmp_path / "out", desk) == [inbox / "0.txt"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]
    assert "0.txt" in caplog.text
    assert "broken text" not in caplog.text


def test_weights_that_cannot_be_used_stop_everything(inbox: Path, desk: Desk, tmp_path: Path) -> None:
    (inbox / "a.txt").write_text("broken model", encoding="utf-8")
    with pytest.raises(ModelError):
        work_through(inbox, tmp_path / "out", desk)
