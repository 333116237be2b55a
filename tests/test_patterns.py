"""No pattern of the package takes for ever: the steps of each grow with its text, whatever is done to it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from patterns.attacks import Attack, attacks
from patterns.steps import EndlessError, Steps
from patterns.tree import Tree, tree

import quoteattr
from quoteattr.extend import ENGLISH
from quoteattr.languages.en.reporting import adjectives, title_alone
from quoteattr.languages.en.tags import TagPatterns, tag_patterns
from quoteattr.parsers import joins
from quoteattr.text.labels import FORMS, SUBTITLES

PACKAGE = Path(quoteattr.__file__).parent
MODULES = {
    module.name: ast.parse((PACKAGE.parent / (module.name.replace(".", "/") + tail)).read_text(encoding="utf-8"))
    for module in pkgutil.walk_packages(quoteattr.__path__, "quoteattr.")
    for tail in ["/__init__.py" if module.ispkg else ".py"]
}
# A few words for each list, as each is one more text to try; of the looks one that "-ed" matches as well.
WORDS = attrs.evolve(
    ENGLISH,
    speech_cues=frozenset(["say", "reply"]),
    tag_verbs=frozenset(["ask"]),
    sentence_openers=frozenset(["then"]),
    clause_openers=frozenset(["and", "while"]),
    title_abbreviations=frozenset(["mr", "mrs"]),
    looks=frozenset(["old", "bearded", "well-dressed"]),
)
BUILT: dict[str, Callable[[], Mapping[str, Any]]] = {
    "quoteattr.parsers.joins._title": lambda: {"title": joins._title(ENGLISH.title_abbreviations)[0]},
    "quoteattr.languages.en.reporting.adjectives": lambda: {"adjectives": adjectives(WORDS)},
    "quoteattr.languages.en.reporting.title_alone": lambda: {"title": title_alone(WORDS)},
    "quoteattr.text.labels.FORMS": lambda: {form.name: form.pattern for form in FORMS},
    "quoteattr.text.labels.SUBTITLES": lambda: {form.name: form.pattern for form in SUBTITLES},
    "quoteattr.languages.en.tags.tag_patterns": lambda: attrs.asdict(tag_patterns(WORDS), recurse=False),
}
"""The functions that make patterns of word lists when they are first asked for, and how to ask.

A pattern of several has the name of the field that holds it.
"""
ANCHORED = {"match", "fullmatch"}
# Twice as much text is twice the steps; where they grow with the square, it is four times.
LINEAR = 2.3
FEW = 30
"""Steps that a text more or less takes at its ends."""
MOST = 100_000
LETTERS = 16
BOUND = 3


def _is_compile(node: ast.AST) -> bool:
    """Whether a call makes a pattern: `re.compile(…)`, and `re.search(…)` with a pattern of its own."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("re", "regex")
        and node.func.attr != "escape"
    )


def _named() -> Iterator[tuple[str, str]]:
    """The module and the name of every pattern that a module holds under a name."""
    for module, code in MODULES.items():
        for line in code.body:
            if isinstance(line, ast.Assign) and _is_compile(line.value) and isinstance(line.targets[0], ast.Name):
                yield module, line.targets[0].id


NAMED = sorted(_named())
PATTERNS: dict[str, Any] = {
    f"{module}.{name}": getattr(importlib.import_module(module), name) for module, name in NAMED
}
PATTERNS |= {f"{name}.{field}": pattern for name, make in BUILT.items() for field, pattern in make().items()}


@attrs.frozen
class Reads:
    """What a module reads: the names that it imports, how often each name and field, and which attributes of them."""

    imported: set[tuple[str | None, str]]
    loads: Counter[str]
    attributes: defaultdict[str, list[str]]
    fields: Counter[str]
    attributes_of_fields: defaultdict[str, list[str]]

    @classmethod
    def of(cls, code: ast.Module) -> Reads:
        found = cls(set(), Counter(), defaultdict(list), Counter(), defaultdict(list))
        for node in ast.walk(code):
            if isinstance(node, ast.ImportFrom):
                found.imported.update((node.module, alias.name) for alias in node.names)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.loads[node.id] += 1
            elif isinstance(node, ast.Attribute):
                found.fields[node.attr] += 1
                if isinstance(node.value, ast.Name):
                    found.attributes[node.value.id].append(node.attr)
                elif isinstance(node.value, ast.Attribute):
                    found.attributes_of_fields[node.value.attr].append(node.attr)
        return found


