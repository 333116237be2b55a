"""The steps in order, nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from quoteattr import checks
from quoteattr.analysis import Analysis
from quoteattr.languages import Lexicon, english
from quoteattr.model import Act, KnownSpeaker, Line, LineRole, Quote, QuoteKind, Span
from quoteattr.text.quotations import find_quotations

if TYPE_CHECKING:
    from quoteattr.attribution.attributions import Attribution
    from quoteattr.batch.streaming import OnError, Report
    from quoteattr.extend import Models, Rules
    from quoteattr.network.tagger import Tagger
    from quoteattr.parsers import Parser
    from quoteattr.speakers.known import KnownSpeakers
    from quoteattr.speakers.trees import Trees
    from quoteattr.text.view import TextView

__all__ = ["SCOPES", "QuoteExtractor", "Scope", "extract_quotes"]

Scope = Literal["speech", "all"]
LineRoles = Callable[[tuple[Line, ...]], Sequence[LineRole]]
"""Told what each line is, it says what each is."""
SCOPES: tuple[Scope, ...] = get_args(Scope)

# Threads that begin at once must not load the weights once each. Not one for each extractor: those are pickled.
_MAKING = threading.Lock()


class QuoteExtractor:
    """Finds the quotes of texts. Reusable, picklable, and thread-safe once made."""

    def __init__(
        self,
        scope: Scope = "speech",
        known_speakers: Iterable[KnownSpeaker] = (),
        rules: Rules | None = None,
        lexicon: Lexicon | None = None,
        models: Models | None = None,
        parser: Parser | None = None,
        line_roles: LineRoles | None = None,
    ) -> None:
        """Nothing is loaded yet; the weights are on first use.

        Args:
            scope: "speech" keeps what was said or written, and all that stands in quotation marks and is attributed;
                "all" keeps thoughts, votes and plans too.
            known_speakers: people the caller expects, with aliases. A name in a text that is one of theirs and of no
                other becomes a speaker with their id in `Speaker.known`; nobody is forced to be one of them.
            rules: in place of `quoteattr.extend.RULES`, the ones that ship: `RULES.without("second_half")`,
                `RULES.plus(my_rule)`.
            lexicon: in place of `quoteattr.extend.ENGLISH`, the word lists that ship:
                `ENGLISH.plus(organization_nouns={"quango"})`.
            models: in place of the weights that ship: `quoteattr.extend.Models(tagger=folder)`.
            parser: a `quoteattr.extend.Parser`, which splits sentences for `analyze`; the shipped weights by default.
                If its sentences have trees, coreference takes the subjects from them. Without trees it takes them from
                characters, which is as accurate on development data and forty times as fast.

            line_roles: corrects what each line is. It is given the lines as `Analysis.lines` has them, over the text
                as it is read, and returns a role for each.

        Raises:
            ValueError: another scope.
            TypeError: an argument of another type, or a known speaker that is no `KnownSpeaker`.
        """
        if scope not in SCOPES:
            raise ValueError(f'scope must be "speech" or "all", not {scope!r}')
        self.scope: Scope = scope
        self._known = tuple(known_speakers)
        for speaker in self._known:
            checks.require(speaker, KnownSpeaker, "every one of known_speakers")
        _require_types(rules, lexicon, models)
        self._rules = rules
        self._lexicon = english() if lexicon is None else lexicon
        self._models = models
        self._tagger: Tagger | None = None
        self._parser = parser
        self._line_roles = line_roles
        self._splitter = parser

    def extract(self, text: str) -> list[Quote]:
        """The quotes of a text, in order. Offsets are characters of ``text``, which is never altered.

        Raises:
            TypeError: ``text`` is not a ``str``.
            ModelError: the weights are missing, truncated or of another version.
            RuleError: one of the caller's rules raised an error, or decided on something impossible.
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
        """Stream the quotes of many texts, one list for each, in the same order and in bounded memory.

        Args:
            texts: any iterable, also an endless one. It is read in the caller's thread; what it raises is raised after
                the quotes of all texts before it.
            workers: 1 reads one text at a time in this process. More are that many processes, each with a copy of this
                extractor and its own weights (300 MB), which read up to 32 texts each ahead. They are started as
                `multiprocessing` is set to, and end with the iterator, at Ctrl-C, and with this process.
            on_error: "raise" stops at a text that fails; "skip" yields an empty list for it and goes on.
            report: called with the index and the error of every text that is skipped.
            progress: count the texts on the standard error while the next one is awaited, where that is a terminal.

        Raises:
            TypeError: ``texts`` is a single text, or ``workers`` no ``int``.
            ValueError: another ``on_error``, or fewer than one worker.
            ModelError: whatever ``on_error`` says: it would fail every text alike.
            RuleError: whatever ``on_error`` says: with several workers, a rule cannot be sent to another process.
            WorkerError: a text over which a process died and then another one that tried it again; ``on_error`` has its
                say. Whatever it says: a process could not begin.
        """
        from quoteattr.batch.streaming import stream

        checks.require(workers, int, "workers")
        if workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        if on_error not in ("raise", "skip"):
            raise ValueError(f'on_error must be "raise" or "skip", not {on_error!r}')
        if isinstance(texts, str | bytes):  # Their characters would be taken for texts.
            raise TypeError(f"texts must be an iterable of str, not {type(texts).__name__}")
        return stream(self.extract, texts, workers=workers, on_error=on_error, report=report, progress=progress)

    def analyze(self, text: str) -> Analysis:
        """All that was found in a text: quotes, speakers, sentences, and every quotation. Raises like `extract`."""
        return self._analyze(text, sentences=True)

    def _analyze(self, text: str, sentences: bool) -> Analysis:
        checks.require(text, str, "text")
        if not text.strip():
            return Analysis(text, (), (), (), ())
        # numpy, onnxruntime and tokenizers take a second to import: only who extracts pays for them.
        from quoteattr.attribution.attribute import attribute
        from quoteattr.extend import RULES, Models
        from quoteattr.relocate import relocated
        from quoteattr.results.confidence import shipped
        from quoteattr.results.quotes import build
        from quoteattr.results.speakers import Speakers
        from quoteattr.speakers.resolve import Options
        from quoteattr.text.layout import Layout
        from quoteattr.text.view import TextView

        rules, models = self._rules or RULES, self._models or Models()
        layout = Layout.of(text, self._lexicon)
        plain = layout.origin.text
        quotations = find_quotations(plain, self._lexicon)
        view = self._with_roles(TextView.of(plain, quotations, self._lexicon, layout.turns))
        attributions = attribute(view, self._network(models), rules.attribution)
        options = Options(self._known_names, rules.coreference, self._trees(view, attributions), models.stories)
        speakers = Speakers(view, attributions, options)
        quotes = build(view, attributions, speakers, shipped())
        kept = tuple(quote for quote in quotes if self.scope == "all" or _is_said(quote))
        split = self._sentences(plain) if sentences else ()
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
        return attrs.evolve(view, roles=roles)

    def _network(self, models: Models) -> Tagger:
        from quoteattr.network.tagger import Tagger

        with _MAKING:
            if self._tagger is None:
                self._tagger = models.tagger if isinstance(models.tagger, Tagger) else Tagger(models.tagger)
        return self._tagger

    @cached_property
    def _known_names(self) -> KnownSpeakers:
        from quoteattr.speakers.known import KnownSpeakers

        return KnownSpeakers.of(self._known, self._lexicon)

    def _trees(self, context: TextView, attributions: list[Attribution]) -> Trees | None:
        """The caller's parse of the paragraphs that sources stand in, and of those before that they point back to."""
        if self._parser is None:
            return None
        from quoteattr.speakers.rules.pronouns import PRONOUN_REACH
        from quoteattr.speakers.trees import Trees

        home = {context.paragraph(a.source[0]) for a in attributions if a.source}
        matter = sorted({number for last in home for number in range(max(0, last - PRONOUN_REACH), last + 1)})
        return Trees.of(self._parser.analyze(context.text, [context.paragraphs[number] for number in matter]))

    def _sentences(self, text: str) -> tuple[Span, ...]:
        document = (self._splitter or self._loaded_splitter()).parse(text)
        return tuple(document.span(sentence) for sentence in document.sentences)

    def _loaded_splitter(self) -> Parser:
        from quoteattr.parsers.splitter import SentenceSplitter

        with _MAKING:
            self._splitter = self._splitter or SentenceSplitter(lexicon=self._lexicon)
        return self._splitter


