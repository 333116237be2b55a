"""Group the variants of each name in a text: every full name, and every titled member of a family, gets a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, count

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import (
    COMMON_ADDRESSES,
    HE,
    MR,
    MRS,
    OF,
    SURNAME_ADDRESSES,
    WIVES,
    Rank,
    of_rank,
)
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address, by_address
from quoteattr.mentions.name_variants import NameVariants
from quoteattr.mentions.names import Key, Name
from quoteattr.model import KnownSpeaker
from quoteattr.speakers.families import Story, own_by_title
from quoteattr.speakers.known import KnownSpeakers

__all__ = ["Clusters"]

# Mrs. Mingott is Mrs. Manson Mingott if the text calls her that about as often.
_WIFE = 3
# In stories a rank also comes before another's first name: Captain Hugh.
_BEFORE_SURNAME = COMMON_ADDRESSES | of_rank(Rank.EARNED)


class Clusters:
    """Numbers all that a text names: variants of one name get one number. Time is linear in the text."""

    def __init__(self, variants: NameVariants, lexicon: Lexicon, known: KnownSpeakers, is_story: bool) -> None:
        """Number known speakers first, then full names, then short ones. `is_story`: the text is a story."""
        self._variants = variants
        self._lexicon = lexicon
        self._known = known
        self._is_story = is_story
        self.by_id: dict[str, int] = {}
        """The numbers of the caller's known speakers, by their ids."""
        self.number: dict[Key, int] = self._known_variants()
        """The numbers of names."""
        self.titled: dict[tuple[str, Key], int] = {}
        """The numbers of those whom a title distinguishes from others of that name: ("mrs", ("bennet",))."""
        self._free = count(len(self.by_id))
        self._number_full_names()
        self._number_short_names()
        self._same = self._identities()

    def resolved(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The numbers without duplicates. A cluster of the text that is a known speaker has that speaker's number."""
        return tuple(dict.fromkeys(self._same.get(number, number) for number in numbers))

    def bearer(self, name: Name) -> int:
        """The number of a full or titled name; -1 for a short name."""
        number = self._own(name)
        return self._same.get(number, number)

    def known(self, name: Name) -> KnownSpeaker | None:
        """The caller's speaker of that name. In a story, Mrs. Beaufort is not somebody listed only as Beaufort."""
        titled = not self._is_story or address(name) != MRS
        return self._known.find(name) if titled else self._known.by_form.get((name.titles, name.key))

    def with_surname(self, key: Key, full: list[Key], how: set[str | None]) -> list[Key]:
        """The names in `full` with the surname `key`. `how`: its forms of address.

        In a story all of `full`, if nobody has that surname: Mr. Rupert, Mrs. Lavinia.
        """
        first = self._is_story and how <= {MR, MRS} and not self._variants.by_last.get(key[-1])
        surname = [k for k in full if k[-1] == key[-1]]
        before = COMMON_ADDRESSES if self._is_story else _BEFORE_SURNAME
        return full if first else surname or (self._variants.by_family_name(key) if how <= before else [])

    def _own(self, name: Name) -> int:
        """The cluster of a full or titled name in the text itself; -1 for a short name."""
        return self.titled.get((address(name) or "", name.key), self.number.get(name.key, -1))

    def _names(self) -> Iterator[Name]:
        return chain.from_iterable(self._variants.uses.values())

    def _known_variants(self) -> dict[Key, int]:
        """The numbers of the names that belong to one known speaker only."""
        number: dict[Key, int] = {}
        for key, names in self._variants.uses.items():
            found = {known.id for name in names if (known := self.known(name))}
            for known_id in sorted(found):
                self.by_id.setdefault(known_id, len(self.by_id))
            if len(found) == 1 and all(map(self.known, names)):
                number[key] = self.by_id[found.pop()]
        return number

    def _identities(self) -> dict[int, int]:
        """Which clusters of the text are known speakers: Ann Hale, if she is the Miss Hale of the list."""
        found: dict[int, set[str]] = defaultdict(set)
        for name in self._names():
            known, number = self.known(name), self._own(name)
            if known and number >= len(self.by_id):
                found[number].add(known.id)
        return {number: self.by_id[ids.pop()] for number, ids in found.items() if len(ids) == 1}

    def _number_full_names(self) -> None:
        """Number the full names, the longest first. Variants of a single longer name get its number."""
        uses = self._variants.uses
        for key in sorted((k for k in uses if len(k) > 1), key=lambda k: (-len(k), uses[k][0].start)):
            if key in self.number:
                continue
            same = [*self._variants.longer(key), *(self._variants.namesakes(key) if self._is_story else ())]
            longer = {self.number[other] for other in same if other in self.number}
            self.number[key] = longer.pop() if len(longer) == 1 else next(self._free)
            for how in self._variants.wives_of(key):
                self.titled[how, key], self.titled[MR, key] = next(self._free), self.number[key]

    def _number_short_names(self) -> None:
        """Number the names of one word that are more than short forms of a full name."""
        for key in sorted(k for k in self._variants.uses if len(k) == 1 and k not in self.number):
            self._number_family(key)
            if key not in self.number and not self._is_short(key):
                self.number[key] = next(self._free)

    def _is_short(self, key: Key) -> bool:
        """Whether a short name belongs to a full name. It does not if all its titles contradict that ("Mr. Hale")."""
        titled = [name for name in self._variants.uses[key] if name.titles & self._lexicon.person_titles]
        found = self._variants.candidates(key)
        if not titled or (self._is_story and len(titled) * NEGLIGIBLE_RATIO < len(self._variants.uses[key])):
            return bool(found)
        if all(address(name) in SURNAME_ADDRESSES for name in titled):
            found = self.with_surname(key, found, {address(name) for name in titled})
        return any(not self._variants.clash(k, self._variants.gender(key, titled)) for k in found)

    def _number_family(self, key: Key) -> None:
        """Number the people of a surname whom only their titles distinguish: Mr. and Mrs. Bennet."""
        people = [k for k in self._variants.by_last[key[-1]] if self._may_be_of_family(k)]
        full = {k: self._variants.own_uses(k) for k in self._one_each(people)}
        first = self._with_first_name(key)
        titled = self._titled(key, first if not people else [])
        story = self._story(key, titled, full)
        own = own_by_title(titled, full, self._variants.may_be, story) if titled else {}
        for how, longer in own.items():
            whose = self._wife(how, people, len(titled[how])) if longer is None else self.number[longer]
            self.titled[how, key] = next(self._free) if whose is None else whose
        if own and len(own) == len(titled) and not full:
            self._number_surname(key, titled, story if not first else None)

    def _titled(self, key: Key, first: list[Key]) -> dict[str, list[Name]]:
        """The uses of a surname by form of address. `first`: full names with it as first name, if nobody's surname."""
        titled = by_address(self._variants.uses[key])
        if not first:
            return titled
        titled = {how: names for how, names in titled.items() if how in SURNAME_ADDRESSES}
        if self._is_story:
            self._number_by_first_name(key, titled, first)
        return titled

    def _may_be_of_family(self, key: Key) -> bool:
        return key in self.number and self._variants.is_person(key) and OF not in key

    def _with_first_name(self, key: Key) -> list[Key]:
        """The full names whose first name is this word or its formal variant."""
        variants = (key[0], *self._lexicon.formal_names.get(key[0], ()))
        return [k for first in variants for k in self._variants.by_first.get(first, [])]

    def _number_surname(self, key: Key, titled: dict[str, list[Name]], story: Story | None) -> None:
        """Number a surname without title: it is the titled man whom the text names most, or an absent husband."""
        men = [how for how in titled if self._variants.pronouns_of(how) == {HE}]
        if not men and story is not None and any(map(story.is_husbands, titled.values())):
            self.number[key] = next(self._free)
        else:
            self.number[key] = self.titled[max(men or titled, key=lambda how: len(titled[how])), key]

    def _story(self, key: Key, titled: dict[str, list[Name]], full: Iterable[Key]) -> Story | None:
        """The facts that distinguish people of one surname in a story."""
        if not self._is_story:
            return None
        uses = {k: self._variants.prominence(k) for k in full}
        bare = len(self._variants.uses[key]) - sum(map(len, titled.values())) if titled.keys() <= WIVES else 0
        return Story(uses, self._variants.younger_sisters(uses, key[0]), bare)

    def _wife(self, how: str, people: list[Key], uses: int) -> int | None:
        """The wife who is addressed by her husband's full name about as often as by the surname."""
        called = {k: len(self._variants.wives_of(k).get(how, ())) for k in people if (how, k) in self.titled}
        husband = max(called, key=lambda k: called[k], default=None)
        return self.titled[how, husband] if husband is not None and 0 < uses <= called[husband] * _WIFE else None

    def _number_by_first_name(self, key: Key, titled: dict[str, list[Name]], first: list[Key]) -> None:
        """Mr. Rupert is the person with that first name, Mrs. Rupert his wife. Remove them from `titled`."""
        full = [k for k in first if self._variants.is_person(k)]
        if any(self._variants.may_be(k, MR) for k in full):
            titled.pop(MR, [])
        if any(self._variants.may_be(k, MRS) for k in full):
            titled.pop(MRS, [])
        elif full and titled.pop(MRS, []):
            wives = [self.titled[MRS, k] for k in full if (MRS, k) in self.titled]
            self.titled[MRS, key] = wives[0] if wives else next(self._free)

    def _one_each(self, people: list[Key]) -> list[Key]:
        """In a story, the most frequent variant of each full name; else all."""
        if not self._is_story:
            return people
        best: dict[int, Key] = {}
        for key in people:
            other = best.setdefault(self.number[key], key)
            if len(self._variants.uses[key]) > len(self._variants.uses[other]):
                best[self.number[key]] = key
        return list(best.values())
