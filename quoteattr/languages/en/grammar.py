"""The closed classes of English: pronouns, determiners, auxiliaries, dates, kinship, forms of address.

A string with bars in it (`ARTICLES`) is part of a pattern. If a rule needs fewer or more words than a class, the file
with its patterns says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

import attrs
import regex

# ---- Small words and endings

THE, OF, FOR, AND = "the", "of", "for", "and"
PLURAL, PAST, ADVERB = "s", "ed", "ly"
"""The endings of regular plurals, past tenses and adverbs."""
OWNER_ENDING = r"(?:[’']s|(?<=s)[’'])"
"""The ending of an owner: Hill’s, the voters’."""
PARTICLES = (
    "de|del|degli|della|delle|dello|der|den|di|da|das|dos|du|la|las|le|los"
    "|van|von|vom|zu|zur|zum|ter|ap|bin|bint|ibn|ben|al|el"
)
"""Words without a capital that join the parts of a person's name."""
NAME_WORD = r"\p{Lu}[\p{L}\p{M}’'-]*"
NAME_OR_INITIAL = r"\p{Lu}[\p{L}\p{M}.’'-]*"
"""One word of a name."""

# ---- Pronouns


@attrs.frozen(slots=True)
class Pronoun:
    """The forms of a personal pronoun: she saw, saw her, her hat, the hat is hers, she herself."""

    subject: str
    object: str
    determiner: str
    possessive: str
    reflexive: str

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, each once."""
        return tuple(dict.fromkeys([self.subject, self.object, self.determiner, self.possessive, self.reflexive]))

    @property
    def cases(self) -> tuple[str, ...]:
        """The most common forms: “mine” is also a noun, and “herself” comes with another word for her."""
        return tuple(dict.fromkeys([self.subject, self.object, self.determiner]))


HE, SHE, IT, THEY = "he", "she", "it", "they"
I_LOWER = "i"
"""The pronoun of the speaker, in lower case."""
PRONOUNS: Mapping[str, Pronoun] = {
    I_LOWER: Pronoun("I", "me", "my", "mine", "myself"),
    "we": Pronoun("we", "us", "our", "ours", "ourselves"),
    "you": Pronoun("you", "you", "your", "yours", "yourself"),
    HE: Pronoun(HE, "him", "his", "his", "himself"),
    SHE: Pronoun(SHE, "her", "her", "hers", "herself"),
    IT: Pronoun(IT, "it", "its", "its", "itself"),
    THEY: Pronoun(THEY, "them", "their", "theirs", "themselves"),
}
"""The personal pronouns by subject form, in lower case."""
HE_OR_SHE = frozenset([HE, SHE])
"""The subject pronouns with a gender."""
GENDERS = {form: who for who in (HE, SHE) for form in PRONOUNS[who].forms}
"""Third person singular pronouns for people, each with its subject form."""
POSSESSIVES = {PRONOUNS[who].determiner: who for who in (HE, SHE)}
"""Possessives with the pronoun of the owner."""
FIRST_PERSON = frozenset(form.lower() for form in PRONOUNS[I_LOWER].cases)
SUBJECT_PRONOUNS = frozenset(pronoun.subject for pronoun in PRONOUNS.values())
"""The pronouns that may be the subject of a tag: “It rained, she said."""
REFLEXIVE_PRONOUNS = frozenset(pronoun.reflexive for pronoun in PRONOUNS.values())
OBJECT_PRONOUNS = "|".join(dict.fromkeys(pronoun.object for pronoun in PRONOUNS.values()))
PERSONAL_PRONOUNS = regex.compile(
    rf"\b(?:{'|'.join(f for who in (HE, SHE, I_LOWER, 'we') for f in PRONOUNS[who].cases)})\b"
)
"""The pronouns by which stories refer to people. “You”, “it” and “they” are as common in the press."""
INDEFINITE_PRONOUNS = "somebody|someone|everybody|everyone|nobody|another"
WHICH = "which"
_WHO = "who|whom|whose"
WHO = rf"(?:{_WHO})"
"""The relative pronouns for people."""
RELATIVE = rf"(?:{_WHO}|{WHICH}|that)"
RELATIVE_WORD = regex.compile(rf"\b{RELATIVE}\b")
RELATIVES = frozenset([*_WHO.split("|"), WHICH, "that"])

# ---- Determiners

ARTICLES = "the|a|an"
OWNERS_OF_OTHERS = "|".join(PRONOUNS[who].determiner for who in (HE, SHE, IT, THEY))
OWNERS = f"my|our|{OWNERS_OF_OTHERS}"
"""Possessive determiners, without “your”, which does not begin a source."""
ONE_OF_MANY = "a|an|one|another"
DEFINITE = frozenset([THE, "this", "that"])
"""Determiners for something already known."""
NEW = frozenset([*ONE_OF_MANY.split("|"), "some"])
"""Determiners for something new."""
NEW_PERSON = "a"
"""The determiner for a person whom a story introduces."""
POSSESSIVE = "'s"
"""The determiner of a phrase that begins with an owner's name."""
NUMERALS = "two|three|four|five"
QUANTIFIERS = "some|many|several|few|most|all|both|other"

