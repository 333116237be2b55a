"""English words and patterns of stories: kinship, forms of address, dialect, and how a narrator gives a name."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import HE, I_LOWER, KINSHIP, LADY, MISS, MR, MRS, PRONOUNS, STRANGERS

KIN_GROUPS = {noun: kin.group for noun, kin in KINSHIP.items()}
"""Nouns for relatives, with the group of relatives who usually have the same titles."""
COURTESY_TITLES = (MRS, MISS, MR, LADY)
"""Titles that distinguish relatives. The first one that a person has counts."""
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
"""Nouns that only say that it is a person."""
INTRODUCES_BEING_NEW = ("a ", "an ", "another ", "one of ")
"""The beginning of a description that introduces a person: "a waiter", "one of the ladies"."""
NEW_OR_UNKNOWN = frozenset(
    ["a", "an", "another", "one", "some", "someone", "somebody", "two", "several", "other", "others", "both"]
)
"""First words of a description that is of nobody met before: "a voice", "a third", "somebody in the crowd"."""
SEVERAL_OR_ANYBODY = NEW_OR_UNKNOWN | {"we", "they", "all", "both", "everyone", "everybody", "nobody", "which"}
"""First words next to a quotation that stand for no single person whom the story names."""
NO_SINGLE_VOICE = frozenset(
    [
        "audience",
        "choir",
        "chorus",
        "company",
        "congregation",
        "crew",
        "crowd",
        "herd",
        "mob",
        "multitude",
        "pack",
        "swarm",
        "throng",
        "tribe",
        "cable",
        "caption",
        "dispatch",
        "epitaph",
        "inscription",
        "motto",
        "placard",
        "poster",
        "proverb",
        "radio",
        "telegram",
        "television",
        "wireless",
    ]
)
"""Nouns for many, or for what is read or broadcast: with “words” in a story, still no person."""
CHAPTER = regex.compile(
    r"\s*(?:(?i:chapter|part|book|letter|stave|canto|volume)\s+(?:[IVXLCDM]+|\d+|(?i:the\s+)?(?i:first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|last|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b.*|"
    r"[IVXLC]{1,7}\.?|\d{1,3}\.?)\s*"
)
"""The heading of a chapter: "CHAPTER II. The Pool", "Book the First", "IV."."""
ARRIVAL = regex.compile(
    r"(?<!\b(?:was|is|as|be|been|like|become|became) |[,—–-] ?)(?<![\p{L}’'-])"
    r"(?i:an?|another|one|some|two|three)(?=((?:,? \p{Ll}[\p{Ll}-]+){1,4}))"
)
"""How somebody comes into a story: "he met a jackal". Not what somebody is called who is there: "he was a jackal"."""

DESCRIBED = regex.compile(r"(?<![\p{L}’'-])(?i:the|this|that|my|our|his|her|their)(?=(?:\s(\p{Ll}[\p{Ll}’'-]*)){1,4})")
"""The first word of a description of somebody known. Group 1: the words behind it."""
ONLY_KIN = frozenset(
    ["mother", "father", "husband", "wife", "grandmother", "grandfather", "mamma", "papa", "mom", "mum", "dad"]
)
"""Relatives of whom people have one, or one who is there."""
STANDS_FOR_NAMED = frozenset(["former", "latter", "other", "himself", "herself", "themselves"])
"""Last words of a description of somebody just named."""
SAME_ONE = regex.compile(
    r"[\s,;—–(-]*(?:(?:is|was|were|be|been|being|as|like|became|become|then|now|not|still|indeed|called|named)[\s,]+)*"
)
"""What may be between two words for one person: "Hill, the guard", "Hill was the guard"."""

VERB_BEHIND_SUBJECT = regex.compile(r"\s+(?:had |was |then |only |again |slowly |suddenly )*(\p{L}+)")
"""The verb in group 1. Auxiliaries and common adverbs may come before it."""

_STRANGERS = "|".join(STRANGERS)
ADDRESSED_STRANGER = regex.compile(
    rf"(?<=[,;!?—–\"“‘ -])({_STRANGERS}|miss|madame)(?=[,;.!?—–\"”’-])", regex.IGNORECASE
)
"""A word that shows the gender of the listener, in group 1."""
MALE_STRANGERS = frozenset(how for how, who in STRANGERS.items() if who == HE)
"""The words of these that are for men."""
FORM_OF_ADDRESS = regex.compile(
    r"(?<=[“\"‘',;:.!?…—–-]\s?|(?<!\p{L})(?i:yes|no|oh|well|thank you)\s)"
    r"(?!(?i:good (?:morning|afternoon|evening|night|day|god|heavens|lord|gracious)|my (?:god|word|goodness)))"
    rf"(?<address>(?i:{_STRANGERS}|suh|mum|miss|mister|guv[’']nor|my lord|my lady|your (?:grace|honou?r|worship)|"
    rf"{'|'.join(noun for noun, kin in KINSHIP.items() if kin.called)}|monsieur|madame|signor|signora|darling|"
    r"dearest|(?:my|old|dear|young|good|poor)(?: (?-i:\p{Ll}+)){1,2}))(?=\s*[,;:.!?…—–\"”’-]|$)"
)
"""A form of address. A servant says sir, a child papa, and some people have words of their own: old sport."""
_BEFORE_NAMES = "o|oh|ah|my|dear|dearest|poor|old|and|yes|no|well|now|good|young|little|sweet"
ADDRESS_OPENS = regex.compile(rf"(?:^|[\"“‘'(,;:.!?—–-])\s*(?:(?:{_BEFORE_NAMES})[ ,!]+){{0,3}}$", regex.IGNORECASE)
"""The words before a name that addresses somebody: "My dear Emma, …"."""
ADDRESS_CLOSES = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--)")
"""The characters after such a name."""

DIALECT_WORD = regex.compile(
    r"(?<![\p{L}’'])(?:ain[’']?t|yer|ye|thee|thou|dat|dis|dey|wot|summat|nowt|sech|wuz|jes[’']?|gwine|suh|[’']em|[’']ee|"
    r"o[’']|an[’']|th[’']|fu[’']|t[’']|yo[’']|mis[’']|hisself|theirselves|\p{L}{2,}in[’'])(?![\p{L}])",
    regex.IGNORECASE,
)
"""Words clipped as no educated speaker in novels clips them, and words of the most common dialects."""

_NARRATOR = (*PRONOUNS[I_LOWER].cases, PRONOUNS[I_LOWER].reflexive)
NARRATOR = regex.compile(rf"(?<![\p{{L}}’'])(?:{'|'.join(_NARRATOR)})(?![\p{{L}}]|[’'](?=\p{{L}}{{3}}))")
"""Words that refer to the narrator, outside quotations."""
CALLED_UPON = frozenset(["god", "heaven", "heavens", "christ", "jesus", "jove", "ach", "och", "ay", "aye"])
"""Names in exclamations, and exclamations that look like names: nobody of that name is there."""
SELF_INTRODUCED = regex.compile(r"(?<!\p{L})(?:[Mm]y name(?:[’']s|\s(?:is|was))|[Cc]all me|I am called)\s$")
"""The words before a narrator's own name."""
NAMES_ITSELF = regex.compile(
    r"(?<!\p{L})(?:(?:[Mm]y|[Tt]he) name(?:[’']s|\s(?:is|was))|[Cc]all(?:s|ed)? me|I(?:[’']m|\sam)(?: called)?)\s$"
)
"""The words before a speaker's own name: "They call me Parnesius", "I’m Tom Cole"."""
STYLES = frozenset(
    [
        *("eminence", "excellency", "highness", "holiness", "honor", "honour", "ladyship", "lordship", "majesty"),
        *("sire", "worship"),
    ]
)
"""What somebody of a rank is called, which is no name: "Nothing, Majesty"."""
NAME_ASKED = regex.compile(
    r"(?<!\p{L})(?:(?:[Ww]hat|[Yy]our) name(?!\p{L})[^.!?]{0,30}|[Ww]ho are you)\?[^\p{L}\p{N}]{0,5}$"
)
"""The end of a turn that asks for a name: "What name?", "Who are you?"."""
REVEALED = regex.compile(r"(?<=[.!?…]|\n)\s{1,3}(?:It|This|That) was\s(?:the\s)?$")
"""The words before the name of somebody who was only heard: “Who is there?” It was Tom Cole. It was the Owl."""
COMES = frozenset(
    ["appeared", "appears", "arrived", "arrives", "came", "comes", "entered", "enters", "joined", "joins"]
)
"""Verbs of somebody who was not there before."""
NAME_ENDS = regex.compile(r"\s*(?:[,;.!?…—–\"”’')]|--|$)")
"""The characters after a name that is given as an answer."""
SELF_APPOSED = regex.compile(r"(?<!(?:\band|\p{Lu}\p{Ll}+)\s)(?<!\p{L})I,\s$")
"""The same if the name is between commas: "I, Ishmael, was there", but not "Edward I, Tom Cole"."""
LONGEST_SELF_INTRODUCTION = 30
"""Characters: the longer of these two, and a word before it."""
