"""Rules that say whose name a name is."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import GENDERS, HE_OR_SHE
from quoteattr.languages.en.referring import BEHIND_SURNAME
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Reference

__all__ = [
    "latest_namesake",
    "leading_namesake",
    "namesake_by_pronoun",
    "namesake_by_title",
    "namesake_of_the_headline",
    "only_bearer",
    "unlisted",
]

_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")
# Whoever the text is about is named in full at least twice as often as all namesakes together.
_LEADS = 2
# The characters of a clause, in which a pronoun goes with the name before it.
_CLAUSE = 150

_TOP = 4
"""Paragraphs: what stands on top, the headline, a second line and the first paragraph."""


@coreference_rule(
    Form.NAME,
    "name.only-bearer",
    why="the only name of the text that it fits",
    examples=("Ada Brook came. “Yes,” Brook said.", "The Harbour Safety Board met. “Yes,” the HSB said."),
)
def only_bearer(reference: Reference, discourse: Discourse) -> Decision | None:
    """A full name, or a short form that fits one full name of the text: Alex Capri, then Capri.

    The press gives a full name once and a surname, a first name or initials after that. Declines where several of the
    text's names fit (Ada Brook and Tom Brook), or none.
    """
    bearers = _bearers(reference, discourse)
    return Decision(bearers[0]) if len(bearers) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.title",
    why="the namesake with that title",
    examples=("Gov. Ada Brook met her son, Tom Brook. “Yes,” Gov. Brook said.",),
)
def namesake_by_title(reference: Reference, discourse: Discourse) -> Decision | None:
    """A title picks the namesake that the text gives it to: "Gov. Brook" beside Ada and Tom Brook.

    Declines for a name without a title, and where several namesakes have that title.
    """
    name = reference.head.name
    titles = name.titles if name else frozenset()
    fitting = [i for i in _bearers(reference, discourse) if titles & discourse.members[i].roles]
    return Decision(fitting[0]) if titles and len(fitting) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.pronoun",
    why="the namesake of the pronoun behind it",
    examples=("Ada Brook met Tom Brook. Brook said she would go.",),
)
def namesake_by_pronoun(reference: Reference, discourse: Discourse) -> Decision | None:
    """The pronoun behind a surname in its sentence picks the namesake of that gender: "Brook said she would".

    In English the subject of "said" is mostly the subject of the clause behind it. Declines where another name stands
    in between, where no pronoun follows, and where it fits several namesakes.
    """
    end = min(discourse.sentences[discourse.sentence(reference.start)][1], reference.end + _CLAUSE)
    pronoun = BEHIND_SURNAME.search(discourse.text, reference.end, end)
    if pronoun is None or _CAPITALISED.search(discourse.text, reference.end, pronoun.start()):
        return None
    gender = GENDERS[pronoun.group().lower()]
    fitting = [i for i in _bearers(reference, discourse) if gender in discourse.members[i].pronouns]
    return Decision(fitting[0], (pronoun.span(),)) if len(fitting) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.leading-namesake",
    why="the namesake whom the text is about",
    examples=("Ada Brook ran. Ada Brook won. Her son, Tom Brook, came. “Yes,” Brook said.",),
)
def leading_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone is the namesake the text is about: named in full twice as often as all others together.

    Newspapers keep the bare surname for the main person and give the others a first name or a title. Declines where
    nobody is named so often.
    """
    count = discourse.cast.count
    ranked = sorted(_bearers(reference, discourse), key=lambda i: -count(i))
    if len(ranked) > 1 and count(ranked[0]) >= _LEADS * sum(map(count, ranked[1:])):
        return Decision(ranked[0])
    return None


@coreference_rule(
    Form.NAME,
    "name.headline",
    why="the namesake whom the headline names",
    examples=("Ada Brook wins in Wells\n\nIt rained.\n\nTom Brook came. “Yes,” Brook said.",),
)
def namesake_of_the_headline(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone is the namesake whom the headline or the first paragraph names.

    A news text begins with whom it is about; a line or two of something else may stand above. Declines where no
    namesake is named there, and where several are.
    """
    paragraph, members = discourse.view.paragraph, discourse.members
    where = {i: paragraph(members[i].first) for i in _bearers(reference, discourse)}
    top = min(where.values(), default=_TOP)
    first = [i for i in where if where[i] <= max(1, top)]
    return Decision(first[0]) if len(first) == 1 and top < _TOP else None


@coreference_rule(
    Form.NAME,
    "name.latest-namesake",
    why="the namesake mentioned last",
    examples=("Ada Brook ran. Then Tom Brook won. “Yes,” Brook said.",),
)
def latest_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone is the namesake that was a subject last, and not one mentioned in passing.

    English keeps what it talks about in the subject. Declines where no namesake was a subject, and where the sentence
    of that subject names another namesake.
    """
    bearers = set(_bearers(reference, discourse))
    said = [discourse.last_subject[i] for i in bearers if i in discourse.last_subject]
    last = max(said, key=lambda m: m.start, default=None)
    if last is None or len({m.member for m in discourse.in_sentence(last.sentence)} & bearers) > 1:
        return None
    return Decision(last.member, ((last.start, last.end),))


@coreference_rule(
    Form.NAME,
    "name.unlisted",
    why="named nowhere else",
    examples=("Ferry Will Sail, Quill Says",),
)
def unlisted(reference: Reference, discourse: Discourse) -> Decision | None:
    """A source's name that is not among the text's names, as in a headline, stands for itself.

    A headline names people by surname before the text does. Declines where the name may be short for one of the
    text's, and for names that are no source.
    """
    name = reference.head.name
    if name is None or _bearers(reference, discourse) or not reference.source:
        return None
    known = discourse.cast.known(name)
    return Decision(Member(name.text, SpeakerKind.UNKNOWN, HE_OR_SHE, first=name.start, known=known))


def _bearers(reference: Reference, discourse: Discourse) -> tuple[int, ...]:
    name = reference.head.name
    return discourse.cast.of(name) if name and reference.form is Form.NAME else ()
