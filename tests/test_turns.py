"""Turns of transcripts, plays, chats, mails and subtitles, and what only looks like them."""

from __future__ import annotations

import pytest

from quoteattr import Quote, QuoteExtractor, QuoteKind, explain

EXTRACTOR = QuoteExtractor()

Said = tuple[str | None, str | None, str | None, str]
"""The speaker's name, the label, the cue, and what is said."""

FORMS: dict[str, tuple[str, list[Said]]] = {
    "capitals": (
        "HILL: Is it done?\n\nBROOK: It is.",
        [("HILL", "HILL", ":", "Is it done?"), ("BROOK", "BROOK", ":", "It is.")],
    ),
    "names and full stops": (
        "Captain Rusk. [Looking up.] There’s weather.\n\nMrs. Alder. Then turn.\n\nCaptain Rusk. Madam, I cannot.\n\n"
        "Mrs. Alder. You will. [Exit Rusk.]",
        [
            ("Captain Rusk", "Captain Rusk", None, "There’s weather."),
            ("Alder", "Mrs. Alder", None, "Then turn."),
            ("Captain Rusk", "Captain Rusk", None, "Madam, I cannot."),
            ("Alder", "Mrs. Alder", None, "You will."),
        ],
    ),
    "a scene between prose": (
        "We played it in the parlour.\n\nThief. Your purse!\nWidow. Take my life.\nThief. Then I am poor.\n"
        "Widow. Sit down.\n\nThen we went to bed.",
        [
            (None, "Thief", None, "Your purse!"),
            (None, "Widow", None, "Take my life."),
            (None, "Thief", None, "Then I am poor."),
            (None, "Widow", None, "Sit down."),
        ],
    ),
    "people who come and go": (
        "ACT ONE. A churchyard.\n\nFirst Gravedigger. Dig, boy.\n\nSecond Gravedigger. I am.\n\nEnter DUKE.\n\n"
        "First Gravedigger. My lord!",
        [
            ("First Gravedigger", "First Gravedigger", None, "Dig, boy."),
            ("Second Gravedigger", "Second Gravedigger", None, "I am."),
            ("First Gravedigger", "First Gravedigger", None, "My lord!"),
        ],
    ),
    "quoted whole": (
        'On air:\n\n"HILL: Is it done?\n\n"BROOK: It is.\n\n"HILL: When?\n\n"BROOK: In May."',
        [
            ("HILL", "HILL", ":", "Is it done?"),
            ("BROOK", "BROOK", ":", "It is."),
            ("HILL", "HILL", ":", "When?"),
            ("BROOK", "BROOK", ":", "In May."),
        ],
    ),
    "roles": (
        "JUDGE: Please state your name.\nWITNESS: My name is Ada Brook.\nJUDGE: Thank you.",
        [
            (None, "JUDGE", ":", "Please state your name."),
            (None, "WITNESS", ":", "My name is Ada Brook."),
            (None, "JUDGE", ":", "Thank you."),
        ],
    ),
    "names": (
        "Tom Hill: Is it done?\n\nAda Brook: It is.",
        [("Tom Hill", "Tom Hill", ":", "Is it done?"), ("Ada Brook", "Ada Brook", ":", "It is.")],
    ),
    "bold names": (
        "**Tom Hill:** Is it done?\n\n**Ada Brook:** It is.",
        [("Tom Hill", "Tom Hill", ":", "Is it done?"), ("Ada Brook", "Ada Brook", ":", "It is.")],
    ),
    "bold elements": (
        "<p><b>HILL:</b> Is it done?</p>\n<p><b>BROOK:</b> It is.</p>",
        [("HILL", "HILL", ":", "Is it done?"), ("BROOK", "BROOK", ":", "It is.")],
    ),
    "a time in brackets": (
        "Tom Hill (00:12): Is it done?\n\nAda Brook (00:15): It is.",
        [("Tom Hill", "Tom Hill", ":", "Is it done?"), ("Ada Brook", "Ada Brook", ":", "It is.")],
    ),
    "a time before": (
        "[00:12] Tom Hill: Is it done yet?\n[00:15] Ada Brook: It is.",
        [("Tom Hill", "Tom Hill", ":", "Is it done yet?"), ("Ada Brook", "Ada Brook", ":", "It is.")],
    ),
    "a date before": (
        "03/05/2021, 10:12 - Tom: Is it done yet?\n03/05/2021, 10:15 - Ada: It is.",
        [("Tom", "Tom", ":", "Is it done yet?"), ("Ada", "Ada", ":", "It is.")],
    ),
    "a line with a time": (
        "Tom Hill 00:12\nIs it done yet?\n\nAda Brook 00:15\nIt is.",
        [("Tom Hill", "Tom Hill", None, "Is it done yet?"), ("Ada Brook", "Ada Brook", None, "It is.")],
    ),
    "a line with a name": (
        "Operator\n\nWelcome to the call.\n\nAda Brook\n\nThank you.\n\nOperator\n\nIs it done?\n\nAda Brook\n\nIt is.",
        [
            (None, "Operator", None, "Welcome to the call."),
            ("Ada Brook", "Ada Brook", None, "Thank you."),
            (None, "Operator", None, "Is it done?"),
            ("Ada Brook", "Ada Brook", None, "It is."),
        ],
    ),
    "nicks": (
        "[12:01] <ada> is it done?\n[12:02] * tom shrugs\n[12:03] <tom_h> it is",
        [("ada", "ada", None, "is it done?"), ("tom_h", "tom_h", None, "it is")],
    ),
    "WebVTT": (
        "WEBVTT\n\n1\n00:00.000 --> 00:03.000\n<v Ann>The ferry <i>has</i> left.</v>\n<v.loud Bo Diaz>When?</v>\n\n"
        "2\n00:03.500 --> 00:05.000\n<v Ann>At nine.",
        [
            ("Ann", "Ann", None, "The ferry <i>has</i> left."),
            ("Bo Diaz", "Bo Diaz", None, "When?"),
            ("Ann", "Ann", None, "At nine."),
        ],
    ),
    "SRT": (
        "1\n00:00:01,000 --> 00:00:04,000\nANN: The ferry has left,\nand nobody saw it.\n\n"
        "2\n00:00:04,500 --> 00:00:06,000\n- BO: When?\n- ANN: At nine.",
        [
            ("ANN", "ANN", ":", "The ferry has left,\nand nobody saw it."),
            ("BO", "BO", ":", "When?"),
            ("ANN", "ANN", ":", "At nine."),
        ],
    ),
    "a parliament": (
        "Mr Slate (Harbour) (Lab): When will it run?\n\nThe Minister for Ports (Dame Ada Brook): In May.\n\n"
        "Mr Slate: I thank the Minister.\n\nSeveral hon. Members rose—\n\nMadam Deputy Speaker: Order.",
        [
            ("Slate", "Mr Slate (Harbour) (Lab)", ":", "When will it run?"),
            ("Ada Brook", "The Minister for Ports (Dame Ada Brook)", ":", "In May."),
            ("Slate", "Mr Slate", ":", "I thank the Minister."),
            (None, "Madam Deputy Speaker", ":", "Order."),
        ],
    ),
    "a dash": (
        "HON. A. BROOK.- The ferry is late.\n\nMR. SPEAKER.- Please take your seat.\n\nHON. A. BROOK.- I thank you.",
        [
            ("A. BROOK", "HON. A. BROOK", ".-", "The ferry is late."),
            (None, "MR. SPEAKER", ".-", "Please take your seat."),
            ("A. BROOK", "HON. A. BROOK", ".-", "I thank you."),
        ],
    ),
    "a full stop": (
        "Mr. SLATE. I yield a minute.\n\nMs. BROOK. I thank my friend.\n\nThe harbour is full.\n\n"
        "The SPEAKER pro tempore. The time has expired.",
        [
            ("SLATE", "Mr. SLATE", None, "I yield a minute."),
            ("BROOK", "Ms. BROOK", None, "I thank my friend. … The harbour is full."),
            (None, "The SPEAKER pro tempore", None, "The time has expired."),
        ],
    ),
    "a committee": (
        "The Chair. Please come to order.\n\nMr. Hill. Is it done?\n\nMs. Brook. It is.\n\nThe Chair. Thank you.",
        [
            (None, "The Chair", None, "Please come to order."),
            ("Hill", "Mr. Hill", None, "Is it done?"),
            ("Brook", "Ms. Brook", None, "It is."),
            (None, "The Chair", None, "Thank you."),
        ],
    ),
    "a deposition": (
        "Testimony of Ada Brook\n\nBY MR. LEE:\n\nQ. Did you see it?\n\nA. I did.\n\nQ. When?\n\nA. At nine.\n\n"
        "MR. HILL: Objection.\n\nTHE WITNESS: It was late.\n\nTHE COURT: Thank you.",
        [
            (None, "Q", None, "Did you see it?"),
            ("Ada Brook", "A", None, "I did."),
            (None, "Q", None, "When?"),
            ("Ada Brook", "A", None, "At nine."),
            ("HILL", "MR. HILL", ":", "Objection."),
            ("Ada Brook", "THE WITNESS", ":", "It was late."),
            (None, "THE COURT", ":", "Thank you."),
        ],
    ),
    "a broadcast": (
        "MARY LEE, HOST:\n\nGood evening. We go to Tom Hill.\n\nTOM HILL, BYLINE: The pier is empty.\n\n"
        "(SOUNDBITE OF WAVES)\n\nLEE: Thank you, Tom.\n\nHILL: Any time.",
        [
            ("MARY LEE", "MARY LEE, HOST", ":", "Good evening. We go to Tom Hill."),
            ("Tom Hill", "TOM HILL, BYLINE", ":", "The pier is empty."),
            ("MARY LEE", "LEE", ":", "Thank you, Tom."),
            ("Tom Hill", "HILL", ":", "Any time."),
        ],
    ),
    "a play": (
        "ANNA\n(looking out)\nIt has left.\n\nBORIS\nThen we wait.\n\n(He sits.)\n\nANNA\nAll night?",
        [
            ("ANNA", "ANNA", None, "It has left."),
            ("BORIS", "BORIS", None, "Then we wait."),
            ("ANNA", "ANNA", None, "All night?"),
        ],
    ),
    "Fountain": (
        "INT. OFFICE - NIGHT\n\nTwo desks.\n\nANNA\n(looking out)\nIt has left.\n\nBORIS ^\nThen we wait.\n\nHe sits."
        "\n\nANNA (CONT'D)\nAll night?\n\n@McAvoy\nAll night.\n\nCUT TO:",
        [
            ("ANNA", "ANNA", None, "It has left."),
            ("BORIS", "BORIS", None, "Then we wait."),
            ("ANNA", "ANNA (CONT'D)", None, "All night?"),
            ("McAvoy", "McAvoy", None, "All night."),
        ],
    ),
    "a play in prose": (
        "Rain fell all night.\n\nAnna: Is the boat in?\n\nShe slowly turns the lamp down.\n\nBoris: Not yet.\n\n"
        "Boris takes off his coat.\n\nAnna: Then we wait.\n\nAnna sat down by the stove. The clock struck two.\n\n"
        "Boris: All night.",
        [
            ("Anna", "Anna", ":", "Is the boat in?"),
            ("Boris", "Boris", ":", "Not yet."),
            ("Anna", "Anna", ":", "Then we wait."),
            ("Boris", "Boris", ":", "All night."),
        ],
    ),
    "a host who introduces guests": (
        "Eve Hill: Good evening.\n\nTom Brook runs a bakery.\n\nAnna Lee makes boats.\n\nTom Brook: Hello.\n\n"
        "Anna Lee: Hello.\n\nEve Hill: Tom, how is trade?\n\nTom Brook: Good.\n\nEve Hill: Anna?\n\nAnna Lee: Slow.",
        [
            ("Eve Hill", "Eve Hill", ":", "Good evening. … Tom Brook runs a bakery. … Anna Lee makes boats."),
            ("Tom Brook", "Tom Brook", ":", "Hello."),
            ("Anna Lee", "Anna Lee", ":", "Hello."),
            ("Eve Hill", "Eve Hill", ":", "Tom, how is trade?"),
            ("Tom Brook", "Tom Brook", ":", "Good."),
            ("Eve Hill", "Eve Hill", ":", "Anna?"),
            ("Anna Lee", "Anna Lee", ":", "Slow."),
        ],
    ),
    "somebody who is told of": (
        "Hill: Who was he?\n\nBrook: My father.\n\nHe worked in the pit.\n\nHill: And then?\n\nBrook: It closed.\n\n"
        "He went to sea.\n\nHill: I see.",
        [
            ("Hill", "Hill", ":", "Who was he?"),
            ("Brook", "Brook", ":", "My father. … He worked in the pit."),
            ("Hill", "Hill", ":", "And then?"),
            ("Brook", "Brook", ":", "It closed. … He went to sea."),
            ("Hill", "Hill", ":", "I see."),
        ],
    ),
    "a mail": (
        "I agree.\n\nOn Mon, 3 May 2021 at 10:12, Ada Brook <ada@example.org> wrote:\n> It is late."
        "\n> Please tell them.\n>\n> Ada\n\nTom",
        [("Ada Brook", "Ada Brook", "wrote", "It is late.\n> Please tell them.")],
    ),
    "a mail in short": (
        "Ada Brook wrote:\n> It is late.\n\nWhy?",
        [("Ada Brook", "Ada Brook", "wrote", "It is late.")],
    ),
    "a post": (
        "The harbour posted:\n\nThe ferry will run again.\n\n— Wells Harbour (@wellsharbour) May 3, 2021",
        [("Wells Harbour", "Wells Harbour", "—", "The ferry will run again.")],
    ),
    "a block quotation": (
        "It begins so:\n\n> The sea was calm.\n>\n> — Ada Brook, The Ferry\n\nIt sold well.",
        [("Ada Brook", "Ada Brook", "—", "The sea was calm.")],
    ),
    "a block quotation signed in bold, with its book": (
        "> The sea was calm.\n>\n> — **Ada Brook**, *The Ferry*",
        [("Ada Brook", "Ada Brook", "—", "The sea was calm.")],
    ),
    "a block quotation signed below": (
        "> The sea was calm.\n\n— *Ada Brook*",
        [("Ada Brook", "Ada Brook", "—", "The sea was calm.")],
    ),
    "a block quotation signed with a link": (
        "> The sea was calm.\n> **— [Ada Brook](https://example.org/a)**, The Ferry",
        [("Ada Brook", "Ada Brook", "—", "The sea was calm.")],
    ),
    "a block quotation signed with its book alone": (
        "> The sea was calm.\n> -- *Ada Brook* in *The Ferry* (1911)",
        [("Ada Brook", "Ada Brook", "--", "The sea was calm.")],
    ),
    "people called by their post": (
        "TOWER: Hold at the gate.\n\nPILOT: Holding.\n\nTOWER: There is a goat.\n\nPILOT: We see it.",
        [
            ("TOWER", "TOWER", ":", "Hold at the gate."),
            (None, "PILOT", ":", "Holding."),
            ("TOWER", "TOWER", ":", "There is a goat."),
            (None, "PILOT", ":", "We see it."),
        ],
    ),
    "names and posts on lines of their own": (
        "MARY LEE, HOST:\n\nGood evening. Is it late?\n\nTOM HILL, FERRYMAN:\n\nIt is very late. It always was.",
        [
            ("MARY LEE", "MARY LEE, HOST", ":", "Good evening. Is it late?"),
            ("TOM HILL", "TOM HILL, FERRYMAN", ":", "It is very late. It always was."),
        ],
    ),
}
LOOK_ALIKES = {
    "a list below a mail": "> Who comes?\n- Tom Hill\n- Ada Brook",
    "places with values": "Harbour: 4\n\nTower: 9\n\nHarbour: 7\n\nTower: 2\n\nHarbour: 1\n\nTower: 3",
    "a recipe": "Ferry Cake\n\nFlour: 200 g\nSugar: 100 g\nEggs: three\n\nStep 1: Mix.\n\nStep 2: Eat.\n\nTip: Cool.",
    "a cookbook": "Bread. Mix the flour.\n\nSoup. Chop the leeks.\n\nBread. (Serves four.) Serve it.\n\nSoup. Keep it.",
    "a register": "Smith. Born in 1901.\n\nJones. Played for Leeds.\n\nSmith. Died in 1970.\n\nJones. Moved to Hull.",
    "short sentences": "Nothing. I looked up.\n\nYes. You did.\n\nNothing. I know.\n\nYes. We left.\n\nNothing. I do.",
    "an invitation": "WHO: Mayor Ada Brook\nWHAT: The new ferry\nWHEN: Monday, 3 May\nWHERE: Pier 4\nCONTACT: Tom Hill",
    "questions": "Frequently asked\n\nWhen does it run?\n\nEvery hour.\n\nWhat does it cost?\n\nTwo pounds.",
    "datelines": "LONDON: The ferry will run.\n\nPARIS: The river is closed.\n\nLONDON: Rain is near.",
    "boxes": "READ MORE: The ferry was late\n\nWATCH: The ferry leaves\n\nREAD MORE: Nine boats\n\nWATCH: It is back",
    "multiple choice": "1. What is a ferry?\n\nA. A boat.\nB. A bridge.\nC. A train.\nD. A road.\n\n2. Where is it?\n\n"
    "A. On water.\nB. On land.\nC. In the air.\nD. Nowhere.",
    "a table": "\n".join(f"Row {number}: {number * 7} boats" for number in range(10_000)),
    "a table with bars": "\n".join(f"| Ada Brook | {number * 7} boats |" for number in range(300)),
    "points": "Ada Brook: 7 points\nTom Hill: 8 points\nLena Ortiz: 9 points\nAda Brook: 3 points",
    "a cast": "Ada Brook: Anna\nTom Hill: Boris\nLena Ortiz: The Captain",
    "a log": "[10:12:01] INFO: started\n[10:12:02] ERROR: failed\n[10:12:03] INFO: started",
    "changes": "Added: a new pier.\nFixed: the old pier.\nAdded: a boat.\nFixed: a rope.",
    "ratings": "Food: Good\nService: Bad\nFood: Good\nService: Bad\nFood: Fine\nService: Fine",
    "votes": "Ayes: 5\nNoes: 2\nAyes: 4\nNoes: 3\nAyes: 1\nNoes: 6",
    "the head of a mail": "From: Ada Brook <ada@example.org>\nTo: Tom Hill <tom@example.org>\nSubject: Ferry\n\nLate.",
    "headings that recur": "BACKGROUND\nIt was built in 1990.\n\nMETHODS\nWe asked nine.\n\nBACKGROUND\nNone.",
    "addresses": "ADA BROOK\n12 Pier Road\nWells\n\nTOM HILL\n14 Pier Road\nWells\n\nADA BROOK\n12 Pier Road\nWells",
    "a programme": "09:00 Welcome: Ada Brook\n10:00 Ferries: Tom Hill\n11:00 Break",
    "rules with letters": "A. The ferry shall run daily.\n\nB. The ferry shall be safe.",
    "times alone": "\n".join(f"00:00:{s:02},000 --> 00:00:{s + 1:02},000" for s in range(20)),
    "subtitles without labels": "1\n00:00:01,000 --> 00:00:04,000\nIt left.\n\n2\n00:00:04,500 --> 00:00:06,000\nOh.",
    "headings": "\n\n".join(f"The Ferry Number {number}" for number in range(300)),
    "blank lines": "\n \n\t\r\n" * 100,
}


