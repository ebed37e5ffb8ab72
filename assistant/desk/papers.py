"""A shortlist on paper: which papers there are, what stands in them, writing one."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant import safety

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.records.shortlists import Kept, Shortlist
    from assistant.rendering.shortlist import ShortlistPaper

KINDS = {
    "shortlist": "The shortlist with your notes",
    "board-paper": "A board paper’s outline from it",
    "workforce-plan": "A workforce plan’s outline from it",
}
FORMS = {
    ".docx": "Word document (.docx)",
    ".html": "Web page (.html)",
    ".md": "Markdown (.md)",
}


class Sheet(NamedTuple):
    """A shortlist with its cases, as it is to be written."""

    held: "Shortlist"
    cases: "list[Kept]"

    @property
    def words(self) -> str:
        """The reader's own words in it, to be looked through before they leave the machine."""
        noted = (f"{case.note}\n{case.problem}" for case in self.cases)
        return "\n".join((self.held.name, self.held.note, *noted))

    @property
    def masked(self) -> "Sheet":
        """The same without what looks personal."""
        from assistant.language.personal_data import find, mask

        def safe(text: str) -> str:
            return mask(text, find(text))

        held = self.held._replace(name=safe(self.held.name), note=safe(self.held.note))
        cases = [
            case._replace(note=safe(case.note), problem=safe(case.problem)) for case in self.cases
        ]
        return Sheet(held, cases)

    @property
    def file_name(self) -> str:
        """A name for the file, without its ending."""
        return safety.file_name(self.held.name, "shortlist")


def paper_of(assistant: "Assistant", sheet: Sheet) -> "ShortlistPaper":
    """The paper of a shortlist: its cases answered for the problem they were found for."""
    from assistant.rendering.shortlist import ShortlistPaper

    held, cases = sheet
    known = set(assistant.index.case_ids)
    there = [case for case in cases if case.case_id in known]
    problem = next((case.problem for case in cases if case.problem), "") or held.note or held.name
    answer = assistant.answer_with(problem, [case.case_id for case in there])
    notes = {case.case_id: case.note for case in there if case.note}
    missing = tuple(case.title for case in cases if case.case_id not in known)
    return ShortlistPaper(held.name, held.note, answer, notes, missing)


def write_paper(assistant: "Assistant", sheet: Sheet, path: Path, kind: str) -> None:
    """Write it as one of ``KINDS``; UsageError where the file cannot be written."""
    from assistant.rendering.shortlist import write_shortlist

    write_shortlist(paper_of(assistant, sheet), path, kind)
