"""Who is behind a source, for tests that need no model: the sources are given, the rules decide."""

from quoteattr.attribution.attributions import Attribution
from quoteattr.extend import RULES
from quoteattr.languages import english
from quoteattr.model import KnownSpeaker, Speaker
from quoteattr.results.speakers import Speakers
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.resolve import Options
from quoteattr.speakers.trees import Trees
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import TextView

__all__ = ["resolved", "rule", "speaker", "who"]


def resolved(
    text: str,
    *sources: tuple[int, int],
    known: tuple[KnownSpeaker, ...] = (),
    without: frozenset[str] = frozenset(),
    trees: Trees | None = None,
) -> Speakers:
    """All sources of a text decided; what they say stands right before them, as in `“…,” he said`."""
    said = [Attribution(((max(0, start - 2), start),), None, (start, end), ()) for start, end in sources]
    rules = RULES.without(*without).coreference
    context = TextView.of(text, find_quotations(text), english())
    return Speakers(context, said, Options(KnownSpeakers.of(known, english()), rules, trees))


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take square brackets off a text; the stretches in them are the sources."""
    plain, sources = "", []
    for part in text.split("["):
        inside, bracket, after = part.partition("]")
        if bracket:
            sources.append((len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, sources


def speaker(
    text: str, *, known: tuple[KnownSpeaker, ...] = (), without: frozenset[str] = frozenset()
) -> Speaker | None:
    """Who the last source in square brackets is."""
    plain, sources = marked(text)
    return resolved(plain, *sources, known=known, without=without).of(sources[-1])


def who(text: str) -> str | None:
    """The name of the last source in square brackets; None where it has none."""
    found = speaker(text)
    return found.name if found and found.named else None


def rule(text: str) -> str:
    """The rule that decided on the last source in square brackets."""
    plain, sources = marked(text)
    return resolved(plain, *sources).evidence(sources[-1])[0].rule
