"""The coreference rules, in the order in which they are applied."""

from __future__ import annotations

from quoteattr.speakers.contract import CoreferencePass, CoreferenceRule
from quoteattr.speakers.rules import (
    blind_leads,
    bodies,
    descriptions,
    first_person,
    groups,
    kin,
    labels,
    names,
    network_names,
    pronouns,
    salience,
    spoken_bodies,
    unnamed,
    variation,
    weighed,
)

__all__ = ["RULES"]

RULES: tuple[CoreferenceRule | CoreferencePass, ...] = (
    labels.label,
    names.only_bearer,
    names.namesake_by_title,
    names.namesake_by_age,
    names.namesake_by_pronoun,
    names.leading_namesake,
    names.namesake_of_the_headline,
    names.latest_namesake,
    names.unlisted,
    pronouns.relative,
    first_person.own_words,
    first_person.author,
    salience.salient,
    unnamed.only_described,
    weighed.weighed,
    pronouns.body,
    bodies.body_of_its_owner,
    bodies.campaign,
    bodies.local_police,
    descriptions.words_of,
    descriptions.apposed,
    kin.kin,
    descriptions.office,
    bodies.described,
    variation.variation,
    spoken_bodies.spoken_body,
    descriptions.same_description,
    network_names.named,
    descriptions.itself,
    blind_leads.name_later,
    groups.several,
)
"""For each reference, the first rule of its form that does not decline decides. The passes run after each decision."""
