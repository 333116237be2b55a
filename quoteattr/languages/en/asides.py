"""What English newspapers print beside their text: picture credits, bylines, boxes."""

from __future__ import annotations

import regex

__all__ = ["BOX_LABEL", "BYLINE_OR_CAPTION", "CREDIT"]

_PICTURE = r"(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Cc]redit|[Cc]aption|[Ff]ile photo)s?"
CREDIT = regex.compile(rf"\((?:{_PICTURE}\b[^()\n]{{0,100}}|[^()\n/]{{1,50}}/[^()\n/]{{1,50}})\)")
"""The credit of a picture, amid other words: (Ann Lee / Post), (Photo by Ann Lee), (AP Photo/Ann Lee)."""
BYLINE_OR_CAPTION = regex.compile(
    rf"\s*(?:{_PICTURE}(?: by| courtesy of|:)\s[^\n]{{1,120}}"
    r"|(?:By|BY)(?:[ ,]{1,2}(?:\p{Lu}[\p{L}’'.-]*|and|de|van|von|of|the)){2,12}\s*)$"
)
"""A whole line of it: Photo: Ann Lee; By Ann Lee and Tom Hill, Wells Post."""
BOX_LABEL = regex.compile(r"\s*(\p{Lu}{2,}(?: \p{Lu}+){0,3}):\s")
"""What may be the label of a box that points to other texts, READ MORE: … `Lexicon.box_labels` has those that are."""
