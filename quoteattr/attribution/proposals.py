"""Turn the network's fragments and links into attributions, before any rule."""

from __future__ import annotations

from collections import defaultdict

from quoteattr.attribution.attributions import Attribution, merged
from quoteattr.network.decoding import Fragment, FragmentRole
from quoteattr.network.links import Link
from quoteattr.network.reading import Passage, Reading
from quoteattr.rules import TAGGER

__all__ = ["assemble", "propose"]

# Measured on development data: a cue's best content is mostly right if its probability is at least a third. Further
# contents must be clearly more likely than not: second halves are rarer than contents whose own cue was missed.
_FIRST_LINK = 0.3
_FURTHER_LINK = 0.6


def propose(text: str, reading: Reading) -> list[Attribution]:
    """The attributions that the network proposes, without any rule."""
    return [found for passage in reading.passages for found in assemble(text, passage)]


def assemble(text: str, passage: Passage) -> list[Attribution]:
    """Gather the contents and the source of each cue. A content without a cue is kept; a cue without content is not."""
    members = _members(passage.fragments, passage.links)
    made = [_attribution(text, passage, head, contents) for head, contents in members.items()]
    return sorted(made, key=lambda a: (a.start, a.content))


def _members(fragments: list[Fragment], tied: dict[int, Link]) -> dict[int, list[int]]:
    """The contents of each cue whose link is probable enough. A content without a link forms its own group."""
    members: dict[int, list[int]] = defaultdict(list)
    for i in sorted(tied, key=lambda i: -tied[i].probability):
        parent = tied[i].parent
        if fragments[i].role is not FragmentRole.CONTENT:
            continue
        if parent is None:
            members[i].append(i)
        elif tied[i].probability >= (_FURTHER_LINK if parent in members else _FIRST_LINK):
            members[parent].append(i)
    return members


def _attribution(text: str, passage: Passage, head: int, contents: list[int]) -> Attribution:
    fragments, tied = passage.fragments, passage.links
    content = merged([(fragments[i].start, fragments[i].end) for i in contents], text)
    certainty = [fragments[i].score * tied[i].probability for i in contents]
    if fragments[head].role is not FragmentRole.CUE:
        return Attribution(content, None, None, (TAGGER,), min(certainty))
    cue, link = fragments[head], tied.get(head)
    source = fragments[link.parent] if link and link.parent is not None else None
    certainty.append(cue.score)
    if link and source:
        certainty.append(link.probability * source.score)
    where = (source.start, source.end) if source else None
    return Attribution(content, (cue.start, cue.end), where, (TAGGER,), min(certainty), passage.said[head])
