"""In: annotated texts, and the quotes that were found in them. Out: precision, recall and F1, and differences.

First `files` reads the texts (with `annotated` and `web_annotations`), then `matching` pairs quotes and `names`
compares speakers; `measures` counts, and `comparison` finds how the two sides differ. `calibration` refits confidences.

>>> text = AnnotatedText("a", "“Yes,” said Ann Lee.", (Annotation(((0, 6),), ((7, 11),), ((12, 19),), ("Ann Lee",)),))
>>> report = score([(text, text.quotes)])
>>> report.scores["content overlapping"].f1, report.names.of_annotated
(1.0, 1.0)
"""

from quoteattr.evaluate.annotated import AnnotatedText, Annotation
from quoteattr.evaluate.files import read_annotated
from quoteattr.evaluate.measures import Names, Report, Score, score

__all__ = ["AnnotatedText", "Annotation", "Names", "Report", "Score", "read_annotated", "score"]
