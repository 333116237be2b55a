"""The words and patterns of stories: kinship, forms of address, dialect, and how a narrator gives a name."""

from __future__ import annotations

import regex

__all__ = [
    "ADDRESSED_STRANGER",
    "ADDRESS_CLOSES",
    "ADDRESS_OPENS",
    "CALLED_UPON",
    "COURTESY_TITLES",
    "DIALECT_WORD",
    "FORM_OF_ADDRESS",
    "INTRODUCES_BEING_NEW",
    "KINSHIP",
    "LONGEST_SELF_INTRODUCTION",
    "MALE_STRANGERS",
    "NARRATOR",
    "NARRATOR_PRONOUN",
    "POSSESSIVES",
    "SELF_APPOSED",
    "SELF_INTRODUCED",
    "SUBJECT_PRONOUNS",
    "VAGUE_NOUNS",
    "VERB_BEHIND_SUBJECT",
]

SUBJECT_PRONOUNS = ("he", "she")
NARRATOR_PRONOUN = "i"
"""The word of whoever tells the story, in lower case."""
POSSESSIVES = {"his": "he", "her": "she"}
"""Possessives with the pronoun of the owner."""

KINSHIP = {
    **dict.fromkeys(["mother", "mamma", "mama", "wife", "grandmother"], "mother or wife"),
    **dict.fromkeys(["father", "papa", "husband", "uncle"], "father or husband"),
    **dict.fromkeys(["sister", "daughter", "girl", "niece"], "sister or daughter"),
    **dict.fromkeys(["brother", "son", "boy", "nephew"], "brother or son"),
    "aunt": "aunt",
    "lady": "lady",
    "gentleman": "gentleman",
}
"""Nouns with the group whose bearers mostly go by the same titles. The groups are in the names of learned weights."""
COURTESY_TITLES = ("mrs", "miss", "mr", "lady")
"""Titles that tell kin apart, the first that somebody has counts."""
VAGUE_NOUNS = frozenset(
    [
        "other",
        "stranger",
        "child",
        "person",
        "fellow",
        "visitor",
        "voice",
        "speaker",
        "attendant",
        "companion",
        "friend",
    ]
)
"""Nouns that say only that somebody is meant."""
INTRODUCES_BEING_NEW = ("a ", "an ", "another ", "one of ")
"""How a description begins that brings somebody in: "a waiter", "one of the ladies"."""

VERB_BEHIND_SUBJECT = regex.compile(r"\s+(?:had |was |then |only |again |slowly |suddenly )*(\p{L}+)")
"""The verb in group 1; auxiliaries and common adverbs may stand before it."""

ADDRESSED_STRANGER = regex.compile(
    r"(?<=[,;!?—–\"“‘ -])(sir|ma[’']am|madam|miss|madame)(?=[,;.!?—–\"”’-])", regex.IGNORECASE
)
"""What tells the gender of whoever is spoken to, in group 1."""
MALE_STRANGERS = frozenset(["sir"])
"""Which of those words are for men."""
FORM_OF_ADDRESS = regex.compile(
    r"(?<=[“\"‘',;:.!?…—–-]\s?|(?<!\p{L})(?i:yes|no|oh|well|thank you)\s)"
    r"(?!(?i:good (?:morning|afternoon|evening|night|day|god|heavens|lord|gracious)|my (?:god|word|goodness)))"
    r"(?<address>(?i:sir|suh|madam|ma[’']am|mum|miss|mister|guv[’']nor|my lord|my lady|your (?:grace|honou?r|worship)|"
    r"mamma|mama|mother|mummy|papa|father|daddy|pa|ma|aunt|uncle|grandmother|monsieur|madame|signor|signora|darling|"
    r"dearest|(?:my|old|dear|young|good|poor)(?: (?-i:\p{Ll}+)){1,2}))(?=\s*[,;:.!?…—–\"”’-]|$)"
)
"""How a turn calls whom it speaks to. A servant says sir, a child papa, and some have words of their own: old sport."""
_BEFORE_NAMES = "o|oh|ah|my|dear|dearest|poor|old|and|yes|no|well|now|good|young|little|sweet"
ADDRESS_OPENS = regex.compile(rf"(?:^|[\"“‘'(,;:.!?—–-])\s*(?:(?:{_BEFORE_NAMES})[ ,!]+){{0,3}}$", regex.IGNORECASE)
"""What stands before a name by which somebody is called: "My dear Emma, …"."""
ADDRESS_CLOSES = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--)")
"""What stands behind it."""

DIALECT_WORD = regex.compile(
    r"(?<![\p{L}’'])(?:ain[’']?t|yer|ye|thee|thou|dat|dis|dey|wot|summat|nowt|sech|wuz|jes[’']?|gwine|suh|[’']em|[’']ee|"
    r"o[’']|an[’']|th[’']|fu[’']|t[’']|yo[’']|mis[’']|hisself|theirselves|\p{L}{2,}in[’'])(?![\p{L}])",
    regex.IGNORECASE,
)
"""Words clipped as no educated speaker of the novels clips them, and words of the commonest dialects."""

NARRATOR = regex.compile(r"(?<![\p{L}’'])(?:I|me|my|myself)(?![\p{L}]|[’'](?=\p{L}{3}))")
"""What stands for whoever tells the story, outside of quotations."""
CALLED_UPON = frozenset(["god", "heaven", "heavens", "christ", "jesus", "jove"])
"""Those who are called by name and are not there."""
SELF_INTRODUCED = regex.compile(r"(?<!\p{L})(?:[Mm]y name(?:[’']s|\s(?:is|was))|[Cc]all me|I am called)\s$")
"""What stands before a narrator's own name."""
SELF_APPOSED = regex.compile(r"(?<!(?:\band|\p{Lu}\p{Ll}+)\s)(?<!\p{L})I,\s$")
"""The same where the name stands between commas: "I, Ishmael, was there"; but not "Edward I, Tom Cole"."""
LONGEST_SELF_INTRODUCTION = 30
"""Characters: the longest of these two, and a word before it."""
