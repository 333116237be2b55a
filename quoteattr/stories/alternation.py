"""How speakers alternate: features that a turn has the speaker of the turn before, or of the one before that."""

from __future__ import annotations

import regex

from quoteattr.stories.contract import clue
from quoteattr.stories.scenes import Scene
from quoteattr.stories.style_clues import styles_compared
from quoteattr.stories.turns import Turn

__all__ = ["alternation"]

# Characters, about half a line: the step in which lengths of turns and of the text between them are measured.
_STEP = 40
_FIRST_WORD = regex.compile(r"\P{L}{0,50}(\p{L}+)")
_CLOSING_MARKS = "\"”’' _"


@clue("dialogue.turns", why="speakers alternate", examples=("“Is it far?”\n\n“It is.”\n\n“Then let us go.”",))
def alternation(i: int, scene: Scene) -> tuple[list[str], list[str]]:
    """When two people talk, they answer each other. So every second turn is by the same person.

    A new paragraph after a question is usually an answer. Within one paragraph, the speaker continues. Returns the
    features of having the same speaker as the turn before, and as the turn before that; none for the first turns.
    """
    answer = _answer(scene.turns[i - 1], scene.turns[i], scene) if i else []
    return _same(i, scene, answer) if i else [], _every_second(i, scene, answer) if i > 1 else []


def _same(i: int, scene: Scene, answer: list[str]) -> list[str]:
    last, here = scene.turns[i - 1], scene.turns[i]
    apart = scene.paragraphs_apart(i - 1, i)
    asked = "asked" if _asks(last, scene) else "told"
    between = min(len(scene.text[last.end : here.start].strip()) // _STEP, 4)
    return [
        f"{here.source_kind}|same {apart}",
        f"{here.source_kind}|same as {last.source_kind} {apart}",
        f"same {last.pronoun}>{here.pronoun} {apart}",
        f"same {asked} {apart}",
        f"same after {between} {apart}",
        *(f"same {apart} {feature}" for feature in answer),
        *(f"same {feature}" for feature in styles_compared(i - 1, i, scene)),
    ]


def _every_second(i: int, scene: Scene, answer: list[str]) -> list[str]:
    first, last, here = scene.turns[i - 2 : i + 1]
    apart = f"{scene.paragraphs_apart(i - 2, i - 1)} {scene.paragraphs_apart(i - 1, i)}"
    return [
        f"{here.source_kind}|alternate {apart}",
        f"{here.source_kind}|alternate {first.source_kind} {last.source_kind} {apart}",
        f"alternate {first.pronoun}>{last.pronoun}>{here.pronoun} {apart}",
        *(f"alternate {apart} {feature}" for feature in answer),
        *(f"alternate {feature}" for feature in styles_compared(i - 2, i, scene)),
    ]


def _answer(last: Turn, here: Turn, scene: Scene) -> list[str]:
    """How a turn may answer the one before: how that one ends, how this one begins, whether it asks, their lengths."""
    mark = scene.text[last.start : last.end].rstrip(_CLOSING_MARKS)[-1:]
    first = _FIRST_WORD.match(scene.text, here.start)
    word = first.group(1).lower() if first else ""
    lengths = " ".join(str(min((turn.end - turn.start) // _STEP, 6)) for turn in (last, here))
    return [
        f"ends {mark} {'asks' if _asks(here, scene) else 'tells'}",
        f"opens {word}",
        f"opens {word} after {mark}",
        f"long {lengths}",
    ]


def _asks(turn: Turn, scene: Scene) -> bool:
    return "?" in scene.text[turn.end - 2 : turn.end]
