"""Whatever can be done on the screen can be done line by line: walks the registry of actions."""

import pytest

from assistant.conversation import Conversation
from assistant.engine import Assistant
from assistant.tui.actions import ACTIONS

# what is said in chat for an action of the screen
SAID = {
    "prompt.send": "We cannot keep new nurses",
    "prompt.newline": '{"say": "…"} keeps new lines',
    "prompt.complete": "/com",
    "results.open": "tell me about 1",
    "results.nth": "2",
    "results.mark": "compare 1 and 2",
    "results.shortlist": "save 1",
    "bar.drop": "any sector",
    "conversation.library": "/library",
    "conversation.filters": "only acute",
    "conversation.legal": "/legal",
    "conversation.compare": "compare 1 and 2",
    "conversation.copy_answer": "/export",
    "conversation.no_filters": "no filters",
    "conversation.afresh": "start afresh",
    "record.next": "tell me about 2",
    "record.before": "tell me about 1",
    "filters.use": "only acute",
    "filters.toggle": "not apprenticeships",
    "filters.clear": "clear filters",
    "library.find": "/library Leeds",
    "library.group": "/library themes",
    "library.group_back": "/library sectors",
    "library.cases": "/library acute",
    "library.map": "/map",
    "library.law": "/laws",
    "library.words": "/words",
    "library.mark": "compare 1 and 2",
    "library.shortlist": "save 1",
    "map.list": "/library retention",
    "compare.open": "tell me about 1",
    "anywhere.help": "help",
    "anywhere.quit": "quit",
}
# moving about on a screen, folding, copying with the terminal's own keys, looks: a transcript has none of these
OF_THE_SCREEN = frozenset(
    """prompt.earlier prompt.later prompt.editor prompt.wipe results.fold results.fold_all results.up results.down
    results.heading_next results.heading_back results.copy bar.left bar.right conversation.retry conversation.escape
    record.back record.copy_all filters.up filters.down filters.page_up filters.page_down filters.leave library.back
    compare.back compare.copy help.close anywhere.palette anywhere.look anywhere.motion anywhere.go""".split()
)
# on the screen and not yet in chat: what is kept on this machine, judgements, batch, maintenance
NOT_YET = frozenset(
    """results.useful results.not_useful results.tried conversation.save_problem conversation.resume""".split()
)
NOT_YET_PLACES = frozenset(
    "go choice note kept shortlists shortlist history problems settings maintenance batch key".split()
)


def test_every_action_has_a_way_in_chat() -> None:
    walked = {one.id for one in ACTIONS if one.where not in NOT_YET_PLACES}
    assert walked <= set(SAID) | OF_THE_SCREEN | NOT_YET


@pytest.mark.parametrize("action", sorted({one.id for one in ACTIONS} & set(SAID)))
def test_the_way_works(action: str, assistant: Assistant) -> None:
    talk = Conversation(assistant)
    talk.say("Nurses leave our wards for other trusts")
    turn = talk.say(SAID[action])
    assert turn.kind not in ("none", "clarification") or action == "prompt.newline"
