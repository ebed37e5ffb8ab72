"""Where things are: the corpus that came with the program, the index cache, the user's own data."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from assistant.errors import CorpusError

NAME = "workforce-assistant"


def shipped_corpus() -> Path:
    """The corpus inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_corpus", package.parent / "corpus"):
        if (folder / "cases").is_dir():
            return folder
    raise CorpusError(
        "The program came without its corpus. Install it again, or name one with --corpus."
    )


def index_home() -> Path:
    """Where built indexes are kept unless --index names another folder."""
    return user_cache_path(NAME, appauthor=False) / "indexes"


def data_home() -> Path:
    """Where history, shortlists and settings are kept unless --data-dir names another folder."""
    return user_data_path(NAME, appauthor=False)


def own_cases(data_dir: Path | None = None) -> Path:
    """The folder of the user's own cases, which may not exist."""
    return (data_dir or data_home()) / "cases"


def case_files(folder: Path | None) -> list[Path]:
    """The files of a folder of the user's own cases; none where there is no folder."""
    return sorted(folder.glob("*.md")) if folder is not None and folder.is_dir() else []


def settings_file() -> Path:
    """The settings file, which may not exist."""
    return user_config_path(NAME, appauthor=False) / "settings.toml"
