"""The pass on quotations without a tag, which go on with what somebody said before."""

from __future__ import annotations

import attrs

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence, opens_sentence
from quoteattr.attribution.tags import tag_behind
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.languages.en.reporting import ADDRESSES_LISTENER, ANSWERS
from quoteattr.model import Act, Quotation
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.quotations import is_closed
from quoteattr.text.view import Range, TextView

__all__ = ["speech_goes_on"]

_ASKS = ("?", "?”", '?"', "?’", "?'")
_SHARE_OF_ADDRESSES = 0.1
# Of the paragraphs that open with a quotation a third ask or exclaim in stories, a twentieth in the press.
_SHARE_OF_QUESTIONS = 0.2
# Characters: what may follow a speaker in the sentence of the tag.
_LONGEST_REST = 200


@attribution_pass(
    "speech_goes_on",
    why="in the press a speaker is named once and goes on",
    examples=("“The wells are full,” said Zainab Touré.\n\n“We will plant in May.”",),
)
def speech_goes_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In the press, a quoted sentence without a tag is of the speaker of the one before.

    Papers name a speaker once and let more quotations follow, in the same paragraph or as paragraphs of their own:
    `“The wells are full,” said Touré. ¶ “We will plant in May.”` Another speaker gets a new tag. The quotation has the
    source of the one before, and no cue. Measured on texts by other authors: 67 of 69 such paragraphs. Declines:

    - in stories, and in texts where much is asked or exclaimed, or people are addressed ("ma'am"), as in stories: there
    a
      new paragraph has a new speaker;
    - for a question, for an answer ("Yes, …"), and behind a question;
    - for what is no whole sentence, has other marks (titles between paragraphs) or a tag of its own;
    - where a sentence stands between the two;
    - where the first has no source, or tells of a thought.
    """
    if view.is_story or _is_dialogue(view):
        return attributions
    out: list[Attribution] = []
    latest: Attribution | None = None
    for attribution in sorted(attributions, key=lambda a: (a.start, a.end)):
        if latest and _goes_on(latest, attribution, view):
            attribution = _continuing(latest, attribution)
        if latest is None or attribution.end >= latest.end:
            latest = attribution
        out.append(attribution)
    return out


def _continuing(before: Attribution, attribution: Attribution) -> Attribution:
    """The attribution with the source of the one before."""
    score, rules = min(before.score, attribution.score), (speech_goes_on.name, *attribution.rules)
    return attrs.evolve(attribution, source=before.source, score=score, rules=rules)


def _is_dialogue(view: TextView) -> bool:
    """Whether people ask, exclaim and address each other as in stories, though the text is not known for one."""
    starts = {start for start, _ in view.paragraphs}
    turns = [q.inner.text for q in view.quotations if q.span.start in starts]
    asked = sum("?" in turn or "!" in turn for turn in turns)
    addressed = sum(ADDRESSES_LISTENER.search(turn) is not None for turn in turns)
    most = max(1, len(turns))
    return asked >= _SHARE_OF_QUESTIONS * most or addressed >= _SHARE_OF_ADDRESSES * most


def _goes_on(before: Attribution, attribution: Attribution, view: TextView) -> bool:
    if attribution.cue or attribution.source or not before.source or before.end > attribution.start:
        return False
    quotation = _sentence(attribution, view)
    if quotation is None or tag_behind(quotation, view) or not _are_neighbours(before, quotation, view):
        return False
    return _speaks(before, before.source, view) and _is_no_reply(before, attribution, quotation, view)


def _is_no_reply(before: Attribution, attribution: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether the second is in the marks of the first, neither of them asks, and the second does not answer."""
    last = view.quotations_in(before.end - 1, before.end)
    same = not last or not is_closed(last[-1]) or _mark(last[-1], view) == _mark(quotation, view)
    asked = any(view.text[a.end - 2 : a.end].endswith(_ASKS) for a in (before, attribution))
    return same and not asked and not ANSWERS.match(quotation.inner.text.lstrip())


def _speaks(before: Attribution, source: Range, view: TextView) -> bool:
    """Whether the first tells of words: `Engineers doubt it` does not; what he believes, his next words confirm."""
    cue = view.text[slice(*before.cue)] if before.cue else None
    person = view.text[slice(*source)].lower() in HE_OR_SHE
    return person or act_of(cue, view.lexicon) is Act.SPEECH


def _mark(quotation: Quotation, view: TextView) -> str:
    return view.text[quotation.span.start : quotation.inner.start]


def _sentence(attribution: Attribution, view: TextView) -> Quotation | None:
    """The quotation that is all of the content, if it is a sentence and opens one."""
    found = view.quotations_in(*attribution.content[0])
    if len(attribution.content) != 1 or len(found) != 1 or found[0].span.start != attribution.start:
        return None
    whole = found[0].span.end == attribution.end and is_sentence(found[0].inner.text.strip())
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
