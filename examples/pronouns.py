"""Count whom texts quote, by the pronouns that the texts use for them.

    python examples/pronouns.py examples/articles

What these figures are not:

- Pronouns are the writer's choice, not gender. Nothing is guessed.
- A person who is quoted once is often called only by name, and counts as "none". Report that share too. If it is large,
  the other shares say little, because the people in it may differ from the others.
- People are counted per text. A person who is quoted in two texts counts twice. To follow people through an archive,
  pass `known_speakers` to the extractor and count their ids.
- A wrong speaker counts on the wrong side. Read a sample, and publish how many errors you found for each pronoun.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import attrs

from quoteattr import Quote, QuoteExtractor, Speaker, SpeakerKind

GROUPS = {
    "she": frozenset(["she", "her", "hers", "herself"]),
    "he": frozenset(["he", "him", "his", "himself"]),
    "they": frozenset(["they", "them", "their", "theirs", "themself", "themselves"]),
}
SEVERAL, NONE, UNKNOWN = "several", "none", "no person known"


@attrs.define
class Count:
    """How many people are quoted, how often, and with how many words."""

    people: int = 0
    quotes: int = 0
    words: int = 0


def count(texts: Iterable[list[Quote]]) -> dict[str, Count]:
    """Count people, quotes and words over the quotes of texts, for each group of pronouns."""
    counts = {group: Count() for group in (*GROUPS, SEVERAL, NONE, UNKNOWN)}
    for quotes in texts:
        for quote in quotes:
            counted = counts[group_of(quote.speaker)]
            counted.quotes += 1
            counted.words += sum(len(span.text.split()) for span in quote.content)
        for speaker in {quote.speaker for quote in quotes}:
            # Nobody is not one person, nor is a company.
            counts[group_of(speaker)].people += is_person(speaker)
    return counts


def is_person(speaker: Speaker | None) -> bool:
    """Whether the text shows that a speaker is a person."""
    return speaker is not None and speaker.kind is SpeakerKind.PERSON


def group_of(speaker: Speaker | None) -> str:
    """The group of pronouns that a text uses for a speaker."""
    if speaker is None or not is_person(speaker):
        return UNKNOWN
    groups = [group for group, pronouns in GROUPS.items() if pronouns & speaker.pronouns]
    return groups[0] if len(groups) == 1 else SEVERAL if groups else NONE


def table(counts: dict[str, Count]) -> str:
    """The counts for reading."""
    lines = [f"{'pronouns':16}{'people':>8}{'quotes':>8}{'words':>8}"]
    lines += [f"{group:16}{n.people or '-':>8}{n.quotes:>8}{n.words:>8}" for group, n in counts.items()]
    return "\n".join(lines)


def main() -> None:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt")))
    print(table(count(QuoteExtractor().extract_many(texts))))


if __name__ == "__main__":
    main()
