"""Put the quotes of a folder of texts into an SQLite database, and ask who said what.

    python examples/quotes_db.py quotes.db examples/articles
    python examples/quotes_db.py quotes.db --who voss

Reading a text again replaces its stored quotes.
"""

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from quoteattr import Quote, QuoteExtractor

SCHEMA = """
CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS quote (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    speaker TEXT,                   -- NULL where nobody is known
    named INTEGER NOT NULL,         -- whether speaker is a name, and not a description
    kind TEXT NOT NULL,
    cue TEXT,
    confidence REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS content (   -- what was said: one row, or several where it is interrupted
    quote INTEGER NOT NULL REFERENCES quote ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);
"""
# The words are cut out of the text that was stored with them, so that they cannot disagree with it.
WHO_SAID_WHAT = """
SELECT path, speaker, group_concat(substr(text, start + 1, stop - start), ' … ')
FROM (SELECT * FROM content ORDER BY quote, start)
JOIN quote ON quote.id = quote
JOIN article ON article.id = article
WHERE instr(fold(speaker), fold(?))
GROUP BY quote ORDER BY path, min(start)
"""


def connect(path: str) -> sqlite3.Connection:
    """Open a database of quotes, and create it if it does not exist."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA foreign_keys = ON")
    # SQLite's own lower() handles only ASCII.
    database.create_function("fold", 1, lambda name: name and name.casefold(), deterministic=True)
    database.executescript(SCHEMA)
    return database


def store_folder(database: sqlite3.Connection, folder: Path) -> int:
    """Store every `.txt` of a folder and below, and return how many quotes they have."""
    paths = sorted(folder.rglob("*.txt"))
    # Bytes, because reading as text would change line endings and so the offsets.
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    stored = 0
    for path, text, quotes in zip(paths, texts, QuoteExtractor().extract_many(texts), strict=True):
        store(database, str(path), text, quotes)
        stored += len(quotes)
    return stored


def store(database: sqlite3.Connection, path: str, text: str, quotes: list[Quote]) -> None:
    """Store a text with its quotes, all or nothing."""
    with database:
        database.execute("DELETE FROM article WHERE path = ?", (path,))
        article = database.execute("INSERT INTO article (path, text) VALUES (?, ?)", (path, text)).lastrowid
        for quote in quotes:
            number = database.execute(
                "INSERT INTO quote (article, speaker, named, kind, cue, confidence) VALUES (?, ?, ?, ?, ?, ?)",
                (article, *_row(quote)),
            ).lastrowid
            spans = [(number, span.start, span.end) for span in quote.content]
            database.executemany("INSERT INTO content VALUES (?, ?, ?)", spans)


def _row(quote: Quote) -> tuple[str | None, bool, str, str | None, float]:
    speaker = quote.speaker
    return (
        speaker.name if speaker else None,
        speaker is not None and speaker.named,
        quote.kind.value,
        quote.cue.text if quote.cue else None,
        quote.confidence,
    )


def who_said_what(database: sqlite3.Connection, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield (path, speaker, words) of each quote whose speaker's name holds `name`, in capitals or not."""
    yield from database.execute(WHO_SAID_WHAT, (name,))


def main() -> None:
    """Run the example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("folder", type=Path, nargs="?", help="texts to store")
    parser.add_argument("--who", metavar="NAME", help="print what they said")
    options = parser.parse_args()
    with closing(connect(options.database)) as database:
        if options.folder:
            print(f"{store_folder(database, options.folder)} quotes stored")
        for path, speaker, words in who_said_what(database, options.who) if options.who else ():
            print(f"{speaker} ({path}): {words}")


if __name__ == "__main__":
    main()