READS = {module: Reads.of(code) for module, code in MODULES.items()}


def _uses(module: str, name: str) -> set[str]:
    """What is done with a pattern, in its own module and where it is imported: the methods called."""
    found: set[str] = set()
    for other, reads in READS.items():
        if other == module or (module, name) in reads.imported:
            attributes = reads.attributes.get(name, [])
            found |= {*attributes, *(["passed on"] if reads.loads[name] > len(attributes) else [])}
    return found - {"pattern"}


def _uses_of_field(field: str) -> set[str]:
    """What is done with the pattern in a field, wherever one of that name is read."""
    found = [attribute for reads in READS.values() for attribute in reads.attributes_of_fields.get(field, [])]
    read = sum(reads.fields[field] for reads in READS.values())
    return {*found, *(["passed on"] if read > len(found) else [])}


USES = {f"{module}.{name}": _uses(module, name) for module, name in NAMED}
USES |= {
    f"{name}.{field.name}": _uses_of_field(field.name)
    for name in BUILT
    if name.endswith(".tag_patterns")
    for field in attrs.fields(TagPatterns)
}
USES |= {
    name: {"match"}
    for name in PATTERNS
    if name.startswith(("quoteattr.text.labels.FORMS", "quoteattr.text.labels.SUBTITLES"))
}


def _steps(made: Tree, text: str, uses: set[str]) -> int:
    steps = Steps(made, text, bound=BOUND, most=MOST)
    if uses and uses <= ANCHORED:
        steps.match(whole="fullmatch" in uses)
    else:
        steps.search()
    return steps.taken


def _grows(made: Tree, attack: Attack, uses: set[str]) -> bool:
    """Whether steps grow faster than the text: what four times the repeats add to two, beside what two add to one."""
    times = max(BOUND + 1, LETTERS // len(attack.unit))
    try:
        one, two, four = (_steps(made, attack.text(times * many), uses) for many in (1, 2, 4))
    except EndlessError:
        return True
    return four - two > LINEAR * (two - one) + FEW


def _tree(pattern: Any) -> Tree:
    return tree(pattern.pattern, pattern.flags, getattr(pattern, "named_lists", {}))


def _worst(made: Tree, uses: set[str]) -> Attack | None:
    return next((attack for attack in attacks(made) if _grows(made, attack, uses)), None)


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_is_twice_the_steps(name: str) -> None:
    assert _worst(_tree(PATTERNS[name]), USES.get(name, set())) is None


def test_no_pattern_is_made_where_this_test_does_not_see_it() -> None:
    made = sorted(module for module, code in MODULES.items() for node in ast.walk(code) if _is_compile(node))
    assert made == sorted([*(module for module, _ in NAMED), *(name.rpartition(".")[0] for name in BUILT)])


@pytest.mark.parametrize(
    ("pattern", "uses"),
    [
        (r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", {"match"}),
        (r",\s(?:\p{Lu}\p{L}*|\p{Ll}+(?=\s\p{Lu})|of)(?:\s(?:\p{Lu}\p{L}*|\p{Ll}+(?=\s\p{Lu})|of))*?\ssaid", {"match"}),
        (r"(?:a+)+b", {"match"}),
        (r"(?:a|ab?)*c", {"fullmatch"}),
        (r"\s*\(", {"sub"}),
        (r"\s*\(", set()),
        (r"\([^)]*\)", {"finditer"}),
        (r"(?<=\p{Lu}\p{Ll}+)\sof", {"search"}),
        (r"\p{L}+\d", {"search"}),
        (r"[^\n]+?:$", {"search"}),
        (r"(?r)\d\p{L}+", {"search"}),
    ],
)
def test_a_pattern_that_takes_for_ever_is_seen(pattern: str, uses: set[str]) -> None:
    assert _worst(tree(pattern, re.DOTALL), uses) is not None


@pytest.mark.parametrize("name", PATTERNS)
def test_steps_are_counted_of_what_the_engines_do(name: str) -> None:
    pattern = PATTERNS[name]
    made = _tree(pattern)
    for text in (attack.text(2) for attack in attacks(made)):
        # The counter knows the letters of ASCII alone.
        if not any(char.isalnum() and not char.isascii() for char in text):
            found = pattern.search(text)
            assert Steps(made, text).search() == (found and found.span()), text
