"""Names that are less certain than the caller wants are not given."""

import pytest

from quoteattr import QuoteExtractor, explain

UNSURE = "Ada Brook met Tom Hill and Ed Hay at the inn. It rained. “It leaks,” he said."


def test_a_name_below_the_precision_is_withheld_and_explain_says_so() -> None:
    [given] = QuoteExtractor().extract(UNSURE)
    [withheld] = QuoteExtractor(precision=0.99).extract(UNSURE)
    assert given.speaker is not None
    assert given.speaker.named
    assert withheld.speaker is None
    assert withheld.confidence == given.confidence < 0.99
    assert "the name found is less certain than the precision asked for" in explain(withheld)
    assert withheld.evidence[-1].rule == "speaker.withheld"


def test_a_name_that_is_sure_enough_is_given_and_descriptions_are_never_withheld() -> None:
    [sure] = QuoteExtractor(precision=0.5).extract("“It leaks,” said Ada Brook, the architect.")
    [described] = QuoteExtractor(precision=1.0).extract("“It leaks,” said a neighbour.")
    assert sure.speaker is not None
    assert described.speaker is not None
    assert described.speaker.name == "a neighbour"


@pytest.mark.parametrize("precision", [-0.1, 1.5, float("nan")])
def test_an_impossible_precision_is_refused(precision: float) -> None:
    with pytest.raises(ValueError, match="precision must be between 0 and 1"):
        QuoteExtractor(precision=precision)


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match='model must be "default" or "fast", not \'small\''):
        QuoteExtractor(model="small")  # type: ignore[arg-type]
