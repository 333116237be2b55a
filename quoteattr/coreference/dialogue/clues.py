"""Clues to who speaks a turn: each a small function that names the people it speaks for or against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import regex

from quoteattr.coreference.dialogue.scene import DESCRIBED, Scene
from quoteattr.coreference.discourse import Mention

__all__ = ["CLUES", "Clue"]

Clue = Callable[[int, Scene], Iterator[tuple[int, str]]]
"""Yields a member (an index) and what is seen of it."""

# A conversation rarely goes on for longer without naming those who take part in it.
_REACH = 14
_NEAR = 16
_CLOSE = 4
_BEFORE_NAMES = "o|oh|ah|my|dear|dearest|poor|old|and|yes|no|well|now|good|young|little|sweet"
_BEFORE_ADDRESS = regex.compile(rf"(?:^|[\"“‘'(,;:.!?—–-])\s*(?:(?:{_BEFORE_NAMES})[ ,!]+){{0,3}}$", regex.IGNORECASE)
_AFTER_ADDRESS = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--)")
_STRANGER = regex.compile(r"(?<=[,;!?—–\"“‘ -])(sir|ma[’']am|madam|miss|madame)(?=[,;.!?—–\"”’-])", regex.IGNORECASE)
_GENDER = {"sir": "he"}
_WINDOW = 60
_KIN = {
    **dict.fromkeys(["mother", "mamma", "mama", "wife", "grandmother"], "mother or wife"),
    **dict.fromkeys(["father", "papa", "husband", "uncle"], "father or husband"),
    **dict.fromkeys(["sister", "daughter", "girl", "niece"], "sister or daughter"),
    **dict.fromkeys(["brother", "son", "boy", "nephew"], "brother or son"),
    "aunt": "aunt",
    "lady": "lady",
    "gentleman": "gentleman",
}
_TITLES = ("mrs", "miss", "mr", "lady")


def resolved(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Whom the pronoun or the description beside the quotation stands for, as the rules of coreference say."""
    turn = scene.turns[i]
    if turn.mention is not None:
        yield scene.who(turn.mention), turn.mention.rule


def beside(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who acts in the same paragraph: `Emma smiled. "Yes."`"""
    turn = scene.turns[i]
    before, behind = (_fitting(mentions, i, scene) for mentions in _around(i, scene))
    inside = _fitting(scene.narration(turn.paragraph, turn.start, turn.end), i, scene)
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
        subjects = [m for m in _fitting(scene.narrated.get(before, []), i, scene) if m.subject]
        colon = scene.text[scene.context.paragraphs[before][1] - 1] in ":,—"
        if subjects:
            yield scene.who(subjects[-1]), "led in by" if colon else "acted last before"
            if len({scene.who(m) for m in subjects}) == 1:
                yield scene.who(subjects[-1]), "acted alone before"
        for member in {scene.who(m) for m in scene.narrated.get(before, ())}:
            yield member, "in the paragraph before"
    if behind not in scene.talked:
        subjects = [m for m in _fitting(scene.narrated.get(behind, []), i, scene) if m.subject]
        if subjects:
            yield scene.who(subjects[0]), "acts first behind"
        for member in {scene.who(m) for m in scene.narrated.get(behind, ())}:
            yield member, "in the paragraph behind"


def recent(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """Who was mentioned lately, and how often."""
    turn = scene.turns[i]
    rank: dict[int, int] = {}
    acted: dict[int, int] = {}
    count: Counter[int] = Counter()
    for back in range(_REACH + 1):
        mentions = _fitting(scene.narrated.get(turn.paragraph - back, []), i, scene)
        for mention in reversed(mentions):
            if mention.start >= turn.start:
                continue
            member = scene.who(mention)
            if mention.subject and member not in acted:
                acted[member] = len(acted)
                yield member, f"acted {_bucket(back)} back"
                yield member, f"acting rank {min(len(acted), 4)}"
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


def subjects(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns that act around the turn: `He cleared his throat. "I know."`"""
    turn = scene.turns[i]
    before, behind = _around(i, scene)
    places = (
        ("before", list(reversed(before))),
        ("behind", behind),
        ("above", list(reversed(_narrated(turn.paragraph - 1, scene)))),
        ("below", _narrated(turn.last + 1, scene)),
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


def _narrated(paragraph: int, scene: Scene) -> list[Mention]:
    """The mentions of a paragraph without turns."""
    return [] if paragraph in scene.talked else scene.narrated.get(paragraph, [])


def agreement(i: int, scene: Scene) -> list[tuple[str, str]]:
    """Pronouns that the passage tells of the speaker, each with a clue."""
    turn = scene.turns[i]
    return [*([(turn.gender, "source")] if turn.gender else []), *strangers(i, scene), *subjects(i, scene)]


def agreeing(i: int, scene: Scene, member: int, told: list[tuple[str, str]]) -> Iterator[str]:
    """Whether the pronouns of the passage may stand for somebody."""
    turn, who = scene.turns[i], scene.discourse.members[member]
    for gender, clue in told:
        how = "agrees" if who.pronouns == {gender} else "may agree" if gender in who.pronouns else "disagrees"
        yield f"{clue} {how}"
    if turn.source == DESCRIBED and turn.mention is not None and turn.mention.word in _KIN:
        title = next((t for t in _TITLES if t in who.roles), "no title")
        yield f"{_KIN[turn.mention.word]} {title}"
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
