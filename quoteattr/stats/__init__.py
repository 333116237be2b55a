"""In: the quotes of many texts. Out: who is quoted how often, by kind, cue and pronoun, as numbers and as a chart.

First `counting` counts, then `report` writes the numbers as text and JSON, and `chart` draws them.
"""

from quoteattr.stats.chart import CHARTS, draw, figure, require_library
from quoteattr.stats.counting import Stats, Tally, Voice

__all__ = ["CHARTS", "Stats", "Tally", "Voice", "draw", "figure", "require_library"]
