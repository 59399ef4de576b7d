"""The reading of a Word file that carries the data it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading

_NO_DATA = "文件里没有带着数据，不是本程序生成的，或数据已经丢失"


def read_generated(source: str) -> tuple[Reading, dict[str, object]]:
    """Read a Word file and the data that it carries; raises InputError when it carries none."""
    # For start-up: the reader.
    from reportgen.formats.reading import read_word
    from reportgen.plaindata.data_files import unreadable

    reading = read_word(Path(source))
    if reading.carried is None:
        advice = "写上两个文件来比较，或用 reportgen read 读出来"
        raise unreadable(source, _NO_DATA, advice)
    return reading, reading.carried.data
