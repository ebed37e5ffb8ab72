"""What a user keeps on this machine: history, shortlists, notes, feedback."""
