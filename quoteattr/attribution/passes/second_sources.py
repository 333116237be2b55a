"""The pass on reports of what somebody else said."""

from __future__ import annotations

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.languages.en.reporting import BY_ACCOUNT, SECOND_SOURCE
from quoteattr.model import Act
from quoteattr.text.view import Range, TextView

__all__ = ["speaker_in_report"]


@attribution_pass(
    "speaker_in_report",
    why="one source reports the words of another",
    examples=("According to the Herald, Brook said that it rained.",),
)
def speaker_in_report(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A source that reports another source makes two quotes: the words of the second, and the report of the first.

    Newspapers name both the paper that has a statement and the person who made it. In `According to the Herald, Brook
    said that it rained`, Brook said that it rained, and the Herald said that Brook said so. Declines if no name with a
    verb of saying or thinking follows the first source, and if the network found the second source itself.
    """
    cues = {a.cue for a in attributions}
    out: list[Attribution] = []
    for attribution in sorted(attributions, key=lambda a: a.start):
        second = _second_source(attribution, view)
        out += [attribution] if second is None or second[1] in cues else _both(attribution, *second)
    return sorted(out, key=lambda a: a.start)


def _second_source(attribution: Attribution, view: TextView) -> tuple[Range, Range, int] | None:
    """The source and cue after a first source, and the start of what they report."""
    source, cue = attribution.source, attribution.cue
    if not source or not cue or source[1] > attribution.start or not BY_ACCOUNT.fullmatch(view.text, *cue):
        return None
    found = SECOND_SOURCE.match(view.text, source[1], attribution.end)
    if found is None or act_of(found.group(2), view.lexicon) is Act.OTHER:
        return None
    return found.span(1), found.span(2), found.end()


def _both(attribution: Attribution, source: Range, cue: Range, start: int) -> list[Attribution]:
    end = attribution.end
    account = attribution.with_content(((source[0], end),), speaker_in_report.name)
    said = tuple((max(start, low), high) for low, high in attribution.content if high > start)
    return [account, Attribution(said, cue, source, account.rules, attribution.score)] if said else [attribution]
