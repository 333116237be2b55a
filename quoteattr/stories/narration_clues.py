"""Clues in the narration around a turn: who acts before it, behind it, and in the passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from quoteattr.speakers.discourse import Mention
from quoteattr.stories.scenes import Scene, Turn

__all__ = ["around", "beside", "bucket", "recent", "subjects"]

REACH = 14
"""Paragraphs. A conversation rarely goes on for longer without naming those who take part in it."""
# Distances of a subject are told apart by so many characters, about three words.
_STEP = 20
_VERB = regex.compile(r"\s+(?:had |was |then |only |again |slowly |suddenly )*(\p{L}+)")


def beside(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who acts in the same paragraph: `Emma smiled. "Yes."`"""
    turn = scene.turns[i]
    before, behind = (_fitting(mentions, i, scene) for mentions in _around(i, scene))
    inside = _fitting(scene.narration(turn.paragraph, turn.start, turn.end), i, scene)
    before.reverse()
    yield from _acting("before", before, scene)
    yield from _acting("inside", inside, scene)
    yield from _acting("behind", behind, scene)
    yield from _beat("before", before, i, scene)
    yield from _beat("behind", behind, i, scene)
    everybody = {scene.who(m) for m in (*before, *inside, *behind)}
    if len(everybody) == 1:
        yield everybody.pop(), "alone"


def _beat(where: str, mentions: list[Mention], i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """How the nearest subject stands to the turn: the mark or letter between them, its verb, how far it is."""
    subject, turn = next((m for m in mentions if m.subject), None), scene.turns[i]
    if subject is None:
        return
    verb = _VERB.match(scene.text, subject.end)
    lead = scene.text[max(0, turn.start - 3) : turn.start].rstrip()[-1:]
    after = scene.text[turn.end : turn.end + 3].lstrip(" ")[:1]
    joint = ("letter" if lead.isalnum() else lead) if where == "before" else "small" if after.islower() else "capital"
    far = turn.start - subject.end if where == "before" else subject.start - turn.end
    yield scene.who(subject), f"{where} subject and {joint}"
    yield scene.who(subject), f"{where} verb {verb.group(1).lower() if verb else ''}"
    yield scene.who(subject), f"{where} subject at {bucket(max(0, far) // _STEP)}"


def _acting(where: str, mentions: list[Mention], scene: Scene) -> Iterator[tuple[int, str]]:
    """The first subject, the first mention of all, and the rest."""
    subject = next((m for m in mentions if m.subject), None)
    if subject is not None:
        form = ("i" if subject.word == "i" else "pronoun") if subject.word else "name"
        yield scene.who(subject), f"{where} subject {form}"
    for member in {scene.who(m) for m in mentions}:
        yield member, f"{where}"
    if mentions and mentions[0] is not subject:
        yield scene.who(mentions[0]), f"{where} nearest"


def around(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who acts in the paragraphs of narration before and behind the turn."""
    turn = scene.turns[i]
    before, behind = turn.paragraph - 1, turn.last + 1
    if before >= 0 and before not in scene.talked:
        subjects = [m for m in _fitting(scene.told_before(before, turn.start), i, scene) if m.subject]
        colon = scene.text[scene.view.paragraphs[before][1] - 1] in ":,—"
        if subjects:
            yield scene.who(subjects[-1]), "led in by" if colon else "acted last before"
            if len({scene.who(m) for m in subjects}) == 1:
                yield scene.who(subjects[-1]), "acted alone before"
        for member in {scene.who(m) for m in scene.told_before(before, turn.start)}:
            yield member, "in the paragraph before"
    if behind not in scene.talked:
        subjects = [m for m in _fitting(scene.told_first(behind), i, scene) if m.subject]
        if subjects:
            yield scene.who(subjects[0]), "acts first behind"
        for member in {scene.who(m) for m in scene.told_first(behind)}:
            yield member, "in the paragraph behind"


def recent(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who was mentioned lately, and how often."""
    turn = scene.turns[i]
    rank: dict[int, int] = {}
    acted: dict[int, int] = {}
    count: Counter[int] = Counter()
    for back in range(REACH + 1):
        for mention in reversed(_fitting(scene.told_before(turn.paragraph - back, turn.start), i, scene)):
            member = scene.who(mention)
            if mention.subject and member not in acted:
                acted[member] = len(acted)
                yield member, f"acted {bucket(back)} back"
                yield member, f"acting rank {min(len(acted), 4)}"
            count[member] += 1
            if member not in rank:
                rank[member] = len(rank)
                yield member, f"mentioned {bucket(back)} back"
                yield member, f"recency rank {min(len(rank), 5)}"
    for member, n in count.items():
        yield member, f"mentions {bucket(n)}"
        if n == max(count.values()):
            yield member, "mentioned most"


def subjects(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns that act around the turn: `He cleared his throat. "I know."`"""
    turn = scene.turns[i]
    before, behind = _around(i, scene)
    places = (
        ("before", list(reversed(before))),
        ("behind", behind),
        ("above", _above(turn, scene)),
        ("below", [] if turn.last + 1 in scene.talked else scene.told_first(turn.last + 1)),
    )
    for where, mentions in places:
        subject = next((m for m in mentions if m.subject), None)
        if subject is not None and subject.word in ("he", "she"):
            yield subject.word, f"{where} pronoun"


def _around(i: int, scene: Scene) -> tuple[list[Mention], list[Mention]]:
    """The mentions in the narration of the paragraph, before the turn and behind it, up to the next ones."""
    turn, turns = scene.turns[i], scene.turns
    low = turns[i - 1].end if i and turns[i - 1].last == turn.paragraph else 0
    high = turns[i + 1].start if i + 1 < len(turns) else len(scene.text)
    return scene.narration(turn.paragraph, low, turn.start), scene.narration(turn.last, turn.end, high)


def _fitting(mentions: list[Mention], i: int, scene: Scene) -> list[Mention]:
    """The mentions of those whom the pronoun or noun beside the turn may stand for."""
    gender = scene.turns[i].gender
    return [m for m in mentions if not gender or gender in scene.discourse.members[scene.who(m)].pronouns]


def _above(turn: Turn, scene: Scene) -> list[Mention]:
    """The mentions of a paragraph without turns before a turn, the nearest first."""
    above = turn.paragraph - 1
    return [] if above in scene.talked else scene.told_before(above, turn.start)[::-1]


def bucket(n: int) -> str:
    """A count or distance, the larger the less exactly."""
    return str(n) if n < 3 else "3-4" if n < 5 else "5-8" if n < 9 else "9+"
