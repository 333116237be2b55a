"""Rules on people who are told something or hand it on: they are not the ones who said it."""

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
    why="who stands behind a verb of telling is told",
    examples=("The note reminds Minister Orr: “Babies do not wait.”",),
)
def told_whom(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Whoever stands between a verb of telling and the words is told; the subject of the verb is the source.

    Verbs such as warn, remind and tell have whom they tell as their object: `The note reminds Minister Orr: “Babies do
    not wait.”` Whom they tell is no part of the content either. The source is left out where no subject is all that
    stands before the verb, or all behind a comma. Declines where nothing that may be a subject stands before the verb
    (`Warns Mr Dalby: “…”`) and behind a quotation (`“…,” warned Mr Dalby`).
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
    """Whether the words stand behind an active verb of telling that has something before it."""
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
    """Whether verb, source and content stand side by side."""
    text = view.text
    return (
        cue[1] <= source[0]
        and source[1] <= content[0]
        and not text[cue[1] : source[0]].strip()
        and BEFORE_CONTENT.fullmatch(text, source[1], content[0]) is not None
    )


@attribution_rule(
    "is_told",
    why="who was told hears it",
    examples=("Nell Carrow was told that the clinic had closed.", "Nell was told to stay at home."),
)
def is_told(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """The subject of a passive verb of telling hears the words, and is not their source.

    In `Nell was told that the clinic had closed`, the one who tells stands behind "by", if anywhere. The subject is no
    part of the content either; without words behind the verb nothing is reported (`Nell was told to stay at home`).
    Declines for verbs that do not take whom they tell as their object (was quoted as saying), and where the content
    stands apart and the source behind the verb.
    """
    if attribution.cue is None or not any(_takes_whom(verb, view) for verb in passives(attribution.cue, view)):
        return None
    return _told_by(attribution, attribution.cue, view)


def _told_by(attribution: Attribution, cue: Range, view: TextView) -> tuple[Attribution, ...] | None:
    source = attribution.source
    if source is None or source[0] < cue[1]:
        source = named_by(cue[1], view)
    content = tuple(r for r in attribution.content if r[0] > cue[0] or _is_set_off(r, cue, view))
    content = content or (attribution.content if source else ())
    return changed(attribution, attrs.evolve(attribution, source=source, content=content)) if content else ()


def _is_set_off(content: Range, cue: Range, view: TextView) -> bool:
    """Whether marks or a comma set what stands before the verb off from it, so that it is no part of the subject."""
    quoted = view.quotations_in(*content)
    return bool(quoted) or any(mark in view.text[content[1] : cue[0]] for mark in ",;:—–")


@attribution_rule(
    "passed_on",
    why="who hands on what is written has not written it",
    examples=("The note passed on by the nurses warns Mrs Orr: “The ward is full.”",),
)
def passed_on(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Whoever hands on a document has not written it: the document is the source.

    In `The note passed on by the nurses warns Mrs Orr: “The ward is full.”`, the subject of the verb is the note, with
    all that describes it. Declines for what somebody has written, signed or sent, who may well speak, and where the
    subject is nothing that can be read.
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
