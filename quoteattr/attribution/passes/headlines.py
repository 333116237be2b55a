"""A pass on headlines that name the source of a claim behind a dash or a comma."""

from __future__ import annotations

import regex

from quoteattr.attribution.acts import act_of, is_evidence
from quoteattr.attribution.attributions import Attribution, covered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import PLURAL as PRESENT
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.layout import MUST_GO_ON
from quoteattr.languages.en.phrasing import PERSON_ENDINGS
from quoteattr.languages.en.reporting import TOLD
from quoteattr.model import Act, LineRole
from quoteattr.text.view import Range, TextView

__all__ = ["claim_in_headline"]

# Characters: a line of a page.
_LONGEST = 120
_CLAIM = r"(?P<claim>[\p{Lu}‘'“\"][^\n.?!;]{5,110}?)"
_SOURCE = r"(?P<source>(?:\p{Lu}{2,5}\s)?\p{Ll}[\p{Ll}’'-]+(?:\s[\p{Ll}’'-]+){0,2})"
_SIGNED = regex.compile(rf"{_CLAIM}(?:\s(?=[-–—])|(?=:))(?P<cue>[-–—:])\s{_SOURCE}$")
_INVERTED = regex.compile(rf"{_CLAIM},\s(?P<cue>\p{{Ll}}+)\s{_SOURCE}$")
_STRAIGHT = regex.compile(rf"{_CLAIM},\s{_SOURCE}\s(?P<cue>(?!{TOLD}$)\p{{Ll}}+)$")
_ROLES = frozenset([LineRole.HEADING, LineRole.PARAGRAPH])


@attribution_pass(
    "claim_in_headline",
    why="the headline names its source at its end",
    examples=("Pool is ‘a disgrace’ to the town - mayor", "Pool is ‘a disgrace’, swimmers say"),
)
def claim_in_headline(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In a headline with quoted words, a common noun for people behind a dash, a colon or beside a verb is the source.

    British papers print claims in this way: `Pool is ‘a disgrace’ to the town - mayor`, `…, says mayor`. Declines for a
    name behind the dash, which may be that of the page, without words in quotation marks, and in stories.
    """
    if view.is_story:
        return attributions
    taken = covered(view, [a for a in attributions if a.source and not _is_finding(a, view)])
    lines = (p for p, role in zip(view.paragraphs, view.roles, strict=True) if role in _ROLES)
    short = (line for line in lines if line[1] - line[0] <= _LONGEST)
    found = [a for line in short if (a := _claim(line, view)) and taken.find(1, *line) < 0]
    mine = covered(view, found)
    rest = [a for a in attributions if mine.find(1, a.start, a.end) < 0]
    return sorted([*rest, *found], key=lambda a: (a.start, a.content))


def _claim(line: Range, view: TextView) -> Attribution | None:
    for pattern in (_SIGNED, _INVERTED, _STRAIGHT):
        found = pattern.fullmatch(view.text, *line)
        if found is None or not view.quotations_in(*found.span("claim")) or not _reports(found["cue"], view.lexicon):
            continue
        words = found["source"].split()
        if words[0] not in MUST_GO_ON and _claims(words[-1], view.lexicon):
            content, cue, source = (found.span(part) for part in ("claim", "cue", "source"))
            return Attribution((content,), cue, source, (claim_in_headline.name,), 0.0)
    return None


def _is_finding(attribution: Attribution, view: TextView) -> bool:
    """Whether the cue is that of a finding, which is a thought elsewhere."""
    return attribution.cue is not None and is_evidence(view.text[slice(*attribution.cue)])


def _reports(cue: str, lexicon: Lexicon) -> bool:
    """Whether a cue is a dash, or a verb of a claim: says, warn, finds."""
    said = cue.endswith(PRESENT) or cue in lexicon.speech_cues
    return not cue.isalpha() or is_evidence(cue) or (said and act_of(cue, lexicon) is Act.SPEECH)


def _claims(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun is for people, a body or a document, by the lists or by the ending of a plural: volcanologists."""
    one = singular(noun)
    people = lexicon.people | lexicon.offices | lexicon.trades
    if not (people | lexicon.organization_nouns | lexicon.document_nouns).isdisjoint((noun, one)):
        return True
    return one != noun and one.endswith(PERSON_ENDINGS) and one not in lexicon.thing_nouns
