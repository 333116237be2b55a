"""Read a text from its beginning and decide who each reference refers to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import regex

from quoteattr.languages.en.grammar import GENDERS, THE
from quoteattr.languages.en.inflection import singular
from quoteattr.languages.en.naming import PAPERS_OF_PEOPLE, RANKS
from quoteattr.languages.en.organizations import KINDS_OF_BODY, MEDIA_NAMES
from quoteattr.languages.en.referring import OFFICE_AND_JOINT, TOGETHER
from quoteattr.mentions.names import Key, Name
from quoteattr.mentions.nouns import is_person_noun
from quoteattr.mentions.phrases import Form, Phrase
from quoteattr.mentions.sources import apposition, read_phrase
from quoteattr.model import SpeakerKind
from quoteattr.speakers.affiliations import acronyms_in, affiliations_beside
from quoteattr.speakers.cast import Cast
from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule
from quoteattr.speakers.discourse import SHIPPED, Discourse, Mention, Reference
from quoteattr.speakers.headlines import headline_names, headlines
from quoteattr.speakers.holders import CLEAR_PERSON, with_holder, without_body
from quoteattr.speakers.known import KnownSpeakers
from quoteattr.speakers.labels import read_label
from quoteattr.speakers.network_mentions import NetworkMentions
from quoteattr.speakers.owners import with_owner
from quoteattr.speakers.people import is_in_place
from quoteattr.speakers.references import source_end, text_names, text_references
from quoteattr.speakers.roles import introduction_of, role_before
from quoteattr.speakers.rules import RULES
from quoteattr.speakers.rules.traits import genders
from quoteattr.speakers.trees import Trees
from quoteattr.speakers.votes import vote
from quoteattr.text.view import Range, TextView

__all__ = ["Options", "Resolution", "resolve"]

_NEXT_WORD = regex.compile(r"[ \u00a0](\p{Ll}+)")
_BEFORE_BODY = regex.compile(r"[ \u00a0](\p{Ll}+)[ \u00a0]\p{Lu}")


@attrs.frozen(slots=True, eq=False)
class Options:
    """What decides: known speakers, rules in order, trees of the text, weights for stories, the network's mentions."""

    known: KnownSpeakers = attrs.field(factory=lambda: KnownSpeakers({}))
    rules: tuple[CoreferenceRule | CoreferencePass, ...] = RULES
    trees: Trees | None = None
    stories: Path = SHIPPED
    network: NetworkMentions = attrs.field(factory=NetworkMentions)


@attrs.frozen(slots=True, eq=False)
class Resolution:
    """All mentions of a text, and the mention for each source that is decided."""

    discourse: Discourse
    mentions: dict[Range, Mention]


def resolve(view: TextView, contents: dict[Range, tuple[Range, ...]], options: Options) -> Resolution:
    """Decide on every reference of a text. `contents`: for each source, the ranges that it says."""
    titles = frozenset(headlines(view))
    labels = {turn.label: turn.key for turn in view.turns}
    unlabelled = [n for n in text_names(view, titles) if not _in_label(n, view)]
    names = list(_read(unlabelled, options.network, view))
    labelled = [
        read.name for start, end in labels if (read := read_label(view.text[start:end], start, view.lexicon)).name
    ]
    cast = Cast([*names, *headline_names(view, titles), *labelled], view.lexicon, options.known, view.is_story)
    nouns = cast.surnames | cast.bodies
    heads = {
        s: Phrase(Form.LABEL, *s, word=labels[s]) if s in labels else _head(s, names, nouns, options.network, view)
        for s in contents
    }
    discourse = Discourse(view, cast, options.trees, options.stories, options.network)
    references = text_references(discourse, names, heads, contents)
    if view.is_story:
        _note_speakers(heads.values(), discourse)
    vote(references, discourse)
    rules = _by_form(options.rules)
    passes = [rule for rule in options.rules if isinstance(rule, CoreferencePass)]
    for reference in references:
        _decide(reference, discourse, rules[reference.form], passes)
    found = {s: discourse.mention_at(h.name.start if h.name else h.start, h.form) for s, h in heads.items()}
    return Resolution(discourse, {source: mention for source, mention in found.items() if mention})


