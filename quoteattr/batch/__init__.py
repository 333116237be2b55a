"""In: many texts or files. Out: the quotes of each, in the same order and in bounded memory.

First `reading` opens files, then `workers` shares texts among processes; `streaming` handles errors, `progress` counts.
"""
