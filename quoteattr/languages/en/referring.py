"""The words and patterns by which English refers to somebody again: pronouns, kin, offices, bodies, bylines."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import regex

THE = "the"
DEFINITE = frozenset([THE, "this", "that"])
"""Determiners of what is known already."""
NEW = frozenset(["a", "an", "one", "another", "some"])
"""Determiners of what is not known yet."""
NEW_PERSON = "a"
"""The determiner of whoever a story brings in."""
ONE_OF_MANY = regex.compile(r"(?:an?|one|another) ", regex.IGNORECASE)
"""How a description of one among many begins: "a reporter"."""
POSSESSIVE = "'s"
"""The determiner of what has an owner's name before it."""
OWNING = regex.compile(r"(?:[’']s|(?<=s)[’'])$")
"""The ending of an owner: Hill’s, the voters’."""
OWNS = ("’s", "'s")
"""The ending of an owner, as it follows a name."""
PLURAL = "s"
OF = "of"
AND = " and "
APPOSED_BY = (", ", " - ", " — ", " – ", " -- ")
"""What stands between a mention and a description of the same person."""

# Pronouns

HE, SHE = "he", "she"
IT, THEY = "it", "they"
GENDERS = {
    "he": HE,
    "him": HE,
    "his": HE,
    "himself": HE,
    "she": SHE,
    "her": SHE,
    "hers": SHE,
    "herself": SHE,
}
"""Third person singular pronouns of people, each with its subject form."""
SUBJECTS = frozenset([HE, SHE])
"""The pronouns that are subjects; the others mostly stand for a subject of their own sentence."""
PERSONAL = GENDERS.keys() | {THEY, "them", "their", IT, "its"}
"""The pronouns that a speaker is listed with."""
FIRST_PERSON_SUBJECT = "i"
FIRST_PERSON = frozenset([FIRST_PERSON_SUBJECT, "me", "my"])
"""Pronouns of whoever speaks."""
WHICH = "which"
RELATIVES = frozenset(["who", WHICH, "whom", "that"])
LEADS_TO_RELATIVE = regex.compile(r"\s?(?:\([^)]*\))?(?:,?\s|\s[—–-]+\s|,\s[^,.;]{1,120},?\s)")
"""What may stand between a mention and its relative clause."""
GENDERED = regex.compile(rf"(?<![\p{{L}}’'])(?:{'|'.join(GENDERS)})(?![\p{{L}}])", regex.IGNORECASE)
"""Any pronoun of `GENDERS`."""
BEHIND_SURNAME = regex.compile(r"(?<![\p{L}’'])(?:he|she|his|her|him)(?![\p{L}’'])", regex.IGNORECASE)
"""A pronoun that tells the gender of the name before it."""

# Who signs, who asks

BYLINE = regex.compile(r"[Bb]y\s+|BY\s+")
BIO = regex.compile(r"\s(?:is|was|are|teaches|writes|covers|lives|works)\s|,\s(?:an?|the)\s")
"""What follows the writer's name in the line that presents the writer."""
ASKED_FIRST = regex.compile(r"(?:When )?[Aa]sked\b")
"""How a sentence begins that tells an answer: "Asked whether Hill would run, she said"."""
ASKS = regex.compile(r"\s(?:\p{Ll}+ly\s|had\s|has\s|then\s|once\s)?(?:ask|inquir|enquir|wonder)")
"""What follows whoever asks."""
ASKED = regex.compile(r"\b(?:asked|by)\s$")
"""What stands before whoever asks: "asked a reporter", "was asked by a caller"."""
ASKERS = frozenset(["reporter", "questioner", "interviewer", "caller", "journalist", "moderator"])
"""Nouns for people whose trade it is to ask."""
REPORTERS = frozenset(["reporter", "correspondent"])
"""Who writes for a newspaper is introduced, and then quotes others."""

# Names

