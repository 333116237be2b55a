"""The variants of names in a text: how each is used, and which longer names a short one may refer to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import HE, INHERITED, MISS, OF, PLURAL, SHE, SURNAME_ADDRESSES
from quoteattr.languages.en.naming import ACRONYM, ACRONYM_SKIPS, BODY_FORMS, LEGAL_ENDS, OFFICE_JOINTS
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address, wives
from quoteattr.mentions.names import Key, Name

__all__ = ["NameVariants", "mostly", "told_often"]

# People have at most first, middle and last names and a suffix. Longer runs of capitals are headlines or organizations.
_LONGEST_PERSON = 5
# Something of a place is not the place: Bank of America is not America.
_WHOLE_OR_OF = ((), *((joint,) for joint in OFFICE_JOINTS))
# One error in a hundred uses, or another person of that name, does not make a man a woman.
_CLEAR = 4
# A register may contain thousands of Smiths. Nobody can distinguish that many, and comparing all would take too long.
_MOST_NAMESAKES = 100


class NameVariants:
    """Looks up how a text writes each name. A variant is given by its key. Built in time linear in the text."""

    def __init__(self, names: Iterable[Name], lexicon: Lexicon, is_story: bool = False) -> None:
        """Group names that are spelled alike. `is_story`: the text is a story."""
        self._is_story = is_story
        self._lexicon = lexicon
        self.uses: dict[Key, list[Name]] = defaultdict(list)
        """Every use of a variant, in text order."""
        for name in names:
            self.uses[name.key].append(name)
        self._index()
        self._people: dict[Key, bool] = {}
        self._sexes: dict[Key, frozenset[str]] = {}
        self._married: dict[Key, dict[str, list[Name]]] = {}
        self.surnames: frozenset[str] = frozenset()
        """Last words of people's full names, in lower case."""
        full = [key for key in self.uses if len(key) > 1 and self._looks_like_person(key)]
        self._addressed = self._with_address()
        self.surnames = frozenset(key[-1] for key in full) | self._addressed

    def _index(self) -> None:
        """Find full names by their last word, their first word and their initials."""
        self.by_last: dict[str, list[Key]] = defaultdict(list)
        self.by_first: dict[str, list[Key]] = defaultdict(list)
        self._by_initials: dict[str, list[Key]] = defaultdict(list)
        for key, names in self.uses.items():
            if len(key) > 1:
                initials = "".join(w[0] for w in names[0].words if w.lower() not in ACRONYM_SKIPS)
                for index, word in ((self.by_last, key[-1]), (self.by_first, key[0]), (self._by_initials, initials)):
                    if len(index[word]) < _MOST_NAMESAKES:
                        index[word].append(key)

    def _with_address(self) -> frozenset[str]:
        """Surnames that the text uses with a form of address: Mrs. Archer."""
        bare = ((key[0], names) for key, names in self.uses.items() if len(key) == 1)
        return frozenset(word for word, names in bare if any(address(n) in SURNAME_ADDRESSES for n in names))

    def is_person(self, key: Key) -> bool:
        """Whether a name of two or more words looks like a person's.

        A first name, a title, a surname known from elsewhere or the words after it show that. A name is never
        rejected because its words are not on a list.
        """
        if key not in self._people:
            self._people[key] = self._looks_like_person(key)
        return self._people[key]

    def _looks_like_person(self, key: Key) -> bool:
        names, lexicon = self.uses[key], self._lexicon
        if len(key) > _LONGEST_PERSON or self._is_people(key[-1]) or " ".join(key) in lexicon.places:
            return False
        if any(n.titles & lexicon.person_titles for n in names):
            return True
        if key[-1] in lexicon.organization_nouns or key[-1] in lexicon.place_nouns:
            return False
        known = key[0] in lexicon.first_names or key[-1] in self.surnames
        return known or any(n.is_described_as_person for n in names)

    def _is_people(self, word: str) -> bool:
        """Whether the last word of a name is for a party, a nation or several people: Ontario Liberals."""
        singular, lexicon = word.removesuffix(PLURAL), self._lexicon
        several = word != singular and (singular in lexicon.affiliations or singular in lexicon.people)
        return several or word in lexicon.affiliations

    def namesakes(self, key: Key) -> list[Key]:
        """Full names of the same person: Eliza and Elizabeth Bennet, Louisa Gradgrind and Louisa Bounderby.

        If a story uses a first name alone more often than all full names with it, it belongs to one woman.
        """
        if not self.is_person(key) or self.sex(key) == {HE}:
            return []
        formal = self._lexicon.formal_names
        first = formal.get(key[0], frozenset()) | {key[0]}
        pet = [k for k in self.by_last[key[-1]] if k != key and first & (formal.get(k[0], frozenset()) | {k[0]})]
        married = [k for k in self.by_first[key[0]] if self.is_person(k)]
        bare = len(self.uses.get(key[:1], ()))
        return pet + (married if bare > sum(len(self.uses[k]) for k in married) else [])

    def is_family(self, key: Key) -> bool:
        """Whether a name is a family's: the Basts, the Miss Hales."""
        return key[:-1] in ((), (MISS,)) and key[-1].removesuffix(PLURAL) in self.surnames - {key[-1]}

    def prominence(self, key: Key) -> int:
        """How often a full name is used. Its first name alone counts too, unless it fits a more frequent full name."""
        first = [k for k in self.by_first[key[0]] if self.is_person(k)]
        leads = all(len(self.uses[k]) <= len(self.uses[key]) for k in first)
        return len(self.uses[key]) + (len(self.uses.get(key[:1], ())) if leads else 0)

    def younger_sisters(self, keys: Iterable[Key], surname: str) -> frozenset[Key]:
        """The full names that have Miss before the first name, if the text mentions sisters: the Miss Hales."""
        several = surname + PLURAL
        if (MISS, several) not in self.uses and not _has_miss(self.uses.get((several,), ())):
            return frozenset()
        return frozenset(key for key in keys if _has_miss((*self.uses[key], *self.uses.get(key[:1], ()))))

    def own_uses(self, key: Key) -> list[Name]:
        """The uses of a full name, without those for the man's wife."""
        wives = self.wives_of(key)
        return [n for n in self.uses[key] if address(n) not in wives] or self.uses[key] if wives else self.uses[key]

    def wives_of(self, key: Key) -> dict[str, list[Name]]:
        """The uses of a full name for the man's wife, by form of address: Mrs. John Dashwood."""
        if key not in self._married:
            first_name = self.first_name_pronouns(key)
            self._married[key] = wives(self.uses[key], first_name == {HE}) if first_name != {SHE} else {}
        return self._married[key]

    def sex(self, key: Key) -> frozenset[str]:
        """The pronouns that match a full name, from all that the text says about the person."""
        if key not in self._sexes:
            self._sexes[key] = self.gender(key, self.own_uses(key))
        return self._sexes[key]

    def may_be(self, key: Key, how: str) -> bool:
        """Whether a person with this form of address may have that full name: not Mrs. Hill for Tom Hill."""
        return bool(self.sex(key) & self.pronouns_of(how))

    def pronouns_of(self, how: str) -> frozenset[str]:
        """The pronouns that match a form of address."""
        return _told(frozenset([how]), self._lexicon.female_nouns, self._lexicon.male_nouns)

    def longer(self, key: Key) -> list[Key]:
        """The longer full names that this full name is a variant of."""
        person = self.is_person(key)
        size = len(key)
        namesakes = [k for k in self.by_last[key[-1]] if len(k) > size]
        ending = [k for k in namesakes if k[-size:] == key]
        middle = [k for k in namesakes if person and _same_but_middle(key, k)]
        legal = [] if person or self._is_story else [k for k in self._with_first_words(key) if k[-1] in LEGAL_ENDS]
        whole = (k for k in {*ending, *middle, *legal} if not person or OF not in k)
        found = [k for k in whole if not self._is_chance(k, key)]
        return [k for k in found if not self.clash(k, self.gender(key, self.uses[key]))]

    def candidates(self, key: Key) -> list[Key]:
        """The full names a short one may refer to: by surname, first name, last words, initials, in this order."""
        ending = self._with_last_words(key)
        people = [k for k in ending if self.is_person(k)]
        if self._is_story or not people:
            people += self._with_first_name(key)
        return people or ending or self._with_first_words(key) or self._with_initials(key)

    def _with_last_words(self, key: Key) -> list[Key]:
        size = len(key)
        ending = [k for k in self.by_last[key[-1]] if k[-size:] == key and k[-size - 1 : -size] not in _WHOLE_OR_OF]
        return [k for k in ending if not self._is_chance(k, key)]

    def _with_first_name(self, key: Key) -> list[Key]:
        """People with that first name. If there are none, those whose first name has it as a pet name."""
        if len(key) != 1:
            return []
        names = (key[0], *self._lexicon.formal_names.get(key[0], ()))
        people = [k for name in names for k in self.by_first.get(name, ()) if self.is_person(k)]
        return [k for k in people if k[0] == key[0]] or [k for k in people if not self._is_noble(k)]

    def _with_first_words(self, key: Key) -> list[Key]:
        """Longer names that continue with "of" or add only a form of body: the Church of Norway, Acme Group."""
        longer = ((k, k[len(key) :]) for k in self.by_first[key[0]] if k[: len(key)] == key)
        return [k for k, rest in longer if rest[:1] == (OF,) or (rest and self._is_body_form(key, rest))]

    def _is_body_form(self, key: Key, rest: Key) -> bool:
        """Whether words behind a name say that it is a body's, and nobody of that name has a title: Acme Group."""
        titled = any(name.titles & self._lexicon.person_titles for name in self.uses.get(key, ()))
        legal = rest[-1] in LEGAL_ENDS and " ".join(key) not in self._lexicon.places | self._lexicon.affiliations
        return not self._is_story and not titled and (legal or BODY_FORMS.issuperset(rest))

    def _with_initials(self, key: Key) -> list[Key]:
        initials = key[0].replace(".", "").upper()
        spelled = self._by_initials.get(initials, []) if len(key) == 1 and len(initials) > 1 else []
        return [k for k in spelled if self._is_acronym(key)]

    def by_family_name(self, key: Key) -> list[Key]:
        """The full names that begin with a surname: Mr. Kim is Kim Dae-so, if no name ends in Kim.

        Empty for first names in a story: Mr. Rupert need not be Rupert Lee.
        """
        first = self._is_story and key[0] in self._lexicon.first_names
        if len(key) > 1 or first or self.by_last.get(key[0]):
            return []
        return [k for k in self.by_first.get(key[0], ()) if " ".join(k) not in self._lexicon.places]

    def _is_chance(self, key: Key, end: Key) -> bool:
        """Whether a name is a rare accident of two adjacent names in a story: gave Ann Hale House."""
        uses = self.uses.get(end, ())
        hardly = self._is_story and len(self.uses[key]) * NEGLIGIBLE_RATIO <= len(uses)
        return hardly and not any(name.titles & self._lexicon.person_titles for name in uses)

    def _is_noble(self, key: Key) -> bool:
        """Whether a name has a form of address that excludes pet names: Lady Catherine is not Kitty."""
        return any(name.titles & INHERITED for name in self.uses[key])

    def _is_acronym(self, key: Key) -> bool:
        """Whether a name is written like initials: AP, U.N."""
        return any(ACRONYM.fullmatch(name.words[0]) for name in self.uses[key])

    def clash(self, key: Key, sex: frozenset[str]) -> bool:
        """Whether no pronoun matches both a full name and a short one, whose pronouns are `sex`."""
        return not (self.sex(key) & sex)

    def gender(self, key: Key, names: list[Name]) -> frozenset[str]:
        """The pronouns that match, shown by titles, else by the first name of a full name, which "del" is not.

        If unknown, both match.
        """
        lexicon = self._lexicon
        told = Counter(_told(n.titles, lexicon.female_nouns, lexicon.male_nouns) for n in names)
        by_title = told_often(told)
        if len(by_title) == 1 or len(key) == 1 or names[0].words[0].islower():
            return by_title
        return self.first_name_pronouns(key)

    def first_name_pronouns(self, key: Key) -> frozenset[str]:
        """The pronouns that match a first name. A surname that comes first (Mr. Li, Li Guozhang) tells none."""
        told = _told(frozenset([key[0]]), self._lexicon.female_first_names, self._lexicon.male_first_names)
        if key[0] not in self._addressed or key[-1] in self._addressed:
            return told
        addressed = {pronoun for n in self.uses[key[:1]] for pronoun in self.pronouns_of(address(n) or "")}
        return told if told & addressed else frozenset([HE, SHE])