# ---- Auxiliaries and adverbs

IS, ARE = "is|was", "are|were"
BE = rf"am|{IS}|{ARE}|be|been|being"
HAS = "has|had"
WILL = "will|would"
_NO_ADVERBS = "daily|weekly|monthly|family|ally|assembly"
ADVERBS = rf"also|then|later|now|once|soon|just|(?!(?:{_NO_ADVERBS})\b)\p{{Ll}}+ly"
"""Words that may come between a subject and its verb."""

IRREGULAR_PASTS = (
    "bent|blew|bit|began|broke|brought|came|caught|clung|crept|drank|drew|drove|ate|fell|felt|flung|found|froze|gave|got|grew|heard"
    "|held|hid|hung|kept|knelt|knew|laid|lay|leant|left|let|lit|lost|made|met|put|ran|rang|read|rose|said|sang|sank|sat|saw|sent"
    "|set|shook|shot|shut|slid|slept|spat|sped|spoke|sprang|spread|stood|stole|struck|strode|stuck|swore|swung|threw|took|told"
    "|tore|went|wept|woke|wore|wound|wrote"
)
"""Common past tenses that do not end in -ed."""
PASTS_OF_SAYING = frozenset(["said", "told", "wrote", "spoke", "swore"])
"""Those of verbs of saying."""

# ---- Dates

DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
DAY = rf"(?:{'|'.join(sorted(DAYS))})"
MONTHS = frozenset(["April", "May", "June", "August"])
"""The months that are also first names."""
PARTS_OF_DAY = "morning|afternoon|evening|night"
PERIODS = rf"{PARTS_OF_DAY}|week|weekend|month|year|spring|summer|autumn|fall|winter"
TIME = regex.compile(
    rf",?\s(?:(?:late|early|earlier|later)\s)?(?:today|yesterday|tonight|tomorrow|(?:this|last|next|late|early)\s(?:{PERIODS}|{DAY})"
    rf"|(?:on\s)?{DAY}(?:\s(?:{PARTS_OF_DAY}))?)$"
)
"""The time of saying, at the end of a source: Brimble Inc. this morning, the mayor on Monday."""

# ---- Forms of address


class Rank(Enum):
    """The classes of forms of address."""

    PLAIN = auto()
    """A person has only one of these: Miss Daisy Miller is not Mrs. Miller."""
    INHERITED = auto()
    """No pet name follows: Lady Catherine is not called Kitty."""
    NOBLE = auto()
    """"The" comes before it and a name after it: the Countess Olenska."""
    EARNED = auto()
    """For a profession or an office, women and men: Dr. Lee, Captain Lee."""
    KIN = auto()


@attrs.frozen(slots=True)
class Address:
    """A form of address before a name."""

    rank: Rank
    pronoun: str = ""
    """The pronoun of a person with this form of address; empty for either."""
    married: bool = False
    """Whether it is for wives."""
    unmarried: str = ""
    """The form for an unmarried woman that corresponds to this one for a wife."""
    first_name: bool = False
    """Whether a first name may follow: Sir Thomas. Colonel Fitzwilliam is not Fitzwilliam Darcy."""
    spellings: tuple[str, ...] = ()
    """Other spellings of it."""


MR, MRS, MISS, SIR, LADY = "mr", "mrs", "miss", "sir", "lady"
FORMS_OF_ADDRESS: Mapping[str, Address] = {
    MR: Address(Rank.PLAIN, HE, spellings=("mister", "mistah", "mista", "mistuh")),
    MRS: Address(Rank.PLAIN, SHE, married=True, unmarried=MISS, spellings=("missus", "missis")),
    MISS: Address(Rank.PLAIN, SHE, first_name=True),
    "ms": Address(Rank.PLAIN, SHE),
    "master": Address(Rank.PLAIN, HE, first_name=True),
    "monsieur": Address(Rank.PLAIN, HE),
    "mme": Address(Rank.PLAIN, SHE, married=True, unmarried="mlle"),
    "madame": Address(Rank.PLAIN, SHE, married=True, unmarried="mademoiselle", first_name=True),
    "mlle": Address(Rank.PLAIN, SHE),
    "mademoiselle": Address(Rank.PLAIN, SHE, first_name=True),
    "signor": Address(Rank.PLAIN, HE),
    "signora": Address(Rank.PLAIN, SHE, married=True),
    "herr": Address(Rank.PLAIN, HE),
    "frau": Address(Rank.PLAIN, SHE),
    SIR: Address(Rank.INHERITED, HE, first_name=True),
    "lord": Address(Rank.INHERITED, HE, first_name=True),
    LADY: Address(Rank.INHERITED, SHE, married=True, first_name=True),
    "count": Address(Rank.NOBLE, HE),
    "countess": Address(Rank.NOBLE, SHE, married=True),
    "dr": Address(Rank.EARNED, spellings=("doctor",)),
    "capt": Address(Rank.EARNED, spellings=("captain",)),
    "col": Address(Rank.EARNED, spellings=("colonel",)),
    "gen": Address(Rank.EARNED, spellings=("general",)),
    "lt": Address(Rank.EARNED, spellings=("lieutenant",)),
    "admiral": Address(Rank.EARNED),
    "major": Address(Rank.EARNED),
    "sergeant": Address(Rank.EARNED),
    "inspector": Address(Rank.EARNED),
    "aunt": Address(Rank.KIN, SHE, first_name=True),
    "uncle": Address(Rank.KIN, HE, first_name=True),
}
"""Titles that distinguish the members of one family."""


