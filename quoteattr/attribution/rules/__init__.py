"""The rules around the network, each named and separately tested, and their order.

A rule takes the attributions made so far and returns them, changed where it decides and as they were where it declines.
Its name is the function's, and stands in `Evidence.rule` of what it changed.
"""

from __future__ import annotations

from quoteattr.attribution.contract import AttributionPass, AttributionRule
from quoteattr.attribution.rules.addressed import is_told, passed_on, told_whom, verb_first
from quoteattr.attribution.rules.apart import subject_of_cue, subject_said_nothing, words_at_all
from quoteattr.attribution.rules.continuation import first_half, new_paragraph, second_half, sentence_goes_on
from quoteattr.attribution.rules.dialogue import sentence_in_marks
from quoteattr.attribution.rules.edges import (
    clause_of_its_cue,
    comma_closes,
    cue_outside_quotation,
    nothing_between_halves,
    quoted_once,
    reported_or_quoted,
    whole_quotation,
)
from quoteattr.attribution.rules.layout import behind_colon, dash_and_name
from quoteattr.attribution.rules.onward import speech_goes_on
from quoteattr.attribution.rules.pages import prose_alone
from quoteattr.attribution.rules.reports import speaker_in_report
from quoteattr.attribution.rules.sources import bare_source, behind_the_place, whole_source
from quoteattr.attribution.rules.tagged import own_tag
from quoteattr.attribution.rules.turns import turn

__all__ = ["RULES"]

RULES: tuple[AttributionRule | AttributionPass, ...] = (
    words_at_all,
    clause_of_its_cue,
    whole_quotation,
    cue_outside_quotation,
    quoted_once,
    nothing_between_halves,
    comma_closes,
    dash_and_name,
    subject_said_nothing,
    told_whom,
    is_told,
    passed_on,
    subject_of_cue,
    verb_first,
    own_tag,
    whole_source,
    bare_source,
    behind_the_place,
    second_half,
    first_half,
    behind_colon,
    new_paragraph,
    reported_or_quoted,
    speaker_in_report,
    speech_goes_on,
    sentence_in_marks,
    sentence_goes_on,
    prose_alone,
    turn,
)
"""In the order in which they are applied: edges first, so that what is free is free."""
