"""What coreference rules may look at: the text's sentences, its cast, and everybody mentioned so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar, cast

import attrs

from quoteattr.mentions.phrases import Form
from quoteattr.mentions.subjects import stands_as_subject
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Cast, Member
from quoteattr.speakers.people import may_be_person
from quoteattr.speakers.trees import Trees
from quoteattr.speakers.values import Decision, Mention, Reference
from quoteattr.text.asides import asides
from quoteattr.text.view import Range, TextView

SHIPPED = Path(__file__).parent.parent / "weights" / "dialogue"
"""The folder of the weights of stories that come with quoteattr."""

Told = TypeVar("Told")

__all__ = ["SHIPPED", "Decision", "Discourse", "Mention", "Reference"]

# Bounds that real sentences keep, so that time stays linear in texts without any.
_MOST_IN_SENTENCE = 50
_MOST_SENTENCES_BACK = 200
_LONGEST_DESCRIPTION = 120
# Quotes within quotes, and the parts of interrupted ones, that may begin between a word and its own quote's beginning.
_DEEPEST = 20
# A description is of somebody mentioned not long ago: only so many bearers of one noun are kept.
_MOST_BEARERS = 12


class Discourse:
    """A text read from its beginning: a rule sees the mentions before the reference that it decides on."""

    def __init__(self, view: TextView, cast: Cast, trees: Trees | None = None, stories: Path = SHIPPED) -> None:
        """Split sentences; nobody is mentioned yet. ``stories``: the folder of the weights of stories."""
        self._trees = trees
        self.stories = stories
        """The folder of the weights of stories."""
        self.view = view
        self.text = view.text
        self.lexicon = view.lexicon
        self.cast = cast
        self.members: list[Member] = list(cast.members)
        self.mentions: list[Mention] = []
        self.sentences = list(view.sentences())
        self._paragraphs = [view.paragraph(start) for start, _ in self.sentences]
        self._asides = list(asides(view))
        self._by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self._mentioning: list[int] = []
        self._at: dict[tuple[int, Form], Mention] = {}
        self._first: dict[int, int] = {}
        self._spoken: list[tuple[int, int, Mention]] = []
        self._same: dict[int, int] = {}
        self.named_later: dict[int, Mention] = {}
        """For members whom the text describes before it names them, the mention that names them."""
        self.blind_leads: list[tuple[Mention, Reference]] = []
        """Those whom the first paragraphs describe and nothing has named yet, with the words."""
        self.last_subject: dict[int, Mention] = {}
        """The last mention of each member as a subject."""
        self._last_description: dict[str, Mention] = {}
        self._bearers: dict[str, dict[int, Mention]] = defaultdict(dict)
        self.bodies: dict[tuple[str, str], int] = {}
        """The members that an owner's name and a noun make: ("brook", "campaign")."""
        self.owned: dict[str, set[int]] = defaultdict(set)
        """The same by their noun."""
        self.roles: dict[int, list[Range]] = defaultdict(list)
        """For each member what the text says it is."""
        self.labels: dict[str, int] = {}
        """Whom each label of a transcript names."""
        self._spoken_turns = sorted(part for turn in view.turns for part in turn.content)
        self._told: dict[object, object] = {}

    def sentence(self, at: int) -> int:
        """Index of the sentence that holds the character ``at``, or of the last one before it."""
        return max(0, bisect_right(self.sentences, at, key=lambda s: s[0]) - 1)

    def paragraph_of(self, sentence: int) -> int:
        """Index of the paragraph that a sentence (an index) stands in."""
        return self._paragraphs[sentence]

    def in_sentence(self, sentence: int) -> list[Mention]:
        """The mentions so far in a sentence (an index), in text order."""
        return self._by_sentence.get(sentence, [])[-_MOST_IN_SENTENCE:]

    def told(self, read: Callable[[Discourse], Told]) -> Told:
        """What a function reads from the whole text, worked out once."""
        if read not in self._told:
            self._told[read] = read(self)
        return cast("Told", self._told[read])

    def mention_at(self, start: int, form: Form) -> Mention | None:
        """The mention of that form that begins there, if it is decided."""
        return self._at.get((start, form))

    def is_quoted(self, at: int) -> bool:
        """Whether the character stands between quotation marks."""
        said = bisect_right(self._spoken_turns, at, key=lambda r: r[0]) - 1
        if said >= 0 and at < self._spoken_turns[said][1]:
            return True
        return any(q.span.start < at < q.span.end for q in self.view.quotations_in(at, at + 1))

    def is_aside(self, at: int) -> bool:
        """Whether the character stands in a credit, a byline or a box, and not in what the text tells."""
        found = bisect_right(self._asides, at, key=lambda r: r[0]) - 1
        return found >= 0 and at < self._asides[found][1]

    def add(self, mention: Mention, contents: Iterable[Range] = ()) -> None:
        """Remember a mention, and what it says; the caller adds mentions in text order."""
        for start, end in contents:
            insort(self._spoken, (start, end, mention), key=lambda said: said[0])
        self.mentions.append(mention)
        if mention.sentence not in self._by_sentence:
            insort(self._mentioning, mention.sentence)
        self._by_sentence[mention.sentence].append(mention)
        self._at[mention.start, mention.form] = mention
        self._first.setdefault(mention.member, mention.start)
        if mention.subject:
            self.last_subject[mention.member] = mention
        if mention.form is Form.DESCRIPTION:
            self._last_description[self.text[mention.start : mention.end].lower()] = mention
            self._last_description[mention.word] = mention
        self._bear(mention)

    def _bear(self, mention: Mention) -> None:
        """Keep who bears the nouns and titles of a member, the latest mention of each."""
        who = self.members[mention.member]
        words = who.name.lower().split() if who.kind is SpeakerKind.ORGANIZATION else ()
        for noun in (*who.roles, *words):
            bearers = self._bearers[noun]
            bearers.pop(mention.member, None)
            bearers[mention.member] = mention
            if len(bearers) > _MOST_BEARERS:
                del bearers[next(iter(bearers))]

    def bearers(self, nouns: Iterable[str]) -> list[Mention]:
        """The latest mention of each who is called by one of these titles or nouns, the last one last."""
        return sorted((m for noun in nouns for m in self._bearers.get(noun, {}).values()), key=lambda m: m.start)

    def described(self, words: str) -> Mention | None:
        """The last description in these words, or with this head noun (lower case)."""
        return self._last_description.get(words)

    def describe(self, member: int, roles: frozenset[str], person: bool) -> None:
        """Note what a description calls a member; ``person``: that it is a person, if its kind is unknown."""
        who = self.members[member]
        kind = SpeakerKind.PERSON if person and who.kind is SpeakerKind.UNKNOWN else who.kind
        self.members[member] = attrs.evolve(who, roles=who.roles | roles, kind=kind)

    def narrow(self, member: int, pronouns: frozenset[str]) -> None:
        """Note which pronouns alone may stand for a member."""
        self.members[member] = attrs.evolve(self.members[member], pronouns=pronouns)

    def identify(self, described: int, named: int) -> None:
        """Note that a member (an index), mostly one without a name, is one whom the text names elsewhere."""
        self._same[described] = named

    def member(self, mention: Mention) -> int:
        """The index of whom a mention stands for, as far as the text has told."""
        return self._same.get(mention.member, mention.member)

    def quoted_speaker(self, at: int) -> Mention | None:
        """The source, decided already, whose words hold the character ``at``; of several the innermost."""
        last = bisect_right(self._spoken, at, key=lambda said: said[0])
        around = (said for said in reversed(self._spoken[max(0, last - _DEEPEST) : last]) if at < said[1])
        return next((mention for _, _, mention in around), None)

    def first_mention(self, member: int) -> int:
        """Where a member (an index) is mentioned first."""
        return self._first[member]

    def number(self, who: int | Member) -> int:
        """The index of a member, a new one taken in."""
        if isinstance(who, int):
            return who
        self.members.append(who)
        return len(self.members) - 1

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the words are a subject by the caller's parse; else whether they stand where subjects do.

        That is at the head of a clause, behind no preposition or verb.
        """
        parsed = self._trees.is_subject(start, end) if self._trees else None
        if parsed is not None:
            return parsed
        first = max(self.sentences[self.sentence(start)][0], start - _LONGEST_DESCRIPTION)
        return stands_as_subject(self.text, start, end, clause_start=first, lexicon=self.lexicon)

    def agrees(self, mention: Mention, pronoun: str) -> bool:
        """Whether "he" or "she" (``pronoun``) may stand for whom a mention stands for; unknown gender fits both."""
        return may_be_person(mention, self) and pronoun in self.members[mention.member].pronouns

    def nearest(self, at: int, paragraphs: int, fits: Callable[[Mention], bool]) -> list[Mention]:
        """The fitting mentions of the nearest earlier sentence that has any, at most so many paragraphs back."""
        for sentence in self.mentions_before(at, paragraphs):
            found = [m for m in sentence if not m.quoted and fits(m)]
            if found:
                return found
        return []

    def mentions_before(self, at: int, paragraphs: int, *, here: bool = False) -> Iterator[list[Mention]]:
        """The mentions of each sentence before that of ``at``, the nearest sentence first, so many paragraphs back.

        ``here``: of the sentence of ``at`` too, before all others. The mentions of a sentence are in text order.
        """
        if here:
            yield self.in_sentence(self.sentence(at))
        yield from map(self.in_sentence, self._sentences_before(at, paragraphs))

    def _sentences_before(self, at: int, paragraphs: int) -> Iterator[int]:
        """Indices of the sentences with mentions before that of ``at``, nearest first.

        A reference does not reach back over 200 sentences, even where they are all one paragraph.
        """
        here = self.sentence(at)
        first = bisect_left(self._paragraphs, self.paragraph_of(here) - paragraphs)
        first = max(first, here - _MOST_SENTENCES_BACK)
        mentioning = self._mentioning
        return reversed(mentioning[bisect_left(mentioning, first) : bisect_left(mentioning, here)])
