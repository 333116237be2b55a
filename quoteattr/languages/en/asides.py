"""What English newspapers print beside their text: picture credits."""

from __future__ import annotations

import regex

__all__ = ["CREDIT", "PICTURE"]

PICTURE = r"(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Cc]redit|[Cc]aption|[Ff]ile photo)s?"
"""What names a picture beside a text."""
CREDIT = regex.compile(rf"\((?:{PICTURE}\b[^()\n]{{0,100}}|[^()\n/]{{1,50}}/[^()\n/]{{1,50}})\)")
"""The credit of a picture, amid other words: (Ann Lee / Post), (Photo by Ann Lee), (AP Photo/Ann Lee)."""
