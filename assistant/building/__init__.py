"""From a corpus to a served index: fitting, sealing, opening, building again when the corpus changed.

Measuring and gating a build belong to ``training``.
"""
