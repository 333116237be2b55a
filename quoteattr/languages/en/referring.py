"""English words and patterns for later references: pronouns, relatives, offices, organizations, bylines."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from quoteattr.languages.en.grammar import (
    ADVERB,
    ADVERBS,
    AND,
    ARTICLES,
    GENDERS,
    HAS,
    HE,
    IS,
    IT,
    KINSHIP,
    MONTHS,
    NAME_OR_INITIAL,
    OF,
    ONE_OF_MANY,
    OWNER_ENDING,
    OWNERS_OF_OTHERS,
    PAST,
    POSSESSIVES,
    PRONOUNS,
    RELATIVE,
    SHE,
    THEY,
    WILL,
    Kinship,
)
from quoteattr.languages.en.naming import MEMBERS, NATIVES, PARTY_ADJECTIVES, PEOPLE_AT_LARGE
from quoteattr.languages.en.phrasing import DATELINE

DESCRIBES_ONE_OF_MANY = regex.compile(rf"(?:{ONE_OF_MANY}) ", regex.IGNORECASE)
"""The beginning of an indefinite description: "a reporter"."""
OWNING = regex.compile(rf"{OWNER_ENDING}$")
"""The ending of an owner: Hill’s, the voters’."""
MODIFIERS = regex.compile(rf"(?:(?i:{ARTICLES})\s)?(?:[\p{{Ll}}-]+\s)?")
"""An article and an adjective, in front of a name: "the respected "."""
ENDS_PHRASE = regex.compile(
    r"[^\p{L}\s]|\s+(?:[^\p{L}]|(?:to|in|on|at|with|for|from|as|and|or|but|by|when|while|that|if|into|because|about|after"
    r"|before|over|up|out|off|down|who|which|through|during|until|since|the|an?|his|their|it|he|they|was|is|had|has|were"
    r"|would|could|what|how|where|not|back|again|away|too|than|then|under|against)\b)"
)
"""What may follow “her” as an object: "saw her in Wells". A noun makes it an owner."""
OWNS = ("’s", "'s")
"""The ending of an owner after a name."""
AND_BETWEEN = f" {AND} "
"""Joins two nouns: "the mayor and clerk" is two people."""
APPOSED_BY = (", ", " - ", " — ", " – ", " -- ")
"""Separators between a mention and a description of the same person."""

# Pronouns

PERSONAL = frozenset(form for who in (HE, SHE, IT, THEY) for form in PRONOUNS[who].forms)
"""The pronouns that are listed for a speaker."""
LEADS_TO_RELATIVE = regex.compile(r"\s?(?:\([^)]*\))?(?:,?\s|\s[—–-]+\s|,\s[^,.;]{1,120},?\s)")
"""The words that may be between a mention and its relative clause."""
GENDERED = regex.compile(rf"(?<![\p{{L}}’'])(?:{'|'.join(GENDERS)})(?![\p{{L}}])", regex.IGNORECASE)
"""Any pronoun of `GENDERS`."""
BEHIND_SURNAME = regex.compile(
    rf"(?<![\p{{L}}’'])(?:{'|'.join([*PRONOUNS[HE].cases, *PRONOUNS[SHE].cases])})(?![\p{{L}}’'])", regex.IGNORECASE
)
"""A pronoun that shows the gender of the name before it."""

# Authors and questioners

BYLINE = regex.compile(r"[Bb]y\s+|BY\s+")
BIO = regex.compile(rf"\s(?:{IS}|are|teaches|writes|covers|lives|works)\s|,\s(?:{ARTICLES})\s")
"""The words after the author's name in the line about the author."""
ASKED_FIRST = regex.compile(r"(?:When )?[Aa]sked\b")
"""The beginning of a sentence with an answer: "Asked whether Hill would run, she said"."""
ASKS = regex.compile(rf"\s(?:(?:{HAS}|{ADVERBS})\s)?(?:ask|inquir|enquir|wonder)(?!\p{{L}}*\s(?:that|to|not|for)\b)")
"""The words after a person who asks a question: not for a favour, as who "asked that her name not be used"."""
ASKED = regex.compile(r"\b(?:asked|by)\s$")
"""The words before a person who asks: "asked a reporter", "was asked by a caller"."""
ASKERS = frozenset(["reporter", "questioner", "interviewer", "caller", "journalist", "moderator"])
"""Nouns for people who ask as part of their job."""
REPORTERS = frozenset(["reporter", "correspondent"])
"""Nouns for people who write for a newspaper. They are introduced, and then quote others."""

SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson"])
"""Nouns for people who speak for somebody else and whom a text need not name."""
INTRODUCES_ANOTHER = regex.compile(r",\s(?:an?|another)\s", regex.IGNORECASE)
"""What follows the name of somebody new: "Tom Hill, a commuter,"."""

# Names

NOT_NAME_ENDINGS = ("ing", ADVERB, PAST)
"""Endings of words that begin a sentence and are not names: Running, Politely, Asked."""
FULL_NAME = regex.compile(rf"\p{{Lu}}[\p{{L}}’'-]+(?: (?:{NAME_OR_INITIAL}|\p{{Ll}}{{1,3}})){{1,3}}")
ACTS = regex.compile(rf"\s(?!(?:{IS}|{HAS}|{WILL})\s)\p{{Ll}}")
"""The words after the name of a person who acts. “Is” and “has” do not count: "Wells was wet"."""
CONTRACTED = regex.compile(r"(?:n[’']t|[’'](?:re|ll|ve|m|d))$", regex.IGNORECASE)
"""The ending of a contraction: Don't, They're."""
TITLE_ALONE = regex.compile(r"(?<![\p{L}’'-])[Tt]he (\p{L}{3,})(?![\p{L}-]| \p{Lu}| of\b)")
"""A title without a name or "of" after it."""
_OF_TIME = r"(?<!\b(?i:in|of|last|next|since|until|till|early|late|this|mid|every|\d)[ -])"
MONTH_AS_NAME = regex.compile(rf"{_OF_TIME}\b(?:{'|'.join(sorted(MONTHS))})\b(?!,? ?\d)")
"""A month that is not part of a date."""
_SAYS = "said|says|told|tells|added|asked|wrote|replied|noted|warned|insisted|recalled|explained|admitted|argued"
WORD_THAT_SAYS = regex.compile(
    rf"(?<!\p{{L}})(?:(?P<before>\p{{Lu}}\p{{L}}*+)(?=(?:\s(?:{ADVERBS}))?\s(?:{_SAYS})(?!\p{{L}}))"
    rf"|(?<=\b(?:{_SAYS})\s)(?P<behind>\p{{Lu}}\p{{L}}*+)(?![\p{{L}}-]|\s\p{{Lu}}))"
)
"""A capitalized word right before or behind a verb of saying: "Oh told", "said Oh"."""
NEXT_NOUN = regex.compile(r"(?:[’']s)? (\p{Ll}+)(?!\p{L})")
"""The noun after an owner's name: the Brook campaign, Brook’s campaign."""

# Descriptions

