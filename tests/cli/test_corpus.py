import json

from tests.running import Ask


def test_stats_count_and_name_the_gaps(ask: Ask) -> None:
    held = json.loads(ask("corpus", "stats", "--format", "json").out)
    assert (held["cases"], held["considerations"]) == (6, 2)
    assert held["sector"] == {"acute": 3, "ambulance": 1, "social-care": 1, "system": 1}
    assert held["year"]["2018"] == 1
    assert held["result"]["no-effect"] == 1
    text = ask("corpus", "stats").out
    assert text.startswith("6 cases, 2 legal considerations.")
    assert text.endswith("Gaps: none.\n")


def test_check_of_a_sound_corpus(ask: Ask) -> None:
    done = ask("corpus", "check")
    assert done == (0, "6 cases and 2 considerations: 0 errors, 0 warnings.\n", "")
