"""The people that the user knows, from the lists that `--known` names."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from quoteattr.cli.shell import complain
from quoteattr.languages import english
from quoteattr.model import KnownSpeaker
from quoteattr.readers import read_people

__all__ = ["add_known", "people_of"]

_MOST_NOTES = 5
"""Shared names that are told one by one. Long lists of people have hundreds."""
_MOST_BEARERS = 3
"""People that are named for a shared name."""


def add_known(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the option `--known`."""
    parser.add_argument(
        "--known",
        metavar="FILE",
        action="append",
        default=[],
        help="people to recognize: a table with the columns id, name and aliases, or JSON lines; may be repeated",
    )


def people_of(options: argparse.Namespace) -> tuple[KnownSpeaker, ...]:
    """The people in the lists that the options name. Names that several of them share are told on standard error.

    Raises:
        InputError: a list, or an entry in it, cannot be read. Nothing is read without it: somebody who is missing would
            look like somebody who said nothing.
    """
    people = tuple(person for path in options.known for person in read_people(path))
    if people and not getattr(options, "quiet", False):
        _tell_shared(people)
    return people


def _tell_shared(people: Iterable[KnownSpeaker]) -> None:
    # Matching names takes the word lists, which are loaded only if there is a list of people.
    from quoteattr.speakers.known import shared_names

    shared = list(shared_names(people, english()))
    for name, bearers in shared[:_MOST_NOTES]:
        listed = [f"{bearer.name} ({bearer.id})" for bearer in bearers[:_MOST_BEARERS]]
        more = f" nor {len(bearers) - _MOST_BEARERS} others" if len(bearers) > _MOST_BEARERS else ""
        complain(f"known people: {name!r} alone is neither {' nor '.join(listed)}{more}, who share it")
    if len(shared) > _MOST_NOTES:
        complain(f"known people: {len(shared) - _MOST_NOTES} more names are shared and refer to nobody alone")
