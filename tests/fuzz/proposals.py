"""What the network might say of a text, written into the text: for tests of everything that comes behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from standing_in import standing_in

from quoteattr.attribution.attributions import merged
from quoteattr.extend import Attribution
from quoteattr.text.view import Range

__all__ = ["marked", "proposing"]

_PART = re.compile(r"<([cqs]\d+(?:,[cqs]?\d+)*):([^<>\n\v\f\r\x85\u2028\u2029]*)>")
_ROLE_AND_NUMBER = re.compile(r"([cqs]?)(\d+)")


def marked(written: str) -> tuple[str, list[Attribution]]:
    """The text without its markup, and the attributions that this says.

    `<c1:…>` is content, `<q1:…>` a cue and `<s1:…>` a source of the attribution 1; `<s1,2:…>` is one of 1 and of 2, and
    `<s1,c2:…>` a source of 1 and content of 2.
    As with the network, only what has a cue has a source, and nothing begins or ends with a blank.

    >>> marked("<c1:“Yes,”> <s1:she> <q1:said>.")[1][0].source
    (7, 10)
    """
    text, parts = _parts(written)
    found = []
    for number, content in parts["c"].items():
        cue = parts["q"].get(number, [None])[-1]
        source = parts["s"].get(number, [None])[-1] if cue else None
        found.append(Attribution(merged(content, text), cue, source, ("tagger",), 0.5))
    return text, sorted(found, key=lambda a: (a.start, a.content))


def _parts(written: str) -> tuple[str, dict[str, dict[str, list[Range]]]]:
    """The text, and by role and number where the parts stand in it."""
    text, last = "", 0
    parts: dict[str, dict[str, list[Range]]] = {role: defaultdict(list) for role in "cqs"}
    for part in _PART.finditer(written):
        marks, words = part.groups()
        text += written[last : part.start()]
        if words and words == words.strip():
            role = ""
            for other, number in _ROLE_AND_NUMBER.findall(marks):
                role = other or role
                parts[role][number].append((len(text), len(text) + len(words)))
        text, last = text + words, part.end()
    return text + written[last:], parts


@contextmanager
def proposing(attributions: list[Attribution]) -> Iterator[None]:
    """Put these attributions in place of what the network says of any text."""
    with standing_in(lambda *_: attributions):
        yield
