"""In: the text view and its attributions. Out: the public values, quotes with speakers.

First `speakers` decides on all sources and makes each `Speaker` once. Then `quotes` adds kind, act and evidence, and
`confidence` the expected share of right answers. `explanation` puts the evidence of a quote into words, on request.
"""
