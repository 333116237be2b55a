"""English patterns for lines of a page that are not prose."""

from __future__ import annotations

import regex

from quoteattr.languages.en.reporting import PICTURE

__all__ = [
    "BOXES",
    "BYLINE",
    "CAPTION",
    "CREDIT_LINE",
    "DATELINE",
    "DATES",
    "MUST_GO_ON",
    "PAGE",
    "QUOTE_TEMPLATE",
    "TEMPLATE_AUTHOR",
    "TEMPLATE_WORDS",
]

CREDIT_LINE = rf"\s*{PICTURE}(?: by| courtesy of|:)\s[^\n]{{1,120}}$"
"""Photo: Ann Lee"""
BYLINE = r"\s*(?:By|BY)(?:[ ,]{1,2}(?:\p{Lu}[\p{L}’'.-]*|and|de|van|von|of|the)){2,12}\s*$"
"""By Ann Lee and Tom Hill, Wells Post"""
CAPTION = (
    r"(?i:(?:photo |picture )?caption|pictured|(?:from )?left to right|from (?:left|right)):\s"
    rf"|[^\n“”\"]{{3,300}}[(\[]{PICTURE}(?: by| courtesy of|:)\s[^\n()\[\]]{{1,80}}[)\]]$"
    rf"|[^\n“”\"]{{3,300}}\s[—–-]\s?(?i:{PICTURE}(?: by| courtesy of|:))\s[^\n]{{1,80}}$"
)
"""The crew on Monday. (Photo: Ann Lee); The crew on Monday. — PHOTO BY ANN LEE"""
DATES = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|published|updated|posted|last|modified|on|at|am|pm|a\.m\.|p\.m\.|gmt|est|edt|pst|utc|ist|bst|cet|ago|hours?|minutes?|days?"
    r"|st|nd|rd|th|of|the)"
)
"""Words of a line that only says when a page was written or changed."""
DATELINE = (
    r"\p{Lu}{2}[\p{Lu} .'’-]{1,30}(?:, ?\p{Lu}[\p{L}. ]{1,30})?(?: ?\([\p{L} ]{2,30}\))?"
    r"(?: ?[-–—]{1,2}$|, (?=[^\n]*\d))"
)
"""LONDON (Wire) — on a line of its own, or before a date: LONDON, May 3"""
BOXES = (
    r"(?:(?:also |must )?read(?: also| more| next| too)?|see also"
    r"|related(?: stories| articles| news| story| article| content)?"
    r"|watch(?: below| live| now| more| video)?|more (?:on this|from|stories|news)|don['’]t miss|recommended|most read"
    r"|(?:sign up|subscribe|click here|follow us|share this|advertisement|continue reading|listen(?: to)?)\b)"
)
"""Labels of boxes that link to other texts."""
MUST_GO_ON = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "as",
        "that",
        "which",
        "who",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "is",
        "are",
        "was",
        "were",
    ]
)
"""Words that end a line only if the sentence continues in the next line."""
QUOTE_TEMPLATE = r"(?:c|r|block|long |pull |big )?quot(?:e|ation)s?(?: ?(?:box|frame))?"
"""The names of templates with which wikis print quotations."""
TEMPLATE_WORDS = ("text", "quote", "quotation", "1")
"""The parameters of such templates that have the words."""
TEMPLATE_AUTHOR = ("author", "by", "sign", "speaker", "source", "2")
"""The parameters that have the author, the surest first."""
PAGE = regex.compile(r"\W*(?:page\s+)?\d{1,5}(?:\s*(?:of|/)\s*\d{1,5})?\W*$", regex.IGNORECASE)
"""The number of a page on a line of its own."""
