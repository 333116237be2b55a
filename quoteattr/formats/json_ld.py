"""Quotes as JSON-LD of schema.org, for search engines and fact checkers."""

from collections.abc import Iterable, Iterator

from quoteattr.model import Act, Quote, QuoteKind, Speaker, SpeakerKind
from quoteattr.serialize import Json
from quoteattr.text.quotations import find_quotations

__all__ = ["JSON_LD_CONTEXT", "claim_reviews", "quotations", "to_claim_reviews", "to_json_ld"]

JSON_LD_CONTEXT = "https://schema.org"
# schema.org has no type for several people together, nor for what is only described.
_TYPES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.ORGANIZATION: "Organization",
    SpeakerKind.DOCUMENT: "CreativeWork",
}


def to_json_ld(text: str, quotes: Iterable[Quote], *, source: str = "urn:quoteattr:text") -> dict[str, Json]:
    """Convert the quotes of a text to a graph of schema.org items.

    A direct quote is a `Quotation`: its `text` has the very words, without the marks around them. A mixed or indirect
    quote is a `Claim`, because the words are the writer's. The speaker is the `creator` of the one and the `author` of
    the other.

    >>> from quoteattr.model import Act, QuoteKind, Span
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, None, None, 0.9)
    >>> [item] = to_json_ld("“Yes,” she said.", [quote], source="https://example.org/a")["@graph"]
    >>> item["@type"], item["text"], item["isPartOf"]["@id"]
    ('Quotation', 'Yes,', 'https://example.org/a')

    Args:
        text: the same text that was passed to the extractor.
        quotes: its quotes.
        source: the IRI of the text. The ids of the items append `#quote-1` and so on.

    Raises:
        ValueError: the quotes are from another text.
    """
    return {"@context": JSON_LD_CONTEXT, "@graph": [*quotations(text, quotes, source)]}


def to_claim_reviews(text: str, quotes: Iterable[Quote], *, source: str = "urn:quoteattr:text") -> dict[str, Json]:
    """Convert what speakers said in a text to drafts of schema.org `ClaimReview`, one for each quote with a speaker.

    What is missing is the fact checker's: `reviewRating`, `url`, `author` and `datePublished`.

    >>> to_claim_reviews("“Yes,” she said.", [])
    {'@context': 'https://schema.org', '@graph': []}

    Raises:
        ValueError: the quotes are from another text.
    """
    return {"@context": JSON_LD_CONTEXT, "@graph": [*claim_reviews(text, quotes, source)]}


def quotations(text: str, quotes: Iterable[Quote], source: str) -> Iterator[dict[str, Json]]:
    """The items of `to_json_ld`."""
    for number, quote in enumerate(quotes, start=1):
        _require_in(text, quote)
        is_direct = quote.kind is QuoteKind.DIRECT
        speaker: dict[str, Json] = {}
        if quote.speaker is not None:
            speaker["creator" if is_direct else "author"] = _speaker(quote.speaker)
        whole: Json = {"@type": "CreativeWork", "@id": source}
        yield {
            "@type": "Quotation" if is_direct else "Claim",
            "@id": f"{source}#quote-{number}",
            "text": words(quote),
            **speaker,
            "isPartOf" if is_direct else "appearance": whole,
        }


def claim_reviews(text: str, quotes: Iterable[Quote], source: str) -> Iterator[dict[str, Json]]:
    """The items of `to_claim_reviews`."""
    for number, quote in enumerate(quotes, start=1):
        _require_in(text, quote)
        if quote.speaker is not None and quote.act is Act.SPEECH:
            appearance: Json = {"@type": "CreativeWork", "@id": source}
            claim: Json = {"@type": "Claim", "author": _speaker(quote.speaker), "appearance": appearance}
            identity = f"{source}#review-{number}"
            yield {"@type": "ClaimReview", "@id": identity, "claimReviewed": words(quote), "itemReviewed": claim}


def words(quote: Quote) -> str:
    """The content for reading; without the marks around each fragment if all of it is in marks."""
    return " … ".join(_unmarked(span.text) if quote.kind is QuoteKind.DIRECT else span.text for span in quote.content)


def _unmarked(words: str) -> str:
    found = find_quotations(words)
    return found[0].inner.text if len(found) == 1 and found[0].span.text == words.strip() else words


def _speaker(speaker: Speaker) -> Json:
    role: dict[str, Json] = {}
    if speaker.role is not None and speaker.kind is SpeakerKind.PERSON:
        role = {"jobTitle": speaker.role.text}
    known: dict[str, Json] = {} if speaker.known is None else {"identifier": speaker.known}
    return {"@type": _TYPES.get(speaker.kind, "Thing"), "name": speaker.name, **role, **known}


def _require_in(text: str, quote: Quote) -> None:
    for span in quote.content:
        span.require_in(text)
