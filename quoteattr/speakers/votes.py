"""Infer whether "he" or "she" refers to a person, from sentences that name nobody else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from quoteattr.languages.en.grammar import GENDERS, HE_OR_SHE, POSSESSIVES, REFLEXIVE_PRONOUNS
from quoteattr.languages.en.referring import ENDS_PHRASE
from quoteattr.mentions.names import Name
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.discourse import Discourse, Reference
from quoteattr.speakers.roles import introduction_of

__all__ = ["vote"]

# In a long text, some sentences that name one person have a pronoun for another.
_CLEAR = 3


def vote(references: list[Reference], discourse: Discourse) -> None:
    """Infer a person's pronouns from sentences that name only that person."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for member, told in _ballots(references, discourse):
        votes[member].update(told)
    for member, count in votes.items():
        [(pronoun, most), *others] = count.most_common()
        unlike = sum(n for _, n in others)
        if most >= _CLEAR * unlike and len(discourse.members[member].pronouns) > 1:
            discourse.narrow(member, frozenset([pronoun]))


def _ballots(references: list[Reference], discourse: Discourse) -> Iterator[tuple[int, set[str]]]:
    """The only person whom a sentence names, with the only pronoun in it."""
    people: dict[int, set[int]] = defaultdict(set)
    told: dict[int, set[str]] = defaultdict(set)
    others: dict[int, set[str]] = defaultdict(set)
    for reference in references:
        sentence = discourse.sentence(reference.start)
        if reference.form is Form.PRONOUN and reference.head.word in GENDERS:
            if _votes(reference, bool(people[sentence]), discourse):
                told[sentence].add(GENDERS[reference.head.word])
        elif reference.head.name is not None:
            bearers = discourse.cast.of(reference.head.name)
            people[sentence].update(i for i in bearers if discourse.members[i].kind is SpeakerKind.PERSON)
            others[sentence] |= _owners(reference.head.name, discourse)
    for sentence, who in people.items():
        if len(who) == 1 and len(told[sentence]) == 1 and told[sentence] != others[sentence]:
            yield next(iter(who)), told[sentence]


def _owners(name: Name, discourse: Discourse) -> set[str]:
    """In the press, the pronoun of whose lawyer somebody is, who is somebody else: "his lawyer, Ann Lee"."""
    found = None if discourse.view.is_story else introduction_of(name, discourse.text)
    owner = discourse.text[slice(*found)].partition(" ")[0].lower() if found else ""
    return {GENDERS[owner]} if owner in GENDERS else set()


def _votes(reference: Reference, is_named: bool, discourse: Discourse) -> bool:
    """Whether a pronoun may be the person of its sentence, who `is_named` before it or not.

    An object is somebody else than the subject: Ann Lee, who met him. "Her deputy, Ann Lee," is not her own deputy.
    """
    word = reference.head.word
    if word not in POSSESSIVES:
        return word in HE_OR_SHE or word in REFLEXIVE_PRONOUNS
    return is_named and not ENDS_PHRASE.match(discourse.text, reference.end)