def _require_types(rules: Rules | None, lexicon: Lexicon | None, models: Models | None) -> None:
    if lexicon is not None:
        checks.require(lexicon, Lexicon, "lexicon")
    if rules is not None or models is not None:  # Whoever has some has imported what is heavy already.
        from quoteattr.extend import Models, Rules

        for value, kind, what in ((rules, Rules, "rules"), (models, Models, "models")):
            if value is not None:
                checks.require(value, kind, what)


def _is_said(quote: Quote) -> bool:
    """Whether a quote is what `scope="speech"` keeps.

    Words in quotation marks are, unless they belong to a clause that was thought, or that nobody is said to have done.
    Reported speech needs whoever said it: of clauses without a source one in five is a quote, on development data.
    """
    someone = quote.source is not None or quote.speaker is not None
    if quote.kind is QuoteKind.MIXED:
        return quote.act is Act.SPEECH or (quote.act is Act.OTHER and someone)
    return quote.kind is QuoteKind.DIRECT or (quote.act is Act.SPEECH and someone)


@cache
def _default() -> QuoteExtractor:
    return QuoteExtractor()


def extract_quotes(text: str, *, extractor: QuoteExtractor | None = None) -> list[Quote]:
    """The quotes of an English text and who said them, with a default extractor that is made once.

    >>> [quote] = extract_quotes("“It will open in May,” said Ada Brook, the architect.")
    >>> quote.text, quote.cue.text, quote.speaker.name
    ('“It will open in May,”', 'said', 'Ada Brook')

    Raises:
        TypeError: ``text`` is not a ``str``.
        ModelError: the weights are missing, truncated or of another version.
    """
    return (extractor or _default()).extract(text)
