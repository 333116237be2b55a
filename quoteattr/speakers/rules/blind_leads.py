"""People who are described in the first paragraphs and named later: blind leads."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import THE
from quoteattr.languages.en.naming import FORMER
from quoteattr.languages.en.referring import ANYBODY, INTRODUCES_ANOTHER, SPOKESPEOPLE
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_pass
from quoteattr.speakers.discourse import Discourse, Mention, Reference
from quoteattr.speakers.people import is_anonymous, may_be_person

__all__ = ["name_later"]

# The description is in a headline, a second line or the first paragraph. The name follows within as many paragraphs.
_LEAD_PARAGRAPHS = 3
_KINDS = (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION)
# Words of at least four letters. Shorter ones occur in any sentence.
_WORD = regex.compile(r"(?<!\p{L})\p{L}{4,}")
_FEWEST_WORDS = 3
_MOST = 2
# A separator of sections has a line of its own: "___", "11:40 a.m.".
_LONGEST_BREAK = 12
# Words of a role before a name: "Economy minister Ada Brook".
_LONGEST_ROLE = 4
_PAUSES = frozenset(',;:.“"')


@coreference_pass(
    "description.named-later",
    why="named soon after",
    examples=("A former harbour pilot says no.\n\nIt rained.\n\n“No,” Tom Hill, the former pilot, told us.",),
)
def name_later(reference: Reference, mention: Mention, discourse: Discourse) -> None:
    """Name the person whom the lead only described: "A former pilot says … Tom Hill, the former pilot, told us".

    Newspapers delay the name of a source whom readers may not know ("blind lead"). The name belongs to a new person who
    speaks soon after and has the same description or says the same, or who opens the next paragraph with the full name.
    Declines for any other new speaker ("Tom Hill, a commuter,"), for the owner in the description ("Hill’s son"), for
    spokespeople, if gender or kind differ, and further down the text.
    """
    if reference.source and reference.form is Form.DESCRIPTION and _is_blind(reference, mention, discourse):
        discourse.blind_leads.append((mention, reference))
    elif reference.form is Form.NAME and mention.start == discourse.first_mention(mention.member):
        for described, lead in discourse.blind_leads:
            if _is_named(lead, described.member, reference, mention, discourse):
                discourse.identify(described.member, mention.member)
                discourse.named_later[described.member] = mention
        if reference.source:
            discourse.blind_leads.clear()


def _is_blind(reference: Reference, mention: Mention, discourse: Discourse) -> bool:
    """Whether a source is a new person whom the first paragraphs describe but do not name."""
    who = discourse.members[mention.member]
    new = discourse.first_mention(mention.member) == mention.start and not is_anonymous(reference, discourse)
    return new and not who.named and who.kind in _KINDS and _in_lead(mention, discourse)


def _in_lead(mention: Mention, discourse: Discourse) -> bool:
    """Whether the words are near the start of the text or of a section."""
    number = discourse.view.paragraph(mention.start)
    before = discourse.view.paragraphs[max(0, number - _LEAD_PARAGRAPHS) : number]
    return number < _LEAD_PARAGRAPHS or any(end - start <= _LONGEST_BREAK for start, end in before)


def _is_named(lead: Reference, described: int, reference: Reference, mention: Mention, discourse: Discourse) -> bool:
    """Whether the name `mention` belongs to the member `described`, whom `lead` describes."""
    who, name = discourse.members[mention.member], discourse.members[described]
    if lead.head.owner and mention.member in discourse.cast.of(lead.head.owner):
        return False
    near = discourse.view.paragraph(mention.start) - discourse.view.paragraph(lead.start) <= _LEAD_PARAGRAPHS
    nouns = {lead.head.word, *discourse.lexicon.titles_of.get(lead.head.word, ())}
    said = reference.source and (bool(nouns & who.roles) or _repeats(lead, reference, discourse))
    same = said or (name.kind is SpeakerKind.PERSON and _opens_next(lead, mention, discourse))
    kind = who.kind is name.kind or (name.kind is SpeakerKind.PERSON and may_be_person(mention, discourse))
    return near and same and kind and bool(who.pronouns & name.pronouns)


def _opens_next(lead: Reference, mention: Mention, discourse: Discourse) -> bool:
    """Whether the full name of a person opens the paragraph after the one that describes somebody.

    "A recently qualified nurse is unsure. ¶ Ada Brook, from Wells, feels betrayed."
    """
    number = discourse.view.paragraph(mention.start)
    if number != discourse.view.paragraph(lead.start) + 1 or discourse.view.is_story:
        return False
    before = discourse.text[discourse.view.paragraphs[number][0] : mention.start]
    if len(before.split()) > _LONGEST_ROLE or not _PAUSES.isdisjoint(before):
        return False
    roles = discourse.members[mention.member].roles
    if lead.head.word in ANYBODY - roles and roles & discourse.lexicon.offices - {FORMER}:
        return False
    known = lead.head.determiner == THE and lead.head.word in ANYBODY
    full = not known and " " in discourse.text[mention.start : mention.end] and may_be_person(mention, discourse)
    another = INTRODUCES_ANOTHER.match(discourse.text, mention.end) or lead.head.word in SPOKESPEOPLE
    return full and mention.subject and not another


def _repeats(lead: Reference, later: Reference, discourse: Discourse) -> bool:
    """Whether a later source repeats most of the words that a lead reports."""
    first, again = (_words_said(reference, discourse) for reference in (lead, later))
    return len(first) >= _FEWEST_WORDS and len(first & again) * _MOST >= len(first)


def _words_said(reference: Reference, discourse: Discourse) -> frozenset[str]:
    said = " ".join(discourse.text[start:end] for start, end in reference.contents)
    return frozenset(word.lower() for word in _WORD.findall(said))
