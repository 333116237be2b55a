"""In: nothing. Out: a `Lexicon`, the word lists that the rules use, and the English patterns made from them.

`lexicon` reads word lists; `en` has the English ones, each with its source and inclusion policy in its header.
"""

from quoteattr.languages.lexicon import Lexicon, english

__all__ = ["Lexicon", "english"]
