"""The inflection of English: verbs from any form to the base and back, nouns from the plural to the singular."""

from __future__ import annotations

__all__ = ["base_forms", "finite_forms", "singular"]

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("s", ""), ("d", ""))
"""Each ending, and the ending of the base in its place."""
_VOWELS = "aeiou"
_HISSING = ("shes", "ches", "sses", "xes")


def base_forms(word: str) -> set[str]:
    """The word itself and every base that it may be a form of.

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


def finite_forms(base: str) -> tuple[str, ...]:
    """The possible forms of a regular verb after "he" or "she", some misspelt.

    >>> finite_forms("quip")
    ('quips', 'quipes', 'quiped', 'quipped')
    """
    if base.endswith("e"):
        return base + "s", base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied"
    return base + "s", base + "es", base + "ed", base + base[-1] + "ed"


def singular(noun: str) -> str:
    """The singular of a regular plural; any other noun as it is.

    >>> [singular(noun) for noun in ("studies", "churches", "unions", "press")]
    ['study', 'church', 'union', 'press']
    """
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(_HISSING):
        return noun[:-2]
    return noun if noun.endswith("ss") else noun.removesuffix("s")
