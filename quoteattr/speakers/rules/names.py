"""Rules that say whose name a name is."""

from __future__ import annotations

import regex

from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Reference
from quoteattr.speakers.members import Member

__all__ = [
    "latest_namesake",
    "leading_namesake",
    "namesake_by_pronoun",
    "namesake_by_title",
    "namesake_of_the_headline",
    "only_bearer",
    "unlisted",
]

_PRONOUN = regex.compile(r"(?<![\p{L}’'])(?:he|she|his|her|him)(?![\p{L}’'])", regex.IGNORECASE)
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")
_GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
# Whoever the text is about is named in full more often than all namesakes together.
_LEAD = 2
# The characters of a clause, in which a pronoun goes with the name before it.
_REACH = 150

_TOP = 4
"""Paragraphs: what stands on top, the headline, a second line and the first paragraph."""


@coreference_rule(Form.NAME, "name.only-bearer", why="the only name of the text that it fits")
def only_bearer(reference: Reference, discourse: Discourse) -> Decision | None:
    """A full name, or a short form that fits one full name of the text: Alex Capri, then Capri.

    The press gives a full name once and a surname, a first name or initials after that. Declines where several of the
    text's names fit (the two Clintons), or none.
    """
    bearers = _bearers(reference, discourse)
    return Decision(bearers[0]) if len(bearers) == 1 else None


@coreference_rule(Form.NAME, "name.title", why="the namesake with that title")
def namesake_by_title(reference: Reference, discourse: Discourse) -> Decision | None:
    """A title picks the namesake that the text gives it to: "President Clinton" beside Bill and Hillary Clinton.

    Declines without a title, and where several bear it.
    """
    name = reference.head.name
    titles = name.titles if name else frozenset()
    fitting = [i for i in _bearers(reference, discourse) if titles & discourse.members[i].roles]
    return Decision(fitting[0]) if titles and len(fitting) == 1 else None


@coreference_rule(Form.NAME, "name.pronoun", why="the namesake of the pronoun behind it")
def namesake_by_pronoun(reference: Reference, discourse: Discourse) -> Decision | None:
    """The pronoun behind a surname in its sentence picks the namesake of that gender: "Clinton said she would".

    Declines where another name stands in between, or no pronoun follows, or several namesakes agree with it.
    """
    end = min(discourse.sentences[discourse.sentence(reference.start)][1], reference.end + _REACH)
    pronoun = _PRONOUN.search(discourse.text, reference.end, end)
    if pronoun is None or _CAPITALISED.search(discourse.text, reference.end, pronoun.start()):
        return None
    gender = _GENDER[pronoun.group().lower()]
    fitting = [i for i in _bearers(reference, discourse) if gender in discourse.members[i].pronouns]
    return Decision(fitting[0], (pronoun.span(),)) if len(fitting) == 1 else None


@coreference_rule(Form.NAME, "name.leading-namesake", why="the namesake whom the text is about")
def leading_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """Of several namesakes the surname alone is the one the text is about: named in full more often than all others.

    Newspapers keep the bare surname for the main person and give the others a first name or a title. Declines where no
    one leads.
    """
    count = discourse.cast.count
    ranked = sorted(_bearers(reference, discourse), key=lambda i: -count(i))
    if len(ranked) > 1 and count(ranked[0]) >= _LEAD * sum(map(count, ranked[1:])):
        return Decision(ranked[0])
    return None


@coreference_rule(Form.NAME, "name.headline", why="the namesake whom the headline names")
def namesake_of_the_headline(reference: Reference, discourse: Discourse) -> Decision | None:
    """Of several namesakes the surname alone is the one whom the headline or the first paragraph names.

    A news text begins with whom it is about; a line or two of something else may stand on top. Declines where none of
    them is named there, and where several are named in one or two paragraphs.
    """
    paragraph, members = discourse.view.paragraph, discourse.members
    where = {i: paragraph(members[i].first) for i in _bearers(reference, discourse)}
    top = min(where.values(), default=_TOP)
    first = [i for i in where if where[i] <= max(1, top)]
    return Decision(first[0]) if len(first) == 1 and top < _TOP else None


@coreference_rule(Form.NAME, "name.latest-namesake", why="the namesake mentioned last")
def latest_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """Where nobody leads, the surname is the namesake that was a subject last, and not one mentioned in passing.

    Declines where none of them was, and where the sentence names another one of them.
    """
    bearers = set(_bearers(reference, discourse))
    said = [discourse.last_subject[i] for i in bearers if i in discourse.last_subject]
    last = max(said, key=lambda m: m.start, default=None)
    if last is None or len({m.member for m in discourse.in_sentence(last.sentence)} & bearers) > 1:
        return None
    return Decision(last.member, ((last.start, last.end),))


@coreference_rule(Form.NAME, "name.unlisted", why="named nowhere else")
def unlisted(reference: Reference, discourse: Discourse) -> Decision | None:
    """A source's name that the text has nowhere else, as in a headline, stands for itself.

    Declines where the text's names know it.
    """
    name = reference.head.name
    if name is None or _bearers(reference, discourse) or not reference.source:
        return None
    return Decision(
        Member(
            name.text, SpeakerKind.UNKNOWN, frozenset(["he", "she"]), first=name.start, known=discourse.cast.known(name)
        )
    )


def _bearers(reference: Reference, discourse: Discourse) -> tuple[int, ...]:
    name = reference.head.name
    return discourse.cast.of(name) if name and reference.form is Form.NAME else ()
