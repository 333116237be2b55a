"""A parser that answers from recorded documents: for tests that must not depend on a model."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from quoteattr.errors import InputError
from quoteattr.parsers.document import Document, Sentence, Token

_FORMAT = 1


class RecordedParser:
    """Gives back the recorded document of a text, and nothing for a text that was never recorded.

    >>> from quoteattr.parsers.document import Document, Sentence, Token
    >>> parser = RecordedParser([Document("No.", (Sentence((Token(0, 2, "No"), Token(2, 3, "."))),))])
    >>> [token.text for token in RecordedParser.from_json(parser.to_json()).parse("No.").tokens()]
    ['No', '.']
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        """Keep `documents`, each found again by its exact text."""
        self._documents = {document.text: document for document in documents}

    def parse(self, text: str) -> Document:
        """The recorded document of exactly this text; `InputError` if there is none."""
        try:
            return self._documents[text]
        except KeyError:
            raise InputError("recorded parses", f"there is none of the text {text!r:.80}") from None

    def analyze(self, text: str, within: Sequence[tuple[int, int]] | None = None) -> Document:
        """The same as `parse`, whole: what was recorded is all there is."""
        return self.parse(text)

    def to_json(self) -> str:
        """All recordings as JSON, in ASCII, so that every string survives, lone surrogates too."""
        documents = [_to_dict(document) for document in self._documents.values()]
        return json.dumps({"format": _FORMAT, "documents": documents}, indent=1) + "\n"

    @classmethod
    def from_json(cls, content: str, *, where: str = "recorded parses") -> Self:
        """Read what `to_json` wrote; `where` names the source in error messages.

        Raises `InputError` if `content` is something else, or its offsets do not fit its texts.
        """
        try:
            data = json.loads(content)
            if data["format"] != _FORMAT:
                raise InputError(where, f"format {data['format']!r}, expected {_FORMAT}")
            return cls(_from_dict(item) for item in data["documents"])
        except (ValueError, TypeError, KeyError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(where, f"not a file of recorded parses ({error!r})") from error

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a file that `save` wrote. Raises `InputError` if it is another file, `OSError` if it cannot be read."""
        return cls.from_json(path.read_text(encoding="utf-8"), where=str(path))

    def save(self, path: Path) -> None:
        """Write all recordings to `path`. Raises `OSError` if that cannot be done."""
        path.write_text(self.to_json(), encoding="utf-8")


def _to_dict(document: Document) -> dict[str, object]:
    return {"text": document.text, "sentences": [[_to_row(token) for token in s.tokens] for s in document.sentences]}


def _to_row(token: Token) -> list[object]:
    row: list[object] = [token.start, token.end, token.upos, token.lemma, token.head, token.deprel]
    while row[-1] is None:
        row.pop()
    return row


def _from_dict(item: dict[str, object]) -> Document:
    text, sentences = item["text"], item["sentences"]
    if not isinstance(text, str) or not isinstance(sentences, list):
        raise TypeError("a document needs a text and a list of sentences")
    return Document(text, tuple(Sentence(tuple(_from_row(text, row) for row in rows)) for rows in sentences))


def _from_row(text: str, row: list[object]) -> Token:
    start, end, upos, lemma, head, deprel = [*row, None, None, None, None][:6]
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(head, int | None):
        raise TypeError(f"expected whole numbers in {row!r:.80}")
    return Token(start, end, text[start:end], _word(upos), _word(lemma), head, _word(deprel))


def _word(value: object) -> str | None:
    if not isinstance(value, str | None):
        raise TypeError(f"expected a string or null, got {value!r:.80}")
    return value
