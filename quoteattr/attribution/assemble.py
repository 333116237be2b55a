"""From fragments and links to attributions: what the network itself says, before any rule."""

from __future__ import annotations

from collections import defaultdict

from quoteattr.attribution.context import Attribution, merged
from quoteattr.attribution.decode import Fragment, Role
from quoteattr.attribution.links import Link
from quoteattr.reasons import TAGGER

__all__ = ["assemble"]

# Measured on development data: a cue's best content is mostly right from a third up. A further one has to be
# clearly likelier than not, because the second half of a quote is rarer than a content whose own cue was missed.
_FIRST_LINK = 0.3
_FURTHER_LINK = 0.6


def assemble(text: str, fragments: list[Fragment], links: dict[int, Link]) -> list[Attribution]:
    """Gather the contents of each cue, and its source. A content without a cue stands alone; a cue alone is dropped."""
    members = _members(fragments, links)
    made = [_attribution(text, fragments, links, head, contents) for head, contents in members.items()]
    return sorted(made, key=lambda a: (a.start, a.content))


def _members(fragments: list[Fragment], links: dict[int, Link]) -> dict[int, list[int]]:
    """The contents of each cue that are tied to it firmly enough; a content that is tied to nothing has itself."""
    members: dict[int, list[int]] = defaultdict(list)
    for i in sorted(links, key=lambda i: -links[i].probability):
        parent = links[i].parent
        if fragments[i].role is not Role.CONTENT:
            continue
        if parent is None:
            members[i].append(i)
        elif links[i].probability >= (_FURTHER_LINK if parent in members else _FIRST_LINK):
            members[parent].append(i)
    return members


def _attribution(
    text: str, fragments: list[Fragment], links: dict[int, Link], head: int, contents: list[int]
) -> Attribution:
    content = merged([(fragments[i].start, fragments[i].end) for i in contents], text)
    certainty = [fragments[i].score * links[i].probability for i in contents]
    if fragments[head].role is not Role.CUE:
        return Attribution(content, None, None, (TAGGER,), min(certainty))
    cue, link = fragments[head], links.get(head)
    source = fragments[link.parent] if link and link.parent is not None else None
    certainty.append(cue.score)
    if link and source:
        certainty.append(link.probability * source.score)
    where = (source.start, source.end) if source else None
    return Attribution(content, (cue.start, cue.end), where, (TAGGER,), min(certainty))
