"""English sentences with a tag of their own around or behind a clause without quotation marks."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import (
    ADVERBS,
    DAY,
    HAS,
    IRREGULAR_PASTS,
    ONE_OF_MANY,
    OWNERS,
    SUBJECT_PRONOUNS,
    THE,
)
from quoteattr.languages.en.reporting import PLACING, VERBS_AHEAD

__all__ = [
    "ACCOUNT",
    "ACCOUNT_FIRST",
    "ANY_VERB",
    "BEFORE_TAG",
    "BY_ACCOUNT_OF",
    "IS_CLAUSE",
    "LEANS",
    "NAMING",
    "PLURAL_SUBJECT",
    "TAGS_AMID",
    "TAG_TAIL",
    "TIMESTAMP",
    "VERB_PHRASE",
]

_TIME = r"(?:\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s\p{Lu}{2,4}\b)?:?\s(?:[-–—]\s)?)?+"
TIMESTAMP = regex.compile(r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s\p{Lu}{2,4}\b)?:?\s(?:[-–—]\s)?")
"""When an entry of a diary of the day was written: 14.20, 9:05 am GMT."""
_VERB = rf"(?:{VERBS_AHEAD}|\p{{Ll}}{{2,}}ed|{IRREGULAR_PASTS})"
_NO_SUBJECT = (
    rf"(?:{PLACING}|When|While|As|If|Although|Though|Because|Once|Unless|Whether|Whatever|Despite|With|Without|By|For|From|To"
    r"|Asked|Pressed|Speaking|Meanwhile|However|Instead|But|And|So|Yet|Then|Also|Not)\b"
)
_OPENS = (
    rf"(?:(?i:{THE}|{ONE_OF_MANY}|{OWNERS}|this|that|these|those|nobody|no|there|{'|'.join(sorted(SUBJECT_PRONOUNS))})\s"
    rf"|(?!{_NO_SUBJECT})\p{{Lu}}[\p{{L}}’'-]+\s)"
)
IS_CLAUSE = regex.compile(rf"{_OPENS}(?:[^\s,]+,?\s){{0,12}}?{_VERB}(?:\s|$)")
"""A clause with a subject and a verb: "The wall gave way"."""
_OPENS_SUBJECT = rf"{THE}|{ONE_OF_MANY}|{OWNERS}|{'|'.join(sorted(SUBJECT_PRONOUNS))}"
_WORDS = r"[^,;:“”\"()\n]"
BEFORE_TAG = regex.compile(
    rf"{_TIME}(?P<content>[^;:“”\"\n]{{8,160}}),\s(?P<source>{_WORDS}{{2,100}}?)\s(?:{ADVERBS}\s)?"
    rf"(?P<cue>(?:(?:{HAS}|have)\s)?(?:(?P<verb>\p{{Ll}}{{3,10}})|told\s{_WORDS}{{2,40}}))$"
)
"""A clause, a comma, its speaker and a verb of saying: the gate was shut, a porter has told the Star."""
BY_ACCOUNT_OF = regex.compile(
    rf"{_TIME}(?P<content>[^;:“”\"\n]{{8,200}}),\s(?P<cue>according\sto)\s(?P<source>{_WORDS}{{3,120}})$"
)
"""A clause and whose account it is: the bolts are short, according to a drawing."""
ACCOUNT_FIRST = regex.compile(
    rf"{_TIME}(?P<cue>According\sto)\s(?P<source>{_WORDS}{{3,100}}),\s(?P<content>[^;:“”\"\n]{{8,160}})$"
)
"""Whose account it is, and a clause: according to minutes of the board, nobody voted."""
ACCOUNT = regex.compile(rf"\s(?P<source>{_WORDS}{{3,120}}?)(?=[.,;](?:\s|$)|$)")
"""The source behind "according to"."""
_MORE = rf"(?:,\s{_WORDS}{{2,60}})?,\s"
_INVERTED = (
    rf",\s(?P<cue>according\sto|(?!(?:{_OPENS_SUBJECT})\b)\p{{Ll}}{{3,12}})\s(?P<source>{_WORDS}{{3,60}}?){_MORE}"
)
_STRAIGHT = rf",\s(?P<source>{_WORDS}{{2,60}}?)\s(?P<cue>\p{{Ll}}{{3,12}})(?:(?<=\stold)\s{_WORDS}{{2,40}}?)?{_MORE}"
_CUT = rf"(?P<subject>(?P<left>{_WORDS}{{3,80}}))"
_CUT_BEHIND = rf"(?P<right>{_VERB}(?:\s[^“”\"\n]{{1,200}})?)$"
_HALF = rf"(?P<left>(?P<subject>{_WORDS}{{3,80}}?)\s(?:{VERBS_AHEAD})(?:\s(?:not|never))?)"
_HALF_BEHIND = r"(?P<right>\p{Ll}[^“”\"\n]{2,200})$"
INVERTED_AMID = regex.compile(_CUT + _INVERTED + _CUT_BEHIND)
STRAIGHT_AMID = regex.compile(_CUT + _STRAIGHT + _CUT_BEHIND)
INVERTED_AMID_VERB = regex.compile(_HALF + _INVERTED + _HALF_BEHIND)
STRAIGHT_AMID_VERB = regex.compile(_HALF + _STRAIGHT + _HALF_BEHIND)
TAGS_AMID = (INVERTED_AMID, STRAIGHT_AMID, INVERTED_AMID_VERB, STRAIGHT_AMID_VERB)
"""A clause that a tag cuts behind its subject or half of its verb: the dogs, added Lunn, were asleep.

