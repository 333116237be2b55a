"""In: the text, or the words of a source. Out: names with their titles, and phrases: what stands for a speaker.

First `names` finds names and `name_variants` groups those of one text; then `sources` reads what a source's words are:
a name, a pronoun, a description, or several of these.
"""