def said(quote: Quote) -> Said:
    """A quote as the table above has it."""
    name = quote.speaker.name if quote.speaker and quote.speaker.named else None
    label, cue = (span.text if span else None for span in (quote.source, quote.cue))
    return name, label, cue, quote.text


def with_breaks(text: str, ending: str) -> str:
    return text.replace("\n", ending)


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_a_turn_is_said_directly_by_its_label(text: str, expected: list[Said]) -> None:
    quotes = EXTRACTOR.extract(text)
    assert [said(quote) for quote in quotes] == expected
    assert {quote.kind for quote in quotes} == {QuoteKind.DIRECT}
    assert all(text[span.start : span.end] == span.text for quote in quotes for span in quote.content)
    assert "the label of this turn" in explain(quotes[0])


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"], ids=ascii)
@pytest.mark.parametrize("form", ["capitals", "a play", "SRT", "a line with a time", "a mail"])
def test_turns_are_the_same_whatever_ends_a_line(form: str, ending: str) -> None:
    text, expected = FORMS[form]
    found = [said(quote) for quote in EXTRACTOR.extract(with_breaks(text, ending))]
    assert found == [(name, label, cue, with_breaks(words, ending)) for name, label, cue, words in expected]


def test_lines_may_end_in_several_ways_in_one_text() -> None:
    text = "HILL: Is it done?\r\n\r\nBROOK: It is.\r\rHILL: Good.\n\nBROOK: Yes.\u2028\u2028HILL: We go."
    assert [quote.text for quote in EXTRACTOR.extract(text)] == ["Is it done?", "It is.", "Good.", "Yes.", "We go."]


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_nothing_is_said_by_what_only_looks_like_turns(text: str) -> None:
    assert EXTRACTOR.extract(text) == []


