"""English as data: word lists with their source and inclusion policy in each file's header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

import attrs

from quoteattr.errors import LexiconError, ModelError
from quoteattr.manifest import REINSTALL, verified

__all__ = ["Lexicon", "english"]

_ENGLISH = Path(__file__).parent / "en" / "words"


@attrs.frozen(slots=True)
class Lexicon:
    """The words of one language that the rules ask for. All lower case; a file of the same name holds each field."""

    elisions: frozenset[str]
    speech_cues: frozenset[str]
    addressing_verbs: frozenset[str]
    tag_verbs: frozenset[str]
    thought_cues: frozenset[str]
    speaker_titles: frozenset[str]
    place_nouns: frozenset[str]
    place_openers: frozenset[str]
    places: frozenset[str]
    pronouns: frozenset[str]
    sentence_openers: frozenset[str]
    parties: frozenset[str]
    peoples: frozenset[str]
    states_of_office: frozenset[str]
    calendar_words: frozenset[str]
    clause_openers: frozenset[str]
    female_first_names: frozenset[str]
    male_first_names: frozenset[str]
    shared_first_names: frozenset[str]
    female_nouns: frozenset[str]
    male_nouns: frozenset[str]
    person_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    box_labels: frozenset[str]
    looks: frozenset[str]
    organization_nouns: frozenset[str]
    owned_bodies: frozenset[str]
    document_nouns: frozenset[str]
    office_titles: frozenset[str]
    title_abbreviations: frozenset[str]
    nicknames: frozenset[str]

    @cached_property
    def titles_of(self) -> dict[str, frozenset[str]]:
        """The titles by which a noun's bearers go: {"senator": {"sen"}}."""
        return _lists(self.office_titles)

    @cached_property
    def formal_names(self) -> dict[str, frozenset[str]]:
        """The first names that a short or pet form may stand for: {"lizzy": {"elizabeth"}}."""
        formal: dict[str, set[str]] = defaultdict(set)
        for name, forms in _lists(self.nicknames).items():
            for form in forms:
                formal[form].add(name)
        return {form: frozenset(names) for form, names in formal.items()}

    @cached_property
    def affiliations(self) -> frozenset[str]:
        """What may stand before a name or a title and is no part of it: parties, peoples, states of office."""
        return self.parties | self.peoples | self.states_of_office

    @cached_property
    def person_titles(self) -> frozenset[str]:
        """The titles that make their bearer a person; "former" and parties alone do not."""
        return self.speaker_titles - self.affiliations

    @cached_property
    def offices(self) -> frozenset[str]:
        """The titles that tell more of their bearer than a sex: a colonel, and not a lady."""
        return self.speaker_titles - self.male_nouns - self.female_nouns

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for people, whatever their gender."""
        return self.person_nouns | self.female_nouns | self.male_nouns

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First names of all people; King and Miss are titles first."""
        return (self.female_first_names | self.male_first_names | self.shared_first_names) - self.speaker_titles

    def plus(self, **words: Iterable[str]) -> Lexicon:
        """These lists with more words, by the list's name: ``ENGLISH.plus(organization_nouns={"quango"})``.

        Raises:
            LexiconError: no list has that name.
        """
        if unknown := words.keys() - set(self.names()):
            there_are = f"no such word list; there are {', '.join(self.names())}"
            raise LexiconError(", ".join(sorted(unknown)), there_are)
        more = {name: getattr(self, name) | {word.lower() for word in added} for name, added in words.items()}
        return attrs.evolve(self, **more)

    @classmethod
    def load(cls, directory: Path) -> Lexicon:
        """Read a folder of word lists: one entry a line, ``#`` begins a comment.

        Raises:
            OSError: a list is missing or unreadable.
        """
        return cls.read({f"{name}.txt": (directory / f"{name}.txt").read_bytes() for name in cls.names()})

    @classmethod
    def read(cls, files: Mapping[str, bytes]) -> Lexicon:
        """The same from what the files hold. Raises `KeyError` where one is missing."""
        return cls(**{name: _words(files[f"{name}.txt"].decode("utf-8")) for name in cls.names()})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What the lists are called."""
        return tuple(field.name for field in attrs.fields(cls))


def _lists(lines: frozenset[str]) -> dict[str, frozenset[str]]:
    """Entries of the form ``word: word word``."""
    pairs = (line.partition(":") for line in lines)
    return {word.strip(): frozenset(others.split()) for word, _, others in pairs}


def _words(content: str) -> frozenset[str]:
    """The entries of a word list, without comments and blank lines."""
    lines = (line.partition("#")[0].strip() for line in content.splitlines())
    return frozenset(line.lower() for line in lines if line)


@cache
def english() -> Lexicon:
    """The lexicon that ships. Raises `ModelError` if a list is missing, truncated or changed."""
    try:
        return Lexicon.read(verified(_ENGLISH))
    except KeyError as error:
        raise ModelError(_ENGLISH / "manifest.json", f"does not list {error.args[0]}", REINSTALL) from error
