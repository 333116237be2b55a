"""The rule for "he" and "she" in a paragraph that describes one person and names none."""

from __future__ import annotations

from quoteattr.languages.en.grammar import GENDERS, HE_OR_SHE, REFLEXIVE_PRONOUNS, THE
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference

__all__ = ["only_described"]


@coreference_rule(
    Form.PRONOUN,
    "pronoun.only-described",
    why="the only person described in the paragraph",
    examples=("Ada Brook left.\n\nI rang my mother. “No,” she said.",),
)
def only_described(reference: Reference, discourse: Discourse) -> Decision | None:
    """In the press, "she" is the only woman of its paragraph, not named: `My mother rose. "No," she said.`

    Nobody is quoted by a pronoun in a paragraph that begins with somebody else. Declines in stories, for "her" and
    "his", if the paragraph mentions anybody else of that gender, and for a relative of somebody of that
    gender: in "Her mother fell", "she" may be the daughter.
    """
    gender = GENDERS.get(reference.head.word)
    if gender is None or discourse.view.is_story or not _may_stand(reference):
        return None
    here = [m for m in _here(reference, discourse) if GENDERS.get(m.word, gender) == gender]
    here = [m for m in here if discourse.agrees(m, gender)]
    who = {discourse.member(m) for m in here}
    if len(who) != 1 or not _is_described(here[0], gender, discourse):
        return None
    return Decision.of(here[-1])


def _may_stand(reference: Reference) -> bool:
    """Whether a pronoun says or does something: she, herself; not her."""
    word = reference.head.word
    return reference.source or word in HE_OR_SHE or word in REFLEXIVE_PRONOUNS


def _here(reference: Reference, discourse: Discourse) -> list[Mention]:
    """The mentions before a pronoun in its paragraph, outside quotation marks and what it says."""
    passage = discourse.mentions_before(reference.start, 0, here=True)
    before = (m for found in passage for m in found if m.end <= reference.start)
    kept = (m for m in before if not m.quoted and not reference.says(m))
    return sorted(kept, key=lambda m: m.start)


def _is_described(mention: Mention, gender: str, discourse: Discourse) -> bool:
    """Whether somebody of that gender alone is described and not named, and is no relative of one of that gender."""
    who = discourse.members[discourse.member(mention)]
    first = discourse.text[mention.start : mention.end].partition(" ")[0].lower()
    new = mention.form is Form.DESCRIPTION and first != THE
    return new and not who.named and who.pronouns == {gender} and GENDERS.get(first) != gender
