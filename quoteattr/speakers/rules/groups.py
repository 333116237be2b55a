"""The rule for several people or bodies together: Brook and Hill, the two, both lawmakers."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import AND, PLURAL
from quoteattr.languages.en.phrasing import PLURALS
from quoteattr.languages.en.referring import COUNTS, PAIRS, TOGETHER
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules.variation import DESCRIPTION_REACH, named_before

__all__ = ["pair", "several"]

_PAIR = 2


@coreference_rule(
    Form.SEVERAL,
    "several.joined",
    why="the people it joins",
    examples=(
        "Ada Brook met Tom Hill. Brook and Hill said no.",
        "Ada Brook met Tom Hill. The two said no.",
    ),
)
def several(reference: Reference, discourse: Discourse) -> Decision | None:
    """Names or descriptions joined by "and" are a group: Brook and Hill. So are "the two" and "both lawmakers".

    "The two" are the people named in the paragraphs before, down to the first one with a second person in it. The group
    has a name if all its members have one; "the two" have none in stories, nor if three are named. Declines in no case.
    """
    found = TOGETHER.fullmatch(discourse.text, reference.head.start, reference.head.end)
    count = _count(found, discourse) if found else 0
    group = _group_of(count, found.group(3), reference, discourse) if found and count else None
    if group:
        return Decision.of(group)
    names = [_part_name(part, discourse) for part in reference.head.parts] or _counted(count, reference, discourse)
    named = bool(names) and all(names)
    text = _joined(names) if named else discourse.text[reference.head.start : reference.head.end]
    return Decision(Member(text, SpeakerKind.GROUP, frozenset(), named=named, first=reference.start))


def pair(reference: Reference, discourse: Discourse) -> Member | None:
    """The two people who open the sentence of "they", or the one before: "Ada Brook and her deputy, Tom Hill, met"."""
    here = discourse.sentence(reference.start)
    for sentence in (here, here - 1):
        people = [m for m in discourse.in_sentence(sentence) if m.end <= reference.start and not m.quoted]
        if people:
            return _pair_of(people, discourse)
    return None


def _pair_of(mentions: list[Mention], discourse: Discourse) -> Member | None:
    names = [m for m in mentions if m.form is Form.NAME]
    who = list(dict.fromkeys(discourse.member(m) for m in mentions))
    two = [discourse.members[i] for i in who]
    if len(names) != _PAIR or len(who) != _PAIR or any(m.kind is not SpeakerKind.PERSON or not m.named for m in two):
        return None
    first, second = names
    opens = first.start == discourse.sentences[first.sentence][0] and first.subject
    joined = opens and PAIRS.fullmatch(discourse.text, first.end, second.start)
    return Member(_joined([m.name for m in two]), SpeakerKind.GROUP, frozenset(), first=first.start) if joined else None


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _part_name(part: Phrase, discourse: Discourse) -> str:
    if part.name is None:
        return f"{part.owner.text} {part.word}" if part.owner and part.word in discourse.lexicon.owned_bodies else ""
    found = discourse.cast.of(part.name)
    return discourse.members[found[0]].name if len(found) == 1 else part.name.text


def _count(found: regex.Match[str], discourse: Discourse) -> int:
    """How many people the words say; 0 if they say bodies, and in stories."""
    people = _are_people(found.group(3), discourse) and not discourse.view.is_story
    return COUNTS[(found.group(1) or found.group(2)).lower()] if people else 0


def _group_of(count: int, noun: str | None, reference: Reference, discourse: Discourse) -> Mention | None:
    """The last group in the passage, if it has so many members; before a noun, only of the same paragraph."""
    passage = discourse.mentions_before(reference.start, 0 if noun else DESCRIPTION_REACH, here=True)
    before = (m for found in passage for m in reversed(found) if m.end <= reference.start)
    group = next((m for m in before if m.form is Form.SEVERAL), None)
    if group is None or not discourse.members[group.member].named:
        return None
    *others, _ = discourse.members[group.member].name.split(f" {AND} ")
    return group if len(", ".join(others).split(", ")) + 1 == count else None


def _counted(count: int, reference: Reference, discourse: Discourse) -> list[str]:
    """The names of the people named last before the words, if they are so many."""
    who: dict[int, int] = {}
    for mention in named_before(reference, discourse) if count else ():
        paragraph, member = discourse.paragraph_of(mention.sentence), discourse.member(mention)
        if len(who) >= count and paragraph not in who.values():
            break
        if discourse.members[member].kind is SpeakerKind.PERSON:
            who[member] = paragraph
    names = [discourse.members[i].name for i in sorted(who, key=discourse.first_mention)]
    return names if len(names) == count else []


def _are_people(noun: str | None, discourse: Discourse) -> bool:
    """Whether there is no noun, or a plural one for people."""
    return noun is None or noun in PLURALS or is_person_noun(noun.removesuffix(PLURAL), discourse.lexicon)
