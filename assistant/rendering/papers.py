"""One answer, or a shortlist of it, to a file: which paper it is, and the form its ending asks for."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from assistant.errors import UsageError
from assistant.models import Answer, Filters
from assistant.rendering.blocks import Block, Blocks
from assistant.rendering.briefing import briefing_blocks
from assistant.rendering.bundle import bundled
from assistant.rendering.outlines import board_paper_blocks, workforce_plan_blocks

PAPERS: dict[str, Callable[[Answer], Iterator[Block]]] = {
    "briefing": briefing_blocks,
    "board-paper": board_paper_blocks,
    "workforce-plan": workforce_plan_blocks,
}
ENDINGS = (".md", ".html", ".docx", ".json")


def shortlisted(answer: Answer, ids: Iterable[str]) -> Answer:
    """The answer with the named cases alone, ranks kept; UsageError where it has no such case."""
    wanted = tuple(ids)
    known = [case.id for case in answer.cases]
    for one in wanted:
        if one not in known:
            raise UsageError(
                f"The answer has no case “{one}”. It has: {', '.join(known) or 'none'}."
            )
    return answer.model_copy(
        update={"cases": tuple(case for case in answer.cases if case.id in wanted)}
    )


def write_paper(
    answer: Answer,
    path: Path,
    kind: str = "briefing",
    top: int = 10,
    filters: Filters | None = None,
) -> None:
    """Write a paper (Markdown, HTML, DOCX) or a bundle (JSON); UsageError where the file cannot be written."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path} ends in “{ending or 'nothing'}”. End it in {', '.join(ENDINGS)}.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}. Make it, or name another --output.")
    part = path.with_name(path.name + ".part")
    try:
        if ending == ".json":
            part.write_text(bundled(answer, top, filters or Filters()), encoding="utf-8")
        else:
            title = f"{kind.replace('-', ' ').capitalize()}: initiatives for a workforce problem"
            write_blocks(PAPERS[kind](answer), part, ending, title)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Name another.") from None


def write_blocks(blocks: Blocks, path: Path, ending: str, title: str) -> None:
    """Write blocks in the form of an ending: .md, .html or .docx."""
    if ending == ".docx":
        from assistant.rendering.docx import write_docx

        write_docx(blocks, path, title)
        return
    if ending == ".html":
        from assistant.rendering.html import html

        text = html(blocks, title)
    else:
        from assistant.rendering.blocks_markdown import markdown

        text = markdown(blocks)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(text)
