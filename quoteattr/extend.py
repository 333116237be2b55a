"""Add your own rules, words, parsers and weights. docs/extend.md has a recipe for each.

>>> from quoteattr import QuoteExtractor
>>> extractor = QuoteExtractor(rules=RULES.without("second_half"), lexicon=ENGLISH.plus(organization_nouns={"quango"}))
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from quoteattr import checks
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import AttributionPass, AttributionRule, attribution_pass, attribution_rule
from quoteattr.attribution.order import RULES as ATTRIBUTION_RULES
from quoteattr.languages import Lexicon, english
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.network.tagger import FAST, Tagger
from quoteattr.network.tagger import SHIPPED as TAGGER
from quoteattr.parsers import Parser
from quoteattr.results.confidence import Calibration
from quoteattr.rules import TAGGER as NETWORK
from quoteattr.rules import UNDECIDED, WITHHELD, Rule
from quoteattr.settings import ModelChoice
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule, coreference_rule
from quoteattr.speakers.discourse import SHIPPED as STORIES
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules import RULES as COREFERENCE_RULES
from quoteattr.stories.clues import CLUES
from quoteattr.text.view import TextView

__all__ = [
    "ENGLISH",
    "RULES",
    "Attribution",
    "AttributionPass",
    "AttributionRule",
    "CoreferenceRule",
    "Decision",
    "Discourse",
    "Form",
    "Lexicon",
    "Member",
    "Mention",
    "Models",
    "Parser",
    "Phrase",
    "Reference",
    "Rule",
    "Rules",
    "Tagger",
    "TextView",
    "attribution_pass",
    "attribution_rule",
    "coreference_rule",
]

OfAttribution = AttributionRule | AttributionPass
OfCoreference = CoreferenceRule | CoreferencePass
R = TypeVar("R", bound=Rule[Any])

_TAKEN = frozenset([NETWORK, UNDECIDED, WITHHELD, *(clue.name for clue in CLUES)])
"""Names in evidence that are not names of rules."""
_SHIPPED: Mapping[str, Rule[Any]] = {rule.name: rule for rule in (*ATTRIBUTION_RULES, *COREFERENCE_RULES)}
"""Explanations and confidences refer to these by name, so no other rule may have these names."""


@attrs.frozen
class Rules:
    """The rules of an extractor, in order. Each has a different name.

    >>> Rules(RULES.attribution[:2], ()).names
    ('prose_alone', 'words_at_all')

    Raises:
        TypeError: an item is not a rule of its step, for example a function without its decorator.
        ValueError: two rules have the same name, or a name has another meaning in evidence.
    """

    attribution: tuple[OfAttribution, ...]
    """All of these are applied, one after the other."""
    coreference: tuple[OfCoreference, ...]
    """Of the rules for the form of a reference, the first that decides wins."""

    def __attrs_post_init__(self) -> None:
        for one in self.attribution:
            _require_rule(one, OfAttribution, "an attribution rule")
        for other in self.coreference:
            _require_rule(other, OfCoreference, "a coreference rule")
        seen = set[str]()
        for rule in (*self.attribution, *self.coreference):
            if rule.name in _TAKEN:
                raise ValueError(f"a rule cannot be named {rule.name!r}: this name has another meaning in evidence")
            if rule.name in seen or _SHIPPED.get(rule.name, rule) is not rule:
                raise ValueError(f"a rule named {rule.name!r} already exists")
            seen.add(rule.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all rules, in order."""
        return tuple(rule.name for rule in itertools.chain(self.attribution, self.coreference))

    def plus(self, *rules: OfAttribution | OfCoreference) -> Rules:
        """These rules and more. Each new rule goes before the rule named by its `before`, or last in its step.

        >>> @attribution_rule("house.sung", why="a song is not a statement", before="second_half")
        ... def sung(attribution, view):
        ...     cue = attribution.cue and view.text[slice(*attribution.cue)]
        ...     return () if cue in ("sang", "sings") else None
        >>> "house.sung" in RULES.plus(sung).names
        True

        Raises:
            TypeError: an argument is not a rule, for example a function without its decorator.
            ValueError: the name is taken, or no rule of that step has the name in `before`.
        """
        out = self
        for rule in rules:
            if isinstance(rule, OfAttribution):
                out = attrs.evolve(out, attribution=_placed(rule, out.attribution, out))
            else:
                _require_rule(rule, OfCoreference, "a rule")
                out = attrs.evolve(out, coreference=_placed(rule, out.coreference, out))
        return out

    def without(self, *names: str) -> Rules:
        """These rules without the named ones.

        Raises:
            ValueError: no rule has that name.
        """
        if unknown := set(names) - set(self.names):
            missing = ", ".join(map(repr, sorted(unknown)))
            raise ValueError(f"no rule is named {missing}; `quoteattr rules` lists all names")
        return Rules(
            tuple(rule for rule in self.attribution if rule.name not in names),
            tuple(rule for rule in self.coreference if rule.name not in names),
        )


def _require_rule(rule: object, kind: Any, what: str) -> None:
    if not isinstance(rule, kind):
        shown = f"{type(rule).__name__}: {checks.shorten(rule)}"
        raise TypeError(f"expected {what} made with a decorator of quoteattr.extend, got {shown}")


def _placed(rule: R, rules: tuple[R, ...], among: Rules) -> tuple[R, ...]:
    """The rules of a step with one more, in its place."""
    names = [other.name for other in rules]
    if rule.before is None:
        return (*rules, rule)
    if rule.before not in names:
        why = "that is a rule of the other step" if rule.before in among.names else "no rule has that name"
        raise ValueError(f"rule {rule.name!r} cannot go before {rule.before!r}: {why}")
    at = names.index(rule.before)
    return (*rules[:at], rule, *rules[at:])


def _folder(path: str | os.PathLike[str] | Tagger) -> Path | Tagger:
    return path if isinstance(path, Tagger) else Path(path)


def _file(path: str | os.PathLike[str] | Calibration | None) -> Path | Calibration | None:
    return path if path is None or isinstance(path, Calibration) else Path(path)


@attrs.frozen
class Models:
    """The folders of the weights, each with a `manifest.json`, and the confidences. They are loaded on first use.

    >>> Models(stories="weights/ours").stories.name
    'ours'
    """

    tagger: Path | Tagger = attrs.field(default=TAGGER, converter=_folder)
    """The network: a folder with `tagger.onnx` and `vocab.txt`, or a `Tagger` that several extractors can share."""
    stories: Path = attrs.field(default=STORIES, converter=Path)
    """The folder of the weights for stories: `first.npz`, `second.npz` and `narration.json`."""
    calibration: Path | Calibration | None = attrs.field(default=None, converter=_file)
    """The confidences: a file that `quoteattr calibrate` wrote. None for those of the package."""

    def sized(self, choice: ModelChoice) -> Models:
        """These weights with the smaller network that comes with the package, for "fast"."""
        return attrs.evolve(self, tagger=FAST) if choice == "fast" else self


RULES = Rules(ATTRIBUTION_RULES, COREFERENCE_RULES)
"""The rules that come with the package."""
ENGLISH = english()
"""The word lists that come with the package."""
