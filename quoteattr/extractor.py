"""The steps in order, nothing else."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import attrs

from quoteattr import checks
from quoteattr.analysis import Analysis
from quoteattr.languages import Lexicon, english
from quoteattr.loading import Loaded
from quoteattr.model import KnownSpeaker, Line, LineRole, Quote, Span
from quoteattr.settings import GenreChoice, ModelChoice, Scope, Settings
from quoteattr.text.quotations import find_quotations

if TYPE_CHECKING:
    from quoteattr.attribution.attributions import Attribution
    from quoteattr.batch.streaming import OnError, Report
    from quoteattr.extend import Models, Rules
    from quoteattr.parsers import Parser
    from quoteattr.speakers.known import KnownSpeakers
    from quoteattr.speakers.trees import Trees
    from quoteattr.text.view import TextView

__all__ = ["QuoteExtractor", "extract_quotes"]

LineRoles = Callable[[tuple[Line, ...]], Sequence[LineRole]]
"""Told what each line is, it says what each is."""

_LOGGER = logging.getLogger(__name__)


class QuoteExtractor:
    """Finds the quotes of texts. Reusable, picklable and thread-safe."""

    def __init__(
        self,
        scope: Scope = "speech",
        known_speakers: Iterable[KnownSpeaker] = (),
        rules: Rules | None = None,
        lexicon: Lexicon | None = None,
        models: Models | None = None,
        parser: Parser | None = None,
        line_roles: LineRoles | None = None,
        *,
        genre: GenreChoice = "auto",
        model: ModelChoice = "default",
        precision: float = 0.0,
    ) -> None:
        """Create an extractor. It loads the weights on first use.

        Args:
            scope: "speech" keeps what was said or written, and every attributed quote in quotation marks. "all" also
                keeps thoughts, votes and plans.
            known_speakers: the people you expect, with aliases. If a name in the text belongs to exactly one of them,
                its speaker has that id in `Speaker.known`. Nobody is forced to match.
            rules: the rules to use; by default `quoteattr.extend.RULES`. For example `RULES.without("second_half")` or
                `RULES.plus(my_rule)`.
            lexicon: the word lists to use; by default `quoteattr.extend.ENGLISH`. For example
                `ENGLISH.plus(organization_nouns={"quango"})`.
            models: the weights to use; by default those of the package. For example
                `quoteattr.extend.Models(tagger=folder)`.
            parser: a `quoteattr.extend.Parser`, which splits sentences for `analyze`; by default the splitter of the
                package. If its sentences have trees, coreference reads the subjects from them. Without trees, it finds
                subjects from characters, which was just as accurate on development data and forty times as fast.
            line_roles: corrects what each line is. It is given the lines as `Analysis.lines` has them, over the text
                as it is read, and returns a role for each.
            genre: "story" for fiction with dialogue, "news" for everything else. "auto" tells them apart by the text.
            model: "fast" uses a smaller network, which is quicker and somewhat less accurate (docs/speed.md). It takes
                the place of `models.tagger`.
            precision: the least confidence with which a name is given, from 0 to 1. A speaker whose name is less
                certain is None, and the evidence says so. With 0.8, 90 to 100% of names are right (docs/accuracy.md).

        Raises:
            ValueError: the scope, genre or model is unknown, or the precision is not between 0 and 1.
            TypeError: an argument has the wrong type, or a known speaker is not a `KnownSpeaker`.
        """
        self._settings = Settings(scope=scope, genre=genre, model=model, precision=precision)
        self._known = tuple(known_speakers)
        for speaker in self._known:
            checks.require(speaker, KnownSpeaker, "every one of known_speakers")
        _require_types(rules, lexicon, models)
        self._rules = rules
        self._lexicon = english() if lexicon is None else lexicon
        self._models = models
        self._parser = parser
        self._line_roles = line_roles
        self._loaded = Loaded(parser)

    @property
    def scope(self) -> Scope:
        """Which quotes are kept."""
        return self._settings.scope

    def knowing(self, people: Iterable[KnownSpeaker]) -> QuoteExtractor:
        """An extractor that knows these people too. It shares the weights, so it is made in no time.

        Someone with an id that is known already takes the place of that entry.

        >>> [quote] = QuoteExtractor().knowing([KnownSpeaker("p-1", "Ada Brook")]).extract("“Yes,” said Ada Brook.")
        >>> quote.speaker.known
        'p-1'

        Raises:
            TypeError: somebody is not a `KnownSpeaker`.
        """
        people = tuple(people)
        for speaker in people:
            checks.require(speaker, KnownSpeaker, "every one of people")
        other = copy.copy(self)
        other._known = tuple({speaker.id: speaker for speaker in (*self._known, *people)}.values())
        other.__dict__.pop("_known_names", None)
        return other

    def extract(self, text: str) -> list[Quote]:
        """The quotes of a text, in text order. Offsets count characters of `text`, which is never changed.

        Raises:
            TypeError: `text` is not a `str`.
            ModelError: the weights are missing, damaged or from another release.
            RuleError: one of your own rules raised an error, or decided on something impossible.
        """
        return list(self._analyze(text, sentences=False).quotes)

    def extract_many(
        self,
        texts: Iterable[str],
        *,
        workers: int = 1,
        on_error: OnError = "raise",
        report: Report | None = None,
        progress: bool = False,
    ) -> Iterator[list[Quote]]:
        """Stream the quotes of many texts: one list per text, in the same order, in bounded memory.

        Args:
            texts: any iterable, even an endless one. It is read in the caller's thread. An error that it raises is
                raised after the quotes of all earlier texts.
            workers: the number of processes. 1 reads one text at a time in this process. With more, each process has a
                copy of this extractor and its own weights (300 MB), and up to 32 texts per process are read ahead. The
                processes start as `multiprocessing` is configured. They end with the iterator, at Ctrl-C, and with this
                process.
            on_error: "raise" stops at a text that fails. "skip" yields an empty list for it and continues.
            report: called with the index and the error of every skipped text.
            progress: whether to show progress, rate and time left on standard error, if that is a terminal.

        Raises:
            TypeError: `texts` is a single text, or `workers` is not an `int`.
            ValueError: `on_error` is unknown, or `workers` is less than 1.
            ModelError: the weights cannot be used. This is raised even with `on_error="skip"`, because every text would
                fail.
            RuleError: with several workers, a rule cannot be sent to another process. This is always raised.
            WorkerError: two processes died on the same text, which `on_error` handles; or a process could not start,
                which is always raised.
        """
        from quoteattr.batch.streaming import stream

        checks.require(workers, int, "workers")
        if workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        if on_error not in ("raise", "skip"):
            raise ValueError(f'on_error must be "raise" or "skip", not {on_error!r}')
        if isinstance(texts, str | bytes):  # Otherwise every character would be a text.
            raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")
        return stream(self.extract, texts, workers=workers, on_error=on_error, report=report, progress=progress)

    def with_scope(self, scope: Scope) -> QuoteExtractor:
        """An extractor with another scope. It shares the weights. Raises `ValueError` if there is no such scope."""
        other = copy.copy(self)
        other._settings = attrs.evolve(self._settings, scope=scope)
        return other

    def analyze(self, text: str) -> Analysis:
        """Everything found in a text: quotes, speakers, sentences and quotations.

        Raises:
            TypeError: `text` is not a `str`.
            ModelError: the weights are missing, damaged or from another release.
        """
        return self._analyze(text, sentences=True)

    def _analyze(self, text: str, sentences: bool) -> Analysis:
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        if not text.strip():
            return Analysis(text, (), (), (), ())
        # numpy, onnxruntime and tokenizers take a second to import, so import them only to extract.
        from quoteattr.attribution.attribute import attribute
        from quoteattr.extend import RULES, Models
        from quoteattr.network.reading import read
        from quoteattr.relocate import relocated
        from quoteattr.results.joining import joined
        from quoteattr.results.quotes import build, is_said
        from quoteattr.results.speakers import Speakers
        from quoteattr.results.withholding import withheld_below
        from quoteattr.speakers.network_mentions import NetworkMentions
        from quoteattr.speakers.resolve import Options
        from quoteattr.text.genre import Genre, genre_named
        from quoteattr.text.layout import Layout
        from quoteattr.text.view import TextView

        rules, models = self._rules or RULES, (self._models or Models()).sized(self._settings.model)
        layout = Layout.of(text, self._lexicon)
        genre = genre_named(self._settings.genre) or (Genre.STORY if layout.dialogue else None)
        plain = layout.origin.text
        quotations = find_quotations(plain, self._lexicon)
        view = self._with_roles(TextView.of(plain, quotations, self._lexicon, layout.turns, genre))
        reading = read(plain, view.quotations, self._loaded.network(models), view.is_story)
        attributions = attribute(view, reading, rules.attribution)
        trees, network = self._trees(view, attributions), NetworkMentions(reading.mentions)
        options = Options(self._known_names, rules.coreference, trees, models.stories, network)
        speakers = Speakers(view, attributions, options)
        quotes = joined(view, build(view, attributions, speakers, self._loaded.confidences(models)))
        said = (quote for quote in quotes if self.scope == "all" or is_said(quote))
        kept = tuple(withheld_below(self._settings.precision, quote) for quote in said)
        split = self._loaded.sentences(plain, self._lexicon) if sentences else ()
        _LOGGER.debug("a text of %d characters: %d quotes, %d speakers", len(text), len(kept), len(speakers.all))
        lines = tuple(map(Line, (Span.of(plain, *p) for p in view.paragraphs), view.roles))
        return relocated(Analysis(plain, kept, speakers.all, split, tuple(quotations), lines), layout.origin)

    def _with_roles(self, view: TextView) -> TextView:
        """The view with the roles that the caller gives lines in place of those that were told."""
        if self._line_roles is None:
            return view
        lines = map(Line, (Span.of(view.text, *p) for p in view.paragraphs), view.roles)
        roles = tuple(map(LineRole, self._line_roles(tuple(lines))))
        if len(roles) != len(view.roles):
            raise ValueError(f"line_roles must return a role for each of {len(view.roles)} lines, not {len(roles)}")
        return view.with_roles(roles)

    @cached_property
    def _known_names(self) -> KnownSpeakers:
        from quoteattr.speakers.known import KnownSpeakers

        return KnownSpeakers.of(self._known, self._lexicon)

    def _trees(self, context: TextView, attributions: list[Attribution]) -> Trees | None:
        """The caller's parse of the paragraphs that sources stand in, and of those before that they point back to."""
        if self._parser is None:
            return None
        from quoteattr.speakers.proposals import PRONOUN_REACH
        from quoteattr.speakers.trees import Trees

        home = {context.paragraph(a.source[0]) for a in attributions if a.source}
        matter = sorted({number for last in home for number in range(max(0, last - PRONOUN_REACH), last + 1)})
        return Trees.of(self._parser.analyze(context.text, [context.paragraphs[number] for number in matter]))


def _require_types(rules: Rules | None, lexicon: Lexicon | None, models: Models | None) -> None:
    if lexicon is not None:
        checks.require(lexicon, Lexicon, "lexicon")
    if rules is not None or models is not None:  # Whoever has some has imported what is heavy already.
        from quoteattr.extend import Models, Rules

        for value, kind, what in ((rules, Rules, "rules"), (models, Models, "models")):
            if value is not None:
                checks.require(value, kind, what)


@cache
def _default() -> QuoteExtractor:
    return QuoteExtractor()


def extract_quotes(text: str, *, extractor: QuoteExtractor | None = None) -> list[Quote]:
    """The quotes of an English text, in text order, and who said them.

    Without `extractor`, one with the default options is created on the first call and kept.

    >>> [quote] = extract_quotes("“It will open in May,” said Ada Brook, the architect.")
    >>> quote.text, quote.cue.text, quote.speaker.name
    ('“It will open in May,”', 'said', 'Ada Brook')

    Raises:
        TypeError: `text` is not a `str`.
        ModelError: the weights are missing, damaged or from another release.
    """
    return (extractor or _default()).extract(text)
