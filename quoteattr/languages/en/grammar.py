"""The closed classes of English, each said once: pronouns, determiners, auxiliaries, dates, kinship, forms of address.

A string with bars in it (`ARTICLES`) is a part of patterns. Where a rule wants less or more than a class, the file with
its patterns says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

import attrs
import regex

# ---- Small words and endings

THE, OF, FOR, AND = "the", "of", "for", "and"
PLURAL, PAST, ADVERB = "s", "ed", "ly"
"""What regular plurals, verbs in the past and adverbs end in."""
OWNER_ENDING = r"(?:[’']s|(?<=s)[’'])"
"""What makes the words before it an owner: Hill’s, the voters’."""
PARTICLES = "de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|bin|ibn|ben|al|el"
"""What joins the parts of a person's name without a capital."""
NAME_WORD = r"\p{Lu}[\p{L}\p{M}’'-]*"
NAME_OR_INITIAL = r"\p{Lu}[\p{L}\p{M}.’'-]*"
"""One word of a name."""

# ---- Pronouns


@attrs.frozen(slots=True)
class Pronoun:
    """A personal pronoun in its forms: she saw, saw her, her hat, the hat is hers, she herself."""

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
        """The commonest forms: “mine” is a noun too, and “herself” stands beside another word for her."""
        return tuple(dict.fromkeys([self.subject, self.object, self.determiner]))


HE, SHE, IT, THEY = "he", "she", "it", "they"
I_LOWER = "i"
"""The pronoun of whoever speaks, as texts are looked up in lower case."""
PRONOUNS: Mapping[str, Pronoun] = {
    I_LOWER: Pronoun("I", "me", "my", "mine", "myself"),
    "we": Pronoun("we", "us", "our", "ours", "ourselves"),
    "you": Pronoun("you", "you", "your", "yours", "yourself"),
    HE: Pronoun(HE, "him", "his", "his", "himself"),
    SHE: Pronoun(SHE, "her", "her", "hers", "herself"),
    IT: Pronoun(IT, "it", "its", "its", "itself"),
    THEY: Pronoun(THEY, "them", "their", "theirs", "themselves"),
}
"""The personal pronouns by their subject form in lower case."""
HE_OR_SHE = frozenset([HE, SHE])
"""The subject pronouns that tell one person from another."""
GENDERS = {form: who for who in (HE, SHE) for form in PRONOUNS[who].forms}
"""Third person singular pronouns of people, each with its subject form."""
POSSESSIVES = {PRONOUNS[who].determiner: who for who in (HE, SHE)}
"""Possessives with the pronoun of the owner."""
FIRST_PERSON = frozenset(form.lower() for form in PRONOUNS[I_LOWER].cases)
SUBJECT_PRONOUNS = frozenset(pronoun.subject for pronoun in PRONOUNS.values())
"""What is the subject of a tag without being a name: “It rained, she said."""
REFLEXIVE_PRONOUNS = frozenset(pronoun.reflexive for pronoun in PRONOUNS.values())
OBJECT_PRONOUNS = "|".join(dict.fromkeys(pronoun.object for pronoun in PRONOUNS.values()))
PERSONAL_PRONOUNS = regex.compile(
    rf"\b(?:{'|'.join(f for who in (HE, SHE, I_LOWER, 'we') for f in PRONOUNS[who].cases)})\b"
)
"""By these a story tells of its people. “You”, “it” and “they” are as common in the press."""
INDEFINITE_PRONOUNS = "somebody|someone|everybody|everyone|nobody|another"
WHICH = "which"
_WHO = "who|whom|whose"
WHO = rf"(?:{_WHO})"
"""The relatives of people."""
RELATIVE = rf"(?:{_WHO}|{WHICH}|that)"
RELATIVE_WORD = regex.compile(rf"\b{RELATIVE}\b")
RELATIVES = frozenset([*_WHO.split("|"), WHICH, "that"])

# ---- Determiners

ARTICLES = "the|a|an"
OWNERS_OF_OTHERS = "|".join(PRONOUNS[who].determiner for who in (HE, SHE, IT, THEY))
OWNERS = f"my|our|{OWNERS_OF_OTHERS}"
"""Possessive determiners; the reader's own, your, opens no phrase for who speaks."""
ONE_OF_MANY = "a|an|one|another"
DEFINITE = frozenset([THE, "this", "that"])
"""Determiners of what is known already."""
NEW = frozenset([*ONE_OF_MANY.split("|"), "some"])
"""Determiners of what is not known yet."""
NEW_PERSON = "a"
"""The determiner of whoever a story brings in."""
POSSESSIVE = "'s"
"""The determiner that an owner's name is."""
NUMERALS = "two|three|four|five"
QUANTIFIERS = "some|many|several|few|most|all|both|other"

