"""English phrases with verbs of saying in which nobody says anything, and words that are named and not used."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import INDEFINITE_PRONOUNS

__all__ = [
    "AMOUNT_SAID",
    "AS_WRITER",
    "CALL",
    "CALLED_UP",
    "FIGURES",
    "FIGURES_SPEAK",
    "HYPOTHETICAL",
    "MAKER",
    "NAMED_WORDS",
    "NAMES_A_WORD",
    "NOBODY",
    "NOT_SAID",
    "NOT_TO_BE_NAMED",
    "NO_SAYING",
    "NO_VOICE",
    "OF_NOBODY",
    "OPEN_QUESTION",
    "RECALL",
    "RITE",
    "SAID",
    "SAID_TO_BE",
    "SAY",
    "SAYS_SO",
    "SWAPPED",
]

NO_SAYING = regex.compile(
    r"(?:go|goes|went|gone)\swithout\ssaying|suffice(?:s)?\s(?:it\s)?to\ssay|needless\sto\ssay|rest\sassured|that\sis\sto\ssay"
    r"|that\s(?:being\s)?said|\bplead(?:s|ed|ing)?\s(?:not\s)?guilty",
    regex.IGNORECASE,
)
"""Phrases around a cue that only stress what the writer says, and the formula of a plea."""
AMOUNT_SAID = regex.compile(
    r"(?:it\sall|volumes|(?:very\s)?(?:much|little)|a\s(?:lot|great\sdeal|good\sdeal)|everything|plenty|something|nothing)"
    r"(?:\s(?:more|else))?\s(?:about|for)\s",
    regex.IGNORECASE,
)
"""How much a thing says: says much about the town."""
CALL = regex.compile(r"(?i:call(?:s|ed|ing)?)")
CALLED_UP = regex.compile(
    r"(?:an?|another|the|its|their|his|her)\s(?:[\p{Ll}’'-]+\s){0,2}(?:ambulance|ballot|conference|doctor|election|halt|meeting"
    r"|plumber|poll|police|recess|referendum|session|strike|taxi|truce|vote|witness)"
    r"(?:[.,]|\s(?:about|after|ahead|at|before|for|in|of|on|over|to|with)\s.*)?"
    r"|(?:an?|the|their|his|her)(?:\s[\p{Ll}-]+){1,3},(?:\s\p{Lu}[\p{L}’'.-]*+){1,4}"
)
"""What is called, and not said: called a vote, called the vet, Ann Lee."""
NOT_TO_BE_NAMED = regex.compile(
    r"(?:that\s)?(?:not\sto\sbe|(?:to\s)?remain|to\sstay|(?:his|her|their|its)(?:\s\p{Ll}+){0,2}?\s(?:names?|identit(?:y|ies))\s(?:not\sbe|be))"
    r"\s(?:named|identified|quoted|used|published|printed|withheld|disclosed|revealed|anonymous|nameless|changed)\b"
    r"|(?:for\s)?anonymity\b"
)
"""What those who give no name ask of the press, which nobody quotes: not to be identified."""
SAY = regex.compile(r"(?:says?|said|speaks?|spoke)(?:\s|$)")
"""The verbs before it."""
RECALL = regex.compile(r"(?i:recall(?:s|ed|ing)?)")
"""What makers do with goods, and people with the past."""
MAKER = "maker"
"""The end of nouns for firms: carmaker."""
RITE = regex.compile(
    r"(?:(?:an?|her|his|my|our|some|their|your)\s)?(?:farewells?|goodbyes?|grace|hello|mass|prayers?|vows)"
)
"""What is said at its time, and not reported: said his prayers."""
AS_WRITER = regex.compile(
    r"\b[Aa]s\s(?:we|I|this\s(?:paper|newspaper|column|blog|site|page))\s(?:have\s|first\s|had\s|already\s){0,2}$"
)
"""The words before a cue whose source is the writer: as we reported."""
OF_NOBODY = frozenset(
    [
        *INDEFINITE_PRONOUNS.split("|"),
        "few",
        "many",
        "some",
        "most",
        "no one",
        "none",
        "one",
        "you",
        "anyone",
        "anybody",
    ]
)
"""Sources that are nobody in particular, in lower case."""
_MUTE = (
    r"arithmetic|barometer|calendar|clock|common\ssense|conscience|experience|gauge|gut|heart|history|instinct|intuition|logic"
    r"|needle|reason|speedometer|thermometer|watch"
)
_PLACED = r"(?:\s(?:above|at|in|of|on|over)\s[^,;:“”\"\n]{2,60})?"
NO_VOICE = regex.compile(rf"(?:(?:\p{{L}}\p{{Ll}}*\s){{1,3}}(?:{_MUTE})|(?i:{_MUTE})){_PLACED}")
"""Sources that cannot speak, and that have no text either, as a report or a sign has: bitter experience, the clock."""
FIGURES = regex.compile(
    rf"(?:\p{{L}}\p{{Ll}}*\s){{0,2}}(?i:evidence|facts|figures|numbers|results|statistics|sums){_PLACED}"
)
FIGURES_SPEAK = regex.compile(r"(?:argue|speak|tell)s?\s(?:against|for|us)\b")
"""What is said of figures, which only a reader understands: the figures tell us."""
OPEN_QUESTION = regex.compile(r"(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b")
"""The beginning of a question that somebody may leave open."""
NOT_SAID = regex.compile(
    r"(?:\b(?:not|never|cannot|nobody|no\sone|neither|yet\sto|unable\sto|(?:declin|refus)(?:e|es|ed|ing)\sto|fail(?:s|ed|ing)?\sto)"
    r"|n[’']t)(?:\s(?:be|been|ever|even|immediately|would|will|could|can|yet|\p{Ll}+ly))*+\s\p{Ll}+(?:\s(?:about|as\sto|of|on))?$"
)
"""A verb of saying at the end of the words, if nothing was said: declined to say, has not yet explained."""
NOBODY = regex.compile(r"(?:nobody|no\sone|none|neither)\b", regex.IGNORECASE)
"""The beginning of a source that says nothing: nobody at the club."""
HYPOTHETICAL = regex.compile(
    r"\b(?:would|could|can|might|may|will|should)(?:\s(?:not|also|even|still|well))?\s+$|^(?:would|could|can|might)\b"
)
"""An auxiliary before a verb, or at the beginning of a cue: few would argue."""
SAYS_SO = regex.compile(r"so(?=\s*(?:[.,;:!?]|$)|\s(?:in|at|on|to|too|as|when|again|aloud|myself|himself|herself)\b)")
"""After a verb of saying, "so" stands for words said before: I will say so in court."""
SAID = "said"
SAID_TO_BE = regex.compile(r"to\s(?:be|have)\b")
"""Behind "said" alone, a passive that reports nobody: Lil, said to be the youngest."""
SWAPPED = regex.compile(r"\b(?:for|as|into|instead\sof)\b")
"""Between words of which one takes the place of the other."""
NAMES_A_WORD = regex.compile(
    r"\b(?:(?:word|term|name|verb|noun|plural|opposite|synonym|meaning|spelling)s?\s(?:for|of)|rhym(?:e|es|ed|ing)\swith)\s$"
)
"""The words before one that is only named: no word for “home”."""
NAMED_WORDS = regex.compile(r"[\s,]*(?:(?:and|or|as|into|with|from|for|to|instead\sof|rather\sthan|not)[\s,]*)?")
"""What may be between words that are named: “lay” and “lie”."""
