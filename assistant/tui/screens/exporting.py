"""Exporting a shortlist: which paper, which form, where to; personal data is warned of before anything is written."""

from pathlib import Path

from assistant.desk.papers import FORMS, KINDS, Sheet, write_paper
from assistant.errors import AssistantError
from assistant.tui.asking import Asking
from assistant.tui.keeping import Keeping
from assistant.tui.messages import Said
from assistant.tui.screens.dialogs import Choice, Choose, Write


def export(app: Keeping, asking: Asking, shortlist: int) -> None:
    """Ask what is wanted, then write it."""
    lists = app.records.shortlists
    sheet = app.attempt(lambda: Sheet(lists.get(shortlist), lists.cases(shortlist)))
    if sheet is None:
        return
    if not sheet.cases:
        app.notify("This shortlist is empty. Put a case on it with S first.", timeout=5)
        return

    def kind_chosen(kind: str | None) -> None:
        if kind is not None:
            forms = [Choice(*one) for one in FORMS.items()]
            app.push_screen(Choose("As what?", forms), lambda form: form_chosen(kind, form))

    def form_chosen(kind: str, form: str | None) -> None:
        if form is not None:
            path = Path.cwd() / f"{sheet.file_name}{form}"
            app.push_screen(
                Write(
                    "Where to?", "The file to write. A file of that name is replaced.", str(path)
                ),
                lambda where: _write(app, asking, sheet, kind, where),
            )

    kinds = [Choice(*one) for one in KINDS.items()]
    app.push_screen(Choose(f"Export “{sheet.held.name}”", kinds), kind_chosen)


def _write(app: Keeping, asking: Asking, sheet: Sheet, kind: str, where: str | None) -> None:
    if not where:
        return
    path = Path(where).expanduser()

    def work(masked: bool) -> None:
        try:
            write_paper(asking.assistant, sheet.masked if masked else sheet, path, kind)
        except AssistantError as error:
            app.post_message(Said(str(error), "error"))
        except Exception as error:  # a failed export must not end the session
            reason = f"{type(error).__name__}: {error}"
            app.post_message(Said(f"{path} could not be written ({reason}).", "error"))
        else:
            app.post_message(Said(f"Written: {path}"))

    words = sheet.words
    app.guarded(
        words,
        lambda safe: app.run_worker(lambda: work(safe != words), thread=True, exit_on_error=False),
        "Export it",
    )
