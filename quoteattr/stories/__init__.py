"""In: a story's attributions and the discourse that was read from it. Out: who speaks the turns without a name.

First `scenes` gathers turns and narration, then `clues` tell who may speak, and `decoding` weighs whole sequences.
"""
