"""What sentences are taken for, without a look at what is answered."""

import pytest

from assistant.conversation import Conversation
from assistant.conversation.handling import HANDLERS
from assistant.conversation.intents import understand
from assistant.conversation.patterns import CUES, PATTERNS
from assistant.language.triage import INDIVIDUAL

ABOUT = [
    ("why the first one?", "why"),
    ("how come number 2?", "why"),
    ("tell me more about 3", "tell"),
    ("more on 2", "tell"),
    ("what did they do in 2?", "tell"),
    ("the third one", "tell"),
    ("compare 1 and 4", "compare"),
    ("what's the difference between 1 and 2?", "compare"),
    ("put 1 and 2 side by side", "compare"),
    ("what went wrong there?", "obstacles"),
    ("any downsides?", "obstacles"),
    ("what got in their way", "obstacles"),
    ("did it work?", "outcomes"),
    ("what results did they get?", "outcomes"),
    ("what would be different for us?", "differs"),
    ("would 2 work here?", "differs"),
    ("what did they have in common?", "common"),
    ("any common threads?", "common"),
    ("legal risks of 2?", "legal"),
    ("is it legal?", "legal"),
    ("is TUPE relevant?", "relevant"),
    ("does GDPR apply?", "relevant"),
    ("do we need to consult?", "relevant"),
    ("what should I ask our lawyer?", "lawyer"),
    ("what would staff side say?", "lawyer"),
    ("what is skill mix?", "define"),
    ("how old is this?", "age"),
    ("is it still up to date?", "age"),
    ("who do I contact?", "contact"),
    ("where was 2 published?", "contact"),
    ("how much did it cost?", "cost"),
    ("what can we learn from 1?", "copy"),
    ("which is best?", "best"),
    ("save 2", "save"),
    ("show my shortlist", "shortlist"),
    ("export this", "export"),
    ("more like 2", "more_like"),
    ("I like the second", "more_like"),
    ("less like 3", "less_like"),
    ("not number 3", "less_like"),
    ("cheaper", "change"),
    ("only mental health", "change"),
    ("in Wales", "change"),
    ("something a small team can do", "change"),
    ("what about ambulance trusts?", "change"),
    ("any sector", "change"),
    ("undo that", "undo"),
    ("start afresh", "restart"),
    ("clear the filters", "clear"),
    ("show more", "next"),
    ("what have others done?", "list"),
    ("what can you do?", "help"),
    ("thanks a lot", "thanks"),
    ("which laws do you cover?", "laws"),
    ("where are the gaps?", "map"),
    ("what evidence is there?", "outcomes"),
    ("TUPE", "relevant"),
    ("2019", "since"),
    ("show the nearest anyway", "nearest"),
]


@pytest.mark.parametrize(("said", "name"), ABOUT)
def test_follow_ups(said: str, name: str, asked: Conversation) -> None:
    assert understand(said, asked).name == name


PROBLEMS = [
    "We cannot keep new nurses",
    "agency spend is too high",
    "Why do our nurses leave?",
    "How can we reduce sickness absence?",
    "tell us how to keep paramedics",
    "we need to compare pay with other trusts because everyone is leaving for them",
    "Our disciplinary process falls harder on black staff",
    "grievances take months to resolve",
    "More nurses are leaving than we can hire, and the board wants a plan by the spring",
    "our managers need help with difficult conversations",
]


@pytest.mark.parametrize("said", PROBLEMS)
def test_problems(said: str, talk: Conversation) -> None:
    assert understand(said, talk).name == "problem"


INDIVIDUALS = [
    "My manager is bullying me and I want to raise a grievance",
    "can I sack him?",
    "my disciplinary hearing is on Monday",
    "what are my rights?",
    "a friend at work was dismissed; her contract says three months' notice",
    "I have been suspended",
    "One of our nurses keeps being late. What should I do?",
    "/problem can we dismiss her for being off sick",
]


@pytest.mark.parametrize("said", INDIVIDUALS)
def test_individuals(said: str, talk: Conversation) -> None:
    assert understand(said, talk).name in ("individual", "problem")
    assert talk.say(said).kind == "declined"


DANGERS = [
    "I want to kill myself",
    "she has taken an overdose",
    "I don't want to be here any more",
    "a colleague is not breathing",
    "he has a knife",
    "Staff suicides are rising in our service",
]


@pytest.mark.parametrize("said", DANGERS)
def test_danger_comes_before_everything(said: str, asked: Conversation) -> None:
    turn = asked.say(said)
    assert turn.kind == "urgent"
    assert "999" in turn.text.split("Match:")[0]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("Staff suicides are rising. I am an HR lead and need ideas for supporting crews", True),
        ("My staff are struggling after two suicides on the ambulance station", True),
        ("I feel suicidal", False),
        ("my colleague says he will end his life", False),
    ],
)
def test_a_workforce_in_danger_is_answered_a_person_is_sent_on(
    said: str, answered: bool, talk: Conversation
) -> None:
    turn = talk.say(said)
    assert turn.kind == "urgent"
    assert (turn.answer is not None) is answered


def test_every_intent_has_someone_to_answer_it() -> None:
    named = {name for name, _ in PATTERNS} | {name for name, _, _ in CUES}
    assert named <= set(HANDLERS)


def test_a_process_is_not_a_person() -> None:
    assert not INDIVIDUAL.search("our disciplinary process takes a year")
    assert INDIVIDUAL.search("my disciplinary process takes a year")


def test_long_texts_are_problems_and_fast(talk: Conversation) -> None:
    text = "why did they tell me about the legal risks and what went wrong there " * 3000
    assert understand(text, talk).name == "problem"


def test_escape_codes_do_not_come_back(talk: Conversation) -> None:
    turn = talk.say("/foo\x1b[31mred\x07")
    assert "\x1b" not in turn.text
    assert "\x07" not in turn.text
