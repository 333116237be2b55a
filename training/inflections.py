"""Regular forms of English words, for a lemmatizer that is a dictionary: forms the treebanks happen not to have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Entry = tuple[str, str, str]
"""A form, its tag and its lemma."""

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)\Z")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y\Z")
_SHORT_SYLLABLE = re.compile(r"\A[^aeiou]*[aeiou][^aeiouwxy]\Z")
# Shorter words have too many lookalikes: "gas" is no plural of "ga".
_SHORTEST = 3


def with_s(word: str) -> str:
    """Plural of a noun, third person of a verb."""
    return word + "es" if _SIBILANT.search(word) else _CONSONANT_Y.sub("ie", word) + "s"


def with_ed(word: str) -> str:
    """Past of a verb."""
    return word + "d" if word.endswith("e") else _doubled(_CONSONANT_Y.sub("i", word)) + "ed"


def with_ing(word: str) -> str:
    """Progressive of a verb."""
    return (word[:-1] if re.search(r"[^eyo]e\Z", word) else _doubled(word)) + "ing"


def _doubled(word: str) -> str:
    return word + word[-1] if _SHORT_SYLLABLE.match(word) else word


_FORMS: dict[str, tuple[Callable[[str], str], ...]] = {"NOUN": (with_s,), "VERB": (with_s, with_ed, with_ing)}


def missing(entries: Iterable[Entry], words: Iterable[str]) -> list[Entry]:
    """Entries to add: regular forms of known lemmas and of word families among `words`, and capitals of all.

    A family is a word all of whose regular forms are words too, such as `tweet`, `tweets`, `tweeted`, `tweeting`.
    """
    seen = {(form, tag): lemma for form, tag, lemma in entries}
    lemmas = {(lemma, tag) for (_, tag), lemma in seen.items() if tag in _FORMS and lemma.islower()}
    known = set(words)
    lemmas |= {(word, tag) for word in known for tag, ways in _FORMS.items() if all(way(word) in known for way in ways)}
    regular = {(form, tag): lemma for form, tag, lemma in _regular(sorted(lemmas))}
    lower = {**regular, **{key: lemma for key, lemma in seen.items() if key[0].islower()}}
    capitals = {(form.capitalize(), tag): lemma for (form, tag), lemma in lower.items() if tag != "PROPN"}
    return [(form, tag, lemma) for (form, tag), lemma in {**capitals, **regular}.items() if (form, tag) not in seen]


def _regular(lemmas: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    for lemma, tag in lemmas:
        if len(lemma) >= _SHORTEST and lemma.isalpha():
            for way in _FORMS[tag]:
                yield way(lemma), tag, lemma
