"""How English writes names: titles, forms of address, dates, names of bodies, and the shape of a run of capitals.

All lists only help. A name is never cut or refused because it is not on one.
"""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import (
    AND,
    FOR,
    INHERITED,
    OF,
    PARTICLES,
    PLAIN,
    THE,
    WHO,
    Rank,
    of_rank,
)

# Titles and offices.

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""What may follow a surname."""
DEPUTIES = frozenset(["deputy", "vice", "lieutenant", "lt", "assistant", "associate", "shadow"])
"""Those who stand in for the bearer of an office."""
FORMER = "former"
RANKS = DEPUTIES | {FORMER}
"""What tells two bearers of one title apart: the former mayor, the deputy mayor."""
TRADE_ENDINGS = ("er", "or", "ist")
"""What words for a trade end in: Singer Ann Lee. Other such endings are those of first names too: Osman, Kristian."""
MOSTLY_ADJECTIVES = frozenset(
    [
        "black",
        "white",
        "native",
        "local",
        "latino",
        "teen",
        "conservative",
        "liberal",
        "moderate",
        "progressive",
        "minor",
    ]
)
"""Nouns for people that are adjectives more often: Black Lives Matter."""
INDEFINITE_BEFORE = regex.compile(r"\b[Aa]n? $")
"""An indefinite article at the end of what stands before a name."""
OFFICE_JOINTS = (OF, FOR)
"""What joins an office and what it is of: Minister of Mines."""
TITLE_JOINTS = (AND, "&", FOR)
"""Behind these no title stands before a name: the Society for President Lincoln."""

# Forms of address.

# First Lord and Grand Master are offices.
NAME_OPENERS = (PLAIN | INHERITED | of_rank(Rank.KIN) | {"captain", "colonel"}) - {"lord", "master"}
"""A name begins with these and does not go on with them: "Does Mrs. Hale know?", "Presently Sir Thomas rose."."""

# Dates.

BEFORE_DATES = regex.compile(r"(?<!\p{L})(?:(on|in|this)|since|until|till|last|next|early|late)\s$", regex.IGNORECASE)
"""Behind these a day or a month is a date, and no part of the name behind it: on Monday Ann Lee said."""

# Bodies, places and what else is written with capitals.

BODY_JOINTS = frozenset([FOR, "on", "to", AND, "&", THE, "a"])
"""Joined by these, capitals are one name where it is a body's: the Committee for Tax Justice."""
BODY_TOPIC_JOINTS = frozenset([FOR, "on"])
"""Behind these a body's name says what it is for: the Committee on Trade and Mines."""
PART_JOINTS = BODY_JOINTS | {OF, "O"}
"""No name begins with these."""
LEGAL_FORMS = frozenset(["inc", "co", "corp", "ltd"])
"""A company's name ends with these."""
LETTER_WORDS = frozenset(["I"])
"""Words of one letter that end no longer name."""
SAINTS = frozenset(["st", "ste", "mt", "ft"])
"""Abbreviations inside of names of places, so that no sentence ends behind them."""
ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,6}")
"""How initials of a body are written: AP, U.N."""
ACRONYM_SKIPS = BODY_JOINTS | {OF, "de", "la"}
"""Words of a name that its initials leave out."""
HEADLINE_WORDS = frozenset(
    ["is", "are", "was", "it", "in", "that", "what", "how", "why", "to", "with", "at", "by", "as"]
)
"""Headlines in capitals have these, names do not."""
DEMONYM_ENDINGS = ("an", "ese", "ish")
"""What words for the people of a place end in: the Texan."""
BODIES_IN_PLURAL = frozenset(["people", "authorities"])
"""Nouns for many that open a sentence as those for bodies do."""
PEOPLE_AT_LARGE = frozenset(["man", "woman", "boy", "girl"])
"""Nouns for anybody: "the man Dana had met" is not Dana."""

# Runs of capitals.

DESCRIBES_PERSON = regex.compile(rf",?\s(?:\d{{1,2}}|1[01]\d),|,\s(?:\d{{1,2}}|1[01]\d)\.|,?\s{WHO}\s")
"""Behind a name, what is said of people alone: an age, or who."""
AFTER_PLACE_PREPOSITION = regex.compile(r"(?<!\p{L})(?:in|at)\s$")
"""The end of what stands before the name of a place."""
_PART = r"\p{L}[\p{L}\p{M}]*"
_WORD = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}]*(?:[-.]{_PART}|[’'](?!s\b){_PART})*|al-\p{{Lu}}\p{{L}}+)"
_BLANK = r"[ \u00a0]"
_NICKNAME = rf"(?:[“\"‘'(]\p{{Lu}}\p{{L}}+[”\"’')]{_BLANK})?"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_JOINED = rf"(?:(?:{PARTICLES}|of|for|on|to|and|&|the|a|{_ORDINAL}){_BLANK}){{0,3}}"
# The longest names of bodies have a dozen words; a bound keeps time linear in endless runs of capitals.
_LONGEST_NAME = 14
NAME_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]|\p{{Ll}}-)(?:(?:{PARTICLES}){_BLANK}){{0,3}}{_WORD}\.?(?:{_BLANK}{_NICKNAME}{_JOINED}{_WORD}\.?){{0,{_LONGEST_NAME}}}"
)
"""Words with capitals in a row, with what may join the parts of names: van, of, and, the 3rd."""
