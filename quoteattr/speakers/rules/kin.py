"""The rule that decides who "her mother" and "his wife" are in a story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from quoteattr.languages.en.grammar import GENDERS, Kinship
from quoteattr.languages.en.referring import CLOSE_KIN
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference

__all__ = ["kin"]

# Paragraphs. About as long as a story uses "her" without a name.
_POSSESSIVE_REACH = 14
# No family has more. A register of Smiths is not a family.
_MOST_KIN = 20


@coreference_rule(
    Form.DESCRIPTION,
    "description.kin",
    why="the only relative it can refer to",
    examples=("There sat Mrs. Hale, and Ann Hale. Then Ann rose. Her mother looked up.",),
)
def kin(reference: Reference, discourse: Discourse) -> Decision | None:
    """Her mother is Mrs. Bennet, if "her" refers to a Bennet: “Oh, Lizzy,” said her mother.

    In English stories, parents and children share a surname, and parents go by a title. Declines outside stories, for
    other nouns, and unless the gender and title of exactly one relative match.
    """
    what = CLOSE_KIN.get(reference.head.word) if discourse.view.is_story else None
    owner = _owner(reference, discourse) if what else None
    if what is None or owner is None:
        return None
    found = _meant(what, discourse.member(owner), discourse)
    return Decision(found[0], ((owner.start, owner.end),)) if len(found) == 1 else None


def _owner(reference: Reference, discourse: Discourse) -> Mention | None:
    """Whose relative it is: a person named in the relative's words, or the nearest who fits the possessive."""
    if reference.head.owner is not None:
        return next((m for m in _before(reference, discourse) if m.start == reference.head.owner.start), None)
    gender = GENDERS.get(reference.head.determiner)
    if gender is None:
        return None
    fitting = (m for m in _before(reference, discourse) if discourse.agrees(m, gender))
    return next((m for m in fitting if not m.quoted or reference.says(m)), None)


def _before(reference: Reference, discourse: Discourse) -> Iterator[Mention]:
    """The mentions before or inside a reference, the nearest first."""
    for sentence in discourse.mentions_before(reference.start, _POSSESSIVE_REACH, here=True):
        yield from (m for m in reversed(sentence) if m.end <= reference.end)


def _meant(what: Kinship, owner: int, discourse: Discourse) -> list[int]:
    """The members with the owner's surname who can be that relative; only those with a fitting title if any has one."""
    family = list(islice(discourse.cast.relatives(owner), _MOST_KIN + 1))
    if len(family) > _MOST_KIN:
        return []
    members = {number: discourse.members[number] for number in family if number != owner}
    fitting = [n for n, who in members.items() if who.pronouns == {what.pronoun} and not who.roles & what.without]
    return [n for n in fitting if members[n].roles & what.titles] or fitting
