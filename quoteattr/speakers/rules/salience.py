"""Resolve "he" and "she" in stories, with clues whose weights were learned from novels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.manifest import verified_numbers
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.passages import Passage, clues

__all__ = ["FEWEST_AS_PERSON", "NAME_REACH", "Seen", "narration", "salient", "seen"]

NAME_REACH = 12
"""Paragraphs. A story rarely omits a name for longer while the pronoun fits somebody else too."""

FEWEST_AS_PERSON = 0.35
"""Probability. Of 762 names in 96 stories, 291 are below; eleven of these speak, five of them nowhere by name."""

_CLEAR_PERSON = 0.9
"""The least probability of a person that makes a name one."""

Seen = dict[int, list[str]]
"""For each candidate (the index of a member), the clues observed."""


@coreference_rule(
    Form.PRONOUN,
    "pronoun.story",
    why="the person whom the passage is about",
    examples=("Emma rose. “Stay,” said Jane. “No,” she answered.",),
)
def salient(reference: Reference, discourse: Discourse) -> Decision | None:
    """The words "he" and "she" refer to who the passage is about: acted last, spoke last but one, or is often named.

    In stories, two people of one gender take turns for pages: `Emma rose. "Stay," said Jane. "No," she answered.` The
    weight of each clue was learned from novels. Declines outside stories, for other pronouns, and if nobody's gender
    matches.
    """
    if not discourse.view.is_story or reference.head.word not in HE_OR_SHE:
        return None
    passage, weights = _passage(reference, discourse), narration(discourse.stories)
    scores = {who: sum(weights.get(clue, 0.0) for clue in clues(who, passage)) for who in passage.latest}
    if not scores:
        return None
    best = max(scores, key=lambda who: scores[who])
    mention = passage.latest[best].mention
    return Decision(best, ((mention.start, mention.end),))


def seen(reference: Reference, discourse: Discourse) -> Seen:
    """The candidates, the last mentioned first, with the clues for and against each."""
    passage = _passage(reference, discourse)
    return {who: list(clues(who, passage)) for who in passage.latest}


def _passage(reference: Reference, discourse: Discourse) -> Passage:
    """The passage before a pronoun, with the people whose gender matches."""
    misread = discourse.told(_misread)

    def fits(mention: Mention) -> bool:
        unlike = mention.form is Form.NAME and not mention.source and discourse.member(mention) in misread
        return not unlike and _may_be(mention, reference.head.word, discourse)

    return Passage.before(reference, discourse, NAME_REACH, fits)


def _misread(discourse: Discourse) -> frozenset[int]:
    """The members whose names are hardly a person's and have no title: headings, and words that begin a sentence."""
    cast, network = discourse.cast, discourse.network
    untitled = [n for n, member in enumerate(cast.members) if not member.roles] if network.mentions else ()
    return frozenset(n for n in untitled if network.persons(cast.places(n)) < FEWEST_AS_PERSON)


def _may_be(mention: Mention, pronoun: str, discourse: Discourse) -> bool:
    """Whether a pronoun agrees with a mention, or with a name that acts and that the network reads as a person's."""
    who, member = discourse.member(mention), discourse.members[mention.member]
    acts = mention.form is Form.NAME and mention.subject and who in discourse.told(_read_as_persons)
    unknown = member.kind is SpeakerKind.UNKNOWN and member.may_be(pronoun)
    return discourse.agrees(mention, pronoun) or (acts and unknown)


def _read_as_persons(discourse: Discourse) -> frozenset[int]:
    cast, network = discourse.cast, discourse.network
    return frozenset(n for n in range(len(cast.members)) if network.persons(cast.places(n)) >= _CLEAR_PERSON)


@cache
def narration(folder: Path) -> Mapping[str, float]:
    """The weights of the clues for pronouns in the narration. Raises `ModelError` if they cannot be read."""
    return verified_numbers(folder / "narration.json", "the weights of pronouns")
