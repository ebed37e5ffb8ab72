"""Chunks of rows answered on a Dask cluster, handed back in order. joblib's Dask backend does the work.

Each worker opens its index once and refuses where its receipt is not the caller's. A chunk whose worker dies is given
to another; what the caller has journalled is never asked for again. Blocks of chunks bound what may be held here while
one chunk waits.
"""

import logging
import os
import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.batch.answering import Answerer, Done, Task, answer_with, opened
from assistant.batch.rows import Row
from assistant.errors import ClusterFailed, IndexDamaged, UsageError
from assistant.index import BuiltIndex

if TYPE_CHECKING:
    from distributed import Client
    from joblib._dask import DaskDistributedBackend

ADDRESS = re.compile(r"(tcp|tls)://(\[[0-9a-fA-F:.]+\]|[\w.-]+):\d{1,5}")
CONNECT = 10.0  # seconds for the scheduler to answer, and for a first worker to appear
AHEAD = 16  # chunks a thread between one block and the next


def check_address(address: str) -> str:
    """The address; UsageError where it is not one of a scheduler."""
    if ADDRESS.fullmatch(address) is None:
        raise UsageError(
            f"“{address}” is not the address of a scheduler. Give one such as tcp://10.0.0.5:8786."
        )
    return address


@contextmanager
def connected(address: str) -> "Iterator[Client]":
    """A client of a scheduler that has workers; UsageError where it cannot be."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "A cluster needs packages that are not installed. Install workforce-assistant[cluster]."
        ) from None
    for name in ("distributed", "distributed.client"):  # what matters is said in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(check_address(address), timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {address} ({type(error).__name__}). "
            "Start it with `dask scheduler`, or leave --cluster out."
        ) from None
    try:
        _await_worker(client, address)
        yield client
    finally:
        client.close(timeout=2)


def threads(client: "Client") -> int:
    """Threads of all workers now; ClusterFailed where there is no scheduler any more."""
    if client.status != "running":
        raise ClusterFailed("The scheduler is gone, and the cluster with it.")
    return sum(client.ncores().values())


def answered_on_cluster(
    task: Task, client: "Client", chunks: Iterator[list[Row]]
) -> Iterator[Done]:
    """Each chunk answered by a worker, in order."""
    from joblib import Parallel, delayed

    while block := list(islice(chunks, AHEAD * max(1, threads(client)))):
        backend = _backend(client)
        pool = Parallel(
            n_jobs=-1, backend=backend, return_as="generator", batch_size=1, pre_dispatch="3*n_jobs"
        )
        with _in_one_sentence():
            for done in pool(delayed(answer_on_worker)(task, held) for held in block):
                yield _whole(done)


def _backend(client: "Client") -> "DaskDistributedBackend":
    """joblib's own, which would answer here in this process if the cluster had a single thread."""
    from joblib._dask import DaskDistributedBackend

    class Backend(DaskDistributedBackend):  # type: ignore[misc]
        def effective_n_jobs(self, n_jobs: int) -> int:
            return max(2, int(super().effective_n_jobs(n_jobs)))

    return Backend(client=client, pure=False)


def answer_on_worker(task: Task, rows: Sequence[Row]) -> Done:
    """Answer rows on a worker of the cluster, with its own index."""
    return answer_with(opened(task, _open_on_worker), rows)


def _whole(done: object) -> Done:
    """What a worker gave; joblib hands over a lost scheduler as if it were a result."""
    if isinstance(done, BaseException):
        raise done
    return Done(*done)  # type: ignore[misc]


def _open_on_worker(task: Task) -> Answerer:
    """The worker's answerer: over the caller's index folder where it is here too, else its own index."""
    from assistant.engine import Assistant

    here = BuiltIndex.open(task.index) if task.index.is_dir() else _own_index()
    assistant = Assistant(here, today=task.key.settings.as_at)
    if assistant.receipt != task.key.receipt:
        held, wanted = assistant.receipt, task.key.receipt
        raise IndexDamaged(
            f"The worker on {socket.gethostname()} has another index or program "
            f"({held.index}, version {held.version}) than this run ({wanted.index}, version {wanted.version}). "
            "Copy the index folder there, then run the same command with --resume."
        )
    return Answerer(assistant, task.key)


def _own_index() -> BuiltIndex:
    """The index that serves this machine, as the environment names it."""
    from assistant import paths
    from assistant.building.opening import open_index

    corpus, index = (os.environ.get(f"WORKFORCE_ASSISTANT_{name}") for name in ("CORPUS", "INDEX"))
    root = Path(corpus) if corpus else paths.shipped_corpus()
    return open_index(root, Path(index) if index else None, lambda _: None)


def _await_worker(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError:
        raise UsageError(
            f"The scheduler at {address} has no worker. Start one with `dask worker {address}`."
        ) from None


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """What Dask raises, as errors of ours. Errors of ours pass."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        yield
    except KilledWorker:
        raise ClusterFailed("Too many workers died over the same rows. See their logs.") from None
    except (CancelledError, CommClosedError):
        raise ClusterFailed("The scheduler is gone, and the cluster with it.") from None
