"""Faults of machines and of people, made on purpose, and what was lost: rows, notes, an index that serves.

    python -m benchmarks.faults
    python -m benchmarks.faults --kinds kills-batch,full --tries 20
    python -m benchmarks.faults --whole        # also a few on the shipped corpus

Each try ends as survived (the work is whole, or was refused in one plain sentence and nothing changed) or lost. The
command ends with 1 where anything was lost. Linux; a full disk is a small tmpfs where this may be mounted, else a limit
on the size of files.
"""
