"""The contract of rules of coreference: they decide whom a reference stands for."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quoteattr.mentions.phrases import Form
from quoteattr.rules import Rule
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference

__all__ = ["After", "CoreferencePass", "CoreferenceRule", "Decide", "coreference_pass", "coreference_rule"]

Decide = Callable[[Reference, Discourse], Decision | None]
"""Whom a reference stands for; None declines."""
After = Callable[[Reference, Mention, Discourse], None]
"""What a decided reference tells of others."""


@attrs.frozen(eq=False, slots=False)
class CoreferenceRule(Rule[Decide]):
    """A rule that decides whom references of one form stand for."""

    form: Form = attrs.field(kw_only=True)


@attrs.frozen(eq=False, slots=False)
class CoreferencePass(Rule[After]):
    """What is learned from each decided reference about those before it."""


def coreference_rule(
    form: Form, name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Decide], CoreferenceRule]:
    """Make a rule of a function that decides whom references of a form stand for."""
    return lambda function: CoreferenceRule(name, function, why, examples, before, form=form)


def coreference_pass(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[After], CoreferencePass]:
    """Make a pass of a function that is called after each decision."""
    return lambda function: CoreferencePass(name, function, why, examples, before)