def _has_miss(names: Iterable[Name]) -> bool:
    return any(address(name) == MISS for name in names)


def _same_but_middle(short: Key, long: Key) -> bool:
    """Tom Hill and Tom J. Hill, Bobby Brook and Robert "Bobby" Brook; not Ann W. and Ann H. W. Lee."""
    middle = list(long[1:-1])
    return short[0] in (long[0], long[-2]) and all(w in middle or w[0] in [m[0] for m in middle] for w in short[1:-1])


def mostly(told: Counter[frozenset[str]]) -> frozenset[str]:
    """The pronoun that nearly all clues agree on; both pronouns if they disagree."""
    she, he = told[frozenset([SHE])], told[frozenset([HE])]
    return frozenset([SHE] if she > _CLEAR * he else [HE] if he > _CLEAR * she else [HE, SHE])


def told_often(told: Counter[frozenset[str]], slips: float = math.inf) -> frozenset[str]:
    """The pronoun that nearly all uses with a clue agree on; both if there are so few that they may be errors.

    "His wife, Tom said" says nothing about Tom's gender, if there are a hundred uses.
    """
    tell = told.total() - told[frozenset([HE, SHE])]
    return mostly(told) if tell > slips or tell * NEGLIGIBLE_RATIO >= told.total() else frozenset([HE, SHE])


def _told(words: frozenset[str], feminine: frozenset[str], masculine: frozenset[str]) -> frozenset[str]:
    she, he = bool(words & feminine), bool(words & masculine)
    return frozenset([SHE] if she and not he else [HE] if he and not she else [HE, SHE])
