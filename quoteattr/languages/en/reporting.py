"""English patterns of reported words: who speaks, who is spoken to, and what is said.

The patterns for tags of quotations (`“Gone,” Nell said.`) are in `tags`.
"""

from __future__ import annotations

from functools import cache

import regex

from quoteattr.languages.en.grammar import (
    ADVERBS,
    ARE,
    ARTICLES,
    BE,
    DAY,
    HAS,
    HE,
    IS,
    IT,
    NAME_OR_INITIAL,
    NAME_WORD,
    NUMERALS,
    OBJECT_PRONOUNS,
    ONE_OF_MANY,
    OWNERS,
    PARTICLES,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVE,
    SHE,
    STRANGERS,
    SUBJECT_PRONOUNS,
    THEY,
    WILL,
)
from quoteattr.languages.lexicon import Lexicon

COMPLETE = r"(?=\s*+(?:[.,;!?…—–]|$))"
"""The end of a clause after the speaker."""
LOOK = r"(?>(?:\L<looks>|\p{Ll}+(?:ed|ish|less|ful|ous))(?![^\s,]))"
"""An adjective, up to the comma or space after it. It is atomic because many adjectives match both alternatives. A run
of them would be tried in every combination."""

# ---- A verb, its subject and its voice

# The words before the verb are read in one step even if no verb follows, so nothing is read twice.
_AUXILIARIES = rf"\s++(?:(?:{HAS}|have|{WILL}|{ADVERBS})\s++)*+"
_WORDS = rf"(?:[^\s,;:“”\"]++|(?>{_AUXILIARIES})(?!$))*+"
_ASIDE = r",\s[^,;:“”\"\n]{2,80}+,"
_OPENS_SUBJECT = rf"(?i:the|{ONE_OF_MANY}|{NUMERALS}|{OWNERS}|this|that)"
SUBJECT = regex.compile(
    rf"(?:[^;:“”\"\n]*,\s)?(?P<subject>(?:{_OPENS_SUBJECT}\s|\p{{Lu}}|(?:he|she|they|we)\b)(?P<words>{_WORDS})"
    rf"(?:{_ASIDE})?){_AUXILIARIES}"
)
"""The sentence before its verb, with the group `subject` and, inside it, `words`."""
OTHER_VERB = regex.compile(rf"\b(?:and|but|or|{RELATIVE}|to|as|when|if)$|\b(?:said|says|told|tells|wrote|writes)\b")
"""Shows that the words before a verb are more than its subject."""
_BE = rf"(?:{BE}|get|gets|got|[’']s|[’']re)"
_ADVERB = rf"(?:(?:never|not|{ADVERBS})\s)?"
PASSIVE = regex.compile(rf"(?<![\p{{L}}]){_BE}\s{_ADVERB}\p{{Ll}}+(?<!ing)(?:\s(?:of|about|for|as|to|by|with))?$")
"""A passive at the end of the words."""
PASSIVE_PARTICIPLE = regex.compile(rf"(?<![\p{{L}}]){_BE}\s{_ADVERB}(?P<verb>\p{{Ll}}+)(?<!ing)\b")
"""A passive anywhere. The group `verb` is its participle."""
FINITE_VERBS = frozenset(["said", "say", "says", "told", "tell", "tells", "wrote", "write", "writes"])
"""Verbs of saying that are never participles or nouns, unlike "an announced plan" and "recent claims"."""
EVIDENCE = frozenset(["show", "demonstrate", "prove", "mean", "imply", "signal", "find"])
"""Verbs before "that" whose subject need not speak: the scan showed that."""
ONLY_POINTS = frozenset(["that", "this", "it"])
"""Words that are no report by themselves: "She denied that."."""
REPORTED_CLAUSE = "that "
"""The optional beginning of a reported clause."""
OPENS_SOMEBODY = regex.compile(rf"(?:(?i:the|{ONE_OF_MANY}|{QUANTIFIERS}|{NUMERALS})\s|\p{{Lu}}|\p{{Ll}}+s\s)")
"""The beginning of a name or description of a person."""

# ---- Listeners, and people who pass on a text

