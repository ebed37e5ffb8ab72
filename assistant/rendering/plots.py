"""Plots for documents, by matplotlib where it is installed (extra ``plots``). The figures stand in a table too."""

from collections.abc import Sequence
from io import BytesIO

from assistant.rendering.blocks import Picture

COLOUR = "#5b3a8c"
MOST = 15  # bars


def bars(names: Sequence[str], values: Sequence[int], title: str) -> Picture | None:
    """Horizontal bars, the first on top; None where matplotlib is not installed or there is nothing to draw."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        return None
    names, values = names[:MOST], values[:MOST]
    if not values:
        return None
    settings = {
        "svg.hashsalt": "workforce-assistant",
        "svg.fonttype": "path",
        "text.parse_math": False,
    }
    with mpl.rc_context(settings):  # type: ignore[arg-type,unused-ignore]
        figure = Figure(figsize=(8, 1 + 0.34 * len(values)), layout="constrained")
        axes = figure.subplots()
        places = range(len(values))
        drawn = axes.barh(places, values, color=COLOUR)
        axes.bar_label(drawn, labels=[f"{value:,}" for value in values], padding=3)
        axes.set_yticks(places, labels=list(names))
        axes.invert_yaxis()
        axes.set_xlabel("problems")
        axes.set_title(title)
        axes.spines[["top", "right"]].set_visible(False)
        svg, png = BytesIO(), BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=150, metadata={"Software": None})
    told = "; ".join(f"{name}: {value:,}" for name, value in zip(names, values, strict=True))
    return Picture(svg.getvalue(), png.getvalue(), f"Bar chart, {title}. {told}.")
