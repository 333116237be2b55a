"""Who is behind a source, for tests that need no model: the sources are given, the rules decide.

This is the one place of the tests that reaches into the rooms of coreference.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import attrs
import numpy as np

from quoteattr import KnownSpeaker, Speaker, SpeakerKind, find_quotations
from quoteattr.extend import ENGLISH, RULES, Attribution, TextView
from quoteattr.mentions.names import names_in
from quoteattr.network.classes import LINK_SIZE
from quoteattr.network.mentions import MentionForm, NetworkMention
from quoteattr.results.speakers import Speakers
from quoteattr.rules import UNDECIDED
from quoteattr.speakers.cast import Cast
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.speakers.references import text_names
from quoteattr.speakers.resolve import Options, resolve
from quoteattr.speakers.trees import Trees
from quoteattr.text.genre import Genre

__all__ = [
    "UNDECIDED",
    "Decided",
    "cast_of",
    "decided",
    "kind_in",
    "marked",
    "names_of_story",
    "resolved",
    "speaker",
    "whose",
]

Range = tuple[int, int]

DIALOGUE = "“Is it so?” she asked.\n\n“It is!” he cried.\n\n" * 20
"""Before any text this makes it a story."""
_FEW = 600
"""Shorter texts are read as news, whatever they are about."""


@dataclass(frozen=True)
class Decided:
    """Who some words stand for, and by which rule. Without a name they are described; both are None if undecided."""

    rule: str
    name: str | None = None
    description: str | None = None


def resolved(
    text: str,
    *sources: Range,
    says: Sequence[str | None] = (),
    known: tuple[KnownSpeaker, ...] = (),
    without: frozenset[str] = frozenset(),
    trees: Trees | None = None,
    names: Sequence[str] = (),
    linked: Mapping[str, str] | None = None,
) -> Speakers:
    """All sources of a text decided. Where ``says`` does not tell what they say, it stands right before them.

    ``names``: words that the network reads as names. ``linked``: the name to which it links the last use of a pronoun.
    """
    contents = _contents(text, sources, says)
    said = [Attribution((contents[source],), None, source, ()) for source in sources]
    options = attrs.evolve(_options(known, without, trees), network=_read_as_names(text, names, linked or {}))
    return Speakers(_view(text), said, options)


def _read_as_names(text: str, names: Sequence[str], linked: Mapping[str, str]) -> NetworkMentions:
    types = np.array([0.1, 0.9, 0.0, 0.0, 0.0, 0.0], dtype=np.float32)
    none, one = (np.full(LINK_SIZE, value, dtype=np.float32) for value in (0.0, 1.0))
    found = [
        NetworkMention(
            MentionForm.NAME, *_where(text, name), types, 0.9, none, one if name in linked.values() else none, 0
        )
        for name in (*names, *linked.values())
    ]
    for words in linked:
        start = text.rindex(f"{words} ")
        found.append(NetworkMention(MentionForm.PRONOUN, start, start + len(words), types, 0.9, one, none, 0))
    return NetworkMentions(sorted(found, key=lambda mention: mention.start))


def decided(
    text: str,
    *,
    says: Sequence[str | None] = (),
    source: int = -1,
    mention: str | None = None,
    story: bool = False,
    names: Sequence[str] = (),
    linked: Mapping[str, str] | None = None,
) -> Decided:
    """Who a source is, given by its index; or the last ``mention`` in these words. Sources stand in square brackets."""
    plain, sources = marked(DIALOGUE + text if story else text)
    if mention is not None:
        network = _read_as_names(plain, names, linked or {})
        return _mentioned(plain, mention, _contents(plain, sources, says), network)
    found = resolved(plain, *sources, says=says, names=names, linked=linked)
    one, reason = found.of(sources[source]), found.evidence(sources[source])[0].rule
    if one is None:
        return Decided(reason)
    return Decided(reason, one.name if one.named else None, None if one.named else one.name)


def _mentioned(text: str, words: str, contents: dict[Range, Range], network: NetworkMentions) -> Decided:
    options = attrs.evolve(_options(), network=network)
    discourse = resolve(_view(text), {s: (c,) for s, c in contents.items()}, options).discourse
    found = [m for m in discourse.mentions if text[m.start : m.end] == words]
    if not found:
        return Decided(UNDECIDED)
    one = discourse.members[discourse.member(found[-1])]
    return Decided(found[-1].rule, one.name if one.named else None, None if one.named else one.name)


def _contents(text: str, sources: Sequence[Range], says: Sequence[str | None]) -> dict[Range, Range]:
    said = [*says, *[None] * (len(sources) - len(says))]
    return {
        (start, end): (max(0, start - 2), start) if words is None else _where(text, words)
        for (start, end), words in zip(sources, said, strict=True)
    }


def _where(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def _view(text: str) -> TextView:
    genre = Genre.NEWS if len(text) < _FEW else None
    return TextView.of(text, find_quotations(text), ENGLISH, genre=genre)


def _options(
    known: tuple[KnownSpeaker, ...] = (), without: frozenset[str] = frozenset(), trees: Trees | None = None
) -> Options:
    return Options(KnownSpeakers.of(known, ENGLISH), RULES.without(*without).coreference, trees)


def marked(text: str) -> tuple[str, list[Range]]:
    """Take square brackets off a text; the stretches in them are the sources."""
    plain, sources = "", []
    for part in text.split("["):
        inside, bracket, after = part.partition("]")
        if bracket:
            sources.append((len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, sources


def speaker(
    text: str, *, known: tuple[KnownSpeaker, ...] = (), without: frozenset[str] = frozenset()
) -> Speaker | None:
    """Who the last source in square brackets is."""
    plain, sources = marked(text)
    return resolved(plain, *sources, known=known, without=without).of(sources[-1])


def cast_of(text: str, known: Iterable[KnownSpeaker] = ()) -> Cast:
    """The cast of a story."""
    return Cast(list(names_in(text, ENGLISH)), ENGLISH, KnownSpeakers.of(known, ENGLISH), is_story=True)


def whose(cast: Cast, text: str) -> str:
    """Whom a cast has by a name."""
    [name] = names_in(text, ENGLISH)
    return " or ".join(cast.members[i].name for i in cast.of(name))


def kind_in(cast: Cast, text: str) -> SpeakerKind:
    """What a cast takes the bearer of a name for."""
    [name] = names_in(text, ENGLISH)
    return cast.members[cast.of(name)[0]].kind


def names_of_story(story: str) -> set[str]:
    """What is a name in a story."""
    view = _view(DIALOGUE + story)
    assert view.is_story
    return {name.text for name in text_names(view, frozenset())}
