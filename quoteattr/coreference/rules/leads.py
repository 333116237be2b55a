"""Who is described in a lead and named after it."""

from __future__ import annotations

from quoteattr.coreference.discourse import Discourse, Mention, Reference
from quoteattr.coreference.heads import Form
from quoteattr.model import SpeakerKind

__all__ = ["LEAD", "name_later"]

LEAD = 3
"""A headline, a second line and the first paragraph describe; the name follows within as many paragraphs."""

_KINDS = (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION)
# What parts sections stands in a line of its own: "___", "11:40 a.m.".
_LONGEST_BREAK = 12


def name_later(reference: Reference, mention: Mention, discourse: Discourse) -> None:
    """Name whom the lead only described: "A former party chairman says … ¶ … Don Fowler told".

    Newspapers put off the name of a source whom readers may not know ("blind lead"): the first newcomer who speaks is
    the one. Declines where the newcomer is called something else or owns the description ("Trump’s son"), where gender
    differs, and further down the text.
    """
    if not reference.source:
        return
    if reference.form is Form.DESCRIPTION and _is_blind(reference, mention, discourse):
        discourse.unnamed.append((mention.member, reference))
    elif reference.form is Form.NAME and mention.start == discourse.first_mention(mention.member):
        for described, lead in discourse.unnamed:
            if _is_named(lead, described, mention, discourse):
                discourse.identify(described, mention.member)
        discourse.unnamed.clear()


def _is_blind(reference: Reference, mention: Mention, discourse: Discourse) -> bool:
    who = discourse.members[mention.member]
    new = discourse.first_mention(mention.member) == mention.start
    return new and not who.named and who.kind in _KINDS and _in_lead(mention, discourse)


def _in_lead(mention: Mention, discourse: Discourse) -> bool:
    """Whether few paragraphs stand between the words and the head of the text or of a part of it."""
    number = discourse.context.paragraph(mention.start)
    before = discourse.context.paragraphs[max(0, number - LEAD) : number]
    return number < LEAD or any(end - start <= _LONGEST_BREAK for start, end in before)


def _is_named(lead: Reference, described: int, mention: Mention, discourse: Discourse) -> bool:
    who, name = discourse.members[mention.member], discourse.members[described]
    near = discourse.context.paragraph(mention.start) - discourse.context.paragraph(lead.start) <= LEAD
    nouns = {lead.head.word, *discourse.lexicon.titles_of.get(lead.head.word, ())}
    known = who.roles & (discourse.lexicon.people | discourse.lexicon.person_titles)
    called = not known or bool(nouns & who.roles)
    if lead.head.owner and mention.member in discourse.cast.of(lead.head.owner):
        return False
    return near and called and who.kind is name.kind and bool(who.pronouns & name.pronouns)
