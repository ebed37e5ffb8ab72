"""Settings: read tolerantly, written whole, nothing lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import settings
from assistant.errors import SettingsError
from assistant.settings import Settings


def test_no_file_is_the_usual(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "settings.toml") == Settings()


def test_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    chosen = Settings(
        look="contrast-light",
        motion=True,
        start="library",
        history=False,
        retention_days=0,
        since=2018,
        filters={"sector": ("acute", "community"), "staff_group": ("nurses",)},
        keys={"conversation.library": "ctrl+b,f2"},
    )
    settings.write(path, chosen)
    assert settings.read(path) == chosen
    assert settings.change(path, since=None).since is None
    assert "since" not in path.read_text(encoding="utf-8")


def test_what_cannot_be_used_is_told_and_the_rest_holds(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('motion = "yes"\nlook = "calm-light"\ncolour = 3\nretention_days = -1\n')
    read = settings.read(path)
    assert (read.look, read.motion, read.retention_days) == ("calm-light", False, 365)
    assert len(read.complaints) == 3
    assert "“motion” cannot be 'yes'. Give true or false." in read.complaints[0]
    settings.change(path, motion=True)
    assert "colour = 3" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("filters", {"sector": "acute"}),
        ("filters", {"sector": 9}),
        ("filters", {"place": ["x"]}),
        ("keys", {"a": 1}),
        ("start", "nowhere"),
        ("since", 12),
    ],
)
def test_wrong_shapes(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings.toml({name: value}))
    assert len(settings.read(path).complaints) == 1


def test_a_broken_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("look = ")
    assert "Mend it, or remove it" in settings.read(path).complaints[0]
    with pytest.raises(SettingsError):
        settings.change(path, motion=True)
    assert path.read_text() == "look = "


TEXTS = st.text(alphabet=st.characters(codec="utf-8"))


NUMBERS = st.integers(-9, 9) | st.floats(allow_nan=False)


@given(st.dictionaries(TEXTS, TEXTS | NUMBERS | st.booleans()))
def test_any_value_comes_back(values: dict[str, object]) -> None:
    assert tomllib.loads(settings.toml(values)) == values
