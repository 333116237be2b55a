"""Find the name of a narrator who is "I"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quoteattr.languages.en.telling import CALLED_UPON, LONGEST_SELF_INTRODUCTION, SELF_APPOSED, SELF_INTRODUCED
from quoteattr.mentions.phrases import Form
from quoteattr.stories.answers import answers, calls
from quoteattr.stories.scenes import PAUSE, Scene

__all__ = ["called_and_absent", "is_call", "names_of_narrator"]

# Once may be chance. In what others say to each other, more of the people addressed are not there.
_FEWEST_BESIDE = 2
_FEWEST_ANYWHERE = 3
# This many times as often as anybody else.
_LEAD = 2
# A narrator does not act in the story by name. One in ten may be an error.
_SLIP = 10
# An ancestor of that name acts in what is told of him. The others then call the narrator twice as often.
_NAMESAKE = 2


def names_of_narrator(narrator: int, scene: Scene) -> list[int]:
    """The members with names of the narrator (a member): none, one, or one by first name and one by surname.

    The narrator gives the name, or is addressed by it and never acts in the story under it: `"My dear Watson, …" "How
    so?" said I.` People addressed next to what the narrator says come first. Empty if nobody is addressed often enough,
    and twice as often as anybody else. First names and surnames are compared separately.
    """
    introduced = next(_introduced(narrator, scene), None)
    if introduced is not None:
        return [introduced]
    beside, anywhere = _called(narrator, scene)
    found: list[int] = []
    for is_first_name in (True, False):
        group = {m for m in anywhere if _is_first_name(m, scene) == is_first_name}
        most = [*_clearly_most(beside, group, _FEWEST_BESIDE), *_clearly_most(anywhere, group, _FEWEST_ANYWHERE)]
        found += most[:1]
    if not found:
        return _answering(narrator, set(anywhere) | _called_often(narrator, scene), scene)
    found.sort(key=lambda m: -anywhere[m])
    pronouns = [scene.discourse.members[m].pronouns for m in found]
    return found if len(found) < 2 or pronouns[0] & pronouns[1] else found[:1]


def _answering(narrator: int, called: set[int], scene: Scene) -> list[int]:
    """The only member of those `called` to whose name the narrator answers at once; empty if there are several."""
    answered = {
        scene.member(name) for name, i in answers(scene) if scene.speaker(i) == narrator != scene.speaker(i - 1)
    }
    found = (answered | _acting_at_once(narrator, scene)) & called
    return list(found) if len(found) == 1 else []


def _acting_at_once(narrator: int, scene: Scene) -> set[int]:
    """The members called where the narration goes on with the narrator, who talks with one other person at most.

    “Hand me the wax, Tom, and be quick.” So I handed it to her.
    """
    out: set[int] = set()
    for i, names in enumerate(scene.addressees):
        behind = scene.turns[i].last_paragraph + 1
        acting = next((m for m in scene.narration_in(behind) if m.subject), None)
        spoken = next((turn.start for turn in scene.turns[i + 1 : i + 2]), len(scene.text))
        told = acting is not None and acting.start < spoken and scene.member(acting) == narrator
        if told and narrator in (around := _around(i, scene)) and len(around) <= _LEAD:
            out |= {scene.member(name) for name in names if calls(name, scene.turns[i], scene)}
    return out


def _around(i: int, scene: Scene) -> set[int]:
    """The members whom the tags of the turns right before a turn and of itself name."""
    near = [j for j in range(max(0, i - _FEWEST_ANYWHERE), i + 1) if scene.paragraphs_apart(j, i) < PAUSE]
    return {speaker for j in near if (speaker := scene.speaker(j)) is not None}


def _called_often(narrator: int, scene: Scene) -> set[int]:
    """The members whom only others than the narrator call, time and again, and who act half as often at most."""
    called = Counter(scene.member(name) for names in scene.addressees for name in names)
    own = (names for i, names in enumerate(scene.addressees) if scene.speaker(i) == narrator)
    by_narrator = {scene.member(name) for names in own for name in names}
    often = {m: n for m, n in called.items() if n >= _FEWEST_ANYWHERE and m not in by_narrator}
    return often.keys() - _not_narrating(Counter(often), scene, _NAMESAKE)


def _clearly_most(called: Counter[int], group: set[int], fewest: int) -> list[int]:
    """The member of a group who is addressed clearly most often, if there is one."""
    ranked = [(m, n) for m, n in called.most_common() if m in group]
    rival = ranked[1][1] if len(ranked) > 1 else 0
    return [m for m, n in ranked[:1] if n >= max(fewest, _LEAD * rival)]


def _is_first_name(member: int, scene: Scene) -> bool:
    return scene.discourse.members[member].name.lower() in scene.view.lexicon.first_names


def is_call(member: int, scene: Scene) -> bool:
    """Whether people are called by a member's name: a known first name alone, or a name with a title."""
    return _is_first_name(member, scene) or bool(scene.discourse.members[member].roles)


