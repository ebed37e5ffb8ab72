"""What stands above the cards of an answer: how the problem was read, how well it fits, what else was said."""

import re
from collections.abc import Iterator

from textual.content import Content

from assistant.models import Answer, Change, Turn
from assistant.rendering import as_text
from assistant.tui.showing.cards import Label
from assistant.tui.widgets.flow import Line, blank, line

FITS = {
    "strong": "Strong match",
    "partial": "Partial match",
    "weak": "Weak match",
    "none": "Nothing fits",
}
# what a turn in words can be used for here
ONWARD = {
    "comparison": "F5 puts them side by side; E there writes them to a file.",
    "exported": "Tab, then Enter, writes this to a file: Word, web page or Markdown. Y copies it.",
    "saved": "They are on your shortlist “From conversations” too. Ctrl+G, S opens it; E there exports it.",
}
HANGING = re.compile(r"\s*(?:\d+[.:] +|[-•] +)?")
RANKED = ("answer", "refinement")


def said(text: str) -> list[Line]:
    """What the person said."""
    return [Line(Content.styled(text, "bold"), Content.styled("You  ", "bold $orange"))]


def is_ranking(turn: Turn) -> bool:
    """Whether a turn is shown as cards."""
    return turn.kind in RANKED and turn.answer is not None and bool(turn.answer.cases)


def heading(answer: Answer, label: Label) -> list[Line]:
    """The lines above the cards."""
    count = len(answer.cases)
    found = f"{count} initiative{'' if count == 1 else 's'}" if count else "no initiatives"
    lines = [Line(Content.assemble((FITS[answer.match], "bold"), f" · {found}"))]
    lines += [
        line(note, "$orange", lead="Note  ", lead_style="bold $orange") for note in answer.notes
    ]
    return lines + list(reading(answer, label))


def reading(answer: Answer, label: Label) -> Iterator[Line]:
    """How the problem was read: words mended, words also looked for, what it is about."""
    read = answer.understood
    about = [label(slug) for slug in (*read.themes[:3], *read.sectors[:2], *read.staff_groups[:2])]
    if about:
        yield _row("Read as", ", ".join(about))
    if read.corrections:
        yield _row("Mended", ", ".join(f"“{one.from_}” to “{one.to}”" for one in read.corrections))
    if read.expansions:
        yield _row("Also as", "; ".join(also(read.expansions)), most=2)


def also(expansions: tuple[Change, ...]) -> Iterator[str]:
    """Each word of the question with up to three others it was also looked for as."""
    by_word: dict[str, list[str]] = {}
    for one in expansions:
        by_word.setdefault(one.from_, []).append(one.to)
    return (f"“{word}”: {', '.join(others[:3])}" for word, others in by_word.items())


def beyond_the_answer(turn: Turn) -> str:
    """What a turn says besides the ranking itself: a question back, what it was taken for, other ways on."""
    if turn.answer is None:
        return turn.text.strip()
    shown = set(as_text(turn.answer).split("\n"))
    return "\n".join(row for row in turn.text.split("\n") if row not in shown).strip()


def plain_turn(turn: Turn, label: Label) -> list[Line]:
    """A turn that is not a ranking: its text, line by line."""
    if turn.kind == "none" and turn.answer is not None and not turn.answer.cases:
        return [*heading(turn.answer, label), *_ideas()]
    lines = [hung(row) for row in turn.text.strip("\n").rstrip().split("\n")]
    if onward := ONWARD.get(turn.kind, "") if turn.cases else "":
        lines = [line(onward, "$quiet"), blank(), *lines]
    return [_kind(turn), *lines] if turn.kind in ("urgent", "declined") else lines


def hung(row: str) -> Line:
    """A row of plain text, its further lines under its first word: past spaces, a number or a bullet."""
    if not row.strip():
        return blank()
    lead = HANGING.match(row)
    return line(row[lead.end() :], lead=lead[0]) if lead else line(row)


def digest(turn: Turn) -> list[Line]:
    """An earlier answer in few lines."""
    assert turn.answer is not None
    titles = "; ".join(f"{case.rank}. {case.title}" for case in turn.answer.cases[:3])
    return [
        line(
            f"{FITS[turn.answer.match]} · {len(turn.answer.cases)} initiatives · Enter shows them again",
            "$quiet",
        ),
        line(titles, "$quiet", most=2),
    ]


def _ideas() -> list[Line]:
    return [
        line(
            "Say who it concerns and what goes wrong, take a filter away (F7), or browse the library (F2).",
            "$quiet",
        )
    ]


def _kind(turn: Turn) -> Line:
    word = "Please read this first" if turn.kind == "urgent" else "Not a question for this library"
    return line(word, "bold $orange")


def _row(name: str, text: str, most: int | None = None) -> Line:
    return line(text, "$quiet", lead=f"{name:<9}", lead_style="$quiet", most=most)
