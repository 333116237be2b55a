"""Rules that keep listeners, and people who pass on a text, from becoming speakers."""

from __future__ import annotations

import attrs

from quoteattr.attribution.attributions import Attribution, changed
from quoteattr.attribution.clauses import is_passive, passives, subject_before
from quoteattr.attribution.contract import attribution_rule
from quoteattr.attribution.sentences import sentence_start
from quoteattr.attribution.tags import named_by
from quoteattr.languages.en.inflection import base_forms
from quoteattr.languages.en.reporting import (
    BEFORE_CONTENT,
    BEFORE_LISTENER,
    CUE_PARTICLES,
    HANDED_ON,
    LONGEST_OPENER,
    RECIPIENT,
    TOLD,
    WRITTEN,
)
from quoteattr.text.view import Range, TextView

__all__ = ["is_told", "passed_on", "told_whom"]


@attribution_rule(
    "told_whom",
    why="the person after a verb of telling is the listener",
    examples=("The note reminds Minister Orr: “Babies do not wait.”",),
)
def told_whom(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """The object of a verb of telling is the listener, and its subject is the source.

    Verbs such as warn, remind and tell have the listener as their object, between the verb and the quote: `The note
    reminds Minister Orr: “Babies do not wait.”` The listener is not part of the content. There is no source unless the
    subject fills the sentence before the verb, or the space after a comma. Declines if nothing before the verb can be a
    subject (`Warns Mr Dalby: “…”`), and after a quotation (`“…,” warned Mr Dalby`).
    """
    cue, source, content = attribution.cue, attribution.source, attribution.content
    if cue is None or not _tells(cue, attribution.start, view):
        return None
    if source and _is_between(cue, source, content[0], view):
        source = subject_before(cue[0], view)
    whom = RECIPIENT.match(view.text, *content[0]) if not view.text[cue[1] : content[0][0]].strip() else None
    if whom:
        content = ((whom.end(), content[0][1]), *content[1:])
    return changed(attribution, attrs.evolve(attribution, source=source, content=content))


def _tells(cue: Range, content: int, view: TextView) -> bool:
    """Whether the words follow an active verb of telling that has words before it."""
    if cue[1] > content or not _is_telling(cue, view) or is_passive(cue, view):
        return False
    start = sentence_start(cue[0], view)
    return start is None or cue[0] > start + LONGEST_OPENER


def _is_telling(cue: Range, view: TextView) -> bool:
    words = [word for word in view.text[slice(*cue)].lower().split() if word not in CUE_PARTICLES]
    return bool(words) and _takes_whom(words[-1], view)


def _takes_whom(verb: str, view: TextView) -> bool:
    return verb == TOLD or bool(base_forms(verb) & view.lexicon.addressing_verbs)


def _is_between(cue: Range, source: Range, content: Range, view: TextView) -> bool:
    """Whether verb, source and content are next to each other."""
    text = view.text
    return (
        cue[1] <= source[0]
        and source[1] <= content[0]
        and BEFORE_LISTENER.fullmatch(text, cue[1], source[0]) is not None
        and BEFORE_CONTENT.fullmatch(text, source[1], content[0]) is not None
    )


@attribution_rule(
    "is_told",
    why="the subject of “was told” is the listener",
    examples=("Nell Carrow was told that the clinic had closed.", "Nell was told to stay at home."),
)
def is_told(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """The subject of a passive verb of telling is the listener, not the source.

    In `Nell was told that the clinic had closed`, "by" comes before the speaker, if the speaker is given. The subject
    is not part of the content. Without words after the verb, nothing is reported (`Nell was told to stay at home`).
    Headlines omit the auxiliary verb: `Dam ‘was cracked’, court told`. Declines for verbs whose object is not the
    listener (was quoted as saying), and if the content is elsewhere and the source is after the verb.
    """
    cue = attribution.cue
    if cue is None or not (_ends_headline(cue, view) or any(_takes_whom(verb, view) for verb in passives(cue, view))):
        return None
    return _told_by(attribution, cue, view)


def _ends_headline(cue: Range, view: TextView) -> bool:
    """Whether "told" is the last word of a line without a stop."""
    return view.text[slice(*cue)] == TOLD and cue[1] == view.paragraphs[view.paragraph(cue[0])][1]


def _told_by(attribution: Attribution, cue: Range, view: TextView) -> tuple[Attribution, ...] | None:
    source = attribution.source
    if source is None or source[0] < cue[1]:
        source = named_by(cue[1], view)
    content = tuple(r for r in attribution.content if r[0] > cue[0] or _is_set_off(r, cue, view))
    content = content or (attribution.content if source else ())
    return changed(attribution, attrs.evolve(attribution, source=source, content=content)) if content else ()


def _is_set_off(content: Range, cue: Range, view: TextView) -> bool:
    """Whether quotation marks or a comma separate the content from the verb, so that it is not part of the subject."""
    quoted = view.quotations_in(*content)
    return bool(quoted) or any(mark in view.text[content[1] : cue[0]] for mark in ",;:—–")


@attribution_rule(
    "passed_on",
    why="the person who passes on a text did not write it",
    examples=("The note passed on by the nurses warns Mrs Orr: “The ward is full.”",),
)
def passed_on(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """A person who passes on a document did not write it: the document is the source.

    In `The note passed on by the nurses warns Mrs Orr: “The ward is full.”`, the subject of the verb is the note, with
    its description. Declines if somebody has written, signed or sent it, because that person may be the speaker, and
    if the subject is nothing that can be read.
    """
    cue, source = attribution.cue, attribution.source
    subject = subject_before(cue[0], view) if cue and source and source[1] <= cue[0] else None
    if not subject or not source or source[0] <= subject[0]:
        return None
    handed = HANDED_ON.fullmatch(view.text, subject[0], source[0])
    if not handed or handed["thing"] not in view.lexicon.document_nouns or handed["how"] in WRITTEN:
        return None
    content = tuple(r for r in attribution.content if not subject[0] <= r[0] < subject[1]) or attribution.content
    return (attrs.evolve(attribution, content=content, source=subject),)
