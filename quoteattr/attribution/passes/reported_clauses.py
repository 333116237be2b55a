"""A pass on reported clauses that the network missed."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution, marked
from quoteattr.attribution.clauses import is_passive, subject_before
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import free_sentences, sentence_start, without_stop
from quoteattr.attribution.tags import is_noun_phrase
from quoteattr.languages.en.reporting import ASKED_BY, OFFICE_SAID_CLAUSE, SAID_CLAUSE, TOLD_SOMEBODY, VERB_AHEAD
from quoteattr.model import Act
from quoteattr.text.view import Range, TextView

__all__ = ["reported_clause"]

# Characters: longer sentences have several clauses.
_LONGEST = 200


@attribution_pass(
    "reported_clause",
    why="somebody says it in the clause before",
    examples=("He told the inquiry he was on the night shift.",),
)
def reported_clause(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A sentence that begins with a subject and a verb of saying reports the clause behind them.

    In a few words without an article around them, the network may miss it: "She told reporters the tunnel was dry."
    Declines in stories, in sentences with a quotation or an attribution, outside running text, and if no clause with
    "that", or with a subject and an auxiliary verb, follows. A clause that the network found without its source gets
    the subject of its verb, and a question behind "asked by" is one of whoever asks.
    """
    asked = list(_asked_by(attributions, view))
    if view.is_story:
        return sorted([*attributions, *asked], key=lambda a: (a.start, a.content))
    found = (a for sentence in free_sentences(attributions, view, _LONGEST) if (a := _reported(sentence, view)))
    whole = (_with_clause(_with_subject(a, view), view) for a in attributions)
    return sorted([*whole, *found, *asked], key=lambda a: (a.start, a.content))


def _asked_by(attributions: list[Attribution], view: TextView) -> Iterator[Attribution]:
    """Questions that the network missed behind a passive: Asked by a pupil what he ate, he laughed."""
    taken = marked(view, (part for a in attributions if a.cue for part in (*a.content, a.cue)))
    for found in ASKED_BY.finditer(view.text):
        free = taken.find(1, found.start(), found.end("content")) < 0
        if free and is_noun_phrase(found.span("source"), view):
            yield _attribution(found)


def _with_clause(attribution: Attribution, view: TextView) -> Attribution:
    """The attribution, with the subject of its clause if the network took it for the listener: told us it was shut."""
    cue, (start, end) = attribution.cue, attribution.content[0]
    first = sentence_start(start, view) if cue and VERB_AHEAD.match(view.text, start, end) else None
    found = SAID_CLAUSE.fullmatch(view.text, first, end) if first is not None else None
    if found is None or found.span("cue") != cue or len(attribution.content) > 1:
        return attribution
    return attribution.with_content((found.span("content"),), reported_clause.name)


def _with_subject(attribution: Attribution, view: TextView) -> Attribution:
    """The attribution, with the subject of its verb as the source if the network found none."""
    cue, start = attribution.cue, attribution.start
    if cue is None or attribution.source or start < cue[1] or view.text[cue[1] : start].strip():
        return attribution
    verb = view.text[slice(*cue)]
    if not (verb.isalpha() and verb.islower()) or act_of(verb, view.lexicon) is not Act.SPEECH or is_passive(cue, view):
        return attribution
    subject = subject_before(cue[0], view)
    if subject is None or not is_noun_phrase(subject, view):
        return attribution
    return attrs.evolve(attribution, source=subject, rules=(reported_clause.name, *attribution.rules))


def _reported(sentence: Range, view: TextView) -> Attribution | None:
    bounds = sentence[0], without_stop(*sentence, view)
    found = SAID_CLAUSE.fullmatch(view.text, *bounds) or OFFICE_SAID_CLAUSE.fullmatch(view.text, *bounds)
    found = found or TOLD_SOMEBODY.fullmatch(view.text, *bounds)
    if found is None or act_of(found["cue"], view.lexicon) is not Act.SPEECH:
        return None
    return _attribution(found)


def _attribution(found: regex.Match[str]) -> Attribution:
    return Attribution((found.span("content"),), found.span("cue"), found.span("source"), (reported_clause.name,), 0.0)
