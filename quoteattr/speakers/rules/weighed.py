"""Resolve "he" and "she" by clues whose weights were learned from texts of many kinds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quoteattr.languages.en.grammar import GENDERS
from quoteattr.manifest import verified_numbers
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.antecedents import Role, observed
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import NOBODY, Decision, Discourse, Reference

__all__ = ["LIKELY", "weighed", "weights"]

_PATH = Path(__file__).parent.parent.parent / "weights" / "pronouns.json"
LIKELY = 0.5
"""The least probability that counts: likelier than all others together."""


@coreference_rule(
    Form.PRONOUN,
    "pronoun.weighed",
    why="the person for whom the clues speak",
    examples=("Ada Brook met Tom Hill. “So late,” she said.", "Ada Brook met Tom Hill, and she said it was late."),
)
def weighed(reference: Reference, discourse: Discourse) -> Decision | None:
    """The words "he" and "she", in all their forms, refer to the likeliest person of the passage.

    The clues are where each person is mentioned and how often, who speaks, what habits of English propose, and to whom
    the network links the pronoun. Their weights were learned from news, encyclopedias and stories together. It decides
    that nobody stands out if the likeliest person is not likely enough. Declines for other pronouns, and if no gender
    matches.
    """
    if reference.head.word not in GENDERS:
        return None
    found = observed(reference, discourse)
    if not found.candidates:
        return None
    learned = weights()[found.role]
    scores = {who: _score(clues, learned) for who, clues in found.clues.items()}
    best = max(scores, key=lambda who: scores[who])
    others = [_score(found.nobody, learned), *(score for who, score in scores.items() if who != best)]
    probability = 1 / (1 + sum(math.exp(min(score - scores[best], 500)) for score in others))
    last = found.candidates[best]
    return Decision(best, ((last.start, last.end),)) if probability >= LIKELY else NOBODY


def _score(clues: list[str], learned: Mapping[str, float]) -> float:
    return sum(learned.get(clue, 0.0) for clue in clues)


@cache
def weights() -> Mapping[Role, Mapping[str, float]]:
    """The weights of the clues by the role of the pronoun. Raises `ModelError` if they cannot be read."""
    learned = verified_numbers(_PATH, "the weights of pronouns")
    return {role: for_role(role, learned) for role in Role}


def for_role(role: Role, learned: Mapping[str, float]) -> Mapping[str, float]:
    """The weight of each clue, and what is added for pronouns in this role ("says: alone")."""
    out = defaultdict(float, learned)
    for clue, weight in learned.items():
        of, _, plain = clue.partition(": ")
        if of == role and plain:
            out[plain] += weight
    return dict(out)
