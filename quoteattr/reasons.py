"""What the rules are called in a sentence: for `explain` and for `quoteattr rules`, without loading the rules."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["ATTRIBUTION", "COREFERENCE", "DIALOGUE", "NAMED_LATER", "SWITCHES", "TAGGER", "UNDECIDED"]

TAGGER = "tagger"
"""The name that the network has in `Evidence.rule`."""
NAMED_LATER = "description.named-later"
"""The name in `Evidence.rule` of a description that a lead puts before the name."""
UNDECIDED = "speaker.undecided"
"""The name in `Evidence.rule` of a source for which every rule declined."""

ATTRIBUTION: Mapping[str, str] = MappingProxyType(
    {
        TAGGER: "the network tagged and tied it so",
        "words_at_all": "a quote has words",
        "clause_of_its_cue": "a reported clause stands in the sentence of its cue",
        "whole_quotation": "a quotation is quoted whole",
        "cue_outside_quotation": "a cue does not stand in what it reports",
        "quoted_once": "the same words are one quote",
        "nothing_between_halves": "between the halves of a quotation nothing is said",
        "comma_closes": "a quotation that closes on a comma has been said",
        "transcript_label": "a name with a colon opens the paragraph, as in transcripts",
        "dash_and_name": "a name behind a dash signs the quotation",
        "subject_said_nothing": "what runs into the verb is its subject",
        "told_whom": "who stands behind a verb of telling is told",
        "is_told": "who was told hears it",
        "passed_on": "who hands on what is written has not written it",
        "subject_of_cue": "the subject of the verb is the source",
        "verb_first": "the sentence begins with the verb, the speaker follows",
        "own_tag": "a tag of its own follows the quotation",
        "whole_source": "a source ends with its noun",
        "bare_source": "when and where is no part of who",
        "behind_the_place": "who speaks stands behind the place",
        "second_half": "the quotation goes on after the interruption",
        "first_half": "the quotation begins before the interruption",
        "behind_colon": "a colon announces the quotation",
        "new_paragraph": "a closed quotation and one in another paragraph are two",
        "reported_or_quoted": "without a cue only quotation marks show a quote",
        "speaker_in_report": "by the account of one, the words of the other",
        "speech_goes_on": "in the press a speaker is named once and goes on",
        "sentence_in_marks": "a story sets speech in marks",
        "sentence_goes_on": "a small letter goes on with the sentence before",
    }
)
"""Rules that say what is a quote, and of which source."""

COREFERENCE: Mapping[str, str] = MappingProxyType(
    {
        "name.only-bearer": "the only name of the text that it fits",
        "name.title": "the namesake with that title",
        "name.pronoun": "the namesake of the pronoun behind it",
        "name.leading-namesake": "the namesake whom the text is about",
        "name.headline": "the namesake whom the headline names",
        "name.latest-namesake": "the namesake mentioned last",
        "name.unlisted": "named nowhere else",
        "pronoun.relative": "what it follows",
        "pronoun.own-words": "who is quoted there",
        "pronoun.author": "who signs the piece",
        "pronoun.story": "whom the passage is about",
        "pronoun.in-sentence": "the subject before it in the sentence whose gender matches",
        "pronoun.last-speaker": "the nearest speaker whose gender matches",
        "pronoun.subject": "the nearest subject whose gender matches",
        "pronoun.nearest": "the nearest person whose gender matches",
        "pronoun.only-name": "the only name around",
        "pronoun.body": "the nearest body that spoke",
        "description.body-of-its-owner": "a body named by its owner",
        "description.campaign": "the only one that the text names by its owner",
        "description.local-police": "the police of the one place named with them",
        "description.words-of": "whose words they are",
        "description.apposed": "what it stands beside",
        "description.kin": "who of the family can be meant",
        "description.office": "the bearer of that office",
        "description.named-so": "the body whose name holds the noun",
        "description.variation": "whom the passage is about",
        "description.spoken-body": "the only body that speaks or acts there",
        "description.same": "described so before",
        "description.itself": "described and not named",
        NAMED_LATER: "named soon after, with the same role or the same words",
        "several.joined": "those whom it joins",
        UNDECIDED: "no rule decided who that is",
    }
)
"""Rules that say who a source is; the first word tells what kind of words the source is."""

DIALOGUE: Mapping[str, str] = MappingProxyType(
    {
        "pronoun.narrator": "who tells the story",
        "dialogue.source": "whom the source may stand for",
        "dialogue.beside": "who acts in the same paragraph",
        "dialogue.around": "who acts in the paragraphs around",
        "dialogue.recent": "who was mentioned lately",
        "dialogue.takes-part": "who takes part in the conversation",
        "dialogue.addressed": "who is called by name, and who is not",
        "dialogue.newcomer": "who is named for the first time nearby",
        "dialogue.agrees": "whom the pronouns around fit",
        "dialogue.manner": "who speaks and addresses others as the quote does",
        "dialogue.turns": "speakers alternate",
    }
)
"""What speaks for the speaker of a turn in dialogue; a model weighs them together, so that none is a rule by itself."""

SWITCHES = frozenset({*ATTRIBUTION, *COREFERENCE} - {TAGGER, UNDECIDED})
"""The rules that can be left out: all but the network, without which nothing is found."""
