"""Outside stories: the speaker of a quotation without a tag is whom the sentence or paragraph before is about."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.sentences import follows_sentence, is_sentence
from quoteattr.speakers.discourse import Discourse, Mention
from quoteattr.speakers.people import acts_alone, may_be_person
from quoteattr.stories.contract import clue
from quoteattr.text.paragraphs import STOPS
from quoteattr.text.view import Range, TextView

__all__ = ["paragraph_before", "sentence_before"]


@clue(
    "speaker.paragraph",
    why="is the subject of the paragraph before",
    examples=("Ada Brook runs a stall in Wells.\n\n“I have seen nobody all week.”",),
)
def paragraph_before(
    view: TextView, attributions: list[Attribution], discourse: Discourse
) -> Iterator[tuple[Attribution, Mention]]:
    """A paragraph that is only a quotation is by the person who is the subject of the last sentence before it.

    Features introduce somebody and let them speak: `Ada Brook runs a stall. ¶ “I have seen nobody all week.”` A second
    such paragraph is by the same person. On train texts by other authors, 10 of 10 were right. Yields nothing if the
    quotation has a source or is no sentence, if no person is a subject there, if that sentence has a quotation, and if
    the paragraph has a question, which somebody else answers.
    """
    last: tuple[int, Mention] | None = None
    for attribution in attributions:
        number = _own_paragraph(attribution, view)
        if number is None or number == 0:
            continue
        mention = last[1] if last and last[0] == number - 1 else _subject(view.paragraphs[number - 1], view, discourse)
        if mention is not None:
            last = view.paragraph(attribution.end - 1), mention
            yield attribution, mention


@clue(
    "speaker.sentence",
    why="acts in the sentence beside it",
    examples=("Ada Brook shook her head. “Not in June.”",),
)
def sentence_before(
    view: TextView, attributions: list[Attribution], discourse: Discourse
) -> Iterator[tuple[Attribution, Mention]]:
    """A quotation behind a sentence in its paragraph is by the person who acts in that sentence.

    English tells who speaks by what they do: `Ada Brook shook her head. “Not in June.”` So is one before the only other
    sentence of its paragraph: `“Not in June.” Ada Brook shook her head.` Yields nothing if the quotation
    has a source or is no sentence, if no person begins the sentence as its subject, and if it has a quotation.
    """
    for attribution in attributions:
        beside = _sentence_before(attribution, view, discourse)
        beside = _sentence_behind(attribution, view, discourse) if beside is None else beside
        mention = _acting(beside, discourse) if beside is not None else None
        if mention is not None:
            yield attribution, mention


def _sentence_before(attribution: Attribution, view: TextView, discourse: Discourse) -> int | None:
    """The sentence right before a quotation without a source, in its paragraph; None if it has a quotation."""
    start = attribution.start
    quotations = view.quotations_in(start, attribution.end)
    if attribution.source or attribution.cue or not quotations or quotations[0].span.start != start:
        return None
    if not follows_sentence(start, view) or not is_sentence(quotations[0].inner.text.strip()):
        return None
    before = discourse.sentence(start - 1)
    return None if view.quotations_in(*discourse.sentences[before]) else before


def _sentence_behind(attribution: Attribution, view: TextView, discourse: Discourse) -> int | None:
    """The only sentence behind a quotation that begins a paragraph and has no source; None if it has a quotation."""
    start, end = attribution.start, attribution.end
    if attribution.source or attribution.cue or not view.quotations_in(start, end):
        return None
    first, last = view.paragraphs[view.paragraph(start)]
    quotations = view.quotations_in(first, last)
    if len(quotations) != 1 or quotations[0].span.start != first:
        return None
    if start > quotations[0].inner.start or not quotations[0].inner.text.rstrip().endswith(STOPS):
        return None
    behind = discourse.sentence(last - 1)
    after = discourse.sentences[behind][0]
    return behind if after >= end and not any(map(str.isalnum, view.text[quotations[0].span.end : after])) else None


def _acting(sentence: int, discourse: Discourse) -> Mention | None:
    """The person who begins a sentence as its subject."""
    first = next((m for m in discourse.in_sentence(sentence) if not m.quoted), None)
    if first is None or not first.subject:
        return None
    return first if may_be_person(first, discourse) or acts_alone(first, discourse) else None


def _own_paragraph(attribution: Attribution, view: TextView) -> int | None:
    """The paragraph that a quotation without a source begins, if it is a sentence and nothing else stands there."""
    start, end = attribution.start, attribution.end
    if attribution.source or attribution.cue or len(attribution.content) != 1:
        return None
    first, last = view.paragraphs[view.paragraph(start)], view.paragraphs[view.paragraph(end - 1)]
    alone = not any(map(str.isalnum, view.text[first[0] : start] + view.text[end : last[1]]))
    quotations = view.quotations_in(start, end)
    whole = alone and quotations and quotations[0].span.start == start
    return view.paragraph(start) if whole and is_sentence(quotations[0].inner.text.strip()) else None


def _subject(paragraph: Range, view: TextView, discourse: Discourse) -> Mention | None:
    """The first subject of the last sentence of a paragraph, if it is a person and nobody is asked."""
    sentence = discourse.sentence(paragraph[1] - 1)
    start, _ = discourse.sentences[sentence]
    if any(q.span.end > start or q.inner.text.endswith("?") for q in view.quotations_in(*paragraph)):
        return None
    subjects = (m for m in discourse.in_sentence(sentence) if m.subject and not m.quoted)
    first = next(subjects, None)
    return first if first and may_be_person(first, discourse) else None
