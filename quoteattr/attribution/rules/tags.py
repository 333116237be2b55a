"""What a tag is: the words right behind a quotation that name who says it (`“Gone,” Nell said.`, `said the boy.`)."""

from __future__ import annotations

from functools import cache

import attrs
import regex

from quoteattr.attribution.context import Context, Range
from quoteattr.attribution.rules.subjects import sentence_start
from quoteattr.lexicon import Lexicon
from quoteattr.model import Quotation

__all__ = ["Tag", "is_noun_phrase", "is_verb_of_saying", "named_by", "tag_before", "tag_behind"]

# Bounds that keep time linear: a tag is short.
_LONGEST = 160
_LONGEST_APPOSITION = 80
_IRREGULAR = frozenset(["said", "told", "wrote", "spoke", "sang", "swore", "quoth", "wanted to know", "wants to know"])
# Verbs that tell of deeds more often than of words, and what has no regular forms.
_NO_TAGS = frozenset(["go", "point", "put", "read", "rumor", "rumour"]) | _IRREGULAR
_COMPLETE = r"(?=\s*(?:[.,;!?…—–]|$))"
_PLACED = "again|back|out|aloud|softly|too|at|in|on|with|from|as|to|of|after|before|when|while|during|through|into|over"
_WHOM = r"(?:him|her|me|us|them|it|you|(?:the|his|her|their|a|an)\s\p{Ll}+|\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)"
_HOW = rf"(?:\p{{Ll}}+ly|{_PLACED})\b(?!\s(?:that|if|whether)\b)"
_GOES_ON = regex.compile(rf"{_COMPLETE}|\s(?:{_HOW}|{_WHOM}{_COMPLETE})")
_STOPS_HERE = regex.compile(_COMPLETE)
_REPORTS = regex.compile(r"\s(?:that|if|whether|how|why|what)\b")
_ANNOUNCES = regex.compile(r"[^“”\"\n]{0,120}:\s*$")
_DETERMINER = r"(?:the|a|an|one|another|his|her|my|our|their|its)"
_PREPOSITION = r"at|in|on|with|from|for|by|after|before|into|over|under|during|through|near|behind|across|as"
_PRONOUN = r"I|he|she|they|we|you|it"
_CUT_OFF = (",", "—", "–", "-")


@attrs.frozen(slots=True)
class Tag:
    """Who says it, and the verb."""

    source: Range
    cue: Range

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(self.source[1], self.cue[1])


def tag_behind(quotation: Quotation, context: Context) -> Tag | None:
    """The tag right behind a quotation, in either order of its words; None where none is plain.

    It must be a whole tag: a subject and a verb of saying, with nothing behind that the verb could report instead.
    """
    start, limit = quotation.span.end, _pause_end(quotation, context)
    if limit - start < len(" I ask"):
        return None
    straight, inverted, *_ = _patterns(context.lexicon)
    words = quotation.inner.text.rstrip()
    found = straight.match(context.text, start, limit)
    if found and _is_whole(found.end(), limit, words, context.text):
        return Tag(found.span("source"), found.span("cue"))
    found = inverted.match(context.text, start, limit)
    if found and not _REPORTS.match(context.text, found.end(), limit):
        return Tag(found.span("source"), found.span("cue"))
    return None


def tag_before(start: int, context: Context) -> Tag | None:
    """The tag that is all of the sentence before the quotation that begins at ``start``, the verb first."""
    if not context.text[max(0, start - 2) : start].rstrip().endswith((",", ":")):
        return None
    first = sentence_start(start - 1, context)
    found = _patterns(context.lexicon)[2].fullmatch(context.text, first, start) if first is not None else None
    if found is None or not context.text[found.start()].isupper():
        return None
    return Tag(found.span("source"), found.span("cue"))


def named_by(at: int, context: Context) -> Range | None:
    """Who stands behind the "by" that follows."""
    found = _patterns(context.lexicon)[3].match(context.text, at, min(at + _LONGEST, len(context.text)))
    return found.span("source") if found else None


def is_noun_phrase(where: Range, context: Context) -> bool:
    """Whether the words are a pronoun, a name or a description and no more, a clause with "who" aside."""
    return _patterns(context.lexicon)[4].fullmatch(context.text, *where) is not None


