"""English names: titles, forms of address, dates, organizations, and the pattern of a run of capitalized words.

All lists only help. A name is never cut or rejected because it is not on a list.
"""

from __future__ import annotations

import regex

from quoteattr.languages.en.grammar import (
    AND,
    FOR,
    INHERITED,
    OF,
    OWNERS_OF_OTHERS,
    PARTICLES,
    PLAIN,
    THE,
    WHO,
    Rank,
    of_rank,
)

# Titles and offices.

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""Suffixes after a surname."""
DEPUTIES = frozenset(["deputy", "vice", "lieutenant", "lt", "assistant", "associate", "shadow"])
"""Words for the deputy of an office holder."""
RANK_INITIALS = frozenset(["DA", "DCC", "DCI", "DCS", "DI", "DS"])
"""Initials of a rank or an office before a name: DCI Hale. Alone, or in other letters, they are something else."""
FORMER = "former"
JOINED_RANKS = DEPUTIES | {"sub", "under", "co", "ex", "rear", FORMER}
"""Words that a hyphen joins to a title: Sub-Lieutenant."""
TITLE_TAILS = ("-in-chief", "-at-law", "-elect", "-general")
"""Endings of titles with hyphens: Attorney-at-law."""
RANKS = DEPUTIES | {FORMER}
"""Words that distinguish two people with one title: the former mayor, the deputy mayor."""
_BEFORE_ROLE = (
    rf"{'|'.join(sorted(RANKS))}|chief|senior|veteran|fellow|(?!(?:The|In|On|At|By|But|And|Mr|Mrs|Ms)\s)"
    r"(?:\p{Lu}[\p{L}&-]*+|(?:\p{Lu}\.)++)(?:[’']s)?"
)
BEFORE_ROLE = regex.compile(rf"(?:(?<![^\s(“\"])(?:{_BEFORE_ROLE})[ ]){{1,5}}$")
"""Names and ranks before the noun of a role: "former Arsenal", "Russia's"."""
_DETERMINERS = rf"the|{OWNERS_OF_OTHERS}"
TELLING_APART = RANKS | {"acting", "caretaker", "chief", "interim", "junior", "prime", "senior"}
"""Words that distinguish two offices of one noun: without one, the director is not the acting director."""
INTRODUCED_ROLE = regex.compile(
    rf"(?<![\p{{L}}’'-])(?i:{_DETERMINERS}|an?|\p{{L}}+[’']s?)(?:\sof\sthe(?!\p{{L}})|\s(?!(?:{_DETERMINERS}|an?)\s)[\p{{L}}’'-]+){{1,8}}+(?=,\s$)"
)
"""A description right before a name and a comma: "its acting director, "."""
BEHIND_INTRODUCED = regex.compile(
    rf"[.;]|,(?!\s(?:and|or)\b)|,\sand\s(?:{_DETERMINERS})\s[\p{{L}}’'-]+(?:\s[\p{{L}}’'-]+){{0,7}},\s\p{{Lu}}"
)
"""What ends the name behind such a description. In a list of people, another follows, unless that is described too:
"The mayor, Ann Lee, and his deputy, Bo Hill, met"."""
TRADE_ENDINGS = ("er", "or", "ist")
"""Endings of words for a trade: Singer Ann Lee. Others are left out, as first names have them: Osman, Kristian."""
TRADE_COMPOUNDS = (
    "grapher",
    "ist",
    "master",
    "mistress",
    "monger",
    "breeder",
    "builder",
    "dealer",
    "fighter",
    "grower",
    "holder",
    "keeper",
    "maker",
    "owner",
    "player",
    "rider",
    "seller",
    "teacher",
    "trainer",
    "worker",
    "writer",
)
"""Endings of words for a trade that no first name has: Beekeeper Ada Brook."""
SINGULAR_ENDINGS = ("as", "is", "os", "us")
"""Endings of first names that look like plural nouns and hardly are: Jonas, Stavros."""
BODY_TRADES = ("airline", "insurer", "lender", "manufacturer", "publisher", "retailer", "maker")
"""Endings of words that say what a company does: Chipmaker Acme, Airline Acme."""
BODY_TITLES = frozenset(["airline", "automaker", "carmaker", "chipmaker", "drugmaker", "insurer", "lender", "retailer"])
"""Those that are not also said of a person, as publisher and filmmaker are."""
MOSTLY_ADJECTIVES = frozenset(
    [
        "black",
        "white",
        "native",
        "local",
        "latino",
        "teen",
        "conservative",
        "liberal",
        "moderate",
        "progressive",
        "minor",
    ]
)
"""Nouns for people that are more often adjectives: Black Lives Matter."""
OFFICE_OPENS = regex.compile(
    rf"\b(?:[Aa]n? |(?i:the|an?|{OWNERS_OF_OTHERS}) (?:{'|'.join(sorted(RANKS))}|acting|new|then) )$"
)
"""An indefinite article directly before an office, or a determiner and a rank: "the former Mines Minister"."""
PARTICLE = regex.compile(PARTICLES, regex.IGNORECASE)
"""A particle of a surname, also at the start of a sentence: van, Del."""
OFFICE_JOINTS = (OF, FOR)
"""Words that join an office and its subject: Minister of Mines."""
TITLE_JOINTS = (AND, "&", FOR)
"""After these words, a title before a name is part of a longer name: the Society for President Lincoln."""

# Forms of address.

# First Lord and Grand Master are offices.
COURTESY = PLAIN | INHERITED | {"dr"}
"""Titles that say no role."""
NAME_OPENERS = (PLAIN | INHERITED | of_rank(Rank.KIN) | {"captain", "colonel"}) - {"lord", "master"}
"""Words that begin a name and never continue one: "Does Mrs. Hale know?", "Presently Sir Thomas rose."."""

# Dates.

BEFORE_DATES = regex.compile(
    r"(?<!\p{L})(?:((?i:on|in|this)|By|From|During)|(?i:since|until|till|last|next|early|late|mid))[\s-]$"
)
"""After these, a day or a month is a date and not part of the next name: on Monday Ann Lee said."""

# Organizations, places and other capitalized words.

BODY_JOINTS = frozenset([FOR, "on", "to", AND, "&", THE, "a"])
"""Words that may join the name of one organization: the Committee for Tax Justice."""
BODY_TOPIC_JOINTS = frozenset([FOR, "on"])
"""Words before the purpose of an organization: the Committee on Trade and Mines."""
PART_JOINTS = BODY_JOINTS | {OF, "O"}
"""Words that never begin a name."""
BESIDE_PLACE = regex.compile(
    r"-(?:based|backed|born|bred|controlled|educated|era|funded|held|led|linked|owned|run|style|trained)$"
)
"""What makes an adjective of a name: Wells-based, UN-led."""
LEGAL_FORMS = frozenset(["inc", "co", "corp", "ltd"])
"""Words at the end of a company's name."""
LEGAL_ENDS = LEGAL_FORMS | {
    *("ab", "ag", "b.v", "bv", "gmbh", "incorporated", "limited", "llc", "llp", "n.v", "nv", "oyj", "plc", "s.a"),
    *("s.p.a", "spa"),
}
"""The legal form of a company, its name's last word, in any country."""
BODY_FORMS = LEGAL_ENDS | {
    *("airlines", "airways", "company", "corporation", "group", "holdings", "industries"),
    *("international", "motors", "pharmaceuticals", "systems", "technologies"),
}
"""Words at the end of a body's name that its short form omits: Acme Group."""
COMPANIES = BODY_FORMS | {"bank", "energy", "foods", "rail", "records"}
"""Words in the names of companies."""
LETTER_WORDS = frozenset(["I"])
"""Words of one letter that do not end a longer name."""
SAINTS = frozenset(["st", "ste", "mt", "ft"])
"""Abbreviations inside names of places. No sentence ends after them."""
ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,6}")
"""The initials of an organization: AP, U.N."""
ACRONYM_SKIPS = BODY_JOINTS | {OF, "de", "la"}
"""Words of a name that its initials skip."""
HEADLINE_WORDS = frozenset(
    ["is", "are", "was", "it", "in", "that", "what", "how", "why", "to", "with", "at", "by", "as"]
)
"""Words that occur in headlines in capitals, but not in names."""
DEMONYM_ENDINGS = ("an", "ese", "ish")
"""Endings of words for the people of a place: the Texan."""
NATIVES = frozenset(
    [
        *("arab", "aussie", "briton", "croat", "dane", "filipina", "finn", "icelander", "kiwi", "kurd", "luxembourger"),
        *("new zealander", "pole", "scot", "serb", "slovene", "spaniard", "swede", "turk"),
        *("dutchman", "englishman", "frenchman", "irishman", "scotsman", "welshman"),
        *("dutchwoman", "englishwoman", "frenchwoman", "irishwoman", "scotswoman", "welshwoman"),
    ]
)
"""Nouns for one of a people, with “the”: the Scot. Without it, some are names: Ann Dane."""
MEMBERS = frozenset(
    [
        *("communist", "conservative", "democrat", "federalist", "green", "libertarian", "nationalist", "republican"),
        *("socialist", "tory"),
    ]
)
"""One of a party."""
PAPERS = frozenset(["independent"])
"""Words for one of a party that are more often the name of a newspaper with “the” and a capital."""
PARTY_ADJECTIVES = frozenset(["christian", "free", "liberal", "social"])
"""The first words of longer ones: the Social Democrat. Other words may begin the name of a newspaper."""
BODIES_IN_PLURAL = frozenset(["people", "authorities"])
"""Plural nouns that are used like those for organizations at the start of a sentence."""
BODIES_WITH_CAPITAL = frozenset(
    [
        *("agency", "airline", "association", "authority", "bank", "board", "bureau", "centre", "charity", "club"),
        *("commission", "committee", "company", "corporation", "council", "court", "department", "division"),
        *("firm", "foundation", "group", "institute", "ministry", "office", "organisation", "organization", "party"),
        *("secretariat", "society", "supplier", "trust", "union", "university"),
    ]
)
"""Nouns that a text about one body writes with a capital and "the": the Company. With longer names, they are short for
these."""
NEVER_IT = frozenset(["police", "staff", "personnel"])
"""Nouns for bodies that "they" stands for, and never "it"."""
PAPERS_OF_PEOPLE = frozenset(
    [
        *(
            "advertiser",
            "economist",
            "enquirer",
            "examiner",
            "guardian",
            "inquirer",
            "messenger",
            "observer",
            "reporter",
        ),
        "spectator",
    ]
)
"""Nouns for a person that are a newspaper's name with "the" and a capital: The Observer of Wells."""
GREETINGS = frozenset(["Morning", "Day", "Afternoon", "Evening", "Night", "Friday"])
"""Words of time that Good begins a name with, if a capital follows: Good Morning Foods."""
OF_TIME = regex.compile(r"(?<!\p{L})(?:Today|Tomorrow|Yesterday)[’']s\s$")
"""An owner that only names have before a company: Tomorrow’s Harvest Ltd."""
PEOPLE_AT_LARGE = frozenset(["man", "woman", "boy", "girl"])
"""Nouns for any person: "the man Dana had met" is not Dana."""

