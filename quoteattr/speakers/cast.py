"""The cast of a text: all named people and things, and who a name may refer to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import HE, HE_OR_SHE, OF, SHE, SURNAME_ADDRESSES
from quoteattr.languages.en.naming import BODIES_WITH_CAPITAL
from quoteattr.mentions.addresses import NEGLIGIBLE_RATIO, address
from quoteattr.mentions.kinds import kind_of
from quoteattr.mentions.name_variants import NameVariants, mostly, told_often
from quoteattr.mentions.names import Key, Name
from quoteattr.model import SpeakerKind
from quoteattr.speakers.clusters import Clusters
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.text.view import Range

__all__ = ["Cast", "Member", "rarity"]

# A story uses some full names once in hundreds of uses. One in twenty is a usual name.
_RARE = 20
_SLIPS = 2  # This many titles may be errors if a name is used ten times as often.
# One name in five hundred, halved nine times: names below that are all rare.
_RAREST = 9


@attrs.frozen(slots=True)
class Member:
    """One of the cast: its fullest name, and what its names show."""

    name: str
    kind: SpeakerKind
    pronouns: frozenset[str]
    """Which of "he" and "she" may refer to it: both if unknown."""
    roles: frozenset[str] = frozenset()
    """Titles and nouns before its names."""
    first: int = 0
    """Where the text first names it: an offset in characters."""
    named: bool = True
    """Whether the name is a name and not a description."""
    known: str | None = None
    """The id, if it is one of the caller's known speakers."""
    usual: frozenset[str] = HE_OR_SHE
    """Which of "he" and "she" the only first name of somebody in a story has, if the text shows nothing else."""

    def may_be(self, pronoun: str) -> bool:
        """Whether "he" or "she" may refer to it: not "he" to Helen, unless the text calls Helen so."""
        return pronoun in (self.pronouns & self.usual or self.pronouns)


