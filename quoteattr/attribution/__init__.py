"""In: the text view, and what the network proposes. Out: attributions, each with content, cue and source.

First `proposals` gathers what the network says; then `passes` and `rules` decide the rest, in the order of `order`.
"""
