"""Clues in the turns around: who takes part in the conversation, and how speakers alternate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteattr.stories.contract import bucket, clue
from quoteattr.stories.scenes import CONVERSATION, Scene

__all__ = ["takes_part"]

# Turns to each side.
_NEAR = 16
_CLOSE = 4
_NEAREST = 8
# Two speakers who take turns longer than this are named again.
_RUN = 10


@clue(
    "dialogue.takes-part",
    why="takes part in the conversation",
    examples=("“Well?” said Ann.\n\n“No,” said Tom.\n\n“Why not?”",),
)
def takes_part(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """A person named as the speaker of nearby turns speaks other turns too, usually every second one.

    Two people who talk are named once and then omitted, because readers count. Yields nothing if no turn nearby has a
    named speaker and nobody acts before the first turn.
    """
    yield from _speaking_around(i, scene)
    yield from _speaking_in_conversation(i, scene)
    for step in (-1, 1):
        yield from _nearest_named(i, step, scene)
        yield from _named_in_run(i, step, scene)
    yield from _acting_before_run(i, scene)


def _speaking_around(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Named speakers before and after, how near and how often, and members that sources without a name may refer to."""
    count: Counter[int] = Counter()
    for step, side in ((-1, "before"), (1, "behind")):
        met: set[int] = set()
        for n, j in _nearby(i, step, scene):
            mention, member = scene.turns[j].mention, scene.speaker(j)
            if member is not None:
                count[member] += 1
                if member not in met:
                    met.add(member)
                    yield member, f"speaks {side} {bucket(n)}"
            elif mention is not None and n <= _CLOSE:
                yield scene.member(mention), f"may speak {side} {n}"
    for member, n in count.items():
        yield member, f"speaks around {min(n, 4)}"


def _nearby(i: int, step: int, scene: Scene) -> Iterator[tuple[int, int]]:
    """The turns on one side that are not too many paragraphs away: how many turns away, and the index."""
    here = scene.turns[i].first_paragraph
    for n in range(1, _NEAR + 1):
        j = i + step * n
        if not 0 <= j < len(scene.turns) or abs(scene.turns[j].first_paragraph - here) > 2 * CONVERSATION:
            return
        yield n, j


def _speaking_in_conversation(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """The named speakers in this conversation, and how many there are."""
    speakers = scene.conversation_speakers(i)
    for member, n in speakers.items():
        yield member, f"heard {min(n, 4)}"
        yield member, f"heard {min(n, 3)} of {min(len(speakers), 4)}"


def _nearest_named(i: int, step: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """How many turns away each named speaker is, and across how much narration."""
    gap, met = 0, set[int]()
    for n, apart, member in _to_one_side(i, step, _NEAREST, scene):
        gap = max(gap, apart)
        if member is not None and member not in met:
            met.add(member)
            yield member, f"named {step * min(n, 6)} over {gap}"


def _named_in_run(i: int, step: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """The named speakers in paragraphs that follow each other without narration, and how many turns away they are."""
    for n, apart, member in _to_one_side(i, step, _RUN, scene):
        if apart != 1:
            return
        if member is not None:
            yield member, f"run {step * n}"


def _to_one_side(i: int, step: int, most: int, scene: Scene) -> Iterator[tuple[int, int, int | None]]:
    """The turns on one side: how many turns away, the gap to the turn in between, and the named speaker."""
    for n in range(1, most + 1):
        j = i + step * n
        if not 0 <= j < len(scene.turns):
            return
        yield n, scene.paragraphs_apart(j, j - step), scene.speaker(j)


def _acting_before_run(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """People who act in the narration before adjacent turns. The last one usually speaks first."""
    first = i
    while first > 0 and i - first < _RUN and scene.paragraphs_apart(first - 1, first) == 1:
        first -= 1
    before, back = scene.turns[first].first_paragraph - 1, i - first
    if before in scene.paragraphs_with_turns or back == _RUN:
        return
    mentions = scene.narration_before(before, scene.turns[first].start)
    acting = dict.fromkeys(scene.member(m) for m in reversed(mentions) if m.subject)
    place = back if back < _CLOSE else f"{_CLOSE} and {back % 2}"
    for rank, member in enumerate(acting, start=1):
        yield member, f"opened {min(rank, 3)} at {place}"
