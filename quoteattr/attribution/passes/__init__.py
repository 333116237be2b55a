"""In: all attributions of a text, and its view. Out: all of them, changed where a pass decides.

A pass needs more than one attribution: the one before, all cues, or the quotations that none has. Order: `order`.
"""
