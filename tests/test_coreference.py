"""Who the sources are: texts where each rule decides and where it declines, and what speakers carry."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from coreference import Decided, decided, marked, resolved, speaker
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import KnownSpeaker, SpeakerKind
from quoteattr.extend import RULES, CoreferenceRule
from quoteattr.speakers.contract import CoreferencePass

FOLDER = Path(__file__).parent / "cases" / "rules" / "coreference"
FILES = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
CASES: dict[str, dict[str, list[dict[str, Any]]]] = {
    name: rule for file in FILES for name, rule in file["rules"].items()
}
ORDER = {rule.name: number for number, rule in enumerate(RULES.coreference)}
FORMS = {rule.name: rule.form for rule in RULES.coreference if isinstance(rule, CoreferenceRule)}


def cases(kind: str) -> list[Any]:
    """The texts where rules decide, or where they decline, each with its rule."""
    found = ((name, case) for name, kinds in CASES.items() for case in kinds[kind])
    return [pytest.param(name, case, id=f"{name}: {case['text'][-60:]}") for name, case in found]


def outcome(case: dict[str, Any]) -> Decided:
    return decided(**{key: value for key, value in case.items() if key not in ("rule", "name", "description")})


@pytest.mark.parametrize(("rule", "case"), cases("decides"))
def test_a_rule_decides(rule: str, case: dict[str, Any]) -> None:
    assert outcome(case) == Decided(rule, case.get("name"), case.get("description"))


@pytest.mark.parametrize(("rule", "case"), cases("declines"))
def test_a_rule_declines(rule: str, case: dict[str, Any]) -> None:
    assert outcome(case) == Decided(case["rule"], case.get("name"), case.get("description"))


@pytest.mark.parametrize(("rule", "case"), cases("declines"))
def test_where_a_rule_declines_it_was_asked(rule: str, case: dict[str, Any]) -> None:
    """A rule before it that decides would make it no case of this one."""
    instead = case["rule"]
    same_form = rule in FORMS and FORMS.get(instead) is FORMS[rule]
    assert instead != rule
    assert not same_form or ORDER[instead] > ORDER[rule]


def test_every_rule_has_a_text_where_it_decides_and_one_where_it_declines() -> None:
    assert sorted(CASES) == sorted(ORDER)
    assert [name for name, rule in CASES.items() if not (rule["decides"] and rule["declines"])] == []


def test_every_rule_says_why_and_gives_an_example() -> None:
    assert [rule.name for rule in RULES.coreference if not (rule.why and rule.examples)] == []


@pytest.mark.parametrize("rule", RULES.coreference, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_claims_and_when_it_declines(rule: CoreferenceRule | CoreferencePass) -> None:
    assert "Declines " in rule.description


def test_two_indefinite_descriptions_are_two_speakers() -> None:
    plain, sources = marked("“Yes,” said [a source]. “No,” said [a source].")
    found = resolved(plain, *sources)
    assert found.of(sources[0]) != found.of(sources[1])


BLIND_LEAD = "[A former harbour pilot] says no.\n\nIt rained.\n\n“No,” [Tom Hill], the former pilot, told us."


def test_whoever_a_lead_describes_is_the_speaker_who_is_named_later() -> None:
    plain, sources = marked(BLIND_LEAD)
    found = resolved(plain, *sources)
    speaker = found.of(sources[0])
    assert speaker is not None
    assert speaker == found.of(sources[1])
    assert (speaker.name, [m.text for m in speaker.mentions][:2]) == (
        "Tom Hill",
        ["A former harbour pilot", "Tom Hill"],
    )


def test_that_a_lead_is_named_later_can_be_switched_off() -> None:
    plain, sources = marked(BLIND_LEAD)
    found = resolved(plain, *sources, without=frozenset(["description.named-later"]))
    assert found.of(sources[0]) != found.of(sources[1])
    assert found.evidence(sources[0])[0].rule == "description.itself"


def test_roles_in_the_same_words_are_one_speaker_and_no_other() -> None:
    plain, sources = marked("“Who?” [the judge] said. “I,” [the witness] said. “Louder,” [the judge] said.")
    found = resolved(plain, *sources)
    assert found.of(sources[0]) == found.of(sources[2]) != found.of(sources[1])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Yes,” said [Ada Brook].", SpeakerKind.PERSON),
        ("“Yes,” said [the Harbour Board].", SpeakerKind.ORGANIZATION),
        ("“Yes,” said [officials].", SpeakerKind.GROUP),
        ("“Yes,” said [Ada Brook and Tom Hill].", SpeakerKind.GROUP),
        ("“Yes,” said [the letter].", SpeakerKind.DOCUMENT),
        ("Ada Brook wrote it. [The report by Ada Brook] said no.", SpeakerKind.DOCUMENT),
        ("[Zyx Qort] came. “Yes,” [he] said.", SpeakerKind.PERSON),
    ],
)
def test_the_kind_of_a_speaker(text: str, kind: SpeakerKind) -> None:
    found = speaker(text)
    assert found is not None
    assert found.kind is kind


def test_a_speaker_knows_its_mentions_role_and_pronouns() -> None:
    text = "[Ada Brook, a judge in Wells,] came. “Late,” [she] said. Brook, a judge, ran."
    found = speaker(text)
    assert found is not None
    assert [m.text for m in found.mentions] == ["Ada Brook", "she", "Brook"]
    assert found.role is not None
    assert found.role.text == "a judge in Wells"
    assert found.pronouns == {"she"}


def test_an_article_alone_is_no_role() -> None:
    found = speaker("“Late,” said [the BBC].")
    assert found is not None
    assert (found.name, found.role) == ("BBC", None)


def test_a_pronoun_that_nothing_was_read_for_is_not_listed() -> None:
    found = speaker("“Late,” said [Ada Brook].")
    assert found is not None
    assert found.pronouns == frozenset()


CAST = (
    KnownSpeaker("7", "Elizabeth Marsh", ("Lizzy", "Miss Marsh")),
    KnownSpeaker("8", "Charlotte Marsh", ("Mrs. Marsh",)),
)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("“Late,” said [Lizzy].", "7"),
        ("“Late,” said [Miss Marsh].", "7"),
        ("“Late,” said [Mrs. Marsh].", "8"),
        ("Lizzy came. “Late,” [she] said.", "7"),
        ("“Late,” said [Tom Hill].", None),
        ("Charlotte Marsh came. “Late,” said [Marsh].", "8"),
    ],
)
def test_a_known_speaker_carries_the_callers_id(text: str, known: str | None) -> None:
    found = speaker(text, known=CAST)
    assert found is not None
    assert found.known == known


def test_all_names_of_a_known_speaker_are_one_speaker() -> None:
    plain, sources = marked("“Late,” said [Lizzy]. “Yes,” said [Elizabeth Marsh].")
    found = resolved(plain, *sources, known=CAST)
    assert found.of(sources[0]) == found.of(sources[1])


def test_an_alias_that_two_known_speakers_share_is_neither() -> None:
    twins = (KnownSpeaker("1", "Ada Brook", ("Brook",)), KnownSpeaker("2", "Tom Brook", ("Brook",)))
    found = speaker("“Late,” said [Brook].", known=twins)
    assert found is not None
    assert found.known is None


def test_a_rule_that_is_left_out_decides_nothing() -> None:
    text = "Ada Brook met Eve Hill.\n\n“So late,” [she] said."
    assert speaker(text) is not None
    assert speaker(text, without=frozenset(["pronoun.weighed"])) is None


WORDS = [
    "Ada Brook",
    "Brook",
    "Tom Brook",
    "Mr. Hill",
    "he",
    "she",
    "the mayor",
    "a judge",
    "campaign",
    "The team",
    "Wells",
    "police",
    "the company",
    "Acme Motors",
    "said",
    ", ",
    ". ",
    "“",
    "”",
    "\n\n",
    "’s ",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.data())
def test_mentions_stand_in_the_text_and_speakers_can_be_pickled(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    found = resolved(text, (start, end))
    for one in found.all:
        assert all(text[m.start : m.end] == m.text for m in one.mentions)
        assert one.kind is SpeakerKind.GROUP or not one.named or one.name in " ".join(text.split())
    assert pickle.loads(pickle.dumps(found.all)) == resolved(text, (start, end)).all
