"""Files are read to their end, or to a limit, whatever they say of their size."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from reportgen.storage import read_at_most

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 1000])
def test_no_more_is_read_than_the_limit(tmp_path: Path, size: int) -> None:
    path = tmp_path / "数据"
    path.write_bytes(bytes(range(256)) * 4)
    os.truncate(path, size)
    with path.open("rb") as file:
        assert read_at_most(file, 10) == (bytes(range(256)) * 4)[: min(size, 10)]


def test_a_pipe_is_read_though_it_has_no_size() -> None:
    end, start = os.pipe()

    def write() -> None:
        with open(start, "wb") as file:
            file.write(b"x" * 300_000)

    thread = threading.Thread(target=write)
    thread.start()
    with open(end, "rb") as file:
        assert len(read_at_most(file, 10**6)) == 300_000
    thread.join()
