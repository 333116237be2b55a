"""Counts as a chart, drawn by Matplotlib. Needs `pip install "quoteattr[chart]"`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quoteattr.extras import needs
from quoteattr.stats.counting import Stats
from quoteattr.stats.report import page
from quoteattr.text.controls import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["CHARTS", "draw", "figure", "require_library"]

CHARTS = ("html", "png", "svg", "pdf")
"""The formats of a chart."""
# Inches. A bar has room for its label at the usual size of letters, and a page is as wide as a sheet of paper.
_WIDE, _BAR, _AROUND = 8, 0.28, 0.9
# Blue of Okabe and Ito's palette, as in page.css.
_COLOUR = "#0072b2"
_LONGEST_LABEL = 40
# The words of an SVG stay words: they can be searched, read aloud, and shown in fonts that this machine lacks.
_STYLE = {"svg.fonttype": "none", "svg.hashsalt": "quoteattr", "text.parse_math": False}
# Without the date, the same counts give the same bytes.
_UNDATED: Mapping[str, Mapping[str, None]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}


def draw(stats: Stats, style: str, *, most: int = 20) -> bytes:
    """Draw the counts by speaker, kind, cue and pronoun.

    Args:
        stats: what to draw.
        style: one of `CHARTS`. "html" is a page with the chart and the numbers as tables, without scripts.
        most: how many speakers and cues are drawn.

    Raises:
        ValueError: the style is unknown.
        MissingExtraError: Matplotlib is not installed.
    """
    if style not in CHARTS:
        raise ValueError(f"a chart is {', '.join(CHARTS)}, not {style!r}")
    if style == "html":
        picture = _saved(stats, "svg", most).decode()
        return page(stats, most, picture[picture.index("<svg") :]).encode()
    return _saved(stats, style, most)


def require_library() -> None:
    """Raise `MissingExtraError` if Matplotlib is not installed: better before an archive is read than after."""
    with needs("chart", "a chart"):
        import matplotlib.figure  # noqa: F401


def figure(stats: Stats, *, most: int = 20) -> Figure:
    """The chart as a Matplotlib figure, which a notebook shows. Raises `MissingExtraError`."""
    require_library()
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    parts = _parts(stats, most)
    heights = [max(1, len(counts)) * _BAR + _AROUND for _, counts in parts]
    with rc_context(_STYLE):
        drawn = Figure(figsize=(_WIDE, sum(heights)), layout="constrained")
        for axes, (title, counts) in zip(drawn.subplots(len(parts), height_ratios=heights), parts, strict=True):
            _bars(axes, title, counts)
    return drawn


def _parts(stats: Stats, most: int) -> Sequence[tuple[str, Mapping[str, int]]]:
    voices = {_label(voice.name, number): voice.quotes for number, voice in enumerate(stats.voices[:most], start=1)}
    cues = dict(list(stats.cues.items())[:most])
    return (
        ("Quotes by speaker", voices),
        ("Quotes by kind", stats.kinds),
        ("Quotes by cue", cues),
        ("Quotes by the pronouns of the speaker", stats.pronouns),
    )


def _label(name: str, number: int) -> str:
    """Two voices may have one name, so each label has its number."""
    shown = one_line(name)
    return f"{number}. {shown if len(shown) <= _LONGEST_LABEL else shown[: _LONGEST_LABEL - 1] + '…'}"


def _bars(axes: Axes, title: str, counts: Mapping[str, int]) -> None:
    bars = axes.barh(range(len(counts)), list(counts.values()), color=_COLOUR)
    axes.bar_label(bars, padding=3)
    axes.set_yticks(range(len(counts)), [one_line(name) for name in counts])
    axes.invert_yaxis()
    axes.set_title(title, loc="left")
    axes.set_xticks([])
    axes.spines[["top", "right", "bottom"]].set_visible(False)


def _saved(stats: Stats, style: str, most: int) -> bytes:
    drawn = figure(stats, most=most)
    from matplotlib import rc_context

    out = io.BytesIO()
    with rc_context(_STYLE):
        drawn.savefig(out, format=style, metadata=dict(_UNDATED.get(style, {})), dpi=150)
    return out.getvalue()
