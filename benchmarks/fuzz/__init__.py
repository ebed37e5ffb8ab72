"""Bad input of every kind, made from numbers: an input is known by its kind, the seed and its number.

    python -m benchmarks.fuzz --inputs 1000000 --jobs 2
    python -m benchmarks.fuzz --bombs

An input is answered or refused in one sentence. Anything else (another error, more than a second of processor time,
memory that grows without measure) is a finding, and the command ends with 1.
"""
