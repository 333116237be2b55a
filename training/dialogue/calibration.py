"""How often answers are right, by their probability: steps that rise (pool adjacent violators over equal bins)."""

from __future__ import annotations

__all__ = ["Outcome", "Step", "steps"]

BIN = 40
"""Answers of a bin: the share of right ones in it is then known to about seven points."""

Outcome = tuple[float, bool]
"""A probability, and whether the answer is right."""
Step = tuple[float, float]
"""The lowest probability of a step, and the share of right answers from there on."""


def steps(outcomes: list[Outcome]) -> list[Step]:
    """The steps in rising order."""
    outcomes = sorted(outcomes)
    bins = [outcomes[i : i + BIN] for i in range(0, max(1, len(outcomes) - BIN // 2), BIN)]
    bins[-1] = outcomes[(len(bins) - 1) * BIN :]
    pooled: list[list[Outcome]] = []
    for part in bins:
        pooled.append(part)
        while len(pooled) > 1 and share(pooled[-2]) >= share(pooled[-1]):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    return [(round(part[0][0], 4), round(share(part), 3)) for part in pooled]


def share(outcomes: list[Outcome]) -> float:
    """With one right and one wrong answer added, so that nothing is certain."""
    return (sum(right for _, right in outcomes) + 1) / (len(outcomes) + 2)
