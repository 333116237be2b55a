"""What a newsroom adds without a fork: rules, words, parsers and weights.

>>> from quoteattr import QuoteExtractor
>>> extractor = QuoteExtractor(rules=RULES.without("second_half"), lexicon=ENGLISH.plus(organization_nouns={"quango"}))
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import AttributionPass, AttributionRule, attribution_pass, attribution_rule
from quoteattr.attribution.order import RULES as ATTRIBUTION_RULES
from quoteattr.languages import Lexicon, english
from quoteattr.mentions.phrases import Form
from quoteattr.network.tagger import SHIPPED as TAGGER
from quoteattr.network.tagger import Tagger
from quoteattr.parsers import Parser
from quoteattr.rules import Rule
from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule, coreference_pass, coreference_rule
from quoteattr.speakers.discourse import SHIPPED as STORIES
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference
from quoteattr.speakers.rules import RULES as COREFERENCE_RULES
from quoteattr.text.view import TextView

__all__ = [
    "ENGLISH",
    "RULES",
    "Attribution",
    "AttributionPass",
    "AttributionRule",
    "CoreferencePass",
    "CoreferenceRule",
    "Decision",
    "Discourse",
    "Form",
    "Lexicon",
    "Mention",
    "Models",
    "Parser",
    "Reference",
    "Rule",
    "Rules",
    "TextView",
    "attribution_pass",
    "attribution_rule",
    "coreference_pass",
    "coreference_rule",
]

OfAttribution = AttributionRule | AttributionPass
OfCoreference = CoreferenceRule | CoreferencePass
R = TypeVar("R", bound=Rule[Any])


@attrs.frozen
class Rules:
    """The rules that an extractor asks, in order. Names are unique."""

    attribution: tuple[OfAttribution, ...]
    coreference: tuple[OfCoreference, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, in order."""
        return tuple(rule.name for rule in (*self.attribution, *self.coreference))

    def plus(self, *rules: OfAttribution | OfCoreference) -> Rules:
        """These and others, each before the rule that its `before` names, or behind all of its step.

        Raises:
            TypeError: something that is no rule, such as a function without its decorator.
            ValueError: a name that another rule has, or a `before` that no rule of its step has.
        """
        out = self
        for rule in rules:
            if rule_name := getattr(rule, "name", None):
                out._require_new(rule_name)
            if isinstance(rule, AttributionRule | AttributionPass):
                out = attrs.evolve(out, attribution=_placed(rule, out.attribution))
            elif isinstance(rule, CoreferenceRule | CoreferencePass):
                out = attrs.evolve(out, coreference=_placed(rule, out.coreference))
            else:
                raise TypeError(
                    f"a rule is made by a decorator of quoteattr.extend, not {type(rule).__name__}: {rule!r}"
                )
        return out

    def without(self, *names: str) -> Rules:
        """These but for the named ones. Raises `ValueError` for a name that no rule has."""
        if unknown := set(names) - set(self.names):
            raise ValueError(f"no rule is called {', '.join(map(repr, sorted(unknown)))}; `quoteattr rules` lists them")
        return Rules(
            tuple(rule for rule in self.attribution if rule.name not in names),
            tuple(rule for rule in self.coreference if rule.name not in names),
        )

    def _require_new(self, name: str) -> None:
        if name in self.names:
            raise ValueError(f"there is a rule called {name!r} already")


def _placed(rule: R, rules: tuple[R, ...]) -> tuple[R, ...]:
    """The rules with one more, at its place."""
    names = [other.name for other in rules]
    if rule.before is None:
        return (*rules, rule)
    if rule.before not in names:
        raise ValueError(f"rule {rule.name!r} goes before {rule.before!r}, and no rule of its step is called so")
    at = names.index(rule.before)
    return (*rules[:at], rule, *rules[at:])


@attrs.frozen
class Models:
    """Where weights are read from: folders with a `manifest.json`. They are loaded on first use."""

    tagger: Path | Tagger = TAGGER
    """The network; a `Tagger` in place of its folder may be shared by several extractors."""
    stories: Path = STORIES
    """Who speaks in stories."""


RULES = Rules(ATTRIBUTION_RULES, COREFERENCE_RULES)
"""The rules that ship."""
ENGLISH = english()
"""The word lists that ship."""
