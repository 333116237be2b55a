"""Annotated texts, read as the library reads them, and for each "he" and "she" the clues and who is right."""

from __future__ import annotations

import hashlib
import json
import lzma
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from quoteattr.attribution.attribute import attribute
from quoteattr.attribution.attributions import Attribution, said_by_source
from quoteattr.evaluate import AnnotatedText, Annotation, read_annotated
from quoteattr.evaluate.comparison import Comparison
from quoteattr.evaluate.names import is_name_of
from quoteattr.languages import english
from quoteattr.languages.en.grammar import GENDERS
from quoteattr.mentions.phrases import Form
from quoteattr.network.reading import Reading, read
from quoteattr.network.tagger import Tagger
from quoteattr.speakers.antecedents import Observed, observed
from quoteattr.speakers.contract import CoreferenceRule
from quoteattr.speakers.discourse import Decision, Discourse, Reference
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.speakers.resolve import Options, resolve
from quoteattr.speakers.rules import RULES
from quoteattr.speakers.rules.weighed import weighed
from quoteattr.text.layout import Layout
from quoteattr.text.quotations import find_quotations
from quoteattr.text.view import Range, TextView

Row = tuple[list[str], bool]
"""The clues for a candidate, and whether it is right."""


@attrs.frozen
class Choice:
    """A pronoun: the candidates, and nobody at the end."""

    text: str
    rows: list[Row]
    named: bool
    """Whether the person has a name in the text."""


@attrs.frozen
class Resolved:
    """A text with its attributions, and what was observed at each pronoun."""

    discourse: Discourse
    attributions: list[Attribution]
    observed: list[tuple[Reference, Observed]]

    def member(self, who: int) -> int:
        """The member, as far as known at the end of the text."""
        return next((self.discourse.member(m) for m in self.discourse.mentions if m.member == who), who)

    def choices(self, name: str, found: Observed, right: Callable[[int], bool]) -> Choice:
        rows = [(with_role(clues, found), right(self.member(who))) for who, clues in found.clues.items()]
        nobody = not any(good for _, good in rows)
        return Choice(name, [*rows, (with_role(found.nobody, found), nobody)], named=True)


def with_role(clues: list[str], found: Observed) -> list[str]:
    """Each clue alone, and for pronouns in this role."""
    return [*clues, *(f"{found.role}: {clue}" for clue in clues)]


@attrs.frozen
class Reader:
    """Reads texts. `cache`: a folder for what the network says, which takes minutes."""

    cache: Path
    tagger: Tagger = attrs.field(factory=Tagger)

    def resolved(self, text: str) -> Resolved | None:
        """None for a text with a layout that moves characters."""
        layout = Layout.of(text, english())
        if layout.origin.text != text:
            return None
        view = TextView.of(text, find_quotations(text), english(), layout.turns)
        reading = self._reading(view)
        attributions = attribute(view, reading)
        seen: list[tuple[Reference, Observed]] = []
        rules = tuple(_recording(seen) if rule is weighed else rule for rule in RULES)
        options = Options(rules=rules, network=NetworkMentions(reading.mentions))
        return Resolved(resolve(view, said_by_source(attributions), options).discourse, attributions, seen)

    def _reading(self, view: TextView) -> Reading:
        path = self.cache / hashlib.sha256(view.text.encode()).hexdigest()
        if not path.exists():
            path.write_bytes(pickle.dumps(read(view.text, view.quotations, self.tagger)))
        reading: Reading = pickle.loads(path.read_bytes())
        return reading


def _recording(seen: list[tuple[Reference, Observed]]) -> CoreferenceRule:
    def decide(reference: Reference, discourse: Discourse) -> Decision | None:
        if reference.head.word in GENDERS:
            seen.append((reference, observed(reference, discourse)))
        return weighed.function(reference, discourse)

    return CoreferenceRule(weighed.name, decide, weighed.why, form=Form.PRONOUN)


def of_speakers(path: Path, reader: Reader) -> Iterator[Choice]:
    """The pronouns that are sources of annotated quotes."""
    for gold in read_annotated(path):
        found = reader.resolved(gold.text)
        if found:
            yield from _sources(gold, found)


def _sources(gold: AnnotatedText, found: Resolved) -> Iterator[Choice]:
    comparison = Comparison.of(gold, [Annotation(a.content) for a in found.attributions])
    quotes = {right: gold_index for gold_index, right in comparison.paired.items()}
    by_source = {found.attributions[comparison.kept[at]].source: comparison.annotated[i] for at, i in quotes.items()}
    names = {quote.names for quote in comparison.annotated if quote.names}
    for reference, seen in found.observed:
        quote = by_source.get((reference.start, reference.end)) if reference.source else None
        if quote is None:
            continue
        others = [other for other in names if other[0] not in quote.names and quote.names[:1] != other[:1]]
        choice = found.choices(gold.name, seen, _is(quote, others, found.discourse))
        yield attrs.evolve(choice, named=bool(quote.names))


def _is(quote: Annotation, others: list[tuple[str, ...]], discourse: Discourse) -> Callable[[int], bool]:
    def right(who: int) -> bool:
        member = discourse.members[who]
        if not quote.names or not member.named:
            return not quote.names and not member.named
        return is_name_of(member.name, quote.names, others)

    return right


def of_mentions(path: Path, reader: Reader) -> Iterator[Choice]:
    """All pronouns of texts whose coreference is annotated."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for gold in map(json.loads, lines):
            found = reader.resolved(gold["text"])
            if found and "mentions" in gold:
                yield from _references(gold, found)
            elif found:
                yield from _snippet(gold, found)


def _references(gold: dict, found: Resolved) -> Iterator[Choice]:
    pronouns = {(m["start"], m["end"]): m["cluster"] for m in gold["mentions"]}
    nouns = sorted((m for m in gold["mentions"] if m["form"] != "pronoun"), key=lambda m: m["end"] - m["start"])
    clusters: dict[int, list[int]] = {}
    for mention in found.discourse.mentions:
        around = (m["cluster"] for m in nouns if m["start"] <= mention.start and mention.end <= m["end"])
        cluster = next(around, None) if mention.form is not Form.PRONOUN else None
        if cluster is not None:
            clusters.setdefault(found.discourse.member(mention), []).append(cluster)
    for reference, seen in found.observed:
        cluster = pronouns.get((reference.start, reference.end))
        if cluster is not None:
            mostly = {who for who, of in clusters.items() if 2 * of.count(cluster) > len(of)}
            yield found.choices(gold["doc_id"], seen, mostly.__contains__)


def _snippet(gold: dict, found: Resolved) -> Iterator[Choice]:
    """GAP: one pronoun and two names, of which one at most is right; of others nothing is known."""
    named = {name: set(_members_at(gold[name]["span"], found.discourse)) for name in "ab"}
    true = [name for name in "ab" if gold[name]["true"]]
    wrong = [name for name in "ab" if not gold[name]["true"]]
    for reference, seen in found.observed:
        if reference.start == gold["pronoun"][0]:
            if true:
                yield found.choices(gold["doc_id"], seen, lambda who: who in named[true[0]])
            else:
                others = {who for name in wrong for who in named[name]}
                rows = [(with_role(c, seen), found.member(w) not in others) for w, c in seen.clues.items()]
                yield Choice(gold["doc_id"], [*rows, (with_role(seen.nobody, seen), True)], named=False)


def _members_at(span: Range, discourse: Discourse) -> Iterator[int]:
    """The members whose names share a character with a range."""
    for mention in discourse.mentions:
        if mention.form is Form.NAME and mention.start < span[1] and mention.end > span[0]:
            yield discourse.member(mention)
