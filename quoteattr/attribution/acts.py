"""What a cue says the source did: speak, think, or something else."""

from __future__ import annotations

import re

from quoteattr.languages import Lexicon
from quoteattr.languages.en.inflection import base_forms
from quoteattr.languages.en.reporting import EVIDENCE
from quoteattr.model import Act

__all__ = ["act_of", "is_evidence"]

_WORD = re.compile(r"[^\W\d_]+|:")


def act_of(cue: str | None, lexicon: Lexicon) -> Act:
    """Saying wins over thinking: "said he believed" reports what was said.

    >>> from quoteattr.languages import english
    >>> [str(act_of(cue, english())) for cue in ("admitted", "had been hoping", "voted against", None)]
    ['speech', 'thought', 'other', 'speech']
    """
    if cue is None:
        return Act.SPEECH
    words = _base_forms(cue)
    if words & lexicon.speech_cues:
        return Act.SPEECH
    return Act.THOUGHT if words & lexicon.thought_cues else Act.OTHER


def is_evidence(cue: str) -> bool:
    """Whether the cue is a verb whose subject need not speak: "the scan showed that …"."""
    return not EVIDENCE.isdisjoint(_base_forms(cue))


def _base_forms(cue: str) -> set[str]:
    return {form for word in _WORD.findall(cue.lower()) for form in base_forms(word)}
