"""How a turn is spoken: whom it addresses with what words, and whether in dialect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs
import regex

from quoteattr.speakers.discourse import Mention

__all__ = ["BROAD", "PLAIN", "Manner", "is_address", "manner_of"]

BROAD = "broad"
PLAIN = "plain"
# A servant says sir, a child papa, and some have words of their own: old sport.
_ADDRESS = regex.compile(
    r"(?<=[“\"‘',;:.!?…—–-]\s?|(?<!\p{L})(?i:yes|no|oh|well|thank you)\s)"
    r"(?!(?i:good (?:morning|afternoon|evening|night|day|god|heavens|lord|gracious)|my (?:god|word|goodness)))"
    r"(?<address>(?i:sir|suh|madam|ma[’']am|mum|miss|mister|guv[’']nor|my lord|my lady|your (?:grace|honou?r|worship)|"
    r"mamma|mama|mother|mummy|papa|father|daddy|pa|ma|aunt|uncle|grandmother|monsieur|madame|signor|signora|darling|"
    r"dearest|(?:my|old|dear|young|good|poor)(?: (?-i:\p{Ll}+)){1,2}))(?=\s*[,;:.!?…—–\"”’-]|$)"
)
# Words clipped as no educated speaker of the novels clips them, and those of the commonest dialects.
_BROAD = regex.compile(
    r"(?<![\p{L}’'])(?:ain[’']?t|yer|ye|thee|thou|dat|dis|dey|wot|summat|nowt|sech|wuz|jes[’']?|gwine|suh|[’']em|[’']ee|"
    r"o[’']|an[’']|th[’']|fu[’']|t[’']|yo[’']|mis[’']|hisself|theirselves|\p{L}{2,}in[’'])(?![\p{L}])",
    regex.IGNORECASE,
)
_BEFORE_NAMES = "o|oh|ah|my|dear|dearest|poor|old|and|yes|no|well|now|good|young|little|sweet"
_BEFORE_ADDRESS = regex.compile(rf"(?:^|[\"“‘'(,;:.!?—–-])\s*(?:(?:{_BEFORE_NAMES})[ ,!]+){{0,3}}$", regex.IGNORECASE)
_AFTER_ADDRESS = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--)")
# Characters, of those words.
_WINDOW = 60
_WORD = regex.compile(r"\p{L}+")
# Shorter turns are plain by chance.
_FEWEST_WORDS = 6


@attrs.frozen(slots=True)
class Manner:
    """How one turn is spoken."""

    address: str
    """What it calls whom it speaks to, in lower case: "sir", "my dear"; empty for names alone."""
    names: frozenset[str]
    """By which names it calls them: "Lizzy", "Miss Bennet"."""
    speech: str
    """`BROAD` in dialect, `PLAIN`, or empty where it is too short to tell."""

    def count(self) -> Counter[str]:
        """All that it shows, each once."""
        return Counter([self.speech, self.address, *self.names])


def manner_of(text: str, start: int, end: int, called: Iterable[Mention] = ()) -> Manner:
    """The manner of what stands at ``start:end`` in characters. ``called``: the names by which it calls others.

    >>> manner_of("“Dis is hit, suh.”", 0, 18)
    Manner(address='suh', names=frozenset(), speech='broad')
    >>> manner_of("“I told you so, old sport.”", 0, 27)
    Manner(address='old sport', names=frozenset(), speech='plain')
    """
    found = _ADDRESS.search(text, start, end)
    # A closing mark is no clipped letter.
    if _BROAD.search(text, start, end - 1):
        speech = BROAD
    else:
        speech = PLAIN if len(_WORD.findall(text, start, end)) >= _FEWEST_WORDS else ""
    names = frozenset(text[m.start : m.end] for m in called)
    return Manner(found.group("address").lower() if found else "", names, speech)


def is_address(mention: Mention, text: str) -> bool:
    """Whether commas or marks set a name off as those whom one speaks to are: "My dear Emma, …"."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    return _BEFORE_ADDRESS.search(before) is not None and _AFTER_ADDRESS.match(text, mention.end) is not None
