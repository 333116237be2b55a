"""In: a text and its quotations. Out: fragments with roles (content, cue, source), and links between them.

First `features` cuts word pieces, then `windows` chooses what is read together, `tagger` and `scores` run the network,
`decoding` finds the best fragments, and `links` ties contents to cues and cues to sources.
"""
