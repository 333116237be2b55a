"""How time and memory grow on texts made to break things: no breaks, marks alone, crowds of names, one long word.

    python benchmarks/hostile.py [CHARACTERS [SHAPE…]]

Each text is read whole at so many characters (a million unless told) and at a quarter of them, each in a process of its
own. Prints a table in Markdown: where time is linear, the ratio is 4, or less where the start still counts.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice, product
from string import ascii_lowercase

from usage import memory

CHARACTERS = 1_000_000


def names() -> Iterator[str]:
    """Words that look like names, each a new one."""
    for letters in product("bcdfghklmnprst", "aeiou", "bdfgklmnprst", "aeiou", ascii_lowercase):
        yield "".join(letters).capitalize()


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def each(form: str) -> Callable[[int], str]:
    """The form with a new name each time, up to the size."""

    def make(size: int) -> str:
        return "".join(form.format(name) for name in islice(names(), size // len(form.format("Babab"))))

    return make


def opened(form: str) -> Callable[[int], str]:
    """The same behind turns enough to make it a story."""
    return lambda size: "“Is it you?”\n“No!”\n" * 15 + each(form)(size)


SHAPES: dict[str, Callable[[int], str]] = {
    "reported speech without a break": repeated("The minister said that the bridge would open. "),
    "words without a full stop": repeated("rain and "),
    "quotes without a break": repeated("“It rains,” Ann Lee said. "),
    "one word": repeated("a"),
    "one word in capitals": repeated("A"),
    "digits": repeated("7"),
    "line breaks": repeated("\n"),
    "marks that nothing closes": repeated("“a "),
    "marks alone": repeated("“"),
    "straight marks": repeated("\"' "),
    "apostrophes": repeated("’"),
    "commas": repeated("a, "),
    "initials": repeated("A. "),
    "titles": repeated("Mr. "),
    "new people": each("{0} Lee met Ann {0}. "),
    "new speakers": each("“No,” said {0} Lee. "),
    "new surnames and their short forms": each("“No,” said Ann {0}. {0} added that it rained. "),
    "namesakes, then the surname": each("Ann met {0} Lee. Lee said no. "),
    "families": each("Mr. {0} and Mrs. {0} said no. "),
    "a story with a new speaker in every turn": each("“Is it you?” said {0} Lee.\n\n“No!” he cried.\n\n"),
    "a story without a speaker": repeated("“Is it you?”\n\n“No!”\n\n"),
    "transcript": each("{0}: It rains.\n"),
    "signed quotations": each("“No.” — Ann {0}\n"),
    "pronouns": repeated("“No,” he said. “Yes,” she said. "),
    "a pronoun each time": repeated("“No,” he said. Ann Lee left. "),
    "names in quotations": each("“No, {0},” she cried. Mr. {0} laughed. "),
    "nobody named": repeated("He slept. She ate. It rained. His dog saw her. "),
    "I inside of quotations": repeated("“I said no to my mother,” he said. "),
    "I that nobody signs": repeated("I said no and "),
    "the police": repeated("The police said no. "),
    "the police of many places": each("The {0} police came. The police said no. "),
    "a story in one paragraph": opened("“Is it you?” said her mother. Miss {0} slept. “No!” "),
    "the same with new speakers": opened("“Is it you?” said {0} Lee. “No!” he cried. "),
    "descriptions": repeated("The president of the bank, a former mayor, told a spokesman of the union no. "),
}


def measure(shape: str, size: int) -> None:
    """Print seconds, peak memory in MB beyond that of one short text, and the number of quotes."""
    from quoteattr import QuoteExtractor

    extractor = QuoteExtractor(scope="all")
    extractor.extract("“Late,” he said.")
    text, before = SHAPES[shape](size), memory()
    started = time.process_time()
    quotes = extractor.extract(text)
    print(time.process_time() - started, memory() - before, len(quotes))


def measured(shape: str, size: int) -> list[float]:
    command = [sys.executable, __file__, "--one", shape, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(figure) for figure in done.stdout.split()]


def main(characters: int, shapes: list[str]) -> None:
    print(f"| {characters:,} characters | s for a quarter | s | ratio | MB for a quarter | MB |")
    print("|---|---|---|---|---|---|")
    for shape in shapes or SHAPES:
        (few, small, _), (many, large, _) = (measured(shape, size) for size in (characters // 4, characters))
        print(f"| {shape} | {few:.1f} | {many:.1f} | {many / few:.1f} | {small:.0f} | {large:.0f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else CHARACTERS, sys.argv[2:])
