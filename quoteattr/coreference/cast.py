"""Everybody and everything that a text names: which names are forms of one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import attrs
import regex

from quoteattr.coreference.known import KnownSpeakers
from quoteattr.coreference.names import Name
from quoteattr.lexicon import Lexicon
from quoteattr.model import SpeakerKind

__all__ = ["Cast", "Member"]

Key = tuple[str, ...]

HE, SHE = "he", "she"
_ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,6}")
_SMALL_WORDS = frozenset(["of", "and", "the", "for", "on", "to", "&", "a", "de", "la"])
# People have at most first, middle and last names and a suffix; longer runs of capitals are headlines and bodies.
_LONGEST_PERSON = 5


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

    def __init__(self, names: Iterable[Name], lexicon: Lexicon, known: KnownSpeakers) -> None:
        """Group names that are spelled alike, then the full forms of one name."""
        self._lexicon = lexicon
        self._known = known
        self._forms: dict[Key, list[Name]] = defaultdict(list)
        for name in names:
            self._forms[name.key].append(name)
        self._index()
        self.surnames: frozenset[str] = frozenset()
        """Last words of people's full names, in lower case."""
        self.surnames = frozenset(k[-1] for k in self._forms if len(k) > 1 and self.is_person(k))
        self._cache: dict[tuple[Key, frozenset[str]], tuple[int, ...]] = {}
        self._by_id: dict[str, int] = {}
        self._number = self._clusters()
        self.members = self._members()
        self._counts = Counter(self._number[k] for k, found in self._forms.items() for _ in found if k in self._number)

    def _index(self) -> None:
        self._by_last: dict[str, list[Key]] = defaultdict(list)
        self._by_first: dict[str, list[Key]] = defaultdict(list)
        self._by_initials: dict[str, list[Key]] = defaultdict(list)
        for key, names in self._forms.items():
            if len(key) > 1:
                self._by_last[key[-1]].append(key)
                self._by_first[key[0]].append(key)
                self._by_initials["".join(w[0] for w in names[0].words if w.lower() not in _SMALL_WORDS)].append(key)

    def known(self, name: Name) -> str | None:
        """The id of the caller's known speaker that the name is for."""
        speaker = self._known.find(name)
        return speaker.id if speaker else None

    def count(self, number: int) -> int:
        """How often the text names a member (an index) in full."""
        return self._counts[number]

    def is_person(self, key: Key) -> bool:
        """Whether a name of two words or more looks like a person's."""
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
                longer = {number[other] for other in self._longer(key) if other in number}
                number[key] = longer.pop() if len(longer) == 1 else count
                count = max(count, number[key] + 1)
        for key in self._forms:
            if len(key) == 1 and key not in number and not self._bears_one(key, number):
                number[key] = count
                count += 1
        return number

    def _known_forms(self) -> dict[Key, int]:
        """The numbers of forms that the caller's list has for one speaker alone."""
        number: dict[Key, int] = {}
        for key, names in self._forms.items():
            found = {known.id for name in names if (known := self._known.find(name))}
            for known_id in sorted(found):
                self._by_id.setdefault(known_id, len(self._by_id))
            if len(found) == 1 and all(map(self._known.find, names)):
                number[key] = self._by_id[found.pop()]
        return number

    def _bears_one(self, key: Key, number: dict[Key, int]) -> bool:
        """Whether a short form is one of the full names': not where all titles it has speak against ("Mr. Obama")."""
        titled = [name for name in self._forms[key] if name.titles & self._lexicon.person_titles]
        found = self._candidates(key, number)
        if not titled:
            return bool(found)
        return any(not self._clash(k, self._gender(key, titled)) for k in found)

    def _longer(self, key: Key) -> list[Key]:
        """The longer full names that this full name is a form of."""
        person = self.is_person(key)
        ending = [k for k in self._by_last[key[-1]] if len(k) > len(key) and k[-len(key) :] == key]
        middle = [k for k in self._by_last[key[-1]] if person and len(k) > len(key) and _same_but_middle(key, k)]
        return [k for k in {*ending, *middle} if not self._clash(k, self._gender(key, self._forms[key]))]

    def _candidates(self, key: Key, number: dict[Key, int]) -> list[Key]:
        """The full names a short one may stand for: by surname, first name, last words, initials, in this order."""
        size = len(key)
        ending = [k for k in self._by_last[key[-1]] if len(k) > size and k[-size:] == key]
        people = [k for k in ending if self.is_person(k)]
        first = [k for k in self._by_first[key[0]] if len(k) > size and k[:size] == key and self.is_person(k)]
        initials = key[0].replace(".", "").upper()
        spelled = self._by_initials.get(initials, []) if size == 1 and len(initials) > 1 else []
        churches = [k for k in self._by_first[key[0]] if k[size : size + 1] == ("of",) and k[:size] == key]
        return people or first or ending or churches or [k for k in spelled if self._is_acronym(key)]

    def _is_acronym(self, key: Key) -> bool:
        return any(_ACRONYM.fullmatch(name.words[0]) for name in self._forms[key])

    def of(self, name: Name) -> tuple[int, ...]:
        """The members (indices) that a name may stand for; the one where it is a full name or no other is like it."""
        cached = self._cache.get((name.key, name.titles))
        if cached is None:
            known = self._known.find(name)
            found = [self._by_id[known.id]] if known and known.id in self._by_id else self._of(name)
            cached = self._cache[name.key, name.titles] = tuple(found)
        return cached

    def _of(self, name: Name) -> list[int]:
        key, sex = name.key, self._gender(name.key, [name])
        own = [self._number[key]] if key in self._number else []
        if own and (len(key) > 1 or name.titles & self._lexicon.person_titles):
            return own
        found = [k for k in self._candidates(key, self._number) if not self._clash(k, sex)] if key[0] else []
        return own + list(dict.fromkeys(self._number[k] for k in found if self._number[k] not in own))

    def _clash(self, key: Key, sex: frozenset[str]) -> bool:
        return not (self._gender(key, self._forms[key]) & sex)

    def _gender(self, key: Key, names: list[Name]) -> frozenset[str]:
        """Which pronouns agree: told by titles, else by the first name of a full name; unknown agrees with all."""
        lexicon = self._lexicon
        titles = frozenset().union(*(n.titles for n in names))
        by_title = _told(titles, lexicon.female_nouns, lexicon.male_nouns)
        if len(by_title) == 1 or len(key) == 1:
            return by_title
        return _told(frozenset([key[0]]), lexicon.female_first_names, lexicon.male_first_names)

    def _members(self) -> tuple[Member, ...]:
        bearing: dict[int, list[Name]] = defaultdict(list)
        for name in (name for names in self._forms.values() for name in names):
            bearers = self.of(name)
            if len(bearers) == 1:
                bearing[bearers[0]].append(name)
        ids = {number: known_id for known_id, number in self._by_id.items()}
        return tuple(self._member(bearing[i], ids.get(i)) for i in range(1 + max(bearing, default=-1)))

    def _member(self, names: list[Name], known: str | None) -> Member:
        keys = list(dict.fromkeys(name.key for name in names))
        fullest = max(names, key=lambda n: (len(n.words), len(self._forms[n.key]), -n.start))
        genders = {g for key in keys if len(key) > 1 and len(g := self._gender(key, self._forms[key])) == 1}
        genders = genders or {g for name in names if len(g := self._gender(name.key, [name])) == 1}
        pronouns = genders.pop() if len(genders) == 1 else frozenset([HE, SHE])
        kind = SpeakerKind.PERSON if known in self._known.people else self._kind(keys, names)
        roles = frozenset().union(*(n.titles for n in names))
        return Member(fullest.text, kind, pronouns, roles, min(n.start for n in names), known=known)

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
        if all(n.definite for n in names):
            return SpeakerKind.ORGANIZATION
        return SpeakerKind.UNKNOWN


def _same_but_middle(short: Key, long: Key) -> bool:
    """Donald Trump and Donald J. Trump, Bobby Scott and Robert "Bobby" Scott; not George W. and George H. W. Bush."""
    middle = list(long[1:-1])
    return short[0] in (long[0], long[-2]) and all(w in middle or w[0] in [m[0] for m in middle] for w in short[1:-1])


def _told(words: frozenset[str], feminine: frozenset[str], masculine: frozenset[str]) -> frozenset[str]:
    she, he = bool(words & feminine), bool(words & masculine)
    return frozenset([SHE] if she and not he else [HE] if he and not she else [HE, SHE])
