"""The patterns of tags: who says something, with the verb, in every order of words that English has for it."""

from __future__ import annotations

from functools import cache

import attrs
import regex

from quoteattr.languages import Lexicon

__all__ = ["COMPLETE", "LOOK", "TagPatterns", "is_verb_of_saying", "tag_patterns"]

COMPLETE = r"(?=\s*+(?:[.,;!?…—–]|$))"
"""Where nothing more is said of who speaks."""
LOOK = r"(?>(?:\L<looks>|\p{Ll}+(?:ed|ish|less|ful|ous))(?![^\s,]))"
"""An adjective with the comma or the blank behind it. It is atomic, as many are of both kinds: a run of them would be
tried in each mixture."""
# A bound that keeps time linear.
_LONGEST_APPOSITION = 80
_IRREGULAR = frozenset(
    ["said", "told", "wrote", "spoke", "sang", "swore", "began", "spake", "quoth", "wanted to know", "wants to know"]
)
# Verbs that tell of deeds more often than of words, and what has no regular forms.
_NO_TAGS = frozenset(["go", "point", "put", "read", "rumor", "rumour"]) | _IRREGULAR
_DETERMINER = r"(?:the|a|an|one|another|his|her|my|our|their|its)"
# Nouns that look like an adverb or a participle.
_NOUNS = "king|being|darling|sibling|underling|weakling|hireling|foundling|family|ally|bully|assembly"
_PREPOSITION = r"at|in|on|with|from|for|by|after|before|into|over|under|during|through|near|behind|across|as|unto|upon"
_PRONOUN = "I|he|she|they|we|you|it|somebody|someone|everybody|everyone|nobody|another"


@attrs.frozen(slots=True)
class TagPatterns:
    """Patterns with the groups ``source`` and ``cue``; an answer has no source, and the last two no verb."""

    straight: regex.Pattern[str]
    """Behind a quotation, the subject first; it may hold prepositions: the boy in the corner shouted."""
    inverted: regex.Pattern[str]
    """Behind a quotation, the verb first: said the boy."""
    turned: regex.Pattern[str]
    """All of a sentence before a quotation, the verb first: Then said the tailor to the giant,"""
    answer: regex.Pattern[str]
    """Behind a quotation, that it is somebody's answer: came the reply."""
    agent: regex.Pattern[str]
    """Who stands behind "by"."""
    noun: regex.Pattern[str]
    """A pronoun, a name or a description, a clause with "who" aside."""


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
    return frozenset(form for stem in stems for form in _finite(stem)) | _IRREGULAR


def _finite(stem: str) -> tuple[str, ...]:
    """What a regular verb may look like after he or she: quip: quips, quipped."""
    if stem.endswith("e"):
        return stem + "s", stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ies", stem[:-1] + "ied"
    return stem + "s", stem + "es", stem + "ed", stem + stem[-1] + "ed"


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
    word = r"(?:(?i:\L<titles>)\.|\p{Lu}\.|\p{Lu}[\p{L}\p{M}’'-]*)"
    joins = r"(?:(?:de|la|le|van|von|der|den|bin|al|of|the)\s){0,2}"
    known = rf"{word}(?:\s{joins}{word}){{0,5}}(?:\s\([^()\n]{{1,30}}\))?"
    name = rf"(?!(?i:\L<openers>)\b){known}"
    plain = rf"(?!(?:\L<clauses>|to|(?!(?:{_NOUNS})\b)\p{{Ll}}+(?:ly|ing))\b)[\p{{Ll}}’'-]+"
    looks = rf"(?:(?:\s{LOOK})++,)*"
    nominal = rf"(?!(?:{_PREPOSITION})\b){plain}"
    titled = rf"(?:{_DETERMINER}\s(?:{plain}\s){{0,4}}?|(?:(?!\p{{Ll}}+ed\s){nominal}\s){{0,4}}?){name}"
    pronoun = rf"(?:{_PRONOUN})(?![\p{{L}}’'-])"
    before = rf"(?P<source>{pronoun}|{titled}|{_DETERMINER}(?:\s{plain}){{1,6}})"
    behind = rf"(?P<source>{pronoun}|{titled}|{_DETERMINER}{looks}(?:\s{nominal}){{1,5}})"
    aside = rf"(?:,\s[^,\n]{{2,{_LONGEST_APPOSITION}}},)?"
    adverb = r"(?:\s(?:also|then|later|finally|soon|just|only|once|\p{Ll}+ly))?"
    straight = rf"\s{before}{aside}{adverb}\s(?P<cue>\L<verbs>)\b"
    inverted = rf"\s(?:\p{{Ll}}+ly\s)?(?P<cue>\L<verbs>)\s{behind}(?![\p{{L}}’'-])"
    opening = r"(?:(?i:then|so|and|but|thus|now|again|thereupon|whereupon|at this|to this|to which)\s)?(?:\p{Ll}+ly\s)?"
    whom = r"(?:\s(?:to|unto|of|at|from|in|with|over|across)\s[^“”\"‘\n,:]{1,60})?(?:,\s[^“”\"‘\n:]{2,60})?"
    turned = rf"{opening}(?P<cue>(?i:\L<verbs>))\s{behind}(?![\p{{L}}’'-]){whom}[,:]\s*"
    agent = rf"\sby\s{behind}(?![\p{{L}}’'-])"
    phrase = rf"{_DETERMINER}(?:\s{nominal}){{1,4}}(?:\s(?:of|in|at|from|for|with)\s[^,\n]{{2,40}})?"
    clause = r"(?:\s(?:who|whose)\s[^,\n]{3,100})?"
    noun = rf"(?i:{_PRONOUN})|(?:{titled}|(?i:(?=\p{{L}}){phrase})){clause}{aside}"
    said = r"(?:\p{Ll}+\s)?(?:answer|reply|response|retort|rejoinder|question|cry|shout|verdict|comment)"
    answer = rf"\s(?P<cue>(?:came|comes)\s{_DETERMINER}\s{said})\b"
    sources = (straight, inverted, turned, answer, agent, noun)
    return TagPatterns(*(regex.compile(source, ignore_unused=True, **lists) for source in sources))
