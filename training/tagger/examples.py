"""What the network learns from: a text with its attributions, mentions and sentence ends, or some of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum

import attrs

OPENING, CLOSING = "\"“‘'«„", "\"”’'»“"

Span = tuple[int, int]
Spans = list[Span]


class Form(IntEnum):
    """The form of a mention. The numbers are those of the network's classes; a name has one more, for what goes on."""

    NAME = 1
    DESCRIPTION = 3
    PRONOUN = 4


class Coverage(IntEnum):
    """How much of a text's mentions is annotated."""

    NONE = 0
    SOME = 1
    NAMES = 2
    ALL = 3


@attrs.frozen
class Attribution:
    """Spans in characters. `said` is whether it is speech, or None where nobody annotated it."""

    content: Spans
    cue: Spans
    source: Spans
    said: bool | None = None
    follows: int | None = None
    """Where the cue stands that this content goes on from without a cue of its own."""


@attrs.frozen
class Mention:
    """`start:end` is the name itself, the head noun of a description, or the pronoun."""

    start: int
    end: int
    form: Form
    type: str | None
    cluster: str | None


@attrs.frozen
class Example:
    """A text with its annotations; ``ignore`` are regions whose attributions nobody annotated."""

    text: str
    attributions: list[Attribution] = attrs.Factory(list)
    ignore: Spans = attrs.Factory(list)
    attributed: bool = False
    """Whether attributions are annotated at all."""
    mentions: list[Mention] = attrs.Factory(list)
    coverage: Coverage = Coverage.NONE
    ends: list[int] | None = None
    """Where sentences end, or None where nobody annotated it."""


def moved(example: Example, text: str, at: Callable[[int], int]) -> Example:
    """The example over another text, where the character at ``offset`` stands at ``at(offset)``."""

    def spans(old: Spans) -> Spans:
        return [(at(s), at(e)) for s, e in old if at(e) > at(s)]

    attributions = [
        attrs.evolve(
            a,
            content=spans(a.content),
            cue=spans(a.cue),
            source=spans(a.source),
            follows=None if a.follows is None else at(a.follows),
        )
        for a in example.attributions
    ]
    mentions = [attrs.evolve(m, start=at(m.start), end=at(m.end)) for m in example.mentions]
    return attrs.evolve(
        example,
        text=text,
        attributions=[a for a in attributions if a.content],
        ignore=spans(example.ignore),
        mentions=[m for m in mentions if m.end > m.start],
        ends=None if example.ends is None else [at(e) for e in example.ends],
    )


def part(example: Example, start: int, end: int) -> Example:
    """The text from ``start`` to ``end`` with what is annotated wholly inside it."""

    def inside(spans: Iterable[Span]) -> bool:
        return all(start <= s and e <= end for s, e in spans)

    kept = attrs.evolve(
        example,
        attributions=[a for a in example.attributions if inside((*a.content, *a.cue, *a.source))],
        ignore=[(max(s, start), min(e, end)) for s, e in example.ignore if s < end and e > start],
        mentions=[m for m in example.mentions if inside([(m.start, m.end)])],
        ends=None if example.ends is None else [e for e in example.ends if start < e <= end],
    )
    return moved(kept, example.text[start:end], lambda offset: offset - start)


def slices(example: Example, size: int) -> Iterator[Example]:
    """Cut a novel into slices of about ``size`` characters at paragraph breaks that no quote crosses."""
    busy = sorted((a.content[0][0], a.content[-1][1]) for a in example.attributions)
    start = 0
    for at in _breaks(example.text, size):
        if at - start >= size and not any(s < at < e for s, e in busy):
            yield part(example, start, at)
            start = at
    yield part(example, start, len(example.text))


def _breaks(text: str, size: int) -> Iterator[int]:
    at = text.find("\n\n")
    last = 0
    while at >= 0:
        if at - last >= size // 8:
            yield at + 2
            last = at
        at = text.find("\n\n", at + 2)


def joined(examples: list[Example]) -> Example:
    """Short texts in one, a paragraph each. Clusters of different texts stay apart."""
    text, mentions = "", []
    for number, example in enumerate(examples):
        base = len(text)
        mentions += [
            attrs.evolve(m, start=base + m.start, end=base + m.end, cluster=m.cluster and f"{number}.{m.cluster}")
            for m in example.mentions
        ]
        text += example.text.strip("\n") + "\n\n"
    return Example(text, mentions=mentions, coverage=examples[0].coverage)
