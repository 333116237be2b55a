"""What tells for whom "he" and "she" stand in a story: learned from pronouns beside annotated quotes."""

from __future__ import annotations

from collections import Counter

import torch

from dialogue.network import IMPOSSIBLE
from dialogue.novels import Novel
from quoteattr.languages.en.grammar import HE_OR_SHE
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.speakers.discourse import Reference
from quoteattr.speakers.rules.salience import seen

FEWEST = 5
PRIOR = 3.0
PASSES = 100

Choice = list[tuple[list[str], bool]]
"""The clues of each candidate, and whether it is right."""


def choices(novel: Novel) -> list[Choice]:
    """The pronouns that are sources of annotated quotes, where there is a choice and one of it is right."""
    discourse, contents = novel.resolved(known=True).discourse, novel.contents
    out = []
    for (start, end), content in contents.items():
        word, quote = novel.text[start:end].lower(), novel.quote_of(content)
        if word not in HE_OR_SHE or quote is None:
            continue
        head = Phrase(Form.PRONOUN, start, end, word=word)
        found = seen(Reference(start, end, head, source=True, contents=content), discourse)
        out.append([(clues, novel.is_right(discourse.members[m], quote)) for m, clues in found.items()])
    return [choice for choice in out if len(choice) > 1 and any(right for _, right in choice)]


def learn(found: list[Choice]) -> dict[str, float]:
    """Weights that make the right candidates likely, with a Gaussian prior."""
    count = Counter(clue for choice in found for clues, _ in choice for clue in clues)
    rows = {clue: i for i, clue in enumerate(sorted(clue for clue, n in count.items() if n >= FEWEST))}
    shape = (len(found), max(map(len, found)))
    features, alive, right = (
        torch.zeros(*shape, len(rows)),
        torch.full(shape, IMPOSSIBLE),
        torch.full(shape, IMPOSSIBLE),
    )
    for n, choice in enumerate(found):
        for k, (clues, is_right) in enumerate(choice):
            alive[n, k] = 0
            right[n, k] = 0 if is_right else IMPOSSIBLE
            features[n, k, [rows[clue] for clue in clues if clue in rows]] = 1
    weights = torch.zeros(len(rows), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=PASSES, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = features @ weights
        loss = (torch.logsumexp(scores + alive, 1) - torch.logsumexp(scores + right, 1)).sum()
        loss = loss + weights.square().sum() / (2 * PRIOR)
        loss.backward()
        return loss

    optimizer.step(closure)
    return {clue: round(float(weights[i].detach()), 3) for clue, i in rows.items()}
