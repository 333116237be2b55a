"""No input is too odd: what the fuzzer's targets promise, for inputs that Hypothesis makes up."""

import copy
import json
from typing import Any

from fuzz.proposals import marked, proposing
from fuzz.targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr import QuoteExtractor, to_dict

FEW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STORY = "<c1:“Yes,”> <q1:said> <s1:Ann Lee>. <c1:“No ‘now’.”> <s2:She> <q2:told> Bo <c2:that it rains>."
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PEOPLE = ["He", "she", "they", "I", "who", "Ann Lee", "Lee", "Mr. Lee", "the mayor", "The bank"]
MARKS = ["“Yes,”", "‘no’", "“", "?”", "\n\n", ". ", ", ", " ", ": ", " — "]
WORDS = st.sampled_from([*PEOPLE, *MARKS, "said", " and ", "It rained", "\ud800", "9"])
PART = st.builds(
    "<{}{}:{}>".format, st.sampled_from("cqs"), st.integers(1, 3), st.lists(WORDS, max_size=3).map("".join)
)


def document() -> Any:
    text, attributions = marked(STORY)
    with proposing(attributions):
        return to_dict(QuoteExtractor(scope="all").analyze(text))


DOCUMENT = document()


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A document of which some value is another, or is missing."""
    whole = {"top": copy.deepcopy(DOCUMENT)}
    at: Any = whole
    key: Any = "top"
    while isinstance(at[key], dict | list) and at[key] and draw(st.integers(0, 9)):
        at = at[key]
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
    if draw(st.booleans()):
        at[key] = draw(JSON | st.sampled_from([at[key]] * 2).map(lambda value: [value, value]))
    else:
        del at[key]
    return whole.get("top")


@FEW
@given(st.lists(WORDS | PART, max_size=30).map("".join))
def test_whatever_the_network_says_of_whatever_text(written: str) -> None:
    TARGETS["rules"](written.encode("utf-8", "surrogatepass"))


@settings(FEW, max_examples=200)
@given(damaged())
def test_a_document_is_read_or_refused(document: Any) -> None:
    TARGETS["from_dict"](json.dumps(document).encode())


@FEW
@given(st.integers(0, 255), st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-16")))
def test_a_file_is_read_or_told(options: int, content: bytes) -> None:
    TARGETS["cli"](bytes([options]) + content)


@FEW
@given(st.integers(0, 1), JSON | st.fixed_dictionaries({"texts": st.lists(JSON, max_size=4)}))
def test_a_request_is_answered(path: int, body: Any) -> None:
    TARGETS["server"](bytes([path]) + json.dumps(body).encode())
