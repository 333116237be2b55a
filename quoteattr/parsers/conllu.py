"""A parse that you already have, in CoNLL-U (https://universaldependencies.org/format.html), aligned to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

import attrs

from quoteattr.errors import InputError
from quoteattr.parsers.document import Document, Sentence
from quoteattr.parsers.words import SyntacticWord, depths, surface_tokens

__all__ = ["ConlluParser"]

_FIELDS = 10
_ID = re.compile(r"(?P<first>[1-9]\d*)(?:-(?P<last>[1-9]\d*))?")
_HEAD = re.compile(r"\d{1,9}", re.ASCII)
_EMPTY_NODE = re.compile(r"\d+\.\d+")
_SHOWN = 40


@attrs.frozen
class _Token:
    """A token as written in the text: its form without spaces, and its number of words."""

    form: str
    size: int
    line: int


@attrs.frozen
class _Sentence:
    tokens: tuple[_Token, ...]
    words: tuple[SyntacticWord, ...]


class ConlluParser:
    r"""Returns the parses in a CoNLL-U file, each for the text that it belongs to.

    Your text is not changed. Tokens are aligned to it by their characters, spaces ignored, so `SpaceAfter`, `# text`
    and line breaks may differ. A multi-word token stays one token, with the tag, lemma, head and relation of
    its main word; empty nodes are left out. A file of several texts begins each with `# newdoc`. Use it as
    `QuoteExtractor(parser=ConlluParser.load(path))`.

    >>> parse = "1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
    >>> [(token.lemma, token.head) for token in ConlluParser(parse).parse(" She  left").tokens()]
    [('she', 1), ('leave', None)]
    """

    def __init__(self, conllu: str, *, where: str = "CoNLL-U") -> None:
        """Read the content of a file; `where` names it in error messages.

        Raises `InputError`, with the line and what is wrong with it, if `conllu` is not CoNLL-U.
        """
        self._where = where
        self._documents = {_characters(sentences): sentences for sentences in _documents(conllu, where)}

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a file. Raises `InputError` if it is not CoNLL-U in UTF-8, `OSError` if it cannot be read."""
        try:
            return cls(path.read_text(encoding="utf-8"), where=str(path))
        except UnicodeDecodeError as error:
            raise InputError(path, f"not UTF-8 ({error.reason} at byte {error.start:,})") from error

    def parse(self, text: str) -> Document:
        """The parse whose tokens have the characters of `text`, spaces ignored. Raises `InputError` if there is none.

        If the file has only one text, the error says where the two begin to differ.
        """
        offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
        characters = "".join(text[offset] for offset in offsets)
        if not characters:
            return Document(text)
        sentences = self._documents.get(characters)
        if sentences is None:
            raise InputError(self._where, self._mismatch(characters))
        return Document(text, tuple(_place(text, offsets, sentences)))

    def analyze(self, text: str, within: Sequence[tuple[int, int]] | None = None) -> Document:
        """The same as `parse`, always for the whole text."""
        return self.parse(text)

    def _mismatch(self, characters: str) -> str:
        if len(self._documents) != 1:
            return f"none of the {len(self._documents)} documents is of the text {characters:.{_SHOWN}}"
        ((known, sentences),) = self._documents.items()
        position = 0
        for token in (token for sentence in sentences for token in sentence.tokens):
            found = characters[position : position + len(token.form)]
            if found != token.form:
                return f"line {token.line}: expected {found or 'no more tokens'!r} of the text, got {token.form!r}"
            position += len(token.form)
        return f"the text goes on after the last token with {characters[len(known) :]:.{_SHOWN}}"


def _characters(sentences: Iterable[_Sentence]) -> str:
    return "".join(token.form for sentence in sentences for token in sentence.tokens)


