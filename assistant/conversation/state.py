"""What a conversation remembers: plain, frozen data, so that undo is going back to an earlier one."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from assistant.models import Filters, TurnKind

SHOWN = 10  # initiatives given at first


@dataclass(frozen=True)
class Wishes:
    """What is to come first. Wishes reorder a ranking; filters shut out."""

    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    staff_groups: tuple[str, ...] = ()
    scale: str | None = None
    cheap: bool = False
    small: bool = False
    proven: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is wished."""
        return self != Wishes()


@dataclass(frozen=True)
class State:
    """The problem and everything that shapes its ranking.

    ``standing`` filters were set before the problem or in a panel, and outlive it. ``asked`` names the
    sharpening questions put for this problem. ``nearest`` shows what comes nearest where nothing fits. ``kept``
    words are read as typed, neither mended nor expanded, in this problem and the next.
    """

    problem: str | None = None
    added: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    standing: Filters = field(default_factory=Filters)
    wishes: Wishes = field(default_factory=Wishes)
    shown: int = SHOWN
    nearest: bool = False
    asked: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The problem with the words added since."""
        return "\n".join((self.problem or "", *self.added)).strip()

    def about(self, problem: str) -> "State":
        """A new problem: only the standing filters and the words kept as typed stay."""
        return State(problem=problem, filters=self.standing, standing=self.standing, kept=self.kept)

    def wishing(self, **values: object) -> "State":
        """The same with other wishes."""
        return replace(self, wishes=replace(self.wishes, **values))  # type: ignore[arg-type]


class Change(NamedTuple):
    """One change of the filters. ``op`` is only, also, not, drop or reset; a reset has no value."""

    op: str
    kind: str
    value: str = ""


class Intent(NamedTuple):
    """What a person wants. ``text`` is the problem, the term or the words that point at cases."""

    name: str
    text: str = ""
    cases: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    wishes: tuple[str, ...] = ()
    words: str = ""
    sure: bool = True
    mended: tuple[tuple[str, str], ...] = ()


class Choice(NamedTuple):
    """Something one key does in the next turn. ``before`` is the state it starts from, if not the present one."""

    key: str
    label: str
    intent: Intent
    before: State | None = None


class Reply(NamedTuple):
    """What a turn shows. ``focus`` is what "that one" means from now on; None leaves it as it was."""

    kind: TurnKind
    text: str
    cases: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    focus: tuple[str, ...] | None = None
