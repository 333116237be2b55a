"""In: all attributions of a text, and its view. Out: all of them, changed if a pass decides.

A pass sees more than one attribution: the previous one, all cues, or the quotations without any. Order: `order`.
"""
