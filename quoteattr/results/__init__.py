"""In: attributions, and the speakers behind their sources. Out: the public values, quotes with speakers.

First `speakers` decides on all sources and makes each `Speaker` once, then `quotes` adds kind, act and evidence, and
`confidence` what share of such answers is right. `explanation` puts the evidence of a quote in words, on request.
"""
