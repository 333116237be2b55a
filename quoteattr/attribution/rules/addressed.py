"""Rules on whom somebody speaks to, who is not who speaks."""

from __future__ import annotations

import attrs
import regex

from quoteattr.attribution.acts import base_forms
from quoteattr.attribution.attributions import Attribution, uncovered
from quoteattr.attribution.contract import attribution_pass
from quoteattr.attribution.rules.subjects import is_passive, passives, sentence_start, subject_before
from quoteattr.attribution.rules.tags import Tag, named_by, tag_before
from quoteattr.text.view import Range, TextView

__all__ = ["is_told", "passed_on", "told_whom", "verb_first"]

_NAME = r"\p{Lu}[\p{L}.’'-]*(?:\s(?:(?:of|the|de|van|von|al)\s)?\p{Lu}[\p{L}.’'-]*){0,5}"
_PERSON = rf"(?:(?:\p{{Ll}}+\s){{0,3}}?{_NAME}|him|her|them|us|me|you)"
_WHOM = rf"(?:{_PERSON}|(?:the|a|an|his|her|their|its|our|my)(?:\s[\p{{Ll}}’'-]+){{1,4}}?|\p{{Ll}}+s)"
_RECIPIENT = regex.compile(rf"\s*(?:{_WHOM}:\s*(?=[“\"‘'«„])|{_PERSON}\s(?=that\s))")
_PARTICLES = frozenset(["of", "about", "to", "by", "that", ":"])
# What says who wrote it, and not who had it in hand.
_WRITTEN_BY = frozenset(
    ["signed", "cosigned", "co-signed", "written", "penned", "drafted", "authored", "issued", "sent"]
)
_HANDED_ON = regex.compile(
    r"\p{L}+\s.*?\b(?P<thing>\p{Ll}+)\s(?P<how>\p{Ll}+)\s(?:(?:on|out|round|around|over|up)\s)?by\s"
)
_BETWEEN = regex.compile(r"\s*(?:[,:]\s*)?(?:(?:that|to|about|of)\s*)?")


