from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.settings import Settings
from assistant.tui import clipboard
from assistant.tui.app import AssistantApp
from tests.tui.fakes import load_at_once


@pytest.fixture(autouse=True)
def no_native_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the clipboard of the machine it runs on."""
    monkeypatch.setattr(clipboard, "commands", list)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the shipped corpus, on a fixed day."""
    opened = Assistant.load(index=Path(tmp_path_factory.mktemp("indexes")))
    return Assistant(opened.index, today=date(2026, 11, 24))


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[..., AssistantApp]:
    """An app over the small library."""

    def make(load: object = load_at_once, **settings: object) -> AssistantApp:
        chosen = Settings(**settings)  # type: ignore[arg-type]
        path = tmp_path / "settings.toml"
        return AssistantApp(load, settings=chosen, settings_path=path, data_dir=tmp_path)  # type: ignore[arg-type]

    return make