# Runs of capitalized words.

DESCRIBES_PERSON = regex.compile(rf",?\s(?:\d{{1,2}}|1[01]\d),|,\s(?:\d{{1,2}}|1[01]\d)\.|,?\s{WHO}\s")
"""After a name, words that are only used of people: an age, or who."""
BEHIND_OWNER = regex.compile(rf"(?<!\p{{L}})(?i:{OWNERS_OF_OTHERS}|our)\s$")
"""A possessive directly before an office: "its Governor"."""
AFTER_PLACE_PREPOSITION = regex.compile(r"(?<!\p{L})(?:in|at)\s$")
"""A preposition directly before the name of a place."""
_PART = r"\p{L}[\p{L}\p{M}]*"
_WORD = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}]*(?:[-.]{_PART}|[’'](?!s\b){_PART})*|al-\p{{Lu}}\p{{L}}+)"
_BLANK = r"[ \u00a0]"
_NICKNAME = rf"(?:[“\"‘'(]\p{{Lu}}\p{{L}}+[”\"’')]{_BLANK}(?!(?:of|for|on|to|and|&|the|a){_BLANK}))?"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_JOINED = rf"(?:(?:{PARTICLES}|of|for|on|to|and|&|the|a|{_ORDINAL}){_BLANK}){{0,3}}"
_BODY_OF_MEMBERS = "Alliance|Association|Club|Federation|Forum|Guild|League|Network|Society|Union"
_MEMBERS = rf"(?:(?<=s)[’'](?={_BLANK}(?:{_BODY_OF_MEMBERS})(?!\p{{L}})))?"
# The longest names of organizations have a dozen words. The bound keeps time linear in endless capitalized text.
_LONGEST_NAME = 14
NAME_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]|\p{{Ll}}-)(?:(?:{PARTICLES}){_BLANK}){{0,3}}{_WORD}\.?(?:{_MEMBERS}{_BLANK}{_NICKNAME}{_JOINED}{_WORD}\.?){{0,{_LONGEST_NAME}}}"
)
"""Capitalized words in a row, with the words that may join parts of names: van, of, and, the 3rd, Workers’ Union."""
