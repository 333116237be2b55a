"""Who tells the story, where it is told by "I"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.scenes import NARRATOR, Scene

__all__ = ["narrator", "tellings"]

_I = regex.compile(r"(?<![\p{L}’'])(?:I|me|my|myself)(?![\p{L}]|[’'](?=\p{L}{3}))")
# "I" outside of quotations once in so many characters: he who tells the story is in it.
_RARE = 2_000
# Once may be by chance. In what others say to each other, more of those who are called are not there.
_FEWEST_BESIDE = 2
_FEWEST_CALLS = 3
_LEAD = 2
# Who tells the story does not act in it by name; one in ten is a slip.
_SLIP = 10
_CALLED_UPON = frozenset(["god", "heaven", "heavens", "christ", "jesus", "jove"])
_INTRODUCES = regex.compile(r"(?<!\p{L})(?:[Mm]y name(?:[’']s|\s(?:is|was))|[Cc]all me|I am called)\s$")
_APPOSED = regex.compile(r"(?<!(?:\band|\p{Lu}\p{Ll}+)\s)(?<!\p{L})I,\s$")
# Characters: the longest of these, and a word before it.
_LONGEST_INTRODUCTION = 30


def tellings(discourse: Discourse) -> list[Mention]:
    """Mentions of whoever tells the story: "I" outside of quotations; none where the text hardly has it."""
    found = [m for m in _I.finditer(discourse.text) if not discourse.is_quoted(m.start())]
    if len(found) * _RARE < len(discourse.text):
        return []
    who = discourse.number(
        Member("I", SpeakerKind.PERSON, frozenset(["he", "she"]), first=found[0].start(), named=False)
    )
    return [_telling(m, who, discourse) for m in found]


def _telling(found: regex.Match[str], who: int, discourse: Discourse) -> Mention:
    start, end = found.span()
    return Mention(
        start,
        end,
        who,
        form=Form.PRONOUN,
        rule=NARRATOR,
        read=(),
        sentence=discourse.sentence(start),
        subject=found.group() == "I",
        quoted=False,
        source=False,
        word="i",
    )


def narrator(who: int, scene: Scene) -> list[int]:
    """Whose names the narrator (a member) bears: who says so, or is called by name and does not act in the story.

    `"My dear Watson, …" "How so?" said I.` Those called beside what the narrator says come first. Declines where
    nobody is called so now and then, and twice as often as anybody else; first name and surname are not compared.
    """
    introduced = next(_introduced(who, scene), None)
    if introduced is not None:
        return [introduced]
    beside, all_through = _called(who, scene)
    found: list[int] = []
    for first in (True, False):
        sort = {m for m in all_through if _is_first_name(m, scene) == first}
        most = [*_most(beside, sort, _FEWEST_BESIDE), *_most(all_through, sort, _FEWEST_CALLS)]
        found += most[:1]
    found.sort(key=lambda m: -all_through[m])
    pronouns = [scene.discourse.members[m].pronouns for m in found]
    return found if len(found) < 2 or pronouns[0] & pronouns[1] else found[:1]


def _most(called: Counter[int], sort: set[int], fewest: int) -> list[int]:
    """Of some members the one clearly called most, if there is one."""
    ranked = [(m, n) for m, n in called.most_common() if m in sort]
    rival = ranked[1][1] if len(ranked) > 1 else 0
    return [m for m, n in ranked[:1] if n >= max(fewest, _LEAD * rival)]


def _is_first_name(member: int, scene: Scene) -> bool:
    return scene.discourse.members[member].name.lower() in scene.view.lexicon.first_names


def _introduced(who: int, scene: Scene) -> Iterator[int]:
    """Those whose names the narrator gives as their own: Call me Ishmael. I, Ishmael, was there."""
    own = (i for i in range(len(scene.turns)) if scene.speaker(i) == who)
    said = [m for i in own for m in scene.named[i] if scene.who(m) not in scene.shares]
    told = [mention for found in scene.narrated.values() for mention in found if mention.form is Form.NAME]
    for mention in (*told, *said):
        before = scene.text[max(0, mention.start - _LONGEST_INTRODUCTION) : mention.start]
        apposed = scene.text.startswith(",", mention.end) and _APPOSED.search(before)
        if apposed or _INTRODUCES.search(before):
            yield scene.who(mention)


def _called(who: int, scene: Scene) -> tuple[Counter[int], Counter[int]]:
    """How often somebody is called by name next to what the narrator says, and anywhere, of those who do not act."""
    beside: Counter[int] = Counter()
    all_through: Counter[int] = Counter()
    own = [scene.speaker(i) == who for i in range(len(scene.turns))]
    for i, names in enumerate(scene.called):
        called = set(map(scene.who, names))
        # Whom the narrator calls is somebody else.
        around = -1 if own[i] else sum(own[max(0, i - 1) : i] + own[i + 1 : i + 2])
        beside.update(dict.fromkeys(called, around))
        all_through.update(dict.fromkeys(called, -1 if own[i] else 1))
    acting = Counter(
        scene.who(m) for found in scene.narrated.values() for m in found if m.subject and m.form is Form.NAME
    )
    for member in list(all_through):
        if acting[member] * _SLIP > all_through[member] or _is_no_name(scene.discourse.members[member].name, scene):
            del beside[member], all_through[member]
    return beside, all_through


def _is_no_name(name: str, scene: Scene) -> bool:
    lexicon, plain = scene.view.lexicon, name.lower()
    place = plain in lexicon.places and plain not in lexicon.first_names
    return place or any(plain in words for words in (lexicon.people, lexicon.speaker_titles, _CALLED_UPON))
