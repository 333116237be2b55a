"""Rules that decide who a name refers to."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import GENDERS, HE_OR_SHE
from quoteattr.languages.en.referring import AGE_BEHIND, BEHIND_SURNAME, ELDER, ELDERS
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import NOBODY, Decision, Discourse, Reference

__all__ = [
    "latest_namesake",
    "leading_namesake",
    "namesake_by_age",
    "namesake_by_pronoun",
    "namesake_by_title",
    "namesake_of_the_headline",
    "only_bearer",
    "unlisted",
]

_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")
# The person whom the text is about is named in full at least twice as often as all others of that name together.
_LEADS = 2
# The characters of a clause, in which a pronoun goes with the name before it.
_CLAUSE = 150
# Characters: "younger" and a blank.
_LONGEST_ELDER = 8
_TWO = 2

# The least probability of a name that counts.
_CLEAR_NAME = 0.5
_TOP = 4
"""Paragraphs at the top: the headline, a second line and the first paragraphs."""


@coreference_rule(
    Form.NAME,
    "name.only-bearer",
    why="the only name in the text that it matches",
    examples=("Ada Brook came. “Yes,” Brook said.", "The Harbour Safety Board met. “Yes,” the HSB said."),
)
def only_bearer(reference: Reference, discourse: Discourse) -> Decision | None:
    """A full name, or a short form that matches one full name in the text: Alex Capri, then Capri.

    The press gives a full name once and a surname, a first name or initials after that. Declines if several names in
    the text match (Ada Brook and Tom Brook), or none.
    """
    bearers = _bearers(reference, discourse)
    return Decision(bearers[0]) if len(bearers) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.title",
    why="the person of that name with that title",
    examples=("Gov. Ada Brook met her son, Tom Brook. “Yes,” Gov. Brook said.",),
)
def namesake_by_title(reference: Reference, discourse: Discourse) -> Decision | None:
    """Of several people with one surname, a title selects the one who has it: "Gov. Brook", not her son Tom Brook.

    Declines for a name without a title, and if several people of that name have the title.
    """
    name = reference.head.name
    titles = name.titles if name else frozenset()
    fitting = [i for i in _bearers(reference, discourse) if titles & discourse.members[i].roles]
    return Decision(fitting[0]) if titles and len(fitting) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.elder",
    why="the older or younger of that name, by age",
    examples=("Ann Hill, 30, met Tom Hill, 61. “Yes,” the elder Hill said.",),
)
def namesake_by_age(reference: Reference, discourse: Discourse) -> Decision | None:
    """The elder Hill, the younger Hill: of two people of that name, the one whom the text says to be so by age.

    Declines for other names. If the text does not give the ages of both, nobody stands out.
    """
    bearers = _bearers(reference, discourse)
    told = ELDER.search(discourse.text, max(0, reference.start - _LONGEST_ELDER), reference.start)
    if told is None or len(bearers) < _TWO:
        return None
    ages = {i: age for i in bearers if (age := _age(i, discourse)) is not None}
    if len(bearers) > _TWO or len(ages) < _TWO:
        return NOBODY
    return Decision((max if told.group(1) in ELDERS else min)(ages, key=lambda i: ages[i]))


def _age(member: int, discourse: Discourse) -> int | None:
    """The age right behind a name of a member: Ann Hill, 30."""
    named = (m for m in discourse.mentions if m.member == member and m.form is Form.NAME)
    found = (AGE_BEHIND.match(discourse.text, m.end) for m in named)
    return next((int(age.group(1)) for age in found if age), None)


@coreference_rule(
    Form.NAME,
    "name.pronoun",
    why="the person of that name whom the next pronoun fits",
    examples=("Ada Brook met Tom Brook. Brook said she would go.",),
)
def namesake_by_pronoun(reference: Reference, discourse: Discourse) -> Decision | None:
    """The next pronoun in the sentence selects the person of that surname with that gender: "Brook said she would".

    In English, the subject of "said" is usually also the subject of the next clause. Declines if there is another name
    in between, if no pronoun follows, if it is in what the person says, and if it fits several people of that name.
    """
    end = min(discourse.sentences[discourse.sentence(reference.start)][1], reference.end + _CLAUSE)
    pronoun = BEHIND_SURNAME.search(discourse.text, reference.end, end)
    if pronoun is None or discourse.is_quoted(pronoun.start()) > discourse.is_quoted(reference.start):
        return None
    if _CAPITALISED.search(discourse.text, reference.end, pronoun.start()):
        return None
    gender = GENDERS[pronoun.group().lower()]
    fitting = [i for i in _bearers(reference, discourse) if gender in discourse.members[i].pronouns]
    return Decision(fitting[0], (pronoun.span(),)) if len(fitting) == 1 else None


@coreference_rule(
    Form.NAME,
    "name.leading-namesake",
    why="the person of that name whom the text is about",
    examples=("Ada Brook ran. Ada Brook won. Her son, Tom Brook, came. “Yes,” Brook said.",),
)
def leading_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone refers to the main person of that name: named in full twice as often as all others together.

    Newspapers use only the surname for the main person and give the others a first name or a title. Declines if nobody
    is named that often.
    """
    count = discourse.cast.count
    ranked = sorted(_bearers(reference, discourse), key=lambda i: -count(i))
    if len(ranked) > 1 and count(ranked[0]) >= _LEADS * sum(map(count, ranked[1:])):
        return Decision(ranked[0])
    return None


