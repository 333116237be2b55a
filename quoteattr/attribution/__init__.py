"""In: the text view, and what the network proposes. Out: attributions, each with content, cue and source.

First `proposals` gathers what the network says, then `rules`, in the order of `RULES`, decide what it cannot know.
"""