def _read(names: list[Name], network: NetworkMentions, view: TextView) -> Iterator[Name]:
    """The names without bodies before them; a full name that the network reads as a person's wherever it stands is one.

    In a story, only if its first name stands alone too: many are named there who are not.
    """
    names = names if view.is_story else [without_body(name, network, view) for name in names]
    places: dict[Key, list[Range]] = defaultdict(list)
    for name in names:
        if not (name.has_definite_article and name.key[0] in PAPERS_OF_PEOPLE):
            places[name.key].append((name.start, name.end))
    full = (key for key in places if len(key) > 1 and (not view.is_story or key[:1] in places))
    persons = {key for key in full if MEDIA_NAMES.isdisjoint(key) and network.persons(places[key]) >= CLEAR_PERSON}
    yield from (attrs.evolve(n, is_described_as_person=True) if n.key in persons else n for n in names)


def _in_label(name: Name, view: TextView) -> bool:
    at = bisect_right(view.turns, name.start, key=lambda turn: turn.label[0]) - 1
    return at >= 0 and name.start < view.turns[at].label[1]


def _head(source: Range, names: list[Name], nouns: frozenset[str], network: NetworkMentions, view: TextView) -> Phrase:
    """The words of a source. `nouns`: those that are names here."""
    head = read_phrase(view.text, source[0], source_end(source, names, view), view.lexicon, nouns)
    if head.name and not view.is_story:
        head = attrs.evolve(head, name=without_body(head.name, network, view))
    at = bisect_left(names, head.end, key=lambda n: n.end)
    name = names[at] if at < len(names) and names[at].end == head.end else None
    if name and head.name and _is_behind_noun(name, head.name, view):
        return attrs.evolve(head, name=name)
    # A title or a month alone is a name if the text uses it as one: the King, May.
    if head.form is Form.DESCRIPTION and name and name.is_title_or_month:
        return Phrase(Form.NAME, head.start, head.end, name=name)
    head = with_holder(head, source[1], names, network, view)
    if head.form is Form.DESCRIPTION and TOGETHER.fullmatch(view.text, head.start, head.end):
        return attrs.evolve(head, form=Form.SEVERAL, kind=SpeakerKind.GROUP)
    return with_owner(head, source[1], names, network, view)


def _is_behind_noun(name: Name, longer: Name, view: TextView) -> bool:
    """Whether a longer name is a noun for a person and the name: Hairdresser Ann Lee."""
    noun, _, rest = longer.text.partition(" ")
    return rest == name.text and is_person_noun(noun.lower(), view.lexicon)


def _note_speakers(heads: Iterable[Phrase], discourse: Discourse) -> None:
    """Everyone who speaks in a story is a person, even a badger."""
    bearers = {discourse.cast.of(head.name) for head in heads if head.form is Form.NAME and head.name}
    for member in (found[0] for found in bearers if len(found) == 1):
        discourse.describe(member, frozenset(), person=True)


def _by_form(rules: Iterable[CoreferenceRule | CoreferencePass]) -> dict[Form, list[CoreferenceRule]]:
    found: dict[Form, list[CoreferenceRule]] = {form: [] for form in Form}
    for rule in rules:
        if isinstance(rule, CoreferenceRule):
            found[rule.form].append(rule)
    return found


def _decide(
    reference: Reference, discourse: Discourse, rules: list[CoreferenceRule], passes: list[CoreferencePass]
) -> None:
    for rule in rules:
        decision = rule.decide(reference, discourse)
        if decision is not None:
            break
    else:
        return
    if decision.member is None:
        return
    mention = _mention(reference, rule.name, discourse.number(decision.member), decision.read, discourse)
    _learn(reference.head, mention.member, discourse)
    discourse.add(mention, reference.contents)
    _tell_gender(reference, mention.member, discourse)
    for after in passes:
        after.apply(reference, mention, discourse)


def _mention(reference: Reference, rule: str, member: int, read: tuple[Range, ...], discourse: Discourse) -> Mention:
    start, end = reference.start, reference.end
    stands_as_subject = discourse.is_subject(start, end) and not _modifies(reference, member, discourse)
    return Mention(
        start,
        end,
        member,
        form=reference.form,
        rule=rule,
        read=read,
        sentence=discourse.sentence(start),
        subject=reference.source or stands_as_subject,
        quoted=discourse.is_quoted(start) or (not reference.source and discourse.is_aside(start)),
        source=reference.source,
        word=reference.head.word,
    )


