"""English patterns of what a speaker does behind a reported clause about a thing: said it was late and walked home."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import OBJECT_PRONOUNS, ONE_OF_MANY, OWNERS, OWNERS_OF_OTHERS, THE
from quoteattr.languages.en.reporting import VERBS_AHEAD

__all__ = ["ABOUT_A_THING", "DEED", "FORCES"]

ABOUT_A_THING = regex.compile(
    rf"(?:that\s)?(?:it|there|(?:{THE}|{ONE_OF_MANY}|{OWNERS}|this|that|no)\s(?:[\p{{Ll}}’'-]+\s){{0,3}}?(?P<noun>[\p{{Ll}}-]+))\s"
    rf"(?:(?P<is>(?:is|was|were|(?:has|had|have|will|would|must|could|might)(?:\snot)?\s(?:been|be))\b)|(?:{VERBS_AHEAD})\b)"
)
"""A clause with a common noun as its subject. `is`: the subject does nothing."""
_WHAT = rf"(?:(?:{THE}|{ONE_OF_MANY}|{OWNERS_OF_OTHERS}|both)\s|{OBJECT_PRONOUNS}\b)"
_ONLY_PEOPLE = (
    r"(?:bowed|burst\sinto\s(?:laughter|song|tears)|hung\sup|knelt|laughed|marched|nodded|prayed|resigned|sat\sdown|shrugged|sighed"
    r"|smiled|stood\sup|stormed\s(?:off|out)|strode|walked|waved|(?:cycled|drove|hurried|ran|rushed)\s(?:away|home|off|out)"
    r"|left\sthe\s(?:building|chamber|court|courtroom|field|hall|house|meeting|pitch|podium|room|stage|studio|table)"
    rf"|went\s(?:home|inside|indoors|upstairs|to\sbed)|wept|(?:folded|put\son|shook)\s(?:{OWNERS_OF_OTHERS})"
    r"|(?:closed|drew|opened|shut)\sthe\s(?:blind|book|curtain|door|file|gate|lid|window)s?"
    rf"|(?:sent|turned)\s(?:{OBJECT_PRONOUNS}|everybody|everyone)\s(?:away|back|home|out))\b"
)
_ACTED = (
    r"(?:ate|banged|blessed|drank|flung|folded|grabbed|handed|hugged|hurled|kicked|kissed|led|lit|locked|ordered|packed|picked|poured"
    r"|pressed|pulled|pushed|ripped|rolled|signed|slammed|switched|thanked|threw|tied|tore|tossed|unlocked|washed|wiped|wrapped)"
    rf"\s(?:(?:back|down|off|on|out|over|up)\s)?{_WHAT}"
)
DEED = regex.compile(rf"(?:,|,?\sand)\s(?:then\s)?(?:{_ONLY_PEOPLE}|(?P<acted>{_ACTED}))")
"""What a person does next. `acted`: what things may do too, if their clause says what they do."""
FORCES = frozenset(
    [
        "blast",
        "boat",
        "bomb",
        "bus",
        "car",
        "current",
        "explosion",
        "fire",
        "flood",
        "gale",
        "hail",
        "horse",
        "hurricane",
        "lorry",
        "machine",
        "plane",
        "quake",
        "rain",
        "river",
        "sea",
        "ship",
        "snow",
        "storm",
        "tide",
        "train",
        "truck",
        "van",
        "water",
        "wave",
        "wind",
    ]
)
"""What moves other things as people do."""
