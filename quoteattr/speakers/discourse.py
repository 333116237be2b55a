"""The data for coreference rules: the sentences of the text, its cast, and everybody mentioned so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

import attrs

from quoteattr.languages.en.naming import JOINED_RANKS
from quoteattr.mentions.phrases import Form
from quoteattr.mentions.subjects import stands_as_subject
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Cast, Member
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.speakers.people import may_be_person
from quoteattr.speakers.trees import Trees
from quoteattr.speakers.values import NOBODY, Decision, Mention, Reference
from quoteattr.text.asides import asides
from quoteattr.text.view import Range, TextView

SHIPPED = Path(__file__).parent.parent / "weights" / "dialogue"
"""The folder of the weights for stories that come with quoteattr."""

Told = TypeVar("Told")

__all__ = ["NOBODY", "SHIPPED", "Decision", "Discourse", "Mention", "Reference"]

# Real sentences are below these bounds. They keep time linear in texts without sentences.
_MOST_IN_SENTENCE = 50
_MOST_SENTENCES_BACK = 200
_LONGEST_DESCRIPTION = 120
# How many nested quotes, and parts of interrupted ones, may begin between the start of a quote and a word in it.
_DEEPEST = 20
# A description refers to somebody mentioned recently. Only this many people per noun are kept.
_MOST_BEARERS = 12
# "Man" is a part of too many nouns.
_SHORTEST_PART = 6


class Discourse:
    """The text up to the current reference. A rule sees only earlier mentions."""

    def __init__(
        self, view: TextView, cast: Cast, trees: Trees | None, stories: Path, network: NetworkMentions
    ) -> None:
        """Split the text into sentences. There are no mentions yet. `stories`: the folder of weights for stories."""
        self._trees = trees
        self.stories = stories
        """The folder of the weights for stories."""
        self.network = network
        """What the network says of mentions."""
        self.view = view
        self.text = view.text
        self.lexicon = view.lexicon
        self.cast = cast
        self.members: list[Member] = list(cast.members)
        self.mentions: list[Mention] = []
        self.sentences = list(view.sentences())
        self._by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self._mentioning: list[int] = []
        self._at: dict[tuple[int, Form], Mention] = {}
        self._first: dict[int, int] = {}
        self._spoken: list[tuple[int, int, Mention]] = []
        self._same: dict[int, int] = {}
        self.named_later: dict[int, Mention] = {}
        """For members described before they are named, the mention that names them."""
        self.blind_leads: list[tuple[Mention, Reference]] = []
        """People described in the first paragraphs and not yet named, with the reference that describes them."""
        self.last_subject: dict[int, Mention] = {}
        """The last mention of each member as a subject."""
        self._last_description: dict[str, Mention] = {}
        self._bearers: dict[str, dict[int, Mention]] = defaultdict(dict)
        self.bodies: dict[tuple[str, str], int] = {}
        """The organizations named after an owner, by the owner's name and a noun: ("brook", "campaign")."""
        self.owned: dict[str, set[int]] = defaultdict(set)
        """The same organizations by their noun."""
        self.roles: dict[int, list[Range]] = defaultdict(list)
        """For each member, where the text says what it is."""
        self.labels: dict[str, int] = {}
        """For each label of a transcript, the member that it names."""
        self._spoken_turns = sorted(part for turn in view.turns for part in turn.content)
        self._told: dict[object, object] = {}

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [self.view.paragraph(start) for start, _ in self.sentences]

    @cached_property
    def _asides(self) -> list[Range]:
        return list(asides(self.view))

    def sentence(self, at: int) -> int:
        """Index of the sentence that contains the character `at`, or of the last one before it."""
        return max(0, bisect_right(self.sentences, (at, len(self.text))) - 1)

    def paragraph_of(self, sentence: int) -> int:
        """Index of the paragraph of a sentence (an index)."""
        return self._paragraphs[sentence]

    def in_sentence(self, sentence: int) -> list[Mention]:
        """The mentions so far in a sentence (an index), in text order."""
        return self._by_sentence.get(sentence, [])[-_MOST_IN_SENTENCE:]

    def told(self, read: Callable[[Discourse], Told]) -> Told:
        """The result of `read` for the whole text, computed once."""
        if read not in self._told:
            self._told[read] = read(self)
        return cast("Told", self._told[read])

    def mention_at(self, start: int, form: Form) -> Mention | None:
        """The decided mention of that form that begins at `start`, if any."""
        return self._at.get((start, form))

    def is_quoted(self, at: int) -> bool:
        """Whether the character is between quotation marks."""
        said = bisect_right(self._spoken_turns, at, key=lambda r: r[0]) - 1
        if said >= 0 and at < self._spoken_turns[said][1]:
            return True
        return any(q.span.start < at < q.span.end for q in self.view.quotations_in(at, at + 1))

    def is_aside(self, at: int) -> bool:
        """Whether the character is in a credit, a byline or a box, and not in the text itself."""
        found = bisect_right(self._asides, at, key=lambda r: r[0]) - 1
        return found >= 0 and at < self._asides[found][1]

    def add(self, mention: Mention, contents: Iterable[Range] = ()) -> None:
        """Add a mention and the contents that it says. The caller must add mentions in text order."""
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
        """Keep the latest mention of a member under each of its nouns and titles."""
        who = self.members[mention.member]
        words = who.name.lower().split() if who.kind is SpeakerKind.ORGANIZATION else ()
        for noun in (*who.roles, *words):
            bearers = self._bearers[noun]
            bearers.pop(mention.member, None)
            bearers[mention.member] = mention
            if len(bearers) > _MOST_BEARERS:
                del bearers[next(iter(bearers))]

    def bearers(self, nouns: Iterable[str]) -> list[Mention]:
        """The latest mention of each member with one of these titles or nouns, in text order."""
        return sorted((m for noun in nouns for m in self._bearers.get(noun, {}).values()), key=lambda m: m.start)

    def longer_nouns(self, noun: str) -> list[str]:
        """The nouns that end with a noun or begin with it and a hyphen: the schoolteacher is the teacher.

        Not a deputy's: the vice-president is not the president.
        """
        found = (key for key in self._bearers if key.startswith(f"{noun}-") or (key != noun and key.endswith(noun)))
        return [key for key in found if len(noun) >= _SHORTEST_PART and key.partition("-")[0] not in JOINED_RANKS]

    def described(self, words: str) -> Mention | None:
        """The last description with these words or this head noun (lower case)."""
        return self._last_description.get(words)

    def describe(self, member: int, roles: frozenset[str], person: bool) -> None:
        """Note what a description calls a member. `person`: it is a person, if its kind is unknown."""
        who = self.members[member]
        kind = SpeakerKind.PERSON if person and who.kind is SpeakerKind.UNKNOWN else who.kind
        if kind is not who.kind or not roles <= who.roles:
            self.members[member] = attrs.evolve(who, roles=who.roles | roles, kind=kind)

    def narrow(self, member: int, pronouns: frozenset[str]) -> None:
        """Note the only pronouns that can refer to a member."""
        self.members[member] = attrs.evolve(self.members[member], pronouns=pronouns)

    def identify(self, described: int, named: int) -> None:
        """Note that a member (an index), usually one without a name, is the same as one named elsewhere."""
        self._same[described] = named

    def member(self, mention: Mention) -> int:
        """The index of the member that a mention refers to, as far as known so far."""
        return self._same.get(mention.member, mention.member)

    def quoted_speaker(self, at: int) -> Mention | None:
        """The decided source of the innermost quote that contains the character `at`."""
        last = bisect_right(self._spoken, at, key=lambda said: said[0])
        around = (said for said in reversed(self._spoken[max(0, last - _DEEPEST) : last]) if at < said[1])
        return next((mention for _, _, mention in around), None)

    def first_mention(self, member: int) -> int:
        """Where a member (an index) is first mentioned."""
        return self._first[member]

    def number(self, who: int | Member) -> int:
        """The index of a member. A new member is added."""
        if isinstance(who, int):
            return who
        self.members.append(who)
        return len(self.members) - 1

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the words are a subject in the caller's parse. Without a parse, whether they are in subject position.

        That is the start of a clause, not after a preposition or verb.
        """
        parsed = self._trees.is_subject(start, end) if self._trees else None
        if parsed is not None:
            return parsed
        first = max(self.sentences[self.sentence(start)][0], start - _LONGEST_DESCRIPTION)
        return stands_as_subject(self.text, start, end, clause_start=first, lexicon=self.lexicon)

    def agrees(self, mention: Mention, pronoun: str) -> bool:
        """Whether "he" or "she" (`pronoun`) may refer to the same person as a mention. Unknown gender matches both."""
        if mention.form is Form.NAME and self.network.no_person(mention.start, mention.end):
            return False
        return may_be_person(mention, self) and self.members[mention.member].may_be(pronoun)

    def nearest(self, at: int, paragraphs: int, fits: Callable[[Mention], bool]) -> list[Mention]:
        """The mentions that fit in the nearest earlier sentence with any, at most `paragraphs` paragraphs back."""
        for sentence in self.mentions_before(at, paragraphs):
            found = [m for m in sentence if not m.quoted and fits(m)]
            if found:
                return found
        return []

    def mentions_before(self, at: int, paragraphs: int, *, here: bool = False) -> Iterator[list[Mention]]:
        """The mentions of each sentence before that of `at`, the nearest sentence first, at most `paragraphs` back.

        `here`: begin with the sentence of `at`. The mentions of a sentence are in text order.
        """
        if here:
            yield self.in_sentence(self.sentence(at))
        yield from map(self.in_sentence, self._sentences_before(at, paragraphs))

    def _sentences_before(self, at: int, paragraphs: int) -> Iterator[int]:
        """Indices of the sentences with mentions before that of `at`, nearest first.

        Looks back at most 200 sentences, even in one long paragraph.
        """
        here = self.sentence(at)
        first = bisect_left(self._paragraphs, self.paragraph_of(here) - paragraphs)
        first = max(first, here - _MOST_SENTENCES_BACK)
        mentioning = self._mentioning
        return reversed(mentioning[bisect_left(mentioning, first) : bisect_left(mentioning, here)])
