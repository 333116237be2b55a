"""A newsroom's own rules. In this folder: `quoteattr --rules house_rules --explain FILE`."""

from __future__ import annotations

from quoteattr.extend import (
    RULES as SHIPPED,
)
from quoteattr.extend import (
    Attribution,
    Decision,
    Discourse,
    Form,
    Reference,
    TextView,
    attribution_pass,
    attribution_rule,
    coreference_rule,
)

COLUMN = "The column | "


@attribution_rule("house.sung", why="a song is not a statement", examples=("“Row, row,” sang the choir.",))
def sung(attribution: Attribution, view: TextView) -> tuple[Attribution, ...] | None:
    """Sung words are not a quote: “Row, row,” sang the choir. Declines for every other cue."""
    cue = view.text[slice(*attribution.cue)] if attribution.cue else ""
    return () if cue in ("sang", "sings", "sing") else None


@attribution_pass("house.pull-quote", why="a pull quote repeats the article")
def pull_quote(attributions: list[Attribution], view: TextView) -> list[Attribution]:
    """Words without a source that the article also has with a source are a pull quote, printed in large type.

    Declines if nobody says the same words.
    """

    def words(attribution: Attribution) -> str:
        return " ".join(view.text[start:end].strip("“”,. ") for start, end in attribution.content)

    said = {words(attribution) for attribution in attributions if attribution.source}
    return [a for a in attributions if a.source or words(a) not in said]


@coreference_rule(Form.PRONOUN, "pronoun.columnist", why="the columnist", before="pronoun.weighed")
def columnist(reference: Reference, discourse: Discourse) -> Decision | None:
    """“I” outside quotation marks is the columnist, whose name is in our first line: “The column | Ada Brook”.

    Declines for other pronouns, inside quotation marks, and if there is no such line.
    """
    if reference.head.word != "i" or discourse.is_quoted(reference.start):
        return None
    signed = discourse.mention_at(len(COLUMN), Form.NAME) if discourse.text.startswith(COLUMN) else None
    return Decision.of(signed) if signed else None


RULES = SHIPPED.plus(sung, pull_quote, columnist)
