"""The shipped weights on real layouts: what an editor would look at first."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr import ModelError, Quote, QuoteExtractor, QuoteKind, extract_quotes
from quoteattr.extend import Models
from quoteattr.network.tagger import SHIPPED

ARTICLE = Path(__file__).parent.parent / "examples" / "ferry.txt"

# An article of the kind the project began with, in own words: marks the wrong way round, a space missing behind a
# closing mark, an interrupted quote, indirect speech, and criticism that is no quote.
ODD_MARKS = (
    "Harbour Foods may still face new rules, but the firm won some favour this week. Regulators criticised Harbour "
    "Foods last year. The firm is a “model” of “clean fishing”, according to the certificate it received from the "
    "ministry. “Large firms with full nets need to show more care and more restraint than others do,” the paper read. "
    "Harbour “is honoured to have taken part in [the clean-up]”Harbour wrote in a post on Monday. Firms that help are "
    "meeting their duty to “serve the coast,” according to Lena Ortiz, a researcher at the Tidewater Institute. “It "
    "looks good and it costs little,” she added. “As long as the firm is seen to follow [the ministry’s] line, it will "
    "be left alone “. However, Ortiz warned that praise this week “is not the end of the inquiry”. She still expects "
    "the ministry to go on with its inspections."
)


@pytest.fixture(scope="module")
def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def quotes(article: str) -> list[Quote]:
    return extract_quotes(article)


def about(quotes: list[Quote], words: str) -> Quote:
    [found] = [quote for quote in quotes if words in quote.text]
    return found


def offsets_hold(text: str, found: list[Quote]) -> bool:
    spans = [s for q in found for s in (*q.content, q.cue, q.source) if s is not None]
    return all(text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    ("words", "kind", "cue", "source"),
    [
        ("Nobody on this council", QuoteKind.DIRECT, "said", "Mayor Dorothea Quill"),
        ("a gamble with other people’s money", QuoteKind.MIXED, "called", "He"),
        ("I love that boat", QuoteKind.DIRECT, "added", "he"),
        ("no other way to reach a pharmacy", QuoteKind.INDIRECT, "told", "Bettina Okoro"),
        ("a smaller electric vessel would cost", QuoteKind.INDIRECT, "According to", "a report"),
        ("We have had reports before", QuoteKind.DIRECT, "said", "a retired harbour pilot"),
    ],
)
def test_the_example_article(quotes: list[Quote], words: str, kind: QuoteKind, cue: str, source: str) -> None:
    quote = about(quotes, words)
    assert quote.kind is kind
    assert quote.cue is not None
    assert quote.cue.text == cue
    assert quote.source is not None
    assert source in quote.source.text


def test_an_interrupted_quote_is_one(quotes: list[Quote]) -> None:
    assert about(quotes, "I love that boat").text == "“I love that boat,” … “but I was elected to count.”"


def test_a_reopened_paragraph_has_the_same_speaker(quotes: list[Quote]) -> None:
    quote = about(quotes, "People talk about the ferry")
    assert quote.source is not None
    assert "Okoro" in quote.source.text


def test_names_are_full_and_without_titles(quotes: list[Quote]) -> None:
    speakers = {
        words: about(quotes, words).speaker for words in ("Nobody on this council", "Last January", "I love that")
    }
    names = {words: speaker.name if speaker else None for words, speaker in speakers.items()}
    assert names == {
        "Nobody on this council": "Dorothea Quill",
        "Last January": "Bettina Okoro",
        "I love that": "Imran Castellane",
    }


def test_a_noun_is_no_name_because_it_has_a_capital() -> None:
    text = "Margins fell.\n\nThe Company said that costs had risen, and the Minister said that they would fall."
    assert [(q.source and q.source.text, q.speaker and q.speaker.named) for q in extract_quotes(text)] == [
        ("The Company", False),
        ("the Minister", False),
    ]


def test_a_word_that_only_points_back_is_no_quote() -> None:
    text = "Labour's Alan Petrie accused her of hiding behind officials.\n\nMs Kerr denied that."
    assert [quote.text for quote in extract_quotes(text)] == ["her of hiding behind officials"]


def test_the_smaller_network_finds_the_main_quotes_too(article: str) -> None:
    fast = QuoteExtractor(model="fast")
    found = fast.extract(article)
    speakers = {words: about(found, words).speaker for words in ("Nobody on this council", "I love that boat")}
    assert {s.name for s in speakers.values() if s} == {"Dorothea Quill", "Imran Castellane"}
    assert offsets_hold(article, found)
    assert pickle.loads(pickle.dumps(fast)).extract(article) == found


def test_the_vote_is_no_quote(quotes: list[Quote]) -> None:
    assert not [q for q in quotes if q.text.startswith("to spend its reserves")]


def test_marks_out_of_place() -> None:
    found = extract_quotes(ODD_MARKS)
    sources = {q.text.split("”")[0][:24]: q.source.text if q.source else None for q in found}
    assert about(found, "is honoured").source is not None, sources
    assert about(found, "It looks good").text.startswith("“It looks good and it costs little,”")
    ortiz = about(found, "is not the end of the inquiry").speaker
    assert ortiz is not None
    assert ortiz.name == "Lena Ortiz"
    assert not [q for q in found if "Harbour Foods last year" in q.text]
    assert offsets_hold(ODD_MARKS, found)


@pytest.mark.parametrize("text", ["", " \n\t", "“”", "\"\"''", "…", "\x00", "\ud800", "“\ud83d”"])
def test_nothing_to_say_gives_nothing(text: str) -> None:
    assert extract_quotes(text) == []


@pytest.mark.parametrize("text", ["“Go,” she said.\r\n\r\n“Now.”\r“Yes,” he said.", "\x00“Go,”\x00 she said.\ud800"])
def test_odd_characters_leave_offsets_true(text: str) -> None:
    assert offsets_hold(text, extract_quotes(text))


def test_a_long_text_without_a_paragraph() -> None:
    text = "The minister said that the bridge would open. " * 4000
    found = extract_quotes(text)
    assert len(found) > 3000
    assert offsets_hold(text, found)


FRAGMENTS = st.lists(
    st.sampled_from(
        ["“", "”", '"', "'", "‘", "’", " ", "\n\n", "she said", "Ann Lee", ", ", ". ", "It rained", ":", "—", "é\ud800"]
    ),
    max_size=40,
)


@given(FRAGMENTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_true_offsets_and_the_same_twice(parts: list[str]) -> None:
    text = "".join(parts)
    found = extract_quotes(text)
    assert offsets_hold(text, found)
    assert extract_quotes(text) == found
    assert all(0.0 <= q.confidence <= 1.0 for q in found)


def test_order_and_company_change_nothing(article: str) -> None:
    extractor = QuoteExtractor()
    texts = [article, ODD_MARKS, "“Yes,” said Ann Lee."]
    forward, backward = list(extractor.extract_many(texts)), list(extractor.extract_many(reversed(texts)))
    assert forward == backward[::-1] == [extractor.extract(text) for text in texts]


def test_a_pickled_extractor_finds_the_same() -> None:
    extractor = QuoteExtractor(scope="all")
    assert pickle.loads(pickle.dumps(extractor)).extract(ODD_MARKS) == extractor.extract(ODD_MARKS)


def test_all_of_what_was_found_comes_with_sentences(article: str) -> None:
    analysis = QuoteExtractor().analyze(article)
    assert any(s.text.startswith("The ferry has run since 1911") for s in analysis.sentences)
    assert {s.name for s in analysis.speakers} >= {"Dorothea Quill", "Bettina Okoro"}
    assert len(analysis.quotations) > len(analysis.unattributed)


@pytest.mark.parametrize("change", ["missing", "truncated", "other version"])
def test_weights_that_cannot_be_used_say_so(tmp_path: Path, change: str) -> None:
    for path in SHIPPED.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = tmp_path / ("manifest.json" if change == "other version" else "tagger.onnx")
    if change == "missing":
        broken.unlink()
    elif change == "truncated":
        broken.write_bytes(broken.read_bytes()[:-1000])
    else:
        broken.write_text(broken.read_text().replace('"format": 1', '"format": 99'))
    with pytest.raises(ModelError, match=r"Install quoteattr again") as error:
        QuoteExtractor(models=Models(tagger=tmp_path)).extract("“Yes,” she said.")
    assert str(tmp_path) in str(error.value)


def test_extracting_loads_no_torch_no_stanza_and_no_client_of_the_network() -> None:
    program = (
        "import sys\n"
        "import quoteattr\n"
        "assert quoteattr.extract_quotes('“Yes,” said Ann Lee.')\n"
        "assert quoteattr.QuoteExtractor().analyze('“Yes,” said Ann Lee.').sentences\n"
        "heavy = {'torch', 'stanza', 'huggingface_hub', 'httpx2', 'httpx', 'requests'}\n"
        "assert not heavy & set(sys.modules), 'too much is imported'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_quotation_of_many_sentences_is_one_quote_although_its_inside_is_not_read() -> None:
    speech = "“" + " ".join(f"We have counted the boats in bay {n}, and none is missing." for n in range(40)) + "”"
    [quote] = extract_quotes(f"{speech} said Ada Brook, the harbour master.\n\nThe crews rested.")
    assert quote.text == speech
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Brook"


def test_who_only_acts_in_a_scene_may_be_she() -> None:
    scene = "“Put it back,” Rourke said.\n\nOksana kept the key in her fist. She did not blink. “Make me,” she said."
    assert [quote.speaker and quote.speaker.name for quote in extract_quotes(scene)] == ["Rourke", "Oksana"]