@attribution_pass("told_whom", why="who stands behind a verb of telling is told")
def told_whom(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`The note reminds Minister Orr: “Babies do not wait.”`: who stands behind a verb of telling is told.

    Verbs such as warn, remind and tell have whom they tell as their object, between them and the words; the subject
    stands before. The source is then the subject, where it is all that stands before the verb or behind a comma, and
    nobody else; whom it tells is no part of what was said. Declines where no subject can stand before the verb
    (`Warns Mr Dalby: “…”`) and behind a quotation (`“…,” warned Mr Dalby`).
    """
    return [_without_recipient(a, view) if _tells(a, view) else a for a in attributions]


def _tells(attribution: Attribution, view: TextView) -> bool:
    """Whether the words stand behind a verb of telling in the active voice that has something before it."""
    cue = attribution.cue
    if cue is None or cue[1] > attribution.start or not _is_addressing(cue, view) or is_passive(cue, view):
        return False
    start = sentence_start(cue[0], view)
    return start is None or cue[0] > start + len("Then ")


def _is_addressing(cue: Range, view: TextView) -> bool:
    words = [word for word in view.text[slice(*cue)].lower().split() if word not in _PARTICLES]
    return bool(words) and _takes_whom(words[-1], view)


def _takes_whom(verb: str, view: TextView) -> bool:
    return verb == "told" or bool(base_forms(verb) & view.lexicon.addressing_verbs)


def _without_recipient(attribution: Attribution, view: TextView) -> Attribution:
    cue, source, content = attribution.cue or (0, 0), attribution.source, attribution.content
    if source and _is_between(cue, source, content[0], view):
        source = subject_before(cue[0], view)
    whom = _RECIPIENT.match(view.text, *content[0]) if not view.text[cue[1] : content[0][0]].strip() else None
    if whom:
        content = ((whom.end(), content[0][1]), *content[1:])
    if (source, content) == (attribution.source, attribution.content):
        return attribution
    return attrs.evolve(attribution, source=source, content=content, rules=(told_whom.name, *attribution.rules))


def _is_between(cue: Range, source: Range, content: Range, view: TextView) -> bool:
    """Whether verb, source and content stand side by side."""
    text = view.text
    return (
        cue[1] <= source[0]
        and source[1] <= content[0]
        and not text[cue[1] : source[0]].strip()
        and _BETWEEN.fullmatch(text, source[1], content[0]) is not None
    )


@attribution_pass("is_told", why="who was told hears it")
def is_told(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`Nell was told that the clinic had closed`: the subject of a passive of telling hears it.

    Who tells stands behind "by", if anywhere. The subject is neither the source nor a part of what was said; without
    words behind it nothing is reported (`Nell was told to stay at home`). Declines for verbs that do not take whom they
    tell as their object (was quoted as saying), and for what is told by somebody (the story is told by Brook).
    """
    heard = [a if a.cue is None or not _hears(a.cue, view) else _told_by(a, a.cue, view) for a in attributions]
    return [a for a in heard if a.content]


def _hears(cue: Range, view: TextView) -> bool:
    return any(_takes_whom(verb, view) for verb in passives(cue, view))


def _told_by(attribution: Attribution, cue: Range, view: TextView) -> Attribution:
    source = attribution.source
    if source is None or source[0] < cue[1]:
        source = named_by(cue[1], view)
    content = tuple(r for r in attribution.content if r[0] > cue[0] or _is_apart(r, cue, view))
    content = content or (attribution.content if source else ())
    if (source, content) == (attribution.source, attribution.content):
        return attribution
    return attrs.evolve(attribution, source=source, content=content, rules=(is_told.name, *attribution.rules))


def _is_apart(content: Range, cue: Range, view: TextView) -> bool:
    """Whether what stands before the verb is no part of its subject: marks or a comma set it off."""
    quoted = view.quotations_in(*content)
    return bool(quoted) or any(mark in view.text[content[1] : cue[0]] for mark in ",;:—–")


@attribution_pass("passed_on", why="who hands on what is written has not written it")
def passed_on(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`The note passed on by the nurses warns Mrs Orr: “…”`: who hands on what is written has not written it.

    The source is then the thing with all that describes it, as far as the verb. Declines for what somebody has written,
    signed or sent, who may well speak, and where the thing is nothing that can be read.
    """
    return [_with_the_thing(a, view) for a in attributions]


def _with_the_thing(attribution: Attribution, view: TextView) -> Attribution:
    cue, source = attribution.cue, attribution.source
    subject = subject_before(cue[0], view) if cue and source and source[1] <= cue[0] else None
    if not subject or not source or source[0] <= subject[0]:
        return attribution
    handed = _HANDED_ON.fullmatch(view.text, subject[0], source[0])
    if not handed or handed["thing"] not in view.lexicon.document_nouns or handed["how"] in _WRITTEN_BY:
        return attribution
    content = tuple(r for r in attribution.content if not subject[0] <= r[0] < subject[1]) or attribution.content
    return attrs.evolve(attribution, content=content, source=subject, rules=(passed_on.name, *attribution.rules))


@attribution_pass("verb_first", why="the sentence begins with the verb, the speaker follows")
def verb_first(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """`Then said the tailor to the giant, “Who is it?”`: a sentence that begins with its verb has its subject next.

    Tales and headlines turn the tag round before a quotation, too; whoever "to" follows is spoken to. Declines where
    anything but an adverb such as "then" stands before the verb, and where the words do not end in a comma or a colon.
    """
    told = [_turned(a, view) for a in attributions]
    free = [(q.span.start, q.span.end) for q in uncovered(view, attributions)]
    told += [Attribution((r,), t.cue, t.source, (verb_first.name,), 0.0) for r in free if (t := tag_before(r[0], view))]
    return sorted(told, key=lambda a: (a.start, a.content))


def _turned(attribution: Attribution, view: TextView) -> Attribution:
    tag = tag_before(attribution.start, view)
    if tag is None or _has(attribution, tag):
        return attribution
    return attrs.evolve(attribution, cue=tag.cue, source=tag.source, rules=(verb_first.name, *attribution.rules))


def _has(attribution: Attribution, tag: Tag) -> bool:
    source = attribution.source
    return source is not None and tag.source is not None and source[0] < tag.source[1] and tag.source[0] < source[1]
