"""The word lists that the rules use, and how they are read from files."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

import attrs

from quoteattr import checks
from quoteattr.errors import LexiconError, ModelError
from quoteattr.manifest import REINSTALL, verified

__all__ = ["Lexicon", "english"]

_ENGLISH = Path(__file__).parent / "en" / "words"

_OF_PAIRS = frozenset(["nicknames", "office_titles"])
"""Lists whose entries have the form `word: other words`."""


@attrs.frozen(slots=True)
class Lexicon:
    """The word lists of one language, in lower case.

    Each field is a list. The included list is a file with the same name in `quoteattr/languages/en/words`; its header
    says what belongs in it. `ENGLISH.plus(…)` adds words, `attrs.evolve(ENGLISH, places=…)` replaces a list, and
    `Lexicon.load` reads a folder.
    """

    elisions: frozenset[str]
    speech_cues: frozenset[str]
    addressing_verbs: frozenset[str]
    tag_verbs: frozenset[str]
    thought_cues: frozenset[str]
    speaker_titles: frozenset[str]
    place_nouns: frozenset[str]
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
    trades: frozenset[str]
    thing_nouns: frozenset[str]
    box_labels: frozenset[str]
    looks: frozenset[str]
    organization_nouns: frozenset[str]
    owned_bodies: frozenset[str]
    document_nouns: frozenset[str]
    office_titles: frozenset[str]
    """Entries of the form `senator: sen`."""
    title_abbreviations: frozenset[str]
    nicknames: frozenset[str]
    """Entries of the form `elizabeth: lizzy eliza`."""

    @cached_property
    def titles_of(self) -> dict[str, frozenset[str]]:
        """The titles that belong to a noun: {"senator": {"sen"}}."""
        return _pairs(self.office_titles)

    @cached_property
    def formal_names(self) -> dict[str, frozenset[str]]:
        """The full first names of a short form or pet name: {"lizzy": {"elizabeth"}}."""
        formal: dict[str, set[str]] = defaultdict(set)
        for name, forms in _pairs(self.nicknames).items():
            for form in forms:
                formal[form].add(name)
        return {form: frozenset(names) for form, names in formal.items()}

    @cached_property
    def affiliations(self) -> frozenset[str]:
        """Words that may stand before a name or a title and are not part of it: parties, peoples, states of office."""
        return self.parties | self.peoples | self.states_of_office

    @cached_property
    def person_titles(self) -> frozenset[str]:
        """The titles that only persons have. "former" and parties are not among them."""
        return self.speaker_titles - self.affiliations

    @cached_property
    def offices(self) -> frozenset[str]:
        """Titles that say more than a gender: a colonel, but not a lady."""
        return self.speaker_titles - self.male_nouns - self.female_nouns

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for people, whatever their gender."""
        return self.person_nouns | self.female_nouns | self.male_nouns

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First names. Words that are also titles, such as King, are left out."""
        return (self.female_first_names | self.male_first_names | self.shared_first_names) - self.speaker_titles

    def plus(self, **words: Iterable[str]) -> Lexicon:
        """The same lists with more words added by list name. Case is ignored.

        >>> from quoteattr.extend import ENGLISH
        >>> more = ENGLISH.plus(organization_nouns={"quango"}, nicknames={"ottoline: otty"})
        >>> "quango" in more.organization_nouns, more.formal_names["otty"]
        (True, frozenset({'ottoline'}))

        Raises:
            LexiconError: no list has that name, or a word is not a valid entry of the list.
            TypeError: the words are a single string, or a word is not a `str`.
        """
        for name in words:
            _require_list(name, name)
        return attrs.evolve(self, **{name: getattr(self, name) | _added(name, more) for name, more in words.items()})

    @classmethod
    def load(cls, directory: str | os.PathLike[str]) -> Lexicon:
        """Read a folder of word lists such as `places.txt`. A missing list is taken from the package.

        A file has one entry per line, in UTF-8. `#` begins a comment. Files that do not end in `.txt` are ignored.

        Raises:
            LexiconError: the folder or a file cannot be read, no list has the name of a file, or a line is not a valid
                entry.
        """
        lists: dict[str, frozenset[str]] = {}
        for path in _files(Path(directory)):
            _require_list(path.stem, path)
            lists[path.stem] = entries(path, _bytes(path))
        return attrs.evolve(english(), **lists)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the lists."""
        return tuple(field.name for field in attrs.fields(cls))


def entries(path: Path, content: bytes) -> frozenset[str]:
    """The entries of a word list, without comments and blank lines. Raises `LexiconError` like `Lexicon.load`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {number}", "is not UTF-8") from error
    lines = ((number, line.partition("#")[0].strip()) for number, line in enumerate(text.split("\n"), 1))
    return frozenset(_entry(path.stem, f"{path}, line {number}", line) for number, line in lines if line)


def _entry(name: str, where: str | Path, line: str) -> str:
    """An entry of a list in lower case."""
    word, colon, others = line.partition(":")
    if not line.isprintable():
        problem = "has a character that cannot be printed"
    elif name in _OF_PAIRS and not (word.strip() and others.strip()):
        problem = "needs a colon between a word and others, as in 'elizabeth: lizzy eliza'"
    elif name not in _OF_PAIRS and word and colon:
        problem = "has a colon, and this is a list of single entries"
    else:
        return line.lower()
    raise LexiconError(where, f"{checks.shorten(line)} {problem}")


def _added(name: str, words: Iterable[str]) -> frozenset[str]:
    if isinstance(words, str):  # Its letters would be read as words.
        raise TypeError(f"{name} must be several words, such as {{{words!r}}}, not the str {words!r}")
    found: list[str] = []
    for word in words:
        checks.require(word, str, f"every word of {name}")
        if not word.strip():
            raise LexiconError(name, "a word is blank")
        found.append(_entry(name, name, word.strip()))
    return frozenset(found)


def _require_list(name: str, where: str | Path) -> None:
    if name not in Lexicon.names():
        raise LexiconError(where, f"no such word list; the word lists are {', '.join(Lexicon.names())}")


def _files(directory: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in directory.iterdir() if path.suffix == ".txt")
    except OSError as error:
        raise LexiconError(directory, f"cannot be read: {error.strerror or error}") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(path, f"cannot be read: {error.strerror or error}") from error


def _pairs(lines: frozenset[str]) -> dict[str, frozenset[str]]:
    """Entries of the form `word: word word`, grouped by the first word."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        word, _, others = line.partition(":")
        found[word.strip()].update(others.split())
    return {word: frozenset(others) for word, others in found.items()}


@cache
def english() -> Lexicon:
    """The lexicon that ships. Raises `ModelError` if a list is missing, truncated or changed."""
    files = verified(_ENGLISH)
    try:
        paths = (_ENGLISH / f"{name}.txt" for name in Lexicon.names())
        return Lexicon(**{path.stem: entries(path, files[path.name]) for path in paths})
    except KeyError as error:
        raise ModelError(_ENGLISH / "manifest.json", f"does not list {error.args[0]}", REINSTALL) from error