Its parts are in `left` and `right`, its subject in `subject`.
"""
TAG_TAIL = regex.compile(
    rf"(?:(?<=\btold)\s{_WORDS}{{2,40}}|\s(?:after|at|before|during|in|on|to|via|{DAY}|today|yesterday)\b{_WORDS}{{0,60}})?,\s"
)
"""The rest of a tag that cuts a clause, with its comma: told the jury, admitted on a visit,"""
PLURAL_SUBJECT = regex.compile(r"they|we|I|(?:the|these|its|his|her|our|their)\s.*(?<![us’'])s", regex.IGNORECASE)
"""A subject with a verb without an ending: they, the authors."""
ANY_VERB = regex.compile(rf"\b(?:{VERBS_AHEAD})\b")
"""An auxiliary verb."""
NAMING = frozenset(["called", "named", "termed", "styled"])
"""Verbs of saying whose participle comes before a name: a club, called the Larks, will close."""
_CONDITION = (
    r"If|Unless|Although|Though|Because|Whatever|Whoever|Whenever|Wherever|Once|Even\sif|As\slong\sas"
    r"|When\s(?!(?:asked|contacted|pressed|questioned|reached)\b)"
)
_WHEN = "After|At|Before|By|During|Despite|Since|Until|Within|Without"
_WHERE_TOLD = (
    "address|affidavit|article|book|briefing|broadcast|call|column|conference|court|document|email|essay|event|filing|hearing|interview|letter"
    "|meeting|memo|memoir|message|note|opinion|paper|petition|podcast|post|rally|reply|report|response|ruling|session|speech|statement|study"
    "|submission|testimony|thread|tweet|video|view|visit"
)
_WITH_NOUN = "Across|Among|Behind|Beneath|For|From|In|Inside|Near|Of|On|Outside|Over|Throughout|To|Under|With"
_NOUN_AHEAD = rf"(?i:{THE}|{ONE_OF_MANY}|{OWNERS}|this|that|these|those|every|each|all|many|most|some)\s|\d"
_JOINS = r"contrary|case|end|event|fact|first\splace|hand|latter|meantime|meanwhile|same|whole|words?"
LEANS = regex.compile(
    rf"(?:(?:{_CONDITION})\b|(?:(?:{_WHEN})\s(?!{DAY}\b)|(?:{_WITH_NOUN})\s(?={_NOUN_AHEAD})(?!(?:\p{{Ll}}+\s){{1,2}}(?:{_JOINS})\b))"
    rf"(?![^,]*(?:\p{{Ll}}ing|\b(?:{_WHERE_TOLD})s?)\b))[^“”\".]*$"
)
"""Words before a tag that belong to the clause behind it: if the rain comes, by Easter, in her first winter there.

Not what joins sentences (in contrast, on the other hand), nor where the words were told."""
VERB_PHRASE = regex.compile(rf"{_VERB}(?:\s|$)")
"""A verb phrase without its subject."""
