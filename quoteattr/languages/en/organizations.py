"""English words for organizations: what replaces their names, and what stands beside these."""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import AND

POLICE = "police"
LOCAL_POLICE = regex.compile(
    r"(?<![\p{L}-])(?:The )?(\p{Lu}[\p{L}]*(?:[-.][\p{L}]+){0,4}(?: \p{Lu}\p{Ll}+)?) police(?!\p{L})"
)
"""The police of a place: "the Wells police"."""
CAMPAIGN = "campaign"
CAMPAIGNS = frozenset([CAMPAIGN, "team", "camp"])
"""Interchangeable nouns for a campaign."""
ANY_BODY = frozenset(
    [
        *(
            "agency",
            "airline",
            "bank",
            "bookmaker",
            "bureau",
            "automaker",
            "brewer",
            "carmaker",
            "carrier",
            "chipmaker",
            "drugmaker",
            "chain",
            "charity",
            "club",
            "co-op",
            "company",
            "firm",
        ),
        *(
            "group",
            "insurer",
            "lender",
            "manufacturer",
            "military",
            "operator",
            "organisation",
            "organization",
            "party",
            "publisher",
        ),
        *("retailer", "startup", "supermarket", "union", "website"),
    ]
)
"""Nouns that replace the name of an organization without saying what it does."""
ANY_COMPANY = frozenset(
    [
        *(
            "airline",
            "automaker",
            "brewer",
            "carmaker",
            "carrier",
            "chain",
            "chipmaker",
            "company",
            "co-op",
            "drugmaker",
            "firm",
            "operator",
        ),
        *("group", "insurer", "lender", "manufacturer", "publisher", "retailer", "startup", "supermarket"),
    ]
)
"""Nouns that replace the name of a company, also one that ends in "Holdings"."""
ANY_ASSOCIATION = frozenset(["group", "organisation", "organization"])
"""Nouns that replace the name of any association, whatever noun that name contains."""
KINDS_OF_BODY = ANY_BODY | {"maker", "producer", "operator", "supplier", "startup", "giant", "brand"}
"""Nouns for a body between what it deals with and its name: Solar maker Acme."""
ASSOCIATIONS = ANY_ASSOCIATION | {
    *("alliance", "association", "campaign", "center", "centre", "charity", "coalition", "commission", "committee"),
    *("council", "federation", "foundation", "institute", "network", "society", "trust", "union"),
}
"""Nouns in the names of associations."""
NO_COMPANY = frozenset(["charity", "club", "party", "union"])
"""Nouns that do not replace the name of a company."""
PARTY = "party"
PARTIES = frozenset(["alliance", "bloc", "congress", "forum", "front", "league", "movement", "union"])
"""Nouns in the names of parties."""
CLUB = "club"
UNION = "union"
UNIONS = frozenset(["alliance", "association", "brotherhood", "council", "federation", "guild", UNION])
"""Nouns in the names of trade unions."""
NO_MEDIUM = ANY_ASSOCIATION | {"bank", "charity", "club", "party", "union"}
"""Nouns that do not replace the name of a newspaper or a broadcaster."""
SCHEMES = frozenset(["program", "programme", "scheme"])
"""Nouns in names of what organizations do."""
FEDERATIONS = frozenset(
    [
        *("afc", "caf", "concacaf", "conmebol", "efl", "fa", "faw", "fia", "fiba", "fide", "fifa", "fina", "fis"),
        *("gaa", "iaaf", "icc", "ioc", "ipc", "irfu", "itf", "ncaa", "ofc", "rfu", "sfa", "uci", "uefa", "wada", "wru"),
    ]
)
"""Initials of those who govern a sport, in lower case. They are no club."""
GOVERNS = frozenset(["association", "athletics", "board", "commission", "committee", "council", "federation", "union"])
"""Nouns in the names of such bodies."""
GOVERNING_BODY = ("the", "governing", "body")
"""What such a body is called."""
PUBLISHES = regex.compile(
    r"\s(?:has\s|had\s|first\s)?(?:aired|broadcast|carried|carries|printed|prints|published|publishes|ran|runs|reported|reports)\s"
)
"""What a newspaper or a broadcaster does: "Gazeta Nova printed the letter"."""
HAS_SEATS = regex.compile(
    r"\s(?:has|have|had|holds?|held|won|lost|took|gained|kept)\s(?:[\p{L}\d,.-]+\s){0,4}(?:seats?|MPs|deputies|lawmakers|votes?)(?!\p{L})"
)
"""What shows that a name is a party's: "Forward Together won nine seats"."""
MEDIA = frozenset(
    [
        "newspaper",
        "paper",
        "daily",
        "weekly",
        "monthly",
        "tabloid",
        "magazine",
        "network",
        "broadcaster",
        "channel",
        "station",
    ]
)
FOREIGN_ARTICLES = frozenset(
    ["al", "as", "das", "de", "der", "die", "el", "het", "il", "la", "las", "le", "les", "los", "o"]
)
"""Articles that begin the names of newspapers of other countries: Le Matin."""
NO_SUCH_MEDIUM = frozenset(["rival", "other", "local", "same", "second", "state", "latest", AND])
"""Words of another medium (the rival paper), or of a person (the writer and broadcaster)."""
BODY_BEHIND = regex.compile(
    rf"(?:\s(?:news|website|site|agency|outlet|station|think tank|charity|union|company|firm|(?:rights|campaign) group"
    rf"|{'|'.join(sorted(MEDIA))})){{1,3}}$"
)
"""What stands behind a name to say what it is: the Reuters news agency, the Institute for Peace think tank."""
LEADS_TO_PERSON = regex.compile(
    r",\s(?:(?!(?:a|an|his|her|their|of|for|to|by|from|with|and|or)\s)[\p{L}’'.-]+\s){0,4}"
    r"|(?:(?<=\p{Lu}\p{Ll}+)|\s?\([^()\n]{1,40}\))\s(?:in|of|at|for|with)\s(?:the\s)?(?:\p{Lu}\p{L}+\s(?:(?:and|for|of)\s)?)+"
)
"""What leads from a description to a name: "the author, playwright Eve Hill", "Agent in Charge Hill", "Minister in the
Ministry of Mines Ann Lee"."""
BEHIND_OFFICE = regex.compile(r"\s?\([^()\n]{1,40}\)|\s(?:in|at|for|of|with)\sthe\s\p{Lu}")
"""What follows an office, and not a person's name: Commander (Operations), Secretary at the Ministry."""
OFFICE_GOES_ON = regex.compile(
    r"(?r)(?<![\p{L}-])(\p{Lu}[\p{L}-]+)(?:\s\([^()\n]{1,60}\))?\s(?:in|of|at|for|with)\s(?:the\s\p{Lu}\p{Ll}+\s(?:of|for|on)\s)?"
    r"(?:\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?,?\s){1,5}and\s$"
)
"""An office and what it is in charge of, which "and" continues: "Minister for Ports, Roads and [Rivers Ann Lee]",
"Secretary in the Ministry of Lands and [Roads Ann Lee]"."""
ALL_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}’'.&-]+(?:\s(?:(?:of|for|and|the|on|in)\s){0,2}\p{Lu}[\p{L}’'.&-]+)+")
"""A name of several words, of which only prepositions and articles are small."""
MEDIA_NAMES = frozenset(
    ["times", "post", "news", "journal", "press", "tv", "radio", "television", "magazine", "network", "media"]
)
"""Words in the names of media: the Harbour Times."""
