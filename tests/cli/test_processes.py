"""The command as a process: streams, exit codes, environment, interruption."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import SMALL, Command

TEXT = "nurses leave because another ward means applying again"


def test_data_goes_out_and_narration_to_standard_error(tmp_path: Path) -> None:
    command = Command(tmp_path, ("--corpus", str(SMALL), "--index", str(tmp_path / "index")))
    first = command("recommend", TEXT, "--format", "json")
    assert first.code == 0
    assert "building its index" in first.err
    assert json.loads(first.out)["cases"][0]["id"] == "ward-moves"
    second = command("recommend", TEXT, "--format", "json")
    assert second == (0, first.out, "")


def test_ten_megabytes_on_standard_input_are_refused(command: Command) -> None:
    done = command("recommend", stdin=b"nurses leave wards " * 560_000)
    assert (done.code, done.out) == (2, "")
    assert "larger than 4 MB" in done.err


def test_bytes_that_are_no_text_are_refused(command: Command) -> None:
    for stdin in (b"nur\x00ses", b"nurses \xc3\x28", bytes(range(256)) * 40):
        done = command("recommend", "-", stdin=stdin)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_an_argument_that_is_no_text_is_answered_without_the_bad_bytes(command: Command) -> None:
    words = [*map(os.fsencode, command.line("recommend")), b"nurses \xff leave wards", b"--all"]
    done = subprocess.run(words, capture_output=True, env=command.environment, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_filter_that_is_no_text_is_refused_in_a_sentence(command: Command) -> None:
    words = [*map(os.fsencode, command.line("recommend", TEXT, "--sector")), b"zz\xffqx"]
    done = subprocess.run(words, capture_output=True, env=command.environment, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"There is no sector" in done.stderr


def test_without_standard_input_there_is_no_problem(command: Command) -> None:
    line = " ".join(f"'{word}'" for word in command.line("recommend"))
    done = subprocess.run(
        ["/bin/sh", "-c", f"{line} <&-"], capture_output=True, env=command.environment, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"There is no problem to answer" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_output_is_utf_8_whatever_the_machine_says(command: Command, encoding: str) -> None:
    plain = command("recommend", TEXT, "--format", "json")
    other = Command(command.home, command.before, {"PYTHONIOENCODING": encoding})
    assert other("recommend", TEXT, "--format", "json") == plain
    refused = other("recommend", "--sector", "zzqx", TEXT)
    assert (refused.code, refused.out) == (2, "")
    assert "“zzqx”" in refused.err


def test_a_reader_that_goes_away_is_no_fault(command: Command) -> None:
    with subprocess.Popen(
        command.line("recommend", TEXT, "--all", "--format", "json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=command.environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert said == b""


def test_the_environment_names_corpus_and_index_and_a_flag_beats_it(
    tmp_path: Path, small_index: Path, command: Command
) -> None:
    named = {
        "WORKFORCE_ASSISTANT_CORPUS": str(SMALL),
        "WORKFORCE_ASSISTANT_INDEX": str(small_index),
    }
    plain = command("recommend", TEXT, "--format", "json")
    assert Command(tmp_path, (), named)("recommend", TEXT, "--format", "json") == plain
    wrong = {name: str(tmp_path / "nowhere") for name in named}
    assert Command(tmp_path, command.before, wrong)("recommend", TEXT, "--format", "json") == plain
    lost = Command(tmp_path, (), wrong)("recommend", TEXT)
    assert (lost.code, lost.out) == (3, "")
    assert str(tmp_path / "nowhere") in lost.err


def test_the_index_is_kept_in_the_cache_of_the_account(tmp_path: Path) -> None:
    command = Command(tmp_path, ("--corpus", str(SMALL), "-q"))
    done = command("recommend", TEXT)
    assert (done.code, done.err) == (0, "")  # quiet
    [pointer] = tmp_path.rglob("current.json")
    assert "workforce-assistant" in pointer.parts
    assert command("index", "verify").out.endswith(": sound\n")


def test_a_corpus_that_is_none_or_damaged_is_3(tmp_path: Path, corpus: Path) -> None:
    nowhere = Command(tmp_path, ("--corpus", str(tmp_path), "--index", str(tmp_path / "i")))
    done = nowhere("recommend", TEXT)
    assert (done.code, done.out) == (3, "")
    assert "There is no corpus in" in done.err
    (corpus / "cases" / "ward-moves.md").write_bytes(b"\xff\xfe")
    damaged = Command(tmp_path, ("--corpus", str(corpus), "--index", str(tmp_path / "i")))
    done = damaged("recommend", TEXT)
    assert (done.code, done.out) == (3, "")
    assert "cases/ward-moves.md:1" in done.err


def test_an_index_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    command = Command(tmp_path, ("--corpus", str(SMALL), "--index", str(tmp_path / "file"), "-q"))
    done = command("recommend", TEXT)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert str(tmp_path / "file") in done.err


def test_a_damaged_index_is_named_and_built_again(tmp_path: Path, small_index: Path) -> None:
    shutil.copytree(small_index, tmp_path / "index")
    command = Command(tmp_path, ("--corpus", str(SMALL), "--index", str(tmp_path / "index")))
    plain = command("recommend", TEXT, "--format", "json")
    [path] = (tmp_path / "index").rglob("cases/passages.npy")
    path.write_bytes(path.read_bytes()[:-8] + b"damaged!")
    assert command("index", "verify").code == 3
    mended = command("recommend", TEXT, "--format", "json")
    assert (mended.code, mended.out) == (0, plain.out)
    assert "cases/passages.npy has been altered" in mended.err
    assert command("index", "verify").code == 0


def test_a_missing_column_of_a_batch_is_wrong_usage(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name,site\nAnn,North\n")
    done = command("batch", "in.csv", "--output", "out.jsonl")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "in.csv" in done.err
    assert "column" in done.err
    assert not (tmp_path / "out.jsonl").exists()


def test_rows_that_fail_make_a_batch_1(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"problem\n{TEXT}\n \n")
    assert command("batch", "in.csv", "--output", "out.jsonl", "--jobs", "1").code in (0, 1)
    (tmp_path / "two.csv").write_text(f"id,problem\n1,{TEXT}\n2,\n")
    assert command("batch", "two.csv", "--output", "two.jsonl", "--jobs", "1").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_interrupted_is_130_and_leaves_nothing(tmp_path: Path) -> None:
    command = Command(tmp_path, ("--corpus", str(SMALL), "--index", str(tmp_path / "index")))
    with subprocess.Popen(
        command.line("recommend", TEXT),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=command.environment,
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert b"building its index" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().endswith("Interrupted.\n")
    assert b"Traceback" not in err
    assert list((tmp_path / "index").rglob(".building-*")) == []
    assert not (tmp_path / "index" / "current.json").exists()
