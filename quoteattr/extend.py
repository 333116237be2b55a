"""What a newsroom adds without a fork: rules, words, parsers and weights. docs/extend.md has a recipe for each.

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
from quoteattr.network.tagger import SHIPPED as TAGGER
from quoteattr.network.tagger import Tagger
from quoteattr.parsers import Parser
from quoteattr.rules import TAGGER as NETWORK
from quoteattr.rules import UNDECIDED, Rule
from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule, coreference_rule
from quoteattr.speakers.discourse import SHIPPED as STORIES
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.members import Member
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

_TAKEN = frozenset([NETWORK, UNDECIDED, *(clue.name for clue in CLUES)])
"""What stands in evidence beside the names of rules."""
_SHIPPED: Mapping[str, Rule[Any]] = {rule.name: rule for rule in (*ATTRIBUTION_RULES, *COREFERENCE_RULES)}
"""Explanations and confidences know these by their names, which are therefore nobody else's."""


@attrs.frozen
class Rules:
    """The rules that an extractor asks, in order: those of attribution, and those of coreference.

    >>> Rules(RULES.attribution[:2], ()).names
    ('words_at_all', 'clause_of_its_cue')

    Raises:
        TypeError: something that is no rule of its step, such as a function without its decorator.
        ValueError: two rules of one name, or a name that stands in evidence for something else.
    """

    attribution: tuple[OfAttribution, ...]
    """All of them are applied, one after the other."""
    coreference: tuple[OfCoreference, ...]
    """Of those for the form of a reference, the first one that decides has decided."""

    def __attrs_post_init__(self) -> None:
        for one in self.attribution:
            _require_rule(one, OfAttribution, "attribution")
        for other in self.coreference:
            _require_rule(other, OfCoreference, "coreference")
        seen = set[str]()
        for rule in (*self.attribution, *self.coreference):
            if rule.name in _TAKEN:
                raise ValueError(f"no rule can be called {rule.name!r}, which stands in evidence for something else")
            if rule.name in seen or _SHIPPED.get(rule.name, rule) is not rule:
                raise ValueError(f"there is a rule called {rule.name!r} already")
            seen.add(rule.name)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, in order."""
        return tuple(rule.name for rule in itertools.chain(self.attribution, self.coreference))

    def plus(self, *rules: OfAttribution | OfCoreference) -> Rules:
        """These and others, each before the rule that its `before` names, or behind all of its step.

        >>> @attribution_rule("house.sung", why="what is sung is no statement", before="second_half")
        ... def sung(attribution, view):
        ...     cue = attribution.cue and view.text[slice(*attribution.cue)]
        ...     return () if cue in ("sang", "sings") else None
        >>> "house.sung" in RULES.plus(sung).names
        True

        Raises:
            TypeError: something that is no rule, such as a function without its decorator.
            ValueError: a name that another rule has, or a `before` that no rule of its step has.
        """
        out = self
        for rule in rules:
            if isinstance(rule, OfAttribution):
                out = attrs.evolve(out, attribution=_placed(rule, out.attribution, out))
            else:
                _require_rule(rule, OfCoreference, "either step")
                out = attrs.evolve(out, coreference=_placed(rule, out.coreference, out))
        return out

    def without(self, *names: str) -> Rules:
        """These but for the named ones. Raises `ValueError` for a name that no rule has."""
        if unknown := set(names) - set(self.names):
            raise ValueError(f"no rule is called {', '.join(map(repr, sorted(unknown)))}; `quoteattr rules` lists them")
        return Rules(
            tuple(rule for rule in self.attribution if rule.name not in names),
            tuple(rule for rule in self.coreference if rule.name not in names),
        )


def _require_rule(rule: object, kind: Any, step: str) -> None:
    if not isinstance(rule, kind):
        shown = f"{type(rule).__name__}: {checks.shorten(rule)}"
        raise TypeError(f"a rule of {step} is made by a decorator of quoteattr.extend, not {shown}")


def _placed(rule: R, rules: tuple[R, ...], among: Rules) -> tuple[R, ...]:
    """The rules of a step with one more, at its place."""
    names = [other.name for other in rules]
    if rule.before is None:
        return (*rules, rule)
    if rule.before not in names:
        why = "that is a rule of the other step" if rule.before in among.names else "no rule is called so"
        raise ValueError(f"rule {rule.name!r} cannot go before {rule.before!r}: {why}")
    at = names.index(rule.before)
    return (*rules[:at], rule, *rules[at:])


def _folder(path: str | os.PathLike[str] | Tagger) -> Path | Tagger:
    return path if isinstance(path, Tagger) else Path(path)


@attrs.frozen
class Models:
    """Where weights are read from: folders with a `manifest.json`. They are loaded on first use.

    >>> Models(stories="weights/ours").stories.name
    'ours'
    """

    tagger: Path | Tagger = attrs.field(default=TAGGER, converter=_folder)
    """The network: the folder of `tagger.onnx` and `vocab.txt`, or a `Tagger`, which several extractors may share."""
    stories: Path = attrs.field(default=STORIES, converter=Path)
    """Who speaks in stories: the folder of `first.npz`, `second.npz` and `narration.json`."""


RULES = Rules(ATTRIBUTION_RULES, COREFERENCE_RULES)
"""The rules that ship."""
ENGLISH = english()
"""The word lists that ship."""
