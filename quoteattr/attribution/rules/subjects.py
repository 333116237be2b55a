"""Rules that separate the subject of a verb of saying from the words that are said."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.clauses import is_passive, subject_before
from quoteattr.attribution.contract import attribution_rule
from quoteattr.attribution.sentences import sentence_start
from quoteattr.attribution.tags import is_noun_phrase
from quoteattr.languages.en.grammar import PAST, RELATIVE_WORD
from quoteattr.languages.en.reporting import FINITE_VERBS, OPENS_SOMEBODY, REPORTED_CLAUSE
from quoteattr.languages.en.tags import is_verb_of_saying
from quoteattr.text.view import Range, TextView

__all__ = ["subject_of_cue", "subject_said_nothing"]

# Characters between a subject and its verb: a bound that keeps time linear.
_FARTHEST = 60
_SET_OFF = regex.compile(r"[,;:“”\"—–\n]")
_COMMA = regex.compile(r"(?:,|[\w’”\"'],)\s")


@attribution_rule(
    "subject_said_nothing",
    why="words without a comma before the verb are its subject",
    examples=("The ferry had no lights, a deckhand who worked on it said.",),
)
def subject_said_nothing(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Words directly before the verb, without a comma, are its subject and not the quote.

    English separates a reported clause from a verb after it by a comma or quotation marks. Words that are not separated
    are the source, or part of it (`leaders who met on Friday said`), and the words before their comma were said: `The
    ferry had no lights, a deckhand who worked on it said.` Declines if the subject is after the verb or right before it
    (the house Brook said was sold), for passives, whose subject may be the quote, and for forms that may be participles
    (a plan announced in May).
    """
    cue = attribution.cue
    runs_on = [r for r in attribution.content if _runs_into(r, cue, view)] if cue else []
    if cue is None or not runs_on or is_passive(cue, view):
        return None
    rest = tuple(r for r in attribution.content if r not in runs_on)
    told = _source_and_rest(attribution.source, cue, runs_on[0], rest, view)
    if told is None:
        return None
    source, content = told
    return (attrs.evolve(attribution, content=content, source=source),) if content else ()


def _source_and_rest(
    source: Range | None, cue: Range, runs_on: Range, rest: tuple[Range, ...], view: TextView
) -> tuple[Range | None, tuple[Range, ...]] | None:
    """The source and the content, if the words before the verb are not a content; None if they may be."""
    if _is_finite(cue, view):
        if source is None:
            return _subject_and_clause(runs_on, cue, rest, view)
        if source[1] <= runs_on[0] and RELATIVE_WORD.match(view.text, *runs_on):
            return (source[0], runs_on[1]), rest
    is_inverted = source is not None and source[0] >= cue[1]
    return (source, rest) if is_inverted and any(view.quotations_in(*r) for r in rest) else None


def _runs_into(content: Range, cue: Range, view: TextView) -> bool:
    """Whether the content is before the verb and nothing separates the two."""
    if content[1] > cue[0] or cue[0] - content[1] > _FARTHEST or view.quotations_in(*content):
        return False
    return _SET_OFF.search(view.text, content[1] - 1, cue[0]) is None


def _subject_and_clause(
    first: Range, cue: Range, rest: tuple[Range, ...], view: TextView
) -> tuple[Range | None, tuple[Range, ...]]:
    """The words directly before the verb, and the words before their comma if those are all of the content."""
    text, start = view.text, sentence_start(first[0], view)
    subject = first[0], first[0] + len(text[first[0] : cue[0]].rstrip())
    if not OPENS_SOMEBODY.match(text, *subject):
        return None, rest
    if rest or start is None:
        return subject, rest
    clause = text[start : first[0]].rstrip()
    said = clause.endswith(",") and len(clause.split()) > 2
    return subject, ((start, start + len(clause) - 1),) if said else ()


@attribution_rule(
    "subject_of_cue",
    why="the subject of the verb is the source",
    examples=("A driver who lives above the mine told the Star that he heard drilling.",),
)
def subject_of_cue(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """If the network found no source, the subject of the verb of saying is the source.

    The subject fills the sentence before an active verb (`A driver who lives above it told the Star that he heard
    drilling`), or the space between a clause with its comma and the verb (`it is unsafe, an engineer who left told the
    Herald`). Declines if these words are more than a name or a description, for passives, and if the cue may not be a
    verb (complaints that).
    """
    cue = attribution.cue
    if cue is None or attribution.source or not _is_verb(cue, attribution.start, view):
        return None
    behind = cue[1] <= attribution.start
    source = subject_before(cue[0], view) if behind else _between_comma_and_verb(attribution.end, cue, view)
    if source is None or not is_noun_phrase(source, view):
        return None
    return (attrs.evolve(attribution, source=source),)


def _is_verb(cue: Range, content: int, view: TextView) -> bool:
    """Whether the cue is a verb for certain: by its form, or as a past before "that" or a quotation."""
    beside = cue[1] <= content and not view.text[cue[1] : content].strip(" ,:")
    reports = view.text.startswith(REPORTED_CLAUSE, content) or (
        beside and any(view.quotations_in(content, content + 1))
    )
    return _is_finite(cue, view) or (reports and _is_past(cue, view))


def _between_comma_and_verb(end: int, cue: Range, view: TextView) -> Range | None:
    """The words between a clause that ends at `end` with its comma, and the verb."""
    found = _COMMA.match(view.text, end - 1, cue[0]) if end <= cue[0] else None
    return (found.end(), cue[0] - 1) if found and found.end() < cue[0] - 1 else None


def _is_finite(cue: Range, view: TextView) -> bool:
    return view.text[slice(*cue)].split()[-1] in FINITE_VERBS and not is_passive(cue, view)


def _is_past(cue: Range, view: TextView) -> bool:
    verb = view.text[slice(*cue)].split()[-1]
    return verb.endswith(PAST) and is_verb_of_saying(verb, view.lexicon) and not is_passive(cue, view)
