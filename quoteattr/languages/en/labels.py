"""English labels of speakers before their turns, in transcripts, plays, chats and hearings."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import ADVERBS, BE, HE, IRREGULAR_PASTS, SHE

__all__ = [
    "ACTS",
    "ANGLED_FORMS",
    "ANSWERS",
    "EXAMINER",
    "GREETING",
    "INTERVIEWED",
    "JOINTS",
    "LABEL_FORMS",
    "LETTERS",
    "NOT_SPOKEN",
    "OFFICIAL",
    "RECURRING_FORMS",
    "ROLES",
    "SAID_IN_MAIL",
    "SCENE",
    "SUBTITLE_LABEL",
    "SURE_FORMS",
    "TALK_FORMS",
    "THE",
    "TITLES",
    "VOICES_AT_ONCE",
    "WORK",
    "WROTE",
]

JOINTS = (
    "of",
    "the",
    "for",
    "and",
    "to",
    "in",
    "on",
    "de",
    "del",
    "la",
    "van",
    "von",
    "der",
    "den",
    "al",
    "bin",
    "du",
    "dos",
    "da",
)
"""Small words inside a label: The Minister for Rivers."""
TITLES = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "hon",
    "rt hon",
    "honourable",
    "honorable",
    "senator",
    "sen",
    "rep",
    "gov",
    "judge",
    "chief justice",
    "justice",
    "capt",
    "gen",
    "col",
    "lt",
    "sgt",
    "rev",
    "madam",
    "ambassador",
)
"""Titles that show that a label names a person."""
ROLES = frozenset(
    [
        "speaker",
        "interviewer",
        "interviewee",
        "host",
        "cohost",
        "co-host",
        "moderator",
        "witness",
        "court",
        "clerk",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "president",
        "minister",
        "secretary",
        "operator",
        "narrator",
        "voice",
        "announcer",
        "reporter",
        "journalist",
        "anchor",
        "panelist",
        "panellist",
        "audience",
        "member",
        "questioner",
        "caller",
        "guest",
        "participant",
        "attendee",
        "student",
        "teacher",
        "counsel",
        "judge",
        "prosecutor",
        "defendant",
        "officer",
        "deputy",
        "all",
        "both",
        "together",
        "chorus",
        "boy",
        "girl",
        "man",
        "woman",
        "child",
        "mother",
        "father",
        "question",
        "answer",
    ]
)
"""Speakers named by role: THE WITNESS, Interviewer, Voice 1."""
LETTERS = frozenset(["q", "a"])
"""Question and answer."""
SAID_IN_MAIL = r"[ \t>]*(?P<name>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}) (?:<[^<>\n]{3,80}> )?(?P<cue>wrote):$"
"""The same in short: Ada Brook wrote:"""
WROTE = r"On [^\n]{5,80}?, (?P<name>\p{Lu}[^\n<>@,]{1,50}?) ?(?:<[^<>\n]{3,80}>|\([^()\n]{3,80}\))? (?P<cue>wrote):"
"""The line that mails put above the quoted mail."""
WORK = r"(?:(?:,| ?\(| (?:in |from )?(?=[*_“\"‘]))[^\n]{0,80})?"
"""What may follow the name that signs a quotation: a description, a year, the title of a book."""
GREETING = r"(?:dear|hi|hello|hey|regards|best|thanks|cheers|sincerely|yours)\b[^.?!]{0,40}[,!.]?\s*$"
"""A line of a mail that is only a greeting."""
EXAMINER = "BY "
"""The beginning of a line that names the next questioner: BY MS. LEE:"""
_DATE = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ \t])"
_TIME = rf"[\[(]?{_DATE}?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?(?:[ \t]?[AaPp][Mm])?[\])]?"
SCENE = regex.compile(r"^[ \t]*\.?(?:INT|EXT|EST|I/E)(?:\.|/|[ \t])[^\n]*", regex.MULTILINE)
"""A heading that only screenplays have: INT. HARBOUR OFFICE - NIGHT."""
_NUMBER = r"(?:[IVXLC\d]{1,5}|(?i:one|two|three|four|five|the (?:first|second|third|fourth|fifth|last)))"
NOT_SPOKEN = regex.compile(
    r"\s*(?:\d{1,5}|WEBVTT.*|NOTE\b.*|[\d:.,]+\s*-->.*|#.*|[-*_=]{3,}|Page \d+|\*\*\*.*"
    rf"|{_TIME}[ \t]+\*[ \t].*|(?:{_TIME}[ \t]+)?(?:-!-|-->|<--)[ \t].*"
    r"|[(\[][^()\[\]\n]*[)\]]?\.?|_?\(?_[^_\n]*_\)?_?\.?|(?:Replying to|Reacted to) [\"“][^\n]*"
    rf"|(?i:act|scene) {_NUMBER}\b[^\n]{{0,200}}"
    r"|(?:Re-?)?(?:[Ee]nter|[Ee]xit|[Ee]xeunt)(?: (?:\p{Lu}[\p{L}’'-]*|the|an?|and|with|from|two)[,.]?){0,12}\.?"
    r"|\p{Lu}[\p{Lu} ]{0,30} TO:|FADE (?:IN|OUT)[.:]?|THE END\.?|BY \p{Lu}[\p{Lu} .'’-]{1,40}:"
    r"|(?:(?:RE)?(?:DIRECT|CROSS)[- ])?EXAMINATION(?: \(.*)?"
    r"|[^\n]{1,60} (?:interjecting|rose)—|Some hon\. members:.*)\s*$"
)
"""A line among turns that nobody says: a number, a time, a heading, a stage direction, a message of the program."""
ACTS = regex.compile(
    rf"(?P<who>(?i:{HE}|{SHE})(?!\p{{L}})|(?:\p{{Lu}}[\p{{L}}’'-]+\.?\s){{0,2}}\p{{Lu}}[\p{{L}}’'-]+)"
    rf"(?:\s(?:{ADVERBS}))?\s(?:(?:{BE})\b|\p{{Ll}}{{2,}}(?:s|ed)\b|(?:{IRREGULAR_PASTS})\b)"
)
"""The beginning of a paragraph about what somebody does: "He braces himself", "Anna slowly turned". `who`: actor."""
_OPENING = rf"[ \t>]*+(?:{_TIME}[ \t]*+(?:[-–—][ \t]*+)?)?[*_]{{0,3}}(?:Q\d{{1,3}}[ \t]+)?"
_ASIDE = r"(?:[(\[][^()\[\]\n]{1,160}[)\]])"
_NAME = r"\p{Lu}(?:[\p{L}\p{M}\p{N}&]|['’.-](?=[\p{L}\p{N}]))*+(?:\.(?![.:-]))?"
_NEXT = rf"(?:,?[ \t]+(?:{_NAME}|\p{{N}}{{1,3}}(?!\p{{N}}|[.:]\p{{N}})|\||(?:{'|'.join(JOINTS)})(?!\p{{L}})|{_ASIDE}))"
_LABEL = rf"(?P<label>{_NAME}{_NEXT}{{0,12}}?)"
_TITLED = rf"(?:(?i:{'|'.join(TITLES)}|the|madam)\.?[ \t])"
_SHOUTED = r"(?:(?:Mc|Mac|Fitz|O[’'])?\p{Lu}(?:[\p{Lu}\p{N}]|['’.-](?=[\p{Lu}\p{N}]))*+)"
_SMALL = r"(?:of|the|pro tem(?:pore)?)"
_CAPITALS = rf"(?P<label>{_TITLED}{{0,3}}{_SHOUTED}(?:,?[ \t]+(?:{_SHOUTED}|\p{{N}}{{1,3}}|{_SMALL}|{_ASIDE})){{0,8}}?)"
_FORCED = r"(?P<nick>\p{Lu}[\p{L} '’.-]{0,30}?)"
_FULL_TITLE = r"(?:M(?:r|s|rs|x|iss)|Dr|Prof|Sen(?:ator)?|Rep|Gov|Judge|Justice|Dame|Sir|Lord|Lady|General|Col|Capt)"
_WITH_TITLE = rf"(?P<label>(?:{_FULL_TITLE}\.?[ \t]+(?:{_NAME}[ \t]+){{0,2}}{_NAME}|The[ \t]+\p{{Lu}}\p{{Ll}}{{2,20}}))"
_WORD = r"\p{Lu}[\p{L}\p{M}’'-]+"
_ANY_NAME = rf"(?P<label>(?:{_FULL_TITLE}\.?[ \t]+)?{_WORD}(?:[ \t]+(?:of[ \t]+|the[ \t]+|and[ \t]+)?{_WORD}){{0,3}})"
_ITALIC = r"_(?P<label>\p{Lu}[\p{L} '’.-]{0,30}?)"
_ASIDES = rf"(?:[ \t]*(?:{_ASIDE}|{_TIME}))*+"
_LETTER = rf"(?P<label>{'|'.join(sorted(letter.upper() for letter in LETTERS))})"
_COLON = r"(?:[ \t]*(?=\.{0,3}:)|(?=[.—-]))(?P<cue>\.{0,3}:|\.?-{1,2}\.{0,3}:?(?=\s)|—(?=\S))"
_MARKS = r"[*_]{0,3}"
_END = r"[ \t]*(?=\n|\Z)"
_NICK = r"(?P<nick>[\p{L}\p{N}_.-]{2,30})"
_HANDLE = r"(?P<label>(?!(?i:[ap]\.?m)\b)[\p{L}\p{N}@][^\n:]{0,40}?)"
_CUE = rf"{_MARKS}(?P<cue>:){_MARKS}"
LABEL_FORMS = {
    "voice tag": r"[ \t]*<v(?:\.[\w.]+)?[ \t]+(?P<label>[^<>\n]{1,60})>(?=[^\n]*\S)",
    "nick": rf"[ \t]*(?:{_TIME}[ \t]*)?<[@+ ]?(?P<label>[^\s<>]{{1,30}})>[ \t]+(?=\S)",
    "name, time and colon": rf"{_OPENING}{_LABEL}{_MARKS}[ \t]*{_TIME}[ \t]*{_CUE}[ \t]*",
    "name and time": rf"{_OPENING}{_LABEL}{_MARKS}[ \t]*+(?:(?P<cue>:){_MARKS}[ \t]*+)?{_TIME}[ \t]*:?{_MARKS}[ \t]*",
    "time and name": rf"[ \t]*{_TIME}[ \t]+(?:[-–—][ \t]+)?{_MARKS}{_HANDLE}{_CUE}[ \t]*",
    "line with colon": rf"{_OPENING}(?:{_LABEL}|{_NICK}){_MARKS}{_ASIDES}[ \t]*{_CUE}{_END}",
    "colon": rf"{_OPENING}{_LABEL}{_MARKS}{_ASIDES}{_MARKS}{_COLON}{_MARKS}[ \t]*(?=\S)",
    "dash": rf"{_OPENING}{_LETTER}\.?{_MARKS}[ \t]*(?P<cue>[-–—])[ \t]*(?=\S)",
    "letter": rf"{_OPENING}{_LETTER}\.[ \t]+(?=\S)",
    "full stop": rf"[ \t]*{_CAPITALS}(?:[ \t]*{_ASIDE})*+\.[ \t]+(?=\S)",
    "title and full stop": rf"[ \t]*{_WITH_TITLE}\.[ \t]+(?=[\p{{Lu}}“\"‘'\[(])",
    "name and full stop": rf"[ \t]*{_ANY_NAME}(?:[ \t]*{_ASIDE})*+\.[ \t]+(?=[\p{{Lu}}“\"‘'\[(—…])",
    "italics": rf"[ \t]*{_ITALIC}(?:[ \t]*{_ASIDE})*+\.?_\.?[ \t]+(?=\S)",
    "line of italics": rf"[ \t]*{_ITALIC}(?:[ \t]*{_ASIDE})*+\.?_\.?{_END}",
    "line of names": rf"[ \t]*{_MARKS}(?P<label>{_NAME}(?:[ \t]{_NAME}){{0,3}}?){_MARKS}"
    rf"(?:[ \t]+(?:--|[–—])[ \t][^\n]{{1,100}})?{_END}",
    "line of capitals": rf"[ \t]*(?:@{_FORCED}|{_CAPITALS})(?:[ \t]*{_ASIDE})*+\.?(?:[ \t]*\^)?{_END}",
}
"""The ways to print labels: patterns with the groups `label` (or `nick`) and `cue`. A "line" has only the label."""
SURE_FORMS = frozenset(["voice tag", "nick", "name and time", "name, time and colon", "time and name"])
"""Forms that look like nothing else."""
RECURRING_FORMS = frozenset(["line of names"])
"""Forms that headings look like too."""
TALK_FORMS = frozenset(["name and full stop"])
"""Forms that short sentences look like too."""
ANGLED_FORMS = frozenset(["voice tag", "nick"])
"""Forms with angle brackets around the label."""
SUBTITLE_LABEL = r"[ \t>]*(?:[-–—][ \t]*)?(?P<label>[\p{L}\p{N}@][^\n:<>]{0,40}?)(?P<cue>:)[ \t]+(?=\S)"
"""A label at the beginning of a line of subtitles."""
OFFICIAL = frozenset(["mr", "mrs", "ms", "madam", "madame", "deputy", "presiding", "hon"])
"""Words next to the office in a label without a name: Madam Deputy Speaker."""
THE = "the"
ANSWERS = frozenset(["a", "answer", "the witness", "witness"])
"""The labels of answers, in lower case."""
INTERVIEWED = regex.compile(
    r"(?i:testimony of|deposition of|examination of|interview with|q\s?&\s?a with|questions for|conversation with)"
    r"(?: (?:the )?\p{Ll}+){0,5},? (?=\p{Lu})"
)
"""The words before the name of the person who answers the questions."""
VOICES_AT_ONCE = frozenset(["all", "both", "together", "everybody", "everyone", "several"])
"""Labels of several people who speak at once."""
