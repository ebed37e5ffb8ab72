"""Questions are few, give their reason, change the ranking, and are never put twice."""

from assistant.conversation import Conversation

VAGUE = "Staff are leaving and we do not know why"


def test_a_question_is_put_only_where_answers_change_what_comes_first(talk: Conversation) -> None:
    talk.say(VAGUE)
    first = talk.shown[:3]
    answers = [choice.key for choice in talk.choices if choice.intent.name == "prefer"]
    assert 2 <= len(answers) <= 5
    changed = 0
    for key in answers:
        again = Conversation(talk.assistant)
        again.say(VAGUE)
        again.say(key)
        changed += again.shown[:3] != first
    assert changed >= 2


def test_three_at_most(talk: Conversation) -> None:
    talk.say(VAGUE)
    put = 0
    while talk.question_open:
        put += 1
        assert put <= 3
        assert "Why I ask:" in talk.turns[-1].text
        talk.say("1")
    assert put
    assert not any(choice.intent.name == "prefer" for choice in talk.choices)


def test_enter_alone_skips(talk: Conversation) -> None:
    talk.say(VAGUE)
    assert talk.say("").kind == "smalltalk"
    assert not talk.question_open


def test_nothing_is_asked_of_a_problem_that_fits_nothing(talk: Conversation) -> None:
    talk.say("zebra pancakes with marmalade")
    assert not talk.question_open
