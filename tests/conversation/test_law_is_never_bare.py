"""Every statement of law that is shown carries its status, its date and its source."""

import re

import pytest

from assistant.conversation import Conversation
from assistant.engine import Assistant

SHOWN = re.compile(r"\[[^\]]+; checked \d{4}-\d\d-\d\d; [^\]]+\]")


@pytest.mark.parametrize("ask", ["is {} relevant?", "/relevant {}", "/define {}", "/lawyer {}"])
def test_every_rule_shown_is_dated_and_sourced(ask: str, assistant: Assistant) -> None:
    talk = Conversation(assistant)
    for law in assistant.index.legal_ids:
        turn = talk.say(ask.format(law.replace("-", " ")))
        text = " ".join(turn.text.split())
        item = assistant.index.consideration(law)
        shown = [rule for rule in item.rules if rule.text in text]
        assert len(SHOWN.findall(text)) >= len(shown)
        for rule in shown:
            assert SHOWN.match(text.split(rule.text, 1)[1].strip())


def test_questions_name_the_consideration_and_its_date(asked: Conversation) -> None:
    asked.say("our service is being transferred to another provider under TUPE")
    turn = asked.say("what should I ask our lawyer?")
    assert turn.legal
    for law in turn.legal:
        item = asked.assistant.index.consideration(law)
        assert f"{item.title}: {item.jurisdiction}, as at {item.checked_on}" in " ".join(
            turn.text.split()
        )
