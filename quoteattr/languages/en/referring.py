"""The words and patterns by which English refers to somebody again: pronouns, kin, offices, bodies, bylines."""

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
    PAST,
    POSSESSIVES,
    PRONOUNS,
    RELATIVE,
    SHE,
    THEY,
    WILL,
    Kinship,
)

DESCRIBES_ONE_OF_MANY = regex.compile(rf"(?:{ONE_OF_MANY}) ", regex.IGNORECASE)
"""How a description of one among many begins: "a reporter"."""
OWNING = regex.compile(rf"{OWNER_ENDING}$")
"""The ending of an owner: Hill’s, the voters’."""
OWNS = ("’s", "'s")
"""The ending of an owner, as it follows a name."""
AND_BETWEEN = f" {AND} "
"""What joins two nouns: "the mayor and clerk" is two people."""
APPOSED_BY = (", ", " - ", " — ", " – ", " -- ")
"""What stands between a mention and a description of the same person."""

# Pronouns

PERSONAL = frozenset(form for who in (HE, SHE, IT, THEY) for form in PRONOUNS[who].forms)
"""The pronouns that a speaker is listed with."""
LEADS_TO_RELATIVE = regex.compile(r"\s?(?:\([^)]*\))?(?:,?\s|\s[—–-]+\s|,\s[^,.;]{1,120},?\s)")
"""What may stand between a mention and its relative clause."""
GENDERED = regex.compile(rf"(?<![\p{{L}}’'])(?:{'|'.join(GENDERS)})(?![\p{{L}}])", regex.IGNORECASE)
"""Any pronoun of `GENDERS`."""
BEHIND_SURNAME = regex.compile(
    rf"(?<![\p{{L}}’'])(?:{'|'.join([*PRONOUNS[HE].cases, *PRONOUNS[SHE].cases])})(?![\p{{L}}’'])", regex.IGNORECASE
)
"""A pronoun that tells the gender of the name before it."""

# Who signs, who asks

BYLINE = regex.compile(r"[Bb]y\s+|BY\s+")
BIO = regex.compile(rf"\s(?:{IS}|are|teaches|writes|covers|lives|works)\s|,\s(?:{ARTICLES})\s")
"""What follows the writer's name in the line that presents the writer."""
ASKED_FIRST = regex.compile(r"(?:When )?[Aa]sked\b")
"""How a sentence begins that tells an answer: "Asked whether Hill would run, she said"."""
ASKS = regex.compile(rf"\s(?:(?:{HAS}|{ADVERBS})\s)?(?:ask|inquir|enquir|wonder)")
"""What follows whoever asks."""
ASKED = regex.compile(r"\b(?:asked|by)\s$")
"""What stands before whoever asks: "asked a reporter", "was asked by a caller"."""
ASKERS = frozenset(["reporter", "questioner", "interviewer", "caller", "journalist", "moderator"])
"""Nouns for people whose trade it is to ask."""
REPORTERS = frozenset(["reporter", "correspondent"])
"""Who writes for a newspaper is introduced, and then quotes others."""

# Names

NOT_NAME_ENDINGS = ("ing", ADVERB, PAST)
"""How words that open a sentence end when they are no names: Running, Politely, Asked."""
FULL_NAME = regex.compile(rf"\p{{Lu}}[\p{{L}}’'-]+(?: (?:{NAME_OR_INITIAL}|\p{{Ll}}{{1,3}})){{1,3}}")
ACTS = regex.compile(rf"\s(?!(?:{IS}|{HAS}|{WILL})\s)\p{{Ll}}")
"""What follows a name whose bearer acts. What somebody or something is, both may be: "Wells was wet"."""
CONTRACTED = regex.compile(r"(?:n[’']t|[’'](?:re|ll|ve|m|d))$", regex.IGNORECASE)
"""The ending of a verb that is written together with another word: Don't, They're."""
TITLE_ALONE = regex.compile(r"(?<![\p{L}’'-])[Tt]he (\p{L}{3,})(?![\p{L}-]| \p{Lu}| of\b)")
"""A title alone, with nothing behind it that it could belong to."""
_OF_TIME = r"(?<!\b(?i:in|of|last|next|since|until|till|early|late|this|mid|every|\d)[ -])"
MONTH_AS_NAME = regex.compile(rf"{_OF_TIME}\b(?:{'|'.join(sorted(MONTHS))})\b(?!,? ?\d)")
"""A month that no word around it makes a date."""
NEXT_NOUN = regex.compile(r"(?:[’']s)? (\p{Ll}+)(?!\p{L})")
"""The noun behind an owner's name: the Brook campaign, Brook’s campaign."""

