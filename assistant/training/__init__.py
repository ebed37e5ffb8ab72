"""Building an index from a corpus, measuring it, and letting it serve only if it passes its gates."""
