"""Chunks of rows answered on several processors, handed back in order. joblib does the work.

A worker that outlives its parent (killed without a word) leaves by itself within a second.
"""

import gc
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, repeat

from assistant.batch.answering import Answerer, Done, Task, answer_rows, answer_with, opened
from assistant.batch.rows import Row

CHUNK = 16  # rows answered and journalled together at the beginning, so that short runs are shared out well
LARGE_CHUNK = 64  # once a run is long: handing over costs less
SMALL_CHUNKS = 16  # chunks before that
_watched: list[int] = []


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists, small ones first."""
    flow = iter(rows)
    for size in chain(repeat(CHUNK, SMALL_CHUNKS), repeat(LARGE_CHUNK)):
        if not (held := list(islice(flow, size))):
            return
        yield held


def answered_here(answerer: Answerer, rows: Iterable[Row]) -> Iterator[Done]:
    """Each chunk answered in this process."""
    return (answer_with(answerer, held) for held in chunks(rows))


def answered_in_parallel(task: Task, rows: Iterable[Row], jobs: int) -> Iterator[Done]:
    """Each chunk answered in one of ``jobs`` processes, in order, few chunks ahead."""
    from joblib import Parallel, delayed

    parent = os.getpid()
    pool = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch="3*n_jobs", batch_size=1)
    with _interrupts_ignored():  # inherited by the workers: Ctrl-C is for the parent to deal with
        flow = pool(delayed(_answer_in_worker)(parent, task, held) for held in chunks(rows))
    finished = False
    try:
        yield from flow
        finished = True
    finally:
        if not finished:
            flow.close()
        _let_go()


def _answer_in_worker(parent: int, task: Task, rows: Sequence[Row]) -> Done:
    if not _watched:
        _watched.append(parent)
        if hasattr(os, "fork"):
            threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
        opened(task)
        # the index stays: looking it through for garbage, again and again, would be a tenth of the work
        gc.collect()
        gc.freeze()
        gc.disable()
    done = answer_rows(task, rows)
    gc.collect(1)
    return done


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _let_go() -> None:
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True, kill_workers=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