@coreference_rule(
    Form.NAME,
    "name.headline",
    why="the person of that name in the headline",
    examples=("Ada Brook wins in Wells\n\nIt rained.\n\nTom Brook came. “Yes,” Brook said.",),
)
def namesake_of_the_headline(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone refers to the person of that name in the headline or the first paragraph.

    A news text begins with the person whom it is about. A line or two of something else may come before. Declines if
    nobody of that name is named there, or several people are.
    """
    paragraph, members = discourse.view.paragraph, discourse.members
    where = {i: paragraph(members[i].first) for i in _bearers(reference, discourse)}
    top = min(where.values(), default=_TOP)
    first = [i for i in where if where[i] <= max(1, top)]
    return Decision(first[0]) if len(first) == 1 and top < _TOP else None


@coreference_rule(
    Form.NAME,
    "name.latest-namesake",
    why="the person of that name mentioned last",
    examples=("Ada Brook ran. Then Tom Brook won. “Yes,” Brook said.",),
)
def latest_namesake(reference: Reference, discourse: Discourse) -> Decision | None:
    """A surname alone refers to the person of that name who was a subject last, and not to one mentioned in passing.

    English keeps its topic in the subject. Declines if nobody of that name was a subject, and if the sentence of that
    subject names another person of that name.
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
    """A source's name that is not among the names found in the text, for example in a headline, is a new speaker.

    A headline gives surnames before the text gives names. Words that end in a noun for people or documents are only
    capitalized there: "Former Employee Says". Declines if the name may be short for a name in the text, and for names
    that are not a source.
    """
    name = reference.head.name
    if name is None or _bearers(reference, discourse) or not reference.source:
        return None
    known, kind = discourse.cast.known(name), _kind_of_noun(name, discourse)
    named = known is not None or kind is SpeakerKind.UNKNOWN
    return Decision(Member(name.text, kind, HE_OR_SHE, first=name.start, known=known, named=named))


def _kind_of_noun(name: Name, discourse: Discourse) -> SpeakerKind:
    """What the last word of a name is a noun for, if the network does not read the name as a person's."""
    noun, lexicon = name.words[-1].lower(), discourse.lexicon
    person = name.words[0].lower() in lexicon.first_names
    if person or discourse.network.persons([(name.start, name.end)]) >= _CLEAR_NAME:
        return SpeakerKind.UNKNOWN
    if noun in lexicon.document_nouns:
        return SpeakerKind.DOCUMENT
    return SpeakerKind.PERSON if is_person_noun(noun, lexicon) else SpeakerKind.UNKNOWN


def _bearers(reference: Reference, discourse: Discourse) -> tuple[int, ...]:
    name = reference.head.name
    return discourse.cast.of(name) if name and reference.form is Form.NAME else ()
