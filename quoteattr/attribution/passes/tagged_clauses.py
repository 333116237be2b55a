"""A pass on clauses without quotation marks whose own tag the network missed."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import free_sentences, without_stop
from quoteattr.attribution.tags import is_noun_phrase
from quoteattr.languages.en.clauses import (
    ACCOUNT,
    ACCOUNT_FIRST,
    ANY_VERB,
    BEFORE_TAG,
    BY_ACCOUNT_OF,
    IS_CLAUSE,
    NAMING,
    PLURAL_SUBJECT,
    TAGS_AMID,
    TIMESTAMP,
)
from quoteattr.languages.en.grammar import NEW, PLURAL
from quoteattr.languages.en.reporting import OPENS_SOMEBODY
from quoteattr.languages.en.tags import is_verb_of_saying
from quoteattr.model import Act
from quoteattr.text.view import Range, TextView

__all__ = ["tagged_clause"]

# Characters: longer sentences have several clauses.
_LONGEST = 260
# Words from the article to its noun.
_FEW = 3


@attribution_pass(
    "tagged_clause",
    why="the sentence has a tag of its own",
    examples=("The wall gave way without warning, a porter has told the Star.", "The dogs, added Lunn, were asleep."),
)
def tagged_clause(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A sentence that ends with a tag, or that a tag cuts behind its subject, reports its other words.

    In a few short sentences the network finds nothing: "The bolts are too short, according to a drawing." Declines in
    stories, in sentences with a quotation or an attribution, outside running text, if the words are no clause with a
    subject and a verb, and if the subject of the tag is more than a name or a description.
    """
    if view.is_story:
        return attributions
    found = [a for sentence in free_sentences(attributions, view, _LONGEST) for a in _tagged(sentence, view)]
    return sorted([*(_accounted(a, view) for a in attributions), *found], key=lambda a: (a.start, a.content))


def _accounted(attribution: Attribution, view: TextView) -> Attribution:
    """With the words behind "according to" as the source, if the network found none."""
    attribution, cue = _without_time(attribution, view), attribution.cue
    if cue is None or attribution.source or view.text[slice(*cue)].lower() != "according to":
        return attribution
    found = ACCOUNT.match(view.text, cue[1], view.paragraphs[view.paragraph(cue[0])][1])
    if found is None or not _opens_somebody(found.span("source"), view):
        return attribution
    rules = (tagged_clause.name, *attribution.rules)
    return attrs.evolve(attribution, source=found.span("source"), rules=rules)


def _without_time(attribution: Attribution, view: TextView) -> Attribution:
    """The attribution without the time before its paragraph: 14.20 The wall gave way, a porter told the Star."""
    start, end = attribution.content[0]
    stamp = TIMESTAMP.match(view.text, start, end) if start == view.paragraphs[view.paragraph(start)][0] else None
    if stamp is None or stamp.end() == end:
        return attribution
    return attribution.with_content(((stamp.end(), end), *attribution.content[1:]), tagged_clause.name)


def _tagged(sentence: Range, view: TextView) -> Iterator[Attribution]:
    bounds = sentence[0], without_stop(*sentence, view)
    for pattern, is_source in (
        (BEFORE_TAG, _is_source),
        (BY_ACCOUNT_OF, _opens_somebody),
        (ACCOUNT_FIRST, _opens_somebody),
    ):
        found = pattern.fullmatch(view.text, *bounds)
        if found is None or not is_source(found.span("source"), view):
            continue
        verb, plural = found.groupdict().get("verb"), PLURAL_SUBJECT.fullmatch(found["source"]) is not None
        if IS_CLAUSE.match(view.text, *found.span("content")) and (verb is None or _reports(verb, view, plural)):
            yield _attribution((found.span("content"),), found.span("cue"), found.span("source"))
            return
    for pattern in TAGS_AMID:
        found = pattern.fullmatch(view.text, *bounds)
        if found and (tag := _tag(found, view)) and is_noun_phrase(found.span("subject"), view):
            yield _attribution((found.span("left"), found.span("right")), *tag)
            return


def _is_source(words: Range, view: TextView) -> bool:
    """Whether the words are a name or a description, or begin with a person and have no verb: an aide close to her."""
    if is_noun_phrase(words, view):
        return True
    first, *rest = view.text[slice(*words)].lower().split()
    person = not view.lexicon.people.isdisjoint(rest[:_FEW]) or not view.lexicon.offices.isdisjoint(rest[:_FEW])
    return first in NEW and person and not ANY_VERB.search(view.text, *words)


def _opens_somebody(words: Range, view: TextView) -> bool:
    return OPENS_SOMEBODY.match(view.text, *words) is not None or view.text[slice(*words)].endswith(PLURAL)


def _tag(found: regex.Match[str], view: TextView) -> tuple[Range, Range] | None:
    """The cue and the source of a tag amid its clause."""
    by_account = found["cue"].startswith("according")
    is_source = _opens_somebody if by_account else is_noun_phrase
    if not (by_account or _reports(found["cue"], view)) or not is_source(found.span("source"), view):
        return None
    return found.span("cue"), found.span("source")


def _reports(verb: str, view: TextView, plural: bool = False) -> bool:
    """Whether a verb reports words, and does not only name something. `plural`: the subject is (they write)."""
    finite = is_verb_of_saying(verb, view.lexicon) or (plural and verb in view.lexicon.speech_cues)
    says = finite and act_of(verb, view.lexicon) is Act.SPEECH
    return says and verb not in NAMING


def _attribution(content: tuple[Range, ...], cue: Range, source: Range) -> Attribution:
    return Attribution(content, cue, source, (tagged_clause.name,), 0.0)
