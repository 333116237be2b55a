"""The patterns of tags: a speaker and a verb, in every word order that English has."""

from __future__ import annotations

from functools import cache

import attrs
import regex

from quoteattr.languages.en.grammar import (
    ADVERBS,
    INDEFINITE_PRONOUNS,
    IRREGULAR_PASTS,
    NAME_WORD,
    OBJECT_PRONOUNS,
    ONE_OF_MANY,
    OWNERS,
    PARTICLES,
    PASTS_OF_SAYING,
    SUBJECT_PRONOUNS,
    WHO,
)
from quoteattr.languages.en.inflection import finite_forms
from quoteattr.languages.en.reporting import LOOK
from quoteattr.languages.lexicon import Lexicon

__all__ = ["TagPatterns", "is_verb_of_saying", "tag_patterns"]

_IRREGULAR = PASTS_OF_SAYING | {"sang", "began", "spake", "quoth", "wanted to know", "wants to know"}
# Verbs that more often report actions than words, and verbs without regular forms.
_NO_TAGS = frozenset(["go", "point", "put", "read", "rumor", "rumour"]) | _IRREGULAR
# A bound that keeps time linear.
_LONGEST_APPOSITION = 80

_PRONOUN = "|".join([*sorted(SUBJECT_PRONOUNS), INDEFINITE_PRONOUNS])
_DETERMINER = rf"(?:the|{ONE_OF_MANY}|{OWNERS})"
_PREPOSITION = "at|in|on|with|from|for|by|after|before|into|over|under|during|through|near|behind|across|as|unto|upon"
# Nouns that look like an adverb or a participle.
_NOUNS = (
    "king|being|darling|sibling|underling|weakling|hireling|foundling|family|ally|bully|assembly|daily|weekly|monthly"
)
_PLAIN = rf"(?!(?:\L<clauses>|to|(?!(?:{_NOUNS})\b)\p{{Ll}}+(?:ly|ing))\b)[\p{{Ll}}’'-]+"
_NOMINAL = rf"(?!(?:{_PREPOSITION})\b){_PLAIN}"

_WORD = rf"(?:(?i:\L<titles>)\.|\p{{Lu}}\.|{NAME_WORD})"
_JOINTS = rf"(?:(?:{PARTICLES}|of|the)\s){{0,2}}"
_NAME = rf"(?!(?i:\L<openers>)\b){_WORD}(?:\s{_JOINTS}{_WORD}){{0,5}}(?:\s\([^()\n]{{1,30}}\))?"
_TITLED = rf"(?:{_DETERMINER}\s(?:{_PLAIN}\s){{0,4}}?|(?:(?!\p{{Ll}}+ed\s){_NOMINAL}\s){{0,4}}?){_NAME}"
_APPOSITION = rf"(?:,\s[^,\n]{{2,{_LONGEST_APPOSITION}}},)?"

_HANDLE = r"@\w{2,40}"
_SOMEBODY = rf"(?:{_PRONOUN})(?![\p{{L}}’'-])|{_TITLED}|{_HANDLE}"
_SOURCE_BEFORE = rf"(?P<source>{_SOMEBODY}|{_DETERMINER}(?:\s{_PLAIN}){{1,6}})"
_LOOKS = rf"(?:(?:\s{LOOK})++,)*"
_SOURCE_BEHIND = rf"(?P<source>{_SOMEBODY}|{_DETERMINER}{_LOOKS}(?:\s{_NOMINAL}){{1,5}})(?![\p{{L}}’'-])"

