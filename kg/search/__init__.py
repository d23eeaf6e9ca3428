"""Finding by words: one meaning of a word, a match and an order of what is found, whatever engine looks them up.

An engine (the index in `corpus.db`, a server's full-text index, a scan of a store) only names candidates, all that may
fit and perhaps more. What fits, and in which order, is decided here, so that every store gives the same answer.
"""
