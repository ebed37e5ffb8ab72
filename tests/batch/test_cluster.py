"""A real scheduler and real workers on this machine."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.batch.cluster import check_address
from assistant.errors import UsageError
from tests.batch.conftest import ROOT, Command, Place, environment, many_problems
from tests.batch.test_resuming import started, wait_for_rows

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
ROWS = 400


class Cluster:
    """A scheduler on loopback, and workers that can be killed."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port))
        _await_port(port)

    def worker(self, **extra: str) -> "subprocess.Popen[bytes]":
        """One more worker, of one thread."""
        words = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--no-dashboard")
        return self._start("worker", self.address, *words, **extra)

    def await_workers(self, count: int) -> None:
        """Until so many workers have come."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def _start(self, *words: str, **extra: str) -> "subprocess.Popen[bytes]":
        kept = {**environment(), "DASK_DISTRIBUTED__DASHBOARD__LINK": "", **extra}
        more = ("--no-dashboard",) if words[0] == "scheduler" else ()
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words, *more],
            cwd=self.folder,
            env=kept,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process


def _await_port(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the scheduler did not start")


@pytest.fixture
def cluster(tmp_path: Path, assistant: Assistant) -> Iterator[Cluster]:
    with ExitStack() as stack:
        (tmp_path / "dask").mkdir()
        yield Cluster(tmp_path / "dask", stack)


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, ...]:
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(many_problems(ROWS))]
    lines[60] = "{broken"
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    return ("batch", "in.jsonl", "--top", "2")


def test_a_worker_killed_in_the_middle_loses_nothing(
    cluster: Cluster, command: Command, place: Place, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert command(*words, "-o", "local.jsonl", "--jobs", "2").returncode == 1
    first, _ = cluster.worker(), cluster.worker()
    cluster.await_workers(2)
    process = started(place, tmp_path, *words, "-o", "far.jsonl", "--cluster", cluster.address)
    wait_for_rows(process, tmp_path / "far.jsonl.journal", 4_000)
    assert process.poll() is None, process.communicate()
    first.kill()
    _, said = process.communicate(timeout=240)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    for ending in ("", ".errors.jsonl"):
        local, far = (tmp_path / f"{name}.jsonl{ending}" for name in ("local", "far"))
        assert local.read_bytes() == far.read_bytes()
    held = json.loads((tmp_path / "far.jsonl.manifest.json").read_text())
    assert held["timings"]["rows_answered_in_this_session"] == ROWS


def test_a_lost_scheduler_stops_the_run_and_says_how_to_go_on(
    cluster: Cluster, command: Command, place: Place, tmp_path: Path, words: tuple[str, ...]
) -> None:
    cluster.worker()
    process = started(place, tmp_path, *words, "-o", "far.jsonl", "--cluster", cluster.address)
    wait_for_rows(process, tmp_path / "far.jsonl.journal", 2_000)
    cluster.scheduler.kill()
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "The scheduler is gone" in said
    assert "Traceback" not in said
    assert said.splitlines()[-1].endswith("--resume")
    assert command(*words, "-o", "far.jsonl", "--resume", "--jobs", "2").returncode == 1
    assert command(*words, "-o", "local.jsonl", "--jobs", "2").returncode == 1
    assert (tmp_path / "far.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_a_worker_with_another_index_is_refused(
    cluster: Cluster, command: Command, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "in.txt").write_text("nurses leave")
    script = ROOT / "tests/batch/other_version.py"
    cluster.worker(DASK_DISTRIBUTED__WORKER__PRELOAD=str([str(script)]))
    done = command("batch", "in.txt", "-o", "out.jsonl", "--cluster", cluster.address)
    assert done.returncode == 3, done.stderr
    assert f"The worker on {socket.gethostname()} has another index or program" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_without_workers_it_says_so_and_begins_nothing(
    cluster: Cluster, command: Command, tmp_path: Path
) -> None:
    (tmp_path / "in.txt").write_text("nurses leave")
    done = command("batch", "in.txt", "-o", "out.jsonl", "--cluster", cluster.address)
    assert done.returncode == 2
    assert "has no worker" in done.stderr
    assert not (tmp_path / "out.jsonl.journal").exists()


def test_no_scheduler_is_one_sentence(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("nurses leave")
    done = command("batch", "in.txt", "-o", "out.jsonl", "--cluster", "tcp://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.txt"]


@pytest.mark.parametrize("address", ["8786", "http://x:1", "tcp://x", "tcp://a b:1", "inproc://1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is not the address of a scheduler"):
        check_address(address)
