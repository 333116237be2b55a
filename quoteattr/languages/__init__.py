"""In: nothing. Out: a `Lexicon`, the words that rules ask for, and the patterns of English that are made of them.

`lexicon` reads word lists, `en` holds those of English, each with its source and inclusion policy in its header.
"""

from quoteattr.languages.en import english
from quoteattr.languages.lexicon import Lexicon

__all__ = ["Lexicon", "english"]
