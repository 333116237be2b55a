"""Learn what the clues of dialogue are worth, from novels whose quotations have speakers.

    python -m dialogue --gold DATA/fiction/pdnc_train.jsonl --dev DATA/fiction/pdnc_dev.jsonl
        --out ../quoteattr/weights/dialogue/dialogue.json

A chain of turns is scored by the clues of each and by how it follows those before; the weights maximise the likelihood
of the annotated speakers (those that are candidates; "nobody" else), with a Gaussian prior.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs
import torch
from tagger.calibrate import Step, steps

from quoteattr.attribution import Attribution, attribute
from quoteattr.attribution.context import Context
from quoteattr.attribution.tagger import Tagger
from quoteattr.coreference.dialogue import decide, guess_all, scene_of
from quoteattr.coreference.dialogue.links import NOBODY, seen, tie_names
from quoteattr.coreference.dialogue.scene import Scene, Turn
from quoteattr.coreference.dialogue.weights import Weights
from quoteattr.coreference.known import KnownSpeakers
from quoteattr.coreference.resolve import resolve
from quoteattr.evaluate.names import is_name_of
from quoteattr.lexicon import english
from quoteattr.quotations import find_quotations

FEWEST = 8
"""Clues seen less often than this are left out."""
CANDIDATES = 9
SEGMENT = 40
"""Turns of a chain in training: longer than any conversation without a named speaker."""
PRIOR = 3.0
PASSES = 150
ROUNDS = 2
"""The second round sees the pronouns of the narration follow the speakers that the first one found."""
THRESHOLD = 0.3
"""Less sure answers are left out: a name is right or there is none."""


@attrs.frozen
class Example:
    """One turn: the features of each candidate, which of them are right, and its ties to the turns before."""

    candidates: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    ties: tuple[str, str]


def scenes(path: Path, cache: Path | None) -> Iterator[tuple[dict, Scene]]:
    """Every novel with its turns. ``cache``: a file for what the tagger says, which takes minutes."""
    known = KnownSpeakers({})
    for gold, attributions in attributed(path, cache):
        context = Context.of(gold["text"], find_quotations(gold["text"]), english())
        contents: dict = {}
        for a in attributions:
            if a.source:
                contents[a.source] = (*contents.get(a.source, ()), *a.content)
        resolution = resolve(context, contents, known, frozenset())
        yield gold, scene_of(context, attributions, resolution.discourse, resolution.mentions)


def attributed(path: Path, cache: Path | None) -> list[tuple[dict, list[Attribution]]]:
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    tagger = Tagger()
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        quotations = find_quotations(gold["text"])
        context = Context.of(gold["text"], quotations, english())
        out.append((gold, attribute(context, tagger)))
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def examples(gold: dict, scene: Scene) -> list[Example]:
    quotes = sorted(gold["quotes"], key=lambda q: q["content"][0][0])
    names = {q["speaker_id"]: [*q["speaker_names"], *q.get("speaker_aliases", [])] for q in quotes}
    out = []
    for i, turn in enumerate(scene.turns):
        found = seen(i, scene)
        quote = matching(turn, quotes)
        right = {m for m in found if quote and is_right(scene, m, quote, names)}
        candidates = tuple(found) if turn.settled else (*found, NOBODY)
        features = tuple(
            ()
            if turn.settled
            else tuple(f"{turn.source}|{what}" for what in (found[m] if m != NOBODY else ("nobody",)))
            for m in candidates
        )
        if quote is None or (turn.settled and not right):
            answer = tuple(True for _ in candidates)
        else:
            answer = tuple(m in right or (m == NOBODY and not right) for m in candidates)
        out.append(Example(candidates, features, answer, tie_names(i, scene)))
    return out


def matching(turn: Turn, quotes: list[dict]) -> dict | None:
    """The annotated quote that shares most with a turn; None where it shares less than half of it."""

    def shared(quote: dict) -> int:
        return sum(max(0, min(e, turn.end) - max(s, turn.start)) for s, e in quote["content"])

    near = [q for q in quotes if q["content"][0][0] < turn.end and q["content"][-1][1] > turn.start]
    best = max(near, key=shared, default=None)
    return best if best and 2 * shared(best) > sum(e - s for s, e in turn.attribution.content) else None


def is_right(scene: Scene, member: int, quote: dict, names: dict) -> bool:
    who = scene.discourse.members[member]
    if not who.named or not quote["speaker_named"]:
        return not who.named and not quote["speaker_named"]
    others = [n for speaker, found in names.items() if speaker != quote["speaker_id"] for n in found]
    if plain(who.name) in map(plain, names[quote["speaker_id"]]):
        return True
    return plain(who.name) not in map(plain, others) and is_name_of(who.name, names[quote["speaker_id"]], others)


def plain(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


class Batch:
    """Chains of one length, as arrays: scores are sums of weights of features."""

    def __init__(self, chains: list[list[Example]], index: dict[str, int]) -> None:
        shape = (len(chains), SEGMENT, CANDIDATES)
        self.features = torch.zeros(*shape, len(index))
        self.alive = torch.full(shape, -1e4)
        self.right = torch.full(shape, -1e4)
        self.who = torch.full(shape, -5)
        self.ties = torch.full((*shape[:2], 2), len(index))
        for c, chain in enumerate(chains):
            for t in range(SEGMENT):
                self._fill(c, t, chain[t] if t < len(chain) else None, index)
        self.same = _equal(self.who, 1)
        self.alternate = _equal(self.who, 2)

    def _fill(self, c: int, t: int, example: Example | None, index: dict[str, int]) -> None:
        if example is None:
            self.alive[c, t, 0] = self.right[c, t, 0] = 0
            return
        for k, (member, features, right) in enumerate(
            zip(example.candidates, example.features, example.right, strict=True)
        ):
            self.alive[c, t, k] = 0
            self.right[c, t, k] = 0 if right else -1e4
            self.who[c, t, k] = member
            for feature in features:
                if feature in index:
                    self.features[c, t, k, index[feature]] = 1
        for n, tie in enumerate(example.ties):
            self.ties[c, t, n] = index.get(tie, len(index))

    def loss(self, weights: torch.Tensor) -> torch.Tensor:
        scores = self.features @ weights
        ties = torch.cat([weights, torch.zeros(1)])[self.ties]
        return (self._total(scores + self.alive, ties) - self._total(scores + self.right, ties)).sum()

    def _total(self, scores: torch.Tensor, ties: torch.Tensor) -> torch.Tensor:
        """The sum over all sequences of speakers."""
        state = (scores[:, 0, None, :] + torch.log(torch.eye(CANDIDATES)[0])[None, :, None].clamp(min=-1e4)).clone()
        for t in range(1, SEGMENT):
            step = scores[:, t, None, None, :] + ties[:, t, 0, None, None, None] * self.same[:, t, None, :, :]
            step = step + ties[:, t, 1, None, None, None] * self.alternate[:, t, :, None, :]
            state = torch.logsumexp(state[:, :, :, None] + step, dim=1)
        return torch.logsumexp(state.flatten(1), dim=1)


def _equal(who: torch.Tensor, back: int) -> torch.Tensor:
    before = torch.full_like(who, -6)
    before[:, back:] = who[:, :-back]
    return ((before[..., :, None] == who[..., None, :]) & (who[..., None, :] >= 0)).float()


def learn(chains: list[list[Example]]) -> dict[str, float]:
    count = Counter(f for chain in chains for e in chain for features in e.features for f in features)
    count.update(tie for chain in chains for e in chain for tie in e.ties)
    index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= FEWEST))}
    batch = Batch(chains, index)
    weights = torch.zeros(len(index), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=PASSES, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = batch.loss(weights) + weights.square().sum() / (2 * PRIOR)
        loss.backward()
        return loss

    optimizer.step(closure)
    return {f: round(float(weights.detach()[i]), 3) for f, i in index.items()}


def chained(found: list[Example]) -> list[list[Example]]:
    """Cut into segments, candidates to the most that a chain takes: those with most clues."""
    small = [_strongest(e) for e in found]
    return [small[i : i + SEGMENT] for i in range(0, len(small), SEGMENT)]


def _strongest(example: Example) -> Example:
    order = sorted(
        range(len(example.candidates)), key=lambda k: (example.candidates[k] != NOBODY, -len(example.features[k]))
    )
    keep = order[:CANDIDATES]
    pick = [(example.candidates[k], example.features[k], example.right[k]) for k in keep]
    if not any(right for _, _, right in pick):
        pick[0] = (pick[0][0], pick[0][1], True)
    who, features, right = zip(*pick, strict=True)
    return Example(who, features, right, example.ties)


def confidences(path: Path, cache: Path | None, weights: Weights) -> list[Step]:
    """How often answers are right, by their probability: on other novels than those that the weights learned from."""
    found: list[tuple[float, bool]] = []
    for gold, scene in scenes(path, cache):
        decide(scene, weights)
        quotes = sorted(gold["quotes"], key=lambda q: q["content"][0][0])
        names = {q["speaker_id"]: [*q["speaker_names"], *q.get("speaker_aliases", [])] for q in quotes}
        for turn, guess in guess_all(scene, weights):
            quote = matching(turn, quotes)
            if turn.attribution.source is None and quote is not None:
                found.append((guess.confidence, is_right(scene, guess.member, quote, names)))
    return steps(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True, help="novels to measure confidences on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="a folder for what the tagger says, which takes minutes")
    options = parser.parse_args()
    cache = {p: options.cache and options.cache / f"{p.stem}.pkl" for p in (options.gold, options.dev)}
    novels = list(scenes(options.gold, cache[options.gold]))
    clues: dict[str, float] = {}
    for _ in range(ROUNDS):
        for _, scene in novels if clues else ():
            decide(scene, Weights(clues, THRESHOLD))
        clues = learn([chain for gold, scene in novels for chain in chained(examples(gold, scene))])
    identity = tuple((n / 100, n / 100) for n in range(101))
    confidence = confidences(options.dev, cache[options.dev], Weights(clues, THRESHOLD, identity))
    table = {"threshold": THRESHOLD, "confidence": confidence, "clues": clues}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
