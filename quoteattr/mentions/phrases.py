"""What stands for a speaker: a name, a pronoun, a description, or several of these joined."""

from __future__ import annotations

from enum import Enum

import attrs

from quoteattr.mentions.names import Name
from quoteattr.model import SpeakerKind

__all__ = ["Form", "Phrase"]


class Form(Enum):
    """What kind of words stand for a speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    SEVERAL = "several"
    LABEL = "label"


@attrs.frozen(slots=True)
class Phrase:
    """What words stand for somebody. Offsets are in characters of the text."""

    form: Form
    start: int
    end: int
    """Where the head phrase ends: "the governor" of "the governor, who was in Rome"."""
    name: Name | None = None
    """The name of whom the words stand for, also where a comma sets it beside a description."""
    word: str = ""
    """Lower case: the pronoun, or the head noun of a description."""
    determiner: str = ""
    """Lower case: the, a, his; "'s" after a possessor that is a name."""
    owner: Name | None = None
    """The name in a description, mostly an owner's: Ortiz’s campaign, a spokesman for Ortiz."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What a description's head noun is for."""
    role: tuple[int, int] | None = None
    """Where the source says what its name is: "a researcher at …"."""
    parts: tuple[Phrase, ...] = ()
    """What is joined: Ada Brook and Tom Hill."""
