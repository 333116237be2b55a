"""Rules that decide who "it", "they", "who" and "which" refer to."""

from __future__ import annotations

from quoteattr.languages.en.grammar import IT, RELATIVES, THEY, WHICH
from quoteattr.languages.en.naming import NEVER_IT
from quoteattr.languages.en.referring import LEADS_TO_RELATIVE, THE_BODY
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.proposals import PRONOUN_REACH
from quoteattr.speakers.rules.groups import pair

__all__ = ["body", "relative"]

_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.GROUP)


@coreference_rule(
    Form.PRONOUN,
    "pronoun.relative",
    why="the mention before it",
    examples=("We met Ada Brook, a judge, who said it was late.",),
)
def relative(reference: Reference, discourse: Discourse) -> Decision | None:
    """The words "who" and "which" refer to the mention before them: "Ada Brook, who heads the centre, said".

    An English relative clause comes directly after its noun. Declines if anything but a comma and a description is in
    between, and if the kinds do not match: "who" is not an organization, and "which" is not a person.
    """
    if reference.head.word not in RELATIVES:
        return None
    kinds = _BODIES if reference.head.word == WHICH else (SpeakerKind.PERSON, SpeakerKind.GROUP)
    before = reversed(discourse.in_sentence(discourse.sentence(reference.start)))
    fitting = (m for m in before if discourse.members[m.member].kind in kinds)
    found = next((m for m in fitting if LEADS_TO_RELATIVE.fullmatch(discourse.text, m.end, reference.start)), None)
    return Decision.of(found) if found else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.body",
    why="the nearest organization that spoke, or two people together",
    examples=("The Harbour Board met. It said it was late.",),
)
def body(reference: Reference, discourse: Discourse) -> Decision | None:
    """The word "it" is the organization or document that was a subject last, "they" the organization or group.

    A source of unknown kind may be an organization too. "They" are two people if these open its sentence or the one
    before together: "Ada Brook and Tom Hill met", and nobody else is named there. Declines for other pronouns, if no
    organization, document or group was a subject in the passage, and if a subject of unknown kind is nearer, in the
    paragraph of the pronoun, or in the press another organization without a name: "The court met".
    """
    if reference.head.word not in (IT, THEY):
        return None

    def fits(mention: Mention) -> bool:
        return _may_be_body(mention, reference.head.word, discourse)

    here = discourse.in_sentence(discourse.sentence(reference.start))
    found = [m for m in here if m.end <= reference.start and fits(m)]
    found = found or discourse.nearest(reference.start, PRONOUN_REACH, fits)
    speakers = [m for m in found if m.source] or found
    two = pair(reference, discourse) if reference.head.word == THEY and not discourse.view.is_story else None
    if two:
        return Decision(two)
    if not speakers or _is_passed(speakers[-1], reference, discourse):
        return None
    unnamed = (
        not discourse.view.is_story and reference.head.word == IT and _is_unnamed(speakers[-1], reference, discourse)
    )
    return None if unnamed else Decision.of(speakers[-1])


def _is_unnamed(found: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether the paragraph of a pronoun describes an organization as a subject, behind what was found: the court."""
    own = {*discourse.text[found.start : found.end].lower().split(), found.word}
    first = max(found.end, discourse.view.paragraphs[discourse.view.paragraph(reference.start)][0])
    for at in range(discourse.sentence(first), discourse.sentence(reference.start) + 1):
        start = discourse.sentences[at][0]
        noun = THE_BODY.match(discourse.text, start) if first <= start < reference.start else None
        if noun and noun.group(1) in discourse.lexicon.organization_nouns - own:
            return True
    return False


def _is_passed(found: Mention, reference: Reference, discourse: Discourse) -> bool:
    """Whether a name of unknown kind is a subject in the paragraph of a pronoun, and what was found is before it."""
    first = discourse.view.paragraphs[discourse.view.paragraph(reference.start)][0]
    if found.start >= first:
        return False
    here = discourse.nearest(reference.start, 0, lambda m: m.subject and m.start >= first)
    return any(discourse.members[m.member].kind is SpeakerKind.UNKNOWN for m in here)


def _may_be_body(mention: Mention, pronoun: str, discourse: Discourse) -> bool:
    """Whether "it" or "they" may refer to a mention: not to a place. "They" is an organization only if that speaks."""
    who = discourse.members[mention.member]
    if pronoun == IT and who.name.lower().rpartition(" ")[2] in NEVER_IT:
        return False
    if pronoun == THEY and who.kind is not SpeakerKind.GROUP and not mention.source:
        return False
    if who.kind is SpeakerKind.UNKNOWN:
        return mention.source
    kinds = _BODIES[:2] if pronoun == IT else (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)
    return who.kind in kinds and mention.subject and who.name.lower() not in discourse.lexicon.places
