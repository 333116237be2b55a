"""Annotated novels, read as the library reads them."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs

from quoteattr.attribution.attribute import attribute
from quoteattr.attribution.attributions import Attribution, said_by_source
from quoteattr.evaluate.names import is_name_of
from quoteattr.languages import english
from quoteattr.model import KnownSpeaker
from quoteattr.network.reading import read
from quoteattr.network.tagger import Tagger
from quoteattr.speakers.cast import Member
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.resolve import Options, Resolution, resolve
from quoteattr.stories.converse import scene_of
from quoteattr.stories.scenes import Scene
from quoteattr.text.genre import Genre
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import Range, TextView

NO_STORIES = ("press", "world", "release")
"""Genres of a file that holds scenes beside articles."""


@attrs.frozen(eq=False)
class Novel:
    """A novel, its annotated quotes in order, and what the tagger and its rules found."""

    text: str
    quotes: list[dict]
    attributions: list[Attribution]
    context: TextView

    @classmethod
    def of(cls, gold: dict, attributions: list[Attribution]) -> Novel:
        context = _view(gold["text"])
        quotes = sorted((q for q in gold["quotes"] if q["content"]), key=lambda q: q["content"][0][0])
        return cls(gold["text"], quotes, attributions, context)

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """All names of each annotated speaker."""
        return {q["speaker_id"]: [*q["speaker_names"], *q.get("speaker_aliases", [])] for q in self.quotes}

    @property
    def contents(self) -> dict[Range, tuple[Range, ...]]:
        """For each source what it says."""
        return said_by_source(self.attributions)

    @property
    def cast(self) -> KnownSpeakers:
        """The annotated speakers, as a caller would list them."""
        named = {q["speaker_id"] for q in self.quotes if q["speaker_named"]}
        listed = (KnownSpeaker(str(i), names[0], tuple(names[1:])) for i, names in self.names.items() if i in named)
        return KnownSpeakers.of(listed, english())

    def resolved(self, known: bool) -> Resolution:
        """Who is who. ``known``: with the cast handed in, so that nobody stands under a name that is not theirs."""
        return resolve(self.context, self.contents, Options(self.cast) if known else Options())

    def scene(self, known: bool) -> Scene:
        found = self.resolved(known)
        return scene_of(self.context, self.attributions, found.discourse, found.mentions)

    def quote_of(self, content: tuple[Range, ...]) -> dict | None:
        """The annotated quote that shares most with a content; None where it shares less than half of it."""
        start, end = content[0][0], content[-1][1]

        def shared(quote: dict) -> int:
            return sum(max(0, min(e, end) - max(s, start)) for s, e in quote["content"])

        near = [q for q in self.quotes if q["content"][0][0] < end and q["content"][-1][1] > start]
        best = max(near, key=shared, default=None)
        return best if best and 2 * shared(best) > sum(e - s for s, e in content) else None

    def is_right(self, who: Member, quote: dict) -> bool:
        """Whether a member of the cast is the annotated speaker."""
        if not who.named or not quote["speaker_named"]:
            return not who.named and not quote["speaker_named"]
        own = self.names[quote["speaker_id"]]
        others = [n for speaker, found in self.names.items() if speaker != quote["speaker_id"] for n in found]
        if plain(who.name) in map(plain, own):
            return True
        return plain(who.name) not in map(plain, others) and is_name_of(who.name, own, others)


def plain(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def novels(path: Path, cache: Path | None) -> Iterator[Novel]:
    """The novels and scenes of a file. ``cache``: a folder for what the tagger says, which takes minutes."""
    kept = cache / f"{path.stem}.pkl" if cache else None
    if kept and kept.exists():
        yield from (Novel.of(*found) for found in pickle.loads(kept.read_bytes()))
        return
    texts = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    found = [_attributed(text) for text in texts if text["genre"] not in NO_STORIES]
    if kept:
        kept.write_bytes(pickle.dumps(found))
    yield from (Novel.of(*one) for one in found)


def _attributed(gold: dict) -> tuple[dict, list[Attribution]]:
    view = _view(gold["text"])
    return gold, attribute(view, read(gold["text"], view.quotations, Tagger(), view.is_story))


def _view(text: str) -> TextView:
    return TextView.of(text, find_quotations(text), english(), genre=Genre.STORY)