class Cast:
    """The members of the cast of a text, looked up by name. Built once, in time linear in the text."""

    def __init__(self, names: Iterable[Name], lexicon: Lexicon, known: KnownSpeakers, is_story: bool = False) -> None:
        """Group names that are spelled alike, then the variants of one name. `is_story`: the text is a story."""
        self._is_story = is_story
        self._lexicon = lexicon
        self._known = known
        self._variants = NameVariants(names, lexicon, is_story)
        self._clusters = Clusters(self._variants, lexicon, known, is_story)
        self._cache: dict[tuple[Key, frozenset[str]], tuple[int, ...]] = {}
        self._counts = Counter(map(self._clusters.bearer, self._names()))
        self._families_of: dict[Key, list[tuple[str, int]]] = defaultdict(list)
        for (how, key), number in self._clusters.titled.items():
            self._families_of[key].append((how, number))
        borne = self._borne()
        self._surnames_of = {n: frozenset(name.key[-1] for name in names) & self.surnames for n, names in borne.items()}
        self._relatives: dict[str, list[int]] = defaultdict(list)
        for number in (n for n in self._surnames_of if self._counts[n]):
            for surname in self._surnames_of[number]:
                self._relatives[surname].append(number)
        self._places = {n: [(name.start, name.end) for name in names] for n, names in borne.items()}
        self.members = self._members(borne)

    @property
    def surnames(self) -> frozenset[str]:
        """Last words of people's full names, in lower case."""
        return self._variants.surnames

    @property
    def bodies(self) -> frozenset[str]:
        """The nouns with a capital that are short for a longer name: the Office of Ports, the Harbour Board."""
        longer = (self._variants.by_first, self._variants.by_last)
        return frozenset(noun for noun in BODIES_WITH_CAPITAL if any(index.get(noun) for index in longer))

    def known(self, name: Name) -> str | None:
        """The id of the caller's known speaker with that name, if any."""
        speaker = self._known.find(name)
        return speaker.id if speaker else None

    def families(self, number: int) -> frozenset[str]:
        """The surnames (lower case) in all names of a member."""
        return self._surnames_of.get(number, frozenset())

    def relatives(self, number: int) -> Iterator[int]:
        """The members who share a surname with a member, including itself. Whoever shares two comes twice."""
        return (other for surname in self.families(number) for other in self._relatives[surname])

    def places(self, number: int) -> list[Range]:
        """Where the text has the names that only this member has."""
        return self._places[number]

    def count(self, number: int) -> int:
        """How often the text names a member (an index) in full."""
        return self._counts[number]

    def share(self, number: int) -> str:
        """The share of all full names in the text that are this member's, as `rarity` writes it."""
        return rarity(self._counts[number], self._counts.total() - self._counts[-1])

    def of(self, name: Name) -> tuple[int, ...]:
        """The indices of the members that a name may refer to: one for a full name or an unambiguous short name."""
        cached = self._cache.get((name.key, name.titles))
        if cached is None:
            cached = self._cache[name.key, name.titles] = self._clusters.resolved(self._found(name))
        return cached

    def _names(self) -> Iterator[Name]:
        return (name for names in self._variants.uses.values() for name in names)

    def _found(self, name: Name) -> list[int]:
        known, key = self._clusters.known(name), name.key
        if known and known.id in self._clusters.by_id:
            return [self._clusters.by_id[known.id]]
        titled = self._clusters.titled.get((address(name) or "", key))
        if titled is not None:
            return [titled]
        own = [self._clusters.number[key]] if key in self._clusters.number else []
        if own and (len(key) > 1 or name.titles & self._lexicon.person_titles):
            return own
        return self._shortened(name, own)

    def _shortened(self, name: Name, own: list[int]) -> list[int]:
        """The members whose full name it may be short for, and `own`: those with the name alone."""
        key, sex = name.key, self._variants.gender(name.key, [name])
        longer = self._variants.candidates(key) if key[0] else []
        found = [k for k in longer if not self._variants.clash(k, sex)]
        if address(name) in SURNAME_ADDRESSES:
            found = self._clusters.with_surname(key, found, {address(name)})
        family = self._families_of[key] if not name.titles else []
        bearing = list(dict.fromkeys([*own, *(self._clusters.number[k] for k in found), *(n for _, n in family)]))
        return self._usual(key, found, bearing) if self._is_story and len(bearing) > 1 else bearing

    def _usual(self, key: Key, full: list[Key], bearing: list[int]) -> list[int]:
        """The people a story calls by surname only: men if there are any, and nobody who is rarely named in full."""
        number = self._clusters.number
        surname = [k for k in full if k[-1] == key[-1]]
        women, men = (self._of_gender(gender, key, surname) for gender in (SHE, HE))
        bearing = [n for n in bearing if n not in women - men] or bearing
        weight = Counter({n: self._counts[n] for n in bearing})
        others = {number[k]: len(self._variants.uses[k]) for k in full if k not in surname}
        weight.update({n: uses - self._counts[n] for n, uses in others.items()})
        most = max(weight[n] for n in bearing)
        return [n for n in bearing if weight[n] * NEGLIGIBLE_RATIO >= most] or bearing

    def _of_gender(self, gender: str, key: Key, full: list[Key]) -> set[int]:
        """The people of a family who can only be this pronoun, by title or by one of these full names."""
        titled = {n for how, n in self._families_of[key] if self._variants.pronouns_of(how) == {gender}}
        return titled | {self._clusters.number[k] for k in full if self._variants.sex(k) == {gender}}

    def _borne(self) -> dict[int, list[Name]]:
        """The names that only this member has. If there are none, the names that it may have."""
        bearing: dict[int, list[Name]] = defaultdict(list)
        for name in self._names():
            bearers = self.of(name)
            if len(bearers) == 1:
                bearing[bearers[0]].append(name)
        for key, number in self._clusters.number.items():
            bearing[number] = bearing[number] or self._variants.uses[key]
        for (_, key), number in self._clusters.titled.items():
            bearing[number] = bearing[number] or self._variants.uses[key]
        return bearing

    def _members(self, borne: dict[int, list[Name]]) -> tuple[Member, ...]:
        ids = {number: known_id for known_id, number in self._clusters.by_id.items()}
        known_names = {known.id: known.name for known in self._known.by_form.values()}
        found = tuple(self._member(borne[i], ids.get(i)) for i in range(1 + max(borne, default=-1)))
        return tuple(attrs.evolve(m, name=known_names[m.known]) if m.known else m for m in found)

    def _member(self, names: list[Name], known: str | None) -> Member:
        person = known in self._known.people
        kind = SpeakerKind.PERSON if person else kind_of(names, self._variants, self._lexicon, self._is_story)
        roles, first = frozenset().union(*(n.titles for n in names)), min(n.start for n in names)
        usual = self._usual_pronouns(names) if self._is_story else HE_OR_SHE
        name, pronouns = self._display(self._fullest(names)), self._pronouns(names)
        return Member(name, kind, pronouns, roles, first, known=known, usual=usual)

    def _usual_pronouns(self, names: list[Name]) -> frozenset[str]:
        """The pronouns of the only name of somebody, if that is a first name and nobody's surname: Helen is "she"."""
        keys = {name.key for name in names}
        [key] = keys if len(keys) == 1 else [()]
        first = len(key) == 1 and key[0] not in self.surnames
        return self._variants.first_name_pronouns(key) if first else HE_OR_SHE

    def _pronouns(self, names: list[Name]) -> frozenset[str]:
        """The pronouns that may refer to the person with these names."""
        full = [name for name in names if len(name.key) > 1]
        wives = sum(address(name) in self._variants.wives_of(name.key) for name in names)
        if 2 * wives > len(full) > 0:
            return frozenset([SHE])
        pronouns = mostly(Counter(self._variants.sex(name.key) for name in full))
        if len(pronouns) == 1:
            return pronouns
        return told_often(Counter(self._variants.gender(name.key, [name]) for name in names), _SLIPS)

    def _fullest(self, names: list[Name]) -> Name:
        """The name with most words; in a story, among those that are not rare."""
        used = Counter(name.key for name in names)
        if not self._is_story:
            return max(names, key=lambda n: (len(n.words), len(self._variants.uses[n.key]), -n.start))
        usual = [n for n in names if used[n.key] * _RARE >= len(names)] or names
        usual = [n for n in usual if OF not in n.words] or usual
        return max(
            usual, key=lambda n: (len(n.words), not n.text.isupper(), used[n.key], bool(n.written_title), -n.start)
        )

    def _display(self, name: Name) -> str:
        """The name without its title, unless the title distinguishes it from others of the family: Mrs. Bennet."""
        how = address(name)
        if how is None or (how, name.key) not in self._clusters.titled:
            return name.text
        return f"{name.written_title} {name.text}" if name.written_title else name.text


def rarity(count: int, total: int) -> str:
    """How often 1 must be halved to reach the share `count / total`: at most nine times, and "never" if it is zero.

    >>> rarity(250, 1_000), rarity(1, 1_000_000), rarity(0, 10)
    ('2', '9', 'never')
    """
    return str(min(_RAREST, int(math.log2(total / count)))) if count else "never"
