"""English patterns of what a speaker does behind a reported clause about a thing: said it was late and walked home."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import ONE_OF_MANY, OWNERS, OWNERS_OF_OTHERS, THE
from quoteattr.languages.en.reporting import VERBS_AHEAD

__all__ = ["ABOUT_A_THING", "DEED"]

ABOUT_A_THING = regex.compile(
    rf"(?:that\s)?(?:it|there|(?:{THE}|{ONE_OF_MANY}|{OWNERS}|this|that|no)\s(?:[\p{{Ll}}’'-]+\s){{0,3}}?(?P<noun>[\p{{Ll}}-]+))\s"
    rf"(?:(?P<is>(?:is|was|were|(?:has|had|have|will|would|must|could|might)(?:\snot)?\s(?:been|be))\b)|(?:{VERBS_AHEAD})\b)"
)
"""A clause with a common noun as its subject. `is`: the subject does nothing."""
_WHAT = rf"(?:{THE}|{ONE_OF_MANY}|{OWNERS_OF_OTHERS})\s"
_ONLY_PEOPLE = (
    r"(?:bowed|burst\sinto\s(?:laughter|song|tears)|hung\sup|laughed|nodded|resigned|sat\sdown|shrugged|sighed|smiled|stood\sup"
    r"|stormed\s(?:off|out)|walked|waved"
    r"|left\sthe\s(?:building|chamber|court|courtroom|field|hall|house|meeting|pitch|podium|room|stage|studio|table)"
    rf"|went\s(?:home|inside|indoors|upstairs|to\sbed)|wept|(?:folded|put\son|shook)\s(?:{OWNERS_OF_OTHERS}))\b"
)
_ACTED = (
    r"(?:banged|folded|grabbed|handed|hugged|kicked|kissed|led|lit|locked|ordered|picked|poured|signed|slammed|thanked|wiped)"
    rf"\s(?:(?:back|down|off|on|out|over|up)\s)?{_WHAT}"
)
DEED = regex.compile(rf"(?:,|,?\sand)\s(?:then\s)?(?:{_ONLY_PEOPLE}|(?P<acted>{_ACTED}))")
"""What a person does next. `acted`: what things may do too, if their clause says what they do."""