ANYBODYS_ADDRESSES = frozenset(["mr", "mrs", "ms", "dr"])
"""The forms of address that any surname takes; other ranks go with surnames too: Colonel Fitzwilliam."""
MR, MRS, MISS = "mr", "mrs", "miss"
INHERITED_RANKS = frozenset(["sir", "lady", "lord"])
UNMARRIED = {MRS: MISS, "mme": "mlle", "madame": "mademoiselle"}
"""For the address of a wife that of an unmarried woman."""
ADVERB = "ly"
NOT_NAME_ENDINGS = ("ing", ADVERB, "ed")
"""How words that open a sentence end when they are no names: Running, Politely, Asked."""
FULL_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}[\p{L}’'.-]*|\p{Ll}{1,3})){1,3}")
ACTS = regex.compile(r"\s(?!(?:is|was|has|had|will|would)\s)\p{Ll}")
"""What follows a name whose bearer acts. What somebody or something is, both may be: "Wells was wet"."""
CONTRACTED = regex.compile(r"(?:n[’']t|[’'](?:re|ll|ve|m|d))$", regex.IGNORECASE)
"""The ending of a verb that is written together with another word: Don't, They're."""
TITLE_ALONE = regex.compile(r"(?<![\p{L}’'-])[Tt]he (\p{L}{3,})(?![\p{L}-]| \p{Lu}| of\b)")
"""A title alone, with nothing behind it that it could belong to."""
_OF_TIME = r"(?<!\b(?i:in|of|last|next|since|until|till|early|late|this|mid|every|\d)[ -])"
MONTH_AS_NAME = regex.compile(rf"{_OF_TIME}\b(?:April|May|June|August)\b(?!,? ?\d)")
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
FORMER = "former"
PARTY_LABEL = regex.compile(r",?\s[(\[]?(\p{Lu})[-–](?=\p{Lu})|\s[(\[](\p{Lu}\p{Ll}{0,3})[)\],]")
"""What stands behind the name of somebody whom a party has sent: "(G-Wells)", ", L-Arden", "(Lab)"."""
OFFICE_OF = regex.compile(r"(?<!\p{L})\p{Lu}\p{L}+ (?:for|of) (?:the )?\p{Lu}")
"""An office that is written as a name: the Commissioner for Standards."""
STATEMENT = "statement"
WORDS = frozenset([STATEMENT, "comment", "remark", "explanation", "testimony", "tweet", "word", "speech", "account"])
"""Nouns for what somebody says: what Hill’s statement says, Hill says."""
NO_ROLE = regex.compile(r"who(?:m|se)?\b|which\b|that\b|\d|(?i:the|an?)$")
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


@attrs.frozen(slots=True)
class Kinship:
    """What a noun of kinship tells: which pronoun stands for them, and titles that some of the family have."""

    pronoun: str
    titles: frozenset[str] = frozenset()
    """Who is meant has one of these, if anybody of the family has."""
    without: frozenset[str] = frozenset()
    """Who is meant has none of these."""


MARRIED = frozenset(["mrs", "lady", "madame", "countess", "signora"])
MEN = frozenset(["mr", "sir", "lord", "dr", "doctor", "captain", "colonel", "signor"])
KINSHIP: Mapping[str, Kinship] = {
    **dict.fromkeys(["mother", "mamma", "mama", "wife"], Kinship(SHE, titles=MARRIED)),
    **dict.fromkeys(["father", "papa", "husband"], Kinship(HE, titles=MEN)),
    "sister": Kinship(SHE, without=MARRIED),
    "brother": Kinship(HE),
}
"""What a noun tells that stands behind "her" and "his": her mother, his wife."""
KIN = regex.compile(rf"(?<![\p{{L}}’'-])(?i:his|her)(?: [\p{{Ll}}-]+){{0,2}}? ({'|'.join(KINSHIP)})(?![\p{{L}}’'-])")
"""Somebody of the family: "her kind old mother"."""
