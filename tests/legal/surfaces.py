"""Every place where the assistant shows law, as flat text: what a reader of that place reads."""

import html as entities
import re
from collections.abc import Callable, Iterable

from assistant.conversation import Conversation
from assistant.engine import Assistant
from assistant.legal.freshness import due
from assistant.legal.timetable import timetable
from assistant.legal.wording import legal_answer
from assistant.library import Consideration
from assistant.models import Answer, LegalAnswer
from assistant.rendering import as_markdown, as_text
from assistant.rendering.blocks import Blocks
from assistant.rendering.blocks_markdown import markdown
from assistant.rendering.blocks_text import blocks_text
from assistant.rendering.briefing import briefing_blocks
from assistant.rendering.html import html
from assistant.rendering.outlines import board_paper_blocks, workforce_plan_blocks
from assistant.rendering.pack import due_blocks, record_blocks, timetable_blocks
from assistant.rendering.prose import answer_blocks
from assistant.rendering.recommendations import consideration_rows
from assistant.tui.showing.glossary import law_options, words_lines
from assistant.tui.showing.law import law_card, law_parts
from assistant.tui.widgets.flow import Flow

Surface = Callable[[Assistant, Consideration], str]


def flat(text: str) -> str:
    """Text without line breaks of its own."""
    return " ".join(text.split())


def answered(assistant: Assistant, item: Consideration) -> Answer:
    """An answer that raises one consideration and nothing else."""
    empty = assistant.recommend("zyzzyva")
    return empty.model_copy(update={"legal": (in_answer(assistant, item),)})


def in_answer(assistant: Assistant, item: Consideration) -> LegalAnswer:
    """One consideration as raised."""
    return legal_answer(item, 1, ("you ask",), assistant.today)


def _markdown(text: str) -> str:
    return flat(re.sub(r"\\(.)", r"\1", text))


def _html(blocks: Blocks) -> str:
    return flat(entities.unescape(re.sub(r"<[^>]+>", " ", "".join(html(blocks, "t")))))


def _record(assistant: Assistant, item: Consideration) -> Blocks:
    return record_blocks(item, assistant.index.taxonomy.label, assistant.today)


def _sheet(assistant: Assistant, item: Consideration) -> str:
    rows = consideration_rows(1, answered(assistant, item))
    return flat(" ".join(str(cell) for row in rows for cell in row))


def _said(assistant: Assistant, asked: Iterable[str]) -> str:
    talk = Conversation(assistant)
    return flat(" ".join(talk.say(one).text for one in asked))


def _chat(assistant: Assistant, item: Consideration) -> str:
    name = item.id.replace("-", " ")
    asked = [f"/relevant {name}", f"/lawyer {name}", f"/define {name}", f"is {name} relevant?"]
    return _said(assistant, [*asked, *(f"/define {term.term}" for term in item.glossary)])


def _card(assistant: Assistant, item: Consideration) -> str:
    held = in_answer(assistant, item)
    both = (law_card(held, folded=True), law_card(held, folded=False))
    return flat(" ".join(Flow(lines).plain for lines in both))


def _screen(assistant: Assistant, item: Consideration) -> str:
    parts = law_parts(item, assistant.index.taxonomy.label, assistant.today, ("you ask",))
    return flat(" ".join(f"{part.heading} {Flow(part.lines).plain}" for part in parts))


OF_ONE: dict[str, Surface] = {
    "text": lambda a, item: flat(as_text(answered(a, item))),
    "markdown": lambda a, item: _markdown(as_markdown(answered(a, item))),
    "batch document": lambda a, item: _markdown(
        "".join(markdown(answer_blocks(answered(a, item))))
    ),
    "briefing in html": lambda a, item: _html(briefing_blocks(answered(a, item))),
    "board paper": lambda a, item: flat(blocks_text(board_paper_blocks(answered(a, item)))),
    "workforce plan": lambda a, item: flat(blocks_text(workforce_plan_blocks(answered(a, item)))),
    "sheet": _sheet,
    "legal show": lambda a, item: flat(blocks_text(_record(a, item))),
    "legal show in markdown": lambda a, item: _markdown("".join(markdown(_record(a, item)))),
    "chat": _chat,
    "card": _card,
    "law screen": _screen,
}


def items(assistant: Assistant) -> list[Consideration]:
    """The whole pack."""
    return [assistant.index.consideration(key) for key in assistant.index.legal_ids]


def of_pack(assistant: Assistant) -> dict[str, str]:
    """Places that show the whole pack at once."""
    held, today = items(assistant), assistant.today
    found = due(held, today, 400)
    options = " ".join(str(one.prompt) for one in law_options(assistant.index, today))
    return {
        "legal due": flat(blocks_text(due_blocks(found, today, 400))),
        "legal timetable": flat(blocks_text(timetable_blocks(timetable(held, today)))),
        "timetable in chat": _said(assistant, ["what is changing in the law?", "/timetable all"]),
        "laws in chat": _said(assistant, ["/laws"]),
        "words screen": flat(Flow(words_lines(assistant.index, today)).plain),
        "law list": flat(options),
    }
