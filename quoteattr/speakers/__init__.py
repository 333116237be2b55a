"""In: the text view, and the sources with what they say. Out: for each source a mention of a cast member.

`references` finds everything that refers to somebody, and `cast` groups the names. Then `resolve` applies the `rules`
to each reference in text order.
"""
