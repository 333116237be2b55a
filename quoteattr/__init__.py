"""quoteattr: every quotation in an English text, and who said it."""

import logging

from quoteattr.analysis import Analysis
from quoteattr.errors import (
    InputError,
    LexiconError,
    MissingExtraError,
    ModelError,
    QuoteattrError,
    RuleError,
    SerializationError,
    WorkerError,
)
from quoteattr.extractor import QuoteExtractor, extract_quotes
from quoteattr.formats import (
    ScriptLine,
    json_schema,
    to_annotations,
    to_brat,
    to_claim_reviews,
    to_csv,
    to_frame,
    to_json_ld,
    to_label_studio,
    to_script,
    to_tei,
)
from quoteattr.model import (
    Act,
    Evidence,
    KnownSpeaker,
    Line,
    LineRole,
    Quotation,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.readers import read_people
from quoteattr.render import explain, render_html, render_terminal
from quoteattr.serialize import from_dict, to_dict
from quoteattr.text.quotations import find_quotations

__version__ = "0.1.0"

# The program decides what is logged, and where to. docs/newsroom.md lists what there is.
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "Act",
    "Analysis",
    "Evidence",
    "InputError",
    "KnownSpeaker",
    "LexiconError",
    "Line",
    "LineRole",
    "MissingExtraError",
    "ModelError",
    "Quotation",
    "Quote",
    "QuoteExtractor",
    "QuoteKind",
    "QuoteattrError",
    "RuleError",
    "ScriptLine",
    "SerializationError",
    "Span",
    "Speaker",
    "SpeakerKind",
    "WorkerError",
    "__version__",
    "explain",
    "extract_quotes",
    "find_quotations",
    "from_dict",
    "json_schema",
    "read_people",
    "render_html",
    "render_terminal",
    "to_annotations",
    "to_brat",
    "to_claim_reviews",
    "to_csv",
    "to_dict",
    "to_frame",
    "to_json_ld",
    "to_label_studio",
    "to_script",
    "to_tei",
]
