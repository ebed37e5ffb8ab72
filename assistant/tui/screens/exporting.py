"""Exporting an answer, cases or a shortlist: which paper, which form, where to.

Personal data is warned of before anything is written.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.desk.papers import FORMS, KINDS, Sheet, write_paper
from assistant.errors import AssistantError
from assistant.safety import file_name
from assistant.tui.asking import Asking
from assistant.tui.keeping import Keeping
from assistant.tui.messages import Said
from assistant.tui.screens.dialogs import Choice, Choose, Write

if TYPE_CHECKING:
    from assistant.models import Answer

PAPERS = {
    "briefing": "A briefing: the problem, each case, the law, the limits",
    "board-paper": "A board paper’s outline",
    "workforce-plan": "A workforce plan’s outline",
}


def export(app: Keeping, asking: Asking, shortlist: int) -> None:
    """Ask what is wanted of a shortlist, then write it."""
    lists = app.records.shortlists
    sheet = app.attempt(lambda: Sheet(lists.get(shortlist), lists.cases(shortlist)))
    if sheet is None:
        return
    if not sheet.cases:
        app.notify("This shortlist is empty. Put a case on it with S first.", timeout=5)
        return

    def write(kind: str, path: Path, masked: bool) -> None:
        write_paper(asking.assistant, sheet.masked if masked else sheet, path, kind)

    _ask(app, f"Export “{sheet.held.name}”", KINDS, sheet.file_name, sheet.words, write)


def export_cases(app: Keeping, asking: Asking, ids: tuple[str, ...]) -> None:
    """Ask what is wanted of some cases (those of the answer in force keep their places), then write it."""
    problem = asking.chat.answer.query if asking.chat.answer else ""
    count = f"{len(ids)} case{'' if len(ids) == 1 else 's'}"
    named = app.problem_now() or asking.assistant.index.case(ids[0]).title

    def write(kind: str, path: Path, masked: bool) -> None:
        from assistant.language.personal_data import find, mask
        from assistant.rendering.papers import write_paper

        answer = answer_of(asking, ids)
        if masked:
            answer = answer.model_copy(update={"query": mask(problem, find(problem))})
        write_paper(answer, path, kind)

    _ask(app, f"Export {count}", PAPERS, file_name(named, "cases"), problem, write)


def answer_of(asking: Asking, ids: tuple[str, ...]) -> "Answer":
    """An answer of these cases: the one in force cut down to them, else one made of them."""
    from assistant.rendering.papers import shortlisted

    answer = asking.chat.answer
    if answer is not None and set(ids) <= {case.id for case in answer.cases}:
        return shortlisted(answer, ids)
    problem = answer.query if answer is not None else asking.assistant.index.case(ids[0]).title
    return asking.assistant.answer_with(problem, ids)


def _ask(
    app: Keeping,
    title: str,
    kinds: Mapping[str, str],
    name: str,
    words: str,
    write: Callable[[str, Path, bool], None],
) -> None:
    """Ask which paper, which form and where; warn of personal data in ``words``; then ``write`` in a thread."""

    def kind_chosen(kind: str | None) -> None:
        if kind is not None:
            forms = [Choice(*one) for one in FORMS.items()]
            app.push_screen(Choose("As what?", forms), lambda form: form_chosen(kind, form))

    def form_chosen(kind: str, form: str | None) -> None:
        if form is not None:
            about = f"A name in {Path.cwd()}, or a whole path. A file of that name is replaced."
            app.push_screen(
                Write("Where to?", about, f"{name}{form}"),
                lambda where: where_chosen(kind, where),
            )

    def where_chosen(kind: str, where: str | None) -> None:
        if where:
            path = Path.cwd() / Path(where).expanduser()
            app.guarded(
                words,
                lambda safe: app.run_worker(
                    lambda: _written(app, path, lambda: write(kind, path, safe != words)),
                    thread=True,
                    exit_on_error=False,
                ),
                "Export it",
            )

    app.push_screen(Choose(title, [Choice(*one) for one in kinds.items()]), kind_chosen)


def _written(app: Keeping, path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except AssistantError as error:
        app.post_message(Said(str(error), "error"))
    except Exception as error:  # a failed export must not end the session
        reason = f"{type(error).__name__}: {error}"
        app.post_message(Said(f"{path} could not be written ({reason}).", "error"))
    else:
        app.post_message(Said(f"Written: {path}"))
