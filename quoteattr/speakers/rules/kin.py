"""Whom a story means by "her mother" and "his wife": who of the family can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from quoteattr.mentions.phrases import Form
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules.pronouns import GENDERS

__all__ = ["KIN", "kin"]

# Paragraphs. About as far back as a story goes on with "her" without naming her.
_REACH = 14
# No family has more; a registry of Smiths is none.
_MOST_KIN = 20
_MARRIED = frozenset(["mrs", "lady", "madame", "countess", "signora"])
_MEN = frozenset(["mr", "sir", "lord", "dr", "doctor", "captain", "colonel", "signor"])


@attrs.frozen(slots=True)
class _Kin:
    """What a noun of kinship tells: which pronoun stands for them, and titles that some of the family have."""

    pronoun: str
    titles: frozenset[str] = frozenset()
    """Who is meant has one of these, if anybody of the family has."""
    without: frozenset[str] = frozenset()
    """Who is meant has none of these."""


KIN = {
    **dict.fromkeys(["mother", "mamma", "mama", "wife"], _Kin("she", titles=_MARRIED)),
    **dict.fromkeys(["father", "papa", "husband"], _Kin("he", titles=_MEN)),
    "sister": _Kin("she", without=_MARRIED),
    "brother": _Kin("he"),
}
"""By the nouns that tell so."""


@coreference_rule(Form.DESCRIPTION, "description.kin", why="who of the family can be meant")
def kin(reference: Reference, discourse: Discourse) -> Decision | None:
    """Her mother is Mrs. Bennet, if she is a Bennet: “Oh, Lizzy,” said her mother.

    English gives a wife and her children one surname, and stories call parents by title. Declines outside of stories,
    for other nouns, and where the family has nobody who can be meant, or several.
    """
    what = KIN.get(reference.head.word) if discourse.view.is_story else None
    owner = _owner(reference, discourse) if what else None
    if what is None or owner is None:
        return None
    found = _meant(what, discourse.member(owner), discourse)
    return Decision(found[0], ((owner.start, owner.end),)) if len(found) == 1 else None


def _owner(reference: Reference, discourse: Discourse) -> Mention | None:
    """Whose kin it is: who is named in what the kin says, or the last one before whom the possessive may stand for."""
    if reference.head.owner is not None:
        return next((m for m in _before(reference, discourse) if m.start == reference.head.owner.start), None)
    gender = GENDERS.get(reference.head.determiner)
    if gender is None:
        return None
    fitting = (m for m in _before(reference, discourse) if discourse.agrees(m, gender))
    return next((m for m in fitting if not m.quoted or reference.says(m)), None)


def _before(reference: Reference, discourse: Discourse) -> Iterator[Mention]:
    here = discourse.sentence(reference.start)
    for sentence in (here, *discourse.sentences_before(reference.start, _REACH)):
        yield from (m for m in reversed(discourse.in_sentence(sentence)) if m.end <= reference.end)


def _meant(what: _Kin, owner: int, discourse: Discourse) -> list[int]:
    family = list(islice(discourse.cast.relatives(owner), _MOST_KIN + 1))
    if len(family) > _MOST_KIN:
        return []
    members = {number: discourse.members[number] for number in family if number != owner}
    fitting = [n for n, who in members.items() if who.pronouns == {what.pronoun} and not who.roles & what.without]
    return [n for n in fitting if members[n].roles & what.titles] or fitting
