"""How English phrases who speaks: determiners, relations, appositions, offices, and where such a phrase ends.

All lists only help. No source is refused because its words are not on one.
"""

from __future__ import annotations

import regex

__all__ = [
    "ADJECTIVE",
    "ADJECTIVE_ENDINGS",
    "AGE",
    "APPOSED",
    "ARTICLE",
    "BELONGS",
    "BETWEEN",
    "COMMA_OR_AND",
    "DESCRIPTION_WORDS",
    "DETERMINER",
    "DETERMINER_OF_SOMEBODY",
    "HEAD_END",
    "HONORIFIC",
    "INDEFINITE",
    "JOINT",
    "LAST_JOINT",
    "MORE_ADJECTIVES",
    "OFFICE_SMALL_WORDS",
    "OWNER_DETERMINER",
    "OWNER_END",
    "PARTICIPLE",
    "PARTY_TAG",
    "PERSON_ENDINGS",
    "PLURALS",
    "POSSESSIVE",
    "POSSESSOR",
    "REFLEXIVES",
    "RELATION",
    "RELATION_WORD",
    "RELATIVES",
    "RELATIVE_CLAUSE",
    "TIME",
]

# Where a phrase ends.

HEAD_END = regex.compile(
    r"[,;:(\[“\"–—\n]|\s--?\s|\s(?:who|whom|whose|which|that|in|at|on|from|with|during|after|before|near|outside|inside)\s"
    # Whom somebody asks is not who asks: "demanded Tom of me".
    r"|\s(?<=\p{Lu}\p{Ll}+\s)of\s(?=(?:me|him|her|us|them)$)",
)
"""Where the head phrase ends, and what follows only adds to it: "the governor, who was in Rome"."""
TIME = regex.compile(
    r"\s(?:today|yesterday|tonight|(?:this|last|on|late|early)\s(?:morning|afternoon|evening|night|week|month|year|weekend)"
    r"|(?:(?:on|this|last|late|early)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
"""When something was said, which is no part of who said it: "Brimble Inc. this morning"."""

# Determiners and adjectives.

ARTICLE = regex.compile(r"(?<!\p{L})(?i:the|an?)\s")
DETERMINER = regex.compile(
    r"(the|this|that|these|those|an?|one|another|some|many|several|few|most|all|both|other|two|three|four|five|his|her|their"
    r"|its|our|my|your)\s",
    regex.IGNORECASE,
)
INDEFINITE = regex.compile(r"(?:an?|one|another|his|her|their|its|our|my)\s", regex.IGNORECASE)
"""Determiners that bring in somebody new, or somebody's own: a name may follow behind a comma."""
DETERMINER_OF_SOMEBODY = regex.compile(r"(?:an?|the|one|another|some|his|her|their|its)\s", regex.IGNORECASE)
"""Determiners that one bearer of an office may have."""
ADJECTIVE = regex.compile(r"(?i:the|an?|his|her|their)\s(?:very\s)?\p{Ll}[\p{Ll}-]*")
MORE_ADJECTIVES = regex.compile(r"(?:,\s\p{Ll}[\p{Ll}-]{0,30}){1,3}\s\p{Ll}+")
"""A comma between adjectives ends nothing: "the small, barefoot priest"."""
DESCRIPTION_WORDS = frozenset(["the", "a", "an", "his", "her", "their", "its", "former", "then", "vice", "campaign"])
"""What may stand in a description before a name, besides nouns for people."""
ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "an", "ary", "ing", "ior", "er")

# Nouns.

PARTICIPLE = regex.compile(r"(?:ed|ing|led|known|close|familiar|able)")
"""How what follows a noun may end: "a report released last year"."""
PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman")
"""What nouns for people end in."""
PLURALS = frozenset(["people", "women", "men", "officials", "percent"])
"""Nouns for many without an ending that tells so."""
REFLEXIVES = frozenset(
    ["himself", "herself", "themselves", "itself", "myself", "also", "too", "later", "then", "both", "all"]
)
"""What may follow a pronoun in a source: he himself, she later."""
RELATIVES = frozenset(["who", "which", "who’s", "who's"])

# Owners and relations.

RELATION_WORD = regex.compile(r"\s(?:about|against|among|behind|by|for|of|over|to|under|within)\s")
"""Whoever stands in such a relation to a name is somebody else: "filed by the federal Board of Trade"."""
RELATION = regex.compile(
    rf"\S{RELATION_WORD.pattern}(?:((?i:the|an?))\s(?:\p{{Ll}}[\p{{L}}-]+\s)?)?(?:(\p{{Ll}}[\p{{Ll}}-]+)\s)?$"
)
"""A relation at the end of what stands before a name, with the article and the noun between."""
POSSESSOR = regex.compile(r"(?:[’']s|(?<=s)[’'])\s+")
"""What makes the words before it an owner."""
POSSESSIVE = regex.compile(r"[’']s?\b|(?<=s)[’'](?!\w)")
"""The same without what is owned."""
OWNER_DETERMINER = "'s"
"""The determiner that an owner's name is."""
OWNER_END = " ’'sS."
"""What an owner's name may end in."""
BELONGS = regex.compile(r"(?:of|from|at)\s\p{Lu}")
"""How it goes on behind a name where its bearer is of some place or body."""

# Appositions and lists.

BETWEEN = regex.compile(r"(?:\s(?:at|in|from|of|with|for|on)\s[^,]{1,80})?\s*[,—–-][\s,—–-]*((?:\p{Ll}+\s){0,2})")
"""What may stand between a description and its name: "a clerk at the mill, senior aide Ann Lee"."""
# How a description behind a name begins: an article, an owner, or an office and what it is of.
_DESCRIBES = r"(?:an?|the|one of|his|her|their|\p{L}+(?:\s\p{Ll}+)?\s(?:of|for|at|to)|former|then)"
APPOSED = regex.compile(
    rf"(?:\s\([^)\n]{{1,20}}\))?,\s({_DESCRIBES}\s[^,;:.()\n“”\"]{{2,150}}?)"
    r"(?=[,;.)]|\s[–—-]|\s(?:who|which|said|says|told)\s)"
)
"""The description that a comma sets behind a name."""
JOINT = regex.compile(r",?\s(?:and|&)\s")
COMMA_OR_AND = regex.compile(r"\s*+(?:,\s*+)?+(?:and\s*+)?")
LAST_JOINT = "and"
"""What joins the last name of a list."""
PARTY_TAG = regex.compile(r"[DRI]-\p{Lu}")
"""A party's letter and a place behind the name of a member of parliament, which is nobody's name: R-Ohio."""

# Offices.

OFFICE_SMALL_WORDS = frozenset(["the", "of", "for", "and", "in", "at", "on", "to", "a"])
"""Words that an office written with capitals leaves small."""
AGE = regex.compile(r",\s\d{1,3}-year-old,$")
HONORIFIC = regex.compile(r"(?:,\s(?:\p{Lu}\p{L}+\s)?(?:[Tt]he\s)?|(?<=-year-old)\s)$")
"""What may stand between an office and the name behind it: "Minister of Mines, Senator the Hon. Ann Lee"."""
RELATIVE_CLAUSE = regex.compile(r"\b(?:who|which|whose|that)\b")
