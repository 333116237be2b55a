"""Everybody and everything that a text names: which names are forms of one name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

import attrs
import regex

from quoteattr.coreference.families import SURNAME_ADDRESSES, address, by_address, own_by_title, wives
from quoteattr.coreference.known import KnownSpeakers
from quoteattr.coreference.names import Name
from quoteattr.lexicon import Lexicon
from quoteattr.model import KnownSpeaker, SpeakerKind

__all__ = ["Cast", "Member"]

Key = tuple[str, ...]

HE, SHE = "he", "she"
_ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,6}")
_SMALL_WORDS = frozenset(["of", "and", "the", "for", "on", "to", "&", "a", "de", "la"])
# People have at most first, middle and last names and a suffix; longer runs of capitals are headlines and bodies.
_LONGEST_PERSON = 5
# A story has a few names in full once in hundreds of uses; one in twenty is what it calls somebody.
_RARE = 20
# Who bears a name that a story uses alone is named in full now and then, and not ten times less than another bearer.
_LEAD = 10
# One name in five hundred, halved nine times: beyond that all are rare.
_RAREST = 9
# What is of something is not it: Bank of America is not America.
_OF = ((), ("of",), ("for",))
_NOBLE = frozenset(["lady", "lord", "sir"])
# A slip or a namesake in a hundred uses does not make a man a woman.
_CLEAR = 4
# Mrs. Mingott is Mrs. Manson Mingott where the text calls her so about as often.
_WIFE = 3
# A registry may hold thousands of Smiths. Nobody tells so many apart, and comparing all would take time without end.
_MOST_NAMESAKES = 100


@attrs.frozen(slots=True)
class Member:
    """One of the cast: its fullest name, and what its names tell of it."""

    name: str
    kind: SpeakerKind
    pronouns: frozenset[str]
    """Which of "he" and "she" may stand for it: both where nothing tells."""
    roles: frozenset[str] = frozenset()
    """Titles and nouns that stand before its names."""
    first: int = 0
    """Where the text first names it."""
    named: bool = True
    """Whether the name is one, and not a description."""
    known: str | None = None
    """The id of the caller's known speaker that it is."""


