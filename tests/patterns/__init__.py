"""What a regular expression costs at worst, counted in steps.

In: a compiled pattern of `re` or `regex`. Out: texts made from its own letters, and the steps it takes on them.
Order: `tree` (what it is made of), `attacks` (texts against it), `steps` (how long it is at them).
"""