_TITLED = rf"{NAME_OR_INITIAL}(?:\s(?:(?:of|the|{PARTICLES})\s)?{NAME_OR_INITIAL}){{0,5}}"
_ADDRESSEE = rf"(?:(?:\p{{Ll}}+\s){{0,3}}?{_TITLED}|{OBJECT_PRONOUNS})"
_ANY_ADDRESSEE = rf"(?:{_ADDRESSEE}|(?:{ARTICLES}|{OWNERS})(?:\s[\p{{Ll}}’'-]+){{1,4}}?|\p{{Ll}}+s)"
RECIPIENT = regex.compile(rf"\s*(?:{_ANY_ADDRESSEE}:\s*(?=[“\"‘'«„])|{_ADDRESSEE}\s(?=that\s))")
"""The listener at the beginning of a content: "Minister Orr: “…", "him that it is late"."""
BEFORE_CONTENT = regex.compile(r"\s*(?:[,:]\s*)?(?:(?:that|to|about|of)\s*)?")
"""The words that may be between the listener and the content."""
CUE_PARTICLES = frozenset(["of", "about", "to", "by", "that", ":"])
"""Words that may follow the verb inside a cue."""
TOLD = "told"
"""The irregular form of a verb with the listener as its object."""
LONGEST_OPENER = len("Then ")
"""Text before a verb that is no longer than this contains no subject."""
BEFORE_LISTENER = regex.compile(
    r"\s*(?:(?:the\s)?(?:(?!(?:by|for|to|of|on|in|at|as|that|and|what|how)\s)\p{Ll}[\p{Ll}-]*+\s){1,3})?"
)
"""What stands between a verb of telling and a name: asked headteacher Ann Lee."""
HANDED_ON = regex.compile(
    r"\p{L}+\s.*?\b(?P<thing>\p{Ll}+)\s(?P<how>\p{Ll}+)\s(?:(?:on|out|round|around|over|up)\s)?by\s"
)
"""A description up to "by": "The note passed on by"."""
WRITTEN = frozenset(["signed", "cosigned", "co-signed", "written", "penned", "drafted", "authored", "issued", "sent"])
"""Participles after which "by" names the author, and not somebody who passed the text on."""

_ACTED = (
    "(?:left|went|walked|ran|sat|stood|turned|drove|voted|refused|declined|resigned|hung|put|threw|took|kept|closed|laughed"
    "|smiled|wept)"
)
_NEXT = r",\s(?:before|after)\s(?!being\b)\p{Ll}+ing\b"
_AND_ACTED = rf"(?:(?:and|but)\s(?:then\s)?|then\s)(?:(?:{HE}|{SHE}|{THEY})\s)?{_ACTED}\b"
TELLS_MORE = regex.compile(rf"{_NEXT}|,\s{_AND_ACTED}")
"""In a reported clause, a comma and what the speaker did next: , and he left"""
BEHIND_QUOTATION = regex.compile(
    rf"(?:{_NEXT}|,?\s{_AND_ACTED}|\s(?:during\san?|in\san?\sinterview|in\sinterviews)\b)[^“”\"]*$"
)
"""The same behind a closing quotation mark, where no comma is needed."""

AND_SAID = regex.compile(
    rf",?\s(?:and|but)\s(?:(?:{ADVERBS}|{HAS}|have)\s){{0,2}}(?P<verb>said|told|wrote|(?!(?:related|noted)\b)\p{{Ll}}+(?:ed|s))(?=\s[\p{{L}}“\"'‘])"
)
"""A second verb of the speaker behind a reported clause, the group `verb`: and warned."""
PAST_CUE = regex.compile(r"(?:ed|said|told|wrote|spoke)\b")
OWN_VERBS = regex.compile(
    rf"\b(?:{BE})\s(?:(?:{ADVERBS}|not)\s)?\p{{Ll}}+(?:ed|[^aeiou]n)\b|(?<!^)\b(?:when|which|who|whom|whose|where|after|before)\b"
)
"""Words of a clause that a following "and asked" may go with: was called."""

# ---- Second-hand reports

BY_ACCOUNT = regex.compile(r"according to|per", regex.IGNORECASE)
_SECOND_NAME = rf"(?:{NAME_OR_INITIAL}|\p{{Ll}}++(?=\s\p{{Lu}})|(?:of|for)(?!\s\p{{Lu}}))"
_FINITE = r"said|told|wrote|thought|\p{Ll}+(?:ed|[^s]s)"
SECOND_SOURCE = regex.compile(
    rf",\s((?:{_SECOND_NAME}|the|he|she|they)(?:\s{_SECOND_NAME})*?(?:,\s[^,\n]{{2,100}},)?)"
    rf"\s(?:(?:{ADVERBS})\s)?({_FINITE})\s(?:(?:on\s)?{DAY}\s)?(?:that\s)?"
)
"""The comma after the first source; the second source with its description; an adverb; a verb that may be a cue; a day.
Groups 1 and 2 are source and verb."""

