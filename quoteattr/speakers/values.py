"""The values of coreference: a reference, the decision on it, and the mention that it becomes."""

from __future__ import annotations

import attrs

from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.speakers.cast import Member
from quoteattr.text.view import Range

__all__ = ["NOBODY", "Decision", "Mention", "Reference"]


@attrs.frozen(slots=True)
class Reference:
    """Words that refer to somebody, before it is decided who that is; `start:end` in characters of the text."""

    start: int
    end: int
    head: Phrase
    """The words, classified, with head noun, determiner, owner and kind."""
    source: bool = False
    """Whether it is the source of an attribution."""
    contents: tuple[Range, ...] = ()
    """What the source says. A person named there is usually not the source."""

    def says(self, mention: Mention) -> bool:
        """Whether a mention is inside what this source says."""
        return any(start <= mention.start < end for start, end in self.contents)

    @property
    def form(self) -> Form:
        """The form of its words: a name, a pronoun, a description, several of them, or a label."""
        return self.head.form


@attrs.frozen(slots=True)
class Decision:
    """Who a reference refers to."""

    member: int | Member | None
    """The index of a member of the cast, a new member, or None if nobody stands out: then no later rule is asked."""
    read: tuple[Range, ...] = ()
    """The ranges of text that the rule decided from, as (start, end) in characters."""

    @classmethod
    def of(cls, mention: Mention) -> Decision:
        """The same member as an earlier mention, with that mention as the range that decided."""
        return cls(mention.member, ((mention.start, mention.end),))


NOBODY = Decision(None)
"""The decision that nobody stands out."""


@attrs.frozen(slots=True)
class Mention:
    """A decided reference; `start:end` in characters of the text."""

    start: int
    end: int
    member: int
    """The index of the member that the rule chose. `Discourse.member` includes identities found later."""
    form: Form
    rule: str
    """The name of the rule that decided."""
    read: tuple[Range, ...]
    """The ranges that the rule decided from."""
    sentence: int
    """The index of its sentence."""
    subject: bool
    """Whether it is in subject position."""
    quoted: bool
    """Whether it is in quotation marks, or outside the text itself: in a credit, a byline."""
    source: bool
    word: str = ""
    """The pronoun or the head noun."""
