"""Worker processes on this machine, replaced when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import BaseContext

MOST_PROCESSES = 61 if sys.platform == "win32" else 1000
"""How many processes a pool has at most; Windows waits for no more at once."""

FEW = 100
"""Up to how many units one process is faster than several that have to start first."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def jobs_for(units: int) -> int:
    """Return how many processes pay for a number of units."""
    return cores() if units > FEW else 1


class Processes(Executor):
    """A pool of processes that starts anew after one of them has died.

    What was under way then fails with BrokenExecutor; what is submitted later is worked on.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(self.workers, _context(), _begin)
        # All processes begin now, while this one may still be forked.
        try:
            pool.submit(os.getpid).result()
        except OSError:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return pool

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Submit a call, to a new pool where the one before is broken."""
        try:
            return self._pool.submit(function, *arguments, **named)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = self._start()
            return self._pool.submit(function, *arguments, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _context() -> BaseContext:
    """Return the way to start processes: forking is fastest, and safe without other threads."""
    may_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if may_fork else "spawn")


def _begin() -> None:
    """Let a worker end with the process that started it, even if that was killed, and only then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: Any) -> None:
    parent.join()
    os._exit(1)
