"""In: one attribution, and the view. Out: the attributions in its place (none: it is no quote), or None: it declines.

The framework puts the name of a rule that decides in front of `Attribution.rules`. Order: `order`.
"""
