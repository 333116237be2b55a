"""All clues for the speaker of a turn, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quoteattr.stories.address_clues import addressed
from quoteattr.stories.agreement import agrees
from quoteattr.stories.alternation import alternation
from quoteattr.stories.contract import Clue
from quoteattr.stories.first_person import narrator_mentions
from quoteattr.stories.narration_clues import around, beside, recent
from quoteattr.stories.newcomers import newcomers
from quoteattr.stories.own_names import own_name
from quoteattr.stories.scenes import Scene
from quoteattr.stories.source_clues import source
from quoteattr.stories.style_clues import same_style
from quoteattr.stories.turn_taking import takes_part
from quoteattr.stories.untagged import paragraph_before, sentence_before

__all__ = ["CANDIDATE_CLUES", "CLUES", "COMPARING_CLUES", "Compare", "Name"]

Name = Callable[[int, Scene], Iterator[tuple[int, str]]]
"""Names candidates for a turn, each with a feature observed."""
Compare = Callable[[int, Scene, Iterable[int]], Iterator[tuple[int, str]]]
"""Observes features of candidates that other clues have named."""

CANDIDATE_CLUES: tuple[Clue[Name], ...] = (source, beside, around, recent, takes_part, addressed, newcomers)
COMPARING_CLUES: tuple[Clue[Compare], ...] = (agrees, same_style)
CLUES: tuple[Clue[Callable[..., object]], ...] = (
    *CANDIDATE_CLUES,
    *COMPARING_CLUES,
    alternation,
    narrator_mentions,
    own_name,
    paragraph_before,
    sentence_before,
)
"""All clues that `Evidence.rule` may show for the speaker of a turn."""
