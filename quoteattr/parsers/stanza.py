"""Sentences, tokens and grammar from Stanza, which the extra `stanza` installs.

The only module that imports it, and only on first use.
"""

from __future__ import annotations

import os
import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import accumulate, chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import attrs

from quoteattr.errors import ModelError
from quoteattr.extras import needs
from quoteattr.languages import Lexicon, english
from quoteattr.manifest import REINSTALL, verified
from quoteattr.parsers.chunks import batches, chunks, readable
from quoteattr.parsers.document import Document, Sentence, Token
from quoteattr.parsers.joins import joined
from quoteattr.parsers.words import SyntacticWord, depths, surface_tokens
from quoteattr.text.paragraphs import Range

SHIPPED = Path(__file__).parent.parent / "weights" / "stanza"
"""The folder of the weights that come with quoteattr."""

_SPLITTING = ("tokenize",)
_GRAMMAR = ("mwt", "pos", "lemma", "depparse")
# The end of a paragraph for Stanza.
_GAP = "\n\n"
# Characters of a paragraph that Stanza reads at once.
_WINDOW = 1_000
# Memory for a tree grows with the square of the sentence. Longer ones, such as lists, are parsed in parts.
_LONGEST_SENTENCE = 200
# Words that the parser reads at once: enough to be fast, few enough to limit memory.
_PARSER_BATCH = 1_000

# One lock for all parsers, because loading replaces functions of Stanza (see _without_optimizer).
_LOADING = threading.Lock()

# Stanza has no types.
_Stanza = Any


@attrs.frozen
class _Piece:
    """A token as Stanza found it: its offsets, its form for Stanza, and whether it is a multi-word token."""

    start: int
    end: int
    form: str
    multi_word: bool


class StanzaParser:
    """Splits and parses texts with Stanza: the included weights, or a folder of other Stanza models.

    The weights are checked and loaded once, on first use, those for grammar only when `analyze` is first called. After
    that (and during it) any number of threads may call both methods. A pickled parser stores only its folder and
    lexicon and loads the weights in the new process.
    """

    def __init__(self, directory: Path | None = None, lexicon: Lexicon | None = None) -> None:
        """Remember the folder; nothing is loaded yet. Titles of the lexicon (English by default) end no sentence.

        `directory` has `resources.json` and `en/tokenize/*.pt`, and for `analyze` also the models of mwt, pos, lemma
        and depparse, as `stanza.download` stores them. None means the included weights.
        """
        self.directory = SHIPPED if directory is None else Path(directory)
        self._lexicon = lexicon
        self._loaded: dict[tuple[str, ...], _Stanza] = {}

    def __reduce__(self) -> tuple[type[StanzaParser], tuple[Path | None, Lexicon | None]]:
        return type(self), (None if self.directory == SHIPPED else self.directory, self._lexicon)

    def parse(self, text: str) -> Document:
        """Split `text`. A sentence ends at the end of a paragraph at the latest, and after 5,000 characters.

        Time and memory are linear in the text. Raises `MissingExtraError` without the extra `stanza`, and
        `ModelError` if the weights are missing, truncated, changed or of another version.
        """
        sentences = chain.from_iterable(self._split(text, None))
        return Document(text, tuple(Sentence(tuple(_plain(text, piece) for piece in s)) for s in sentences))

    def analyze(self, text: str, within: Sequence[Range] | None = None) -> Document:
        """Split and parse the paragraphs of `text` that overlap `within`, or all.

        Tags, lemmas and trees need models in the folder. The included folder has none: it gives sentences and tokens.

        Sentences and tokens are those of `parse`. A multi-word token such as `don't` stays one token and has the tag,
        lemma, head and relation of its main word. A sentence of more than 200 tokens is parsed in parts, so it has
        several roots. Time and memory are linear in the text. Raises `ModelError` as `parse` does.
        """
        sentences: list[Sentence] = []
        for batch in self._split(text, within):
            if self._has_grammar():
                sentences += _grammar(self._load(_GRAMMAR), text, batch)
            else:
                sentences += (Sentence(tuple(_plain(text, piece) for piece in pieces)) for pieces in batch)
        return Document(text, tuple(sentences))

    def _has_grammar(self) -> bool:
        return all((self.directory / "en" / name).is_dir() for name in _GRAMMAR)

    def _split(self, text: str, within: Sequence[Range] | None) -> Iterator[list[list[_Piece]]]:
        for batch in batches(chunks(text, within)):
            yield list(_split(self._load(_SPLITTING), text, batch, self._lexicon or english()))

    def _load(self, processors: tuple[str, ...]) -> _Stanza:
        with _LOADING:
            if processors not in self._loaded:
                if not self._loaded and (self.directory == SHIPPED or (self.directory / "manifest.json").exists()):
                    verified(self.directory)
                self._loaded[processors] = _load(self.directory, processors)
            return self._loaded[processors]


def _load(directory: Path, processors: tuple[str, ...]) -> _Stanza:
    """Stanza's processors of these names, in order."""
    with needs("stanza", "StanzaParser"):
        import stanza

    needed = ",".join(dict.fromkeys((*_SPLITTING, *processors)))
    try:
        _search_less()
        _survive_forks()
        with _without_optimizer():
            pipeline = stanza.Pipeline(
                "en",
                dir=str(directory),
                processors=needed,
                download_method=None,
                use_gpu=False,
                logging_level="CRITICAL",
                depparse_batch_size=_PARSER_BATCH,
            )
        return [_in_full_precision(pipeline.processors[name]) for name in processors]
    # For a broken file, Stanza and torch raise any error, such as unpickling errors and plain Exceptions.
    except Exception as error:
        download = (
            f"Fill the folder with stanza.download('en', model_dir=..., processors={needed!r}), or pass no folder."
        )
        remedy = REINSTALL if directory == SHIPPED else download
        raise ModelError(directory, f"Stanza cannot load it ({error!r:.300})", remedy) from error


