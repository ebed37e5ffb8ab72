"""Measuring an index on judged problems, learning its weights, and letting it serve only if it passes its gates."""

STAGES = 13  # that a training goes through where there are judged problems enough to learn everything from