def _modifies(reference: Reference, member: int, discourse: Discourse) -> bool:
    """Whether a name modifies a noun: "the Brook video", "the Brook lawyer", "Solar maker Acme"."""
    name = reference.head.name
    if name is None:
        return False
    person = discourse.members[member].kind is SpeakerKind.PERSON
    after = _NEXT_WORD.match(discourse.text, name.end)
    described = after is not None and singular(after.group(1)) in discourse.lexicon.people
    kind_of_body = _BEFORE_BODY.match(discourse.text, name.end)
    described = described or (kind_of_body is not None and kind_of_body.group(1) in KINDS_OF_BODY)
    return described or (person and name.has_definite_article and not name.titles)


def _tell_gender(reference: Reference, member: int, discourse: Discourse) -> None:
    """A member without a name gets its gender from its first pronoun."""
    gender = GENDERS.get(reference.head.word)
    if gender and not discourse.members[member].named:
        discourse.narrow(member, frozenset([gender]))


def _learn(head: Phrase, member: int, discourse: Discourse) -> None:
    """Note what a description next to a name says about the person."""
    if head.name is None:
        return
    discourse.describe(member, affiliations_beside(discourse.text, head.name, discourse.lexicon), person=False)
    beside = apposition(discourse.text, head.name, discourse.lexicon)
    if beside is not None and _may_be_beside(beside, head.name, member, discourse):
        _describe(beside.word, (beside.start, beside.end), beside.kind is SpeakerKind.PERSON, member, discourse)
        discourse.roles[member].append((beside.start, beside.end))
    if head.role is not None:
        noun = read_phrase(discourse.text, *head.role, discourse.lexicon)
        if noun.form is Form.DESCRIPTION:
            _describe(noun.word, head.role, noun.kind is SpeakerKind.PERSON, member, discourse)
        discourse.roles[member].append(head.role)
    elif where := introduction_of(head.name, discourse.text):
        noun = read_phrase(discourse.text, *_office_alone(where, discourse), discourse.lexicon)
        ends = discourse.text[noun.start : noun.end].lower().endswith(noun.word)
        person = ends and noun.kind is SpeakerKind.PERSON
        if person and discourse.members[member].kind is not SpeakerKind.ORGANIZATION:
            _describe(noun.word, where, True, member, discourse)
            discourse.roles[member].append(where)
            _tell_gender_of_noun(noun.word, member, discourse)
    if discourse.members[member].kind is not SpeakerKind.ORGANIZATION:
        role = role_before(head.name, discourse.text, discourse.lexicon)
        discourse.roles[member] += [role] if role else []


def _office_alone(where: Range, discourse: Discourse) -> Range:
    """A description, without what an office is in charge of: "[the Minister] for Ports and Roads"."""
    start, end = where
    joint = OFFICE_AND_JOINT.match(discourse.text, start, end)
    return (start, joint.end(1)) if joint and joint.group(2).lower() in discourse.lexicon.offices else where


def _tell_gender_of_noun(noun: str, member: int, discourse: Discourse) -> None:
    """A person of unknown gender is a man or a woman if the words before the name say so: "his mother, Ann Lee"."""
    told = genders(noun, discourse.lexicon)
    if not discourse.view.is_story and told < discourse.members[member].pronouns:
        discourse.narrow(member, told)


def _may_be_beside(beside: Phrase, name: Name, member: int, discourse: Discourse) -> bool:
    """Whether words after a comma can describe the name before it: not "In Wells, the mayor said"."""
    who = discourse.members[member]
    placed = is_in_place(name.start, discourse.text)
    building = who.name.rpartition(" ")[2].lower() in discourse.lexicon.place_nouns
    place = building or who.name.lower() in discourse.lexicon.places or (placed and beside.kind is SpeakerKind.PERSON)
    unlike = {who.kind, beside.kind} == {SpeakerKind.PERSON, SpeakerKind.ORGANIZATION}
    return not place and not unlike and not (who.kind is SpeakerKind.ORGANIZATION and beside.determiner == THE)


def _describe(noun: str, where: Range, person: bool, member: int, discourse: Discourse) -> None:
    """Note the noun of a description, affiliations in it, and whether it is of a deputy or a former office."""
    text, lexicon = discourse.text[slice(*where)], discourse.lexicon
    words = set(text.lower().split()) & (RANKS | lexicon.affiliations)
    discourse.describe(member, frozenset({noun}) | words | acronyms_in(text, lexicon), person)
