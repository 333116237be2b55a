"""What a cue says the source did: speak, think, or something else."""

from __future__ import annotations

import re

from quoteattr.languages import Lexicon
from quoteattr.model import Act

__all__ = ["act_of"]

_WORD = re.compile(r"[^\W\d_]+|:")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("s", ""), ("d", ""))


def act_of(cue: str | None, lexicon: Lexicon) -> Act:
    """Saying wins over thinking: "said he believed" reports what was said.

    >>> from quoteattr.languages import english
    >>> [str(act_of(cue, english())) for cue in ("admitted", "had been hoping", "voted against", None)]
    ['speech', 'thought', 'other', 'speech']
    """
    if cue is None:
        return Act.SPEECH
    words = {form for word in _WORD.findall(cue.lower()) for form in base_forms(word)}
    if words & lexicon.speech_cues:
        return Act.SPEECH
    return Act.THOUGHT if words & lexicon.thought_cues else Act.OTHER


def base_forms(word: str) -> set[str]:
    """The word and what it may be an inflected form of.

    >>> sorted(base_forms("quipped"))
    ['quip', 'quipp', 'quippe', 'quipped']
    """
    forms = {word}
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            forms.add(stem + instead)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.add(stem[:-1])
    return forms
