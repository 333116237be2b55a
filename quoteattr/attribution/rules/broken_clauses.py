"""A rule on clauses that a tag breaks: "The bridge, Brook said, was built for horses"."""

from __future__ import annotations

import attrs

from quoteattr.attribution.attributions import Attribution, merged
from quoteattr.attribution.contract import attribution_rule
from quoteattr.attribution.sentences import sentence_start, without_stop
from quoteattr.attribution.tags import is_noun_phrase
from quoteattr.languages.en.clauses import IS_CLAUSE, LEANS, TAG_TAIL, VERB_PHRASE
from quoteattr.languages.en.reporting import HALF_VERB, VERB_AHEAD
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["around_its_tag"]

# Characters, a bound that keeps time linear. Broken clauses are shorter.
_LONGEST = 300


@attribution_rule(
    "around_its_tag",
    why="its tag breaks the clause",
    examples=("The bridge, Ada Brook said, was built for horses.",),
)
def around_its_tag(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A clause goes on around a tag between commas if one side has no verb without the other: "had not, …, been moved".

    Half of it means something else: "been moved" is the contrary of "had not been moved". A condition, a time or a
    place before the tag (`If the rain comes, Das said, the road will vanish`) is no sentence either. Declines if the
    tag is not between two commas in one sentence, if there is content on both sides or outside the sentence, if neither
    side needs the other, and beside a quoted sentence.
    """
    attribution = _without_verb(attribution, view)
    sides = _sides(attribution, view)
    if sides is None:
        return None
    left, right = sides
    text, before, behind = view.text, attribution.start < left[1], attribution.end > right[0]
    if before == behind or not left[0] <= attribution.start <= attribution.end <= right[1]:
        return None
    ahead = VERB_AHEAD.match(text, *right) or (before and _is_subject(left, view) and VERB_PHRASE.match(text, *right))
    half = HALF_VERB.search(text, *left)
    quoted = view.quotations_in(*(right if before else left))
    if not (ahead or half or _leans(left, right, view)) or any(not half or q.inner.text[:1].isupper() for q in quoted):
        return None
    # A content behind the tag may begin later than the rest of its verb.
    added = [right] if before else [left, (right[0], max(right[0], attribution.start))]
    return (attrs.evolve(attribution, content=merged([*attribution.content, *added], text)),)


def _without_verb(attribution: Attribution, view: TextView) -> Attribution:
    """Behind half a verb, a source ends at its last comma: "did not, according to Lee, read it"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source[0] < cue[1] or not HALF_VERB.search(view.text, *attribution.content[0]):
        return attribution
    comma = view.text.rfind(", ", *source)
    return attrs.evolve(attribution, source=(source[0], comma)) if comma > 0 else attribution


def _leans(left: Range, right: Range, view: TextView) -> bool:
    """Whether the words before a tag belong to a clause in lower case behind it: "If the rain comes"."""
    return view.text[right[0]].islower() and LEANS.match(view.text, *left) is not None


def _is_subject(words: Range, view: TextView) -> bool:
    """Whether the words before a tag are a name or a description and no clause."""
    return is_noun_phrase(words, view) and IS_CLAUSE.match(view.text, *words) is None


def _sides(attribution: Attribution, view: TextView) -> tuple[Range, Range] | None:
    """The parts of a sentence before and after its tag, without the commas and the final stop."""
    if attribution.cue is None or attribution.source is None:
        return None
    start, end = min(attribution.cue[0], attribution.source[0]), max(attribution.cue[1], attribution.source[1])
    end -= view.text[end - 1] == ","
    first, tail = sentence_start(start, view), TAG_TAIL.match(view.text, end)
    if first is None or tail is None or not view.text[first:start].rstrip().endswith(","):
        return None
    left, right = (first, first + len(view.text[first:start].rstrip()) - 1), (tail.end(), _sentence_end(end, view))
    return (left, right) if left[0] < left[1] and right[0] < right[1] else None


def _sentence_end(at: int, view: TextView) -> int:
    """Where the sentence that contains `at` ends, without its stop."""
    paragraph_end = view.paragraphs[view.paragraph(at)][1]
    stop = SENTENCE_END.search(view.text, at, min(paragraph_end, at + _LONGEST))
    end = stop.start() + 1 if stop else paragraph_end
    return without_stop(at, end, view)
