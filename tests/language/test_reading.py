from pathlib import Path

import pytest

from assistant import Assistant
from assistant.index.stored import load_phrases, save_phrases
from assistant.language import Analyser, Expander
from assistant.language.expansion import as_values, compile_entries
from assistant.language.triage import triage
from assistant.library.vocabulary import TermGroup

analyser = Analyser()
GROUPS = (
    TermGroup(preferred="staff bank", alternative=("bank staff", "temporary pool"), related=("agency",)),
    TermGroup(preferred="accident and emergency", alternative=("A&E",), direction="to-preferred"),
    TermGroup(preferred="bank", broader=("money",)),
)  # fmt: skip
expander = Expander.compile(GROUPS, analyser)


def led_to(text: str) -> dict[str, float]:
    return {one.target.label: one.target.weight for one in expander.expand(analyser.tokens(text))}


def test_a_phrase_leads_to_what_it_means_and_less_to_its_neighbours() -> None:
    found = led_to("our temporary pools are empty")
    assert found == {"staff bank": 1.0, "bank staff": 0.8, "agency": 0.28}


def test_one_direction_leads_one_way() -> None:
    assert led_to("A&E is short") == {"accident and emergency": 1.0}
    assert led_to("accident and emergency is short") == {}


def test_the_longest_phrase_wins_and_uses_its_words() -> None:
    assert "money" not in led_to("the staff bank")
    assert led_to("the bank") == {"money": 0.35}


def test_a_phrase_of_the_same_terms_leads_nowhere() -> None:
    assert "bank staff" not in led_to("staff bank")


def test_compiled_entries_can_be_kept(tmp_path: Path) -> None:
    entries = compile_entries(GROUPS, analyser)
    save_phrases(tmp_path, "kept", {key: as_values(found) for key, found in entries.items()})
    kept = Expander(load_phrases(tmp_path, "kept"))
    text = analyser.tokens("bank staff and A&E")
    assert kept.expand(text) == expander.expand(text)


def test_a_problem_is_mended_and_expanded_and_both_are_shown(small: Assistant) -> None:
    answer = small.recommend("our RGN has no crèche and sicknes is high", show_all=True)
    corrections = [(one.from_, one.to) for one in answer.understood.corrections]
    expansions = [(one.from_, one.to) for one in answer.understood.expansions]
    assert corrections == [("sicknes", "sickness")]
    assert expansions == [("rgn", "registered nurse"), ("creche", "nursery")]


@pytest.mark.parametrize("word", ["sicknes", "SICKNES"])
def test_a_mended_word_can_be_kept_as_typed(small: Assistant, word: str) -> None:
    answer = small.recommend("sicknes of nurses is high", keep=[word], show_all=True)
    assert answer.understood.corrections == ()


@pytest.mark.parametrize("word", ["crèche", "CRÈCHE", "creche"])
def test_an_expanded_word_can_be_kept_as_typed(small: Assistant, word: str) -> None:
    reading = small.read("no crèche for nurses", keep=[word])
    assert reading.expansions == ()
    assert small.read("no crèche for nurses").expansions != ()


def test_what_was_shown_as_expanded_can_be_kept_by_that_name(small: Assistant) -> None:
    text = "A&E has no pool of temporary workers"
    shown = [one.from_ for one in small.recommend(text, show_all=True).understood.expansions]
    assert sorted(set(shown)) == ["a&e", "pool of temporary workers"]
    assert small.read(text, keep=shown).expansions == ()


def test_signs_tell_sector_staff_theme_and_country(small: Assistant) -> None:
    reading = small.read("Welsh care homes: carers keep leaving and a nurse on the ward is off")
    assert reading.countries == ("wales",)
    assert reading.sectors == ("acute", "social-care")
    assert reading.staff_groups == ("care-workers", "nurses")
    assert reading.themes == ("retention",)


def test_more_signs_come_first(small: Assistant) -> None:
    reading = small.read("a care home, another care home, and one ward")
    assert reading.sectors == ("social-care", "acute")


INDIVIDUAL = (
    "Can we sack her for being late?",
    "can i dismiss someone on long-term sick",
    "I have been suspended and my union will not help",
    "what happens at my disciplinary",
    "How much is my settlement agreement worth",
    "my manager won’t let me work from home",
    "I was unfairly dismissed",
    "should we suspend this nurse",
    "Can we sack one of the nurses who leave because another ward means applying again?",
)
PROBLEMS = (
    "Disciplinaries take months and staff are suspended for too long",
    "Managers dismiss complaints about bullying",
    "grievances are rising across the wards",
    "staff appeal against their banding",
    "we cannot fire up interest in apprenticeships",
)
URGENT = (
    "one of our paramedics is suicidal",
    "A nurse said she wants to die",
    "He talked of killing himself",
    "staff who self-harm",
    "two overdoses on one ward this month",
)


@pytest.mark.parametrize("text", INDIVIDUAL)
def test_one_persons_case_is_declined_and_doors_are_named(small: Assistant, text: str) -> None:
    answer = small.recommend(text)
    assert answer.match == "none"
    assert (answer.cases, answer.legal) == ((), ())
    assert any("Acas" in note and "one person's case" in note for note in answer.notes)


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_workforce_problem_is_not_taken_for_one_persons_case(small: Assistant, text: str) -> None:
    assert triage(small.read(text)).kind == "problem"


@pytest.mark.parametrize("text", URGENT)
def test_danger_is_met_with_lines_to_call(small: Assistant, text: str) -> None:
    [note] = triage(small.read(text)).notes
    assert "999" in note
    assert "116 123" in note
    assert note in small.recommend(text).notes


def test_danger_in_one_persons_case_gets_both_notes(small: Assistant) -> None:
    notes = small.recommend("I am suicidal since my dismissal").notes
    assert "999" in notes[0]
    assert "Acas" in notes[1]
