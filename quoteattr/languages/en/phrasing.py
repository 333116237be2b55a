"""How English phrases who speaks: determiners, relations, appositions, offices, and where such a phrase ends.

All lists only help. No source is refused because its words are not on one.
"""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import (
    AND,
    ARTICLES,
    FOR,
    NUMERALS,
    OBJECT_PRONOUNS,
    OF,
    ONE_OF_MANY,
    OWNER_ENDING,
    OWNERS,
    OWNERS_OF_OTHERS,
    QUANTIFIERS,
    REFLEXIVE_PRONOUNS,
    RELATIVE,
    THE,
    WHICH,
)
from quoteattr.languages.en.naming import FORMER

# Where a phrase ends.

HEAD_END = regex.compile(
    rf"[,;:(\[“\"–—\n]|\s--?\s|\s(?:{RELATIVE}|in|at|on|from|with|during|after|before|near|outside|inside)\s"
    # Whom somebody asks is not who asks: "demanded Tom of me"; but "many of you" is whole.
    rf"|\s(?<=\p{{Lu}}\p{{Ll}}+\s)of\s(?=(?!you)(?:{OBJECT_PRONOUNS})$)",
)
"""Where the head phrase ends, and what follows only adds to it: "the governor, who was in Rome"."""
# Determiners and adjectives.

ARTICLE = regex.compile(rf"(?<!\p{{L}})(?i:{ARTICLES})\s")
DETERMINER = regex.compile(
    rf"(the|this|that|these|those|{ONE_OF_MANY}|{QUANTIFIERS}|{NUMERALS}|{OWNERS}|your)\s",
    regex.IGNORECASE,
)
INDEFINITE = regex.compile(rf"(?:{ONE_OF_MANY}|{OWNERS})\s", regex.IGNORECASE)
"""Determiners that bring in somebody new, or somebody's own: a name may follow behind a comma."""
DETERMINER_OF_SOMEBODY = regex.compile(rf"(?:the|{ONE_OF_MANY}|some|{OWNERS_OF_OTHERS})\s", regex.IGNORECASE)
"""Determiners that one bearer of an office may have."""
ADJECTIVE = regex.compile(rf"(?i:{ARTICLES}|{OWNERS_OF_OTHERS})\s(?:very\s)?\p{{Ll}}[\p{{Ll}}-]*")
MORE_ADJECTIVES = regex.compile(r"(?:,\s\p{Ll}[\p{Ll}-]{0,30}){1,3}\s\p{Ll}+")
"""A comma between adjectives ends nothing: "the small, barefoot priest"."""
DESCRIPTION_WORDS = frozenset([*f"{ARTICLES}|{OWNERS_OF_OTHERS}".split("|"), FORMER, "then", "vice", "campaign"])
"""What may stand in a description before a name, besides nouns for people."""
ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "an", "ary", "ing", "ior", "er")

# Nouns.

PARTICIPLE = regex.compile(r"(?:ed|ing|led|known|close|familiar|able)")
"""How what follows a noun may end: "a report released last year"."""
PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman")
"""What nouns for people end in."""
PLURALS = frozenset(["people", "women", "men", "officials", "percent"])
"""Nouns for many without an ending that tells so."""
REFLEXIVES = REFLEXIVE_PRONOUNS | {"also", "too", "later", "then", "both", "all"}
"""What may follow a pronoun in a source: he himself, she later."""
WHO_OR_WHICH = frozenset(["who", WHICH, "who’s", "who's"])
"""What may be the subject of a clause that adds to a name; “that” may stand before a noun too."""

# Owners and relations.

RELATION_WORD = regex.compile(r"\s(?:about|against|among|behind|by|for|of|over|to|under|within)\s")
"""Whoever stands in such a relation to a name is somebody else: "filed by the federal Board of Trade"."""
RELATION = regex.compile(
    rf"\S{RELATION_WORD.pattern}(?:((?i:{ARTICLES}))\s(?:\p{{Ll}}[\p{{L}}-]+\s)?)?(?:(\p{{Ll}}[\p{{Ll}}-]+)\s)?$"
)
"""A relation at the end of what stands before a name, with the article and the noun between."""
POSSESSOR = regex.compile(rf"{OWNER_ENDING}\s+")
"""What makes the words before it an owner."""
OWNER_MARK = regex.compile(r"[’']s?\b|(?<=s)[’'](?!\w)")
"""The same without what is owned."""
OWNER_END = " ’'sS."
"""What an owner's name may end in."""
BELONGS = regex.compile(r"(?:of|from|at)\s\p{Lu}")
"""How it goes on behind a name where its bearer is of some place or body."""

# Appositions and lists.

BETWEEN = regex.compile(r"(?:\s(?:at|in|from|of|with|for|on)\s[^,]{1,80})?\s*[,—–-][\s,—–-]*((?:\p{Ll}+\s){0,2})")
"""What may stand between a description and its name: "a clerk at the mill, senior aide Ann Lee"."""
# How a description behind a name begins: an article, an owner, or an office and what it is of.
_DESCRIBES = rf"(?:{ARTICLES}|one of|{OWNERS_OF_OTHERS}|\p{{L}}+(?:\s\p{{Ll}}+)?\s(?:of|for|at|to)|{FORMER}|then)"
APPOSED = regex.compile(
    rf"(?:\s\([^)\n]{{1,20}}\))?,\s({_DESCRIBES}\s[^,;:.()\n“”\"]{{2,150}}?)"
    r"(?=[,;.)]|\s[–—-]|\s(?:who|which|said|says|told)\s)"
)
"""The description that a comma sets behind a name."""
JOINT = regex.compile(r",?\s(?:and|&)\s")
COMMA_OR_AND = regex.compile(r"\s*+(?:,\s*+)?+(?:and\s*+)?")
PARTY_TAG = regex.compile(r"\p{Lu}-\p{Lu}")
"""A party's letter and a place behind the name of a member of parliament, which is nobody's name: L-Arden."""

# Offices.

OFFICE_SMALL_WORDS = frozenset([THE, OF, FOR, AND, "in", "at", "on", "to", "a"])
"""Words that an office written with capitals leaves small."""
AGE = regex.compile(r",\s\d{1,3}-year-old,$")
HONORIFIC = regex.compile(r"(?:,\s(?:\p{Lu}\p{L}+\s)?(?:[Tt]he\s)?|(?<=-year-old)\s)$")
"""What may stand between an office and the name behind it: "Minister of Mines, Senator the Hon. Ann Lee"."""
