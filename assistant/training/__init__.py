"""Measuring an index on judged problems, learning its weights, and letting it serve only if it passes its gates."""