def _place(text: str, offsets: Sequence[int], sentences: Iterable[_Sentence]) -> Iterator[Sentence]:
    """The sentences with their offsets in `text`. `offsets` are those of its characters that are not spaces."""
    position = 0
    for sentence in sentences:
        spans = []
        for token in sentence.tokens:
            end = position + len(token.form)
            spans.append((offsets[position], offsets[end - 1] + 1))
            position = end
        yield Sentence(surface_tokens(text, spans, [token.size for token in sentence.tokens], sentence.words))


def _documents(conllu: str, where: str) -> Iterator[tuple[_Sentence, ...]]:
    sentences: list[_Sentence] = []
    for new, rows in _blocks(conllu):
        if new and sentences:
            yield tuple(sentences)
            sentences = []
        if rows:
            sentences.append(_read(rows, where))
    if sentences:
        yield tuple(sentences)


def _blocks(conllu: str) -> Iterator[tuple[bool, list[tuple[int, str]]]]:
    """The numbered lines of each sentence without comments, and whether a document begins with it."""
    new = False
    rows: list[tuple[int, str]] = []
    # Not splitlines: forms may contain characters such as U+2028.
    for number, line in enumerate([*conllu.replace("\r\n", "\n").split("\n"), ""], 1):
        if line.startswith("#"):
            new = new or line.removeprefix("#").split()[:1] == ["newdoc"]
        elif line.strip():
            rows.append((number, line))
        elif rows:
            yield new, rows
            new, rows = False, []


def _read(rows: list[tuple[int, str]], where: str) -> _Sentence:
    tokens: list[_Token] = []
    words: list[SyntacticWord] = []
    covered = 0
    for line, row in rows:
        fields = row.split("\t")
        try:
            if len(fields) != _FIELDS:
                raise ValueError(f"expected {_FIELDS} fields parted by tabs, got {len(fields)}")
            if _EMPTY_NODE.fullmatch(fields[0]):
                continue
            size = _size(fields[0], len(words), covered)
            if len(words) >= covered:
                tokens.append(_Token(_form(fields[1]), size, line))
                covered = len(words) + size
            if "-" not in fields[0]:
                words.append(_word(fields))
        except ValueError as error:
            raise InputError(f"{where}:{line}", str(error)) from error
    return _checked(tokens, words, covered, f"{where}:{rows[0][0]}")


def _size(label: str, words: int, covered: int) -> int:
    """How many words the token of this ID has, after so many `words`; the tokens so far end with word `covered`."""
    match = _ID.fullmatch(label)
    if not match or int(match["first"]) != words + 1:
        raise ValueError(f"expected the ID {words + 1}, got {label!r:.{_SHOWN}}")
    if match["last"] is None:
        return 1
    size = int(match["last"]) - words
    if size < 2 or words < covered:
        raise ValueError(f"{label!r:.{_SHOWN}} is not the ID of a multi-word token here")
    return size


def _form(field: str) -> str:
    form = "".join(field.split())
    if not form:
        raise ValueError("the form is empty")
    return form


def _word(fields: Sequence[str]) -> SyntacticWord:
    _, form, lemma, upos, _, _, head, deprel, _, _ = fields
    if head != "_" and not _HEAD.fullmatch(head):
        raise ValueError(f"the head is not a number: {head!r:.{_SHOWN}}")
    index = None if head in ("_", "0") else int(head) - 1
    return SyntacticWord(_given(upos), lemma if lemma == form else _given(lemma), index, _given(deprel))


def _given(field: str) -> str | None:
    return None if field == "_" else field


def _checked(tokens: list[_Token], words: list[SyntacticWord], covered: int, where: str) -> _Sentence:
    if not words or covered != len(words):
        raise InputError(where, "the sentence lacks words")
    heads = [word.head for word in words]
    if any(head is not None and head >= len(words) for head in heads):
        raise InputError(where, "a head is not in the sentence")
    try:
        depths(heads)
    except ValueError as error:
        raise InputError(where, str(error)) from error
    return _Sentence(tuple(tokens), tuple(words))
