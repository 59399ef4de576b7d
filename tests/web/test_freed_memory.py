from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reportgen.web import freed_memory

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do it by themselves")
def test_the_c_library_is_asked() -> None:
    give_back = freed_memory.giver_back()
    assert give_back is None or give_back() in (True, False)


def test_where_nothing_can_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert freed_memory.giver_back() is None
    freed_memory.give_back_now_and_then(0.001)()


def test_it_is_done_again_and_again_until_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    is_done = threading.Semaphore(0)

    def giver() -> Callable[[], bool]:
        return lambda: bool(is_done.release())

    monkeypatch.setattr(freed_memory, "giver_back", giver)
    end = freed_memory.give_back_now_and_then(0.001)
    assert [is_done.acquire(timeout=10) for _ in range(3)] == [True] * 3
    end()
