"""The screens over the shipped corpus: nothing here depends on how a case is worded."""

from collections.abc import Callable
from pathlib import Path

from assistant.engine import Assistant
from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen
from assistant.tui.screens.law import LawScreen
from assistant.tui.widgets.cards import CaseCard
from tests.tui.driving import app_of, ask, shown


async def test_ask_open_and_read_everything(real: Assistant, tmp_path: Path) -> None:
    def load(progress: Callable[[str], None]) -> Assistant:
        return real

    async with AssistantApp(load, data_dir=tmp_path).run_test(size=(80, 24)) as pilot:
        await ask(
            pilot, "band 5 nurses leave because moving wards means applying again from scratch"
        )
        cards = list(app_of(pilot).conversation.query(CaseCard))
        assert cards[0].case.id.startswith("internal-transfer")
        await pilot.press("tab", "1")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "Facts and who says so" in shown(pilot)
        await pilot.press("escape")
        await ask(
            pilot, "our service is being transferred to another provider and staff move under TUPE"
        )
        await pilot.press("f4", "1")
        assert isinstance(pilot.app.screen, LawScreen)


async def test_every_record_can_be_read(real: Assistant) -> None:
    from assistant.tui.showing.case import case_parts
    from assistant.tui.showing.law import law_parts

    index = real.index
    for id in index.case_ids:
        assert len(case_parts(index.case(id), index)) > 8
    for id in index.legal_ids:
        assert len(law_parts(index.consideration(id), index.taxonomy.label, real.today)) > 5


def test_a_shortlist_of_everything_found_says_the_same(real: Assistant) -> None:
    problem = "band 5 nurses leave because moving wards means applying again from scratch"
    found = real.recommend(problem)
    again = real.answer_with(problem, [case.id for case in found.cases])
    assert (again.match, again.legal) == (found.match, found.legal)
    assert [case.id for case in again.cases] == [case.id for case in found.cases]
    assert again.cases[0] == found.cases[0]
    turned = real.answer_with(problem, [case.id for case in reversed(found.cases)])
    assert [case.rank for case in turned.cases] == list(range(1, len(found.cases) + 1))
    assert turned.cases[0].id == found.cases[-1].id
