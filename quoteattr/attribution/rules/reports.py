"""Rules on somebody's words that somebody else reports."""

from __future__ import annotations

import regex

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_pass
from quoteattr.model import Act
from quoteattr.text.view import Range, TextView

__all__ = ["speaker_in_report"]

_BY_ACCOUNT = regex.compile(r"according to|per", regex.IGNORECASE)
_NAME = r"(?:\p{Lu}[\p{L}.’'-]*|\p{Ll}++(?=\s\p{Lu})|(?:of|for)(?!\s\p{Lu}))"
_FINITE = r"said|told|wrote|thought|\p{Ll}+(?:ed|[^s]s)"
# The first source's comma, the second source with what describes it, an adverb, a verb that may be a cue, a day.
_SECOND = regex.compile(
    rf",\s((?:{_NAME}|the|he|she|they)(?:\s{_NAME})*?(?:,\s[^,\n]{{2,100}},)?)"
    rf"\s(?:also\s|later\s|then\s|\p{{Ll}}+ly\s)?({_FINITE})\s(?:(?:on\s)?\p{{Lu}}\p{{Ll}}+day\s)?(?:that\s)?"
)


@attribution_pass("speaker_in_report", why="by the account of one, the words of the other")
def speaker_in_report(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`According to the Herald, Brook said it rained`: that it rained is Brook's word, that Brook said so the Herald's.

    Newspapers give the paper that has a statement as well as who made it. Declines where no name with a verb of saying
    or thinking follows the first source, and where the network found the second source itself.
    """
    cues = {a.cue for a in attributions}
    out: list[Attribution] = []
    for attribution in attributions:
        second = _second_source(attribution, view)
        out += [attribution] if second is None or second[1] in cues else _both(attribution, *second)
    return sorted(out, key=lambda a: a.start)


def _second_source(attribution: Attribution, view: TextView) -> tuple[Range, Range, int] | None:
    """Source and cue behind a first source, and where what they report begins."""
    source, cue, end = attribution.source, attribution.cue, attribution.end
    if not source or not cue or source[1] > attribution.start or not _BY_ACCOUNT.fullmatch(view.text, *cue):
        return None
    found = _SECOND.match(view.text, source[1], end)
    if found is None or act_of(found.group(2), view.lexicon) is Act.OTHER:
        return None
    return found.span(1), found.span(2), found.end()


def _both(attribution: Attribution, source: Range, cue: Range, start: int) -> list[Attribution]:
    end = attribution.end
    account = attribution.with_content(((source[0], end),), speaker_in_report.name)
    said = tuple((max(start, low), high) for low, high in attribution.content if high > start)
    return [account, Attribution(said, cue, source, account.rules, attribution.score)] if said else [attribution]
