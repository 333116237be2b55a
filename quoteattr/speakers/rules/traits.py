"""What a description says about a person, and whether that fits somebody."""

from __future__ import annotations

import attrs

from quoteattr.languages import Lexicon
from quoteattr.languages.en.grammar import HE, SHE
from quoteattr.languages.en.naming import DEPUTIES, FORMER, TELLING_APART
from quoteattr.mentions.phrases import Phrase
from quoteattr.speakers.affiliations import acronyms_in, is_label_of
from quoteattr.speakers.cast import Member
from quoteattr.speakers.discourse import Discourse, Mention

__all__ = ["Traits", "genders"]


@attrs.frozen(slots=True)
class Traits:
    """What a description says about a person."""

    lexicon: Lexicon
    nouns: frozenset[str]
    """What it calls the person: the noun, and the titles that belong to it."""
    words: frozenset[str]
    """All its words in lower case."""
    acronyms: frozenset[str]
    """Acronyms of organizations that the person belongs to, in lower case: "bjp" in "the BJP leader"; no countries."""
    genders: frozenset[str]
    office: bool
    """Whether the noun is an office, of which a nation has one."""

    @classmethod
    def of(cls, head: Phrase, discourse: Discourse) -> Traits:
        """Read a description."""
        lexicon, text = discourse.lexicon, discourse.text[head.start : head.end]
        nouns = lexicon.titles_of.get(head.word, frozenset()) | {head.word}
        words, acronyms = frozenset(text.lower().split()), acronyms_in(text, lexicon) - nouns
        return cls(lexicon, nouns, words, acronyms, genders(head.word, lexicon), head.word in lexicon.offices)

    def suit(self, who: Member) -> bool:
        """Whether the description fits somebody: known genders, affiliations and ranks match.

        The mayor is not the deputy mayor, and the Labour leader is not a Conservative. For an acronym or a nationality
        of an office, the text must say that it applies: the BJP leader, the Polish president.
        """
        required = self.acronyms | (self.words & self.lexicon.peoples if self.office else frozenset())
        kinds = (self.lexicon.parties, self.lexicon.peoples)
        elsewhere = any(self._tells_apart(who.roles, kind) for kind in kinds)
        fits = required <= who.roles and not elsewhere
        return fits and bool(self.genders & who.pronouns) and self._same_rank(who.roles)

    def closest(self, mentions: list[Mention], discourse: Discourse) -> Mention:
        """The last of several mentions; if some share an affiliation with the description, the last of these.

        Before it come those of whom the text says the same words: the acting director, the director.
        """
        sharing = [m for m in mentions if self._shares(discourse.members[m.member].roles)] or mentions
        likeness = [self._likeness(m, discourse) for m in sharing]
        return [m for m, like in zip(sharing, likeness, strict=True) if like == max(likeness)][-1]

    def _likeness(self, mention: Mention, discourse: Discourse) -> int:
        """How many words of the description the text says of somebody, less those that tell apart and are not in it."""
        member = discourse.member(mention)
        told = {
            word for where in discourse.roles.get(member, []) for word in discourse.text[slice(*where)].lower().split()
        }
        told |= discourse.members[member].roles
        return len((self.words & told) - self.nouns) - len((told & TELLING_APART) - self.words)

    def _same_rank(self, roles: frozenset[str]) -> bool:
        """Whether both are current, former or deputy, if somebody already has the noun as a role."""
        if not self.nouns & roles:
            return True
        ranks = roles & DEPUTIES - self.nouns
        return (FORMER in self.words) == (FORMER in roles) and self.words & DEPUTIES - self.nouns == ranks

    def _tells_apart(self, roles: frozenset[str], words: frozenset[str]) -> bool:
        """Whether the description has one of these `words` and somebody has a different one."""
        own, other = self.words & words, {role for role in roles if role in words or is_label_of(role, words)}
        return bool(own and other) and not any(_is_same(a, b) for a in own for b in other)

    def _shares(self, roles: frozenset[str]) -> bool:
        """Whether the description and somebody have a party or an acronym in common."""
        own = self.words & self.lexicon.parties | self.acronyms
        return any(_is_same(word, role) for word in own for role in roles)


def _is_same(word: str, other: str) -> bool:
    """Whether one word begins with the other (Green, Greens), or is a label for it (G-Wells)."""
    return word.startswith(other) or other.startswith(word) or is_label_of(other, frozenset([word]))


def genders(noun: str, lexicon: Lexicon) -> frozenset[str]:
    """The pronouns that may refer to a person whom a noun describes."""
    if noun in lexicon.male_nouns:
        return frozenset([HE])
    return frozenset([SHE] if noun in lexicon.female_nouns else [HE, SHE])
