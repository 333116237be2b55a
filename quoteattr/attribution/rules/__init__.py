"""In: one attribution, and the view. Out: the attributions that replace it (none if it is not a quote); None declines.

If a rule decides, the framework puts its name in front of `Attribution.rules`. Order: `order`.
"""
