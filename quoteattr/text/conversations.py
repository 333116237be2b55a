"""Decide whether lines with labels are a conversation, and not a recipe, a form, a list of prices or a dateline."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import regex

from quoteattr.languages import Lexicon
from quoteattr.languages.en.dashes import IN_PERSON
from quoteattr.languages.en.labels import NOT_SPOKEN, THE, TITLES
from quoteattr.languages.en.reporting import ANSWERS
from quoteattr.text.labels import (
    CLOSES,
    Form,
    Label,
    has_role,
    is_known,
    is_other,
    is_thing,
    labels_in,
    names_somebody,
)
from quoteattr.text.page import Page

__all__ = ["accepted"]

_VOWEL = regex.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_TITLED = regex.compile(rf"(?i:{'|'.join(TITLES)}|{THE})\b")
# A conversation has two people. A label that occurs three times is not by chance. Chosen on the training transcripts.
_FEWEST = 2
_FEWEST_RECURRING = 3
# The share of the labels that recur, and the share of the paragraphs that begin with a label.
_RECURRING = 0.6
_DENSE = 0.15
# People address each other, ask or exclaim in a third of their turns.
_LIVELY = 3
_DIRECTION = regex.compile(r"\.?\s*[(\[][^()\[\]\d]{2,160}[)\]]")
# If labels have lines of their own, one paragraph in three is a label.
_PARAGRAPHS_TO_LABEL = 3
# Words: something shorter that is not a sentence may be the value in a row of a table.
_FEWEST_WORDS = 6
_FEWEST_WORDS_TIMED = 3
# On average. Automatic transcripts have no periods.
_USUAL_WORDS = 4
# Only a speaker has a title before a colon.
_PARAGRAPHS_TO_TITLE = 5


def accepted(page: Page, form: Form, lexicon: Lexicon) -> list[Label]:
    """The labels of one form, if they are from a conversation. Time is linear in the text."""
    found = _without_headline(list(_labels(page, form, lexicon)), page)
    if len(found) < _FEWEST or _are_choices(found) or not _say(found, form, page):
        return []
    if form.talk or form.recurring:
        again = _is_play(found, form, page, lexicon) if form.talk else _come_again(found, page)
        return found if again else []
    if form.sure or _come_again(found, page) or _is_script(found, form, page):
        return found
    named = _all_named(found, page, lexicon) or _all_capitals(found, page)
    return found if named and _fill(found, form, page, lexicon) else []


def _are_choices(found: list[Label]) -> bool:
    """Whether more than two labels are letters, as the choices of a test are."""
    return len({label.key for label in found if len(label.key) == 1}) > _FEWEST


def _labels(page: Page, form: Form, lexicon: Lexicon) -> Iterator[Label]:
    """The labels of a form that may name speakers, without those of front matter: `Interviewer: Tom Hill`."""
    found = list(labels_in(page, form))
    if not _alternate(found, form, page, lexicon):
        found = [label for label in found if not is_other(label.printed(page), lexicon)]
    keys = {label.key for label in found}
    for label in found:
        value = page.text[label.body : page.lines[label.line][1]]
        if value.strip().lower() in keys or (form.recurring and not is_known(label.printed(page), lexicon)):
            continue
        if not form.talk or not _is_short_sentence(label, page, lexicon):
            yield label


def _alternate(found: list[Label], form: Form, page: Page, lexicon: Lexicon) -> bool:
    """Whether labels of one word take turns, and each paragraph is a sentence of one: people are called by their post.

    A tower and a pilot talk to each other: TOWER: Hold there. ¶ PILOT: Holding. ¶ TOWER: Turn left. ¶ PILOT: Turning.
    """
    counts = Counter(label.key for label in found)
    if form.alone or len(counts) < _FEWEST or min(counts.values()) < _FEWEST or _paragraphs(found, page) > len(found):
        return False
    if any(one.key == other.key for one, other in itertools.pairwise(found)):
        return False
    keys = [key for key in counts if is_other(key, lexicon)]
    texts = (lexicon.document_nouns, lexicon.calendar_words, lexicon.box_labels)
    if any(" " in key or any(key in words for words in texts) or not is_thing(key, lexicon) for key in keys):
        return False
    return bool(keys) and all(_is_sentence(_first_line(page, label)) for label in found)


def _is_short_sentence(label: Label, page: Page, lexicon: Lexicon) -> bool:
    """Whether a label before a full stop is an answer or the rest of a sentence, or the number of an act."""
    words, above = label.printed(page), label.line - 1
    goes_on = above >= 0 and not page.line(above).endswith((*CLOSES, "]", ")"))
    opener = label.key in lexicon.sentence_openers or ANSWERS.match(words) is not None
    broken = goes_on and page.text.count("\n", page.lines[above][1], label.start) < len("\n\n")
    return broken or opener or NOT_SPOKEN.match(page.text, *page.lines[label.line]) is not None


def _without_headline(found: list[Label], page: Page) -> list[Label]:
    """The labels, without `Brook: Ferry is late` above labels in capitals."""
    in_capitals = [label.printed(page).isupper() for label in found]
    return found[1:] if len(found) > _FEWEST and in_capitals[:2] == [False, True] and all(in_capitals[1:]) else found


def _say(found: list[Label], form: Form, page: Page) -> bool:
    """Whether half of the labels come before a sentence or many words, and not a number, price or place."""
    if form.angled:
        return True
    fewest = _FEWEST_WORDS_TIMED if form.sure else _FEWEST_WORDS
    said = [_first_line(page, label) for label in found]
    if sum(len(line.split()) for line in said) >= _USUAL_WORDS * len(said):
        return True
    return 2 * sum(len(line.split()) >= fewest or _is_sentence(line) for line in said) >= len(found)


def _first_line(page: Page, label: Label) -> str:
    words = page.text[label.body : page.lines[label.line][1]].strip()
    return words or (page.line(label.line + 1).strip() if label.line + 1 < len(page.lines) else "")


def _is_sentence(line: str) -> bool:
    return line.rstrip("*_").endswith(CLOSES) and not line[:1].islower()


def _come_again(found: list[Label], page: Page) -> bool:
    """Whether most labels occur more than once, name at least two people, and are dense enough."""
    counts = Counter(label.key for label in found)
    again = [label for label in found if counts[label.key] > 1]
    voices = {label.key for label in again}
    many = len(again) >= max(_FEWEST_RECURRING, _RECURRING * len(found))
    return many and len(voices) >= _FEWEST and len(again) >= _DENSE * _paragraphs(found, page)


def _is_play(found: list[Label], form: Form, page: Page, lexicon: Lexicon) -> bool:
    """Whether labels recur, and two of these show people: directions, names, and words for each other."""
    if not _come_again(found, page) and not (_is_script(found, form, page) and _fill(found, form, page, lexicon)):
        return False
    lines = [page.text[label.name[1] : page.lines[label.line][1]] for label in found]
    directed = any(_DIRECTION.match(line) for line in lines)
    voices = {label.key: label.printed(page) for label in found}
    named = sum(names_somebody(label, lexicon) for label in voices.values())
    lively = sum(IN_PERSON.search(line) is not None for line in lines)
    return directed + (2 * named >= len(voices)) + (_LIVELY * lively >= len(found)) > 1


def _is_script(found: list[Label], form: Form, page: Page) -> bool:
    """Whether recurring labels are directly above the words, or before each paragraph of the text."""
    counts = Counter(label.key for label in found)
    if len(counts) < _FEWEST or max(counts.values()) < _FEWEST:
        return False
    if form.talk:
        return True
    if form.alone:
        return all(page.opens(label.line) and not page.opens(label.line + 1) for label in found)
    return len(found) >= _FEWEST_RECURRING and sum(page.opening) == len(found)


def _all_named(found: list[Label], page: Page, lexicon: Lexicon) -> bool:
    """Whether each label clearly names a speaker. Letters need a question, and a single speaker needs a title."""
    labels = [label.printed(page) for label in found]
    letters = {label.key for label in found if len(label.key) == 1}
    asked = not letters or (len(letters) == _FEWEST and "?" in page.text[found[0].start : found[-1].start])
    titled = len({label.key for label in found}) >= _FEWEST or all(map(_TITLED.match, labels))
    return asked and titled and all(names_somebody(label, lexicon) for label in labels)


def _all_capitals(found: list[Label], page: Page) -> bool:
    """Whether each label is a name in capitals: not initials (BBC), and not a dateline of a report with quotations."""
    labels = [label.printed(page) for label in found]
    several = len({label.key for label in found}) >= _FEWEST
    reported = any(mark in page.text[found[0].start : found[-1].body] for mark in '“”"')
    return several and not reported and all(label.isupper() and _VOWEL.search(label) for label in labels)


def _fill(found: list[Label], form: Form, page: Page, lexicon: Lexicon) -> bool:
    """Whether there are only turns from the first label to the last. Next to a single voice, others may interject."""
    paragraphs = _paragraphs(found, page)
    if form.alone:
        sure = len(found) > _FEWEST_RECURRING or all(has_role(label.printed(page), lexicon) for label in found)
        return sure and paragraphs <= _PARAGRAPHS_TO_LABEL * len(found)
    one = len({label.key for label in found}) < _FEWEST
    titled = all(_TITLED.match(label.printed(page)) for label in found)
    most = _PARAGRAPHS_TO_TITLE if titled else _FEWEST if one else 1
    return paragraphs <= len(found) * most


def _paragraphs(found: list[Label], page: Page) -> int:
    """How many paragraphs there are from the first label to the last."""
    first, last = found[0].line, found[-1].line
    opening = (n for n in range(first + 1, last + 1) if page.opening[n])
    return 1 + sum(not NOT_SPOKEN.match(page.text, *page.lines[n]) for n in opening)
