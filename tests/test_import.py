"""`import quoteattr` is light, and gives the public names and no others."""

import json
import subprocess
import sys

import pytest

import quoteattr

HEAVY = [
    "torch",
    "stanza",
    "onnxruntime",
    "numpy",
    "tokenizers",
    "pandas",
    "pyarrow",
    "spacy",
    "matplotlib",
    "trafilatura",
    "charset_normalizer",
]


@pytest.mark.parametrize("module", ["quoteattr", "quoteattr.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    program = f"import json, sys, {module}; print(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_public_names_are_those_of_the_design() -> None:
    assert sorted(quoteattr.__all__) == sorted(
        [
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
    )


def test_every_public_name_is_there() -> None:
    assert [name for name in quoteattr.__all__ if not hasattr(quoteattr, name)] == []