_ADVERB = rf"(?:\s(?:{ADVERBS}))?"
_STRAIGHT = rf"\s{_SOURCE_BEFORE}{_APPOSITION}{_ADVERB}\s(?P<cue>\L<verbs>)\b"
_INVERTED = rf"\s(?:\p{{Ll}}+ly\s)?(?P<cue>\L<verbs>)\s{_SOURCE_BEHIND}"
_OPENING = (
    r"(?:(?i:then|so|and|but|thus|now|again|thereupon|whereupon|at this|at last|to this|to which"
    r"|to (?:whom|him|her|them)|one (?:day|night|morning|evening))\s){0,2}"
    r"(?:(?i:up|out|forth)\s(?:and\s)?)?(?:\p{Ll}+ly\s)?"
)
_BETWEEN = rf"(?:\s(?:{ADVERBS}|{OBJECT_PRONOUNS}|again|back|in|out|up))?"
_WHOM = r"(?:\s(?:to|unto|of|at|from|in|with|over|across)\s[^“”\"‘\n,:]{1,60})?(?:,\s[^“”\"‘\n:]{2,60})?"
_TURNED = rf"{_OPENING}(?P<cue>(?i:\L<verbs>)){_BETWEEN}\s{_SOURCE_BEHIND}{_WHOM}[,:]\s*"
_REPLY = r"(?:\p{Ll}+\s)?(?:answer|reply|response|retort|rejoinder|question|cry|shout|verdict|comment)"
_ANSWER = rf"\s(?P<cue>(?:came|comes)\s{_DETERMINER}\s{_REPLY})\b"
_AGENT = rf"\sby\s{_SOURCE_BEHIND}"
_DEED = rf"\sand\s(?:then\s)?(?P<source>{_SOMEBODY}){_ADVERB}\s(?:\p{{Ll}}{{2,}}ed|{IRREGULAR_PASTS})\b"
_PHRASE = rf"{_DETERMINER}(?:\s{_NOMINAL}){{1,4}}(?:\s(?:of|in|at|from|for|with)\s[^,\n]{{2,40}})?"
_CLAUSE = rf"(?:\s{WHO}\s[^,\n]{{3,100}})?"
_NOUN = rf"(?i:{_PRONOUN})|(?:{_TITLED}|(?i:(?=\p{{L}}){_PHRASE})){_CLAUSE}{_APPOSITION}"


@attrs.frozen(slots=True)
class TagPatterns:
    """Patterns with the groups `source` and `cue`. An answer has no source, and the last three have no cue."""

    straight: regex.Pattern[str]
    """After a quotation, the subject first. It may contain prepositions: the boy in the corner shouted."""
    inverted: regex.Pattern[str]
    """After a quotation, the verb first: said the boy."""
    turned: regex.Pattern[str]
    """The whole sentence before a quotation, the verb first: Then said the tailor to the giant,"""
    answer: regex.Pattern[str]
    """After a quotation, words that call it an answer: came the reply."""
    agent: regex.Pattern[str]
    """The source after "by"."""
    deed: regex.Pattern[str]
    """After a quotation, what its speaker does: and Tom folded his arms."""
    noun: regex.Pattern[str]
    """A pronoun, a name or a description. A clause with "who" may follow."""


@cache
def tag_patterns(lexicon: Lexicon) -> TagPatterns:
    """The patterns with the words of a lexicon."""
    lists = {
        "verbs": _verbs(lexicon),
        "openers": lexicon.sentence_openers | lexicon.clause_openers,
        "clauses": lexicon.clause_openers,
        "titles": lexicon.title_abbreviations,
        "looks": lexicon.looks,
    }
    sources = (_STRAIGHT, _INVERTED, _TURNED, _ANSWER, _AGENT, _DEED, _NOUN)
    return TagPatterns(*(regex.compile(source, ignore_unused=True, **lists) for source in sources))


def is_verb_of_saying(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is a finite verb of saying."""
    return word in _verbs(lexicon)


@cache
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """The finite forms of the verbs that a tag may have."""
    stems = (
        word
        for word in (lexicon.speech_cues | lexicon.tag_verbs) - _NO_TAGS
        if word.isalpha() and not word.endswith("ing")
    )
    return frozenset(form for stem in stems for form in finite_forms(stem)) | _IRREGULAR
