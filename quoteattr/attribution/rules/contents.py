"""Rules on where contents begin and end, and where their cue and source may be."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, changed
from quoteattr.attribution.contract import attribution_rule
from quoteattr.attribution.sentences import follows_sentence, without_stop
from quoteattr.text.paragraphs import SENTENCE_END, STOPS
from quoteattr.text.view import Range, TextView

__all__ = [
    "clause_of_its_cue",
    "comma_closes",
    "cue_outside_quotation",
    "new_paragraph",
    "nothing_between_halves",
    "quoted_sentence",
    "reported_or_quoted",
    "words_at_all",
]

_SENTENCE_END = regex.compile(rf"{SENTENCE_END.pattern}|\n")


@attribution_rule("words_at_all", why="a quote needs at least one word", examples=("“” said Petra Voss.",))
def words_at_all(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A quote needs a letter or a digit.

    An empty pair of quotation marks is a copying error: `“” said Petra Voss.` Declines if each part of the content has
    a letter or a digit.
    """
    content = tuple(r for r in attribution.content if any(map(str.isalnum, view.text[slice(*r)])))
    return changed(attribution, attrs.evolve(attribution, content=content)) if content else ()


@attribution_rule(
    "clause_of_its_cue",
    why="a reported clause is in the same sentence as its cue",
    examples=("It rained all day. Brook said the match was off.",),
)
def clause_of_its_cue(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A reported clause without quotation marks is in the sentence of its cue.

    English reports a clause in the sentence of the verb, so another sentence is the writer's own: in `It rained all
    day. Brook said the match was off`, Brook did not say that it rained. Neither did she say the paragraph before.
    Declines for quotations, which may be pages long, and if nothing else would be left.
    """
    cue = attribution.cue
    if cue is None:
        return None
    content = tuple(_first_sentence(cue, _in_paragraph_of(cue, r, view), view) for r in attribution.content)
    kept = content
    if len(content) > 1:
        kept = tuple(r for r in content if _in_marks(r, view) or _same_sentence(r, cue, view))
    return changed(attribution, attrs.evolve(attribution, content=kept or content))


def _in_paragraph_of(cue: Range, content: Range, view: TextView) -> Range:
    """A content that begins without a quotation begins in the paragraph of its cue, not in a heading or item before."""
    start = view.paragraphs[view.paragraph(cue[0])][0]
    across = content[0] < start < content[1]
    quoted = any(q.span.start <= content[0] or q.span.end > start for q in view.quotations_in(*content))
    return (start, content[1]) if across and not quoted else content


def _first_sentence(cue: Range, content: Range, view: TextView) -> Range:
    """A content without quotations behind a verb, up to the end of its first sentence. A colon may announce several."""
    start, end = content
    if start < cue[1] or view.quotations_in(start, end) or ":" in view.text[cue[0] : start]:
        return content
    for stop in SENTENCE_END.finditer(view.text, start, min(len(view.text), end + 1)):
        word = view.text[start : stop.start()].split()[-1:]
        if stop.end() < end and not (word and word[0].lower() in view.lexicon.title_abbreviations):
            return start, without_stop(start, stop.start() + 1, view)
    return content


def _same_sentence(content: Range, cue: Range, view: TextView) -> bool:
    low, high = (content[1], cue[0]) if content[1] <= cue[0] else (cue[1], content[0])
    # One character more: what ends a sentence is told by the capital behind it.
    return _SENTENCE_END.search(view.text, low, max(low, high + 1)) is None


@attribution_rule(
    "cue_outside_quotation",
    why="a cue is not inside the words that it reports",
    examples=("“I said no,” Brook told them.",),
)
def cue_outside_quotation(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A cue or source is not inside the content that it reports.

    The words of a speaker may contain a verb of saying: in `“I said no,” Brook told them`, the cue is not “said”.
    Declines if both are outside the content.
    """
    cue, source = (None if _inside(where, attribution) else where for where in (attribution.cue, attribution.source))
    return changed(attribution, attrs.evolve(attribution, cue=cue, source=source))


def _inside(where: Range | None, attribution: Attribution) -> bool:
    return where is not None and any(s < where[1] and where[0] < e for s, e in attribution.content)


@attribution_rule(
    "nothing_between_halves",
    why="the words between the halves of a quotation are not part of it",
    examples=("“It’s done,” she said of the house, which would be sold. “For me, anyway.”",),
)
def nothing_between_halves(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Words without quotation marks after the cue of an interrupted quotation are not part of it.

    The pause contains the tag and the writer's own words: in `“It’s done,” she said of the house, which would be sold.
    “For me, anyway.”`, nobody says that it would be sold. Declines for clauses before the cue, and if the content does
    not begin and end with a quotation.
    """
    content, cue = attribution.content, attribution.cue
    quoted = [_in_marks(r, view) for r in content]
    if cue is None or not (quoted[0] and quoted[-1]) or content[0][1] > cue[0]:
        return None
    kept = tuple(r for r, marks in zip(content, quoted, strict=True) if marks or r[1] <= cue[0])
    return changed(attribution, attrs.evolve(attribution, content=kept))


@attribution_rule(
    "comma_closes",
    why="a quotation that ends with a comma is complete",
    examples=("She says “Don’t,” until the lights go out.",),
)
def comma_closes(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A content that begins with a quotation ends with it, if the quotation ends with a comma.

    English puts the comma of the sentence inside the quotation marks. After it, the writer continues: `She says
    “Don’t,” until the lights go out.` Declines if the content begins before the quotation, if the cue comes last
    (`“Don’t,” since it is late, she says`), and if the content has more quotations.
    """
    if attribution.cue is None or attribution.cue[1] > attribution.start:
        return None
    content = tuple(_closed_by_comma(r, view) for r in attribution.content)
    return changed(attribution, attrs.evolve(attribution, content=content))


def _closed_by_comma(content: Range, view: TextView) -> Range:
    start, end = content
    found = view.quotations_in(start, end)
    if len(found) != 1 or found[0].span.start != start or not found[0].inner.text.rstrip().endswith(","):
        return content
    letters = any(map(str.isalnum, view.text[found[0].span.end : end]))
    return (start, found[0].span.end) if letters else content


@attribution_rule(
    "new_paragraph",
    why="a closed quotation and one in the next paragraph are two quotes",
    examples=("“One,” Brook said.\n\n“Two.”",),
)
def new_paragraph(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A quotation in another paragraph than the cue is a separate quote.

    A speech that continues has no closing mark at the end of a paragraph, and a new opening mark in the next (`“One. ¶
    “Two.”`). A closing mark ends it: `“One,” Brook said. ¶ “Two.”` are two quotes. The second quote keeps the cue and
    source, except behind a sentence of its own paragraph, and in a story, where a new paragraph has a new speaker.
    Declines if no part is in the cue's paragraph, for example in a list of quotes after one line.
    """
    if attribution.cue is None:
        return None
    home = view.paragraph(attribution.cue[0])
    beside = tuple(r for r in attribution.content if view.paragraph(r[0]) == home)
    apart = [r for r in attribution.content if view.paragraph(r[0]) != home]
    if not beside or not apart:
        return None
    untold = attrs.evolve(attribution, cue=None, source=None)
    parts = ((untold if view.is_story or follows_sentence(part[0], view) else attribution, part) for part in apart)
    return (attrs.evolve(attribution, content=beside), *(attrs.evolve(told, content=(part,)) for told, part in parts))


@attribution_rule(
    "quoted_sentence",
    why="a quotation after a reported sentence is a quote of its own",
    examples=("Brook said the match was off. “We are all very sorry.”",),
)
def quoted_sentence(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A quotation that begins a sentence behind a reported clause is a separate quote by the same speaker.

    One is told in the writer's words, the other is quoted: `Brook said the match was off. “We are all very sorry.”`
    Declines if the sentence goes on (`said it was “off” and “cancelled”`), and for clauses before their cue.
    """
    content, cue = attribution.content, attribution.cue
    if cue is None or cue[1] > content[0][0]:
        return None
    for at in range(1, len(content)):
        if _opens_quoted(content[at - 1], content[at], view):
            parts = (content[:at], content[at:])
            return tuple(attrs.evolve(attribution, content=part) for part in parts)
    return None


def _opens_quoted(clause: Range, quoted: Range, view: TextView) -> bool:
    """Whether the clause ends its sentence, and a quotation begins the next one."""
    if _in_marks(clause, view) or not _in_marks(quoted, view):
        return False
    between = view.text[clause[1] : quoted[0]].strip()
    ended = between in STOPS or (not between and view.text[clause[1] - 1] in "".join(STOPS))
    return ended and view.quotations_in(*quoted)[0].inner.text[:1].isupper()


@attribution_rule(
    "reported_or_quoted",
    why="without a cue, a quote needs quotation marks",
    examples=("Prices will rise. “They must,” and so on.",),
)
def reported_or_quoted(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A content without a cue and without quotation marks is not a quote.

    A clause that nothing reports is the writer's own: `Prices will rise.` Declines if there is a cue, or if the content
    is in quotation marks.
    """
    return None if attribution.cue or all(_in_marks(r, view) for r in attribution.content) else ()


def _in_marks(content: Range, view: TextView) -> bool:
    """Whether the content is one quotation, or several with nothing between them."""
    start, end = content
    for quotation in view.quotations_in(start, end):
        if quotation.span.start > start and view.text[start : quotation.span.start].strip():
            return False
        start = quotation.span.end
    return start > content[0] and (start >= end or not view.text[start:end].strip())
