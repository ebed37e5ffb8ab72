"""The command line. ``main`` is the only name others use; each command group is one file, loaded when called."""

from assistant.cli.main import main

__all__ = ["main"]
