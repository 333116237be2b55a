"""Who answers to a name: `"Leave it, Maria." "Why?" asked the other woman.` names the other woman."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from quoteattr.languages.en.grammar import NEW_PERSON
from quoteattr.languages.en.referring import OWNS
from quoteattr.languages.en.telling import (
    LONGEST_SELF_INTRODUCTION,
    NAME_ASKED,
    NAME_ENDS,
    NAMES_ITSELF,
    NEW_OR_UNKNOWN,
    STYLES,
)
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Mention
from quoteattr.stories.comings import is_revealed
from quoteattr.stories.scenes import PAUSE, Scene
from quoteattr.stories.source_clues import source_words
from quoteattr.stories.turns import SourceKind, Turn
from quoteattr.text.paragraphs import STOPS

__all__ = [
    "PROBABLE",
    "Likely",
    "answers",
    "calls",
    "described_by_name",
    "gives_name",
    "introduced_by_themselves",
    "revealed",
]

Likely = tuple[int, float]
"""A member, and the probability of having spoken."""

# A name this likely for words such as "the dentist" is right four times in five.
_LIKELY = 0.8
PROBABLE = 0.5
"""Probability. More likely than all others."""
# Characters.
_LONGEST_QUESTION = 60
# Characters between what is said and whose name it is.
_LONGEST_TAG = 120


def answers(scene: Scene) -> Iterator[tuple[Mention, int]]:
    """The names that a turn calls and another answers in the next paragraph, with the index of that turn.

    Who is called answers. A name that opens its turn may be an exclamation, one that is a sentence may sign a letter,
    and a narration in between may bring in others.
    """
    for i, names in enumerate(scene.addressees[:-1]):
        if scene.paragraphs_apart(i, i + 1) == 1:
            yield from ((name, i + 1) for name in names if calls(name, scene.turns[i], scene))


def calls(name: Mention, turn: Turn, scene: Scene) -> bool:
    """Whether a turn calls somebody by a name that neither opens it nor begins a sentence."""
    before = scene.text[turn.start : name.start].rstrip()
    return not _opens(name, turn, scene) and not before.endswith(STOPS)


def _opens(name: Mention, turn: Turn, scene: Scene) -> bool:
    return not any(map(str.isalpha, scene.text[turn.start : name.start]))


def described_by_name(called: set[int], likely: Mapping[int, Likely], scene: Scene) -> dict[int, Mention]:
    """For people who are only described, the mention of the only name that they answer to.

    `called`: the members who are called by name and never act. `likely`: by turn, the member found so far.
    """
    members, member = scene.discourse.members, scene.discourse.member
    callers = _callers(scene)
    unfit = _unfit(likely, scene)
    found: dict[int, dict[int, Mention]] = defaultdict(dict)
    for name, i in answers(scene):
        mention, called_by_name = scene.turns[i].mention, scene.member(name)
        if (
            mention is None
            or mention.form is not Form.DESCRIPTION
            or called_by_name not in called - scene.named_turns.keys()
            or scene.discourse.members[called_by_name].name.lower() in STYLES
        ):
            continue
        described = member(mention)
        alike = members[described].pronouns & members[called_by_name].pronouns
        if alike and described not in unfit | callers[called_by_name]:
            found[described].setdefault(called_by_name, name)
    return _one_to_one(found)


def _one_to_one(found: dict[int, dict[int, Mention]]) -> dict[int, Mention]:
    """Those who answer to one name that nobody else answers to."""
    times = Counter(called for names in found.values() for called in names)
    only = {described: next(iter(names.items())) for described, names in found.items() if len(names) == 1}
    return {described: name for described, (called, name) in only.items() if times[called] == 1}


def _callers(scene: Scene) -> dict[int, set[int]]:
    """By member called by name, those who call them: they are somebody else."""
    out: dict[int, set[int]] = defaultdict(set)
    for turn, names in zip(scene.turns, scene.addressees, strict=True):
        if turn.mention is not None and turn.mention.form is not Form.PRONOUN:
            for name in names:
                out[scene.member(name)].add(scene.discourse.member(turn.mention))
    return out


def _unfit(likely: Mapping[int, Likely], scene: Scene) -> set[int]:
    """The members with names, with a likely name, who are several, or whose description does not tell them apart."""
    out: set[int] = set()
    members = scene.discourse.members
    for i, turn in enumerate(scene.turns):
        if turn.mention is None or turn.mention.form is not Form.DESCRIPTION:
            continue
        described = scene.discourse.member(turn.mention)
        found, probability = likely.get(i, (described, 0.0))
        is_likely = members[found].named and probability >= _LIKELY
        several = members[described].kind is SpeakerKind.GROUP
        if members[described].named or is_likely or several or not _tells_apart(turn, turn.mention, scene):
            out.add(described)
    return out


def _tells_apart(turn: Turn, mention: Mention, scene: Scene) -> bool:
    """Whether a description is definite and of a person: not "a voice", "the other"."""
    words = scene.text[slice(*turn.attribution.source)].lower().split() if turn.attribution.source else []
    definite = bool(words) and words[0] not in NEW_OR_UNKNOWN and mention.word not in NEW_OR_UNKNOWN
    return definite and is_person_noun(mention.word, scene.view.lexicon)


def introduced_by_themselves(likely: Mapping[int, Likely], scene: Scene) -> dict[int, Mention]:
    """For people who are only described, the mention of the name that they give as their own.

    “They call me Parnesius,” or “Greyson,” to somebody who asks. `likely`: by turn, the member found so far.
    """
    out: dict[int, Mention] = {}
    for i, names in enumerate(scene.names_inside):
        name = next((name for name in names if gives_name(name, i, scene)), None)
        speaker = _nameless_speaker(i, likely, scene) if name is not None else None
        if name is not None and speaker is not None and scene.discourse.members[scene.member(name)].named:
            out.setdefault(speaker, name)
    return out


def _nameless_speaker(i: int, likely: Mapping[int, Likely], scene: Scene) -> int | None:
    """The member without a name who speaks a turn, or the turn before last if there is no tag; not the narrator."""
    turn = scene.turns[i]
    if turn.mention is not None and turn.mention.form is Form.DESCRIPTION:
        found: Likely | None = (scene.discourse.member(turn.mention), 1.0)
    else:
        found = likely.get(i)
    if i > 1 and turn.source_kind is SourceKind.NOTHING and (found is None or found[1] < PROBABLE):
        found = _before_last(i, likely, scene)
    if found is None or found[1] < PROBABLE or found[0] == scene.narrator:
        return None
    return None if scene.discourse.members[found[0]].named else found[0]


def _before_last(i: int, likely: Mapping[int, Likely], scene: Scene) -> Likely | None:
    """Who spoke the turn before last, if these three belong together and somebody else speaks the one between."""
    follow = max(scene.paragraphs_apart(i - 2, i - 1), scene.paragraphs_apart(i - 1, i)) < PAUSE
    between = scene.speaker(i - 1) if scene.speaker(i - 1) is not None else likely.get(i - 1, (None, 0.0))[0]
    first = likely.get(i - 2)
    return (first[0], 1.0) if follow and first is not None and between not in (None, first[0]) else None


def gives_name(name: Mention, i: int, scene: Scene) -> bool:
    """Whether a turn gives a name as its speaker's own: after "call me", or first after a question for it."""
    text, turn = scene.text, scene.turns[i]
    if not NAME_ENDS.match(text, name.end) or text.startswith(OWNS, name.end):
        return False
    if NAMES_ITSELF.search(text[max(turn.start, name.start - LONGEST_SELF_INTRODUCTION) : name.start]):
        return True
    last = scene.turns[i - 1] if i else None
    asked = last is not None and NAME_ASKED.search(text[max(last.start, last.end - _LONGEST_QUESTION) : last.end])
    return bool(asked) and _opens(name, turn, scene) and scene.paragraphs_apart(i - 1, i) == 1


def revealed(scene: Scene) -> dict[int, Mention]:
    """For people who are only heard, the mention of the name that the narration gives next.

    “To what?” asked a gruff voice beside him. It was Farrow.
    """
    out: dict[int, Mention] = {}
    for i, turn in enumerate(scene.turns):
        words = source_words(i, scene)
        if turn.mention is None or turn.mention.form is not Form.DESCRIPTION or words[:1] != [NEW_PERSON]:
            continue
        behind = (turn.last_paragraph, turn.last_paragraph + 1)
        near = [m for p in behind for m in scene.narration_between(p, turn.end, turn.end + _LONGEST_TAG)]
        name = next((m for m in near if m.form is Form.NAME and _is_revealed(m, turn, scene.text)), None)
        if name is not None:
            out.setdefault(scene.discourse.member(turn.mention), name)
    return out


def _is_revealed(name: Mention, turn: Turn, text: str) -> bool:
    ends = NAME_ENDS.match(text, name.end) is not None and not text.startswith(OWNS, name.end)
    return ends and is_revealed(name, text, turn.end)
