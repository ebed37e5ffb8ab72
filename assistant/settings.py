"""A person's settings: one TOML file, read tolerantly and written whole.

A flag beats the environment, the environment beats this file. What is wrong in the file is told and the rest used.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.private import write_atomically

LOOKS = ("calm-dark", "calm-light", "contrast-dark", "contrast-light")
START_VIEWS = ("conversation", "library", "shortlists", "problems", "history", "batch")
FILTERS = ("sector", "theme", "staff_group", "country", "source")
LONGEST_RETENTION = 36_500  # days
LARGEST = 50_000  # bytes; tomllib takes the square of the parts of a dotted key
HEADER = "# Settings of the workforce assistant. Change them here, or in the settings screen (Ctrl+G, T).\n"


@dataclass(frozen=True)
class Settings:
    """What a person chose. ``retention_days`` 0 keeps history for ever; ``keys`` is action id to keys."""

    look: str = "calm-dark"
    motion: bool = False
    start: str = "conversation"
    history: bool = True
    retention_days: int = 365
    since: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()


def read(path: Path) -> Settings:
    """The settings of a file; the usual ones where there is none. ``complaints`` says what could not be used."""
    try:
        values = _values(path)
    except SettingsError as error:
        return Settings(complaints=(str(error),))
    kept: dict[str, Any] = {}
    complaints = []
    for name, value in values.items():
        check = CHECKS.get(name)
        if check is None:
            complaints.append(f"{path} names “{name}”, which is not a setting. Take it out.")
        elif (used := check(value)) is None:
            complaints.append(f"{path}: “{name}” cannot be {value!r}. {MENDS[name]}")
        else:
            kept[name] = used
    return Settings(**kept, complaints=tuple(complaints))


def write(path: Path, settings: Settings) -> None:
    """Write the settings in one step; other names in the file stay. SettingsError where that cannot be done."""
    values = _values(path)  # a file that cannot be read is not written over
    usual = Settings()
    for name in CHECKS:
        value = getattr(settings, name)
        if value == getattr(usual, name):
            values.pop(name, None)
        else:
            values[name] = dict(value) if isinstance(value, Mapping) else value
    try:
        write_atomically(path, HEADER + toml(values))
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}. The change holds until you leave."
        ) from None


def change(path: Path, **values: Any) -> Settings:
    """Change some settings in a file; the settings after it."""
    settings = replace(read(path), **values)
    write(path, settings)
    return settings


def toml(values: Mapping[str, Any]) -> str:
    """Values as TOML: scalars and lists first, then tables."""
    plain = {name: value for name, value in values.items() if not isinstance(value, Mapping)}
    rows = [f"{_key(name)} = {_value(value)}" for name, value in plain.items()]
    for name, value in values.items():
        if isinstance(value, Mapping):
            rows += ["", f"[{_key(name)}]"]
            rows += [f"{_key(key)} = {_value(one)}" for key, one in value.items()]
    return "\n".join(rows) + "\n"


def _values(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    import tomllib  # here, because most people have no file and are waiting for the first screen

    try:
        with path.open("rb") as held:
            raw = held.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise SettingsError(
                f"{path} is larger than {LARGEST:,} bytes, which no settings are. Mend it, or remove it."
            )
        return tomllib.loads(raw.decode("utf-8").replace("\r\n", "\n"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"{path} cannot be read ({reason}). Mend it, or remove it.") from None


def _key(name: str) -> str:
    bare = name.replace("-", "").replace("_", "")
    return name if bare.isascii() and bare.isalnum() else _text(name)


def _text(value: str | bool) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, (str, bool)):
        return _text(value)
    return str(value)  # numbers (inf and nan too), dates and times are written as TOML reads them


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _switch(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _start(value: Any) -> str | None:
    return value if value in START_VIEWS else None


def _days(value: Any) -> int | None:
    good = (
        isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST_RETENTION
    )
    return value if good else None


def _year(value: Any) -> int | None:
    return value if isinstance(value, int) and 1900 <= value <= 2100 else None


def _filters(value: Any) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict) or not set(value) <= set(FILTERS):
        return None
    good = all(
        isinstance(held, (list, tuple)) and all(isinstance(one, str) for one in held)
        for held in value.values()
    )
    return {name: tuple(held) for name, held in value.items()} if good else None


def _keys(value: Any) -> dict[str, str] | None:
    good = isinstance(value, dict) and all(isinstance(one, str) and one for one in value.values())
    return dict(value) if good else None


CHECKS: dict[str, Callable[[Any], Any]] = {
    "look": _string,
    "motion": _switch,
    "start": _start,
    "history": _switch,
    "retention_days": _days,
    "since": _year,
    "filters": _filters,
    "keys": _keys,
}
MENDS = {
    "look": "Give the name of a look.",
    "motion": "Give true or false.",
    "start": f"Give one of {', '.join(START_VIEWS)}.",
    "history": "Give true or false.",
    "retention_days": "Give a number of days; 0 keeps history for ever.",
    "since": "Give a year.",
    "filters": f"Give lists of words under {', '.join(FILTERS)}.",
    "keys": "Give action ids and keys, each in quotation marks.",
}