DEFINITE_DESCRIPTION = regex.compile(r"(?<![\p{L}’'-])[Tt]he((?: [\p{L}-]+){1,4})")
INTRODUCTION = regex.compile(r"(?<![\p{L}’'-])(?:[Aa]n?|[Aa]nother)(?=((?:,? \p{Ll}[\p{Ll}-]+){1,6}))")
"""How a story introduces a person: "A small, brisk man"."""
UNNAMED = regex.compile(r"(?<![\p{L}’'-])([Mm]y|[Hh]is|[Hh]er|[Aa]n?)(?=((?:,? \p{Ll}[\p{Ll}-]+){1,4}))")
"""How the press describes somebody without a name: "my old teacher", "a young woman"."""
IN_PLACE = regex.compile(r"(?<!\p{L})(?:in|at) $", regex.IGNORECASE)
"""Before a place, which nobody is: "In Wells, a woman rose"."""
SAID_AS = regex.compile(r"(?<!\p{L})[Aa]s $")
"""Before what somebody is said to be: "known as a man of few words"."""
NAMED_BEHIND = regex.compile(r",? \p{Lu}")
"""A name behind a description: "his wife, Ann"."""
ADJECTIVE_OR_NOUN = regex.compile(r",? (\p{Ll}[\p{Ll}-]+)")
AFTER_NOUNS = frozenset([OF, "who", "and", "in", "to", "for", "with", "as", "was", "that"])
"""Words that show that the phrase has ended before a noun for a person: "a box of her sister's"."""
ANOTHER_PHRASE = AFTER_NOUNS | frozenset(f"this|that|these|those|{ARTICLES}|{OWNERS_OF_OTHERS}".split("|"))
"""Words behind which another phrase begins: "the way her mother"."""
THE_BODY = regex.compile(r"The (\p{Ll}+) (?!of |for |and )\p{Ll}")
"""A plain description at the start of a sentence: "The court adjourned"."""
COUNTED = frozenset(["first", "second", "third", "other", "next", "same", "last", "latter"])
"""Adjectives that distinguish one of several people."""
_ANY_SOURCE = frozenset(["author", "expert", "officer", "official", "source", "speaker", "witness"])
_OF_A_SCENE = frozenset(
    [
        *("announcer", "attacker", "attorney", "bystander", "captain", "clerk", "coach", "constable", "coroner"),
        *("customer", "defendant", "detective", "doctor", "driver", "guard", "gunman", "host", "inspector"),
        *("judge", "juror", "landlord", "lawyer", "magistrate", "manager", "neighbor", "neighbour", "nurse"),
        *("owner", "paramedic", "passenger", "patient", "physician", "pilot", "plaintiff", "presenter"),
        *("principal", "prosecutor", "referee", "robber", "sergeant", "sheriff", "shopkeeper", "student"),
        *("surgeon", "survivor", "suspect", "teacher", "translator", "umpire", "victim", "waiter", "waitress"),
    ]
)
OFFICERS = frozenset(["agent", "attendant", "clerk", "guard", "inspector", "officer"])
"""Nouns that a noun before them makes a trade, which somebody new may have: the customs officer."""
ANYBODY = SPOKESPEOPLE | REPORTERS | ASKERS | PEOPLE_AT_LARGE | _ANY_SOURCE | _OF_A_SCENE
"""Nouns for people whom a text need not name, and for those who belong to a trial, a hospital, a road, a talk."""
STANDS_FOR_ONE = regex.compile(
    r"(?i:the)\s(?:\d{1,3}-year-old|\p{Lu}\p{L}+(?:an|ese|ish)"
    rf"|(?i:{'|'.join(sorted(NATIVES))}|(?:{'|'.join(sorted(PARTY_ADJECTIVES))})\s(?:{'|'.join(sorted(MEMBERS))})))"
)
"""What stands for the person just named: the 27-year-old, the Australian, the Social Democrat."""
DEMONYM = regex.compile(r"\p{Lu}\p{L}+(?:an|ese|ish)")
PARTY_LABEL = regex.compile(r",?\s[(\[]?(\p{Lu})[-–](?=\p{Lu})|\s[(\[](\p{Lu}\p{Ll}{0,3})[)\],]")
"""The party after the name of a politician: "(G-Wells)", ", L-Arden", "(Lab)"."""
OFFICE_OF = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}+ (?:for|of) (?:the )?\p{Lu}")
"""An office written like a name: the Commissioner for Standards."""
OFFICE_AND_JOINT = regex.compile(r"((?:[\p{L}’'-]+\s){0,4}?([\p{L}-]+))\s(?:of|for)\s")
"""An office and the word before what it is in charge of: "the Minister for "."""
BELONGING = (" of ", " of the ", " from ", " from the ", " (", ", of ", ", of the ")
"""What stands between a person and the body: "Ann Lee of the Harbour Party"."""
BODY_AND_NOUN = regex.compile(
    r"(?i:the)\s(\p{Lu}[\p{L}’'-]*(?:\s(?:(?:and|of|for)\s)?\p{Lu}[\p{L}’'-]*){0,5})\s(?:\p{Ll}+|MP|MEP|MSP|TD)"
)
"""Somebody by the body: "the Harbour Party deputy"."""
HANDLE = regex.compile(r"@[\p{L}\p{N}_.]{2,40}+")
"""The name of an account, which is a name: @harbour_cat."""
NAMED_WITH_OF = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?\sof\s(?:the\s)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?")
"""A name of common words with "of": Voice of the Mountain."""
ANONYMOUS = regex.compile(
    r"\banonym|\b(?:not|declined|refused|asked)\s(?:(?:not|to|be|want|wish|wanted|wished)\s){0,4}(?:named|identified|authori[sz]ed)\b"
)
"""Why a source has no name: "who spoke on condition of anonymity", "who is not authorised to speak"."""
HEADS_OF_STATE = frozenset(
    ["chancellor", "governor", "king", "mayor", "minister", "pope", "premier", "president", "queen"]
)
"""Offices of which nobody has two."""
ELDER = regex.compile(r"(?<!\p{L})(elder|older|younger)\s$")
"""The older or younger of two people of one name: the elder Hill."""
ELDERS = frozenset(["elder", "older"])
AGE_BEHIND = regex.compile(r",\s(\d{1,3})[,.]")
"""An age behind a name: Ann Hill, 30."""
IN_BYLINE = regex.compile(r",\s[\p{L} ]{0,40}(?:correspondent|reporter|writer|editor)\s*$")
"""The rest of a byline behind a name: "Ada Brook, arts correspondent"."""
COUNTS: Mapping[str, int] = {
    **{"both": 2, "two": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4},
}
"""Words for so many people who were named before."""
TOGETHER = regex.compile(
    r"(?i:(both)|(?:the|these|all)\s(two|pair|duo|couple|three|trio|four|quartet))(?:\sof\sthem|(?:\s\p{Ll}+)?\s(\p{Ll}+s|women|men))?"
)
"""People or bodies who were named before: the two, both lawmakers, all three candidates."""
PAIRS = regex.compile(rf"\s(?:and|&)\s(?:(?:{OWNERS_OF_OTHERS}|the|an?)\s[\p{{Ll}} -]{{1,40}}+,?\s)?")
"""What stands between two people who act together: "Ann Lee and her deputy, Bo Hill, came"."""
STATEMENT = "statement"
WORDS = frozenset([STATEMENT, "comment", "remark", "explanation", "testimony", "tweet", "word", "speech", "account"])
"""Nouns for a person's words: if Hill’s statement says it, Hill says it."""
BY_OWNER = regex.compile(r"\s(?:by|from)\s(?:the\s)?(?=\p{Lu})")
"""What stands between words and those who said them: "a statement by the board"."""
LETTERS_TOO = WORDS | {"letter", "email", "e-mail", "memo", "message", "post", "release"}
"""Nouns for words that are by whoever stands behind “by” or “from”."""
OPENS_WITH_PLACE = regex.compile(DATELINE)
"""A dateline at the beginning of a paragraph: "WELLS, Ark.--"."""
NO_ROLE = regex.compile(rf"{RELATIVE}\b|\d|(?i:{ARTICLES})$")
"""Clauses, ages and articles, which do not describe a role."""

# Relatives
CLOSE_KIN: Mapping[str, Kinship] = {noun: kin for noun, kin in KINSHIP.items() if kin.close}
"""What nouns show after "her" and "his": her mother, his wife."""
KIN = regex.compile(
    rf"(?<![\p{{L}}’'-])(?i:{'|'.join(POSSESSIVES)})(?: [\p{{Ll}}-]+){{0,2}}? ({'|'.join(CLOSE_KIN)})(?![\p{{L}}’'-])"
)
"""A relative: "her kind old mother"."""
