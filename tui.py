"""Opens the terminal UI: ``python tui.py``."""

from assistant.cli import main

if __name__ == "__main__":
    main(["tui"])
