"""Clues in the turns around: who takes part in the conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteattr.speakers.cast import rarity
from quoteattr.stories.narration_clues import REACH, bucket
from quoteattr.stories.scenes import Scene
from quoteattr.stories.style_clues import BROAD, PLAIN

__all__ = ["habits", "often", "takes_part"]

_NEAR = 16
_CLOSE = 4
# Two speakers who take turns for longer than this are named again.
_RUN = 10
_FEW = 8
# Fewer turns tell no habit, and more make it no clearer.
_FEWEST_TURNS = 3


def takes_part(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is named as a speaker of the turns around: they take part in the conversation."""
    yield from _speaking(i, scene)
    yield from _heard(i, scene)
    for step in (-1, 1):
        yield from _nearest(i, step, scene)
        yield from _run(i, step, scene)
    yield from _opened(i, scene)


def _speaking(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is named as a speaker of the turns around: they take part in the conversation."""
    turn = scene.turns[i]
    count: Counter[int] = Counter()
    for step in (-1, 1):
        seen: set[int] = set()
        for n in range(1, _NEAR + 1):
            j = i + step * n
            if not 0 <= j < len(scene.turns) or abs(scene.turns[j].paragraph - turn.paragraph) > 2 * REACH:
                break
            other, member = scene.turns[j], scene.speaker(j)
            if member is not None:
                count[member] += 1
                if member not in seen:
                    seen.add(member)
                    yield member, f"speaks {'before' if step < 0 else 'behind'} {bucket(n)}"
            elif other.mention is not None and n <= _CLOSE:
                yield scene.who(other.mention), f"may speak {'before' if step < 0 else 'behind'} {n}"
    for member, n in count.items():
        yield member, f"speaks around {min(n, 4)}"


def _heard(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is named as a speaker in this conversation, and among how many."""
    heard = scene.voices(i)
    for member, n in heard.items():
        yield member, f"heard {min(n, 4)}"
        yield member, f"heard {min(n, 3)} of {min(len(heard), 4)}"


def _nearest(i: int, step: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """How many turns away somebody is named as a speaker, and over how much narration."""
    gap, seen = 0, set[int]()
    for n, apart, member in _beyond(i, step, _FEW, scene):
        gap = max(gap, apart)
        if member is not None and member not in seen:
            seen.add(member)
            yield member, f"named {step * min(n, 6)} over {gap}"


def _run(i: int, step: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who speaks so many turns away in paragraphs that follow each other without narration."""
    for n, apart, member in _beyond(i, step, _RUN, scene):
        if apart != 1:
            return
        if member is not None:
            yield member, f"run {step * n}"


def _beyond(i: int, step: int, most: int, scene: Scene) -> Iterator[tuple[int, int, int | None]]:
    """The turns to one side: how many away, how far from the one between, and who is named as the speaker."""
    for n in range(1, most + 1):
        j = i + step * n
        if not 0 <= j < len(scene.turns):
            return
        yield n, scene.apart(j, j - step), scene.speaker(j)


def _opened(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who acts in the narration before turns that follow each other: the last one mostly begins to speak."""
    first = i
    while first > 0 and i - first < _RUN and scene.apart(first - 1, first) == 1:
        first -= 1
    before, back = scene.turns[first].paragraph - 1, i - first
    if before in scene.talked or back == _RUN:
        return
    acting = dict.fromkeys(
        scene.who(m) for m in reversed(scene.told_before(before, scene.turns[first].start)) if m.subject
    )
    for rank, member in enumerate(acting, start=1):
        yield member, f"opened {min(rank, 3)} at {back if back < _CLOSE else f'{_CLOSE} and {back % 2}'}"


def often(member: int, scene: Scene) -> str:
    """How many of the turns whose speakers are named are somebody's."""
    how = rarity(scene.shares[member], scene.shares.total())
    return f"speaks {how}" if how == "never" else f"speaks in {how}"


def habits(i: int, scene: Scene, member: int) -> Iterator[str]:
    """Whether somebody speaks in dialect as the turn does, and addresses others in its words."""
    here, own = scene.manners[i], scene.habits(member, i)
    turns = own[BROAD] + own[PLAIN]
    if here.speech and turns >= _FEWEST_TURNS:
        yield f"{here.speech} by {bucket(10 * own[BROAD] // turns)}"
    if here.address:
        yield from _habit("address", own[here.address], turns)
    if here.names:
        yield from _habit("calls", max(own[name] for name in here.names), turns)


def _habit(what: str, times: int, turns: int) -> Iterator[str]:
    """Whether somebody has done so, or never in turns enough to tell."""
    if times:
        yield f"{what} own {min(times, _FEWEST_TURNS)}"
    elif turns >= _FEWEST_TURNS:
        yield f"{what} never"
