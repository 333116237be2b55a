"""Change how a text looks, and not what it says, so that no habit of one corpus is learned."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import attrs

from tagger.examples import Example, Form, moved, part

Edit = tuple[int, int, str]
"""Characters ``start:end`` become a text."""
Change = Callable[[Example, random.Random], Example]

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_HEADLINE = re.compile(r"[^\W\d_][^\n\"“”]*[\w?!]")
_DOUBLE = '“”"'
_BOXES = ("READ MORE: ", "Read also: ", "RELATED: ", "ALSO READ | ", "See also: ", "Watch: ", "")
_WIDTHS = (58, 64, 72, 80)


def edited(example: Example, edits: list[Edit]) -> Example:
    """The example with some characters replaced; edits are in order and do not overlap."""
    text, last, starts, shifts = [], 0, [0], [0]
    for start, end, new in edits:
        text += [example.text[last:start], new]
        starts.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
        last = end
    text.append(example.text[last:])
    return moved(example, "".join(text), lambda at: at + shifts[bisect_right(starts, at) - 1])


def _replaced(example: Example, pattern: str, new: Callable[[re.Match[str]], str]) -> Example:
    return edited(example, [(*m.span(), new(m)) for m in re.finditer(pattern, example.text)])


def translated(table: dict[str, str]) -> Change:
    """Characters for characters."""
    return lambda example, rng: attrs.evolve(example, text=example.text.translate(str.maketrans(table)))


def curled(example: Example, rng: random.Random) -> Example:
    """Straight marks as curly ones."""
    out = list(example.text)
    for i, char in enumerate(example.text):
        opens = i == 0 or example.text[i - 1].isspace() or example.text[i - 1] in "([—-“‘"
        if char in "\"'":
            out[i] = {('"', True): "“", ('"', False): "”", ("'", True): "‘", ("'", False): "’"}[char, opens]
    return attrs.evolve(example, text="".join(out))


def typed(example: Example, rng: random.Random) -> Example:
    """Marks as in old wires and TeX: ``…''."""
    opening = rng.choice(["``", "''"])
    plain = curled(example, rng)
    return _replaced(plain, "[“”]", lambda m: opening if m[0] == "“" else "''")


def unmarked(example: Example, rng: random.Random) -> Example:
    """No marks at all."""
    return _replaced(example, f"[{_DOUBLE}]", lambda m: "")


def wrapped(example: Example, rng: random.Random) -> Example:
    """Lines broken at a width."""
    width, text, last = rng.choice(_WIDTHS), list(example.text), 0
    blank = -1
    for i, char in enumerate(example.text):
        if char == "\n":
            last, blank = i, -1
        elif char == " ":
            blank = i
        if i - last > width and blank > 0:
            text[blank], last, blank = "\n", blank, -1
    return attrs.evolve(example, text="".join(text))


def run_together(example: Example, rng: random.Random) -> Example:
    """Paragraphs in one, all of them or a few."""
    share = rng.choice([0.3, 1.0])
    breaks = [m for m in _PARAGRAPH.finditer(example.text) if rng.random() < share]
    return edited(example, [(*m.span(), " ") for m in breaks])


def single_spaced(example: Example, rng: random.Random) -> Example:
    """Paragraphs without a blank line between them."""
    return edited(example, [(*m.span(), "\n") for m in _PARAGRAPH.finditer(example.text)])


def beheaded(example: Example, rng: random.Random) -> Example:
    """Without what stands above some paragraph near the beginning."""
    busy = [(a.content[0][0], a.content[-1][1]) for a in example.attributions]
    starts = [m.end() for m in _PARAGRAPH.finditer(example.text)][:4]
    free = [at for at in starts if not any(s < at < e for s, e in busy)]
    return part(example, rng.choice(free), len(example.text)) if free else example


def boxed(headlines: list[str]) -> Change:
    """Lines that point to other articles between some paragraphs: nobody says them."""

    def change(example: Example, rng: random.Random) -> Example:
        busy = [(a.content[0][0], a.content[-1][1]) for a in example.attributions]
        places = [m.end() for m in _PARAGRAPH.finditer(example.text)]
        free = [at for at in places if not any(s < at < e for s, e in busy)]
        chosen = sorted(rng.sample(free, min(len(free), rng.choice([1, 1, 2, 3]))))
        return edited(example, [(at, at, f"{rng.choice(_BOXES)}{rng.choice(headlines)}\n\n") for at in chosen])

    return change


def renamed(surnames: list[str]) -> Change:
    """Other surnames for some people, the same all through a text. First names stay: "she" must still be right."""

    def change(example: Example, rng: random.Random) -> Example:
        people = [m for m in example.mentions if m.form is Form.NAME and m.type == "person"]
        names = {example.text[m.start : m.end].split()[-1] for m in people if " " in example.text[m.start : m.end]}
        old = sorted(n for n in names if n.isalpha() and n[:1].isupper() and rng.random() < 0.7)
        if not old:
            return example
        new = dict(zip(old, rng.sample(surnames, len(old)), strict=True))
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(old)})(?!\w)")
        return edited(example, [(*m.span(), new[m[0]]) for m in pattern.finditer(example.text)])

    return change


def surnames(examples: Iterable[Example]) -> list[str]:
    """The last names of people in the texts, each once."""
    found: Counter[str] = Counter()
    for example in examples:
        for m in example.mentions:
            words = example.text[m.start : m.end].split()
            if m.type == "person" and m.form is Form.NAME and len(words) > 1 and words[-1].isalpha():
                found[words[-1]] += 1
    return sorted(name for name in found if name[:1].isupper() and not name.isupper() and len(name) > 2)


def headlines(examples: Iterable[Example]) -> list[str]:
    """First lines that look like headlines."""
    first = (example.text.lstrip().split("\n", 1)[0].strip() for example in examples)
    return sorted({line for line in first if _HEADLINE.fullmatch(line) and 4 <= len(line.split()) <= 14})


@attrs.frozen
class Augmenter:
    """Draws changes: at most one of the marks, and each of the others with its own chance."""

    marks: tuple[tuple[float, Change], ...]
    others: tuple[tuple[float, Change], ...]

    @classmethod
    def of(cls, examples: list[Example]) -> Augmenter:
        """With names and headlines of these texts."""
        british = {"“": "‘", "”": "’"}
        straight = {"“": '"', "”": '"', "‘": "'", "’": "'"}
        marks = (
            (0.14, translated(straight)),
            (0.05, translated({"“": "«", "”": "»"})),
            (0.06, translated(british)),
            (0.02, translated({"”": "“"})),
            (0.14, curled),
            (0.04, typed),
            (0.02, unmarked),
        )
        others = (
            (0.35, renamed(surnames(examples))),
            (0.10, beheaded),
            (0.08, boxed(headlines(examples))),
            (0.04, run_together),
            (0.12, single_spaced),
            (0.03, wrapped),
        )
        return cls(marks, others)

    def __call__(self, example: Example, rng: random.Random) -> Example:
        for change in self._drawn(rng):
            example = change(example, rng)
        return example

    def _drawn(self, rng: random.Random) -> Iterator[Change]:
        yield from (change for share, change in self.others if rng.random() < share)
        draw = rng.random()
        for share, change in self.marks:
            if draw < share:
                yield change
                return
            draw -= share
