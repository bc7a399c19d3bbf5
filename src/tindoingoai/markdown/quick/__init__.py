"""The quick way: comrak renders ordinary text, and markdown-it reads the rest.

comrak gives HTML and no tokens, so it is asked only where its HTML is certain to be, after a few replacements, what
the reference (`parser` and `compositor`) gives for the same text, without a single problem to tell. `stretches` cuts
newsroom blocks out, `limits` says which text is certain, `html` renders it, `reader` puts the parts together. Whatever
is not certain is read by the reference: slower, and the same for readers.
"""
