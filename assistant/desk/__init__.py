"""The desk: what a person does beside talking, once for both front ends.

Judging, saved problems, history, shortlists, settings, batch, maintenance. ``Desk`` is a conversation with all of it
line by line; the screens call the same modules. Knows no front end.
"""
