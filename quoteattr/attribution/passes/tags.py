"""Passes on quotations that have their own tag, after them or before."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, merged, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import opens_sentence
from quoteattr.attribution.tags import Tag, tag_before, tag_behind
from quoteattr.languages.en.reporting import OBJECT_FORMS, SPEAKING_PRONOUNS
from quoteattr.model import Quotation
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["own_tag", "verb_first"]

# The subject of a tag and its description end within so many characters after the verb.
_NEAR = 80
_NEXT_WORD = regex.compile(r"\s\p{Ll}*")


@attribution_pass(
    "verb_first",
    why="the sentence begins with the verb and the speaker follows",
    examples=("Then said the tailor to the giant, “Who is it?”",),
)
def verb_first(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """In a sentence that begins with a verb of saying, the speaker comes next, and then the quotation.

    Tales and headlines put the verb first: `Then said the tailor to the giant, “Who is it?”` The person after "to" is
    the listener. A second such sentence begins another quote. Declines if anything but an adverb such as "then" or "up"
    is before the verb, and if the words do not end with a comma or a colon.
    """
    told = [_turned(part, view) for a in attributions for part in _at_tags_before(a, view)]
    free = [(q.span.start, q.span.end) for q in uncovered(view, attributions)]
    told += [Attribution((r,), t.cue, t.source, (verb_first.name,), 0.0) for r in free if (t := tag_before(r[0], view))]
    return sorted(told, key=lambda a: (a.start, a.content))


def _at_tags_before(attribution: Attribution, view: TextView) -> Iterator[Attribution]:
    """The attribution, split where the sentence before a later part is another tag."""
    current, ranges, first = attribution, [attribution.content[0]], tag_before(attribution.start, view)
    for content in attribution.content[1:]:
        tag = tag_before(content[0], view)
        if tag and tag.source and (first or not (current.cue and _meet(current.cue, tag.cue))):
            rules = (verb_first.name, *attribution.rules)
            yield attrs.evolve(current, content=tuple(ranges), rules=rules)
            current, ranges = attrs.evolve(attribution, cue=tag.cue, source=tag.source, rules=rules), []
        ranges.append(content)
    yield attrs.evolve(current, content=tuple(ranges))


def _turned(attribution: Attribution, view: TextView) -> Attribution:
    tag, source = tag_before(attribution.start, view), attribution.source
    if tag is None or (source and tag.source and _meet(source, tag.source) and source[0] >= tag.source[0]):
        return attribution
    return attrs.evolve(attribution, cue=tag.cue, source=tag.source, rules=(verb_first.name, *attribution.rules))


@attribution_pass(
    "own_tag",
    why="the quotation has its own tag",
    examples=("“Gone,” Nell said. “Gone where?” Tom asked.",),
)
def own_tag(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A quotation with a tag right after it belongs to the speaker in that tag.

    English puts the tag in the first pause of a speech, so a second tag with another speaker begins another quote:
    `“Gone,” Nell said. “Gone where?” Tom asked.` The attribution is split there, and later quotations go with the
    latest tag. Declines if the tag is not complete (a verb that may report what follows instead, an action in place of
    a verb of saying), if the sentence named the speaker before the quotation, for "he said" after the tag of a person
    who may be "he", and for quotations inside a reported clause.
    """
    parts = [part for a in attributions for part in _by_tag(a, view)]
    parts += [a for q in uncovered(view, attributions) if (a := _free(q, view))]
    return sorted(_one_for_each_tag(parts, view), key=lambda a: (a.start, a.content))


def _by_tag(attribution: Attribution, view: TextView) -> Iterator[Attribution]:
    """The attribution, split at the tags of other speakers."""
    current, ranges = attribution, list[Range]()
    for content in attribution.content:
        said, tag = _said_and_tag(content, view)
        if tag and _is_anothers(tag, current, said, view):
            if ranges:
                yield _with(current, ranges)
            current, ranges = _given(attribution, tag), []
            content = said
        ranges.append(content)
    yield _with(current, ranges)


def _free(quotation: Quotation, view: TextView) -> Attribution | None:
    """A new attribution for a sentence in quotation marks with a tag that the network missed."""
    tag = tag_behind(quotation, view) if opens_sentence(quotation, view, quotation.span.end) else None
    content = ((quotation.span.start, quotation.span.end),)
    return Attribution(content, tag.cue, tag.source, (own_tag.name,), 0.0) if tag and tag.source else None


def _said_and_tag(content: Range, view: TextView) -> tuple[Range, Tag | None]:
    """The part of a content that is in quotation marks, and the tag after it.

    The content may be one quotation, several in a row, or a quotation together with its tag.
    """
    found = view.quotations_in(*content)
    if not found or found[0].span.start != content[0]:
        return content, None
    said, tag = (content[0], found[-1].span.end), tag_behind(found[-1], view)
    if said[1] == content[1] or (tag and content[1] <= tag.end):
        return said, tag
    return content, None


def _is_anothers(tag: Tag, attribution: Attribution, content: Range, view: TextView) -> bool:
    """Whether the tag after the content contradicts the attribution."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return tag.source is not None
    if _meet(cue, tag.cue):
        return tag.source is not None and not _meet(source, tag.source) and not _stands_beside(source, tag, view)
    if tag.source and not _is_another(view.text[slice(*tag.source)], cue, source, view):
        return False
    return content[1] <= cue[0] or SENTENCE_END.search(view.text, cue[1], content[0] + 1) is not None


def _is_another(name: str, cue: Range, source: Range, view: TextView) -> bool:
    """Whether the subject of a tag is not the source. "he" may be it, unless that is "she" or told "him" something."""
    if name not in OBJECT_FORMS:
        return True
    before, told = view.text[slice(*source)], _NEXT_WORD.match(view.text, cue[1])
    is_told = told is not None and told.group().strip() == OBJECT_FORMS[name]
    return is_told or (before in SPEAKING_PRONOUNS and before.lower() != name)


def _stands_beside(source: Range, tag: Tag, view: TextView) -> bool:
    """Whether a source is in the pause of the tag, where a longer subject may be."""
    low, high = min(tag.source[0], tag.cue[0]) if tag.source else tag.cue[0], source[0]
    same = view.paragraph(low) == view.paragraph(high)
    return low <= high < tag.end + _NEAR and same and not view.quotations_in(low, high)


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _given(attribution: Attribution, tag: Tag) -> Attribution:
    rules = (own_tag.name, *attribution.rules)
    return attrs.evolve(attribution, cue=tag.cue, source=tag.source, rules=rules)


def _with(attribution: Attribution, ranges: list[Range]) -> Attribution:
    content = tuple(ranges)
    if content == attribution.content:
        return attribution
    rules = tuple(dict.fromkeys((own_tag.name, *attribution.rules)))
    return attrs.evolve(attribution, content=content, rules=rules)


def _one_for_each_tag(parts: list[Attribution], view: TextView) -> list[Attribution]:
    """Merges attributions that share a tag."""
    given = {a.cue for a in parts if a.rules[0] == own_tag.name}
    out: list[Attribution] = []
    at: dict[Range | None, int] = {}
    for part in parts:
        if part.cue in given and part.cue in at:
            other = out[at[part.cue]]
            content = merged([*other.content, *part.content], view.text)
            out[at[part.cue]] = _with(other, list(content))
        else:
            at[part.cue] = len(out)
            out.append(part)
    return out
