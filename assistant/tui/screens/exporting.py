"""Exporting an answer, cases or a shortlist: which paper, which form, where to.

Personal data is warned of before anything is written.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.tui.asking import Asking
from assistant.tui.keeping import Keeping
from assistant.tui.screens.dialogs import Choice, Choose, Write

if TYPE_CHECKING:
    from assistant.models import Answer
    from assistant.records.shortlists import Kept, Shortlist
    from assistant.rendering.shortlist import ShortlistPaper

KINDS = (
    Choice("shortlist", "The shortlist with your notes"),
    Choice("board-paper", "A board paper’s outline from it"),
    Choice("workforce-plan", "A workforce plan’s outline from it"),
)
PAPERS = (
    Choice("briefing", "A briefing: the problem, each case, the law, the limits"),
    Choice("board-paper", "A board paper’s outline"),
    Choice("workforce-plan", "A workforce plan’s outline"),
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
    """Ask what is wanted of a shortlist, then write it."""
    kept = app.attempt(
        lambda: (app.records.shortlists.get(shortlist), app.records.shortlists.cases(shortlist))
    )
    if kept is None:
        return
    held, cases = kept
    if not cases:
        app.notify("This shortlist is empty. Put a case on it with S first.", timeout=5)
        return
    words = "\n".join((held.name, held.note, *(f"{case.note}\n{case.problem}" for case in cases)))

    def write(kind: str, path: Path, safe: bool) -> None:
        from assistant.rendering.shortlist import write_shortlist

        paper = paper_of(asking, *_masked(held, cases) if safe else (held, cases))
        write_shortlist(paper, path, kind)

    _ask(app, f"Export “{held.name}”", KINDS, held.name, words, write)


def export_cases(app: Keeping, asking: Asking, ids: tuple[str, ...]) -> None:
    """Ask what is wanted of some cases (those of the answer in force keep their places), then write it."""
    problem = asking.chat.answer.query if asking.chat.answer else ""
    count = f"{len(ids)} case{'' if len(ids) == 1 else 's'}"
    named = app.problem_now() or asking.assistant.index.case(ids[0]).title

    def write(kind: str, path: Path, safe: bool) -> None:
        from assistant.language.personal_data import find, mask
        from assistant.rendering.papers import write_paper

        answer = answer_of(asking, ids)
        if safe:
            answer = answer.model_copy(update={"query": mask(problem, find(problem))})
        write_paper(answer, path, kind)

    _ask(app, f"Export {count}", PAPERS, named, problem, write)


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
    kinds: tuple[Choice, ...],
    name: str,
    words: str,
    write: Callable[[str, Path, bool], None],
) -> None:
    """Ask which paper, which form and where; warn of personal data in ``words``; then ``write`` in a thread."""

    def kind_chosen(kind: str | None) -> None:
        if kind is not None:
            app.push_screen(Choose("As what?", FORMS), lambda form: form_chosen(kind, form))

    def form_chosen(kind: str, form: str | None) -> None:
        if form is not None:
            about = f"A name in {Path.cwd()}, or a whole path. A file of that name is replaced."
            app.push_screen(
                Write("Where to?", about, f"{_file_name(name)}{form}"),
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

    app.push_screen(Choose(title, kinds), kind_chosen)


def _written(app: Keeping, path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except AssistantError as error:
        _say(app, str(error), "error")
    except Exception as error:  # a failed export must not end the session
        _say(app, f"{path} could not be written ({type(error).__name__}: {error}).", "error")
    else:
        _say(app, f"Written: {path}", "information")


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


def _file_name(name: str) -> str:
    plain = "".join(char if char.isalnum() else "-" for char in name.casefold())
    return "-".join(part for part in plain.split("-") if part)[:40].strip("-") or "shortlist"
