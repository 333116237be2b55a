"""Everybody and everything that a text names: which names are forms of one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.languages import Lexicon
from quoteattr.languages.en.naming import HE, SHE, SURNAME_ADDRESSES, WIVES
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address, by_address
from quoteattr.mentions.kinds import kind_of
from quoteattr.mentions.name_variants import NameVariants, mostly, told_often
from quoteattr.mentions.names import Key, Name
from quoteattr.model import KnownSpeaker, SpeakerKind
from quoteattr.speakers.families import Story, own_by_title
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.members import Member, rarity

__all__ = ["Cast"]

# A story has a few names in full once in hundreds of uses; one in twenty is what it calls somebody.
_RARE = 20
# Mrs. Mingott is Mrs. Manson Mingott where the text calls her so about as often.
_WIFE = 3
_SLIPS = 2  # So many titles may be slips where a name is used ten times as often.
_OF_ANYBODY = frozenset(["mr", "mrs", "ms", "dr"])  # Other ranks go with surnames: Colonel Fitzwilliam.


class Cast:
    """The members of a text's cast and the forms of their names. Built once, in time linear in the text."""

    def __init__(self, names: Iterable[Name], lexicon: Lexicon, known: KnownSpeakers, is_story: bool = False) -> None:
        """Group names that are spelled alike, then the full forms of one name. ``is_story``: the text is a story."""
        self._is_story = is_story
        self._lexicon = lexicon
        self._known = known
        self._forms = NameVariants(names, lexicon, is_story)
        self._cache: dict[tuple[Key, frozenset[str]], tuple[int, ...]] = {}
        self._by_id: dict[str, int] = {}
        self._titled: dict[tuple[str, Key], int] = {}
        self._number = self._clusters()
        self._same = self._identities()
        self._counts = Counter(self._bearer(name) for found in self._forms.uses.values() for name in found)
        self._families_of: dict[Key, list[tuple[str, int]]] = defaultdict(list)
        for (how, key), number in self._titled.items():
            self._families_of[key].append((how, number))
        borne = self._borne()
        self._surnames_of = {n: frozenset(name.key[-1] for name in names) & self.surnames for n, names in borne.items()}
        self._relatives: dict[str, list[int]] = defaultdict(list)
        for number in (n for n in self._surnames_of if self._counts[n]):
            for surname in self._surnames_of[number]:
                self._relatives[surname].append(number)
        self.members = self._members(borne)

    @property
    def surnames(self) -> frozenset[str]:
        """Last words of people's full names, in lower case."""
        return self._forms.surnames

    def known(self, name: Name) -> str | None:
        """The id of the caller's known speaker that the name is for."""
        speaker = self._known.find(name)
        return speaker.id if speaker else None

    def _cluster(self, name: Name) -> int:
        """The text's own cluster that a name is of, in full or by title; -1 for a short form."""
        return self._titled.get((address(name) or "", name.key), self._number.get(name.key, -1))

    def _bearer(self, name: Name) -> int:
        """Whom the text names so, in full or by title; -1 for a short form."""
        number = self._cluster(name)
        return self._same.get(number, number)

    def families(self, number: int) -> frozenset[str]:
        """The surnames (lower case) of a member, of all its names."""
        return self._surnames_of.get(number, frozenset())

    def relatives(self, number: int) -> Iterator[int]:
        """The members who share a surname with a member, and itself; who shares two comes twice."""
        return (other for surname in self.families(number) for other in self._relatives[surname])

    def count(self, number: int) -> int:
        """How often the text names a member (an index) in full."""
        return self._counts[number]

    def share(self, number: int) -> str:
        """How many of all full names a member's are."""
        return rarity(self._counts[number], self._counts.total() - self._counts[-1])

    def _clusters(self) -> dict[Key, int]:
        """Number the full names, forms of one name alike; those of known speakers first."""
        number = self._known_forms()
        count = len(self._by_id)
        uses = self._forms.uses
        for key in sorted((k for k in uses if len(k) > 1), key=lambda k: (-len(k), uses[k][0].start)):
            if key not in number:
                same = [*self._forms.longer(key), *(self._forms.namesakes(key) if self._is_story else ())]
                longer = {number[other] for other in same if other in number}
                number[key] = longer.pop() if len(longer) == 1 else count
                count = max(count, number[key] + 1)
                for how in self._forms.wives_of(key):
                    self._titled[how, key], self._titled["mr", key] = count, number[key]
                    count += 1
        for key in sorted(k for k in uses if len(k) == 1 and k not in number):
            count = self._families(key, number, count)
            if key not in number and not self._bears_one(key):
                number[key] = count
                count += 1
        return number

    def _families(self, key: Key, number: dict[Key, int], count: int) -> int:
        """Number those who are told apart by title alone: Mr. and Mrs. Bennet; the surname alone is the first one's."""
        titled = by_address(self._forms.uses[key])
        people = [k for k in self._forms.by_last[key[-1]] if k in number and self._forms.is_person(k) and "of" not in k]
        full = {k: self._forms.own_uses(k) for k in self._one_each(people, number)}
        forms = (key[0], *self._lexicon.formal_names.get(key[0], ()))
        first = [k for form in forms for k in self._forms.by_first.get(form, [])]
        if not people and first:
            titled = {how: names for how, names in titled.items() if how in SURNAME_ADDRESSES}
            count = self._by_first_name(key, titled, first, count) if self._is_story else count
        story = self._story(key, titled, full)
        own = own_by_title(titled, full, self._forms.may_be, story) if titled else {}
        for how, longer in own.items():
            whose = self._wife(how, people, len(titled[how])) if longer is None else number[longer]
            self._titled[how, key] = count if whose is None else whose
            count += whose is None
        alone = [how for how, longer in own.items() if longer is None]
        if alone and len(own) == len(titled) and not full:
            men = [how for how in alone if self._forms.pronouns_of(how) == {HE}]
            husband = not men and not first and story is not None and any(map(story.is_husbands, titled.values()))
            number[key] = count if husband else self._titled[max(men or alone, key=lambda how: len(titled[how])), key]
            count += husband
        return count

    def _story(self, key: Key, titled: dict[str, list[Name]], full: Iterable[Key]) -> Story | None:
        """What tells the people of a surname apart in a story."""
        if not self._is_story:
            return None
        uses = {k: self._forms.prominence(k) for k in full}
        bare = len(self._forms.uses[key]) - sum(map(len, titled.values())) if titled.keys() <= WIVES else 0
        return Story(uses, self._forms.younger_sisters(uses, key[0]), bare)

    def _wife(self, how: str, people: list[Key], uses: int) -> int | None:
        """Who is addressed by her husband's full name about as often as by the surname."""
        called = {k: len(self._forms.wives_of(k).get(how, ())) for k in people if (how, k) in self._titled}
        husband = max(called, key=lambda k: called[k], default=None)
        return self._titled[how, husband] if husband is not None and 0 < uses <= called[husband] * _WIFE else None

    def _by_first_name(self, key: Key, titled: dict[str, list[Name]], first: list[Key], count: int) -> int:
        """Mr. Rupert is whoever has that first name, Mrs. Rupert his wife; take them out of ``titled``."""
        full = [k for k in first if self._forms.is_person(k)]
        if any(self._forms.may_be(k, "mr") for k in full):
            titled.pop("mr", [])
        if any(self._forms.may_be(k, "mrs") for k in full):
            titled.pop("mrs", [])
        elif full and titled.pop("mrs", []):
            wives = [self._titled["mrs", k] for k in full if ("mrs", k) in self._titled]
            self._titled["mrs", key] = wives[0] if wives else count
            count += not wives
        return count

    def _one_each(self, people: list[Key], number: dict[Key, int]) -> list[Key]:
        """In a story the form that each of several full names has most."""
        if not self._is_story:
            return people
        best: dict[int, Key] = {}
        for key in people:
            other = best.setdefault(number[key], key)
            if len(self._forms.uses[key]) > len(self._forms.uses[other]):
                best[number[key]] = key
        return list(best.values())

    def _known_forms(self) -> dict[Key, int]:
        """The numbers of forms that the caller's list has for one speaker alone."""
        number: dict[Key, int] = {}
        for key, names in self._forms.uses.items():
            found = {known.id for name in names if (known := self._find(name))}
            for known_id in sorted(found):
                self._by_id.setdefault(known_id, len(self._by_id))
            if len(found) == 1 and all(map(self._find, names)):
                number[key] = self._by_id[found.pop()]
        return number

    def _identities(self) -> dict[int, int]:
        """Which of the text's own clusters are known speakers': Ann Hale, if Miss Hale is listed and is her."""
        found: dict[int, set[str]] = defaultdict(set)
        for name in (name for names in self._forms.uses.values() for name in names):
            known, number = self._find(name), self._cluster(name)
            if known and number >= len(self._by_id):
                found[number].add(known.id)
        return {number: self._by_id[ids.pop()] for number, ids in found.items() if len(ids) == 1}

    def _bears_one(self, key: Key) -> bool:
        """Whether a short form is one of the full names': not where all titles it has speak against ("Mr. Obama")."""
        titled = [name for name in self._forms.uses[key] if name.titles & self._lexicon.person_titles]
        found = self._forms.candidates(key)
        if not titled or (self._is_story and len(titled) * NEGLIGIBLE_RATIO < len(self._forms.uses[key])):
            return bool(found)
        if all(address(name) in SURNAME_ADDRESSES for name in titled):
            found = self._by_surname(key, found, {address(name) for name in titled})
        return any(not self._forms.clash(k, self._forms.gender(key, titled)) for k in found)

    def _by_surname(self, key: Key, full: list[Key], how: set[str | None]) -> list[Key]:
        """Those that have the surname; in a story all where it is nobody's surname: Mr. Rupert, Mrs. Lavinia."""
        first = self._is_story and how <= {"mr", "mrs"} and not self._forms.by_last.get(key[-1])
        surname = [k for k in full if k[-1] == key[-1]]
        return full if first else surname or (self._forms.by_family_name(key) if how <= _OF_ANYBODY else [])

    def of(self, name: Name) -> tuple[int, ...]:
        """The members (indices) that a name may stand for; the one where it is a full name or no other is like it."""
        cached = self._cache.get((name.key, name.titles))
        if cached is None:
            known = self._find(name)
            found = [self._by_id[known.id]] if known and known.id in self._by_id else self._of(name)
            cached = self._cache[name.key, name.titles] = tuple(dict.fromkeys(self._same.get(n, n) for n in found))
        return cached

    def _find(self, name: Name) -> KnownSpeaker | None:
        """The caller's speaker of that name; in a story Mrs. Beaufort is nobody who is listed as Beaufort alone."""
        titled = not self._is_story or address(name) != "mrs"
        return self._known.find(name) if titled else self._known.by_form.get((name.titles, name.key))

    def _of(self, name: Name) -> list[int]:
        key, sex = name.key, self._forms.gender(name.key, [name])
        titled = self._titled.get((address(name) or "", key))
        if titled is not None:
            return [titled]
        own = [self._number[key]] if key in self._number else []
        if own and (len(key) > 1 or name.titles & self._lexicon.person_titles):
            return own
        longer = self._forms.candidates(key) if key[0] else []
        found = [k for k in longer if not self._forms.clash(k, sex)]
        if address(name) in SURNAME_ADDRESSES:
            found = self._by_surname(key, found, {address(name)})
        family = self._families_of[key] if not name.titles else []
        bearing = list(dict.fromkeys([*own, *(self._number[k] for k in found), *(n for _, n in family)]))
        return self._usual(key, found, bearing) if self._is_story and len(bearing) > 1 else bearing

    def _usual(self, key: Key, full: list[Key], bearing: list[int]) -> list[int]:
        """Those whom a story calls by a surname alone: men where there are any, and nobody hardly named in full."""
        women = {n for how, n in self._families_of[key] if self._forms.pronouns_of(how) == {SHE}}
        men = {n for how, n in self._families_of[key] if self._forms.pronouns_of(how) == {HE}}
        surname = [k for k in full if k[-1] == key[-1]]
        women |= {self._number[k] for k in surname if self._forms.sex(k) == {SHE}}
        men |= {self._number[k] for k in surname if self._forms.sex(k) == {HE}}
        bearing = [n for n in bearing if n not in women - men] or bearing
        weight = Counter({n: self._counts[n] for n in bearing})
        others = {self._number[k]: len(self._forms.uses[k]) for k in full if k not in surname}
        weight.update({n: uses - self._counts[n] for n, uses in others.items()})
        most = max(weight[n] for n in bearing)
        return [n for n in bearing if weight[n] * NEGLIGIBLE_RATIO >= most] or bearing

    def _borne(self) -> dict[int, list[Name]]:
        """The names of each member that are nobody else's; for whom there are none, those that may be."""
        bearing: dict[int, list[Name]] = defaultdict(list)
        for name in (name for names in self._forms.uses.values() for name in names):
            bearers = self.of(name)
            if len(bearers) == 1:
                bearing[bearers[0]].append(name)
        for key, number in self._number.items():
            bearing[number] = bearing[number] or self._forms.uses[key]
        for (_, key), number in self._titled.items():
            bearing[number] = bearing[number] or self._forms.uses[key]
        return bearing

    def _members(self, borne: dict[int, list[Name]]) -> tuple[Member, ...]:
        ids = {number: known_id for known_id, number in self._by_id.items()}
        known_names = {known.id: known.name for known in self._known.by_form.values()}
        found = tuple(self._member(borne[i], ids.get(i)) for i in range(1 + max(borne, default=-1)))
        return tuple(attrs.evolve(m, name=known_names[m.known]) if m.known else m for m in found)

    def _member(self, names: list[Name], known: str | None) -> Member:
        fullest = self._fullest(names)
        full = [name for name in names if len(name.key) > 1]
        pronouns = mostly(Counter(self._forms.sex(name.key) for name in full))
        if len(pronouns) != 1:
            pronouns = told_often(Counter(self._forms.gender(name.key, [name]) for name in names), _SLIPS)
        wives = sum(address(name) in self._forms.wives_of(name.key) for name in names)
        if 2 * wives > len(full) > 0:
            pronouns = frozenset([SHE])
        person = known in self._known.people
        kind = SpeakerKind.PERSON if person else kind_of(names, self._forms, self._lexicon, self._is_story)
        roles, first = frozenset().union(*(n.titles for n in names)), min(n.start for n in names)
        return Member(self._display(fullest), kind, pronouns, roles, first, known=known)

    def _fullest(self, names: list[Name]) -> Name:
        """The name with most words; in a story of those that it calls somebody by now and then."""
        used = Counter(name.key for name in names)
        if not self._is_story:
            return max(names, key=lambda n: (len(n.words), len(self._forms.uses[n.key]), -n.start))
        usual = [n for n in names if used[n.key] * _RARE >= len(names)] or names
        usual = [n for n in usual if "of" not in n.words] or usual
        return max(
            usual, key=lambda n: (len(n.words), not n.text.isupper(), used[n.key], bool(n.written_title), -n.start)
        )

    def _display(self, name: Name) -> str:
        """The name without its title, unless the title tells it from others of the family: Mrs. Bennet."""
        how = address(name)
        if how is None or (how, name.key) not in self._titled:
            return name.text
        return f"{name.written_title} {name.text}" if name.written_title else name.text
