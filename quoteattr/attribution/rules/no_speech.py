"""Rules on words that look reported and that nobody says: set phrases, and words that are only named."""

from __future__ import annotations

import itertools

from quoteattr.attribution.acts import act_of
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.contract import attribution_rule
from quoteattr.languages.en.idioms import (
    AMOUNT_SAID,
    AS_WRITER,
    CALL,
    CALLED_UP,
    FIGURES,
    FIGURES_SPEAK,
    HYPOTHETICAL,
    MAKER,
    NAMED_WORDS,
    NAMES_A_WORD,
    NO_SAYING,
    NO_VOICE,
    NOBODY,
    NOT_SAID,
    NOT_TO_BE_NAMED,
    OF_NOBODY,
    OPEN_QUESTION,
    RECALL,
    RITE,
    SAID,
    SAID_TO_BE,
    SAY,
    SAYS_SO,
    SWAPPED,
)
from quoteattr.languages.en.reporting import ONLY_POINTS
from quoteattr.model import Act, Quotation
from quoteattr.text.view import Range, TextView

__all__ = ["named_words", "set_phrase"]

# Characters: a bound that keeps time linear. Set phrases are short.
_REACH = 30
# Longer words in marks are somebody's.
_MOST_WORDS = 2


@attribution_rule(
    "set_phrase",
    why="a set phrase in which nobody says anything",
    examples=("It goes without saying that the cake was eaten.", "Few would argue against a bridge."),
)
def set_phrase(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Some phrases have a verb of saying and no speaker.

    "It goes without saying", "rest assured", "as we reported" and "it says much about the town" are the writer's own
    words, "few would argue", "called a vote" and "he said so" report no words, and who asks "not to be
    named" asks the press. Who "declined to say who" said nothing, and what history tells us has no speaker.
    Declines for words in quotation marks.
    """
    cue = attribution.cue
    if cue is None:
        return None
    if quoted := view.quotations_in(attribution.start, attribution.end):
        return () if RECALL.fullmatch(view.text, *cue) and _are_goods(attribution, quoted[0], view) else None
    unsaid = _is_phrase(attribution, cue, view) or _is_left_open(attribution, cue, view)
    return () if unsaid or _is_of_nobody(attribution.source, cue, view) else None


def _is_phrase(attribution: Attribution, cue: Range, view: TextView) -> bool:
    text, source = view.text, attribution.source
    said = (min(cue[0], source[0]), max(cue[1], source[1])) if source and abs(source[0] - cue[0]) <= _REACH else cue
    if SAYS_SO.match(text, attribution.start, attribution.end) and not text[cue[1] : attribution.start].strip():
        return True
    if text[slice(*cue)] == SAID and SAID_TO_BE.match(text, attribution.start, attribution.end):
        return True
    if NO_SAYING.search(text, *said) or AS_WRITER.search(text, max(0, cue[0] - _REACH), cue[0]):
        return True
    return _is_no_statement(attribution, cue, text)


def _is_no_statement(attribution: Attribution, cue: Range, text: str) -> bool:
    """Whether what looks reported is called up, a rite, a plea to the press, or an amount."""
    content = attribution.start, attribution.end
    if NOT_TO_BE_NAMED.match(text, *content) or (CALL.fullmatch(text, *cue) and CALLED_UP.fullmatch(text, *content)):
        return True
    amount = AMOUNT_SAID.match(text, *content) or AMOUNT_SAID.match(text, cue[1] + 1)
    return SAY.match(text, *cue) is not None and (amount or RITE.fullmatch(text, *content)) is not None


def _are_goods(attribution: Attribution, quotation: Quotation, view: TextView) -> bool:
    """Whether a firm takes something back of which a word is in quotation marks: Firm recalls ‘smart’ kettles."""
    if attribution.source is None or not _are_words([quotation]):
        return False
    noun = view.text[slice(*attribution.source)].lower().split()[-1]
    return noun in view.lexicon.organization_nouns or noun.endswith(MAKER)


def _is_left_open(attribution: Attribution, cue: Range, view: TextView) -> bool:
    """Whether somebody did not say who, or why."""
    if not OPEN_QUESTION.match(view.text, attribution.start, attribution.end):
        return False
    nobody = attribution.source and NOBODY.match(view.text, *attribution.source)
    not_said = nobody or NOT_SAID.search(view.text, max(0, cue[0] - _REACH), cue[1])
    return not_said is not None and act_of(view.text[slice(*cue)], view.lexicon) is Act.SPEECH


def _is_of_nobody(source: Range | None, cue: Range, view: TextView) -> bool:
    """Whether the source cannot speak, or nobody in particular would say it."""
    if source is None:
        return False
    if NO_VOICE.fullmatch(view.text, *source):
        return True
    if FIGURES.fullmatch(view.text, *source) and FIGURES_SPEAK.match(view.text, cue[0]):
        return True
    if view.text[slice(*source)].lower() not in OF_NOBODY or source[1] > cue[0]:
        return False
    between, verb = view.text[source[1] : cue[0]], view.text[slice(*cue)]
    return len(between) <= _REACH and (HYPOTHETICAL.search(between) or HYPOTHETICAL.search(verb)) is not None


@attribution_rule(
    "named_words",
    why="words in quotation marks that are named, not said",
    examples=("She always confuses “affect” and “effect”.",),
)
def named_words(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Several words in quotation marks with only a small word between them are named, and nobody says them.

    Writers on language put words in marks: `She always confuses “affect” and “effect”.` One word is named too behind
    "no word for", and if it has no cue and no source. Declines for a verb of saying or thinking, unless one word takes
    the place of the other (“there” for “their”), if all words have a capital, as titles do, and if any has a stop.
    """
    found = [quotation for part in attribution.content for quotation in view.quotations_in(*part)]
    if len(found) == 1:
        alone = attribution.cue is None and attribution.source is None
        named = alone or NAMES_A_WORD.search(view.text, max(0, attribution.start - _REACH), attribution.start)
        return () if named and _are_words(_with_neighbours(found[0], view)) else None
    return () if found and _are_words(found) and _are_beside(found, attribution, view) else None


def _are_beside(found: list[Quotation], attribution: Attribution, view: TextView) -> bool:
    """Whether quotations are the whole content, and joined as words that nobody says."""
    before = view.text[attribution.start : found[0].span.start].strip()
    whole = (not before or before in ONLY_POINTS) and found[-1].span.end == attribution.end
    joints = [(one.span.end, other.span.start) for one, other in itertools.pairwise(found)]
    if not whole or not all(NAMED_WORDS.fullmatch(view.text, *joint) for joint in joints):
        return False
    cue = view.text[slice(*attribution.cue)] if attribution.cue else None
    swapped = any(SWAPPED.search(view.text, *joint) for joint in joints)
    return cue is None or swapped or act_of(cue, view.lexicon) is Act.OTHER


def _with_neighbours(quotation: Quotation, view: TextView) -> list[Quotation]:
    """A quotation and those joined to it, so that a capital at the start of a list counts for nothing."""
    before = view.quotations_in(max(0, quotation.span.start - _REACH), quotation.span.start)
    behind = view.quotations_in(quotation.span.end, quotation.span.end + _REACH)
    joined = [q for q in before[-1:] if _are_joined(q, quotation, view)]
    joined += [q for q in behind[:1] if _are_joined(quotation, q, view)]
    return joined or [quotation]


def _are_joined(one: Quotation, other: Quotation, view: TextView) -> bool:
    return NAMED_WORDS.fullmatch(view.text, one.span.end, other.span.start) is not None


def _are_words(quotations: list[Quotation]) -> bool:
    """Whether all are short and without a stop, and one is in lower case."""
    words = [quotation.inner.text.strip(" ,;") for quotation in quotations]
    short = all(0 < len(said.split()) <= _MOST_WORDS and not said.endswith((".", "!", "?")) for said in words)
    return short and any(said[:1].islower() for said in words)
