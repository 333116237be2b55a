"""Find tags: words right after a quotation that name its speaker (`“Gone,” Nell said.`, `said the boy.`)."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.sentences import sentence_start
from quoteattr.languages.en.reporting import REPORTS_CLAUSE, SHORTEST_TAG, TAG_ENDS, TAG_GOES_ON
from quoteattr.languages.en.tags import tag_patterns
from quoteattr.model import Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["Tag", "deed_behind", "is_noun_phrase", "named_by", "tag_before", "tag_behind"]

# Characters: a bound that keeps time linear. A tag is short.
_LONGEST = 160
_ANNOUNCES = regex.compile(r"[^“”\"\n]{0,120}:\s*$")
_CUT_OFF = (",", "—", "–", "-")


@attrs.frozen(slots=True)
class Tag:
    """The subject and the verb of a tag. The subject is None if the tag only says that this is an answer."""

    source: Range | None
    cue: Range

    @property
    def end(self) -> int:
        """The end of its last word."""
        return max(self.source[1] if self.source else 0, self.cue[1])


def tag_behind(quotation: Quotation, view: TextView) -> Tag | None:
    """The tag right after a quotation, with subject and verb in either order, or None.

    It must be complete: a subject and a verb of saying, with nothing after them that the verb could report instead.
    """
    start, limit = quotation.span.end, _pause_end(quotation, view)
    if limit - start < SHORTEST_TAG:
        return None
    patterns = tag_patterns(view.lexicon)
    words = quotation.inner.text.rstrip()
    found = patterns.straight.match(view.text, start, limit)
    if found and _reports_quotation(found.end(), limit, words, view.text):
        return Tag(found.span("source"), found.span("cue"))
    found = patterns.inverted.match(view.text, start, limit)
    if found and not REPORTS_CLAUSE.match(view.text, found.end(), limit):
        return Tag(found.span("source"), found.span("cue"))
    found = patterns.answer.match(view.text, start, limit)
    return Tag(None, found.span("cue")) if found else None


def deed_behind(quotation: Quotation, view: TextView) -> Range | None:
    """Who does what the words right after a quotation tell: “…,” and Tom folded his arms."""
    found = tag_patterns(view.lexicon).deed.match(view.text, quotation.span.end, _pause_end(quotation, view))
    return found.span("source") if found else None


def tag_before(start: int, view: TextView) -> Tag | None:
    """The tag that fills the sentence before the quotation at `start`, verb first."""
    if not view.text[max(0, start - 2) : start].rstrip().endswith((",", ":")):
        return None
    first = sentence_start(start - 1, view)
    found = tag_patterns(view.lexicon).turned.fullmatch(view.text, first, start) if first is not None else None
    if found is None or not view.text[found.start()].isupper():
        return None
    return Tag(found.span("source"), found.span("cue"))


def named_by(at: int, view: TextView) -> Range | None:
    """The name after the "by" that follows `at`."""
    found = tag_patterns(view.lexicon).agent.match(view.text, at, min(at + _LONGEST, len(view.text)))
    return found.span("source") if found else None


def is_noun_phrase(where: Range, view: TextView) -> bool:
    """Whether the words are only a pronoun, a name or a description. A clause with "who" may follow."""
    return tag_patterns(view.lexicon).noun.fullmatch(view.text, *where) is not None


def _pause_end(quotation: Quotation, view: TextView) -> int:
    """The end of the words after a quotation: the next quotation, the end of the paragraph, or the limit for a tag."""
    start = quotation.span.end
    limit = min(view.paragraphs[view.paragraph(start - 1)][1], start + _LONGEST)
    return min([limit, *(q.span.start for q in view.quotations_in(start, limit) if q.span.start >= start)])


def _reports_quotation(at: int, limit: int, words: str, text: str) -> bool:
    """Whether the verb that ends at `at` reports the quotation before it, and nothing after it.

    A quotation that ends with a comma needs a tag. One that ends with a stop may have none. Then the verb must have
    nothing else to report, as it does in `“Stop!” Brook said the pier would close.`
    """
    if REPORTS_CLAUSE.match(text, at, limit):
        return False
    if words.endswith(_CUT_OFF):
        return True
    if _ANNOUNCES.match(text, at, limit):
        return False
    whole = TAG_ENDS.match if words.endswith(".") else TAG_GOES_ON.match
    return whole(text, at, limit) is not None
