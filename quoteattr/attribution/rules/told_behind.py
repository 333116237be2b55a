"""A rule on reported clauses that run on into what their speaker did next."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_rule
from quoteattr.languages import Lexicon
from quoteattr.languages.en.deeds import ABOUT_A_THING, DEED, FORCES
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.phrasing import PERSON_ENDINGS
from quoteattr.languages.en.reporting import BEHIND_QUOTATION, TELLS_MORE
from quoteattr.text.view import TextView

__all__ = ["told_behind"]


@attribution_rule(
    "told_behind",
    why="the writer tells what the speaker did next",
    examples=("Dale Orr said the plan was dead, and he left the room.",),
)
def told_behind(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A reported clause ends where its sentence tells what the speaker did next.

    A comma, and "before leaving", "and left" or "and he left" go on with the writer's own words; so does "but voted" or
    "during a stop" behind a closing quotation mark, and what only a person does behind a clause about a thing (`said it
    was late and walked home`). Declines for a clause before its verb, for words in quotation marks alone, and if less
    than a clause would be left.
    """
    cue, (start, end) = attribution.cue, attribution.content[-1]
    if cue is None or attribution.source is None or cue[1] > start or attribution.source[0] > start:
        return None
    cut = _cut(start, end, view)
    if cut is None:
        return None
    return (attrs.evolve(attribution, content=(*attribution.content[:-1], (start, cut))),)


def _cut(start: int, end: int, view: TextView) -> int | None:
    """Where the clause ends, if the sentence goes on; None if it does not."""
    quotations = view.quotations_in(start, end)
    low = quotations[-1].span.end if quotations else start
    if quotations and (found := BEHIND_QUOTATION.match(view.text, low, end)):
        return int(found.start())
    found = TELLS_MORE.search(view.text, low, end) or _deed(start, end, view)
    return int(found.start()) if found and view.text.count(" ", start, found.start()) > 1 else None


def _deed(start: int, end: int, view: TextView) -> regex.Match[str] | None:
    """What a person does behind a clause about a thing."""
    about = ABOUT_A_THING.match(view.text, start, end)
    if about is None or view.quotations_in(start, end) or _are_people(about["noun"] or "", view.lexicon):
        return None
    deed = DEED.search(view.text, about.end(), end)
    still = about["is"] and singular(about["noun"] or "") not in FORCES
    return deed if deed and (still or not deed["acted"]) else None


def _are_people(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun is for people or a body, by the lists or by its ending."""
    one, bodies = singular(noun), lexicon.organization_nouns - lexicon.place_nouns
    if not (lexicon.people | lexicon.offices | lexicon.trades | bodies).isdisjoint((noun, one)):
        return True
    return one.endswith(PERSON_ENDINGS) and one not in lexicon.thing_nouns | lexicon.document_nouns
