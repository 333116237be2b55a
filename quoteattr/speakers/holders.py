"""Who holds an office that a source begins with: "Permanent Secretary in the Ministry of Lands Ann Lee"."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import OF
from quoteattr.languages.en.naming import OFFICE_JOINTS
from quoteattr.languages.en.organizations import BEHIND_OFFICE, LEADS_TO_PERSON, OFFICE_GOES_ON
from quoteattr.languages.en.phrasing import HEAD
from quoteattr.mentions.names import Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.offices import is_long_office
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.text.view import TextView

__all__ = ["CLEAR_PERSON", "with_holder", "without_body"]

CLEAR_PERSON = 0.9
"""The least probability of a person that makes a name one."""
# Behind an office or before “of”, what is more probably a person than anything else is one.
_PERSON = 0.5
# A first name and a surname.
_FULL = 2
# "for", Education, Ann and Lee.
_TOPIC_AND_NAME = 4
# Characters.
_LONGEST_BODY = 120


def with_holder(head: Phrase, end: int, names: list[Name], network: NetworkMentions, view: TextView) -> Phrase:
    """A source that begins with a description or an office and ends with the name of the same person, as a name.

    An office whose holder is not found is a description: Commander (Operations) at the Service.
    """
    long = _of_long_office(head, end, names, network, view)
    if long:
        return Phrase(Form.NAME, head.start, long.end, name=long, role=(head.start, long.start))
    office = head.name if head.name and _is_office(head.name, view.lexicon) else None
    if office is None and head.form is not Form.DESCRIPTION:
        return head
    person = _holder(office.end if office else head.end, end, names, network, view.text)
    if person:
        return attrs.evolve(head, form=Form.NAME, name=person, role=(head.start, head.end))
    if office is None or not BEHIND_OFFICE.match(view.text, office.end, end):
        return head
    return attrs.evolve(head, form=Form.DESCRIPTION, name=None, word=office.key[-1], kind=SpeakerKind.PERSON)


def _of_long_office(head: Phrase, end: int, names: list[Name], network: NetworkMentions, view: TextView) -> Name | None:
    """The full name at the end of a source, behind an office and what it is in charge of, with nobody between."""
    inside = [n for n in names if head.start <= n.start and n.end <= end]
    last = inside[-1] if inside else None
    if last is None or len(last.words) < _FULL or any(map(str.isalnum, view.text[last.end : end])):
        return None
    if not is_long_office(view.text[head.start : last.start], view.lexicon) or any(
        _is_person(n, view.lexicon) for n in inside[:-1]
    ):
        return None
    return last if network.persons([(last.end - 1, last.end)]) >= _PERSON else None


def _is_person(name: Name, lexicon: Lexicon) -> bool:
    """Whether a first name or a title before it shows that a name is a person's."""
    return name.words[0].lower() in lexicon.first_names or not name.titles.isdisjoint(lexicon.person_titles)


def _holder(start: int, end: int, names: list[Name], network: NetworkMentions, text: str) -> Name | None:
    """The person's name at the end of `text[start:end]`, behind the body or the description of an office."""
    name = names[bisect_right(names, end, key=lambda n: n.end) - 1] if names else None
    if name is None or name.start < start or any(map(str.isalnum, text[name.end : end])):
        return None
    leads = LEADS_TO_PERSON.fullmatch(text, start, name.start)
    return name if leads and network.persons([(name.start, name.end)]) >= CLEAR_PERSON else None


def _is_office(name: Name, lexicon: Lexicon) -> bool:
    """Whether capitalized words are an office and what it is in charge of: Assistant Secretary, Head of Roads."""
    words = [word.lower() for word in name.words]
    joint = next((i for i, word in enumerate(words) if word in OFFICE_JOINTS), len(words))
    offices = lexicon.offices | lexicon.person_nouns | {HEAD}
    return words[0] not in lexicon.first_names and words[joint - 1] in offices


def without_body(name: Name, network: NetworkMentions, view: TextView) -> Name:
    """A person's full name without the body or noun before it, as the network reads them: [Harbour Trust] Ann Lee."""
    if len(name.words) <= _FULL:
        return name
    if alone := _before_of(name, network, view.lexicon):
        return alone
    if _is_noun_and_name(name, network, view.lexicon):
        return name.behind_noun()
    goes_on = _goes_on(name, network, view)
    full = name.end - len(" ".join(name.words[-_FULL:]))
    start = full if goes_on else network.name_behind(name.bare_start, name.end)
    words = () if start is None else tuple(view.text[start : name.end].split())
    if len(words) < _FULL or start is None or name.words[-len(words) :] != words:
        return name
    return attrs.evolve(
        name, words=words, start=start, bare_start=start, titles=frozenset(), has_definite_article=False
    )


def _before_of(name: Name, network: NetworkMentions, lexicon: Lexicon) -> Name | None:
    """The full name before "of", if the network reads a person there: Ann Lee [of Harbour Reform]."""
    at = name.words.index(OF) if OF in name.words else 0
    words = name.words[:at]
    end = name.bare_start + len(" ".join(words))
    nouns = lexicon.organization_nouns | lexicon.offices | lexicon.people
    person = nouns.isdisjoint(map(str.lower, words)) and network.persons([(name.bare_start, end)]) >= _PERSON
    return attrs.evolve(name, words=words, end=end) if at >= _FULL and person else None


def _is_noun_and_name(name: Name, network: NetworkMentions, lexicon: Lexicon) -> bool:
    """Whether the network begins a person's name behind a noun for a person: [Goalkeeper] Ann Lee."""
    noun, behind = name.words[0].lower(), name.bare_start + len(name.words[0]) + 1
    described = noun not in lexicon.first_names and is_person_noun(noun, lexicon)
    return described and network.is_person(behind, name.end)


def _goes_on(name: Name, network: NetworkMentions, view: TextView) -> bool:
    """Whether a name has the rest of an office before it: "Minister for Lands and [Roads] Ann Lee"."""
    before = view.text[max(0, name.start - _LONGEST_BODY) : name.start]
    plain = name.words[0].lower() not in view.lexicon.first_names and name.words[-_FULL][0].isupper()
    office = OFFICE_GOES_ON.search(before)
    if plain and office and office.group(1).rpartition("-")[2].lower() in view.lexicon.offices | {HEAD}:
        return network.persons([(name.end - 1, name.end)]) >= _PERSON
    in_charge = plain and _is_in_charge(name.words, view.lexicon)
    return in_charge and network.persons([(name.start, name.end)]) >= CLEAR_PERSON


def _is_in_charge(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether words are an office or a body, one word for what it is in charge of, and a full name."""
    joints = [i for i, word in enumerate(words) if i and word in OFFICE_JOINTS]
    nouns = lexicon.organization_nouns | lexicon.offices
    return joints != [] and len(words) == joints[-1] + _TOPIC_AND_NAME and words[joints[0] - 1].lower() in nouns
