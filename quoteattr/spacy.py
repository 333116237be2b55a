"""Quotes in spaCy: a pipeline component, `nlp.add_pipe("quoteattr")`. Needs `pip install "quoteattr[spacy]"`.

Any pipeline will do, even an empty one: `spacy.blank("en")`. docs/formats.md has an example.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from quoteattr.extractor import QuoteExtractor
from quoteattr.extras import needs
from quoteattr.model import Quote, Span
from quoteattr.serialize import from_dict, to_dict
from quoteattr.settings import Scope

with needs("spacy", "quoteattr.spacy"):
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

__all__ = ["GROUP", "QuoteComponent", "add_quotes", "make"]

GROUP = "quoteattr"
"""The usual key of the spans in `doc.spans`."""
# What is kept in `doc.user_data`: text, because spaCy writes it with the document and sends it between processes.
_KEPT = "quoteattr"


def add_quotes(doc: Doc, quotes: Sequence[Quote], *, group: str = GROUP) -> Doc:
    """Add the quotes of a text to its spaCy document.

    `doc._.quotes` has the quotes, with offsets in characters. `doc.spans[group]` has their parts as spans of tokens
    with the labels "content", "cue" and "source". `Span.kb_id_` is the id of a known speaker, otherwise the speaker's
    name; `Span.id_` is the same for the parts of one quote: its index in `doc._.quotes`. A part that begins or ends
    within a token is widened to that token.

    Args:
        doc: the document. Its text must be the text that was passed to the extractor.
        quotes: the quotes of that text.
        group: the key of the spans.

    Raises:
        ValueError: the quotes are from another text.
    """
    doc.user_data[_KEPT] = json.dumps(to_dict(list(quotes)))
    spans = [tokens for number, quote in enumerate(quotes) for tokens in _spans(doc, quote, str(number))]
    doc.spans[group] = sorted(spans, key=lambda span: (span.start, -span.end))
    return doc


def _spans(doc: Doc, quote: Quote, number: str) -> Iterator[Tokens]:
    speaker = "" if quote.speaker is None else quote.speaker.known or quote.speaker.name
    parts = [*(("content", span) for span in quote.content), ("cue", quote.cue), ("source", quote.source)]
    for label, span in parts:
        if span is not None:
            yield from _tokens(doc, span, label, speaker, number)


def _tokens(doc: Doc, span: Span, label: str, speaker: str, number: str) -> Iterator[Tokens]:
    span.require_in(doc.text)
    found = doc.char_span(span.start, span.end, label=label, kb_id=speaker, span_id=number, alignment_mode="expand")
    if found is not None:
        yield found


def _quotes(doc: Doc) -> list[Quote]:
    """What `doc._.quotes` gives."""
    kept = doc.user_data.get(_KEPT)
    found = from_dict(json.loads(kept)) if kept is not None else []
    assert isinstance(found, list)
    return found


class QuoteComponent:
    """The component `quoteattr`: finds the quotes of each document and adds them with `add_quotes`."""

    def __init__(self, extractor: QuoteExtractor, group: str = GROUP) -> None:
        """Use this extractor."""
        self.extractor = extractor
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """Add the quotes of a document. Raises the errors of `QuoteExtractor.extract`."""
        return add_quotes(doc, self.extractor.extract(doc.text), group=self.group)


@Language.factory(
    "quoteattr",
    assigns=["doc.spans", "doc._.quotes"],
    default_config={"scope": "speech", "group": GROUP},
)
def make(nlp: Language, name: str, scope: Scope, group: str) -> QuoteComponent:
    """Make the component, for `nlp.add_pipe("quoteattr", config={"scope": "all"})`."""
    return QuoteComponent(QuoteExtractor(scope=scope), group)


Doc.set_extension("quotes", getter=_quotes, force=True)
