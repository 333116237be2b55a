"""Rules that hold the subject of a verb of saying apart from what is said."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.rules.subjects import is_passive, sentence_start, subject_before
from quoteattr.attribution.rules.tags import is_noun_phrase
from quoteattr.languages.en.tags import is_verb_of_saying
from quoteattr.text.view import Range, TextView

__all__ = ["subject_of_cue", "subject_said_nothing", "words_at_all"]

_FARTHEST = 60
_SET_OFF = regex.compile(r"[,;:“”\"—–\n]")
_COMMA = regex.compile(r"(?:,|[\w’”\"'],)\s")
_RELATIVE = regex.compile(r"(?:who|whose|which|that)\b")
# Forms that are no participles and no nouns: an announced plan and recent claims have said nothing.
_FINITE = frozenset(["said", "say", "says", "told", "tell", "tells", "wrote", "write", "writes"])
_INDEFINITE = regex.compile(r"(?:(?i:an?|the|one|another|some|two|three|several|many)\s|\p{Lu}|\p{Ll}+s\s)")


@attribution_pass("words_at_all", why="a quote has words")
def words_at_all(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`“” said Brook`: where there is no letter and no digit, nothing was said.

    An empty pair of marks is a slip of whoever copied the text. Declines for whatever has a letter or a digit.
    """
    kept = [(a, tuple(r for r in a.content if any(map(str.isalnum, view.text[slice(*r)])))) for a in attributions]
    return [a if a.content == content else attrs.evolve(a, content=content) for a, content in kept if content]


@attribution_pass("subject_said_nothing", why="what runs into the verb is its subject")
def subject_said_nothing(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`It had no lights, a deckhand who worked on it said`: what runs into the verb without a comma is its subject.

    English sets a reported clause off from a verb behind it by a comma or by marks. Words that are not set off are then
    the source, or a part of it (`leaders who met on Friday said`), and what stands before their comma was said.
    Declines where the subject stands behind the verb or next to it (the house Brook said was sold), for passives, whose
    subject may be what was said, and for forms that may be participles (a plan announced in May).
    """
    told = [_apart(a, a.cue, view) if a.cue else a for a in attributions]
    return [a for a in told if a.content]


def _apart(attribution: Attribution, cue: Range, view: TextView) -> Attribution:
    runs_on = [r for r in attribution.content if _runs_into(r, cue, view)]
    if not runs_on or is_passive(cue, view):
        return attribution
    first, source, finite = runs_on[0], attribution.source, _is_finite(cue, view)
    rest = tuple(r for r in attribution.content if r not in runs_on)
    if finite and source is None:
        source, rest = _subject_and_clause(first, cue, rest, view)
    elif finite and source and source[1] <= first[0] and _RELATIVE.match(view.text, *first):
        source = source[0], first[1]
    elif not source or source[0] < cue[1] or not any(view.quotations_in(*r) for r in rest):
        return attribution
    rules = (subject_said_nothing.name, *attribution.rules)
    return attrs.evolve(attribution, content=rest, source=source, rules=rules)


def _runs_into(content: Range, cue: Range, view: TextView) -> bool:
    """Whether the content stands before the verb with nothing that sets it off."""
    if content[1] > cue[0] or cue[0] - content[1] > _FARTHEST or view.quotations_in(*content):
        return False
    return _SET_OFF.search(view.text, content[1] - 1, cue[0]) is None


def _subject_and_clause(
    first: Range, cue: Range, rest: tuple[Range, ...], view: TextView
) -> tuple[Range | None, tuple[Range, ...]]:
    """The words that run into the verb, and what stands before their comma if nothing else was said."""
    text, start = view.text, sentence_start(first[0], view)
    subject = first[0], first[0] + len(text[first[0] : cue[0]].rstrip())
    if not _INDEFINITE.match(text, *subject):
        return None, rest
    if rest or start is None:
        return subject, rest
    clause = text[start : first[0]].rstrip()
    said = clause.endswith(",") and len(clause.split()) > 2
    return subject, ((start, start + len(clause) - 1),) if said else ()


@attribution_pass("subject_of_cue", why="the subject of the verb is the source")
def subject_of_cue(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`A driver who lives above it told the Star that he heard drilling`: the subject of the verb is the source.

    Where the network found none, the subject is all of the sentence before an active verb of saying, or all between a
    clause with its comma and the verb (`it is unsafe, an engineer who left it told the Herald`). Declines where that is
    more than a name or a description, for passives, and for what may be no verb (complaints that).
    """
    return [_with_subject(a, a.cue, view) if a.cue and not a.source else a for a in attributions]


def _with_subject(attribution: Attribution, cue: Range, view: TextView) -> Attribution:
    that = view.text.startswith("that ", attribution.start)
    if not (_is_finite(cue, view) or (that and _is_past(cue, view))):
        return attribution
    end = attribution.end
    source = subject_before(cue[0], view) if cue[1] <= attribution.start else _behind_comma(end, cue, view)
    if source is None or not is_noun_phrase(source, view):
        return attribution
    return attrs.evolve(attribution, source=source, rules=(subject_of_cue.name, *attribution.rules))


def _behind_comma(end: int, cue: Range, view: TextView) -> Range | None:
    """What stands between a clause that ends at ``end``, its comma, and the verb."""
    found = _COMMA.match(view.text, end - 1, cue[0]) if end <= cue[0] else None
    return (found.end(), cue[0] - 1) if found and found.end() < cue[0] - 1 else None


def _is_finite(cue: Range, view: TextView) -> bool:
    return view.text[slice(*cue)].split()[-1] in _FINITE and not is_passive(cue, view)


def _is_past(cue: Range, view: TextView) -> bool:
    verb = view.text[slice(*cue)].split()[-1]
    return verb.endswith("ed") and is_verb_of_saying(verb, view.lexicon) and not is_passive(cue, view)