def of_rank(*ranks: Rank) -> frozenset[str]:
    """The forms of address in one of these classes."""
    return frozenset(how for how, address in FORMS_OF_ADDRESS.items() if address.rank in ranks)


ADDRESSES = frozenset(FORMS_OF_ADDRESS)
SPELLINGS = {other: how for how, address in FORMS_OF_ADDRESS.items() for other in address.spellings}
"""Other spellings, each with the main spelling."""
SURNAME_ADDRESSES = frozenset(how for how, address in FORMS_OF_ADDRESS.items() if not address.first_name)
MARRIED = frozenset(how for how, address in FORMS_OF_ADDRESS.items() if address.married)
WIVES = MARRIED - of_rank(Rank.NOBLE)
"""Forms that may come before a husband's name: Mrs. John Dashwood. A countess keeps hers: Countess Ellen Olenska."""
UNMARRIED = {how: address.unmarried for how, address in FORMS_OF_ADDRESS.items() if address.unmarried}
PLAIN, INHERITED = of_rank(Rank.PLAIN), of_rank(Rank.INHERITED)
# "The Marchioness" alone is a separate person, and says nothing about people with a surname.
NOBLE = of_rank(Rank.NOBLE) | {"baron", "baroness", "marquis", "marchioness", "duchess"}
COMMON_ADDRESSES = frozenset([MR, MRS, MISS, "ms", "dr"])
"""The forms that newspapers use today, before any surname."""
STRANGERS = {SIR: HE, "ma[’']am": SHE, "madam": SHE}
"""Forms of address without a name, as patterns, with the pronoun."""

# ---- Kinship


@attrs.frozen(slots=True)
class Kinship:
    """What a noun for a relative shows: the pronoun, and titles that such relatives have or do not have."""

    pronoun: str
    group: str
    """Relatives who usually have the same titles. The groups are in the names of learned weights."""
    titles: frozenset[str] = frozenset()
    """The relative has one of these titles, if anybody in the family has."""
    without: frozenset[str] = frozenset()
    """The relative has none of these titles."""
    close: bool = False
    """Whether a story means somebody with the same surname: her mother, his wife."""
    called: bool = False
    """Whether it is a form of address too: “Yes, mother.”"""


_MEN = frozenset(
    how for how, address in FORMS_OF_ADDRESS.items() if address.pronoun != SHE and address.rank is not Rank.KIN
)
MEN = _MEN | {other for other, how in SPELLINGS.items() if how in _MEN}
"""Titles of fathers and husbands, in all spellings."""
_MOTHER, _FATHER, _SISTER, _BROTHER = "mother or wife", "father or husband", "sister or daughter", "brother or son"
KINSHIP: Mapping[str, Kinship] = {
    **dict.fromkeys(["mother", "mamma", "mama"], Kinship(SHE, _MOTHER, titles=MARRIED, close=True, called=True)),
    "wife": Kinship(SHE, _MOTHER, titles=MARRIED, close=True),
    **dict.fromkeys(["grandmother", "mummy", "ma"], Kinship(SHE, _MOTHER, called=True)),
    **dict.fromkeys(["father", "papa"], Kinship(HE, _FATHER, titles=MEN, close=True, called=True)),
    "husband": Kinship(HE, _FATHER, titles=MEN, close=True),
    **dict.fromkeys(["uncle", "daddy", "pa"], Kinship(HE, _FATHER, called=True)),
    "sister": Kinship(SHE, _SISTER, without=MARRIED, close=True),
    **dict.fromkeys(["daughter", "niece", "girl"], Kinship(SHE, _SISTER)),
    "brother": Kinship(HE, _BROTHER, close=True),
    **dict.fromkeys(["son", "nephew", "boy"], Kinship(HE, _BROTHER)),
    "aunt": Kinship(SHE, "aunt", called=True),
    "lady": Kinship(SHE, "lady"),
    "gentleman": Kinship(HE, "gentleman"),
}
"""Nouns for relatives, and the two that stories use in the same way for strangers."""
