"""Sentences and tokens from Stanza. The only module that imports it, and only on first use."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

from quoteattr.document import Document, Sentence, Token
from quoteattr.errors import ModelError
from quoteattr.paragraphs import paragraphs

SHIPPED = Path(__file__).parent.parent / "weights" / "stanza"
"""The folder of the weights that come with quoteattr."""

_MANIFEST_FORMAT = 1
_REINSTALL = "Install quoteattr again (pip install --force-reinstall quoteattr), or repair the folder."
_DOWNLOAD = "Fill the folder with stanza.download('en', model_dir=..., processors='tokenize,mwt'), or pass no folder."
# Stanza's time and memory grow faster than one paragraph does; real paragraphs are shorter than this.
_LONGEST_CHUNK = 5_000
# Stanza looks for addresses of web and mail in time quadratic in the length of a word.
_ENDLESS_WORD = re.compile(r"\S{500}")
# Characters handed to Stanza at once: enough to fill its batches, little enough to bound memory.
_BATCH = 60_000
# What ends a paragraph for Stanza.
_GAP = "\n\n"
# Stanza drops C1 controls, and nothing can encode lone surrogates. What replaces them has the same length.
_BLANK = re.compile(r"\s")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LAST_SENTENCE_END = re.compile(r".*[.!?…][\"'”’»)\]]*(?=\s)", re.DOTALL)
_NOT_BLANK = re.compile(r"\S")
_LAST_GAP = re.compile(r".*\S(?=\s)", re.DOTALL)

# One lock for all parsers, because loading borrows a name of Stanza's (see _without_optimizer).
_LOADING = threading.Lock()

# Titles that stand before a name. The press writes them all the time, the treebanks behind the weights hardly ever.
_TITLE = re.compile(
    r"(?<![\w.])(?:Messrs|Mr|Mrs|Ms|Mx|Drs?|Profs?|Sens?|Reps?|Govs?|Lt|Col|Maj|Gen|Capt|Cmdr|Sgt|Cpl|Pvt|Adm|Brig|Rev"
    r"|Hon|Pres|Supt|Det|Insp|Amb|Atty|Asst)\.\Z"
)
_CLOSED_QUOTATION = re.compile(r"[.?!…][\"”'’]\Z")
_LONGEST_TITLE = 10

_Chunk = tuple[int, int]
_Pipeline = Callable[[str], Any]


class StanzaParser:
    """Splits texts into sentences and tokens with Stanza: the shipped weights, or a folder of other Stanza models.

    The weights are checked and loaded once, on first use. After that (and during it) any number of threads may call
    `parse`. A pickled parser carries only its folder and loads again where it arrives.
    """

    def __init__(self, directory: Path | None = None) -> None:
        """Remember the folder; nothing is loaded yet.

        `directory` holds `resources.json` and `en/tokenize/*.pt`, as `stanza.download` leaves them. None takes the
        weights that ship with quoteattr.
        """
        self.directory = SHIPPED if directory is None else Path(directory)
        self._pipeline: _Pipeline | None = None

    def __reduce__(self) -> tuple[type[StanzaParser], tuple[Path | None]]:
        return type(self), (None if self.directory == SHIPPED else self.directory,)

    def parse(self, text: str) -> Document:
        """Split `text`. Sentences end at paragraph ends too, and after 5,000 characters where nothing else ends them.

        Time and memory are linear in the text. Raises `ModelError` if the weights are missing, truncated, changed or
        of another version.
        """
        batches = list(_batches(_chunks(text)))
        if not batches:
            return Document(text)
        pipeline = self._load()
        return Document(text, tuple(sentence for batch in batches for sentence in _split(pipeline, text, batch)))

    def _load(self) -> _Pipeline:
        with _LOADING:
            if self._pipeline is None:
                _verify(self.directory)
                self._pipeline = _pipeline(self.directory)
            return self._pipeline


def _verify(directory: Path) -> None:
    """Compare the files of the folder with its manifest, where it has one (the shipped folder does)."""
    manifest_path = directory / "manifest.json"
    if directory != SHIPPED and not manifest_path.exists():
        return
    try:
        manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
        if manifest["format"] != _MANIFEST_FORMAT:
            problem = f"the weights are of version {manifest['format']!r}, this quoteattr reads {_MANIFEST_FORMAT}"
            raise ModelError(manifest_path, problem, _REINSTALL)
        expected = {directory / name: str(entry["sha256"]) for name, entry in manifest["files"].items()}
    except OSError as error:
        raise ModelError(manifest_path, f"cannot be read ({error.strerror})", _REINSTALL) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(manifest_path, "is not a manifest of weights", _REINSTALL) from error
    for path, sha256 in expected.items():
        _verify_file(path, sha256)


def _verify_file(path: Path, sha256: str) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(path, f"cannot be read ({error.strerror})", _REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(path, f"is truncated or changed ({len(content):,} bytes, wrong sha256)", _REINSTALL)


def _pipeline(directory: Path) -> _Pipeline:
    import stanza

    try:
        with _without_optimizer():
            return stanza.Pipeline(  # type: ignore[no-any-return]
                "en",
                dir=str(directory),
                processors="tokenize",
                download_method=None,
                use_gpu=False,
                logging_level="CRITICAL",
            )
    # Stanza and torch raise whatever a broken file makes them run into, unpickling errors and bare Exceptions among it.
    except Exception as error:
        remedy = _REINSTALL if directory == SHIPPED else _DOWNLOAD
        raise ModelError(directory, f"Stanza cannot load it ({error!r:.300})", remedy) from error


@contextmanager
def _without_optimizer() -> Iterator[None]:
    """Keep Stanza's tokenizer from making an Adam it never uses: that imports torch's compiler, about two seconds."""
    from stanza.models.common import utils

    original = getattr(utils, "get_optimizer", None)
    utils.get_optimizer = lambda *_, **__: None
    try:
        yield
    finally:
        utils.get_optimizer = original


def _chunks(text: str) -> Iterator[_Chunk]:
    """The paragraphs, the overlong ones in pieces."""
    for start, end in paragraphs(text):
        while start < end:
            stop = _chunk_end(text, start, end)
            yield start, stop
            following = _NOT_BLANK.search(text, stop, end)
            start = following.start() if following else end


def _chunk_end(text: str, start: int, end: int) -> int:
    """Where to cut: inside an endless word, else at the end, else after the last sentence or word that fits."""
    limit = min(end, start + _LONGEST_CHUNK)
    endless = _ENDLESS_WORD.search(text, start, limit)
    if endless:
        return endless.end()
    if limit == end:
        return end
    piece = text[start:limit]
    cut = _LAST_SENTENCE_END.match(piece) or _LAST_GAP.match(piece)
    return start + cut.end() if cut else limit


def _batches(chunks: Iterator[_Chunk]) -> Iterator[list[_Chunk]]:
    batch: list[_Chunk] = []
    size = 0
    for start, end in chunks:
        if batch and size + end - start > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


def _readable(text: str) -> str:
    """`text` as Stanza can read it, character for character."""
    return _UNREADABLE.sub("\ufffd", _BLANK.sub(" ", text))


def _split(pipeline: _Pipeline, text: str, batch: list[_Chunk]) -> Iterator[Sentence]:
    """The sentences of some chunks, which Stanza reads as the paragraphs of one text.

    A sentence that is none, by one of the rules below, is joined to the one before it.
    """
    pieces = [_readable(text[start:end]) for start, end in batch]
    starts = [0, *accumulate(len(piece) + len(_GAP) for piece in pieces)]
    tokens: list[Token] = []
    last = 0
    for parsed in pipeline(_GAP.join(pieces)).sentences:
        number = bisect_right(starts, parsed.tokens[0].start_char) - 1
        shift = batch[number][0] - starts[number]
        spans = [(token.start_char + shift, token.end_char + shift) for token in parsed.tokens]
        if tokens and (number != last or not _goes_on(text, tokens[-1].end, spans[0][0])):
            yield Sentence(tuple(tokens))
            tokens = []
        tokens += [Token(start, end, text[start:end]) for start, end in spans]
        last = number
    if tokens:
        yield Sentence(tuple(tokens))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence said to stop at `end` goes on with the one at `start` of the same paragraph."""
    before = text[max(0, end - _LONGEST_TITLE) : end]
    return end < start and (_after_title(before, text[start]) or _after_quotation(before, text[start]))


def _after_title(before: str, first: str) -> bool:
    """A title never ends a sentence before a capital: `lead Sens. | Jon Tester and`. Right 23 of 23 times in news."""
    return first.isupper() and bool(_TITLE.search(before))


def _after_quotation(before: str, first: str) -> bool:
    """A clause in small letters goes on after a quotation: `“You winning?” | she said`. Right 16 of 16 times on dev."""
    return first.islower() and bool(_CLOSED_QUOTATION.search(before))
