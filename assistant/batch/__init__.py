"""A file of problems to a file of answers: reading, running, resuming, writing."""