# ---- Labels, signatures and announcements

_SIGNED_NAME = rf"{NAME_WORD}\.?(?:[ \u00a0](?:{NAME_WORD}\.?|of|the|{PARTICLES}|and)){{0,5}}?"
SIGNATURE = regex.compile(
    rf"[ \u00a0\n>]*([―—–~-]{{1,2}})[ \u00a0]?({_SIGNED_NAME})(?=\.?[ \u00a0]*(?:,[^\n]{{0,80}})?(?:\n|$))"
)
"""A dash and a name. Only a description may follow in the line."""
HEADED_BY = regex.compile(
    r"\b(?:[Ff]rom|[Bb]y) (?:the desk of |(?:our|the|your)(?: [\p{Ll}-]+){1,4},? )?"
    r"(?P<name>(?:\p{Lu}[\p{L}’'-]*\.? ){1,5}\p{Lu}[\p{L}’'-]+)(?:,[^\n]{1,80})?\.?$"
)
"""The name at the end of a heading that announces a person's words, with a description."""
ANNOUNCER = regex.compile(
    rf"(?:^|\n|[.!?”\"] |\b(?:from|by) )[*_]{{0,3}}({_SIGNED_NAME})[*_]{{0,3}}(?: on [^\n:.]{{1,150}})?:[*_]{{0,3}}$"
)
"""The only name before a colon, or a name after "from" or "by" before the colon."""

_PLACE_OR_LISTENER = (
    r"(?:to|in|on|at|from|via|this|the\sfollowing|back|afterwards|later|yesterday|today)\b[^.;:!?“”\"\n]{0,60}"
)
ANNOUNCES_BLOCK = regex.compile(
    rf"(?:^|\n|[.!?]\s|,\s)(?P<source>(?:\p{{Lu}}|the\s|{HE}\s|{SHE}\s|{THEY}\s)[^.;:!?“”\"\n]{{1,80}}?)\s(?:(?:{ADVERBS}|{HAS})\s){{0,2}}"
    rf"(?P<cue>(?:said|wrote|posted|tweeted|added|replied|answered|declared|(?P<reads>reads?))(?=(?:\s{_PLACE_OR_LISTENER})?:$)"
    r"|(?:told|warned|reminded|(?P<sent>radioed|texted|emailed|e-mailed|messaged|cabled))(?=\s[^.;:!?“”\"\n]{2,60}:$))"
)
"""A subject and a verb before a colon that announces a paragraph, with the groups `source` and `cue`.

The cue is in `reads` or `sent` too if it is no verb of saying elsewhere."""
TO_COLON = regex.compile(r"[^.;:!?“”\"\n]{0,60}:$")
"""Words between a verb of saying and the colon that announces a paragraph: told residents on Monday:"""

# ---- Credits, bylines and boxes

PICTURE = r"(?:[Pp]hoto(?:graph)?|[Pp]icture|[Pp]ic|[Ii]mage|[Ii]llustration|[Cc]redit|[Cc]aption|[Ff]ile photo)s?"
_ARTIST = rf"{NAME_OR_INITIAL}(?:\s{NAME_OR_INITIAL}){{1,3}}"
CREDIT = regex.compile(
    rf"\((?:{PICTURE}\b[^()\n]{{0,100}}|[^()\n/]{{1,50}}/[^()\n/]{{1,50}})\)"
    rf"|(?<=[.!?]\s|\|\s|^)(?:\({_ARTIST}\)|(?:{PICTURE}(?:\sby|\scourtesy\sof|:)|[Cc]ourtesy(?:\sof|:)|©|\|)\s?{_ARTIST}[^\n.;:“”\"]{{0,60}})$"
)
"""The credit of a picture inside other text: (Ann Lee / Post), (Photo by Ann Lee), (AP Photo/Ann Lee).

Or at its end: "The crew on Monday. Image: Ann Lee/Post"."""

# ---- Speakers who continue

ANSWERS = regex.compile(r"(?:Yes|No|Yeah|Nope|Oh|Ah|Well|Of course|Not at all|Never mind|Thank you|Thanks)\b")
ADDRESSES_LISTENER = regex.compile(
    rf"\b(?:(?i:{'|'.join(STRANGERS)})|[Mm]y (?:dear|lord|lady))\b(?=[,.;!?])|^(?:Sir|Madam)\b"
)
"""The listener is present and may speak next: "It is the soil, ma'am."""
OBJECT_FORMS = {who: PRONOUNS[who].object for who in (HE, SHE, IT, THEY)}
SPEAKING_PRONOUNS = SUBJECT_PRONOUNS | {"He", "She", "They"}

