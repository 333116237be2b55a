"""Web Annotations as gold: what `to_annotations` writes is read back, wherever the text is."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from fake_extractor import ARTICLE, FakeExtractor
from test_formats import BARE, LEE, QUOTE, TEXT

from quoteattr import cli
from quoteattr.errors import InputError
from quoteattr.evaluate import AnnotatedText, Annotation, read_annotated
from quoteattr.formats import to_annotations

ANNOTATIONS: list[Any] = to_annotations(TEXT, [QUOTE, BARE], source="articles/a%20b.txt")
EXPECTED = (
    Annotation(((0, 6), (31, 40)), ((25, 29),), ((7, 14),), ("Ann Lee",), QUOTE.kind),
    Annotation(((0, 6),), kind=BARE.kind),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a b.txt").write_bytes(TEXT.encode())
    return tmp_path


def _write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "form",
    [
        lambda items: items,
        lambda items: {"type": "AnnotationPage", "items": items},
        lambda items: {"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": items}},
        lambda items: [{"type": "AnnotationPage", "items": [item]} for item in items],
    ],
)
def test_annotations_are_read_with_the_text_that_they_name(form: Any, folder: Path) -> None:
    path = _write(folder / "gold.json", form(ANNOTATIONS))
    assert read_annotated(path) == [AnnotatedText("articles/a%20b.txt", TEXT, EXPECTED)]


def test_a_page_may_bring_its_text(tmp_path: Path) -> None:
    path = _write(tmp_path / "gold.json", {"type": "AnnotationPage", "text": TEXT, "items": ANNOTATIONS})
    assert read_annotated(path)[0].quotes == EXPECTED


def test_lines_of_pages_are_texts(tmp_path: Path) -> None:
    pages = [
        {"type": "AnnotationPage", "text": TEXT, "items": to_annotations(TEXT, [QUOTE], source=f"urn:{name}")}
        for name in "ab"
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    assert [text.name for text in read_annotated(path)] == ["urn:a", "urn:b"]


def test_a_speaker_who_is_only_described_has_no_name(tmp_path: Path) -> None:
    described = attrs.evolve(QUOTE, speaker=attrs.evolve(LEE, name="a nurse", named=False))
    page = {"type": "AnnotationPage", "text": TEXT, "items": to_annotations(TEXT, [described])}
    assert read_annotated(_write(tmp_path / "gold.json", page))[0].quotes[0].names == ()


def test_words_that_moved_are_found_again(folder: Path) -> None:
    longer = f"A new first line.\n\n{TEXT}"
    (folder / "articles" / "a b.txt").write_bytes(longer.encode())
    [text] = read_annotated(_write(folder / "gold.json", ANNOTATIONS))
    assert [longer[start:end] for start, end in text.quotes[0].content] == ["“Yes,”", "“We can.”"]


def test_another_text_is_told(folder: Path) -> None:
    (folder / "articles" / "a b.txt").write_text("Another text altogether.")
    with pytest.raises(InputError, match=r"gold\.json\[\d\]: the text does not have .* once: it is another text"):
        read_annotated(_write(folder / "gold.json", ANNOTATIONS))


@pytest.mark.parametrize("place", ["elsewhere", "elsewhere/a b.txt"])
def test_the_place_of_the_texts_can_be_said(place: str, folder: Path) -> None:
    (folder / "articles").rename(folder / "elsewhere")
    path = _write(folder / "gold.json", ANNOTATIONS)
    with pytest.raises(InputError, match="say where it is with --texts"):
        read_annotated(path)
    assert read_annotated(path, folder / place)[0].quotes == EXPECTED


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"type": "Annotation"}, "[0]: is an annotation without a target that has a source"),
        ({"type": "Annotation", "target": "a.txt"}, "[0]: is an annotation without a target that has a source"),
        ({"type": "Annotation", "target": {"source": "articles/a%20b.txt"}}, None),
        (
            {"type": "Annotation", "target": {"source": "articles/a%20b.txt", "selector": {"type": "Other"}}},
            "[0]: has no selector that fits the text",
        ),
        (
            {
                "type": "Annotation",
                "target": {
                    "source": "articles/a%20b.txt",
                    "selector": {"type": "TextPositionSelector", "start": 3, "end": 999},
                },
            },
            "[0]: has no selector that fits the text",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(item: object, problem: str | None, folder: Path) -> None:
    path = _write(folder / "gold.json", [item])
    with pytest.raises(InputError) as caught:
        read_annotated(path)
    assert str(caught.value).startswith(f"{path}{problem or '[0]: has no selector that fits the text'}")


def test_annotations_and_texts_do_not_mix(folder: Path) -> None:
    path = _write(folder / "gold.json", [*ANNOTATIONS, {"text": "a", "quotes": []}])
    with pytest.raises(InputError, match="is not a Web Annotation, as others in this file are"):
        read_annotated(path)


@pytest.mark.usefixtures("fake_extractor")
def test_rows_of_a_table_are_told_to_have_no_text_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.csv").write_text(f'id,body\n1,"{ARTICLE}"\n', encoding="utf-8")
    assert cli.main(["--text-column", "body", "--format", "annotations", "-o", "gold.json", "news.csv"]) == 0
    assert cli.main(["evaluate", "gold.json"]) == 1
    assert "gold.json: the text 'news.csv?row=1' is a row of a table" in capsys.readouterr().err


@pytest.mark.usefixtures("fake_extractor")
def test_the_command_takes_its_own_annotations_as_gold(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["--format", "annotations", "-o", "gold.json", Path(article).name]) == 0
    assert cli.main(["evaluate", "gold.json", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {part["f1"] for part in report["scores"].values()} == {1.0}
    assert report["names"]["right"] == len([q for q in FakeExtractor().extract(ARTICLE) if q.speaker])
