"""The pass on quotations without a tag, whose speaker is that of the quotation before."""

from __future__ import annotations

import attrs

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import follows_sentence, is_sentence, opens_sentence
from quoteattr.attribution.tags import tag_behind
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.languages.en.reporting import ADDRESSES_LISTENER, ANSWERS
from quoteattr.model import Act, LineRole, Quotation
from quoteattr.text.lines import PROSE
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.quotations import is_closed
from quoteattr.text.view import Range, TextView

__all__ = ["speech_goes_on"]

_ASKS = ("?", "?”", '?"', "?’", "?'")
_SHARE_OF_ADDRESSES = 0.1
# Of the paragraphs that begin with a quotation, a third in stories are questions or exclamations, a twentieth in news.
_SHARE_OF_QUESTIONS = 0.2
# Characters that may follow the speaker in the sentence of the tag.
_LONGEST_REST = 200


@attribution_pass(
    "speech_goes_on",
    why="in the press, the same speaker continues without a new tag",
    examples=("“The wells are full,” said Zainab Touré.\n\n“We will plant in May.”",),
)
def speech_goes_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In the press, a quoted sentence without a tag has the speaker of the quotation before.

    Newspapers name a speaker once, and more quotations follow in the same paragraph or in paragraphs of their own:
    `“The wells are full,” said Touré. ¶ “We will plant in May.”` Another speaker gets a new tag. The quotation gets the
    source of the one before, and no cue. On texts by other authors, 67 of 69 such paragraphs were right. Declines:

    - in stories, where a new paragraph has a new speaker, and in texts with as many questions, exclamations or forms of
      address ("ma'am") as stories;
    - for a question, for an answer ("Yes, …"), and after a question;
    - if the quotation is not a whole sentence, has other marks (titles between paragraphs) or has its own tag;
    - if a sentence is between the two, or a heading: boxes and captions count for nothing;
    - if the first has no source, or reports a thought.

    Behind a sentence in its own paragraph, a quotation loses a tag of an earlier paragraph. A paragraph that the
    network missed is a quote if it goes on in this way.
    """
    if view.is_story or _is_dialogue(view):
        return attributions
    out: list[Attribution] = []
    latest: Attribution | None = None
    missed = [a for q in uncovered(view, attributions) if (a := _paragraph(q, view))]
    found = [*(_of_its_paragraph(a, view) for a in attributions), *missed]
    for attribution in sorted(found, key=lambda a: (a.start, a.end)):
        if latest and _goes_on(latest, attribution, view):
            attribution = _continuing(latest, attribution)
        elif attribution in missed:
            continue
        if latest is None or attribution.end >= latest.end:
            latest = attribution
        out.append(attribution)
    return out


def _paragraph(quotation: Quotation, view: TextView) -> Attribution | None:
    """The attribution of a quotation that fills its paragraph."""
    where = quotation.span.start, quotation.span.end
    return Attribution((where,), None, None) if view.paragraphs[view.paragraph(where[0])] == where else None


def _of_its_paragraph(attribution: Attribution, view: TextView) -> Attribution:
    """The attribution, without a tag in an earlier paragraph if a sentence of its own paragraph comes before it."""
    cue, start = attribution.cue, attribution.start
    first = view.paragraphs[view.paragraph(start)][0]
    if cue is None or cue[1] > first or not follows_sentence(start, view):
        return attribution
    if not view.quotations_in(start, start + 1):
        return attribution
    return attrs.evolve(attribution, cue=None, source=None, rules=(speech_goes_on.name, *attribution.rules))


def _continuing(before: Attribution, attribution: Attribution) -> Attribution:
    """The attribution, with the source of the previous one."""
    score, rules = min(before.score, attribution.score), (speech_goes_on.name, *attribution.rules)
    return attrs.evolve(attribution, source=before.source, score=score, rules=rules)


def _is_dialogue(view: TextView) -> bool:
    """Whether people ask, exclaim and address each other as in stories, although the genre is news."""
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
    """Whether both have the same quotation marks, neither is a question, and the second is not an answer."""
    last = view.quotations_in(before.end - 1, before.end)
    same = not last or not is_closed(last[-1]) or _mark(last[-1], view) == _mark(quotation, view)
    asked = any(view.text[a.end - 2 : a.end].endswith(_ASKS) for a in (before, attribution))
    return same and not asked and not ANSWERS.match(quotation.inner.text.lstrip())


def _speaks(before: Attribution, source: Range, view: TextView) -> bool:
    """Whether the first quote reports words. `Engineers doubt it` does not."""
    cue = view.text[slice(*before.cue)] if before.cue else None
    person = view.text[slice(*source)].lower() in HE_OR_SHE
    return person or act_of(cue, view.lexicon) is Act.SPEECH


def _mark(quotation: Quotation, view: TextView) -> str:
    return view.text[quotation.span.start : quotation.inner.start]


def _sentence(attribution: Attribution, view: TextView) -> Quotation | None:
    """The quotation that fills the content, if it is a sentence and begins one."""
    found = view.quotations_in(*attribution.content[0])
    if len(attribution.content) != 1 or len(found) != 1 or found[0].span.start != attribution.start:
        return None
    whole = found[0].span.end == attribution.end and is_sentence(found[0].inner.text.strip())
    return found[0] if whole and opens_sentence(found[0], view, found[0].span.end) else None


def _are_neighbours(before: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether no sentence is between the two, and the second is alone in its paragraph or in that of the first."""
    spans = [before.content[-1], before.source, before.cue]
    end, start = max(span[1] for span in spans if span), quotation.span.start
    number = view.paragraph(start)
    between = view.roles[view.paragraph(end - 1) + 1 : number + 1]
    apart = sum(role in PROSE or role is LineRole.HEADING for role in between)
    if end > start or apart > 1 or (apart and view.paragraphs[number] != (start, quotation.span.end)):
        return False
    rest = view.text[end : min(start, view.paragraphs[view.paragraph(end - 1)][1])].rstrip()
    return len(rest) < _LONGEST_REST and SENTENCE_END.search(view.text, end, end + len(rest)) is None
