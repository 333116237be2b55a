"""The rule that decides who the label of a turn names."""

from __future__ import annotations

import attrs

from quoteattr.languages.en.labels import ANSWERS, INTERVIEWED, VOICES_AT_ONCE
from quoteattr.mentions.names import Name, names_in
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Reference
from quoteattr.speakers.labels import read_label

__all__ = ["label"]

_LONGEST_INITIALS = 4
# Characters.
_LONGEST_NAME = 60


@coreference_rule(
    Form.LABEL, "label.speaker", why="the label of this turn", examples=("SMITH: Good evening.\n\nHILL: Thank you.",)
)
def label(reference: Reference, discourse: Discourse) -> Decision | None:
    """A label is the speaker with that name. The same label is the same speaker throughout the text.

    Transcripts give a full name once and a surname or initials after that: SMITH is John Smith, NB is Nick Barlow. A
    label with only a role (THE WITNESS, Q) is a speaker without a name. Declines if the label is for several voices at
    once (ALL).
    """
    key = reference.head.word
    if not VOICES_AT_ONCE.isdisjoint(key.split()):
        return None
    if key not in discourse.labels:
        discourse.labels[key] = _speaker(reference, discourse)
    return Decision(discourse.labels[key])


def _speaker(reference: Reference, discourse: Discourse) -> int:
    read = read_label(discourse.text[reference.start : reference.end], reference.start, discourse.lexicon)
    if read.name is None and _is_body(reference, discourse):
        return discourse.number(Member(read.shown, SpeakerKind.ORGANIZATION, frozenset()))
    if read.name is None or not read.name.words:
        answers = _interviewed(discourse) if reference.head.word in ANSWERS else []
        unnamed = Member(read.shown, SpeakerKind.PERSON, frozenset({"he", "she"}), named=False)
        return answers[0] if len(answers) == 1 else discourse.number(unnamed)
    taken = set(discourse.labels.values())
    found = [n for n in discourse.cast.of(read.name) if _may_be(n, read.name, discourse, taken)]
    found = found or _by_initials(read.name, discourse)
    if len(found) != 1:
        return discourse.number(Member(read.shown, SpeakerKind.PERSON, frozenset({"he", "she"}), read.name.titles))
    who = discourse.members[found[0]]
    discourse.members[found[0]] = attrs.evolve(who, kind=SpeakerKind.PERSON)
    return found[0]


def _is_body(reference: Reference, discourse: Discourse) -> bool:
    """Whether the network reads a label as the name of an organization: The Economist, but not THE COURT."""
    words = discourse.text[reference.start : reference.end]
    nouns = words.lower().split()
    body = not words.isupper() and discourse.lexicon.organization_nouns.isdisjoint(nouns)
    person = is_person_noun(nouns[-1], discourse.lexicon)
    return body and not person and discourse.network.is_organization(reference.start, reference.end)


def _may_be(number: int, name: Name, discourse: Discourse, taken: set[int]) -> bool:
    """Whether a label may be for a member: not if another label already has the same name, Tesman and Miss Tesman."""
    who = discourse.members[number].name
    return number not in taken or set(name.key) != set(who.lower().split())


def _by_initials(name: Name, discourse: Discourse) -> list[int]:
    """The labelled speakers whose initials are this label in capitals."""
    if len(name.words) > 1 or not name.words[0].isupper() or not 1 < len(name.words[0]) <= _LONGEST_INITIALS:
        return []
    labelled = set(discourse.labels.values())
    return [n for n in labelled if "".join(w[0] for w in discourse.members[n].name.split()).upper() == name.words[0]]


def _interviewed(discourse: Discourse) -> list[int]:
    """The people whom the text announces as those who answer: "Testimony of Ada Brook", "a Q&A with Ada Brook"."""
    found: dict[int | str, Name] = {}
    for announced in INTERVIEWED.finditer(discourse.text):
        end = min(len(discourse.text), announced.end() + _LONGEST_NAME)
        name = next(names_in(discourse.text, discourse.lexicon, announced.end(), end), None)
        if name is not None and len(name.words) > 1:
            number = next(iter(discourse.cast.of(name)), None)
            found.setdefault(name.text.lower() if number is None else number, name)
    return [_member(key, name, discourse) for key, name in found.items()] if len(found) == 1 else []


def _member(key: int | str, name: Name, discourse: Discourse) -> int:
    if isinstance(key, int):
        return key
    return discourse.number(Member(name.text, SpeakerKind.PERSON, frozenset({"he", "she"}), name.titles))
