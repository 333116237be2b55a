"""A pass on paragraphs that the paragraph before announces."""

from __future__ import annotations

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution, covered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.sentences import is_sentence
from quoteattr.attribution.tags import is_noun_phrase
from quoteattr.languages.en.reporting import ANNOUNCES_BLOCK
from quoteattr.model import Act, LineRole
from quoteattr.text.page import set_off
from quoteattr.text.view import TextView

__all__ = ["announced_paragraph"]

# Characters: a bound that keeps time linear.
_LONGEST_ANNOUNCEMENT = 200


@attribution_pass(
    "announced_paragraph",
    why="a colon announces the next paragraph as the source's own words",
    examples=("Captain Orlov radioed the port:\n\nWe have lost the rudder. Send a tug.",),
)
def announced_paragraph(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """A paragraph of sentences below "Orlov wrote to the port:" is what Orlov wrote.

    Newspapers set off statements without quotation marks, and the network may find nothing in them. Declines in
    stories, for lists and headings, if anything in the paragraph is quoted or attributed, and if the announcement is
    more than a subject, a verb of saying, and whom or where it was told.
    """
    if view.is_story:
        return attributions
    taken = covered(view, attributions)
    found = [a for number in range(1, len(view.paragraphs)) if (a := _announced(number, view))]
    free = [a for a in found if taken.find(1, *a.content[0]) < 0]
    return sorted([*attributions, *free], key=lambda a: (a.start, a.content))


def _announced(number: int, view: TextView) -> Attribution | None:
    (start, end), words = view.paragraphs[number - 1], view.paragraphs[number]
    if view.text[end - 1] != ":" or not _is_prose(number, view) or view.quotations_in(*words):
        return None
    found = ANNOUNCES_BLOCK.search(view.text, max(start, end - _LONGEST_ANNOUNCEMENT), end)
    if found is None or not is_noun_phrase(found.span("source"), view):
        return None
    if act_of(found["cue"], view.lexicon) is not Act.SPEECH and not (found["sent"] or found["reads"]):
        return None
    content = set_off(view.text, view.paragraphs, number)
    return Attribution((content,), found.span("cue"), found.span("source"), (announced_paragraph.name,), 0.0)


def _is_prose(number: int, view: TextView) -> bool:
    words = set_off(view.text, view.paragraphs, number)
    return view.roles[number] is LineRole.PARAGRAPH and is_sentence(view.text[slice(*words)])
