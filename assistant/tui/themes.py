"""The looks: calm and high contrast, each dark and light. Blue and orange carry meaning, never red against green.

Every pair of text and ground is at least 4.5 to 1; a test measures what the screens really draw.
"""

from textual.color import Color
from textual.theme import Theme

DEFAULT = "calm-dark"


def _theme(
    name: str,
    *,
    dark: bool,
    ground: tuple[str, str, str],
    text: tuple[str, str],
    hues: tuple[str, str],
) -> Theme:
    """A look from its grounds (background, surface, panel), texts (plain, quiet) and hues (blue, orange)."""
    background, surface, panel = ground
    plain, quiet = text
    blue, orange = hues
    return Theme(
        name=name,
        dark=dark,
        primary=blue,
        secondary=blue,
        accent=orange,
        warning=orange,
        error=orange,
        success=blue,
        foreground=plain,
        background=background,
        surface=surface,
        panel=panel,
        text_alpha=1.0,
        variables=_variables(background, panel, plain, quiet, blue, orange),
    )


def _variables(
    background: str, panel: str, plain: str, quiet: str, blue: str, orange: str
) -> dict[str, str]:
    """Names that stylesheets and content use, and Textual's own names set to measured colours."""
    return {
        "quiet": quiet,
        "blue": blue,
        "orange": orange,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "footer-background": panel,
        "footer-foreground": plain,
        "footer-description-foreground": plain,
        "footer-key-foreground": blue,
        "block-cursor-background": blue,
        "block-cursor-foreground": background,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": panel,
        "block-cursor-blurred-foreground": plain,
        "block-hover-background": panel,
        "input-cursor-background": plain,
        "input-cursor-foreground": background,
        "input-selection-background": panel,
        "input-selection-foreground": plain,
        "screen-selection-background": panel,
        "screen-selection-foreground": plain,
        "border": blue,
        "border-blurred": quiet,
        "scrollbar": quiet,
        "scrollbar-hover": blue,
        "scrollbar-active": blue,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
        "link-color": blue,
        "link-color-hover": background,
        "link-background-hover": blue,
    }


THEMES = {
    theme.name: theme
    for theme in (
        _theme(
            "calm-dark",
            dark=True,
            ground=("#15181c", "#1b1f24", "#272d34"),
            text=("#e7e9ec", "#aab3bd"),
            hues=("#86bfff", "#f2b866"),
        ),
        _theme(
            "calm-light",
            dark=False,
            ground=("#fbfaf7", "#f3f2ee", "#e6e4de"),
            text=("#1b1f24", "#4c545d"),
            hues=("#004f8a", "#7d4200"),
        ),
        _theme(
            "contrast-dark",
            dark=True,
            ground=("#000000", "#000000", "#1c1c1c"),
            text=("#ffffff", "#dcdcdc"),
            hues=("#9fd4ff", "#ffd46b"),
        ),
        _theme(
            "contrast-light",
            dark=False,
            ground=("#ffffff", "#ffffff", "#e8e8e8"),
            text=("#000000", "#262626"),
            hues=("#00305e", "#552b00"),
        ),
    )
}


def next_theme(name: str) -> str:
    """The look after ``name``, round and round."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)] if name in names else DEFAULT


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
