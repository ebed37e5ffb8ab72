"""``python -m assistant``: the same command where console scripts are blocked."""

from assistant.cli import main

if __name__ == "__main__":
    main()