# ---- After the verb of a tag

SHORTEST_TAG = len(" I ask")
REPORTS_CLAUSE = regex.compile(r"\s(?:that|if|whether|how|why|what)\b")
"""After a verb, this shows that the verb reports a clause and not the quotation before it."""
_PLACED = "again|back|out|aloud|softly|too|at|in|on|with|from|as|to|of|after|before|when|while|during|through|into|over"
_WHOM = rf"(?:{OBJECT_PRONOUNS}|(?:{ARTICLES}|{OWNERS})\s\p{{Ll}}+|\p{{Lu}}\p{{L}}+(?:\s\p{{Lu}}\p{{L}}+)?)"
_HOW = rf"(?:\p{{Ll}}+ly|{_PLACED})\b(?!\s(?:that|if|whether)\b)"
TAG_ENDS = regex.compile(COMPLETE)
TAG_GOES_ON = regex.compile(rf"{COMPLETE}|\s(?:{_HOW}|{_WHOM}{COMPLETE})")
"""The words that may follow the verb of a tag: none, manner and place, or the listener."""

# ---- Where a source begins and ends

CUT_ADJECTIVES = regex.compile(
    r"(?:,|(?=(?:\s\p{Ll}[\p{Ll}’-]*+)++,))(?:,?\s(?!\p{Ll}+ly\b)\p{Ll}[\p{Ll}’-]*+){2,4}(?=[.;!?]|,\s|\s(?:with|in|at|from|of|who|on|as|to)\b|$)"
)
"""The rest of a source that was cut at the comma between its adjectives."""
SURNAME = regex.compile(r"\s{1,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}")
"""The rest of a source that was cut after its title."""
_PARTICIPLES = "begun|brought|built|cut|done|drawn|found|given|held|led|made|sent|set|seen|shown|taken|won|written"
TAKES_TIME = regex.compile(
    rf"\b(?:{RELATIVE}|when)\b|\b(?:\p{{Ll}}+ed|{_PARTICIPLES})$|\b(?:in|of|from|since|until|for|by|to)$"
)
"""Words that a following time belongs to: a report released last week."""
HANGING = regex.compile(
    rf"(?<![,\s])(?:(?:[,\s]++(?:at|in|on|of|for|with|from|by|to|as|into|after|before|during|and|or|but|(?!whom){RELATIVE}|when|where"
    rf"|while|{HAS}|have|{IS}|{ARE}|{ARTICLES})(?![^,\s]))++|[\s,]*+[;:]$)"
)
"""Words that are incomplete without others after them: Mayor Wilson at. But "many of whom" is complete."""
_TAKES_TO = (
    "aide|adviser|advisor|ambassador|assistant|attorney|counsel|cousin|delegate|deputy|envoy|heir|letter|link|key"
    "|representative|right|second|secretary|successor|visitor|witness"
)
SPOKEN_TO = regex.compile(
    rf"(?:{NAME_WORD}|(?:the|{OWNERS})(?:\s[\p{{Ll}}’'-]+)*?\s(?!(?:{_TAKES_TO})\b)[\p{{Ll}}-]+)"
    rf"(?P<cut>\sto\s(?:\p{{Lu}}|(?:the|{OWNERS})\s\p{{L}}|(?:{OBJECT_PRONOUNS})$).*)"
)
"""A speaker, and from the group `cut` the listener. Not a noun with its own "to" (an aide to the mayor)."""
_OF_NAMES = ["jr", "sr", "inc", "corp", "ltd", "co", "bros", "llc", "plc", "esq", "no", "ave", "st", "ph.d", "dept"]
_OF_PLACES = ["calif", "mass", "conn", "fla", "ill", "mich", "minn", "tex", "wash", "wis", "ariz", "colo", "penn"]
ABBREVIATIONS = frozenset(_OF_NAMES + _OF_PLACES)
"""Words that keep their period, as titles do."""
PLACING = (
    "Above|Across|After|Along|Amid|Among|Around|At|Before|Behind|Below|Beneath|Beside|Besides|Between|Beyond|During|In|Inside"
    "|Near|Off|On|Opposite|Outside|Over|Since|Throughout|Under|Until|Within"
)
IN_A_PLACE = regex.compile(rf"(?:{PLACING})\s[^,;:“”\"\n]*")
"""The beginning of a sentence with a place or a time."""
BEHIND_PLACE = regex.compile(rf"[^,]+,\s*(?=\p{{Lu}}|\d|(?:the|{ONE_OF_MANY}|{NUMERALS}|{OWNERS})\s)")
"""The rest of a place with its comma, before a name or a description."""


