"""Quotes as a task of Label Studio (https://labelstud.io), with predictions that annotators correct."""

from collections.abc import Iterable, Iterator, Mapping

from quoteattr.model import Quote, Span
from quoteattr.serialize import Json

__all__ = ["LABEL_STUDIO_CONFIGURATION", "to_label_studio"]

LABEL_STUDIO_CONFIGURATION = """\
<View>
  <Relations><Relation value="continues"/><Relation value="cue"/><Relation value="source"/></Relations>
  <Labels name="part" toName="text">
    <Label value="Content" background="#0072b2"/>
    <Label value="Cue" background="#e69f00"/>
    <Label value="Source" background="#009e73"/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <Choices name="kind" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Content">
    <Choice value="direct"/><Choice value="mixed"/><Choice value="indirect"/>
  </Choices>
  <TextArea name="speaker" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Content" maxSubmissions="1"
    editable="true" placeholder="Who said it?"/>
</View>
"""
"""The labeling interface of a project that imports such tasks."""


def to_label_studio(
    text: str, quotes: Iterable[Quote], *, data: Mapping[str, Json] | None = None, model_version: str = "quoteattr"
) -> dict[str, Json]:
    """Convert a text and its quotes to a task with predictions. `LABEL_STUDIO_CONFIGURATION` fits it.

    Offsets count characters (code points), as Label Studio and Python do.

    >>> from quoteattr.model import Act, QuoteKind
    >>> quote = Quote((Span(0, 6, "“Yes,”"),), QuoteKind.DIRECT, Act.SPEECH, None, None, None, 0.9)
    >>> [prediction] = to_label_studio("“Yes,” she said.", [quote])["predictions"]
    >>> prediction["result"][0]["value"]
    {'start': 0, 'end': 6, 'text': '“Yes,”', 'labels': ['Content']}

    Args:
        text: the same text that was passed to the extractor.
        quotes: its quotes.
        data: more keys of the task's data, such as the name of the file.
        model_version: the name under which Label Studio shows the predictions.

    Raises:
        ValueError: the quotes are from another text.
    """
    result: list[Json] = []
    for number, quote in enumerate(quotes, start=1):
        for span in (*quote.content, quote.cue, quote.source):
            if span is not None:
                span.require_in(text)
        result += _results(quote, f"quote-{number}")
    prediction: Json = {"model_version": model_version, "result": result}
    return {"data": {**(data or {}), "text": text}, "predictions": [prediction]}


def _results(quote: Quote, name: str) -> Iterator[Json]:
    """The regions of a quote, what is said of the first, and the relations among them."""
    first = f"{name}-1"
    for number, span in enumerate(quote.content, start=1):
        yield {**_region(f"{name}-{number}", span, "part", "labels", ["Content"]), "score": quote.confidence}
        if number > 1:
            yield _relation(first, f"{name}-{number}", "continues")
    yield _region(first, quote.content[0], "kind", "choices", [quote.kind.value])
    if quote.speaker is not None:
        yield _region(first, quote.content[0], "speaker", "textarea", [quote.speaker.name])
    for part, beside in (("cue", quote.cue), ("source", quote.source)):
        if beside is not None:
            yield _region(f"{name}-{part}", beside, "part", "labels", [part.capitalize()])
            yield _relation(first, f"{name}-{part}", part)


def _region(identity: str, span: Span, control: str, kind: str, values: list[Json]) -> dict[str, Json]:
    # A text area puts what was typed where labels put the words of the region.
    words: dict[str, Json] = {"text": values} if kind == "textarea" else {"text": span.text, kind: values}
    value: Json = {"start": span.start, "end": span.end, **words}
    return {"id": identity, "from_name": control, "to_name": "text", "type": kind, "value": value}


def _relation(one: str, other: str, label: str) -> Json:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [label]}
