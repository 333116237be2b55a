"""What tells who speaks in a story, in the words of `explain`."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DIALOGUE"]

DIALOGUE: Mapping[str, str] = MappingProxyType(
    {
        "pronoun.narrator": "who tells the story",
        "dialogue.source": "whom the source may stand for",
        "dialogue.beside": "who acts in the same paragraph",
        "dialogue.around": "who acts in the paragraphs around",
        "dialogue.recent": "who was mentioned lately",
        "dialogue.takes-part": "who takes part in the conversation",
        "dialogue.addressed": "who is called by name, and who is not",
        "dialogue.newcomer": "who is named for the first time nearby",
        "dialogue.agrees": "whom the pronouns around fit",
        "dialogue.manner": "who speaks and addresses others as the quote does",
        "dialogue.turns": "speakers alternate",
    }
)
"""What speaks for the speaker of a turn in dialogue; a model weighs them together, so that none is a rule by itself."""
