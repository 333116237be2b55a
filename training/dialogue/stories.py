"""Measure the shipped weights on stories written for this project, in a dozen manners that the novels lack.

    python -m dialogue.stories [NAME ...]

Each text of `stories/` begins with its cast, a line for each: the fullest name and the other ones, or a minus and a
description of somebody without a name. `{Who}` stands before each quotation, `{none}` where nobody says it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from quoteattr import Quote, QuoteExtractor
from quoteattr.evaluate.names import is_name_of

STORIES = Path(__file__).parents[1] / "stories"
_SPEAKER = re.compile(r"\{([^}]*)\} ?")
_PRONOUNS = ("he", "she", "i", "they")


@attrs.frozen
class Story:
    """A text without its marks, where its quotations begin with who says each, and the names of each who has any."""

    text: str
    speakers: dict[int, str]
    names: dict[str, list[str]]

    @classmethod
    def read(cls, path: Path) -> Story:
        cast, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        listed = [[name.strip() for name in line.lstrip("# ").split("|")] for line in cast.splitlines()]
        text, speakers, behind = "", {}, 0
        for mark in _SPEAKER.finditer(body):
            text += body[behind : mark.start()]
            speakers[len(text)] = mark.group(1)
            behind = mark.end()
        named = {names[0]: names for names in listed if not names[0].startswith("-")}
        return cls(text + body[behind:], {at: who for at, who in speakers.items() if who != "none"}, named)

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
    for path in sorted(STORIES.glob("*.txt")):
        if len(sys.argv) == 1 or path.stem in sys.argv[1:]:
            story = Story.read(path)
            found = Counter(outcomes(story, extractor.extract(story.text)))
            total += found
            print(f"{path.stem:14}", *_shares(found))
    print(f"{'all':14}", *_shares(total))


def _shares(found: Counter[tuple[str, bool]]) -> Iterator[str]:
    for kind in ("name or description", "pronoun", "nothing", "nobody named"):
        right, all_of_kind = found[kind, True], found[kind, True] + found[kind, False]
        yield f"{kind} {right}/{all_of_kind}"


if __name__ == "__main__":
    main()
