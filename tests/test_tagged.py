"""The rule on quotations with a tag of their own, where the network saw it elsewhere."""

import pytest
from proposals import attribution, contents, context_of, where

from quoteattr import extract_quotes
from quoteattr.attribution.attributions import Attribution
from quoteattr.attribution.rules.tagged import own_tag


def told(text: str, found: list[Attribution]) -> list[tuple[list[str], str | None]]:
    """The contents, each with its source."""
    sources = [text[slice(*a.source)] if a.source else None for a in found]
    return list(zip(contents(text, found), sources, strict=True))


@pytest.mark.parametrize(
    ("tag", "source"),
    [
        ("Tom asked.", "Tom"),
        ("I asked.", "I"),
        ("asked Tom Coyle, the mayor.", "Tom Coyle"),
        ("the boy in the corner shouted.", "the boy in the corner"),
        ("my mother wanted to know.", "my mother"),
        ("coach Anneli Saar yelled furiously.", "coach Anneli Saar"),
        ("Dr. A. B. Cole asked him.", "Dr. A. B. Cole"),
        ("Tom Coyle, the mayor, asked the meeting.", "Tom Coyle"),
        ("quietly asked the old man with a grin.", "the old man"),
        ("somebody cried from the back row.", "somebody"),
        ("said the short, moustached cook.", "the short, moustached cook"),
        ("agreed Tom.", "Tom"),
    ],
)
def test_a_second_tag_parts_two_speakers(tag: str, source: str) -> None:
    text = f"“Gone,” Nell said. “Gone where?” {tag}"
    found = own_tag.apply([attribution(text, "“Gone,”", "“Gone where?”", cue="said", source="Nell")], context_of(text))
    assert told(text, found) == [(["“Gone,”"], "Nell"), (["“Gone where?”"], source)]


@pytest.mark.parametrize(
    "tag",
    [
        "Tom turned away.",
        "Then Tom asked for more.",
        "Tom said the pier would close.",
        "Tom said that it was late.",
        "Tom asked: and got no answer:",
        "He said nothing.",
        "she added.",
        "",
    ],
)
def test_what_is_no_whole_tag_of_another_parts_nothing(tag: str) -> None:
    text = f"“Gone,” Nell said. “Gone where?” {tag}"
    before = [attribution(text, "“Gone,”", "“Gone where?”", cue="said", source="Nell")]
    assert own_tag.apply(before, context_of(text)) == before


def test_behind_a_full_stop_only_a_whole_sentence_is_a_tag() -> None:
    text = "“Gone,” Nell said. “Gone.” Tom said the pier would close."
    before = [attribution(text, "“Gone,”", "“Gone.”", cue="said", source="Nell")]
    assert own_tag.apply(before, context_of(text)) == before


def test_what_stands_behind_a_second_tag_is_of_the_second_speaker() -> None:
    text = "“Gone,” Nell said. “Where?” Tom asked. “When?”"
    before = [attribution(text, "“Gone,”", "“Where?”", "“When?”", cue="said", source="Nell")]
    assert told(text, own_tag.apply(before, context_of(text))) == [
        (["“Gone,”"], "Nell"),
        (["“Where?”", "“When?”"], "Tom"),
    ]


def test_the_speaker_beside_the_verb_takes_the_place_of_one_before() -> None:
    text = "“Rubbish!” Ekwall shouted. “Order!” the chairman called."
    found = own_tag.apply([attribution(text, "“Order!”", cue="called", source="Ekwall")], context_of(text))
    assert told(text, found)[-1] == (["“Order!”"], "the chairman")


def test_a_tag_that_the_network_took_for_what_was_said_is_left_out() -> None:
    text = "“We lost,” Ruth said. “By how much?” we asked."
    before = [attribution(text, "“We lost,”", "“By how much?” we asked", cue="said", source="Ruth")]
    assert told(text, own_tag.apply(before, context_of(text)))[1] == (["“By how much?”"], "we")


def test_a_sentence_with_a_tag_that_the_network_left_out_is_a_quote() -> None:
    text = "It rained. “Go home,” said the warden. The “late,” said she, film was long."
    assert told(text, own_tag.apply([], context_of(text))) == [(["“Go home,”"], "the warden")]


def test_two_quotations_of_one_tag_are_one_quote() -> None:
    text = "“Gone,” Nell said. “Where?” Tom asked. “When?”"
    first = attribution(text, "“Gone,”", "“Where?”", cue="said", source="Nell")
    found = own_tag.apply([first, attribution(text, "“When?”", cue="asked", source="Tom")], context_of(text))
    assert told(text, found) == [(["“Gone,”"], "Nell"), (["“Where?”", "“When?”"], "Tom")]


def test_who_is_named_before_the_quotation_in_its_sentence_stays() -> None:
    text = "Brook, citing “the magic,” said the candidate would win."
    before = [attribution(text, "“the magic,”", cue="citing", source="Brook")]
    assert own_tag.apply(before, context_of(text)) == before


def test_a_clause_with_a_quotation_at_its_end_keeps_its_tag() -> None:
    text = "The plan is “a gift,” Nell said. He saw the film “Help!” Tom said."
    before = [attribution(text, "The plan is “a gift,”", "He saw the film “Help!”", cue="said", source="Nell")]
    assert own_tag.apply(before, context_of(text)) == before


def test_the_tag_of_the_attribution_itself_changes_nothing() -> None:
    text = "“Gone,” said Nell Carrow, a smith."
    before = [attribution(text, "“Gone,”", cue="said", source="Nell Carrow, a smith")]
    assert own_tag.apply(before, context_of(text)) == before
    assert where(text, "said") == before[0].cue


def test_two_who_speak_in_one_paragraph_get_their_own_words() -> None:
    text = '"Is this the right bus?" Ned Cole asked, puzzled. "Get off now!" Ida Marsh yelled furiously.'
    quotes = extract_quotes(text)
    assert [(q.text, q.speaker and q.speaker.name) for q in quotes] == [
        ('"Is this the right bus?"', "Ned Cole"),
        ('"Get off now!"', "Ida Marsh"),
    ]


@pytest.mark.parametrize(("first", "source"), [("he said", "he"), ("the clerk told her", "the clerk")])
def test_she_is_another_than_he_and_than_who_told_her(first: str, source: str) -> None:
    text = f"“We are closed,” {first}. “Since when?” she asked."
    parts = ("“We are closed,”", "“Since when?”")
    found = own_tag.apply(
        [attribution(text, *parts, cue=first.split()[-2 if "told" in first else -1], source=source)], context_of(text)
    )
    assert told(text, found) == [([parts[0]], source), ([parts[1]], "she")]


def test_an_answer_is_not_of_who_asked() -> None:
    text = "“Who is there?” asked the guard. “Only me,” came the reply."
    found = own_tag.apply(
        [attribution(text, "“Who is there?”", "“Only me,”", cue="asked", source="the guard")], context_of(text)
    )
    assert told(text, found) == [(["“Who is there?”"], "the guard"), (["“Only me,”"], None)]


def test_a_source_in_the_next_paragraph_is_none() -> None:
    text = "“Fine,” Page agreed.\n\n“The north door,” Summer told him."
    found = own_tag.apply([attribution(text, "“Fine,”", cue="agreed", source="Summer")], context_of(text))
    assert told(text, found)[0] == (["“Fine,”"], "Page")
