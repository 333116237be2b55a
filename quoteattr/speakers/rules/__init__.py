"""The rules of coreference and their order."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from quoteattr.mentions.phrases import Form
from quoteattr.speakers.discourse import Decision, Discourse, Reference
from quoteattr.speakers.rules import bodies, descriptions, kin, names, pronouns, salience

__all__ = ["RULES", "Rule"]

Decide = Callable[[Reference, Discourse], Decision | None]


@attrs.frozen(slots=True)
class Rule:
    """A named function that decides whom references of one form stand for, or declines."""

    name: str
    """What `Evidence.rule` shows and what `QuoteExtractor(without=…)` switches off."""
    form: Form
    decide: Decide


RULES: tuple[Rule, ...] = (
    Rule("name.only-bearer", Form.NAME, names.only_bearer),
    Rule("name.title", Form.NAME, names.namesake_by_title),
    Rule("name.pronoun", Form.NAME, names.namesake_by_pronoun),
    Rule("name.leading-namesake", Form.NAME, names.leading_namesake),
    Rule("name.headline", Form.NAME, names.namesake_of_the_headline),
    Rule("name.latest-namesake", Form.NAME, names.latest_namesake),
    Rule("name.unlisted", Form.NAME, names.unlisted),
    Rule("pronoun.relative", Form.PRONOUN, pronouns.relative),
    Rule("pronoun.own-words", Form.PRONOUN, pronouns.own_words),
    Rule("pronoun.author", Form.PRONOUN, pronouns.author),
    Rule("pronoun.story", Form.PRONOUN, salience.salient),
    Rule("pronoun.in-sentence", Form.PRONOUN, pronouns.in_sentence),
    Rule("pronoun.last-speaker", Form.PRONOUN, pronouns.last_speaker),
    Rule("pronoun.subject", Form.PRONOUN, pronouns.subject),
    Rule("pronoun.nearest", Form.PRONOUN, pronouns.nearest),
    Rule("pronoun.only-name", Form.PRONOUN, pronouns.only_name),
    Rule("pronoun.body", Form.PRONOUN, pronouns.body),
    Rule("description.body-of-its-owner", Form.DESCRIPTION, bodies.body_of_its_owner),
    Rule("description.campaign", Form.DESCRIPTION, bodies.campaign),
    Rule("description.local-police", Form.DESCRIPTION, bodies.local_police),
    Rule("description.words-of", Form.DESCRIPTION, descriptions.words_of),
    Rule("description.apposed", Form.DESCRIPTION, descriptions.apposed),
    Rule("description.kin", Form.DESCRIPTION, kin.kin),
    Rule("description.office", Form.DESCRIPTION, descriptions.office),
    Rule("description.named-so", Form.DESCRIPTION, bodies.described),
    Rule("description.variation", Form.DESCRIPTION, descriptions.variation),
    Rule("description.spoken-body", Form.DESCRIPTION, bodies.spoken_body),
    Rule("description.same", Form.DESCRIPTION, descriptions.same_description),
    Rule("description.itself", Form.DESCRIPTION, descriptions.itself),
    Rule("several.joined", Form.SEVERAL, descriptions.several),
)
"""The first one that decides has decided."""
