"""The folder of weights that ships: what Stanza reads to find its models, and the hashes that quoteattr checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import stanza

from quoteattr.manifest import FORMAT, identity

MODEL_NAME = "quoteattr"
# Stanza has no types.
Stanza = Any
Record = dict[str, Any]


def portable(settings: Record) -> Record:
    """Settings without the paths of the machine that trained with them."""
    return {key: value for key, value in settings.items() if not key.endswith(("_file", "_dir", "_name"))}


def write_catalogue(out: Path, part: str, record: Record) -> None:
    """Bring `resources.json` and `manifest.json` up to the models in the folder; `record` says how `part` was made."""
    models = sorted(path for path in out.glob("en/*/*.pt"))
    resources = out / "resources.json"
    resources.write_text(json.dumps({"en": _english(models)}, indent=1) + "\n", encoding="utf-8")
    path = out / "manifest.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    manifest = {
        "format": FORMAT,
        "files": {model.relative_to(out).as_posix(): identity(model) for model in (*models, resources)},
        "made": {**known.get("made", {}), part: {**record, "stanza": stanza.__version__}},
    }
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _english(models: list[Path]) -> Record:
    processors = [model.parent.name for model in models]
    packages = {"default": dict.fromkeys(processors, MODEL_NAME)}
    return {"lang_name": "English", "packages": packages, **{name: {MODEL_NAME: {}} for name in processors}}