def _introduced(narrator: int, scene: Scene) -> Iterator[int]:
    """The members whose names the narrators give as their own: Call me Ishmael. I, Ishmael, was there."""
    own = (i for i in range(len(scene.turns)) if scene.speaker(i) == narrator)
    said = [m for i in own for m in scene.names_inside[i] if scene.member(m) not in scene.named_turns]
    told = [m for found in scene.narration_mentions.values() for m in found if m.form is Form.NAME]
    for mention in (*told, *said):
        before = scene.text[max(0, mention.start - LONGEST_SELF_INTRODUCTION) : mention.start]
        apposed = scene.text.startswith(",", mention.end) and SELF_APPOSED.search(before)
        if apposed or SELF_INTRODUCED.search(before):
            yield scene.member(mention)


def called_and_absent(scene: Scene) -> set[int]:
    """The members who are addressed by name and never act in the story under it."""
    anywhere = Counter(scene.member(name) for names in scene.addressees for name in names)
    return anywhere.keys() - _not_narrating(anywhere, scene)


def _called(narrator: int, scene: Scene) -> tuple[Counter[int], Counter[int]]:
    """How often people who never act are addressed by name, next to what the narrator says and anywhere."""
    beside: Counter[int] = Counter()
    anywhere: Counter[int] = Counter()
    own = [scene.speaker(i) == narrator for i in range(len(scene.turns))]
    for i, names in enumerate(scene.addressees):
        called = set(map(scene.member, names))
        # A person whom the narrator addresses is somebody else.
        around = -1 if own[i] else sum(own[max(0, i - 1) : i] + own[i + 1 : i + 2])
        beside.update(dict.fromkeys(called, around))
        anywhere.update(dict.fromkeys(called, -1 if own[i] else 1))
    for member in _not_narrating(anywhere, scene):
        del beside[member], anywhere[member]
    return beside, anywhere


def _not_narrating(called: Counter[int], scene: Scene, slip: int = _SLIP) -> list[int]:
    """The members who act in the story by name more often than once in `slip` calls, or cannot be a narrator."""
    narrated = (m for found in scene.narration_mentions.values() for m in found)
    acting = Counter(scene.member(m) for m in narrated if m.subject and m.form is Form.NAME)
    return [m for m, n in called.items() if acting[m] * slip > n or _is_no_person(m, scene)]


def _is_no_person(member: int, scene: Scene) -> bool:
    """Whether a name is a place, a noun, a title, God, an exclamation, or no name at all."""
    lexicon, plain = scene.view.lexicon, scene.discourse.members[member].name.lower()
    place = plain in lexicon.places and plain not in lexicon.first_names
    return (
        member in scene.misnamed
        or place
        or any(plain in words for words in (lexicon.people, lexicon.speaker_titles, CALLED_UPON))
    )
