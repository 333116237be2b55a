"""The house keeps its order: arrows run downward, pieces stay small, English stands in one place."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quoteattr"

# From low to high: a room may import itself and rooms of rows above its own. `quoteattr` is the public names alone.
LEVELS = (
    ("errors", "checks"),
    ("rules",),
    ("extras", "manifest", "model", "settings"),
    ("languages",),
    ("text",),
    ("network",),
    ("parsers",),
    ("attribution",),
    ("mentions",),
    ("speakers",),
    ("stories",),
    ("results",),
    ("analysis",),
    ("extend",),
    ("render", "relocate", "serialize", "rule_table"),
    ("formats",),
    ("batch",),
    ("readers",),
    ("loading",),
    ("extractor",),
    ("quoteattr",),
    ("evaluate", "spacy", "spark", "stats"),
    ("server",),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: number for number, rooms in enumerate(LEVELS) for room in rooms}
# A notebook shows a value by calling a method of it, so that method alone has to know how values are shown.
EXCEPTIONS = {("quoteattr.analysis", "quoteattr.render.html")}

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
MOST_BRANCHES = 15

Function = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp, ast.match_case)

ROOMS_WITHOUT_ENGLISH = (
    "text",
    "network",
    "parsers",
    "attribution",
    "mentions",
    "speakers",
    "stories",
    "results",
)
# What letters of a pattern are no words: named lists and groups, classes, flags, escapes.
_SYNTAX = re.compile(r"\\[LpP](?:<\w+>|\{[^}]*\})|\(\?P?[<=>]?\w+[>:)]|\[[^\]]*\]|\\[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]{2,}")
# Rules and clues are known by such names in every language: pronoun.last-speaker, second_half.
_NAME = re.compile(r"[a-z]{3,}(?:[._][a-z-]{3,})+")
# So are the words of file formats and of other programs.
NOT_ENGLISH = {
    ("network/classes.py", "CLASSES"): "names of what the network scores",
    ("network/classes.py", "LINKS"): "names of what the network scores",
    ("network/classes.py", "TYPES"): "names of what the network scores",
    ("network/session.py", "_SLOWER"): "a step of onnxruntime",
    ("network/tagger.py", "_INPUTS"): "inputs of the network",
    ("network/tagger.py", "FAST"): "a folder",
    ("parsers/characters.py", "FEATURES"): "features of Stanza's tokenizer",
    ("parsers/characters.py", "_WEB"): "web addresses",
    ("parsers/characters.py", "_BARE"): "web addresses",
    ("parsers/stanza.py", "_SPLITTING"): "processors of Stanza",
    ("parsers/stanza.py", "_GRAMMAR"): "processors of Stanza",
    ("speakers/trees.py", "_PARTS"): "relations of Universal Dependencies",
    ("text/genre.py", "BASE"): "the name of a weight",
    ("text/genre.py", "_FORMS"): "names of weights",
    ("text/genre.py", "_MARK"): "web addresses",
    ("text/labels.py", "FORMS"): "names of forms",
    ("text/labels.py", "SUBTITLES"): "names of forms",
    ("text/posts.py", "_LINK"): "web addresses",
    ("text/markup.py", "_TAG"): "elements of HTML",
    ("text/markup.py", "_ELEMENT"): "elements of HTML",
    ("text/turns.py", "_BESIDE"): "names of forms",
    ("stories/scoring.py", "NOBODY_FEATURE"): "a clue in the weights",
    ("stories/style.py", "DIALECT"): "a clue in the weights",
    ("stories/style.py", "PLAIN"): "a clue in the weights",
    ("results/confidence.py", "RARE"): "a clue in the weights",
    ("results/explanation.py", "_ARTICLES"): "written for the reader, not looked for in texts",
    ("results/explanation.py", "NOUNS"): "written for the reader, not looked for in texts",
    ("results/explanation.py", "_WITHOUT_NAME"): "written for the reader, not looked for in texts",
}


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module of the package by its dotted name."""
    return {_name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.Module, known: Iterable[str]) -> set[str]:
    """The modules of the package that a module imports anywhere: in functions and for types too."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in known}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "quoteattr":
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else str(node.module) for name in whole}
    return found


def arrows() -> set[tuple[str, str]]:
    """(importing module, imported module), without the named exceptions."""
    known = modules()
    return {(name, other) for name, tree in known.items() for other in imports(tree, known)} - EXCEPTIONS


def room_of(module: str) -> str:
    """The room of a module: the second part of its name; the package itself is a room of its own."""
    return f"{module}.{module}".split(".")[1]


def circle(graph: Iterable[tuple[str, str]]) -> list[str]:
    """The nodes of a circle of arrows, if there is one."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for start, end in graph:
        if start != end:
            sorter.add(start, end)
    try:
        sorter.prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_room_has_its_level() -> None:
    assert {room_of(module) for module in modules()} == LEVEL.keys()


