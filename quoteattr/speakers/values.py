"""What coreference passes on: a reference, the decision on it, and the mention that it becomes."""

from __future__ import annotations

import attrs

from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.speakers.cast import Member
from quoteattr.text.view import Range

__all__ = ["Decision", "Mention", "Reference"]


@attrs.frozen(slots=True)
class Reference:
    """Words that stand for somebody, before it is decided for whom; ``start:end`` in characters of the text."""

    start: int
    end: int
    head: Phrase
    """What the words are, with head noun, determiner, owner and kind."""
    source: bool = False
    """Whether they are the source of an attribution."""
    contents: tuple[Range, ...] = ()
    """What the source says: whoever is named there is mostly not who says it."""

    def says(self, mention: Mention) -> bool:
        """Whether a mention stands in what this source says."""
        return any(start <= mention.start < end for start, end in self.contents)

    @property
    def form(self) -> Form:
        """Whether a name, a pronoun, a description or several of them."""
        return self.head.form


@attrs.frozen(slots=True)
class Decision:
    """For whom a reference stands."""

    member: int | Member
    """The index of a member of the cast, or a new member."""
    read: tuple[Range, ...] = ()
    """The stretches of text that the rule decided by, as (start, end) in characters."""

    @classmethod
    def of(cls, mention: Mention) -> Decision:
        """The same member as an earlier mention, which is what told so."""
        return cls(mention.member, ((mention.start, mention.end),))


@attrs.frozen(slots=True)
class Mention:
    """A reference that is decided; ``start:end`` in characters of the text."""

    start: int
    end: int
    member: int
    """The index of the member that the rule chose. `Discourse.member` knows of identities found later."""
    form: Form
    rule: str
    """The name of the rule that decided."""
    read: tuple[Range, ...]
    """What the rule decided by."""
    sentence: int
    """The index of the sentence that it stands in."""
    subject: bool
    """Whether it stands where subjects do."""
    quoted: bool
    """Whether it stands in quotation marks, or beside the text: in a credit, a byline."""
    source: bool
    word: str = ""
    """The pronoun or the head noun."""
