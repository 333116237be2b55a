"""Clues in the narration: who acts in the paragraph of a turn, in the next ones, and in the passage before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteattr.languages.en.grammar import HE_OR_SHE, I_LOWER
from quoteattr.languages.en.telling import VERB_BEHIND_SUBJECT
from quoteattr.speakers.discourse import Mention
from quoteattr.stories.contract import bucket, clue
from quoteattr.stories.scenes import CONVERSATION, Scene
from quoteattr.stories.turns import Turn

__all__ = ["around", "beside", "recent", "subject_pronouns"]

# Characters, about three words: the step in which the distance of a subject is measured.
_STEP = 20
_INTRODUCING_MARKS = ":,—"


@clue("dialogue.beside", why="acts in the same paragraph", examples=("Emma smiled. “Yes.”",))
def beside(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """A person who acts in the paragraph of a quotation usually says it.

    A new speaker gets a new paragraph, which also says what they do while they speak. The nearest subject counts most.
    Other people mentioned are often listeners. Yields nothing if the paragraph is only the quotation.
    """
    turn = scene.turns[i]
    before, behind = (_fitting(mentions, i, scene) for mentions in _same_paragraph(i, scene))
    inside = _fitting(scene.narration_between(turn.first_paragraph, turn.start, turn.end), i, scene)
    before = before[::-1]
    yield from _acting("before", before, scene)
    yield from _acting("inside", inside, scene)
    yield from _acting("behind", behind, scene)
    yield from _nearest_subject("before", before, i, scene)
    yield from _nearest_subject("behind", behind, i, scene)
    everybody = {scene.member(m) for m in (*before, *inside, *behind)}
    if len(everybody) == 1:
        yield everybody.pop(), "alone"


def _acting(where: str, mentions: list[Mention], scene: Scene) -> Iterator[tuple[int, str]]:
    """The first subject, everybody who is mentioned, and the first mention if it is not a subject."""
    subject = _first_subject(mentions)
    if subject is not None:
        yield scene.member(subject), f"{where} subject {_form(subject)}"
    for member in {scene.member(m) for m in mentions}:
        yield member, f"{where}"
    if mentions and mentions[0] is not subject:
        yield scene.member(mentions[0]), f"{where} nearest"


def _form(subject: Mention) -> str:
    if subject.word == I_LOWER:
        return "i"
    return "pronoun" if subject.word else "name"


def _nearest_subject(where: str, mentions: list[Mention], i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """How the nearest subject relates to the turn: the character between them, its verb, its distance."""
    subject, turn = _first_subject(mentions), scene.turns[i]
    if subject is None:
        return
    member, verb = scene.member(subject), VERB_BEHIND_SUBJECT.match(scene.text, subject.end)
    far = turn.start - subject.end if where == "before" else subject.start - turn.end
    yield member, f"{where} subject and {_joint(where, turn, scene)}"
    yield member, f"{where} verb {verb.group(1).lower() if verb else ''}"
    yield member, f"{where} subject at {bucket(max(0, far) // _STEP)}"


def _joint(where: str, turn: Turn, scene: Scene) -> str:
    """Before a turn, the character there; after it, whether the text continues in lower case."""
    if where == "before":
        mark = scene.text[max(0, turn.start - 3) : turn.start].rstrip()[-1:]
        return "letter" if mark.isalnum() else mark
    return "small" if scene.text[turn.end : turn.end + 3].lstrip(" ")[:1].islower() else "capital"


@clue(
    "dialogue.around",
    why="acts in the paragraph before or after",
    examples=("Emma shook her head:\n\n“Not today.”",),
)
def around(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """A person who acts in the narration before a quotation often says it, especially before a colon.

    Narration between turns is usually about the next speaker. After a turn, it is about the person who has spoken or
    who will answer. Yields nothing if turns follow each other without narration.
    """
    turn = scene.turns[i]
    if turn.first_paragraph > 0 and turn.first_paragraph - 1 not in scene.paragraphs_with_turns:
        yield from _acting_before(i, scene)
    behind = turn.last_paragraph + 1
    if behind not in scene.paragraphs_with_turns:
        mentions = scene.narration_in(behind)
        subject = _first_subject(_fitting(mentions, i, scene))
        if subject is not None:
            yield scene.member(subject), "acts first behind"
        for member in {scene.member(m) for m in mentions}:
            yield member, "in the paragraph behind"


def _acting_before(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    turn = scene.turns[i]
    before = turn.first_paragraph - 1
    mentions = scene.narration_before(before, turn.start)
    subjects = [m for m in _fitting(mentions, i, scene) if m.subject]
    if subjects:
        _, end = scene.view.paragraphs[scene.view.paragraph(subjects[-1].start)]
        introduces = scene.text[end - 1] in _INTRODUCING_MARKS
        yield scene.member(subjects[-1]), "led in by" if introduces else "acted last before"
        if len({scene.member(m) for m in subjects}) == 1:
            yield scene.member(subjects[-1]), "acted alone before"
    for member in {scene.member(m) for m in mentions}:
        yield member, "in the paragraph before"


@clue("dialogue.recent", why="was mentioned recently", examples=("Emma sat down. It rained. “Well?”",))
def recent(i: int, scene: Scene) -> Iterator[tuple[int, str]]:
    """A person who acted or was mentioned recently, and often, is in the scene and may speak.

    Yields nothing if nobody has been mentioned for longer than conversations continue without names.
    """
    acted: dict[int, int] = {}
    mentioned: dict[int, int] = {}
    count: Counter[int] = Counter()
    for back, mention in _latest_mentions(i, scene):
        member = scene.member(mention)
        if mention.subject and member not in acted:
            acted[member] = len(acted)
            yield member, f"acted {bucket(back)} back"
            yield member, f"acting rank {min(len(acted), 4)}"
        count[member] += 1
        if member not in mentioned:
            mentioned[member] = len(mentioned)
            yield member, f"mentioned {bucket(back)} back"
            yield member, f"recency rank {min(len(mentioned), 5)}"
    most = max(count.values(), default=0)
    for member, n in count.items():
        yield member, f"mentions {bucket(n)}"
        if n == most:
            yield member, "mentioned most"


def _latest_mentions(i: int, scene: Scene) -> Iterator[tuple[int, Mention]]:
    """The mentions that may be the speaker, the last one first, and how many paragraphs back each is."""
    turn = scene.turns[i]
    for back in range(CONVERSATION + 1):
        mentions = scene.narration_before(turn.first_paragraph - back, turn.start)
        for mention in reversed(_fitting(mentions, i, scene)):
            yield back, mention


def subject_pronouns(i: int, scene: Scene) -> Iterator[tuple[str, str]]:
    """The pronouns that are subjects around the turn, with their positions: `He cleared his throat. "I know."`"""
    turn = scene.turns[i]
    before, behind = _same_paragraph(i, scene)
    places = (
        ("before", before[::-1]),
        ("behind", behind),
        ("above", _paragraph_above(turn, scene)),
        ("below", _paragraph_below(turn, scene)),
    )
    for where, mentions in places:
        subject = _first_subject(mentions)
        if subject is not None and subject.word in HE_OR_SHE:
            yield subject.word, f"{where} pronoun"


def _paragraph_above(turn: Turn, scene: Scene) -> list[Mention]:
    """The mentions in the paragraph before a turn if it has no turns, the nearest first."""
    above = turn.first_paragraph - 1
    return [] if above in scene.paragraphs_with_turns else scene.narration_before(above, turn.start)[::-1]


def _paragraph_below(turn: Turn, scene: Scene) -> list[Mention]:
    below = turn.last_paragraph + 1
    return [] if below in scene.paragraphs_with_turns else scene.narration_in(below)


def _same_paragraph(i: int, scene: Scene) -> tuple[list[Mention], list[Mention]]:
    """The mentions in the narration of the paragraph before and after the turn, up to the next turns."""
    turn, turns = scene.turns[i], scene.turns
    low = turns[i - 1].end if i and turns[i - 1].last_paragraph == turn.first_paragraph else 0
    high = turns[i + 1].start if i + 1 < len(turns) else len(scene.text)
    before = scene.narration_between(turn.first_paragraph, low, turn.start)
    return before, scene.narration_between(turn.last_paragraph, turn.end, high)


def _fitting(mentions: list[Mention], i: int, scene: Scene) -> list[Mention]:
    """The mentions that the pronoun or noun next to the turn may refer to."""
    pronoun, members = scene.turns[i].pronoun, scene.discourse.members
    return [m for m in mentions if members[scene.member(m)].may_be(pronoun)] if pronoun else mentions


def _first_subject(mentions: list[Mention]) -> Mention | None:
    return next((m for m in mentions if m.subject), None)
