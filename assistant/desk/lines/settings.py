"""Settings and one's data line by line: see and change each setting, put it back, where the data is, erase it all."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Intent, Reply
from assistant.desk.lines.telling import KEPT, apart, labelled_rows, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.settings_words import SETTINGS, as_settings, value_in_words
from assistant.errors import UsageError
from assistant.models import Filters
from assistant.settings import LONGEST_RETENTION, LOOKS, START_VIEWS, Settings

if TYPE_CHECKING:
    from assistant.desk.desk import Desk

WORDS = {  # what a setting is called in a line → its name in the file
    "history": "history",
    "keep-for": "retention_days",
    "filters": "filters",
    "start": "start",
    "look": "look",
    "motion": "motion",
}
SWITCHES = {"on": True, "off": False}


def _list(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        raise UsageError(f"There is no setting “{intent.text}”. They are: {', '.join(WORDS)}.")
    rows = [
        (f"{SETTINGS[name].name} ({word})", value_in_words(name, desk.settings))
        for word, name in WORDS.items()
    ]
    path = desk.settings_path
    where = f"Kept in {path}." if path else "Kept until you leave: there is no settings file."
    keys = len(desk.settings.keys)
    own = f"Keys you chose on the screen: {keys}." if keys else ""
    hint = "Change one with its word, such as “/settings keep-for 30”; “/help settings” has all."
    return Reply(KEPT, page(labelled_rows(rows), wrap(own), wrap(where), wrap(hint)))


def _set(desk: "Desk", word: str, value: Any) -> Reply:
    name = WORDS[word]
    desk.change_settings(**{name: value})
    return said(f"{SETTINGS[name].name}: {value_in_words(name, desk.settings)}.")


def _switch(word: str) -> "Callable[[Desk, str], Reply]":
    def switch(desk: "Desk", text: str) -> Reply:
        if text.casefold() not in SWITCHES:
            raise UsageError(f"Say “/settings {word} on” or “/settings {word} off”.")
        return _set(desk, word, SWITCHES[text.casefold()])

    return switch


def _one_of(word: str, values: tuple[str, ...]) -> "Callable[[Desk, str], Reply]":
    def choose(desk: "Desk", text: str) -> Reply:
        if text.casefold() not in values:
            raise UsageError(f"Say “/settings {word}” with one of: {', '.join(values)}.")
        return _set(desk, word, text.casefold())

    return choose


def _keep_for(desk: "Desk", text: str) -> Reply:
    number = text.casefold().removesuffix("days").removesuffix("day").strip()
    if not number.isdigit() or int(number) > LONGEST_RETENTION:
        raise UsageError(
            f"“{text}” is not a number of days. Give one from 0 (for ever) to {LONGEST_RETENTION}."
        )
    return _set(desk, "keep-for", int(number))


def _filters(desk: "Desk", text: str) -> Reply:
    word, _ = apart(text.casefold())
    if word not in ("use", "none"):
        raise UsageError("Say “/settings filters use” to begin with those in force, or “none”.")
    desk.change_settings(**as_settings(desk.talk.filters if word == "use" else Filters()))
    words = value_in_words("filters", desk.settings)
    return said(f"From now on, conversations begin with these filters: {words}.")


def _usual(desk: "Desk", word: str) -> Reply:
    if word == "filters":
        return _filters(desk, "none")
    if word not in WORDS:
        raise UsageError(f"Name the setting: {', '.join(WORDS)}.")
    return _set(desk, word, getattr(Settings(), WORDS[word]))


def _where(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        raise UsageError("Say “/data” to see where your data is, or “/data erase”.")
    records = desk.records
    rows = [("Folder", str(records.store.folder))]
    rows += [("File", f"{path.name}, {size:,} bytes") for path, size in records.places()]
    rows += [("Settings", str(desk.settings_path))] if desk.settings_path else []
    rows += [("Kept", records.in_words())]
    private = "Only your account can read the records. Nothing of it is sent anywhere."
    return Reply(KEPT, page(labelled_rows(rows), wrap(private)))


def _erase(desk: "Desk", _: str) -> Reply:
    def erase() -> Reply:
        desk.recorder.leave()
        desk.records.erase()
        return said("Everything you kept is erased. Settings stay.")

    kept = f"{desk.records.in_words()}, in {desk.records.store.folder}. It cannot be undone."
    return desk.confirm(f"Erase everything you kept? {kept}", "erase it", erase)


NOUNS = (
    Noun(
        "settings",
        "See and change the settings.",
        "show the settings",
        _list,
        (
            Verb("history", "on or off", "Whether conversations are kept on this machine.", _switch("history")),
            Verb("keep-for", "<days>", "How long history is kept; 0 for ever.", _keep_for),
            Verb("filters", "use or none", "Begin conversations with the filters in force, or none.", _filters),
            Verb("start", "<view>", "What the full-screen assistant opens with.", _one_of("start", START_VIEWS)),
            Verb("look", "<look>", "Colours of the full-screen assistant.", _one_of("look", LOOKS)),
            Verb("motion", "on or off", "Whether anything moves on the screen.", _switch("motion")),
            Verb("usual", "<setting>", "Put one back as usual.", _usual),
        ),
    ),
    Noun(
        "data",
        "Where what you keep is.",
        "where is my data?",
        _where,
        (Verb("erase", "", "Erase all of it, for good.", _erase),),
    ),
)  # fmt: skip
