"""Rules that decide who "I" refers to."""

from __future__ import annotations

from quoteattr.languages.en.grammar import FIRST_PERSON, I_LOWER
from quoteattr.languages.en.referring import BIO, BYLINE
from quoteattr.mentions.names import names_in
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Reference

__all__ = ["author", "own_words"]

# A byline comes after the headline and a second line.
_BYLINES = 3


@coreference_rule(
    Form.PRONOUN,
    "pronoun.own-words",
    why="the person who is quoted there",
    examples=("“Late, as I told them,” said Ada Brook.",),
)
def own_words(reference: Reference, discourse: Discourse) -> Decision | None:
    """An "I" inside a quotation is the person who is quoted: “I said no to them,” Brook recalled.

    Quotation marks contain the speaker's own words. Declines outside them, and if it is not known who is quoted.
    """
    if reference.head.word not in FIRST_PERSON or not discourse.is_quoted(reference.start):
        return None
    outer = discourse.quoted_speaker(reference.start)
    return Decision.of(outer) if outer else None


@coreference_rule(
    Form.PRONOUN,
    "pronoun.author",
    why="the author of the piece",
    examples=("By Ada Brook\n\nI say that it was late.", "I say that it was late.\n\nAda Brook is a poet in Wells."),
)
def author(reference: Reference, discourse: Discourse) -> Decision | None:
    """An "I" outside quotation marks is the author: "By Ann Lee", or "Ann Lee is a poet in York." at the end.

    Opinion pages print one or the other. Declines if no such line has a full name, inside quotation marks, and in a
    story, which is told by somebody else than its author.
    """
    if reference.head.word != I_LOWER or discourse.is_quoted(reference.start) or discourse.view.is_story:
        return None
    return discourse.told(_signer)


def _signer(discourse: Discourse) -> Decision | None:
    """The person whom the last paragraph introduces, or a byline at the top names."""
    for start, end in (discourse.view.paragraphs[-1], *discourse.view.paragraphs[:_BYLINES]):
        signed = BYLINE.match(discourse.text, start, end)
        name = next(names_in(discourse.text, discourse.lexicon, signed.end() if signed else start, end), None)
        bio = name is not None and name.start == start and BIO.match(discourse.text, name.end, end)
        bearers = discourse.cast.of(name) if name and (bio or signed) else ()
        if name and len(bearers) == 1 and len(name.words) > 1:
            return Decision(bearers[0], ((name.start, name.end),))
    return None
