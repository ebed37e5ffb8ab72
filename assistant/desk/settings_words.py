"""The settings in words."""

from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.models import Filters


class Shown(NamedTuple):
    """A setting's name and what it means."""

    name: str
    about: str


SETTINGS = {
    "look": Shown("Look", "Colours: calm or high contrast, on a dark or light ground. Letters stand out at 4.5 to 1 or "
                  "more in all of them."),
    "motion": Shown("Movement", "Whether anything moves or blinks on the screen."),
    "start": Shown("Begin with", "The screen you see first once the library is open."),
    "history": Shown("History", "Whether conversations are kept on this machine, so that you can find and resume them. "
                     "Shortlists and saved problems are kept only when you say so, whatever stands here."),
    "retention_days": Shown("Keep history for", "Conversations unchanged for longer are forgotten when the "
                            "assistant opens."),
    "filters": Shown("Filters at the start", "Enter takes the filters now in force in the conversation; every new "
                     "conversation then begins with them. Delete takes them away. “Not” filters are left out."),
}  # fmt: skip


def as_settings(filters: "Filters") -> dict[str, Any]:
    """The settings that begin a conversation with these filters; those that leave out are not kept."""
    values = filters.model_dump(exclude={"since", "without"}, exclude_defaults=True)
    return {"filters": values, "since": filters.since}


def value_in_words(name: str, settings: Settings) -> str:
    """What a setting is now."""
    value = getattr(settings, name)
    if name == "filters":
        parts = [
            f"{kind.replace('_', ' ')}: {', '.join(held)}" for kind, held in value.items() if held
        ]
        parts += [f"since {settings.since}"] if settings.since is not None else []
        return "; ".join(parts) or "none"
    if name == "retention_days":
        return f"{value} days" if value else "for ever"
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value).replace("-", ", ")
