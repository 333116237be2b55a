"""A Griffe extension that puts the examples of docstrings into code blocks. To Markdown, `>>>` begins a block quote."""

import re

import griffe

_EXAMPLE = re.compile(r"^>>>.*(?:\n.+)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Changes the docstrings of classes, functions and attributes as they are loaded."""

    def on_object(self, *, obj: griffe.Object, **_: object) -> None:
        """Put each example, up to the next empty line, into a code block."""
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(_block, obj.docstring.value)


def _block(example: re.Match[str]) -> str:
    return f"```pycon\n{example.group()}\n```"
