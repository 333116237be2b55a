"""The rule on quotations without a tag that go on with what somebody said before."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.rules.continuation import opens_sentence
from quoteattr.attribution.rules.tags import tag_behind
from quoteattr.model import Act, Quotation
from quoteattr.text.paragraphs import SENTENCE_END, STOPS
from quoteattr.text.quotations import is_closed
from quoteattr.text.view import Range, TextView

__all__ = ["speech_goes_on"]

_ASKS = ("?", "?”", '?"', "?’", "?'")
_ANSWERS = regex.compile(r"(?:Yes|No|Yeah|Nope|Oh|Ah|Well|Of course|Not at all|Never mind|Thank you|Thanks)\b")
# Whoever is spoken to stands by and may speak next: "It is the soil, ma'am."
_ADDRESSES = regex.compile(r"\b(?:[Mm]a[’']am|[Mm]adam|[Ss]ir|[Mm]y (?:dear|lord|lady))\b(?=[,.;!?])|^(?:Sir|Madam)\b")
_SHARE_OF_ADDRESSES = 0.1
# Of the paragraphs that open with a quotation a third ask or exclaim in stories, a twentieth in the press.
_SHARE_OF_QUESTIONS = 0.2
# Characters: what may follow a speaker in the sentence of the tag.
_LONGEST_REST = 200


@attribution_pass("speech_goes_on", why="in the press a speaker is named once and goes on")
def speech_goes_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`“The wells are full,” said Touré. ¶ “We will plant in May.”`: in the press the same speaker goes on.

    Papers name a speaker once and let the next sentences in marks follow, in the same paragraph or as paragraphs of
    their own; another speaker gets a new tag. The quotation has the source of the one before, and no cue. Measured on
    texts by other authors: 67 of 69 such paragraphs. Declines in stories, where a new paragraph is a new speaker's, and
    in texts in which much is asked and exclaimed, or others are addressed ("ma'am"), as there; for a question, an
    answer ("Yes, …") and what stands behind a question; for what is no whole sentence or stands in other marks (titles
    between paragraphs); where a sentence stands between the two; where the first has no speaker or tells of a thought;
    and where the second has a tag.
    """
    if view.is_story or _is_dialogue(view):
        return attributions
    out: list[Attribution] = []
    latest: Attribution | None = None
    for attribution in sorted(attributions, key=lambda a: (a.start, a.end)):
        if latest and _goes_on(latest, attribution, view):
            score, rules = min(latest.score, attribution.score), (speech_goes_on.name, *attribution.rules)
            attribution = attrs.evolve(attribution, source=latest.source, score=score, rules=rules)
        if latest is None or attribution.end >= latest.end:
            latest = attribution
        out.append(attribution)
    return out


def _is_dialogue(view: TextView) -> bool:
    """Whether people ask, exclaim and address each other as in stories, though the text is not known for one."""
    starts = {start for start, _ in view.paragraphs}
    turns = [q.inner.text for q in view.quotations if q.span.start in starts]
    asked = sum("?" in turn or "!" in turn for turn in turns)
    addressed = sum(_ADDRESSES.search(turn) is not None for turn in turns)
    most = max(1, len(turns))
    return asked >= _SHARE_OF_QUESTIONS * most or addressed >= _SHARE_OF_ADDRESSES * most


def _goes_on(before: Attribution, attribution: Attribution, view: TextView) -> bool:
    if attribution.cue or attribution.source or not before.source or before.end > attribution.start:
        return False
    quotation = _sentence(attribution, view)
    if quotation is None or tag_behind(quotation, view) or not _are_neighbours(before, quotation, view):
        return False
    if not _speaks(before, before.source, view):
        return False
    last = view.quotations_in(before.end - 1, before.end)
    same = not last or not is_closed(last[-1]) or _mark(last[-1], view) == _mark(quotation, view)
    asked = any(view.text[a.end - 2 : a.end].endswith(_ASKS) for a in (before, attribution))
    return same and not asked and not _ANSWERS.match(quotation.inner.text.lstrip())


def _speaks(before: Attribution, source: Range, view: TextView) -> bool:
    """Whether the first tells of words, as `Engineers doubt it` does not; what he believes his words bear out."""
    cue = view.text[slice(*before.cue)] if before.cue else None
    person = view.text[slice(*source)].lower() in ("he", "she")
    return person or act_of(cue, view.lexicon) is Act.SPEECH


def _mark(quotation: Quotation, view: TextView) -> str:
    return view.text[quotation.span.start : quotation.inner.start]


def _sentence(attribution: Attribution, view: TextView) -> Quotation | None:
    """The quotation that is all of the content, if it is a sentence and opens one."""
    found = view.quotations_in(*attribution.content[0])
    if len(attribution.content) != 1 or len(found) != 1 or found[0].span.start != attribution.start:
        return None
    words = found[0].inner.text.strip()
    whole = found[0].span.end == attribution.end and words[:1].isupper() and words.endswith(STOPS)
    return found[0] if whole and opens_sentence(found[0], view, found[0].span.end) else None


def _are_neighbours(before: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether no sentence stands between the two, and the second has its paragraph for itself or shares the first's."""
    spans = [before.content[-1], before.source, before.cue]
    end, start = max(span[1] for span in spans if span), quotation.span.start
    number = view.paragraph(start)
    apart = number - view.paragraph(end - 1)
    if end > start or apart > 1 or (apart and view.paragraphs[number] != (start, quotation.span.end)):
        return False
    rest = view.text[end:start].rstrip()
    return len(rest) < _LONGEST_REST and SENTENCE_END.search(view.text, end, end + len(rest)) is None
