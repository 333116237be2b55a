"""Rules on quotations with a tag of their own."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from quoteattr.attribution.attributions import Attribution, merged, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.rules.continuation import opens_sentence
from quoteattr.attribution.rules.tags import Tag, tag_behind
from quoteattr.model import Quotation
from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["own_tag"]

_OBJECTS = {"he": "him", "she": "her", "they": "them", "it": "it"}
_PRONOUNS = frozenset(["I", "we", "you", "He", "She", "They", *_OBJECTS])
# Characters behind the verb of a tag in which its subject ends, with what describes it.
_NEAR = 80
_TOLD = regex.compile(r"\s\p{Ll}*")


@attribution_pass("own_tag", why="a tag of its own follows the quotation")
def own_tag(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`“Gone,” Nell said. “Gone where?” Tom asked.`: a quotation with its own tag right behind it is that one's.

    English prints the tag in the first pause of what somebody says, so another's tag begins what another says: what the
    network tied to the first is split, and what stands behind goes with the latest tag. Declines where no whole tag is
    plain (a verb that may report what follows instead, a deed in place of a verb of saying), where the sentence of the
    quotation has named its speaker before it, for "he said" behind the tag of one who may be he, and for quotations
    inside a reported clause.
    """
    parts = [part for a in attributions for part in _by_tag(a, view)]
    parts += [a for q in uncovered(view, attributions) if (a := _free(q, view))]
    return sorted(_one_for_each_tag(parts, view), key=lambda a: (a.start, a.content))


def _by_tag(attribution: Attribution, view: TextView) -> Iterator[Attribution]:
    """The attribution, split at the tags of others in it."""
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
    """The attribution of a sentence in marks that the network left out, with its tag."""
    tag = tag_behind(quotation, view) if opens_sentence(quotation, view, quotation.span.end) else None
    content = ((quotation.span.start, quotation.span.end),)
    return Attribution(content, tag.cue, tag.source, (own_tag.name,), 0.0) if tag and tag.source else None


def _said_and_tag(content: Range, view: TextView) -> tuple[Range, Tag | None]:
    """What of a content stands in marks, and the tag behind: of a quotation, of several in a row, or of one that the
    network took with the tag.
    """
    found = view.quotations_in(*content)
    if not found or found[0].span.start != content[0]:
        return content, None
    said, tag = (content[0], found[-1].span.end), tag_behind(found[-1], view)
    if said[1] == content[1] or (tag and content[1] <= tag.end):
        return said, tag
    return content, None


def _is_anothers(tag: Tag, attribution: Attribution, content: Range, view: TextView) -> bool:
    """Whether the tag behind the content contradicts what the attribution has."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return tag.source is not None
    if _meet(cue, tag.cue):
        return tag.source is not None and not _meet(source, tag.source) and not _stands_beside(source, tag, view)
    if tag.source and not _is_another(view.text[slice(*tag.source)], cue, source, view):
        return False
    return content[1] <= cue[0] or SENTENCE_END.search(view.text, cue[1], content[0] + 1) is not None


def _is_another(name: str, cue: Range, source: Range, view: TextView) -> bool:
    """Whether a subject is another's: "he said" behind a tag is not, unless that has "she" or "told him"."""
    if name not in _OBJECTS:
        return True
    before, told = view.text[slice(*source)], _TOLD.match(view.text, cue[1])
    is_told = told is not None and told.group().strip() == _OBJECTS[name]
    return is_told or (before in _PRONOUNS and before.lower() != name)


def _stands_beside(source: Range, tag: Tag, view: TextView) -> bool:
    """Whether a source stands in the pause of the tag, where a longer subject may."""
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
    """What got a tag that something else has, too, joins that."""
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