# Descriptions

DEFINITE_DESCRIPTION = regex.compile(r"(?<![\p{L}’'-])[Tt]he((?: [\p{L}-]+){1,4})")
INTRODUCTION = regex.compile(r"(?<![\p{L}’'-])(?:[Aa]n?|[Aa]nother)(?=((?:,? \p{Ll}[\p{Ll}-]+){1,6}))")
"""How a story brings somebody in: "A small, brisk man"."""
ADJECTIVE_OR_NOUN = regex.compile(r",? (\p{Ll}[\p{Ll}-]+)")
AFTER_NOUNS = frozenset([OF, "who", "and", "in", "to", "for", "with", "as", "was", "that"])
"""With these a phrase has ended before its noun: "a box of her sister's"."""
COUNTED = frozenset(["first", "second", "third", "other", "next", "same", "last", "latter"])
"""Adjectives of one of several, whom the text tells apart."""
PARTY_LABEL = regex.compile(r",?\s[(\[]?(\p{Lu})[-–](?=\p{Lu})|\s[(\[](\p{Lu}\p{Ll}{0,3})[)\],]")
"""What stands behind the name of somebody whom a party has sent: "(G-Wells)", ", L-Arden", "(Lab)"."""
OFFICE_OF = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}+ (?:for|of) (?:the )?\p{Lu}")
"""An office that is written as a name: the Commissioner for Standards."""
STATEMENT = "statement"
WORDS = frozenset([STATEMENT, "comment", "remark", "explanation", "testimony", "tweet", "word", "speech", "account"])
"""Nouns for what somebody says: what Hill’s statement says, Hill says."""
NO_ROLE = regex.compile(rf"{RELATIVE}\b|\d|(?i:{ARTICLES})$")
"""Clauses, ages and articles alone, which do not say what somebody is."""

# Bodies

POLICE = "police"
LOCAL_POLICE = regex.compile(
    r"(?<![\p{L}-])(?:The )?(\p{Lu}[\p{L}]*(?:[-.][\p{L}]+){0,4}(?: \p{Lu}\p{Ll}+)?) police(?!\p{L})"
)
"""The police of a place: "the Wells police"."""
CAMPAIGN = "campaign"
CAMPAIGNS = frozenset([CAMPAIGN, "team", "camp"])
"""Nouns that a campaign is called by, one as well as another."""
ANY_BODY = frozenset(
    ["company", "firm", "group", "organization", "organisation", "agency", "bureau", "website", "retailer", "military"]
)
"""Nouns that vary the name of a body without telling what it does."""
MEDIA = frozenset(["newspaper", "paper", "daily", "weekly", "magazine", "network", "broadcaster", "channel"])
MEDIA_NAMES = frozenset(
    ["times", "post", "news", "journal", "press", "tv", "television", "magazine", "network", "media"]
)
"""Words in the names of media: the Harbour Times."""

# Kin
CLOSE_KIN: Mapping[str, Kinship] = {noun: kin for noun, kin in KINSHIP.items() if kin.close}
"""What a noun tells that stands behind "her" and "his": her mother, his wife."""
KIN = regex.compile(
    rf"(?<![\p{{L}}’'-])(?i:{'|'.join(POSSESSIVES)})(?: [\p{{Ll}}-]+){{0,2}}? ({'|'.join(CLOSE_KIN)})(?![\p{{L}}’'-])"
)
"""Somebody of the family: "her kind old mother"."""
