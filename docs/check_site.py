"""Check the built documentation: `python docs/check_site.py FOLDER`.

No page may fetch anything from elsewhere, and the search must know what people look for.
"""

import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_SOURCES = {"src", "srcset", "data", "poster"}
_ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_SOUGHT = (
    "EPUB",
    "subtitles",
    "Parquet",
    "Spark",
    "Excel",
    "progress",
    "resume",
    "fine-tune",
    "log",
    "known speakers",
    "Docker",
)


def main(folder: Path) -> None:
    """Stop at the first page that fetches something from elsewhere, or if the search lacks a word."""
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        if addresses := list(fetched_from_elsewhere(page.read_text(encoding="utf-8"))):
            sys.exit(f"{page} fetches {', '.join(addresses)}")
    index = json.loads((folder / "search.json").read_text(encoding="utf-8"))
    if missing := list(unknown_words(index["items"], _SOUGHT)):
        sys.exit(f"the search does not find {', '.join(missing)}")
    print(f"{len(pages)} pages, {len(index['items'])} entries of the search")


def unknown_words(items: list[dict[str, str]], words: tuple[str, ...]) -> Iterator[str]:
    """The words that no entry of the search has."""
    texts = [f"{item['title']} {item['text']}".casefold() for item in items]
    yield from (word for word in words if not any(word.casefold() in text for text in texts))


def fetched_from_elsewhere(page: str) -> Iterator[str]:
    """The addresses on other servers from which a browser would fetch parts of a page. Links are no parts of it."""
    collector = _Collector()
    collector.feed(page)
    yield from (address for address in collector.addresses if _ELSEWHERE.match(address))


class _Collector(HTMLParser):
    """Collects the addresses of all that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag loads."""
        values = {name: value or "" for name, value in attrs}
        self.addresses += [value for name, value in values.items() if name in _SOURCES]
        # A canonical address or the next page is only named; all other links are loaded.
        if tag == "link" and values.get("rel") not in ("canonical", "next", "prev"):
            self.addresses.append(values.get("href", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
