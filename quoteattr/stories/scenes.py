"""What the clues of a dialogue may look at: the turns in order, and who is mentioned around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.languages import Lexicon
from quoteattr.languages.en.referring import GENDERS
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.stories.style_clues import BROAD, PLAIN, Manner, is_address, manner_of
from quoteattr.text.view import Range, TextView

__all__ = ["DESCRIBED", "FREE", "NAMED", "NARRATOR", "Scene", "Turn", "turns_of"]

NAMED = "named"
PRONOUN = "pronoun"
DESCRIBED = "described"
FREE = "free"
_LONGEST_CHAIN = 20
# Bounds that real stories keep, so that time stays linear where all stands in one paragraph or one conversation.
_MOST_NEAR = 60
_MOST_VOICES = 30
PAUSE = 4
"""Paragraphs apart. So much narration between two turns ends a conversation."""
NARRATOR = "pronoun.narrator"
_BY_TITLE = "description.office"
_UNNAMED = "description.itself"
_NEW = ("a ", "an ", "another ", "one of ")
_SURE = ("pronoun.relative", NARRATOR)
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP, SpeakerKind.DOCUMENT)


@attrs.frozen(slots=True, eq=False)
class Turn:
    """One quotation of a dialogue: where it stands and what its source is."""

    attribution: Attribution
    start: int
    end: int
    paragraph: int
    """Index of the paragraph that it begins in."""
    last: int
    """Index of the paragraph that it ends in."""
    source: str
    """What kind of words stand for the speaker: a name, a pronoun, a description, or none."""
    mention: Mention | None
    """What the rules of coreference decided on the source."""
    gender: str = ""
    """"he" or "she" where the source is such a pronoun, or a noun for men or women alone."""

    @property
    def settled(self) -> bool:
        """Whether a name beside the quotation says who speaks."""
        return self.source == NAMED


class Scene:
    """The turns of a text, and the mentions of people by paragraph. Built in time linear in the text."""

    def __init__(self, view: TextView, discourse: Discourse, turns: list[Turn]) -> None:
        """Sort the mentions of people by paragraph, those of the narration apart from those inside the turns."""
        self.view = view
        self.discourse = discourse
        self.text = view.text
        self.turns = turns
        self.decided: dict[int, int] = {}
        """For sources (where they start) who was found to speak."""
        self._read_from = {m.start: m for m in discourse.mentions}
        self.narrated: dict[int, list[Mention]] = defaultdict(list)
        self.spoken: dict[int, list[Mention]] = defaultdict(list)
        for mention in sorted(discourse.mentions, key=lambda m: m.start):
            if self.may_speak(discourse.member(mention)) and mention.form is not Form.SEVERAL:
                where = self.spoken if mention.quoted else self.narrated
                where[view.paragraph(mention.start)].append(mention)
        told = (m for m in discourse.mentions if m.rule == NARRATOR)
        self.narrator: int | None = next(map(discourse.member, told), None)
        """The member who tells the story as "I"."""
        self.named: list[list[Mention]] = list(map(self._named_in, turns))
        """The names that each turn holds."""
        self.called = [[m for m in found if is_address(m, self.text)] for found in self.named]
        """Those by which it calls whom it speaks to."""
        self.manners: list[Manner] = [
            manner_of(self.text, turn.start, turn.end, found) for turn, found in zip(turns, self.called, strict=True)
        ]
        """How each turn is spoken."""
        self.hear({})
        self.shares = Counter(member for i in range(len(turns)) if (member := self.speaker(i)) is not None)
        """How many turns have a member's name beside them."""
        self._acting = {self.who(m) for found in self.narrated.values() for m in found if m.subject}

    def may_speak(self, member: int) -> bool:
        """Whether a member may be a person."""
        return self.discourse.members[member].kind not in _BODIES

    def takes_part(self, member: int) -> bool:
        """Whether a member is a person, or acts somewhere in the narration as one does."""
        return self.discourse.members[member].kind is SpeakerKind.PERSON or member in self._acting

    def who(self, mention: Mention) -> int:
        """Whom a mention stands for; a pronoun whoever the mention stands for that it was read from."""
        found = self.decided.get(mention.start)
        if found is None and mention.form is Form.PRONOUN and mention.read and self.decided:
            found = self._follow(mention)
        return self.discourse.member(mention) if found is None else found

    def speaker(self, i: int) -> int | None:
        """The member whose name stands beside a turn (an index), or who speaks it for sure."""
        turn = self.turns[i]
        return self.who(turn.mention) if turn.settled and turn.mention is not None else self.sure.get(i)

    def hear(self, sure: dict[int, int]) -> None:
        """Note who speaks turns (indices) for sure, though no name stands beside them."""
        self.sure = sure
        known = list(map(self.speaker, range(len(self.turns))))
        self._voices, self._habits = self._heard(known), self._manners_of(known)

    def voices(self, i: int) -> Counter[int]:
        """How many of the other turns of its conversation each speaks whose name stands there, or who does for sure."""
        return self._voices[i] - Counter([self.sure[i]] if i in self.sure else [])

    def habits(self, member: int, i: int) -> Counter[str]:
        """How often somebody speaks in dialect or plainly, or as in this turn, in turns other than this one."""
        own, here = self._habits.get(member, Counter()), self.manners[i].count()
        known = own.keys() & {BROAD, PLAIN, *here}
        itself = here if self.sure.get(i) == member else Counter[str]()
        return Counter({what: own[what] - itself[what] for what in known})

    def apart(self, i: int, j: int) -> int:
        """Paragraphs from one turn to the next one, four at most."""
        left, right = sorted((i, j))
        return min(self.turns[right].paragraph - self.turns[left].last, PAUSE)

    def _heard(self, named: list[int | None]) -> list[Counter[int]]:
        out: list[Counter[int]] = []
        for i, member in enumerate(named):
            out.append(out[-1] if i and self.apart(i - 1, i) < PAUSE else Counter())
            out[-1].update([member] if member is not None else [])
        loudest = {id(count): Counter(dict(count.most_common(_MOST_VOICES))) for count in out}
        return [loudest[id(count)] for count in out]

    def _manners_of(self, known: list[int | None]) -> dict[int, Counter[str]]:
        out: dict[int, Counter[str]] = defaultdict(Counter)
        for member, manner in zip(known, self.manners, strict=True):
            if member is not None:
                out[member].update(manner.count())
        return out

    def _follow(self, mention: Mention) -> int | None:
        """The speaker at the end of a chain of pronouns, if the pronoun may stand for them."""
        at = self._read_from.get(mention.read[0][0])
        for _ in range(_LONGEST_CHAIN):
            if at is None or at.start in self.decided or at.form is not Form.PRONOUN or not at.read:
                break
            at = self._read_from.get(at.read[0][0])
        found = self.decided.get(at.start) if at is not None else None
        gender = GENDERS.get(mention.word, "")
        return found if found is not None and gender in self.discourse.members[found].pronouns else None

    def _named_in(self, turn: Turn) -> list[Mention]:
        out: list[Mention] = []
        for paragraph in range(turn.paragraph, min(turn.last, turn.paragraph + 3) + 1):
            spoken = self.spoken.get(paragraph, [])
            first, last = (bisect_left(spoken, at, key=lambda m: m.start) for at in (turn.start, turn.end))
            out += spoken[first:last]
        return out

    def narration(self, paragraph: int, start: int, end: int) -> list[Mention]:
        """The mentions of people in the narration of a paragraph between two offsets."""
        found = self.narrated.get(paragraph, [])
        first, last = (bisect_left(found, at, key=lambda m: m.start) for at in (start, end))
        return found[first:last]

    def told_before(self, paragraph: int, at: int) -> list[Mention]:
        """The mentions in the narration of a paragraph before an offset, the last ones of very many."""
        return self.narration(paragraph, 0, at)[-_MOST_NEAR:]

    def told_first(self, paragraph: int) -> list[Mention]:
        """The mentions in the narration of a paragraph, the first ones of very many."""
        return self.narrated.get(paragraph, [])[:_MOST_NEAR]

    @cached_property
    def first_named(self) -> list[tuple[int, int]]:
        """Where each who takes part is named first, inside the turns or outside, in order."""
        first: dict[int, int] = {}
        for mention in self.discourse.mentions:
            member = self.discourse.member(mention)
            if mention.form is Form.NAME and self.may_speak(member) and self.discourse.members[member].named:
                first[member] = min(first.get(member, mention.start), mention.start)
        return sorted((start, member) for member, start in first.items() if self.takes_part(member))

    @cached_property
    def talked(self) -> frozenset[int]:
        """Indices of the paragraphs that hold turns."""
        return frozenset(p for turn in self.turns for p in range(turn.paragraph, turn.last + 1))


