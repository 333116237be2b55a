"""The contract of coreference rules: they decide who a reference refers to."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quoteattr import checks
from quoteattr.errors import RuleError
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.rules import Rule, failed
from quoteattr.speakers.cast import Member
from quoteattr.speakers.discourse import Decision, Discourse, Mention, Reference

__all__ = ["After", "CoreferencePass", "CoreferenceRule", "Decide", "coreference_pass", "coreference_rule"]

Decide = Callable[[Reference, Discourse], Decision | None]
"""Who a reference refers to; None declines."""
After = Callable[[Reference, Mention, Discourse], None]
"""What a decided reference shows about others."""


@attrs.frozen(eq=False, slots=False)
class CoreferenceRule(Rule[Decide]):
    """A rule that decides who references of one form refer to. Raises `TypeError` if the form is not a `Form`."""

    form: Form = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        checks.require(self.form, Form, f"the form of rule {self.name!r}")

    def decide(self, reference: Reference, discourse: Discourse) -> Decision | None:
        """Who a reference refers to, or None if the rule declines.

        Raises:
            RuleError: the rule raised an error, or its decision names no existing member.
        """
        try:
            decision = self.function(reference, discourse)
        except Exception as error:
            raise failed(self, error, (reference.start, reference.end)) from error
        if decision is not None:
            _require_possible(decision, self, discourse)
        return decision


@attrs.frozen(eq=False, slots=False)
class CoreferencePass(Rule[After]):
    """A function that runs after each decision and may update earlier ones."""

    def apply(self, reference: Reference, mention: Mention, discourse: Discourse) -> None:
        """Run it on one decided reference. Raises `RuleError` if the function raises an error."""
        try:
            self.function(reference, mention, discourse)
        except Exception as error:
            raise failed(self, error, (mention.start, mention.end)) from error


def _require_possible(decision: object, rule: CoreferenceRule, discourse: Discourse) -> None:
    if not isinstance(decision, Decision):
        raise RuleError(rule.name, f"returned {type(decision).__name__}; it must return a Decision, or None to decline")
    if decision.member is not None and not _is_somebody(decision.member, discourse):
        shown = checks.shorten(decision.member)
        raise RuleError(
            rule.name, f"returned {shown}, which is no index of discourse.members, no Member with a name, and not None"
        )
    for start, end in decision.read:
        if not 0 <= start <= end <= len(discourse.text):
            raise RuleError(rule.name, f"returned {start}:{end} as what it read; the text has 0:{len(discourse.text)}")


def _is_somebody(who: object, discourse: Discourse) -> bool:
    match who:
        case Member(name=str(name), kind=SpeakerKind()):
            return bool(name.strip())
        case int(index):
            return 0 <= index < len(discourse.members)
    return False


def coreference_rule(
    form: Form, name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[Decide], CoreferenceRule]:
    """Make a rule from a function that decides who references of a form refer to.

    The function takes the reference and the discourse before it. It returns a `Decision`, or None to decline.

    >>> @coreference_rule(Form.PRONOUN, "pronoun.latest", why="the latest subject", before="pronoun.weighed")
    ... def latest(reference, discourse):
    ...     subjects = [mention for mention in discourse.mentions if mention.subject]
    ...     return Decision.of(subjects[-1]) if subjects else None
    >>> latest.form.value, latest.before
    ('pronoun', 'pronoun.weighed')

    Args:
        form: the rule is applied to references of this form only.
        name: what `Evidence.rule` shows and `RULES.without(…)` takes.
        why: a short phrase for `explain` that says who the reference refers to.
        examples: example sentences where it decides.
        before: the name of the coreference rule to go before; by default it is last.
    """
    return lambda function: CoreferenceRule(name, function, why, examples, before, form=form)


def coreference_pass(
    name: str, *, why: str, examples: tuple[str, ...] = (), before: str | None = None
) -> Callable[[After], CoreferencePass]:
    """Make a pass from a function that is called after each decision."""
    return lambda function: CoreferencePass(name, function, why, examples, before)