class Cast:
    """The members of a text's cast and the forms of their names. Built once, in time linear in the text."""

    def __init__(self, names: Iterable[Name], lexicon: Lexicon, known: KnownSpeakers, narrative: bool = False) -> None:
        """Group names that are spelled alike, then the full forms of one name. ``narrative``: the text is a story."""
        self._narrative = narrative
        self._lexicon = lexicon
        self._known = known
        self._forms: dict[Key, list[Name]] = defaultdict(list)
        for name in names:
            self._forms[name.key].append(name)
        self._index()
        self._people: dict[Key, bool] = {}
        self._sexes: dict[Key, frozenset[str]] = {}
        self._married: dict[Key, dict[str, list[Name]]] = {}
        self.surnames: frozenset[str] = frozenset()
        """Last words of people's full names, in lower case."""
        full = [key for key in self._forms if len(key) > 1 and self._looks_like_person(key)]
        self.surnames = frozenset(key[-1] for key in full) | self._addressed()
        self._cache: dict[tuple[Key, frozenset[str]], tuple[int, ...]] = {}
        self._by_id: dict[str, int] = {}
        self._titled: dict[tuple[str, Key], int] = {}
        self._number = self._clusters()
        self._counts = Counter(self._bearer(name) for found in self._forms.values() for name in found)
        self._families_of: dict[Key, list[tuple[str, int]]] = defaultdict(list)
        for (how, key), number in self._titled.items():
            self._families_of[key].append((how, number))
        self._surnames_of: dict[int, frozenset[str]] = {}
        self.members = self._members()

    def _index(self) -> None:
        self._by_last: dict[str, list[Key]] = defaultdict(list)
        self._by_first: dict[str, list[Key]] = defaultdict(list)
        self._by_initials: dict[str, list[Key]] = defaultdict(list)
        for key, names in self._forms.items():
            if len(key) > 1:
                initials = "".join(w[0] for w in names[0].words if w.lower() not in _SMALL_WORDS)
                for index, word in ((self._by_last, key[-1]), (self._by_first, key[0]), (self._by_initials, initials)):
                    if len(index[word]) < _MOST_NAMESAKES:
                        index[word].append(key)

    def known(self, name: Name) -> str | None:
        """The id of the caller's known speaker that the name is for."""
        speaker = self._known.find(name)
        return speaker.id if speaker else None

    def _addressed(self) -> frozenset[str]:
        """Surnames that the text gives a form of address: Mrs. Archer."""
        alone = (
            key
            for key, names in self._forms.items()
            if len(key) == 1 and any(address(n) in SURNAME_ADDRESSES for n in names)
        )
        return frozenset(key[0] for key in alone)

    def _bearer(self, name: Name) -> int:
        """Whom the text names so, in full or by title; -1 for a short form."""
        return self._titled.get((address(name) or "", name.key), self._number.get(name.key, -1))

    def families(self, number: int) -> frozenset[str]:
        """The surnames (lower case) of a member, of all its names."""
        return self._surnames_of.get(number, frozenset())

    def count(self, number: int) -> int:
        """How often the text names a member (an index) in full."""
        return self._counts[number]

    def share(self, number: int) -> str:
        """How many of all full names a member's are: one in two, in four, in eight; "never" for who has none."""
        count, full = self._counts[number], self._counts.total() - self._counts[-1]
        return str(min(_RAREST, int(math.log2(full / count)))) if count else "never"

    def is_person(self, key: Key) -> bool:
        """Whether a name of two words or more looks like a person's."""
        if key not in self._people:
            self._people[key] = self._looks_like_person(key)
        return self._people[key]

    def _looks_like_person(self, key: Key) -> bool:
        names = self._forms[key]
        lexicon = self._lexicon
        plural_of = key[-1].removesuffix("s")
        if key[-1] in lexicon.affiliations or (
            key[-1] != plural_of and plural_of in lexicon.affiliations | lexicon.people
        ):
            return False
        if " ".join(key) in lexicon.places:
            return False
        titled = any(n.titles & lexicon.person_titles for n in names)
        if key[-1] in lexicon.organization_nouns | lexicon.place_nouns and not titled:
            return False
        known = key[0] in lexicon.first_names or key[-1] in self.surnames
        return len(key) <= _LONGEST_PERSON and (titled or known or any(n.human for n in names))

    def _clusters(self) -> dict[Key, int]:
        """Number the full names, forms of one name alike; those of known speakers first."""
        number = self._known_forms()
        count = len(self._by_id)
        for key in sorted((k for k in self._forms if len(k) > 1), key=lambda k: (-len(k), self._forms[k][0].start)):
            if key not in number:
                same = [*self._longer(key), *(self._namesakes(key) if self._narrative else ())]
                longer = {number[other] for other in same if other in number}
                number[key] = longer.pop() if len(longer) == 1 else count
                count = max(count, number[key] + 1)
                for how in self._wives(key):
                    self._titled[how, key], self._titled["mr", key] = count, number[key]
                    count += 1
        for key in sorted(k for k in self._forms if len(k) == 1 and k not in number):
            count = self._families(key, number, count)
            if key not in number and not self._bears_one(key, number):
                number[key] = count
                count += 1
        return number

    def _namesakes(self, key: Key) -> list[Key]:
        """Full names of the same person: Eliza and Elizabeth Bennet, Louisa Gradgrind and Louisa Bounderby.

        A first name that a story uses alone, more than all full names with it, is one woman's.
        """
        if not self.is_person(key) or self._sex(key) == {HE}:
            return []
        formal = self._lexicon.formal_names
        first = formal.get(key[0], frozenset()) | {key[0]}
        pet = [k for k in self._by_last[key[-1]] if k != key and first & (formal.get(k[0], frozenset()) | {k[0]})]
        married = [k for k in self._by_first[key[0]] if self.is_person(k)]
        alone = len(self._forms.get(key[:1], ()))
        return pet + (married if alone > sum(len(self._forms[k]) for k in married) else [])

    def _own_forms(self, key: Key) -> list[Name]:
        """The uses of a full name, without those that address a wife by it."""
        wives = self._wives(key)
        return (
            [n for n in self._forms[key] if address(n) not in wives] or self._forms[key] if wives else self._forms[key]
        )

    def _families(self, key: Key, number: dict[Key, int], count: int) -> int:
        """Number those who are told apart by title alone: Mr. and Mrs. Bennet; the surname alone is the first one's."""
        titled = by_address(self._forms[key])
        people = [k for k in self._by_last[key[-1]] if k in number and self.is_person(k) and "of" not in k]
        most = max((len(self._forms[k]) for k in people), default=0)
        usual = [k for k in people if not self._narrative or len(self._forms[k]) * _LEAD >= most]
        full = {k: self._own_forms(k) for k in usual}
        if not people and any(
            self._by_first.get(form) for form in (key[0], *self._lexicon.formal_names.get(key[0], ()))
        ):
            titled = {how: names for how, names in titled.items() if how in SURNAME_ADDRESSES}
        own = own_by_title(titled, full, self._may_be, self._narrative) if titled else {}
        for how, longer in own.items():
            husbands = [k for k in people if (how, k) in self._titled and how in self._wives(k)]
            wife = max(husbands, key=lambda k: len(self._wives(k)[how]), default=None)
            if longer is None and wife and len(self._wives(wife)[how]) * _WIFE >= len(titled[how]):
                self._titled[how, key] = self._titled[how, wife]
                continue
            self._titled[how, key] = count if longer is None else number[longer]
            count += longer is None
        alone = [how for how, longer in own.items() if longer is None]
        if alone and len(own) == len(titled) and not full:
            men = [how for how in alone if self._pronouns(how) == {HE}]
            number[key] = self._titled[max(men or alone, key=lambda how: len(titled[how])), key]
        return count

    def _wives(self, key: Key) -> dict[str, list[Name]]:
        if key not in self._married:
            first_name = self._first_name_pronouns(key)
            self._married[key] = wives(self._forms[key], first_name == {HE}) if first_name != {SHE} else {}
        return self._married[key]

    def _sex(self, key: Key) -> frozenset[str]:
        """Which pronouns agree with a full name, by all that the text says of its bearer."""
        if key not in self._sexes:
            self._sexes[key] = self._gender(key, self._own_forms(key))
        return self._sexes[key]

    def _may_be(self, key: Key, how: str) -> bool:
        """Whether somebody so addressed may have that full name: not Mrs. Obama for Barack Obama."""
        return bool(self._sex(key) & self._pronouns(how))

    def _pronouns(self, how: str) -> frozenset[str]:
        return _told(frozenset([how]), self._lexicon.female_nouns, self._lexicon.male_nouns)

    def _known_forms(self) -> dict[Key, int]:
        """The numbers of forms that the caller's list has for one speaker alone."""
        number: dict[Key, int] = {}
        for key, names in self._forms.items():
            found = {known.id for name in names if (known := self._find(name))}
            for known_id in sorted(found):
                self._by_id.setdefault(known_id, len(self._by_id))
            if len(found) == 1 and all(map(self._find, names)):
                number[key] = self._by_id[found.pop()]
        return number

    def _bears_one(self, key: Key, number: dict[Key, int]) -> bool:
        """Whether a short form is one of the full names': not where all titles it has speak against ("Mr. Obama")."""
        titled = [name for name in self._forms[key] if name.titles & self._lexicon.person_titles]
        found = self._candidates(key, number)
        if not titled or (self._narrative and len(titled) * _LEAD < len(self._forms[key])):
            return bool(found)
        if all(address(name) in SURNAME_ADDRESSES for name in titled):
            found = [k for k in found if k[-1] == key[-1]]
        return any(not self._clash(k, self._gender(key, titled)) for k in found)

    def _longer(self, key: Key) -> list[Key]:
        """The longer full names that this full name is a form of."""
        person = self.is_person(key)
        ending = [k for k in self._by_last[key[-1]] if len(k) > len(key) and k[-len(key) :] == key]
        middle = [k for k in self._by_last[key[-1]] if person and len(k) > len(key) and _same_but_middle(key, k)]
        ending = [k for k in ending if not person or "of" not in k]
        return [k for k in {*ending, *middle} if not self._clash(k, self._gender(key, self._forms[key]))]

    def _candidates(self, key: Key, number: dict[Key, int]) -> list[Key]:
        """The full names a short one may stand for: by surname, first name, last words, initials, in this order."""
        size = len(key)
        ending = [k for k in self._by_last[key[-1]] if k[-size:] == key and k[-size - 1 : -size] not in _OF]
        people = [k for k in ending if self.is_person(k)]
        named = [
            k for form in (key[0], *self._lexicon.formal_names.get(key[0], ())) for k in self._by_first.get(form, ())
        ]
        first = [k for k in named if size == 1 and self.is_person(k)]
        first = [k for k in first if k[0] == key[0]] or [k for k in first if not self._is_noble(k)]
        initials = key[0].replace(".", "").upper()
        spelled = self._by_initials.get(initials, []) if size == 1 and len(initials) > 1 else []
        churches = [k for k in self._by_first[key[0]] if k[size : size + 1] == ("of",) and k[:size] == key]
        people = people + first if self._narrative else people or first
        return people or ending or churches or [k for k in spelled if self._is_acronym(key)]

    def _is_noble(self, key: Key) -> bool:
        """Whether a name is addressed by rank, which goes with no pet name: Lady Catherine is not Kitty."""
        return any(name.titles & _NOBLE for name in self._forms[key])

    def _is_acronym(self, key: Key) -> bool:
        return any(_ACRONYM.fullmatch(name.words[0]) for name in self._forms[key])

    def of(self, name: Name) -> tuple[int, ...]:
        """The members (indices) that a name may stand for; the one where it is a full name or no other is like it."""
        cached = self._cache.get((name.key, name.titles))
        if cached is None:
            known = self._find(name)
            found = [self._by_id[known.id]] if known and known.id in self._by_id else self._of(name)
            cached = self._cache[name.key, name.titles] = tuple(found)
        return cached

    def _find(self, name: Name) -> KnownSpeaker | None:
        """The caller's speaker of that name; in a story Mrs. Beaufort is nobody who is listed as Beaufort alone."""
        titled = not self._narrative or address(name) != "mrs"
        return self._known.find(name) if titled else self._known.by_form.get((name.titles, name.key))

    def _of(self, name: Name) -> list[int]:
        key, sex = name.key, self._gender(name.key, [name])
        titled = self._titled.get((address(name) or "", key))
        if titled is not None:
            return [titled]
        own = [self._number[key]] if key in self._number else []
        if own and (len(key) > 1 or name.titles & self._lexicon.person_titles):
            return own
        found = [k for k in self._candidates(key, self._number) if not self._clash(k, sex)] if key[0] else []
        if address(name) in SURNAME_ADDRESSES:
            found = [k for k in found if k[-1] == key[-1]]
        family = self._families_of[key] if not name.titles else []
        bearing = list(dict.fromkeys([*own, *(self._number[k] for k in found), *(n for _, n in family)]))
        return self._usual(key, found, bearing) if self._narrative and len(bearing) > 1 else bearing

    def _usual(self, key: Key, full: list[Key], bearing: list[int]) -> list[int]:
        """Those whom a story calls by a surname alone: men where there are any, and nobody hardly named in full."""
        women = {n for how, n in self._families_of[key] if self._pronouns(how) == {SHE}}
        men = {n for how, n in self._families_of[key] if self._pronouns(how) == {HE}}
        surname = [k for k in full if k[-1] == key[-1]]
        women |= {self._number[k] for k in surname if self._sex(k) == {SHE}}
        men |= {self._number[k] for k in surname if self._sex(k) == {HE}}
        bearing = [n for n in bearing if n not in women - men] or bearing
        weight = Counter({n: self._counts[n] for n in bearing})
        weight.update(
            {self._number[k]: len(self._forms[k]) - self._counts[self._number[k]] for k in full if k not in surname}
        )
        most = max(weight[n] for n in bearing)
        return [n for n in bearing if weight[n] * _LEAD >= most] or bearing

    def _clash(self, key: Key, sex: frozenset[str]) -> bool:
        return not (self._sex(key) & sex)

    def _gender(self, key: Key, names: list[Name]) -> frozenset[str]:
        """Which pronouns agree: told by titles, else by the first name of a full name; unknown agrees with all."""
        lexicon = self._lexicon
        told = Counter(_told(n.titles, lexicon.female_nouns, lexicon.male_nouns) for n in names)
        # One title in a hundred uses is a slip: "his wife, Tom Gradgrind said".
        by_title = (
            _mostly(told) if _LEAD * told.total() > told[frozenset([HE, SHE])] * (_LEAD - 1) else frozenset([HE, SHE])
        )
        if len(by_title) == 1 or len(key) == 1:
            return by_title
        return self._first_name_pronouns(key)

    def _first_name_pronouns(self, key: Key) -> frozenset[str]:
        return _told(frozenset([key[0]]), self._lexicon.female_first_names, self._lexicon.male_first_names)

    def _members(self) -> tuple[Member, ...]:
        bearing: dict[int, list[Name]] = defaultdict(list)
        for name in (name for names in self._forms.values() for name in names):
            bearers = self.of(name)
            if len(bearers) == 1:
                bearing[bearers[0]].append(name)
        for key, number in self._number.items():
            bearing[number] = bearing[number] or self._forms[key]
        for (_, key), number in self._titled.items():
            bearing[number] = bearing[number] or self._forms[key]
        for number, borne in bearing.items():
            self._surnames_of[number] = frozenset(n.key[-1] for n in borne) & self.surnames
        ids = {number: known_id for known_id, number in self._by_id.items()}
        known_names = {known.id: known.name for known in self._known.by_form.values()}
        found = tuple(self._member(bearing[i], ids.get(i)) for i in range(1 + max(bearing, default=-1)))
        return tuple(attrs.evolve(m, name=known_names[m.known]) if m.known else m for m in found)

    def _member(self, names: list[Name], known: str | None) -> Member:
        keys = list(dict.fromkeys(name.key for name in names))
        fullest = self._fullest(names)
        full = [name for name in names if len(name.key) > 1]
        pronouns = _mostly(Counter(self._sex(name.key) for name in full))
        if len(pronouns) != 1:
            pronouns = _mostly(Counter(self._gender(name.key, [name]) for name in names))
        wives = sum(address(name) in self._wives(name.key) for name in names)
        if 2 * wives > len(full) > 0:
            pronouns = frozenset([SHE])
        kind = SpeakerKind.PERSON if known in self._known.people else self._kind(keys, names)
        roles = frozenset().union(*(n.titles for n in names))
        return Member(self._display(fullest), kind, pronouns, roles, min(n.start for n in names), known=known)

    def _fullest(self, names: list[Name]) -> Name:
        """The name with most words; in a story of those that it calls somebody by now and then."""
        used = Counter(name.key for name in names)
        if not self._narrative:
            return max(names, key=lambda n: (len(n.words), len(self._forms[n.key]), -n.start))
        usual = [n for n in names if used[n.key] * _RARE >= len(names)] or names
        usual = [n for n in usual if "of" not in n.words] or usual
        return max(usual, key=lambda n: (len(n.words), not n.text.isupper(), used[n.key], bool(n.before), -n.start))

    def _display(self, name: Name) -> str:
        """The name without its title, unless the title tells it from others of the family: Mrs. Bennet."""
        how = address(name)
        if how is None or (how, name.key) not in self._titled:
            return name.text
        return f"{name.before} {name.text}" if name.before else name.text

    def _kind(self, keys: list[Key], names: list[Name]) -> SpeakerKind:
        lexicon = self._lexicon
        if any(len(k) > 1 and self.is_person(k) for k in keys) or any(n.titles & lexicon.person_titles for n in names):
            return SpeakerKind.PERSON
        words = {word for key in keys for word in key}
        fullest: Key = max(keys, key=len)
        if " ".join(fullest) in lexicon.places:
            return SpeakerKind.ORGANIZATION
        if words & lexicon.organization_nouns or any(_ACRONYM.fullmatch(n.words[0]) for n in names):
            return SpeakerKind.ORGANIZATION
        if words & lexicon.person_titles and all(n.definite for n in names):
            return SpeakerKind.PERSON
        if all(n.definite for n in names) and not self._narrative:
            return SpeakerKind.ORGANIZATION
        return SpeakerKind.UNKNOWN


def _same_but_middle(short: Key, long: Key) -> bool:
    """Donald Trump and Donald J. Trump, Bobby Scott and Robert "Bobby" Scott; not George W. and George H. W. Bush."""
    middle = list(long[1:-1])
    return short[0] in (long[0], long[-2]) and all(w in middle or w[0] in [m[0] for m in middle] for w in short[1:-1])


def _mostly(told: Counter[frozenset[str]]) -> frozenset[str]:
    """What nearly all that tell a pronoun tell; both pronouns where they differ."""
    she, he = told[frozenset([SHE])], told[frozenset([HE])]
    return frozenset([SHE] if she > _CLEAR * he else [HE] if he > _CLEAR * she else [HE, SHE])


def _told(words: frozenset[str], feminine: frozenset[str], masculine: frozenset[str]) -> frozenset[str]:
    she, he = bool(words & feminine), bool(words & masculine)
    return frozenset([SHE] if she and not he else [HE] if he and not she else [HE, SHE])
