"""Speakers that the caller already knows: the list of a newsroom, the cast of a novel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from quoteattr.languages import Lexicon
from quoteattr.mentions.names import Name, names_in
from quoteattr.model import KnownSpeaker

__all__ = ["KnownSpeakers", "shared_names"]

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
        speakers = tuple(speakers)
        unshared = {form: next(iter(found)) for form, found in _bearers(speakers, lexicon).items() if len(found) == 1}
        people = frozenset(s.id for s in speakers if any(_is_persons(form, lexicon) for form in _forms(s, lexicon)))
        return cls(unshared, people)

    def find(self, name: Name) -> KnownSpeaker | None:
        """The known speaker for a name as written in the text."""
        return self.by_form.get((name.titles, name.key)) or self.by_form.get((frozenset(), name.key))


def shared_names(speakers: Iterable[KnownSpeaker], lexicon: Lexicon) -> Iterator[tuple[str, tuple[KnownSpeaker, ...]]]:
    """Each name or alias that several speakers have, as the first writes it, with all of them in order."""
    for form, found in _bearers(speakers, lexicon).items():
        if len(found) > 1:
            bearers = tuple(found)
            yield next(name for name in _names(bearers[0]) if _form(name, lexicon) == form), bearers


def _bearers(speakers: Iterable[KnownSpeaker], lexicon: Lexicon) -> dict[_Form, dict[KnownSpeaker, None]]:
    """Who has each form, in order."""
    found: dict[_Form, dict[KnownSpeaker, None]] = {}
    for speaker in speakers:
        for form in _forms(speaker, lexicon):
            found.setdefault(form, {})[speaker] = None
    return found


def _forms(speaker: KnownSpeaker, lexicon: Lexicon) -> list[_Form]:
    return [_form(name, lexicon) for name in _names(speaker)]


def _names(speaker: KnownSpeaker) -> tuple[str, ...]:
    return (speaker.name, *speaker.aliases)


def _is_persons(form: _Form, lexicon: Lexicon) -> bool:
    titles, words = form
    return bool(titles & lexicon.person_titles) or words[0] in lexicon.first_names


def _form(alias: str, lexicon: Lexicon) -> _Form:
    found = list(names_in(alias, lexicon))
    if len(found) == 1 and found[0].end == len(alias):
        return found[0].titles, found[0].key
    return frozenset(), tuple(alias.lower().split())
