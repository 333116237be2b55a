"""The passes and rules of attribution in the order in which they run: first those on where contents begin and end."""

from __future__ import annotations

from quoteattr.attribution.contract import AttributionPass, AttributionRule
from quoteattr.attribution.passes.announced import announced_paragraph
from quoteattr.attribution.passes.deeds import deed_goes_on
from quoteattr.attribution.passes.halves import first_half, second_half, sentence_goes_on
from quoteattr.attribution.passes.headed import headed
from quoteattr.attribution.passes.headlines import claim_in_headline
from quoteattr.attribution.passes.layout import behind_colon, dash_and_name
from quoteattr.attribution.passes.own_paragraph import own_paragraph
from quoteattr.attribution.passes.pages import prose_alone
from quoteattr.attribution.passes.reported_clauses import reported_clause
from quoteattr.attribution.passes.second_sources import speaker_in_report
from quoteattr.attribution.passes.speech_goes_on import speech_goes_on
from quoteattr.attribution.passes.stories import sentence_in_marks
from quoteattr.attribution.passes.tagged_clauses import tagged_clause
from quoteattr.attribution.passes.tags import own_tag, verb_first
from quoteattr.attribution.passes.turns import turn
from quoteattr.attribution.passes.whole_quotations import quoted_once, whole_quotation
from quoteattr.attribution.rules.addressees import is_told, passed_on, told_whom
from quoteattr.attribution.rules.block_quotations import block_quotation
from quoteattr.attribution.rules.broken_clauses import around_its_tag
from quoteattr.attribution.rules.contents import (
    clause_of_its_cue,
    comma_closes,
    cue_outside_quotation,
    new_paragraph,
    nothing_between_halves,
    quoted_sentence,
    reported_or_quoted,
    words_at_all,
)
from quoteattr.attribution.rules.no_speech import named_words, set_phrase
from quoteattr.attribution.rules.second_verb import second_verb
from quoteattr.attribution.rules.sources import bare_source, behind_the_place, whole_source
from quoteattr.attribution.rules.subjects import subject_of_cue, subject_said_nothing
from quoteattr.attribution.rules.told_behind import told_behind

__all__ = ["RULES"]

RULES: tuple[AttributionRule | AttributionPass, ...] = (
    prose_alone,
    words_at_all,
    reported_clause,
    set_phrase,
    named_words,
    clause_of_its_cue,
    whole_quotation,
    cue_outside_quotation,
    quoted_once,
    nothing_between_halves,
    comma_closes,
    dash_and_name,
    subject_said_nothing,
    tagged_clause,
    told_whom,
    is_told,
    passed_on,
    subject_of_cue,
    verb_first,
    own_tag,
    own_paragraph,
    whole_source,
    bare_source,
    behind_the_place,
    second_half,
    first_half,
    around_its_tag,
    told_behind,
    second_verb,
    behind_colon,
    claim_in_headline,
    headed,
    new_paragraph,
    quoted_sentence,
    reported_or_quoted,
    speaker_in_report,
    speech_goes_on,
    sentence_in_marks,
    sentence_goes_on,
    deed_goes_on,
    block_quotation,
    announced_paragraph,
    turn,
)
