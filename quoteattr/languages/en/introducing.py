"""English words around somebody who is brought in without a name."""

from __future__ import annotations

import regex

from quoteattr.languages.en.referring import CLOSE_KIN

__all__ = ["FRONTED", "LONGEST_MET", "MET", "OWNED_KIN"]

MET = regex.compile(
    r"(?<!\p{L})(?:I|[Ww]e|this reporter) (?:\p{L}+ly )?"
    r"(?:(?:ask|call|email|e-mail|interview|phon|reach|telephon|visit)ed"
    r"|rang|found|met|meet|spoke|told|tried|turned)(?: \p{Ll}+){0,3} $"
)
"""The words before whom the writer met or asked: "I rang "."""
LONGEST_MET = 40
"""Characters: "We spoke at length to "."""
FRONTED = regex.compile(
    r"(?:After|At|Before|Behind|Beside|By|During|In|Inside|Near|On|Outside) (?:the|an?)"
    r"(?: (?!(?:of|in|on|at|to|for|with|and|or|by|from|as|is|was|I|he|she|it|we|they|who|that)\b)\p{Ll}+){1,4} "
)
"""What may stand at the beginning of a sentence before its subject: "In the public session a boy rose"."""
OWNED_KIN = regex.compile(
    rf"(?<![\p{{L}}’'-])\p{{Lu}}[\p{{L}}-]+[’']s?(?: [\p{{Ll}}-]+){{0,2}}? ({'|'.join(CLOSE_KIN)})(?![\p{{L}}’'-])"
)
"""A relative of somebody named: "Ann's mother"."""
