"""The subject of a verb, as far as characters tell it: what stands between the beginning of a sentence and the verb."""

from __future__ import annotations

import regex

from quoteattr.text.paragraphs import SENTENCE_END
from quoteattr.text.view import Range, TextView

__all__ = ["is_passive", "passives", "sentence_start", "subject_before"]

# A bound that keeps time linear: a subject farther off is not plain.
_REACH = 200
_DETERMINER = "the|a|an|one|another|two|three|his|her|my|our|their|its|this|that"
_AUXILIARIES = r"\s++(?:(?:also|then|later|now|once|has|have|had|will|would|\p{Ll}+ly)\s++)*+"
# What stands before the verb is read in one step where the verb is not behind it, so that none is read twice.
_WORDS = rf"(?:[^\s,;:“”\"]++|(?>{_AUXILIARIES})(?!$))*+"
_ASIDE = r",\s[^,;:“”\"\n]{2,80}+,"
_SUBJECT = regex.compile(
    rf"(?:[^;:“”\"\n]*,\s)?(?P<subject>(?:(?i:{_DETERMINER})\s|\p{{Lu}}|(?:he|she|they|we)\b)(?P<words>{_WORDS})"
    rf"(?:{_ASIDE})?){_AUXILIARIES}"
)
_OTHER_VERB = regex.compile(r"\b(?:and|but|or|who|which|that|to|as|when|if)$|\b(?:said|says|told|tells|wrote|writes)\b")

_BE = r"(?:am|are|is|was|were|be|been|being|get|gets|got|[’']s|[’']re)"
_ADVERB = r"(?:(?:also|then|once|later|never|not|\p{Ll}+ly)\s)?"
_PASSIVE = regex.compile(rf"(?<![\p{{L}}]){_BE}\s{_ADVERB}\p{{Ll}}+(?<!ing)(?:\s(?:of|about|for|as|to|by|with))?$")
_PARTICIPLE = regex.compile(rf"(?<![\p{{L}}]){_BE}\s{_ADVERB}(?P<verb>\p{{Ll}}+)(?<!ing)\b")
_PASSIVE_REACH = 25


def sentence_start(at: int, view: TextView) -> int | None:
    """Where the sentence that holds the character ``at`` begins; None where that is far off."""
    first = view.paragraphs[view.paragraph(at)][0]
    low = max(first, at - _REACH)
    ends = [found.end() for found in SENTENCE_END.finditer(view.text, low, at + 1) if found.end() <= at]
    return ends[-1] if ends else first if low == first else None


def subject_before(verb: int, view: TextView) -> Range | None:
    """The subject of the verb that begins at ``verb``, if it is all that stands before it, or all behind a comma."""
    start = sentence_start(verb, view)
    found = _SUBJECT.fullmatch(view.text, start, verb) if start is not None else None
    if found is None or "\n" in found["words"] or _OTHER_VERB.search(found["subject"]):
        return None
    subject: Range = found.span("subject")
    return subject


def is_passive(cue: Range, view: TextView) -> bool:
    """Whether the verb that ends with the cue is in the passive voice, the auxiliary in it or before it."""
    return _PASSIVE.search(view.text, max(0, cue[0] - _PASSIVE_REACH), cue[1]) is not None


def passives(cue: Range, view: TextView) -> list[str]:
    """The participles in the cue that a form of "be" makes a passive: had been informed in writing."""
    found = _PARTICIPLE.finditer(view.text, max(0, cue[0] - _PASSIVE_REACH), cue[1])
    return [verb["verb"] for verb in found if verb.end() > cue[0]]