def test_the_map_has_every_room_in_this_order() -> None:
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8").partition("## One line per room")[2]
    named = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", page.partition("\n## ")[0], re.MULTILINE)
    rooms = ["quoteattr" if name == "__init__" else name for name in named]
    assert set(rooms) == LEVEL.keys()
    assert rooms == sorted(rooms, key=LEVEL.__getitem__)


def test_imports_run_downward() -> None:
    def is_allowed(room: str, other: str) -> bool:
        return room == other or LEVEL[other] < LEVEL[room]

    assert not {arrow for arrow in arrows() if not is_allowed(*map(room_of, arrow))}


def test_every_exception_is_still_needed() -> None:
    known = modules()
    assert {(start, end) for start, end in EXCEPTIONS if end in imports(known[start], known)} == EXCEPTIONS


def test_no_circle_of_rooms_or_modules() -> None:
    assert circle((room_of(start), room_of(end)) for start, end in arrows()) == []
    assert circle(arrows()) == []


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def functions() -> Iterator[tuple[str, Function]]:
    """Every function and method, with where it stands."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, _FUNCTIONS):
                yield f"{name}:{node.name}", node


def length(function: Function) -> int:
    """Its lines from `def` to the end, the docstring left out."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return lines
    return lines - ((first.end_lineno or 0) - first.lineno + 1)


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """All nodes of a function but those of functions within it."""
    pending: list[ast.AST] = list(ast.iter_child_nodes(function))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, _FUNCTIONS):
            pending += ast.iter_child_nodes(node)


def complexity(function: Function) -> int:
    """One, and one for each branch, each further operand of `and` and `or`, and each `if` of a comprehension."""
    nodes = list(own_nodes(function))
    operands = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    filters = sum(len(node.ifs) for node in nodes if isinstance(node, ast.comprehension))
    return 1 + sum(isinstance(node, _BRANCHES) for node in nodes) + operands + filters


def test_functions_are_short() -> None:
    assert {at: length(f) for at, f in functions() if length(f) > MOST_LINES_OF_A_FUNCTION} == {}


def test_functions_are_simple() -> None:
    assert {at: complexity(f) for at, f in functions() if complexity(f) > MOST_BRANCHES} == {}


def words(value: ast.expr) -> list[str]:
    """The words in the strings of a constant; names of rules and files and the syntax of patterns are left out."""
    if "Path(__file__)" in ast.unparse(value):
        return []
    strings = (n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    texts = (string for string in strings if not _NAME.fullmatch(string))
    return [word for text in texts for word in _WORD.findall(_SYNTAX.sub(" ", text))]


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names of a module that are bound to a value, `__all__` and type variables left out."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            is_type = isinstance(node.value, ast.Call) and ast.unparse(node.value.func).endswith("TypeVar")
            if ast.unparse(target) != "__all__" and not is_type:
                yield ast.unparse(target), node.value


def english_constants(room: str) -> dict[tuple[str, str], list[str]]:
    """{(file, name of the constant): its words}."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for name, value in constants(ast.parse(path.read_text(encoding="utf-8"))):
            if own := words(value):
                found[str(path.relative_to(PACKAGE).as_posix()), name] = own
    return found


@pytest.mark.parametrize("room", ROOMS_WITHOUT_ENGLISH)
def test_english_stands_in_languages(room: str) -> None:
    assert {at: own for at, own in english_constants(room).items() if at not in NOT_ENGLISH} == {}


def test_what_counts_as_english() -> None:
    def of(source: str) -> list[str]:
        return [word for _, value in constants(ast.parse(source)) for word in words(value)]

    assert of(r'A = re.compile(r"\b(?P<source>\L<titles>|\p{Lu}[a-z]+)(?i:\s+said)")') == ["said"]
    assert of('A: frozenset[str] = frozenset(["he", "she"])') == ["he", "she"]
    assert of('__all__ = ["A"]\nT = TypeVar("T")\nA = 3\nB = "“”.,"') == []
    assert of('A = ("second_half", "pronoun.last-speaker")\nB = Path(__file__).parent / "weights"') == []


def classes_of_words() -> Iterator[tuple[str, object]]:
    """The sets of words and the patterns that the files of English make, each with where it is made."""
    for path in sorted((PACKAGE / "languages" / "en").glob("*.py")):
        module = importlib.import_module(_name_of(path))
        for name, _ in constants(ast.parse(path.read_text(encoding="utf-8"))):
            value = getattr(module, name, None)
            if isinstance(value, frozenset):
                yield f"{path.stem}.{name}", value
            elif isinstance(value, regex.Pattern):
                yield f"{path.stem}.{name}", (value.pattern, value.flags)


def test_english_is_said_once() -> None:
    made: dict[object, list[str]] = {}
    for at, value in classes_of_words():
        made.setdefault(value, []).append(at)
    assert len(made) > 100
    assert [names for names in made.values() if len(names) > 1] == []
