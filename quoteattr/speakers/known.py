"""Speakers that the caller already knows: the list of a newsroom, the cast of a novel."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from quoteattr.languages import Lexicon
from quoteattr.mentions.names import Name, names_in
from quoteattr.model import KnownSpeaker

__all__ = ["KnownSpeakers"]

_Form = tuple[frozenset[str], tuple[str, ...]]


@attrs.frozen(slots=True)
class KnownSpeakers:
    """Looks up names in the caller's list: by title and words, or by words if the list has them without a title."""

    by_form: dict[_Form, KnownSpeaker]
    people: frozenset[str] = frozenset()
    """The ids of those who are people, as a first name or a title shows."""

    @classmethod
    def of(cls, speakers: Iterable[KnownSpeaker], lexicon: Lexicon) -> KnownSpeakers:
        """Read every name and alias. One that two speakers share refers to neither."""
        forms: dict[_Form, set[KnownSpeaker]] = {}
        people: set[str] = set()
        for speaker in speakers:
            for titles, words in (_form(alias, lexicon) for alias in (speaker.name, *speaker.aliases)):
                forms.setdefault((titles, words), set()).add(speaker)
                if titles & lexicon.person_titles or words[0] in lexicon.first_names:
                    people.add(speaker.id)
        unshared = {form: next(iter(found)) for form, found in forms.items() if len(found) == 1}
        return cls(unshared, frozenset(people))

    def find(self, name: Name) -> KnownSpeaker | None:
        """The known speaker for a name as written in the text."""
        return self.by_form.get((name.titles, name.key)) or self.by_form.get((frozenset(), name.key))


def _form(alias: str, lexicon: Lexicon) -> _Form:
    found = list(names_in(alias, lexicon))
    if len(found) == 1 and found[0].end == len(alias):
        return found[0].titles, found[0].key
    return frozenset(), tuple(alias.lower().split())
