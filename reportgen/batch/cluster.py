"""A Dask cluster as an executor; nothing of it is on a shared disk."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.batch.scheduling import WorkerPool
from reportgen.errors import OutputError, wrong_type
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONNECTING = 15.0
"""How many seconds the scheduler may take to answer."""

WITHOUT_WORKERS = 120.0
"""For how many seconds a cluster may have no worker before a run is given up."""

WITHOUT_ANSWER = 30.0
"""For how many seconds the scheduler may be silent before a run is given up."""

_PATIENCE = 5.0
_ANSWERING, _CLOSING = 5.0, 2.0
_RETRIES = 5


@contextlib.contextmanager
def cluster(address: str) -> Iterator[WorkerPool]:
    """Connect to the scheduler at an address (``tcp://10.0.0.5:8786``).

    Workers that come and go are taken as they are: what a lost one was at is done by another.
    Raises OutputError, in Chinese, when ``distributed`` (extra ``dask``) is not installed, the
    scheduler can't be reached, or there has been no worker for too long.
    """
    if not isinstance(address, str):
        raise wrong_type("address", "地址，如 tcp://10.0.0.5:8786", address)
    try:
        # An extra, which may not be there.
        from distributed import Client
    except ImportError:
        advice = '先安装：pip install "reportgen[dask]"'
        raise _unreachable(address, "用 --dask 要装有 distributed", advice) from None
    client = _connected(Client, address)
    if client is None:
        # What could not connect closes itself when it is collected. Here it does no harm; while
        # another client begins, each waits for the other.
        gc.collect()
        advice = "检查地址（如 tcp://10.0.0.5:8786）、防火墙，和 dask scheduler 是否在运行"
        raise _unreachable(address, "连不上 Dask 集群的调度程序", advice)
    patience = _Patience(client, address)
    try:
        patience.wait_for_workers()
        executor = client.get_executor(pure=False, retries=_RETRIES)
        threads = max(2, patience.threads())
        yield WorkerPool(executor, threads, _PATIENCE, patience.check, is_elsewhere=True)
        if not patience.is_unanswered:
            executor.shutdown(wait=False)
    finally:
        # A scheduler that is gone is not to be waited for, nor when the client is collected.
        with contextlib.suppress(OSError, RuntimeError, TimeoutError):
            client.close(timeout=_CLOSING)
        client.status = "closed"


def _connected(client: Callable[..., Any], address: str) -> Any:
    """Return a client of the scheduler; None where it can't be reached."""
    try:
        return client(address, timeout=CONNECTING, set_as_default=False)
    except (AssertionError, OSError, ValueError, TimeoutError):  # the first is the library's own
        return None


class _Patience:
    """How long a cluster may be without workers: after that it is given up."""

    def __init__(self, client: object, address: str) -> None:
        self._client = client
        self._address = address
        self._seen = self._answered = time.monotonic()
        self.is_unanswered = False

    def threads(self) -> int:
        """Count the threads of all workers; raises OutputError when nobody tells for too long."""
        client: Any = self._client
        try:
            if client.status != "running":
                raise OSError(client.status)
            found = client.sync(client.scheduler.ncores, workers=None, callback_timeout=_ANSWERING)
        except (OSError, RuntimeError, TimeoutError, asyncio.TimeoutError):
            self.is_unanswered = True
            if time.monotonic() - self._answered > WITHOUT_ANSWER:
                advice = "看 dask scheduler 是否还在运行；再运行一次，已经生成的不会重做"
                message = f"Dask 集群的调度程序{WITHOUT_ANSWER:.0f}秒没有回应"
                raise _unreachable(self._address, message, advice) from None
            return 0
        self.is_unanswered, self._answered = False, time.monotonic()
        return sum(found.values())

    def check(self) -> None:
        """Raise OutputError when there has been no worker, or no scheduler, for too long."""
        if self.threads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > WITHOUT_WORKERS:
            advice = f"在各台机器上运行：dask worker {self._address}"
            message = f"Dask 集群上{WITHOUT_WORKERS:.0f}秒没有工作进程"
            raise _unreachable(self._address, message, advice)

    def wait_for_workers(self) -> None:
        """Wait until there is a worker."""
        while not self.threads():
            self.check()
            time.sleep(_PATIENCE / 10)


def _unreachable(address: str, message: str, advice: str) -> OutputError:
    return OutputError([Finding(codes.D07, "error", "", address, message, advice)])
