"""Counts as text, as JSON, and as a page."""

import html
from collections.abc import Iterable, Iterator, Sequence

import attrs

from quoteattr.render.html import PAGE_END, page_start
from quoteattr.serialize import Json
from quoteattr.stats.counting import Stats
from quoteattr.text.controls import one_line

__all__ = ["page", "table", "to_json"]

_WIDTH = 44


def to_json(stats: Stats) -> Json:
    """The counts as data for JSON. The keys are the fields of `Stats` and `Voice`."""
    voices: Json = [attrs.asdict(voice) for voice in stats.voices]
    return {**attrs.asdict(stats), "voices": voices}


def table(stats: Stats, most: int) -> str:
    """The counts for a terminal. Of speakers and cues, only the `most` frequent are listed."""
    lines = [_summary(stats)]
    for title, columns, rows in _tables(stats, most):
        lines += ["", f"{title:{_WIDTH}}" + "".join(f"{name:>9}" for name in columns)]
        lines += [f"{_cut(name):{_WIDTH}}" + "".join(f"{number:>9}" for number in numbers) for name, *numbers in rows]
    return "\n".join(line.rstrip() for line in lines)


def page(stats: Stats, most: int, chart: str) -> str:
    """A page with the chart, an `svg` element, and the same numbers as tables."""
    body = "".join(_section(title, columns, rows) for title, columns, rows in _tables(stats, most))
    summary = html.escape(_summary(stats))
    figure = f'<figure role="img" aria-label="The numbers of the tables below as bars">{chart}</figure>\n'
    inside = f"<h1>Who is quoted</h1>\n<p>{summary}</p>\n{figure}{body}"
    return f'{page_start("Who is quoted")}<div class="quoteattr quoteattr-stats">\n{inside}</div>\n{PAGE_END}'


Row = tuple[str | int, ...]


def _tables(stats: Stats, most: int) -> Iterator[tuple[str, Sequence[str], list[Row]]]:
    """A title, the names of the columns of numbers, and rows of a name and numbers."""
    voices: list[Row] = [(voice.name, voice.quotes, voice.words, voice.texts) for voice in stats.voices[:most]]
    yield "speakers", ("quotes", "words", "texts"), [*voices, *_rest(len(stats.voices), most)]
    yield "kinds", ("quotes",), list(stats.kinds.items())
    yield "cues", ("quotes",), [*list(stats.cues.items())[:most], *_rest(len(stats.cues), most)]
    yield "pronouns", ("quotes", "people"), [(who, n, stats.people.get(who, "-")) for who, n in stats.pronouns.items()]


def _rest(number: int, most: int) -> list[Row]:
    return [(f"… and {number - most} more",)] if number > most else []


def _summary(stats: Stats) -> str:
    named = stats.quotes - stats.described - stats.nobody
    voices = f"{named} of {len(stats.voices)} speakers with a name"
    others = f"{stats.described} of speakers who are only described, {stats.nobody} of nobody known"
    return f"{stats.quotes} quotes in {stats.texts} text{'' if stats.texts == 1 else 's'}: {voices}, {others}"


def _cut(name: str | int) -> str:
    shown = one_line(str(name))
    return shown if len(shown) < _WIDTH else shown[: _WIDTH - 2] + "…"


def _section(title: str, columns: Iterable[str], rows: Iterable[Row]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in (title, *columns))
    body = "".join(f"<tr>{_name_cell(name)}{''.join(map(_cell, numbers))}</tr>\n" for name, *numbers in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _name_cell(name: str | int) -> str:
    return f'<th scope="row"><bdi>{html.escape(one_line(str(name)))}</bdi></th>'


def _cell(number: str | int) -> str:
    return f"<td>{number}</td>"
