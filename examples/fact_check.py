"""Make a queue for fact-checkers: what the people on a list claim, claims with figures first.

    python examples/fact_check.py examples/people.csv examples/articles --min-confidence 0.9

The queue has only quotes by people on the list, with at least the given confidence: the measured share of correct
answers. Quotes below that bound may still be real claims. To see them too, lower the bound.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quoteattr import Act, KnownSpeaker, Quote, QuoteExtractor, read_people


@attrs.frozen
class Claim:
    """Something to check that a person on the list said."""

    person: str
    """The id in the list."""
    article: str
    quote: Quote

    @property
    def has_figure(self) -> bool:
        """Whether it contains a number, which can be looked up."""
        return any(map(str.isdigit, self.quote.text))


def claims(article: str, quotes: Iterable[Quote], min_confidence: float) -> Iterator[Claim]:
    """What people on the list said in an article, without thoughts, at or above a confidence."""
    for quote in quotes:
        known = quote.speaker.known if quote.speaker else None
        if known and quote.act is Act.SPEECH and quote.confidence >= min_confidence:
            yield Claim(known, article, quote)


def queue(articles: Iterable[Path], people: list[KnownSpeaker], min_confidence: float) -> list[Claim]:
    """The claims of all articles: first those with figures, then the others, each in the order of the articles."""
    extractor = QuoteExtractor(known_speakers=people)
    found = [
        claim
        for article in articles
        for claim in claims(article.name, extractor.extract(article.read_text(encoding="utf-8")), min_confidence)
    ]
    return sorted(found, key=lambda claim: not claim.has_figure)


def main() -> None:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--min-confidence", type=float, default=0.9)
    options = parser.parse_args()
    people, articles = read_people(options.people), sorted(options.folder.rglob("*.txt"))
    for claim in queue(articles, people, options.min_confidence):
        print(f"{claim.person} ({claim.article}, {claim.quote.confidence:.2f}): {claim.quote.text}")


if __name__ == "__main__":
    main()
