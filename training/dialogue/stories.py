"""Measure the shipped weights on stories written for this project, in a dozen manners that the novels lack.

    python -m dialogue.stories [NAME ...]

The stories, with their casts, are those of `data/stories.jsonl`; each range of a content is a piece of speech.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from quoteattr import Quote, QuoteExtractor
from quoteattr.evaluate.names import is_name_of

STORIES = Path(__file__).parents[2] / "data" / "stories.jsonl"
_PRONOUNS = ("he", "she", "i", "they")


@attrs.frozen
class Story:
    """A text, who says the piece of speech that begins at an offset, and the names of each who has any."""

    title: str
    text: str
    speakers: dict[int, str]
    names: dict[str, list[str]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Story:
        speakers = {start: quote["speaker_id"] for quote in data["quotes"] for start, _ in quote["content"]}
        return cls(data["doc_id"], data["text"], speakers, {names[0]: names for names in data["cast"]})

    def is_right(self, quote: Quote | None, who: str) -> bool:
        """Whether the quote has the speaker's name; for one without a name, whether it has none."""
        given = quote.speaker.name if quote and quote.speaker and quote.speaker.named else None
        if given is None or who not in self.names:
            return given is None and who not in self.names
        return is_name_of(given, self.names[who], [names for other, names in self.names.items() if other != who])


def outcomes(story: Story, quotes: list[Quote]) -> Iterator[tuple[str, bool]]:
    """For each quotation what stands beside it, and whether its speaker is right."""
    for at, who in story.speakers.items():
        quote = next((q for q in quotes if any(span.start <= at < span.end for span in q.content)), None)
        source = quote.source.text if quote and quote.source else ""
        kind = "nothing" if not source else "pronoun" if source.lower() in _PRONOUNS else "name or description"
        yield kind if who in story.names else "nobody named", story.is_right(quote, who)


def main() -> None:
    extractor, total = QuoteExtractor(), Counter[tuple[str, bool]]()
    for story in map(Story.of, map(json.loads, STORIES.read_text(encoding="utf-8").splitlines())):
        if len(sys.argv) == 1 or story.title in sys.argv[1:]:
            found = Counter(outcomes(story, extractor.extract(story.text)))
            total += found
            print(f"{story.title:14}", *_shares(found))
    print(f"{'all':14}", *_shares(total))


def _shares(found: Counter[tuple[str, bool]]) -> Iterator[str]:
    for kind in ("name or description", "pronoun", "nothing", "nobody named"):
        right, all_of_kind = found[kind, True], found[kind, True] + found[kind, False]
        yield f"{kind} {right}/{all_of_kind}"


if __name__ == "__main__":
    main()