def test_a_headline_is_not_the_first_turn() -> None:
    text = "Brook: It Is Done\n\nOn air:\n\nHILL: Is it done?\n\nBROOK: It is.\n\nHILL: When?\n\nBROOK: In May."
    turns = [quote.text for quote in EXTRACTOR.extract(text) if quote.kind is QuoteKind.DIRECT]
    assert turns == ["Is it done?", "It is.", "When?", "In May."]


def test_paragraphs_of_a_turn_are_one_quote_without_what_is_done_in_it() -> None:
    text = "HILL: How was it?\n\nBROOK: Cold. (Laughter.) And long.\n\nNobody came.\n\nHILL: I see.\n\nBROOK: Do you?"
    turn = EXTRACTOR.extract(text)[1]
    assert [span.text for span in turn.content] == ["Cold.", "And long.", "Nobody came."]


def test_both_halves_of_markup_are_in_a_turn_or_none() -> None:
    quotes = EXTRACTOR.extract("HILL: Is it <b>done?</b>\n\nBROOK: It is not **done.**\n\nHILL: &quot;Now?&quot;")
    assert [quote.text for quote in quotes] == ["Is it <b>done?</b>", "It is not **done.**", "&quot;Now?&quot;"]


def test_a_label_is_whoever_the_text_introduces_with_that_surname() -> None:
    text = "HOST: With me is Ada Brook, an engineer.\n\nBROOK: Good evening.\n\nHOST: Is it safe?\n\nBROOK: It is."
    names = [quote.speaker.name for quote in EXTRACTOR.extract(text) if quote.speaker]
    assert names == ["HOST", "Ada Brook", "HOST", "Ada Brook"]


