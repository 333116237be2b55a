"""Texts with their quotes marked: pages, notebooks and terminals."""

import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Act, Analysis, Evidence, Quote, QuoteKind, Span, Speaker, SpeakerKind
from quoteattr.render import explain, render_html, render_terminal

TEXT = "“Yes,” Ann Lee, a nurse, said. He said Bo “hoped” so."
LEE = Speaker(
    4, "Ann Lee", True, SpeakerKind.PERSON, (Span.of(TEXT, 7, 14),), Span.of(TEXT, 16, 23), frozenset({"she", "her"})
)
YES = Quote((Span.of(TEXT, 0, 6),), QuoteKind.DIRECT, Act.SPEECH, Span.of(TEXT, 25, 29), Span.of(TEXT, 7, 14), LEE, 0.9)
OUTER = Quote(
    (Span.of(TEXT, 39, 52),), QuoteKind.MIXED, Act.SPEECH, Span.of(TEXT, 34, 38), Span.of(TEXT, 31, 33), None, 0.8
)
INNER = Quote(
    (Span.of(TEXT, 50, 52),), QuoteKind.INDIRECT, Act.THOUGHT, Span.of(TEXT, 42, 49), Span.of(TEXT, 39, 41), None, 0.7
)
VOID = {"meta"}


class Reader(HTMLParser):
    """Reads a page as a browser would, as far as it matters here: the text, the elements and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self.marked: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = (tag, dict(attributes))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, "elements must nest"

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "quoteattr-text" for _, attributes in self.open):
            self.article += data
            self.marked.append(("/".join(tag for tag, _ in self.open if tag in ("mark", "b", "u")), data))

    def titles(self, tag: str) -> list[str | None]:
        return [attributes.get("title") for name, attributes in self.elements if name == tag]


def test_a_page_marks_content_source_and_cue() -> None:
    marked = [(tags, words) for tags, words in Reader(render_html(TEXT, [YES])).marked if tags]
    assert marked == [("mark", "“Yes,”"), ("b", "Ann Lee"), ("u", "said")]


def test_hovering_tells_why_and_who() -> None:
    page = Reader(render_html(TEXT, [YES]))
    assert page.titles("mark") == [explain(YES)]
    assert page.titles("b") == ["source: Ann Lee"]


def test_every_number_is_a_button_that_shows_why() -> None:
    page = Reader(render_html(TEXT, [YES, OUTER, INNER]))
    buttons = [attributes for tag, attributes in page.elements if tag == "button"]
    reasons = [attributes["id"] for tag, attributes in page.elements if tag == "p" and "popover" in attributes]
    assert sorted(str(button["popovertarget"]) for button in buttons) == sorted(map(str, reasons))
    assert len(set(reasons)) == 3
    assert [button["aria-label"] for button in buttons] == ["Why Ann Lee?", "Why nobody known?", "Why nobody known?"]


def test_two_texts_of_a_notebook_do_not_share_their_reasons() -> None:
    def ids(text: str) -> set[str | None]:
        shown = Analysis(text, (YES,), (LEE,), (), ())._repr_html_()
        return {attributes["id"] for _, attributes in Reader(shown).elements if "id" in attributes}

    assert ids(TEXT).isdisjoint(ids(f"{TEXT} More."))


def test_the_page_has_one_main_part() -> None:
    assert [tag for tag, _ in Reader(render_html(TEXT, [YES])).elements].count("main") == 1


def test_speakers_are_listed_with_what_the_text_says_of_them() -> None:
    page = render_html(TEXT, [YES, YES])
    assert "><bdi>Ann Lee</bdi></span>, <bdi>a nurse</bdi> (<bdi>her, she</bdi>): 2 quotes</li>" in page


def test_what_stands_inside_a_quote_is_marked_inside_it() -> None:
    marked = [(tags, words) for tags, words in Reader(render_html(TEXT, [OUTER, INNER])).marked if tags]
    assert marked == [
        ("b", "He"),
        ("u", "said"),
        ("mark/b", "Bo"),
        ("mark", " "),
        ("mark/u", "“hoped”"),
        ("mark", " "),
        ("mark/mark", "so"),
    ]


def test_a_page_needs_no_script_and_fetches_nothing() -> None:
    page = Reader(render_html(TEXT, [YES]))
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "img", "iframe"})
    assert not any("src" in attributes or "href" in attributes for _, attributes in page.elements)


HOSTILE = '“<script>alert(1)</script>” & "onmouseover="x" \'><img src=x onerror=alert(1)>'


def test_hostile_words_stay_words() -> None:
    words = Span(0, len(HOSTILE), HOSTILE)
    mallory = Speaker(0, HOSTILE, True, SpeakerKind.PERSON, (words,), words, frozenset({HOSTILE}))
    quote = Quote((words,), QuoteKind.DIRECT, Act.SPEECH, words, words, mallory, 0.9)
    page = Reader(render_html(HOSTILE, [quote], title=HOSTILE))
    whole = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1"}
    inside = {"ol", "li", "span", "div", "bdi", "mark", "b", "u", "sup", "button", "p"}
    assert {tag for tag, _ in page.elements} <= whole | inside
    assert {name for _, attributes in page.elements for name in attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "title", "data-speaker",
        "type", "popovertarget", "aria-label", "id", "popover", "role",
    }  # fmt: skip
    assert page.article == HOSTILE


texts = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n\r<>&\"'"), max_size=40)


@st.composite
def texts_with_quotes(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    """Any text with quotes anywhere in it, crossing and nesting as they like."""
    text = draw(texts)

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    def quote() -> Quote:
        who = draw(st.integers(0, 40))
        speaker = Speaker(who, f"S{who}", True, SpeakerKind.PERSON, (Span.of(text, 0, 0),)) if who else None
        return Quote((span(),), QuoteKind.DIRECT, Act.SPEECH, span(), span(), speaker, 0.5)

    return text, [quote() for _ in range(draw(st.integers(0, 5)))]


@given(texts_with_quotes())
def test_no_character_is_lost_or_added_however_the_marks_overlap(case: tuple[str, list[Quote]]) -> None:
    text, quotes = case
    page = Reader(render_html(text, quotes))
    assert page.article == text
    ends = [attributes for tag, attributes in page.elements if tag == "sup"]
    assert len(ends) == sum(span.text != "" for quote in quotes for span in quote.content)


def test_what_html_cannot_hold_is_replaced() -> None:
    assert Reader(render_html("a\x00b\ud800c\x1b", [])).article == "a\ufffdb\ufffdc\ufffd"


def test_words_read_from_right_to_left_turn_nothing_around_them() -> None:
    words = Span.of("דנה לוי", 0, 7)
    speaker = Speaker(0, words.text, True, SpeakerKind.PERSON, (words,), words)
    quote = Quote((words,), QuoteKind.DIRECT, Act.SPEECH, None, words, speaker, 0.9)
    page = render_html(words.text, [quote], title=words.text)
    assert f"<h1><bdi>{words.text}</bdi></h1>" in page
    assert f"<bdi>{words.text}</bdi></span>, <bdi>{words.text}</bdi>: 1 quote" in page


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), min_size=1))
def test_what_turns_the_direction_of_reading_turns_itself_alone(text: str) -> None:
    words = Span.of(text, 0, len(text))
    mallory = Speaker(0, text, True, SpeakerKind.PERSON, (words,), words, frozenset({text}))
    quote = Quote((words,), QuoteKind.DIRECT, Act.SPEECH, words, words, mallory, 0.9, (Evidence("tagger", (words,)),))
    page = render_html(text, [quote], title=text)
    assert Reader(page).article == text
    turning = set(text) - {"a", "b"}
    assert turning.isdisjoint(re.sub("<bdi>[^ab<]</bdi>", "", page))
    assert turning.isdisjoint(render_terminal(text, [quote], color=True))


def test_thirty_speakers_differ_in_colour_or_line() -> None:
    mention = (Span.of(TEXT, 7, 14),)
    quotes = [attrs.evolve(YES, speaker=Speaker(who, str(who), True, SpeakerKind.PERSON, mention)) for who in range(28)]
    page = Reader(render_html(TEXT, quotes))
    voices = [attributes["class"] for tag, attributes in page.elements if tag == "span"]
    assert len(set(voices)) == 28


@pytest.mark.parametrize("render", [render_html, render_terminal])
def test_quotes_of_another_text_are_refused(render: object) -> None:
    assert callable(render)
    with pytest.raises(ValueError, match="the text at 0:6 is not '“Yes,”'"):
        render("Another text altogether.", [YES])


def test_a_notebook_shows_an_analysis_with_its_style() -> None:
    shown = Analysis(TEXT, (YES,), (LEE,), (), ())._repr_html_()
    assert shown.startswith("<style>")
    assert Reader(shown).article == TEXT
    assert "<html" not in shown


def test_a_terminal_shows_numbers_and_whose_they_are() -> None:
    assert render_terminal(TEXT, [YES, OUTER], color=False) == (
        "[1 “Yes,”] Ann Lee, a nurse, said. He said [? Bo “hoped” so].\n\n[1] Ann Lee"
    )


def test_colours_come_on_top_and_end_with_what_they_mark() -> None:
    shown = render_terminal(TEXT, [YES], color=True)
    assert shown == (
        "\x1b[0m\x1b[36m[1 “Yes,”]\x1b[0m \x1b[0m\x1b[1mAnn Lee\x1b[0m, a nurse, \x1b[0m\x1b[4msaid\x1b[0m. "
        "He said Bo “hoped” so.\n\n\x1b[36m[1] Ann Lee\x1b[0m"
    )


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [(True, {}, True), (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": ""}, True), (False, {}, False)],
)
def test_colours_only_where_they_are_wanted(
    terminal: bool, environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert ("\x1b" in render_terminal(TEXT, [YES])) is coloured


def test_control_characters_of_the_text_never_reach_the_terminal() -> None:
    text = "a\x1b[31mb\x9bc\r\nd\te"
    assert render_terminal(text, [], color=True) == "a\ufffd[31mb\ufffdc\nd\te"
