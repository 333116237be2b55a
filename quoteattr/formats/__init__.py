"""In: quotes. Out: formats that other programs read, besides the JSON of `quoteattr.serialize`.

`table` writes rows, CSV and data frames, and `parquet` the same with types. `annotations` writes web annotations, `tei`
XML, `json_ld` items of schema.org. `brat` and `label_studio` write for annotators, `script` for those who
read aloud. `schema` describes the JSON.
"""

from quoteattr.formats.annotations import to_annotations
from quoteattr.formats.brat import BRAT_CONFIGURATION, to_brat
from quoteattr.formats.json_ld import to_claim_reviews, to_json_ld
from quoteattr.formats.label_studio import LABEL_STUDIO_CONFIGURATION, to_label_studio
from quoteattr.formats.schema import json_schema
from quoteattr.formats.script import SCRIPT_COLUMNS, ScriptLine, script_rows, to_script
from quoteattr.formats.table import COLUMNS, to_csv, to_frame, to_rows
from quoteattr.formats.tei import to_tei

__all__ = [
    "BRAT_CONFIGURATION",
    "COLUMNS",
    "LABEL_STUDIO_CONFIGURATION",
    "SCRIPT_COLUMNS",
    "ScriptLine",
    "json_schema",
    "script_rows",
    "to_annotations",
    "to_brat",
    "to_claim_reviews",
    "to_csv",
    "to_frame",
    "to_json_ld",
    "to_label_studio",
    "to_rows",
    "to_script",
    "to_tei",
]
