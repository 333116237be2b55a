"""How English writes names: titles, forms of address, dates, names of bodies, and the shape of a run of capitals.

All lists only help. A name is never cut or refused because it is not on one.
"""

from __future__ import annotations

import regex

__all__ = [
    "ACRONYM",
    "ACRONYM_SKIPS",
    "ADDRESSES",
    "AFTER_PLACE_PREPOSITION",
    "AND",
    "BEFORE_DATES",
    "BODIES_IN_PLURAL",
    "BODY_JOINTS",
    "BODY_TOPIC_JOINTS",
    "BY_FAMILY",
    "DAYS",
    "DEFINITE",
    "DEMONYM_ENDINGS",
    "DEPUTIES",
    "DESCRIBES_PERSON",
    "FOR",
    "FORMS_OF_ADDRESS",
    "HE",
    "HEADLINE_WORDS",
    "INDEFINITE_BEFORE",
    "LEGAL_FORMS",
    "LETTER_WORDS",
    "MISS",
    "MONTHS",
    "MOSTLY_ADJECTIVES",
    "MR",
    "NAME_OPENERS",
    "NAME_RUN",
    "NOBILITY",
    "OF",
    "OFFICE_JOINTS",
    "PART_JOINTS",
    "PEOPLE_AT_LARGE",
    "PLURAL",
    "RANKED",
    "RANKS",
    "SAID_ENDING",
    "SAINTS",
    "SAME_ADDRESS",
    "SHE",
    "SUFFIXES",
    "SURNAME_ADDRESSES",
    "TITLE_JOINTS",
    "TRADE_ENDINGS",
    "WIVES",
]

HE, SHE = "he", "she"
"""The pronouns that tell one person from another."""
DEFINITE, OF, FOR, AND = "the", "of", "for", "and"
PLURAL = "s"
"""What a plural ends in."""
SAID_ENDING = "ed"
"""What a regular verb of saying in the past ends in: Added Lee."""

# Titles and offices.

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""What may follow a surname."""
DEPUTIES = frozenset(["deputy", "vice", "lieutenant", "lt", "assistant", "associate", "shadow"])
"""Those who stand in for the bearer of an office."""
RANKS = DEPUTIES | {"former"}
"""What tells two bearers of one title apart: the former mayor, the deputy mayor."""
NOBILITY = frozenset(["count", "countess", "baron", "baroness", "marquis", "marchioness", "duchess"])
"""Titles that "the" stands before, with a name behind them: the Countess Olenska."""
RANKED = frozenset(["lady", "lord", "sir"])
"""Titles that no pet name follows: Lady Catherine is not called Kitty."""
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

MR, MISS = "mr", "miss"
SAME_ADDRESS = {
    "mister": "mr",
    "mistah": "mr",
    "mista": "mr",
    "mistuh": "mr",
    "missus": "mrs",
    "missis": "mrs",
    "doctor": "dr",
    "captain": "capt",
    "colonel": "col",
    "general": "gen",
    "lieutenant": "lt",
}
"""Spellings of one form of address."""
BY_FAMILY = frozenset(
    ["mr", "mrs", "miss", "ms", "mme", "madame", "mlle", "mademoiselle", "monsieur", "signor", "signora"]
)
"""Plain forms of address. Whoever has one has no other: Miss Daisy Miller is not Mrs. Miller."""
ADDRESSES = BY_FAMILY | frozenset(
    [
        "sir",
        "lord",
        "lady",
        "dr",
        "capt",
        "col",
        "gen",
        "admiral",
        "major",
        "lt",
        "aunt",
        "uncle",
        "sergeant",
        "inspector",
        "count",
        "countess",
        "master",
        "herr",
        "frau",
    ]
)
"""Titles by which the members of one family are told apart."""
SURNAME_ADDRESSES = ADDRESSES - {"sir", "lady", "miss", "aunt", "uncle", "lord", "madame", "mademoiselle", "master"}
"""Those that no first name follows: Colonel Fitzwilliam is not Fitzwilliam Darcy."""
WIVES = frozenset(["mrs", "mme", "madame", "lady"])
"""Those that may stand before a husband's name: Mrs. John Dashwood."""
FORMS_OF_ADDRESS = frozenset(["mr", "mrs", "miss", "ms", "dr"])
"""Behind "of" these begin another name: the New York of Mrs. Archer."""
NAME_OPENERS = FORMS_OF_ADDRESS - {"dr"} | frozenset(
    ["sir", "lady", "madame", "monsieur", "aunt", "uncle", "captain", "colonel"]
)
"""A name begins with these and does not go on with them: "Does Mrs. Hale know?", "Presently Sir Thomas rose."."""

# Dates.

DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
MONTHS = frozenset(["April", "May", "June", "August"])
"""Those that are first names too."""
BEFORE_DATES = regex.compile(r"(?<!\p{L})(?:(on|in|this)|since|until|till|last|next|early|late)\s$", regex.IGNORECASE)
"""Behind these a day or a month is a date, and no part of the name behind it: on Monday Ann Lee said."""

# Bodies, places and what else is written with capitals.

BODY_JOINTS = frozenset(["for", "on", "to", "and", "&", "the", "a"])
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
ACRONYM_SKIPS = frozenset(["of", "and", "the", "for", "on", "to", "&", "a", "de", "la"])
"""Words of a name that its initials leave out."""
HEADLINE_WORDS = frozenset(
    ["is", "are", "in", "that", "what", "how", "why", "to", "with", "at", "by", "as", "it", "was"]
)
"""Headlines in capitals have these, names do not."""
DEMONYM_ENDINGS = ("an", "ese", "ish")
"""What words for the people of a place end in: the Texan."""
BODIES_IN_PLURAL = frozenset(["people", "authorities"])
"""Nouns for many that open a sentence as those for bodies do."""
PEOPLE_AT_LARGE = frozenset(["man", "woman", "boy", "girl"])
"""Nouns for anybody: "the man Dana had met" is not Dana."""

# Runs of capitals.

DESCRIBES_PERSON = regex.compile(r",?\s(?:\d{1,2}|1[01]\d),|,\s(?:\d{1,2}|1[01]\d)\.|,?\swho(?:m|se)?\s")
"""Behind a name, what is said of people alone: an age, or who."""
AFTER_PLACE_PREPOSITION = regex.compile(r"(?<!\p{L})(?:in|at)\s$")
"""The end of what stands before the name of a place."""
_PART = r"\p{L}[\p{L}\p{M}]*"
_WORD = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}]*(?:[-.]{_PART}|[’'](?!s\b){_PART})*|al-\p{{Lu}}\p{{L}}+)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|bin|ibn|ben|al|el)"
_BLANK = r"[ \u00a0]"
_NICKNAME = rf"(?:[“\"‘'(]\p{{Lu}}\p{{L}}+[”\"’')]{_BLANK})?"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_JOINED = rf"(?:(?:{_PARTICLE}|of|for|on|to|and|&|the|a|{_ORDINAL}){_BLANK}){{0,3}}"
# The longest names of bodies have a dozen words; a bound keeps time linear in endless runs of capitals.
_LONGEST_NAME = 14
NAME_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]|\p{{Ll}}-)(?:{_PARTICLE}{_BLANK}){{0,3}}{_WORD}\.?(?:{_BLANK}{_NICKNAME}{_JOINED}{_WORD}\.?){{0,{_LONGEST_NAME}}}"
)
"""Words with capitals in a row, with what may join the parts of names: van, of, and, the 3rd."""