def is_verb_of_saying(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is a finite verb of saying."""
    return word in _verbs(lexicon)


@cache
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """The finite forms of the verbs that a tag may have."""
    stems = (word for word in lexicon.speech_cues - _NO_TAGS if word.isalpha() and not word.endswith("ing"))
    return frozenset(form for stem in stems for form in _finite(stem)) | _IRREGULAR


def _finite(stem: str) -> tuple[str, ...]:
    """What a regular verb may look like after he or she: quip: quips, quipped."""
    if stem.endswith("e"):
        return stem + "s", stem + "d"
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem[:-1] + "ies", stem[:-1] + "ied"
    return stem + "s", stem + "es", stem + "ed", stem + stem[-1] + "ed"


def _pause_end(quotation: Quotation, context: Context) -> int:
    """Where the words behind a quotation end: at the next one, with the paragraph, or where a tag would be too long."""
    start = quotation.span.end
    limit = min(context.paragraphs[context.paragraph(start - 1)][1], start + _LONGEST)
    return min([limit, *(q.span.start for q in context.quotations_in(start, limit) if q.span.start >= start)])


def _is_whole(at: int, limit: int, words: str, text: str) -> bool:
    """Whether the verb that ends at ``at`` reports the quotation before it, and nothing behind it.

    A quotation that closes on a comma waits for its tag. One that closes on a stop of its own may have none, so that
    the verb must have nothing else to report: `“Stop!” Brook said the pier would close.`
    """
    if _REPORTS.match(text, at, limit):
        return False
    if words.endswith(_CUT_OFF):
        return True
    if _ANNOUNCES.match(text, at, limit):
        return False
    whole = _STOPS_HERE if words.endswith(".") else _GOES_ON
    return whole.match(text, at, limit) is not None


@cache
def _patterns(lexicon: Lexicon) -> tuple[regex.Pattern[str], ...]:
    """A tag in either order: subject and verb, verb and subject (a phrase before its verb may hold prepositions); a tag
    before the quotation, verb and subject; and an agent.
    """
    lists = {
        "verbs": _verbs(lexicon),
        "openers": lexicon.sentence_openers | lexicon.clause_openers,
        "clauses": lexicon.clause_openers,
        "titles": lexicon.title_abbreviations,
    }
    word = r"(?:(?i:\L<titles>)\.|\p{Lu}\.|\p{Lu}[\p{L}\p{M}’'-]*)"
    joins = r"(?:(?:de|la|le|van|von|der|den|bin|al|of|the)\s){0,2}"
    known = rf"{word}(?:\s{joins}{word}){{0,5}}(?:\s\([^()\n]{{1,30}}\))?"
    name = rf"(?!(?i:\L<openers>)\b){known}"
    plain = r"(?!(?:\L<clauses>|to|\p{Ll}+(?:ly|ing))\b)[\p{Ll}’'-]+"
    nominal = rf"(?!(?:{_PREPOSITION})\b){plain}"
    titled = rf"(?:{_DETERMINER}\s(?:{plain}\s){{0,4}}?|(?:(?!\p{{Ll}}+ed\s){nominal}\s){{0,4}}?){name}"
    pronoun = rf"(?:{_PRONOUN})(?![\p{{L}}’'-])"
    before = rf"(?P<source>{pronoun}|{titled}|{_DETERMINER}(?:\s{plain}){{1,6}})"
    behind = rf"(?P<source>{pronoun}|{titled}|{_DETERMINER}(?:\s{nominal}){{1,5}})"
    aside = rf"(?:,\s[^,\n]{{2,{_LONGEST_APPOSITION}}},)?"
    adverb = r"(?:\s(?:also|then|later|finally|soon|just|only|once|\p{Ll}+ly))?"
    straight = rf"\s{before}{aside}{adverb}\s(?P<cue>\L<verbs>)\b"
    inverted = rf"\s(?:\p{{Ll}}+ly\s)?(?P<cue>\L<verbs>)\s{behind}(?![\p{{L}}’'-])"
    opening = r"(?:(?i:then|so|and|but|thus|now|again|thereupon|whereupon|at this|to this|to which)\s)?(?:\p{Ll}+ly\s)?"
    whom = r"(?:\s(?:to|of)\s[^“”\"‘\n,:]{1,60})?(?:,\s[^“”\"‘\n:]{2,60})?"
    turned = rf"{opening}(?P<cue>(?i:\L<verbs>))\s{behind}(?![\p{{L}}’'-]){whom}[,:]\s*"
    agent = rf"\sby\s{behind}(?![\p{{L}}’'-])"
    phrase = rf"{_DETERMINER}(?:\s{nominal}){{1,4}}(?:\s(?:of|in|at|from|for|with)\s[^,\n]{{2,40}})?"
    clause = r"(?:\s(?:who|whose)\s[^,\n]{3,100})?"
    noun = rf"(?i:{_PRONOUN})|(?:{titled}|(?i:(?=\p{{L}}){phrase})){clause}{aside}"
    return tuple(
        regex.compile(pattern, ignore_unused=True, **lists) for pattern in (straight, inverted, turned, agent, noun)
    )
