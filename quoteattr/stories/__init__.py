"""In: the attributions of a text, and the people mentioned in it. Out: in stories, who speaks each turn without a name.

First `turns` and `scenes` gather what stands around, then each of `clues` names candidates, and `scoring` weighs them.
Last `decoding` reads whole sequences of speakers, twice: who is certain after the first time counts as named.
"""