@cache
def adjectives(lexicon: Lexicon) -> regex.Pattern[str]:
    """A description without its noun: the small."""
    return regex.compile(rf"(?:(?i:{ARTICLES})|(?i:one|another|{OWNERS})\s{LOOK})(?:,?\s{LOOK})*", looks=lexicon.looks)


@cache
def title_alone(lexicon: Lexicon) -> regex.Pattern[str]:
    """A title without its name: Mrs."""
    return regex.compile(r"(?i:\L<titles>)\.?", titles=lexicon.title_abbreviations)


VERBS_AHEAD = rf"{BE}|{HAS}|have|{WILL}|can|could|may|might|must|shall|should|do|does|did"
"""Auxiliary verbs, which begin the rest of a verb."""
_HALVES = VERBS_AHEAD
VERB_AHEAD = regex.compile(rf"[“\"‘']?(?:{_HALVES})\s")
"""A clause that begins with the rest of its verb: "been moved", "was built"."""
SECOND_VERB = regex.compile(rf",\s(?:{_HALVES})\s")
"""In a source behind its verb, where the reported clause goes on: "said Lee, was sold"."""
HALF_VERB = regex.compile(rf"\b(?:{_HALVES})(?:\s(?:not|never))?$")
"""A clause that ends with half of its verb: "had not"."""
_CLAUSE_SUBJECT = rf"(?:{'|'.join(sorted(SUBJECT_PRONOUNS))}|there|the|{ONE_OF_MANY}|{OWNERS}|\\p{{Lu}}\\p{{L}}+)"
_ORDERED = rf"(?:(?:the|{OWNERS})\s)?[^\s,;:.“”\"]++(?:\s[^\s,;:.“”\"]++){{0,2}}?\s(?:not\s)?to\s\p{{Ll}}[^“”\"\n]++"
_SAID = (
    rf"(?:(?:{ADVERBS}|also)\s)?"
    r"(?P<cue>told|said|wrote|swore|(?!assured)\p{Ll}++(?<=ed))\s(?:(?:too|also|later)\s)?"
    rf"(?:(?<=(?:told|informed)\s)(?:(?:the|{OWNERS})\s)?\p{{L}}++(?:\s(?!that\b)\p{{Ll}}++)??\s)?"
    rf"(?P<content>that\s(?:[^\s“”\"]++\s?){{3,}}|(?<=(?:advised|urged|ordered|instructed|warned|reminded)\s){_ORDERED}|{_CLAUSE_SUBJECT}\b(?:\s(?!(?:{RELATIVE}|to)\b)[^\s“”\",;:]++){{0,5}}?\s(?:{_HALVES})\s[^“”\"\n]++)"
)
_SAYER = rf"(?P<source>(?i:he|she|they)|\p{{Lu}}[^\s,;:.“”\"]*+(?:\s(?!(?:{_HALVES})\b)[^\s,;:.“”\"]++){{0,4}}?)"
SAID_CLAUSE = regex.compile(rf"(?:It\swas\s[^;:“”\"\n]{{3,120}}?\sthat\s)?{_SAYER}\s{_SAID}")
"""A sentence with the groups `source`, `cue` and `content`: "He told the inquiry he was on the night shift"."""
TOLD_SOMEBODY = regex.compile(
    rf"{_SAYER}\s(?P<cue>asked|told)\s{_TITLED},\s[^,;:“”\"\n]{{2,80}},\s"
    r"(?P<content>(?:that|whether|if|why|how|what|when|where|who)\s(?:[^\s“”\"]++\s?){2,})"
)
"""The same with the description of a listener: "A clerk asked Ama Brook, who chairs the board, whether it was so"."""
ASKED_BY = regex.compile(
    r"\b(?P<cue>[Aa]sked)\sby\s(?P<source>[^.,;:“”\"\n]{2,60}?)\s"
    r"(?P<content>(?:whether|if|why|how|what|who|when|where)\s[^,.;:?!“”\"\n]{6,120})(?=[,.])"
)
"""A passive with whoever asks: "Asked by a pupil what he ate, he laughed"."""
OFFICE_SAID_CLAUSE = regex.compile(rf"(?P<source>\p{{Lu}}[^;:“”\"\n]{{8,140}},\s{_TITLED},?)\s{_SAID}")
"""The same behind a name with its office before it: "Director (Acting) of the Water Board, Ama Brook, added that …"."""
