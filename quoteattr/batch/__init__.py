"""In: many texts, or files. Out: their quotes or errors, in the same order.

`reading` reads bytes, `workers` shares items out among processes, `streaming` handles errors, `progress` counts.
"""
