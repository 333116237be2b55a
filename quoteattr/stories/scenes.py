"""The data for the clues: the turns in order, and the people mentioned in and around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from quoteattr.languages.en.grammar import GENDERS
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.speakers.rules.salience import FEWEST_AS_PERSON
from quoteattr.stories.chapters import Numbering
from quoteattr.stories.comings import comings
from quoteattr.stories.first_person import narrator_mentions
from quoteattr.stories.style import Style, is_address, style_of
from quoteattr.stories.turns import Turn
from quoteattr.text.view import Range, TextView

__all__ = ["CONVERSATION", "PAUSE", "Scene"]

CONVERSATION = 14
"""Paragraphs. A conversation rarely continues for longer without naming its participants."""
PAUSE = 4
"""Paragraphs apart. This much narration between two turns ends a conversation."""
# Real stories are below these bounds. They keep time linear if everything is in one paragraph or one conversation.
_LONGEST_CHAIN = 20
_MOST_MENTIONS = 60
_MOST_SPEAKERS = 30
# A turn of several paragraphs addresses others by name in its first ones.
_MOST_PARAGRAPHS_READ = 4
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP, SpeakerKind.DOCUMENT)


class Scene:
    """The turns of a text, and the mentions of people by paragraph. Built in time linear in the text.

    People are members of the discourse, given by their index in `discourse.members`; turns by their index in `turns`.
    """

    def __init__(self, view: TextView, discourse: Discourse, turns: list[Turn]) -> None:
        """Sort the mentions of people by paragraph, separately for the narration and the turns."""
        self.view = view
        self.number = Numbering.of(view).number
        """The number of the paragraph of an offset, in which a new chapter is far from the last one."""
        self.discourse = discourse
        self.text = view.text
        self.turns = turns
        self._source_speakers: dict[int, int] = {}
        self._followed_from: dict[int, int | None] = {}
        self.others: Mapping[int, frozenset[int]] = {}
        """By turn with a description, the members that it is not."""
        self.own_names: Mapping[int, int] = {}
        """By turn without a name next to it, the member whose name its speaker gives."""
        self._mention_at = {m.start: m for m in discourse.mentions}
        self.narration_mentions: dict[int, list[Mention]] = defaultdict(list)
        """By paragraph, the mentions of people outside quotation marks."""
        self._quoted_mentions: dict[int, list[Mention]] = defaultdict(list)
        self._sort_mentions()
        narrating = (m for m in discourse.mentions if m.rule == narrator_mentions.name)
        self.narrator: int | None = next(map(discourse.member, narrating), None)
        """The member who is the narrator "I"."""
        self.names_inside: list[list[Mention]] = list(map(self._names_in, turns))
        """By turn, the names inside it."""
        self.addressees = [[m for m in found if is_address(m, self.text)] for found in self.names_inside]
        """By turn, the names that address somebody."""
        self.styles: list[Style] = [
            style_of(self.text, turn.start, turn.end, found) for turn, found in zip(turns, self.addressees, strict=True)
        ]
        """By turn, the style of speech."""
        self.set_certain_speakers({})
        self.named_turns = Counter(member for member in self._speakers if member is not None)
        """By member, how many turns have their name next to them."""
        self._acting = {self.member(m) for found in self.narration_mentions.values() for m in found if m.subject}

    def may_be_person(self, member: int) -> bool:
        """Whether a member is not known to be an organization, a group or a document."""
        return self.discourse.members[member].kind not in _BODIES

    def may_speak(self, member: int) -> bool:
        """Whether a member is a person, or a subject somewhere in the narration, and has no name that only looks so."""
        acts = self.discourse.members[member].kind is SpeakerKind.PERSON or member in self._acting
        return acts and member not in self.misnamed

    def member(self, mention: Mention) -> int:
        """The member that a mention refers to. A pronoun follows the mention that decided it."""
        found = self._source_speakers.get(mention.start)
        if found is None and mention.form is Form.PRONOUN and mention.read and self._source_speakers:
            found = self._followed(mention)
        return self.discourse.member(mention) if found is None else found

    def set_source_speakers(self, by_start: dict[int, int]) -> None:
        """Note the speakers that were found, by the start offset of their sources. Pronouns follow them."""
        self._source_speakers = by_start
        self._followed_from = {}

    def speaker(self, i: int) -> int | None:
        """The member whose name is next to a turn, or who is its certain speaker."""
        return self._speakers[i]

    def set_certain_speakers(self, by_turn: dict[int, int]) -> None:
        """Note the certain speakers of turns without a name next to them. For other turns, they count as named."""
        self._certain_speakers = {**by_turn, **self.own_names}
        self._speakers = [self._named_or_certain(i, turn) for i, turn in enumerate(self.turns)]
        self._conversation_speakers = self._by_conversation(self._speakers)
        self._styles_of = self._by_speaker(self._speakers)

    def _named_or_certain(self, i: int, turn: Turn) -> int | None:
        if turn.is_named and turn.mention is not None:
            return self.member(turn.mention)
        return self._certain_speakers.get(i)

    def conversation_speakers(self, i: int) -> Counter[int]:
        """For each named or certain speaker, the number of other turns in the same conversation."""
        speakers = self._conversation_speakers[i]
        return speakers - Counter([self._certain_speakers[i]]) if i in self._certain_speakers else speakers

    def style_counts(self, member: int, i: int) -> Counter[str]:
        """How many other turns of a member have each trait of style."""
        total = self._styles_of.get(member, Counter())
        return total - self.styles[i].traits() if self._certain_speakers.get(i) == member else total

    def paragraphs_apart(self, i: int, j: int) -> int:
        """Paragraphs between two turns, `PAUSE` at most."""
        left, right = (i, j) if i < j else (j, i)
        return min(self.turns[right].first_paragraph - self.turns[left].last_paragraph, PAUSE)

    def narration_between(self, paragraph: int, start: int, end: int) -> list[Mention]:
        """The mentions of people in the narration of a paragraph between two offsets."""
        return _between(self.narration_mentions.get(paragraph, []), start, end)

    def narration_before(self, paragraph: int, at: int) -> list[Mention]:
        """The mentions of people in the narration of a paragraph before an offset, limited to the last ones."""
        return self.narration_between(paragraph, 0, at)[-_MOST_MENTIONS:]

    def narration_in(self, paragraph: int) -> list[Mention]:
        """The mentions of people in the narration of a paragraph, limited to the first ones."""
        return self.narration_mentions.get(paragraph, [])[:_MOST_MENTIONS]

    @cached_property
    def misnamed(self) -> frozenset[int]:
        """The members whose names the network does not read as a person's, and who are nowhere named as speaking.

        Headings, places, and words that begin a sentence: every third name of a story that is found from capitals.
        """
        names: dict[int, list[Range]] = defaultdict(list)
        for mention in self.discourse.mentions:
            if mention.form is Form.NAME:
                names[self.discourse.member(mention)].append((mention.start, mention.end))
        network = self.discourse.network
        unlike = (member for member, ranges in names.items() if network.persons(ranges) < FEWEST_AS_PERSON)
        members = self.discourse.members
        return frozenset(m for m in unlike if network.mentions and not self.named_turns[m] and not members[m].known)

    @cached_property
    def introductions(self) -> list[tuple[int, int]]:
        """The first mention by name of each person, inside turns or outside: offset and member, in text order."""
        first: dict[int, int] = {}
        for mention in self.discourse.mentions:
            member = self.discourse.member(mention)
            if mention.form is Form.NAME and self.may_be_person(member) and self.discourse.members[member].named:
                first[member] = min(first.get(member, mention.start), mention.start)
        return sorted((start, member) for member, start in first.items() if self.may_speak(member))

    @cached_property
    def paragraphs_with_turns(self) -> frozenset[int]:
        """Numbers of the paragraphs that contain turns."""
        return frozenset(p for turn in self.turns for p in range(turn.first_paragraph, turn.last_paragraph + 1))

    @cached_property
    def entrances(self) -> dict[int, int]:
        """By member, where the narration of several paragraphs begins that brings them in, or that comes before it.

        For those who come in as the story first names them, the last turn before.
        """
        first: dict[int, Mention] = {}
        for mention in sorted(self.discourse.mentions, key=lambda m: m.start):
            first.setdefault(self.discourse.member(mention), mention)
        begins = self._narration_begins()
        come = comings(first, self.turns, self.discourse)
        return {m: max(begins[self.view.paragraph(at.start)], come.get(m, 0)) for m, at in first.items()}

    def _narration_begins(self) -> list[int]:
        """For each paragraph, where the last narration of several paragraphs begins, as far as it has come."""
        inside = (range(self.view.paragraph(t.start), self.view.paragraph(t.end - 1) + 1) for t in self.turns)
        spoken = {number for numbers in inside for number in numbers}
        out: list[int] = []
        first = latest = 0
        for number in range(len(self.view.paragraphs)):
            if number in spoken:
                first = number + 1
            elif number > first:
                latest = self.view.paragraphs[first][0]
            out.append(latest)
        return out

    def _sort_mentions(self) -> None:
        for mention in sorted(self.discourse.mentions, key=lambda m: m.start):
            if self.may_be_person(self.discourse.member(mention)) and mention.form is not Form.SEVERAL:
                where = self._quoted_mentions if mention.quoted else self.narration_mentions
                where[self.number(mention.start)].append(mention)

    def _names_in(self, turn: Turn) -> list[Mention]:
        read = range(turn.first_paragraph, turn.last_paragraph + 1)[:_MOST_PARAGRAPHS_READ]
        return [m for p in read for m in _between(self._quoted_mentions.get(p, []), turn.start, turn.end)]

    def _by_conversation(self, speakers: Iterable[int | None]) -> list[Counter[int]]:
        """By turn, how many turns of its conversation each member speaks, limited to those who speak most."""
        conversations: list[Counter[int]] = []
        for i, member in enumerate(speakers):
            goes_on = i and self.paragraphs_apart(i - 1, i) < PAUSE
            conversations.append(conversations[-1] if goes_on else Counter())
            conversations[-1].update([member] if member is not None else [])
        most = {id(count): Counter(dict(count.most_common(_MOST_SPEAKERS))) for count in conversations}
        return [most[id(count)] for count in conversations]

    def _by_speaker(self, speakers: Iterable[int | None]) -> dict[int, Counter[str]]:
        """By member, how many of their turns have each trait of style."""
        out: dict[int, Counter[str]] = defaultdict(Counter)
        for member, style in zip(speakers, self.styles, strict=True):
            if member is not None:
                out[member].update(style.traits())
        return out

    def _followed(self, mention: Mention) -> int | None:
        """The speaker at the end of a chain of pronouns, if the pronoun may refer to them. Each is followed once."""
        if mention.start not in self._followed_from:
            self._followed_from[mention.start] = self._end_of_chain(mention)
        return self._followed_from[mention.start]

    def _end_of_chain(self, mention: Mention) -> int | None:
        at = self._mention_at.get(mention.read[0][0])
        for _ in range(_LONGEST_CHAIN):
            if at is None or not self._leads_on(at):
                break
            at = self._mention_at.get(at.read[0][0])
        found = self._source_speakers.get(at.start) if at is not None else None
        gender = GENDERS.get(mention.word, "")
        return found if found is not None and gender in self.discourse.members[found].pronouns else None

    def _leads_on(self, mention: Mention) -> bool:
        """Whether it is a pronoun decided from another mention, and not a source whose speaker was found."""
        return mention.start not in self._source_speakers and mention.form is Form.PRONOUN and bool(mention.read)


def _between(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that begin between two offsets. They must be in text order."""
    if not mentions or (start <= mentions[0].start and mentions[-1].start < end):
        return mentions
    first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (start, end))
    return mentions[first:last]
