"""English phrases for speakers: determiners, relations, appositions, offices, and where such a phrase ends.

All lists only help. A source is never rejected because its words are not on a list.
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

_ADDS = r"(?:along with|together with|as well as)"
HEAD_END = regex.compile(
    rf"\s?[–—]|(?!,\s{_ADDS}\s)[,;:(\[“\"\n]|\s--?\s|\s(?:{RELATIVE}|in|at|on|from|(?<!(?:along|together)\s)with|during|after|before|near|outside|inside|now|then|currently)\s"
    # The person asked is not the source: "demanded Tom of me". But "many of you" is one phrase.
    rf"|\s(?<=\p{{Lu}}\p{{Ll}}+\s)of\s(?=(?!you)(?:{OBJECT_PRONOUNS})$)",
)
"""Where the head phrase ends. What follows only adds to it: "the governor, who was in Rome"."""
# Determiners and adjectives.

ARTICLE = regex.compile(rf"(?<!\p{{L}})(?i:{ARTICLES})\s")
DETERMINER = regex.compile(
    rf"(the|this|that|these|those|{ONE_OF_MANY}|{QUANTIFIERS}|{NUMERALS}|{OWNERS}|your)\s",
    regex.IGNORECASE,
)
INDEFINITE = regex.compile(rf"(?:{ONE_OF_MANY}|{OWNERS})\s", regex.IGNORECASE)
"""Determiners that introduce a person, or a person with an owner. A name may follow after a comma."""
DETERMINER_OF_SOMEBODY = regex.compile(rf"(?:the|{ONE_OF_MANY}|some|{OWNERS_OF_OTHERS})\s", regex.IGNORECASE)
"""Determiners that a single office holder may have."""
ADJECTIVE = regex.compile(rf"(?i:{ARTICLES}|{OWNERS_OF_OTHERS})\s(?:very\s)?\p{{Ll}}[\p{{Ll}}-]*")
MORE_ADJECTIVES = regex.compile(r"(?:,\s[\p{Ll}\d][\p{Ll}\d-]{0,30}){1,3}\s\p{Ll}+")
"""A comma between adjectives, which does not end the phrase: "the small, barefoot priest"."""
DESCRIPTION_WORDS = frozenset([*f"{ARTICLES}|{OWNERS_OF_OTHERS}".split("|"), FORMER, "then", "vice", "campaign"])
"""Words in a description before a name, apart from nouns for people."""
ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "an", "ary", "ing", "ior", "er")

# Nouns.

PARTICIPLE = regex.compile(r"(?:ed|ing|led|known|close|familiar|able)$")
"""Endings of a word that may follow its noun: "a report released last year"."""
PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman")
"""Endings of nouns for people."""
PLURALS = frozenset(["people", "women", "men", "officials", "percent"])
"""Nouns for groups, in addition to those with a plural ending."""
EMPHASIS = regex.compile(rf"\s(?:{'|'.join(sorted(REFLEXIVE_PRONOUNS))})$")
"""What stresses a source, at its end: Lee herself."""
REFLEXIVES = REFLEXIVE_PRONOUNS | {"also", "too", "later", "then", "both", "all"}
"""Words that may follow a pronoun in a source: he himself, she later."""
WHO_OR_WHICH = frozenset(["who", WHICH, "who’s", "who's"])
"""Relative pronouns as subjects. Without “that”, which may also come before a noun."""

# Owners and relations.

RELATION_WORD = regex.compile(
    r"\s(?:about|against|among|behind|by|for|including|like|of|over|such as|to|under|within)\s"
)
"""A relation to a name, which then is not the speaker's: "filed by the federal Board of Trade"."""
RELATION = regex.compile(
    rf"\S{RELATION_WORD.pattern}(?:((?i:{ARTICLES}|o))\s(?:\p{{Ll}}[\p{{L}}-]+\s)?)?(?:(\p{{L}}[\p{{Ll}}-]+)\s)?$"
)
"""A relation at the end of the words before a name, with the article and noun in between."""
POSSESSOR = regex.compile(rf"{OWNER_ENDING}\s+")
"""The ending of an owner and the space after it."""
OWNER_MARK = regex.compile(r"[’']s?\b|(?<=s)[’'](?!\w)")
"""The ending of an owner alone."""
OWNER_END = " ’'sS."
"""Characters that an owner's name may end in."""
BELONGS = regex.compile(r"(?:of|from|at)\s(?:the\s)?\p{Lu}")
"""The words after a name that begin the place or organization of the person."""

# Appositions and lists.

