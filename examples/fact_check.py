"""Make a queue for fact-checkers: what politicians of a list claim, claims with figures first.

    python examples/fact_check.py examples/politicians.csv examples/articles --min-confidence 0.9

Only whom the list names gets into the queue, and only with a confidence at which the words and the source have been
measured to be right so often. What falls below is no claim that can be let go: lower the bound, and read more.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quoteattr import Act, KnownSpeaker, Quote, QuoteExtractor


@attrs.frozen
class Claim:
    """Something that a politician of the list said, to be checked."""

    politician: str
    """The id in the list."""
    article: str
    quote: Quote

    @property
    def has_figure(self) -> bool:
        """Whether a number stands in it: these are what can be looked up."""
        return any(map(str.isdigit, self.quote.text))


def read_politicians(path: Path) -> list[KnownSpeaker]:
    """Read a table with the columns `id` and `name`."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [KnownSpeaker(row["id"], row["name"]) for row in csv.DictReader(rows)]


def claims(article: str, quotes: Iterable[Quote], min_confidence: float) -> Iterator[Claim]:
    """What politicians of the list said, and did not only think, in an article, as sure as is asked for."""
    for quote in quotes:
        known = quote.speaker.known if quote.speaker else None
        if known and quote.act is Act.SPEECH and quote.confidence >= min_confidence:
            yield Claim(known, article, quote)


def queue(articles: Iterable[Path], politicians: list[KnownSpeaker], min_confidence: float) -> list[Claim]:
    """The claims of all articles, those with figures first, each part in the order of the articles."""
    extractor = QuoteExtractor(known_speakers=politicians)
    found = [
        claim
        for article in articles
        for claim in claims(article.name, extractor.extract(article.read_text(encoding="utf-8")), min_confidence)
    ]
    return sorted(found, key=lambda claim: not claim.has_figure)


def main() -> None:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("politicians", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--min-confidence", type=float, default=0.9)
    options = parser.parse_args()
    politicians, articles = read_politicians(options.politicians), sorted(options.folder.rglob("*.txt"))
    for claim in queue(articles, politicians, options.min_confidence):
        print(f"{claim.politician} ({claim.article}, {claim.quote.confidence:.2f}): {claim.quote.text}")


if __name__ == "__main__":
    main()
