"""The pronouns by which a story or a tag speaks of people."""

from __future__ import annotations

import regex

__all__ = ["PERSONAL_PRONOUNS", "SUBJECT_PRONOUNS"]

PERSONAL_PRONOUNS = regex.compile(r"\b(?:he|she|him|her|his|I|me|my|we|us|our)\b")
"""By these a story tells of its people. “You”, “it” and “they” are as common in the press."""
SUBJECT_PRONOUNS = frozenset(["I", "he", "she", "they", "we", "you", "it"])
"""What is the subject of a tag without being a name: “It rained, she said."""
