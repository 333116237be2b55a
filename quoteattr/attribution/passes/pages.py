"""The pass that removes headings, boxes and bylines from quotes."""

from __future__ import annotations

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import LineRole
from quoteattr.text.lines import PROSE
from quoteattr.text.view import Range, TextView

__all__ = ["prose_alone"]


@attribution_pass(
    "prose_alone",
    why="headings, boxes and bylines are not part of a quote",
    examples=("No Way Back\n\n“It is the third year without rain,” said Moe.",),
)
def prose_alone(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`No Way Back ¶ “It is the third year without rain,” said Moe`: the heading is not what Moe said.

    Headings, boxes, bylines and page headers are not part of the text. They are removed from contents, and are not
    sources. Declines for a heading with its own cue and source: "Mayor says pool will close".
    """
    return [kept for attribution in attributions if (kept := _in_prose(attribution, view))]


def _in_prose(attribution: Attribution, view: TextView) -> Attribution | None:
    source = attribution.source
    if source and not _is_prose(view.paragraph(source[0]), attribution, view):
        source = None
    content = tuple(part for whole in attribution.content for part in _prose(whole, attribution, view))
    if not content:
        return None
    if (content, source) == (attribution.content, attribution.source):
        return attribution
    cue = attribution.cue if source or not attribution.source else None
    return attrs.evolve(
        attribution, content=content, source=source, cue=cue, rules=(prose_alone.name, *attribution.rules)
    )


def _prose(part: Range, attribution: Attribution, view: TextView) -> list[Range]:
    """A range of content without the paragraphs that are not prose."""
    first, last = view.paragraph(part[0]), view.paragraph(part[1] - 1)
    numbers = [n for n in range(first, last + 1) if _is_prose(n, attribution, view)]
    if len(numbers) == last - first + 1:
        return [part]
    runs: list[Range] = []
    for n in numbers:
        start, end = max(part[0], view.paragraphs[n][0]), min(part[1], view.paragraphs[n][1])
        if runs and view.paragraph(runs[-1][1] - 1) == n - 1:
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return runs


def _is_prose(number: int, attribution: Attribution, view: TextView) -> bool:
    role = view.roles[number]
    return role in PROSE or (role is LineRole.HEADING and _same_line(attribution, view))


def _same_line(attribution: Attribution, view: TextView) -> bool:
    """Whether a quote, its cue and its source are in one paragraph."""
    parts = [attribution.content[0], attribution.content[-1], attribution.cue, attribution.source]
    return None not in parts and len({view.paragraph(part[0]) for part in parts if part}) == 1