def _in_full_precision(processor: _Stanza) -> _Stanza:
    """Convert word vectors to single precision. Stanza keeps them in half precision, and torch cannot mix the two."""
    model = getattr(processor.trainer, "model", None)
    if model is not None:
        model.float()
    return processor


@cache
def _survive_forks() -> None:
    """Give forked processes one thread, as torch's DataLoader does. OpenMP would wait for threads that are gone."""
    import torch

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: torch.set_num_threads(1))


def _search_less() -> None:
    """Let Stanza search for the best tree only if the best heads do not already form a tree: twice as fast."""
    from stanza.models.depparse import model

    search = model.chuliu_edmonds_one_root

    def find(scores: _Stanza) -> _Stanza:
        heads = scores.argmax(axis=1)
        heads[0] = 0
        return heads if _is_tree(heads[1:].tolist()) else search(scores)

    if getattr(search, "__module__", None) != __name__:
        model.chuliu_edmonds_one_root = find


def _is_tree(heads: list[int]) -> bool:
    """Whether the heads of words numbered from 1 form a tree: a single root, whose head is 0, and no cycle."""
    if heads.count(0) != 1:
        return False
    try:
        depths([head - 1 if head else None for head in heads])
    except ValueError:
        return False
    return True


@contextmanager
def _without_optimizer() -> Iterator[None]:
    """Stop Stanza from making optimizers that it never uses: they import torch's compiler, which takes two seconds."""
    from stanza.models.common import utils

    names = [name for name in ("get_optimizer", "get_split_optimizer") if hasattr(utils, name)]
    originals = {name: getattr(utils, name) for name in names}
    for name in names:
        setattr(utils, name, lambda *_, **__: {})
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(utils, name, original)


def _split(processors: _Stanza, text: str, batch: list[Range], lexicon: Lexicon) -> Iterator[list[_Piece]]:
    """The sentences of some chunks. If `goes_on` says that a sentence continues the one before, the two are joined."""
    found = chain.from_iterable(_sentences(processors, text, part) for part in _side_by_side(batch))
    for _, sentences in groupby(found, key=itemgetter(0)):
        yield from joined(text, (pieces for _, pieces in sentences), lexicon)


def _side_by_side(batch: list[Range]) -> Iterator[list[Range]]:
    """Chunks that Stanza may read together. One longer than its window is read alone: others would change it."""
    for long, group in groupby(batch, key=lambda chunk: chunk[1] - chunk[0] >= _WINDOW):
        together = list(group)
        yield from ([chunk] for chunk in together) if long else [together]


def _sentences(processors: _Stanza, text: str, batch: list[Range]) -> Iterator[tuple[Range, list[_Piece]]]:
    """Stanza's sentences, each with its chunk. The chunks are read as the paragraphs of one text."""
    (tokenizer,) = processors
    parts = [readable(text[start:end]) for start, end in batch]
    starts = [0, *accumulate(len(part) + len(_GAP) for part in parts)]
    for parsed in tokenizer.process(_GAP.join(parts)).sentences:
        number = bisect_right(starts, parsed.tokens[0].start_char) - 1
        shift = batch[number][0] - starts[number]
        yield batch[number], [_piece(token, shift) for token in parsed.tokens]


def _piece(token: _Stanza, shift: int) -> _Piece:
    multi_word = "MWT=Yes" in (token.misc or "")
    return _Piece(token.start_char + shift, token.end_char + shift, token.text, multi_word)


def _plain(text: str, piece: _Piece) -> Token:
    return Token(piece.start, piece.end, text[piece.start : piece.end])


def _grammar(processors: _Stanza, text: str, sentences: list[list[_Piece]]) -> Iterator[Sentence]:
    """The sentences with tags, lemmas and trees."""
    from stanza.models.common.doc import Document as StanzaDocument

    parts = [[s[i : i + _LONGEST_SENTENCE] for i in range(0, len(s), _LONGEST_SENTENCE)] for s in sentences]
    document = StanzaDocument([[_entry(piece) for piece in part] for part in chain.from_iterable(parts)])
    for processor in processors:
        document = processor.process(document)
    parsed = iter(document.sentences)
    for pieces, own in zip(sentences, parts, strict=True):
        sizes: list[int] = []
        words: list[SyntacticWord] = []
        for part in islice(parsed, len(own)):
            before = len(words)
            sizes += [len(token.words) for token in part.tokens]
            words += [_word(word, before) for word in part.words]
        yield Sentence(surface_tokens(text, [(piece.start, piece.end) for piece in pieces], sizes, words))


def _entry(piece: _Piece) -> dict[str, str]:
    return {"text": piece.form, "misc": "MWT=Yes"} if piece.multi_word else {"text": piece.form}


def _word(word: _Stanza, before: int) -> SyntacticWord:
    """A word of a part of a sentence, with `before` words in earlier parts.

    The network may give the root a different relation, or a different word the relation `root`. Both are corrected.
    """
    if not word.head:
        return SyntacticWord(word.upos, word.lemma, None, "root")
    return SyntacticWord(word.upos, word.lemma, word.head - 1 + before, "dep" if word.deprel == "root" else word.deprel)
