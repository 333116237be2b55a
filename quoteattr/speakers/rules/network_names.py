"""The rule for names of common words, which only the network reads as names."""

from __future__ import annotations

from quoteattr.languages.en.grammar import DEFINITE, HE_OR_SHE, POSSESSIVE, THE
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.naming import BODIES_WITH_CAPITAL
from quoteattr.languages.en.organizations import ALL_CAPITALISED, BODY_BEHIND
from quoteattr.languages.en.referring import DEMONYM, MODIFIERS, NAMED_WITH_OF
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.cast import Member
from quoteattr.speakers.contract import coreference_rule
from quoteattr.speakers.discourse import Decision, Discourse, Reference
from quoteattr.text.view import Range

__all__ = ["named"]


@coreference_rule(
    Form.DESCRIPTION,
    "description.named",
    why="a name, as the network reads it",
    examples=("The Scottish Executive said no.",),
)
def named(reference: Reference, discourse: Discourse) -> Decision | None:
    """Words that only the network reads as a name: the Scottish Executive, Taliban authorities, the TVR news website.

    Names made of common words look like descriptions. If all words have a capital, the network need not read all as the
    name: the Film Makers’ Forum. Declines if anything but an article and an adjective stands before the name, or if
    anything but a word for its kind follows; for single words that may be a people (the Texan); for a nation and a noun
    (the US military); and in stories.
    """
    head, network = reference.head, discourse.network
    if not reference.source or discourse.view.is_story or head.determiner not in DEFINITE | {"", POSSESSIVE}:
        return None
    start = _behind_modifiers(head, discourse)
    words = BODY_BEHIND.sub("", discourse.text[start : head.end].rstrip())
    name = network.name_at(start, start + len(words))
    if _is_written_as_name(words, head, discourse):
        return Decision(Member(words, SpeakerKind.ORGANIZATION, frozenset(), first=head.start))
    if name is None or not words[:1].isupper() or words.lower() in DEFINITE:
        return None
    if _is_common(words, discourse) or not _is_whole_name(words, name, (start, head.end), discourse):
        return None
    kind = network.kind([name])
    pronouns = HE_OR_SHE if kind is SpeakerKind.PERSON else frozenset[str]()
    return Decision(Member(words, kind, pronouns, first=head.start))


def _is_written_as_name(words: str, head: Phrase, discourse: Discourse) -> bool:
    """Whether "the" and capitals show a body's name that no list and no network knows: the Voice of the Mountain."""
    if head.determiner != THE or head.kind is SpeakerKind.PERSON or not NAMED_WITH_OF.fullmatch(words):
        return False
    plain, lexicon = [word.lower() for word in words.split() if word[0].isupper()], discourse.lexicon
    nouns = lexicon.offices | lexicon.people | lexicon.document_nouns
    return nouns.isdisjoint(plain) and not any(is_person_noun(singular(word), lexicon) for word in plain)


def _behind_modifiers(head: Phrase, discourse: Discourse) -> int:
    """Where a description begins without its article and an adjective."""
    found = MODIFIERS.match(discourse.text, head.start, head.end)
    return found.end() if found else head.start


def _is_common(words: str, discourse: Discourse) -> bool:
    """Whether words are only an office, or a nation or a people and a noun: Commander, US military."""
    if words.lower() in discourse.lexicon.offices:
        return True
    nation, _, noun = words.rpartition(" ")
    nations = discourse.lexicon.places | discourse.lexicon.peoples
    return noun.islower() and nation.lower().rstrip(".") in nations | {"u.s", "u.k"}


def _is_whole_name(words: str, name: Range, where: Range, discourse: Discourse) -> bool:
    """Whether words are the name that the network reads there, or one of which it reads at least half."""
    start, end = where
    covered = name[0] <= start and len(words) <= name[1] - start
    if " " in words or len(words) < end - start:
        half = 2 * (min(name[1], end) - max(name[0], start)) >= len(words)
        return covered or (half and ALL_CAPITALISED.fullmatch(words) is not None)
    common = words.lower() in BODIES_WITH_CAPITAL or DEMONYM.fullmatch(words)
    return covered and discourse.network.is_organization(*name) and not common
