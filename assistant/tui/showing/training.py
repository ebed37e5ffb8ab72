"""A training in lines: its stages as they come, how it ended, why a gate refused it."""

from collections.abc import Iterator, Sequence

from textual.widgets.option_list import Option

from assistant.desk.training import Ended
from assistant.training import STAGES
from assistant.tui.widgets.flow import Line, blank, bullet, line
from assistant.tui.widgets.options import heading, one_line, two_lines

ABOUT = (
    "The library’s files are checked, the index is fitted, learns from judged problems and is measured on those "
    "it did not learn from. It serves only where it passes its gates.",
    "Until the very end the index that serves now is untouched: Esc stops after the stage under way, and it serves on.",
)


def training_options(stages: Sequence[str], running: bool, ended: Ended | None) -> list[Option]:
    """How it ended, then its stages; before any, the line that begins one."""
    listed = []
    if ended is not None:
        listed.append(two_lines("ended", _headline(ended), ended.sentence))
    if stages:
        listed.append(heading("Stages"))
    for number, stage in enumerate(stages, 1):
        under_way = running and number == len(stages)
        state = "under way …" if under_way else _left(number == len(stages), ended)
        listed.append(one_line(f"stage-{number}", f"{number}. {stage.capitalize()}", state, 50))
    if not running:
        listed.append(
            two_lines(
                "begin", "Train the index anew", "T or Enter begins it; Esc stops it between stages"
            )
        )
    return listed


def training_lines(id: str, stages: Sequence[str], ended: Ended | None) -> Iterator[Line]:
    """The details of a line."""
    if id == "ended" and ended is not None:
        yield from _ended(ended)
    elif id.startswith("stage-"):
        number = int(id.removeprefix("stage-"))
        yield line(stages[number - 1].capitalize(), "bold")
        yield line(f"Stage {number} of at most {STAGES}.", "$quiet")
    else:
        yield from (line(sentence) for sentence in ABOUT)


def _ended(ended: Ended) -> Iterator[Line]:
    yield line(ended.sentence, "bold")
    yield blank()
    yield from (bullet(sentence) for sentence in ended.figures)
    if ended.reasons:
        yield line("Why", "bold")
        yield from (bullet(reason, "$orange") for reason in ended.reasons)
    if ended.moved:
        yield blank()
        yield line("Problems that moved most", "bold")
        yield from (bullet(moved) for moved in ended.moved)


def _headline(ended: Ended) -> str:
    if ended.index:
        return "A new index serves"
    return "Refused by its gates" if ended.reasons else "Not finished"


def _left(last: bool, ended: Ended | None) -> str:
    """What a stage that is over shows: the last of one that ended badly was not done."""
    return "" if last and ended is not None and not (ended.index or ended.reasons) else "done"
