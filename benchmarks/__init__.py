"""What is measured and proved by hand, each with one command; its figures stand in docs/."""
