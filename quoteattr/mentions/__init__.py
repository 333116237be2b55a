"""In: the text, or the words of a source. Out: names with their titles, and phrases that refer to a speaker.

First `names` finds names and `name_variants` groups those of one text. Then `sources` classifies the words of a source
as a pronoun, as `single` (a name or a description), or as several of these.
"""