BETWEEN = regex.compile(r"(?:\s(?:at|in|from|of|with|for|on)\s[^,]{1,80})?\s*[,—–-][\s,—–-]*((?:\p{Ll}+\s){0,2})")
"""The words that may be between a description and its name: "a clerk at the mill, senior aide Ann Lee"."""
# The beginning of a description after a name: an article, an owner, or an office and its subject.
_DESCRIBES = rf"(?:{ARTICLES}|one of|{OWNERS_OF_OTHERS}|\p{{L}}+(?:\s\p{{Ll}}+)?\s(?:of|for|at|to)|{FORMER}|then)"
APPOSED = regex.compile(
    rf"(?:\s\([^)\n]{{1,20}}\))?,\s({_DESCRIBES}\s[^,;:.()\n“”\"]{{2,150}}?)"
    r"(?=[,;.)]|\s[–—-]|\s(?:who|which|said|says|told)\s)"
)
"""The description after a name and a comma."""
_SPEAKING = (
    "Closing|Commenting|Concluding|Defending|Mitigating|Opening|Prosecuting|Reacting|Replying|Reporting|Responding"
    "|Sentencing|Speaking|Testifying|Writing"
)
DATELINE = r"\p{Lu}{3}[\p{Lu} .’'-]{0,30}(?:,\s[\p{L}. ]{1,30}+)?\s?(?:--|[–—])\s?(?=\p{Lu})"
BEGINS_SPEAKING = regex.compile(rf"{DATELINE}|(?:{_SPEAKING})(?:\s[^,;:“”\"\n]{{1,80}}+)?,\s(?=\p{{L}})")
"""What comes before the source: "WELLS, Ark.--Acme Inc.", "Prosecuting, Ann Lee", "Speaking in Wells, she"."""
JOINT = regex.compile(rf",?\s(?:and|&|{_ADDS})\s")
ANOTHER = regex.compile(
    rf",\s(?:{RELATIVE}|{ARTICLES}|{OWNERS_OF_OTHERS}|\d{{1,3}},)\s?[^;:“”\"\n]{{2,120}}?,\sand\s(?=(?:the|{OWNERS_OF_OTHERS})\s|\p{{Lu}})"
)
"""The description of a first person, up to the second: ", who runs the archive, and "."""
COMMA_OR_AND = regex.compile(r"\s*+(?:,\s*+)?+(?:and\s*+)?")
PARTY_TAG = regex.compile(r"\p{Lu}-\p{Lu}")
"""A party's letter and a place after the name of a member of parliament: L-Arden."""

# Offices.

OFFICE_SMALL_WORDS = frozenset([THE, OF, FOR, AND, "in", "at", "on", "to", "a", "former"])
"""Words of a capitalized office that remain in lower case."""
HEAD = "head"
"""A noun that begins offices and is no title before a name: Acting Head of Works, Ann Lee."""
OFFICE_OWNER = regex.compile(rf"^(?:{OWNERS}|(?:the\s)?[\p{{L}}-]+{OWNER_ENDING})\s")
"""Whose office it is: the federation's Head of Coaching."""
BRACKET = regex.compile(r"\s\([^()\n]{1,60}\)")
BRACKET_AT_END = regex.compile(r"\s\([^()\n]{1,60}\),?\s$")
"""The branch or state of an office, also right before a name: Head of Forests (North) Ann Lee."""
AGE = regex.compile(r",\s\d{1,3}-year-old,$")
IN_CHARGE = regex.compile(r"((?:\p{L}[\p{L}’'-]*\s){1,4}?)(?:(?:of|for|in|at)\s|\()")
"""An office, and the beginning of what it is in charge of: "Professor Emeritus of "."""
BEHIND_RANK = frozenset(["emeritus", "emerita", "general", "elect", "designate"])
"""Words that follow the noun of an office: Professor Emeritus."""
HONORIFIC = regex.compile(r"(?:,\s(?:\p{Lu}\p{L}+\s)?(?:[Tt]he\s)?|(?<=-year-old)\s)$")
"""The words that may be between an office and the name: "Minister of Mines, Senator the Hon. Ann Lee"."""

# Names that a description gives.

_ONLY = r"(?:(?:only|simply|just|locally)\s)?"
_ITSELF = rf"(?:{'|'.join(sorted(REFLEXIVE_PRONOUNS))})"
GIVES_NAME = regex.compile(
    rf"\s(?:named|nicknamed|known\s{_ONLY}(?:as|by\sthe\sname\sof)|(?:is\s|was\s)?called"
    rf"|(?:identified|identifies|introduced|introduces|called|calls)\s{_ITSELF}\s{_ONLY}(?:as)?"
    rf"|(?:gave|gives|giving)\s(?:{OWNERS_OF_OTHERS})\s(?:full\s|first\s)?name\s{_ONLY}as"
    r"|(?:uses|used|using)\sthe\s(?:name|alias|pseudonym)|(?:goes|went|going)\sby(?:\sthe\sname(?:\sof)?)?)"
    r"\s*+(?:the\s)?(?=\p{Lu})"
)
"""The words between a description and the name that somebody goes by: "a man named", "who gave his name only as"."""
SPEAKS_FOR = regex.compile(
    r"(?i:spokes(?:man|woman|person)|representative)\s(?:for|of)\s"
    rf"(?:(?:{ARTICLES}|{OWNERS_OF_OTHERS})\s)?[\p{{L}} -]{{0,60}}\p{{Ll}}\s?$"
)
"""Somebody who speaks for what is named next, with a word for it: "a spokesman for the retailer "."""
SURNAMED = regex.compile(r"\ssurnamed\s$")
"""What leaves the rest of a name out: "a villager surnamed Wu" is not Wu Meifang."""
ONE_OF_THEM = regex.compile(r"(?:One|Another|one|another),\s")
"""One of several, whose name follows: "One, the retailer Acme,"."""
CLASS_YEAR = regex.compile(r"\s[’'‘]\d\d$")
"""When somebody left a school, behind a name: Ann Lee ’21."""
DESCRIBED_AT_ONCE = regex.compile(rf"\s(?:{ARTICLES})\s\p{{Ll}}")
"""A description behind a name without a comma: "Ann Lee the head of the board"."""
MORE_OF_PERSON = regex.compile(r",\s(?:who|whose|\d{1,3})\b")
"""What follows a single name behind a description: "the brother, Tom, who left"."""
