"""In: a text and its quotations. Out: fragments with roles and their links, sentence ends, and mentions with types.

First `features` cuts word pieces, then `windows` chooses what is read together, `tagger` and `scores` run the network,
`decoding`, `links` and `mentions` find the best fragments, links and mentions, and `reading` runs these in order.
"""
