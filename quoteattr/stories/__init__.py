"""In: the attributions of a text, and its mentions. Out: in stories, the speaker of each turn without a name.

First `turns` and `scenes` gather the data, then each of `clues` names candidates, and `scoring` weighs them. Last,
`decoding` reads whole sequences of speakers, twice: speakers that are certain after the first time count as named. Then
`nameless` and `answers` settle who is only described, and the turns are read again.
"""