def test_what_is_quoted_in_a_turn_is_a_quote_of_its_own() -> None:
    text = "HILL: And the mayor said that it would be fine?\n\nBROOK: She did."
    assert ("that it would be fine", "the mayor") in {
        (quote.text, quote.source.text) for quote in EXTRACTOR.extract(text) if quote.source
    }


@pytest.mark.parametrize("form", ["WebVTT", "SRT", "Fountain", "a deposition", "a mail"])
def test_any_part_of_a_file_is_read(form: str) -> None:
    text, _ = FORMS[form]
    for cut in range(5, len(text), 23):
        for part in (text[:cut], text[cut:]):
            for quote in EXTRACTOR.extract(part):
                assert all(part[span.start : span.end] == span.text for span in quote.content)


def test_half_a_subtitle_file_says_what_it_still_has() -> None:
    text, _ = FORMS["SRT"]
    half = text[: text.index("BO:") + len("BO: Wh")]
    assert [quote.text for quote in EXTRACTOR.extract(half)] == ["The ferry has left,\nand nobody saw it.", "Wh"]


def test_a_thousand_different_labels_are_read() -> None:
    names = [f"{a}{b}{c}" for a in "BDFGHKLMNP" for b in ("ad", "el", "im", "on", "ur") for c in range(20)]
    text = "\n\n".join(f"Mr {name.upper()}: It is late." for name in names)
    assert len({quote.speaker.id for quote in EXTRACTOR.extract(text) if quote.speaker}) == len(names)


@pytest.mark.parametrize(
    "template",
    [
        "{{cquote|The sea was calm.|Ada Brook}}",
        "{{Quote |text=The sea was calm. |author=[[Ada Brook]] |source=''The Ferry''}}",
        "{{blockquote|“The sea was calm.”|Ada Brook, 1911}}",
        "{{Quote box|quote=The sea was calm.|source=Ada Brook (engineer)}}",
    ],
)
def test_a_template_of_a_wiki_names_its_author(template: str) -> None:
    [quote] = EXTRACTOR.extract(f"It rained in May.\n\n{template}\n\nIt was dry in June.")
    assert said(quote) == ("Ada Brook", "Ada Brook", None, "The sea was calm.")


def test_other_templates_are_nobodys_words() -> None:
    assert (
        EXTRACTOR.extract("{{Infobox|name=Wells|mayor=Ada Brook}} {{quote|The sea was calm.}} {{quote||Ada Brook}}")
        == []
    )
