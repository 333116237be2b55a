"""In: a text and the lexicon. Out: the text view: paragraphs, quotations and the genre, found without any model.

`layout` comes before: markup, wrapped lines, turns, and dashes that open speech. Then `paragraphs` and `quotations` (by
`marks`), `unclosed` drops stray marks, `genre` judges the whole, and `view` combines them; `asides` finds credits and
bylines in a view.
"""
