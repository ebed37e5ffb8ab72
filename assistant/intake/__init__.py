"""Cases on their way into a library: documents turned into drafts, guided questions, a user's own cases.

Owns reading foreign documents and asking for the parts of a record. Invents nothing: what is not found is left
to fill. Judging and ranking are elsewhere.
"""
