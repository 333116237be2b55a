"""In: the text view, and the sources with what they say. Out: for each source a mention of one of the cast.

`references` finds all that stands for somebody, `cast` groups the names; then `resolve` asks the `rules` in text order.
"""