# ---- Auxiliaries, and what stands beside them

IS, ARE = "is|was", "are|were"
BE = rf"am|{IS}|{ARE}|be|been|being"
HAS = "has|had"
WILL = "will|would"
ADVERBS = r"also|then|later|now|once|soon|just|\p{Ll}+ly"
"""What stands between a subject and its verb."""

# ---- Dates

DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
DAY = rf"(?:{'|'.join(sorted(DAYS))})"
MONTHS = frozenset(["April", "May", "June", "August"])
"""Those that are first names too."""
PARTS_OF_DAY = "morning|afternoon|evening|night"
PERIODS = rf"{PARTS_OF_DAY}|week|weekend|month|year|spring|summer|autumn|fall|winter"
TIME = regex.compile(
    rf",?\s(?:(?:late|early|earlier|later)\s)?(?:today|yesterday|tonight|tomorrow|(?:this|last|next|late|early)\s(?:{PERIODS}|{DAY})"
    rf"|(?:on\s)?{DAY}(?:\s(?:{PARTS_OF_DAY}))?)$"
)
"""When something is said, at the end of who says it: Brimble Inc. this morning, the mayor on Monday."""

# ---- Forms of address


class Rank(Enum):
    """What a form of address is."""

    PLAIN = auto()
    """Whoever has one has no other: Miss Daisy Miller is not Mrs. Miller."""
    INHERITED = auto()
    """No pet name follows: Lady Catherine is not called Kitty."""
    NOBLE = auto()
    """"The" stands before it, with a name behind: the Countess Olenska."""
    EARNED = auto()
    """Women and men have it for what they do: Dr. Lee, Captain Lee."""
    KIN = auto()


@attrs.frozen(slots=True)
class Address:
    """A form of address before a name."""

    rank: Rank
    pronoun: str = ""
    """The pronoun of whoever is addressed so; empty for either."""
    married: bool = False
    """Wives are addressed so."""
    unmarried: str = ""
    """The form for an unmarried woman that goes with this one for a wife."""
    first_name: bool = False
    """A first name may follow: Sir Thomas. Colonel Fitzwilliam is not Fitzwilliam Darcy."""
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
"""Titles by which the members of one family are told apart."""


def of_rank(*ranks: Rank) -> frozenset[str]:
    """The forms of address that are of one of these ranks."""
    return frozenset(how for how, address in FORMS_OF_ADDRESS.items() if address.rank in ranks)


ADDRESSES = frozenset(FORMS_OF_ADDRESS)
SPELLINGS = {other: how for how, address in FORMS_OF_ADDRESS.items() for other in address.spellings}
"""Spellings of one form of address."""
SURNAME_ADDRESSES = frozenset(how for how, address in FORMS_OF_ADDRESS.items() if not address.first_name)
MARRIED = frozenset(how for how, address in FORMS_OF_ADDRESS.items() if address.married)
WIVES = MARRIED - of_rank(Rank.NOBLE)
"""They may stand before a husband's name: Mrs. John Dashwood. A countess keeps her own: Countess Ellen Olenska."""
UNMARRIED = {how: address.unmarried for how, address in FORMS_OF_ADDRESS.items() if address.unmarried}
PLAIN, INHERITED = of_rank(Rank.PLAIN), of_rank(Rank.INHERITED)
# "The Marchioness" alone is somebody of her own, and tells nothing of those with a surname.
NOBLE = of_rank(Rank.NOBLE) | {"baron", "baroness", "marquis", "marchioness", "duchess"}
COMMON_ADDRESSES = frozenset([MR, MRS, MISS, "ms", "dr"])
"""What the press of today writes, before any surname."""
STRANGERS = {SIR: HE, "ma[’']am": SHE, "madam": SHE}
"""How somebody is called whose name is not said, as patterns, with the pronoun."""

# ---- Kinship


@attrs.frozen(slots=True)
class Kinship:
    """What a noun of kinship tells: which pronoun stands for them, and titles that some of the family have."""

    pronoun: str
    group: str
    """Those whose bearers mostly go by the same titles. The groups are in the names of learned weights."""
    titles: frozenset[str] = frozenset()
    """Who is meant has one of these, if anybody of the family has."""
    without: frozenset[str] = frozenset()
    """Who is meant has none of these."""
    close: bool = False
    """A story means somebody of the same surname: her mother, his wife."""
    called: bool = False
    """They are called so: “Yes, mother.”"""


_MEN = frozenset(
    how for how, address in FORMS_OF_ADDRESS.items() if address.pronoun != SHE and address.rank is not Rank.KIN
)
MEN = _MEN | {other for other, how in SPELLINGS.items() if how in _MEN}
"""Titles that fathers and husbands go by, in all spellings."""
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
"""Nouns by which a story means somebody of a family, and the two that it uses of strangers in the same way."""
