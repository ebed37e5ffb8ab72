"""Long work line by line: it says that it lives, and Ctrl-C stops it with nothing lost."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from assistant.desk.lines.working import Working
from tests.desk.bench import Bench


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to be so")


def test_quiet_work_says_that_it_goes_on() -> None:
    said: list[str] = []
    with Working(said.append, "Training", "It stops.", quiet=0.05):
        until(lambda: len(said) > 1)
    assert all(one.startswith("Training: still at it, ") for one in said)


def test_the_first_ctrl_c_asks_and_the_second_breaks_off() -> None:
    said: list[str] = []
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), Working(said.append, "Batch", "It stops.") as work:
        press_ctrl_c()
        until(work.stop.is_set)
        until(lambda: said == ["It stops."])
        press_ctrl_c()
        until(lambda: False)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_batch_is_stopped_by_ctrl_c_and_gone_on_with(bench: Bench) -> None:
    rows = "".join(f"{n},nurses leave ward {n}\n" for n in range(99))
    bench.write("in.csv", f"id,problem\n{rows}")
    bench.say("/batch {folder}/in.csv", "/batch output {folder}/out.jsonl")

    def interrupt(sentence: str) -> None:
        bench.hear(sentence)
        if "begins" in sentence:
            press_ctrl_c()

    bench.desk.speak = interrupt
    assert bench.say("run the batch").text.startswith("Stopped. What was answered is kept")
    assert not (bench.folder / "out.jsonl").exists()
    bench.desk.speak = bench.hear
    bench.say("run the batch", "1")
    assert len((bench.folder / "out.jsonl").read_text().splitlines()) == 99


def test_training_stops_between_stages(bench: Bench) -> None:
    def interrupt(sentence: str) -> None:
        bench.hear(sentence)
        if "stage 2" in sentence:
            press_ctrl_c()

    bench.desk.speak = interrupt
    assert bench.read("/train").startswith("Training was stopped.")
    assert "stops it between two stages" in bench.spoken[0]
    assert not any("stage 3" in one for one in bench.spoken)
