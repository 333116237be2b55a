"""How English names the speakers of transcripts, plays, chats and hearings before their turns."""

from __future__ import annotations

__all__ = ["GREETING", "JOINTS", "LETTERS", "ROLES", "TITLES", "WROTE"]

JOINTS = ("of", "the", "for", "and", "to", "in", "on", "de", "del", "la", "van", "von", "der", "den", "al", "bin", "du", "dos", "da")
"""Small words inside of a label: The Minister for Rivers."""
TITLES = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon", "rt hon", "honourable",
    "honorable", "senator", "sen", "rep", "gov", "judge", "justice", "capt", "gen", "col", "lt", "sgt", "rev", "madam", "ambassador",
)
"""Titles that make a label a person's."""
ROLES = frozenset(
    "speaker interviewer interviewee host cohost co-host moderator witness court clerk chair chairman chairwoman chairperson "
    "president minister secretary operator narrator voice announcer reporter journalist anchor panelist panellist audience "
    "member questioner caller guest participant attendee student teacher counsel judge prosecutor defendant officer deputy "
    "all both together chorus boy girl man woman child mother father question answer".split()
)
"""Who speaks by what they do there: THE WITNESS, Interviewer, Voice 1."""
LETTERS = frozenset(["q", "a"])
"""Question and answer."""
WROTE = r"On [^\n]{5,80}?, (?P<name>\p{Lu}[^\n<>@,]{1,50}?) ?(?:<[^<>\n]{3,80}>|\([^()\n]{3,80}\))? (?P<cue>wrote):"
"""What mails put above what they answer."""
GREETING = r"(?:dear|hi|hello|hey|regards|best|thanks|cheers|sincerely|yours)\b[^.?!]{0,40}[,!.]?\s*$"
"""A line of a mail that only greets."""