def turns_of(attributions: Iterable[Attribution], mentions: dict[Range, Mention], view: TextView) -> list[Turn]:
    """The attributions whose content stands in quotation marks, in order, none inside another one."""
    out: list[Turn] = []
    for attribution in sorted(attributions, key=lambda a: a.start):
        start, end = attribution.start, attribution.end
        opened = view.quotations_in(start, start + 1)
        if not opened or opened[0].span.start > start or (out and start < out[-1].end):
            continue
        first, last = view.paragraph(start), view.paragraph(end - 1)
        source = attribution.source if attribution.source and view.paragraph(attribution.source[0]) <= last else None
        mention = mentions.get(source) if source else None
        word = view.text[slice(*source)].lower() if source else ""
        kind = _kind(mention, word, view)
        gender = GENDERS.get(word, "") if kind != DESCRIBED else _gender(mention, view)
        out.append(Turn(attribution, start, end, first, last, kind, mention, gender))
    return out


def _gender(mention: Mention | None, view: TextView) -> str:
    noun = mention.word if mention else ""
    return "she" if noun in view.lexicon.female_nouns else "he" if noun in view.lexicon.male_nouns else ""


def _kind(mention: Mention | None, word: str, view: TextView) -> str:
    if mention is None:
        return PRONOUN if word in GENDERS else FREE
    told = mention.form in (Form.NAME, Form.SEVERAL) or mention.rule in _SURE
    if told or _has_title(mention, view.lexicon) or _is_new(mention, word, view.lexicon):
        return NAMED
    return PRONOUN if mention.form is Form.PRONOUN else DESCRIBED


def _has_title(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is by somebody's title: "the doctor", of Doctor Losberne. Any man is a gentleman."""
    return mention.rule == _BY_TITLE and mention.word in lexicon.offices


def _is_new(mention: Mention, words: str, lexicon: Lexicon) -> bool:
    """Whether somebody is brought in without a name: "a waiter", "one of the ladies"; a voice may be anybody's."""
    return mention.rule == _UNNAMED and words.startswith(_NEW) and is_person_noun(mention.word, lexicon)
