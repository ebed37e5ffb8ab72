"""Exporting a shortlist: which paper, which form, where to; personal data is warned of before anything is written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.safety import file_name
from assistant.tui.asking import Asking
from assistant.tui.keeping import Keeping
from assistant.tui.screens.dialogs import Choice, Choose, Write

if TYPE_CHECKING:
    from assistant.records.shortlists import Kept, Shortlist
    from assistant.rendering.shortlist import ShortlistPaper

KINDS = (
    Choice("shortlist", "The shortlist with your notes"),
    Choice("board-paper", "A board paper’s outline from it"),
    Choice("workforce-plan", "A workforce plan’s outline from it"),
)
FORMS = (
    Choice(".docx", "Word document (.docx)"),
    Choice(".html", "Web page (.html)"),
    Choice(".md", "Markdown (.md)"),
)


def paper_of(asking: Asking, held: "Shortlist", cases: "list[Kept]") -> "ShortlistPaper":
    """The paper of a shortlist: its cases answered for the problem they were found for."""
    from assistant.rendering.shortlist import ShortlistPaper

    known = set(asking.assistant.index.case_ids)
    there = [case for case in cases if case.case_id in known]
    problem = next((case.problem for case in cases if case.problem), "") or held.note or held.name
    answer = asking.assistant.answer_with(problem, [case.case_id for case in there])
    notes = {case.case_id: case.note for case in there if case.note}
    missing = tuple(case.title for case in cases if case.case_id not in known)
    return ShortlistPaper(held.name, held.note, answer, notes, missing)


def export(app: Keeping, asking: Asking, shortlist: int) -> None:
    """Ask what is wanted, then write it."""
    kept = app.attempt(
        lambda: (app.records.shortlists.get(shortlist), app.records.shortlists.cases(shortlist))
    )
    if kept is None:
        return
    held, cases = kept
    if not cases:
        app.notify("This shortlist is empty. Put a case on it with S first.", timeout=5)
        return

    def kind_chosen(kind: str | None) -> None:
        if kind is not None:
            app.push_screen(Choose("As what?", FORMS), lambda form: form_chosen(kind, form))

    def form_chosen(kind: str, form: str | None) -> None:
        if form is not None:
            path = Path.cwd() / f"{file_name(held.name, 'shortlist')}{form}"
            app.push_screen(
                Write(
                    "Where to?", "The file to write. A file of that name is replaced.", str(path)
                ),
                lambda where: _write(app, asking, held, cases, kind, where),
            )

    app.push_screen(Choose(f"Export “{held.name}”", KINDS), kind_chosen)


def _write(
    app: Keeping,
    asking: Asking,
    held: "Shortlist",
    cases: "list[Kept]",
    kind: str,
    where: str | None,
) -> None:
    if not where:
        return
    path = Path(where).expanduser()

    def work(masked: bool) -> None:
        from assistant.rendering.shortlist import write_shortlist

        try:
            paper = paper_of(asking, *_masked(held, cases) if masked else (held, cases))
            write_shortlist(paper, path, kind)
        except AssistantError as error:
            _say(app, str(error), "error")
        except Exception as error:  # a failed export must not end the session
            _say(app, f"{path} could not be written ({type(error).__name__}: {error}).", "error")
        else:
            _say(app, f"Written: {path}", "information")

    words = "\n".join((held.name, held.note, *(f"{case.note}\n{case.problem}" for case in cases)))
    app.guarded(
        words,
        lambda safe: app.run_worker(lambda: work(safe != words), thread=True, exit_on_error=False),
        "Export it",
    )


def _masked(held: "Shortlist", cases: "list[Kept]") -> "tuple[Shortlist, list[Kept]]":
    from assistant.language.personal_data import find, mask

    safe: Callable[[str], str] = lambda text: mask(text, find(text))  # noqa: E731
    return (
        held._replace(name=safe(held.name), note=safe(held.note)),
        [case._replace(note=safe(case.note), problem=safe(case.problem)) for case in cases],
    )


def _say(app: Keeping, sentence: str, severity: str) -> None:
    from assistant.tui.messages import Said

    app.post_message(Said(sentence, severity))
