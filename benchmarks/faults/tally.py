"""What came of the tries of one fault."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """A fault, how it was made, and what came of it. ``losses`` says in words what was lost."""

    fault: str
    answered: int = 0
    refused: int = 0
    losses: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many tries."""
        return self.answered + self.refused + len(self.losses)

    def count(self, verdict: str) -> None:
        """One try: "whole", "refused", or else what was lost."""
        if verdict == WHOLE:
            self.answered += 1
        elif verdict == REFUSED:
            self.refused += 1
        else:
            self.losses.append(verdict)
            print(f"{self.fault}: LOST: {verdict}", file=sys.stderr, flush=True)


WHOLE = "whole"
REFUSED = "refused"
Try = Callable[[], str]


def tallied(fault: str, tries: Iterable[Try]) -> Tally:
    """Every try made, in order; what goes wrong in a try is a loss."""
    tally = Tally(fault)
    for one in tries:
        try:
            tally.count(one())
        except Exception as error:
            tally.count(f"{type(error).__name__}: {error}")
    print(f"{fault}: {tally.tried} tried", file=sys.stderr, flush=True)
    return tally


def table(tallies: Iterable[Tally]) -> str:
    """The tallies as a table."""
    held = list(tallies)
    rows = [
        "| fault | tried | whole afterwards | refused in a sentence | lost |",
        "|---|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {one.fault} | {one.tried} | {one.answered} | {one.refused} | {len(one.losses)} |"
        for one in held
    ]
    tried, lost = sum(one.tried for one in held), sum(len(one.losses) for one in held)
    rows.append(
        f"| all | {tried} | {sum(one.answered for one in held)} | {sum(one.refused for one in held)} | {lost} |"
    )
    return "\n".join(rows)
