"""Weights of clues that make the right candidates likely."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import torch

from pronouns.texts import Choice

FEWEST = 8
"""Uses of a clue that has a weight."""
STIFFNESS = 8.0
"""How much weights are held to nothing (L2). At 4 and at 2 the folds were no better."""
PASSES = 150
HALF = 500
"""A corpus counts as the root of its size, as if it had so many pronouns, and one pronoun never more than one."""


def learn(corpora: Mapping[str, Sequence[Choice]]) -> dict[str, float]:
    """Softmax regression over the candidates of each pronoun."""
    found = [
        (choice, min(1.0, math.sqrt(HALF / len(choices))))
        for choices in corpora.values()
        for choice in choices
        if any(right for _, right in choice.rows)
    ]
    count = Counter(clue for choice, _ in found for clues, _ in choice.rows for clue in clues)
    column = {clue: i for i, clue in enumerate(sorted(clue for clue, n in count.items() if n >= FEWEST))}
    weights = _fitted(*_matrix(found, column), torch.tensor([weight for _, weight in found]))
    return {clue: round(weights[i], 3) for clue, i in column.items()}


def _matrix(
    found: list[tuple[Choice, float]], column: Mapping[str, int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The clues of all candidates, the choice that each belongs to, and whether it is right."""
    rows = [(i, clues, right) for i, (choice, _) in enumerate(found) for clues, right in choice.rows]
    used = [[column[clue] for clue in clues if clue in column] for _, clues, _ in rows]
    places = torch.tensor(
        np.array([[n for n, cells in enumerate(used) for _ in cells], [cell for cells in used for cell in cells]])
    )
    clues = torch.sparse_coo_tensor(
        places, torch.ones(places.shape[1]), (len(rows), len(column)), check_invariants=True
    )
    owner, right = (torch.tensor([row[k] for row in rows]) for k in (0, 2))
    return clues.coalesce(), owner, right.float()


def _fitted(clues: torch.Tensor, owner: torch.Tensor, right: torch.Tensor, weight: torch.Tensor) -> list[float]:
    learned = torch.zeros(clues.shape[1], 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([learned], max_iter=PASSES, line_search_fn="strong_wolfe")
    nothing = torch.zeros(len(weight))

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.sparse.mm(clues, learned)[:, 0]
        most = torch.full((len(weight),), -torch.inf).scatter_reduce(0, owner, scores.detach(), "amax")
        powers = torch.exp(scores - most[owner])
        total, good = nothing.index_add(0, owner, powers), nothing.index_add(0, owner, powers * right)
        loss = (weight * (torch.log(total) - torch.log(good + 1e-9))).sum() + STIFFNESS * learned.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    found: list[float] = learned.detach()[:, 0].tolist()
    return found
