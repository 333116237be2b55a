"""The words that refer to a speaker: a name, a pronoun, a description, or several of these joined."""

from __future__ import annotations

from enum import Enum

import attrs

from quoteattr.mentions.names import Name
from quoteattr.model import SpeakerKind

__all__ = ["Form", "Phrase"]


class Form(Enum):
    """The form of a mention."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    SEVERAL = "several"
    LABEL = "label"


@attrs.frozen(slots=True)
class Phrase:
    """Words that refer to somebody. Offsets are in characters of the text."""

    form: Form
    start: int
    end: int
    """Where the head phrase ends: "the governor" of "the governor, who was in Rome"."""
    name: Name | None = None
    """The name of the person. It may be next to a description, after a comma."""
    word: str = ""
    """Lower case: the pronoun, or the head noun of a description."""
    determiner: str = ""
    """Lower case: the, a, his; "'s" after the name of an owner."""
    owner: Name | None = None
    """The name in a description, mostly the owner's: Ortiz’s campaign, a spokesman for Ortiz."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What the head noun of a description refers to."""
    role: tuple[int, int] | None = None
    """Where the source says what the person is: "a researcher at …"."""
    parts: tuple[Phrase, ...] = ()
    """The phrases that are joined: Ada Brook and Tom Hill."""
