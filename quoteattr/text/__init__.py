"""In: a text and the lexicon. Out: the text view, which holds paragraphs, quotations and the genre. No model is read.

First `paragraphs` and `quotations` (by `marks`), then `unclosed` drops stray marks, `genre` looks at the whole, and
`view` puts all of it together; `asides` finds credits and bylines in a view.
"""
