"""Clues to who speaks a turn: each a small function that names the people it speaks for or against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import regex

from quoteattr.coreference.dialogue.scene import Scene, Turn
from quoteattr.coreference.discourse import Mention

__all__ = ["CLUES", "Clue"]

Clue = Callable[[int, Scene], Iterator[tuple[int, str]]]
"""Yields a member (an index) and what is seen of it."""

# A conversation rarely goes on for longer without naming those who take part in it.
_REACH = 14
_NEAR = 16
_CLOSE = 4
_BEFORE_ADDRESS = regex.compile(
    r"(?:^|[\"“‘'(,;:.!?—–-])\s*(?:(?:o|oh|ah|my|dear|dearest|poor|old|and|yes|no|well|now|good|young|little|sweet)[ ,!]+){0,3}$",
    regex.IGNORECASE,
)
_AFTER_ADDRESS = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--)")
_STRANGER = regex.compile(r"(?<=[,;!?—–\"“‘ -])(sir|ma[’']am|madam|miss|madame)(?=[,;.!?—–\"”’-])", regex.IGNORECASE)
_GENDER = {"sir": "he"}
_WINDOW = 60


def resolved(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Whom the pronoun or the description beside the quotation stands for, as the rules of coreference say."""
    turn = scene.turns[i]
    if turn.mention is not None:
        yield scene.who(turn.mention), turn.mention.rule


def beside(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who acts in the same paragraph: `Emma smiled. "Yes."`"""
    turn = scene.turns[i]
    low = scene.turns[i - 1].end if i and scene.turns[i - 1].last == turn.paragraph else 0
    after = scene.turns[i + 1].start if i + 1 < len(scene.turns) else len(scene.text)
    before = scene.narration(turn.paragraph, low, turn.start)
    inside = scene.narration(turn.paragraph, turn.start, turn.end)
    behind = scene.narration(turn.last, turn.end, after)
    yield from _acting("before", list(reversed(before)), scene)
    yield from _acting("inside", inside, scene)
    yield from _acting("behind", behind, scene)
    everybody = {scene.who(m) for m in (*before, *inside, *behind)}
    if len(everybody) == 1:
        yield everybody.pop(), "alone"


def _acting(where: str, mentions: list[Mention], scene: Scene) -> Iterator[tuple[int, str]]:
    """The first subject, the first mention of all, and the rest."""
    subject = next((m for m in mentions if m.subject), None)
    if subject is not None:
        form = "pronoun" if subject.word else "name"
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
        subjects = [m for m in scene.narrated.get(before, ()) if m.subject]
        colon = scene.text[scene.context.paragraphs[before][1] - 1] in ":,—"
        if subjects:
            yield scene.who(subjects[-1]), "led in by" if colon else "acted last before"
            if len({scene.who(m) for m in subjects}) == 1:
                yield scene.who(subjects[-1]), "acted alone before"
        for member in {scene.who(m) for m in scene.narrated.get(before, ())}:
            yield member, "in the paragraph before"
    if behind not in scene.talked:
        subjects = [m for m in scene.narrated.get(behind, ()) if m.subject]
        if subjects:
            yield scene.who(subjects[0]), "acts first behind"
        for member in {scene.who(m) for m in scene.narrated.get(behind, ())}:
            yield member, "in the paragraph behind"


def recent(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who was mentioned lately, and how often."""
    turn = scene.turns[i]
    rank: dict[int, int] = {}
    count: Counter[int] = Counter()
    for back in range(_REACH + 1):
        mentions = scene.narrated.get(turn.paragraph - back, ())
        for mention in reversed(mentions):
            if mention.start >= turn.start:
                continue
            member = scene.who(mention)
            count[member] += 1
            if member not in rank:
                rank[member] = len(rank)
                yield member, f"mentioned {_bucket(back)} back"
                yield member, f"recency rank {min(len(rank), 5)}"
    for member, n in count.items():
        yield member, f"mentions {_bucket(n)}"
        if n == max(count.values()):
            yield member, "mentioned most"


def speaking(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is named as a speaker of the turns around: they take part in the conversation."""
    turn = scene.turns[i]
    count: Counter[int] = Counter()
    for step in (-1, 1):
        seen: set[int] = set()
        for n in range(1, _NEAR + 1):
            j = i + step * n
            if not 0 <= j < len(scene.turns) or abs(scene.turns[j].paragraph - turn.paragraph) > 2 * _REACH:
                break
            other = scene.turns[j]
            if other.settled and other.mention is not None:
                member = scene.who(other.mention)
                count[member] += 1
                if member not in seen:
                    seen.add(member)
                    yield member, f"speaks {'before' if step < 0 else 'behind'} {_bucket(n)}"
            elif other.mention is not None and n <= _CLOSE:
                yield scene.who(other.mention), f"may speak {'before' if step < 0 else 'behind'} {n}"
    for member, n in count.items():
        yield member, f"speaks around {min(n, 4)}"


def addressed(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who is called by name: whom a turn addresses does not speak it, and mostly answers it or has spoken before."""
    turn = scene.turns[i]
    for step in (-2, -1, 0, 1, 2):
        if not 0 <= i + step < len(scene.turns):
            continue
        other = scene.turns[i + step]
        if abs(other.paragraph - turn.paragraph) > 3:
            continue
        same = "here" if step and other.paragraph == turn.paragraph else ""
        named = scene.named_in(other)
        called = {scene.who(m) for m in named if is_address(m, scene.text)}
        for member in called:
            yield member, f"addressed {step}{same}"
        for member in {scene.who(m) for m in named} - called:
            yield member, f"spoken of {step}{same}"


def is_address(mention: Mention, text: str) -> bool:
    """Whether commas or marks set a name off as those whom one speaks to are: "My dear Emma, …"."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    return _BEFORE_ADDRESS.search(before) is not None and _AFTER_ADDRESS.match(text, mention.end) is not None


def strangers(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns of those who are addressed as sir or madam in the turns around."""
    turn = scene.turns[i]
    for step in (-1, 1):
        if 0 <= i + step < len(scene.turns):
            other = scene.turns[i + step]
            if 0 < abs(other.paragraph - turn.paragraph) <= 2:
                found = _STRANGER.search(scene.text, other.start, other.end)
                if found:
                    yield _GENDER.get(found.group(1).lower(), "she"), f"sir or madam {step}"


def agreeing(i: int, scene: Scene, member: int) -> Iterator[str]:
    """Whether the pronouns of the passage may stand for somebody."""
    turn, who = scene.turns[i], scene.discourse.members[member]
    if turn.gender:
        yield "agrees" if who.pronouns == {turn.gender} else "may agree" if turn.gender in who.pronouns else "disagrees"
    for gender, clue in strangers(i, scene):
        yield f"{clue} {'agrees' if who.pronouns == {gender} else 'may agree' if gender in who.pronouns else 'disagrees'}"
    if not who.named:
        yield "without a name"
    elif who.known:
        yield "known"


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3-4" if n < 5 else "5-8" if n < 9 else "9+"


CLUES: dict[str, Clue] = {
    "dialogue.source": resolved,
    "dialogue.beside": beside,
    "dialogue.around": around,
    "dialogue.recent": recent,
    "dialogue.takes-part": speaking,
    "dialogue.addressed": addressed,
}
"""By the names that reasons have."""
