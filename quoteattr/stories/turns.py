"""The turns of a dialogue: its quotations in order, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

import attrs

from quoteattr.attribution.attributions import Attribution
from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import GENDERS
from quoteattr.languages.en.telling import INTRODUCES_BEING_NEW
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Mention
from quoteattr.speakers.rules.descriptions import itself, office
from quoteattr.speakers.rules.pronouns import relative
from quoteattr.stories.chapters import Numbering
from quoteattr.stories.first_person import narrator_mentions
from quoteattr.text.view import Range, TextView

__all__ = ["SourceKind", "Turn", "turns_of"]

# These rules are as reliable as a name next to the quotation.
_AS_GOOD_AS_NAMED = (relative.name, narrator_mentions.name)


class SourceKind(StrEnum):
    """How the words next to a quotation refer to the speaker. The values are in the names of learned weights."""

    NAME = "named"
    """A name, or words that are as reliable: "the doctor" for Doctor Losberne."""
    PRONOUN = "pronoun"
    DESCRIPTION = "described"
    NOTHING = "free"


@attrs.frozen(slots=True, eq=False)
class Turn:
    """One quotation of a dialogue: its position and its source."""

    attribution: Attribution
    start: int
    """Offset in characters, like `end`."""
    end: int
    first_paragraph: int
    """Number of the paragraph that it begins in, as `Numbering` counts."""
    last_paragraph: int
    """Number of the paragraph that it ends in."""
    source_kind: SourceKind
    mention: Mention | None
    """What the coreference rules decided about the source."""
    pronoun: str = ""
    """"he" or "she" if the source is such a pronoun, or a noun only for men or only for women; else empty."""

    @property
    def is_named(self) -> bool:
        """Whether a name next to the quotation says who speaks."""
        return self.source_kind is SourceKind.NAME

    def settled(self) -> Turn:
        """The turn as one whose description stands for its own speaker, as a name would."""
        return attrs.evolve(self, source_kind=SourceKind.NAME)


def turns_of(attributions: Iterable[Attribution], mentions: dict[Range, Mention], view: TextView) -> list[Turn]:
    """The attributions whose content is in quotation marks, in order, without those inside another.

    `mentions`: for each source, its mention.
    """
    out: list[Turn] = []
    number = Numbering.of(view).number
    for attribution in sorted(attributions, key=lambda a: a.start):
        inside_the_last = out and attribution.start < out[-1].end
        if _opens_a_quotation(attribution, view) and not inside_the_last:
            out.append(_turn(attribution, mentions, view, number))
    return out


def _opens_a_quotation(attribution: Attribution, view: TextView) -> bool:
    opened = view.quotations_in(attribution.start, attribution.start + 1)
    return bool(opened) and opened[0].span.start <= attribution.start


def _turn(
    attribution: Attribution, mentions: dict[Range, Mention], view: TextView, number: Callable[[int], int]
) -> Turn:
    first, last = number(attribution.start), number(attribution.end - 1)
    source = attribution.source if attribution.source and number(attribution.source[0]) <= last else None
    mention = mentions.get(source) if source else None
    words = view.text[slice(*source)].lower() if source else ""
    kind = _kind(mention, words, view.lexicon)
    pronoun = _pronoun(mention, view.lexicon) if kind is SourceKind.DESCRIPTION else GENDERS.get(words, "")
    return Turn(attribution, attribution.start, attribution.end, first, last, kind, mention, pronoun)


def _pronoun(mention: Mention | None, lexicon: Lexicon) -> str:
    noun = mention.word if mention else ""
    return "she" if noun in lexicon.female_nouns else "he" if noun in lexicon.male_nouns else ""


def _kind(mention: Mention | None, words: str, lexicon: Lexicon) -> SourceKind:
    if mention is None:
        return SourceKind.PRONOUN if words in GENDERS else SourceKind.NOTHING
    decided = mention.form in (Form.NAME, Form.SEVERAL) or mention.rule in _AS_GOOD_AS_NAMED
    if decided or _is_office(mention, lexicon) or _is_new(mention, words, lexicon):
        return SourceKind.NAME
    return SourceKind.PRONOUN if mention.form is Form.PRONOUN else SourceKind.DESCRIPTION


def _is_office(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is a person's title: "the doctor" for Doctor Losberne, but not "the gentleman"."""
    return mention.rule == office.name and mention.word in lexicon.offices


def _is_new(mention: Mention, words: str, lexicon: Lexicon) -> bool:
    """Whether a person is introduced without a name: "a waiter", "one of the ladies", but not "a voice"."""
    introduced = mention.rule == itself.name and words.startswith(INTRODUCES_BEING_NEW)
    return introduced and is_person_noun(mention.word, lexicon)
