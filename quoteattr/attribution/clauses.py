"""Find the subject and the voice of a verb from characters."""

from __future__ import annotations

from quoteattr.attribution.sentences import sentence_start
from quoteattr.languages.en.reporting import OTHER_VERB, PASSIVE, PASSIVE_PARTICIPLE, SUBJECT
from quoteattr.text.view import Range, TextView

__all__ = ["is_passive", "passives", "subject_before"]

# The auxiliary of a cue is within so many characters before it.
_AUXILIARY_REACH = 25


def subject_before(verb: int, view: TextView) -> Range | None:
    """The subject of the verb that begins at `verb`.

    It must fill the sentence before the verb, or the space between a comma and the verb. Otherwise None.
    """
    start = sentence_start(verb, view)
    found = SUBJECT.fullmatch(view.text, start, verb) if start is not None else None
    if found is None or "\n" in found["words"] or OTHER_VERB.search(found["subject"]):
        return None
    subject: Range = found.span("subject")
    return subject


def is_passive(cue: Range, view: TextView) -> bool:
    """Whether the verb that ends the cue is passive, its auxiliary in the cue or before it."""
    return PASSIVE.search(view.text, max(0, cue[0] - _AUXILIARY_REACH), cue[1]) is not None


def passives(cue: Range, view: TextView) -> list[str]:
    """The passive participles in the cue: "had been informed in writing" has "informed"."""
    found = PASSIVE_PARTICIPLE.finditer(view.text, max(0, cue[0] - _AUXILIARY_REACH), cue[1])
    return [verb["verb"] for verb in found if verb.end() > cue[0]]
