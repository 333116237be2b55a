"""English patterns of speech that a dash opens instead of a quotation mark: where it stops, and where it goes on."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import (
    ADVERBS,
    HAS,
    HE,
    INDEFINITE_PRONOUNS,
    IRREGULAR_PASTS,
    IS,
    OWNERS_OF_OTHERS,
    SHE,
    THEY,
)

__all__ = ["APPOSED", "IN_PERSON", "NARRATES", "NO_SPEAKERS", "TELLS_ON"]

IN_PERSON = regex.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Yy]ou|[Yy]ours?|[Ww]e|[Uu]s|[Oo]urs?)\b|[!?]")
"""What people say to each other, and narrators seldom: the first and the second person, questions, exclamations."""
NO_SPEAKERS = frozenset(["you", "it"])
"""Pronouns that are not the subject of a tag in a story."""
_PAST = rf"(?:{IS.split('|')[1]}|{HAS.split('|')[1]}|could|would|did|\p{{Ll}}{{2,}}ed|{IRREGULAR_PASTS})"
_SUBJECT = rf"(?:(?P<pronoun>(?i:{HE}|{SHE}|{THEY}))|(?P<name>\p{{Lu}}[\p{{L}}’'-]+(?:\s\p{{Lu}}[\p{{L}}’'-]+){{0,2}}))"
_OWNED = rf"(?i:{OWNERS_OF_OTHERS})\s(?:\p{{Ll}}+\s){{1,3}}?"
NARRATES = regex.compile(rf"(?:(?:{_SUBJECT})\s(?:(?:{ADVERBS})\s)?|{_OWNED}){_PAST}\b")
"""The beginning of a sentence about somebody, in the past: "She put", "Anna turned", "His hand shook"."""
_ACTOR = rf"(?:{HE}|{SHE}|{THEY}|{INDEFINITE_PRONOUNS})"
_JOINS = rf"(?:and|but)\s(?:then\s)?(?:{_ACTOR}\s|\p{{Ll}}{{2,}}ed\b|(?:{IRREGULAR_PASTS})\b)"
TELLS_ON = regex.compile(
    rf"(?:(?!(?:any|every|no|some)?thing\b)\p{{Ll}}{{2,}}ing|with|without|as|while|when|who|whose|which|still|half|{OWNERS_OF_OTHERS}"
    rf"|not\s\p{{Ll}}+ing|though|although|after|before|in\s(?:an?|his|her|the\ssame)\s(?:\p{{Ll}}+\s){{0,2}}?(?:voice|tone|whisper|murmur))\b"
    rf"|{_JOINS}"
)
"""After the comma behind a tag, words that tell more of the speaker: said Anna, shaking her head."""
APPOSED = regex.compile(r"(?:the|an?)\s")
"""After the comma behind a name, the beginning of its description: said Anna, the cook."""
