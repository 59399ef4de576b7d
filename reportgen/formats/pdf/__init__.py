"""PDF files with text, as Word, WPS and LibreOffice export them, as the parts of a Word file.

Not public.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from reportgen.errors import system_reason
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml import outer_program
from reportgen.plaindata.data_files import unreadable

SIGNATURE = b"%PDF-"

_LIBRARY = "pdfplumber"
_USE_WORD = "有原来的 Word 文件就读那一份；没有的，用 Word 2013 以上或 WPS 转成 .docx，核对后再读"
_START = "import sys; sys.path[:] = sys.argv[3:]; from reportgen.formats.pdf import worker; "
_START += "worker.main(sys.argv[1], sys.argv[2])"
_OWN_TASK = "--read-pdf"
"""What ``__main__`` knows this by."""


class Converted(NamedTuple):
    """What a PDF shows as the members of a Word file, and what there is to say about it."""

    members: dict[str, bytes]
    notes: list[str]


def to_members(path: Path, data: bytes) -> Converted:
    """Return what a PDF shows as a Word file's members: its paragraphs, tables and page furniture.

    A program of its own reads the file, so that one made to take all time or memory ends in an
    error. Raises InputError for a PDF without text, with a password, damaged or too large, and
    where the library that reads PDFs (extra ``pdf``) is not installed.
    """
    name = str(path)
    if importlib.util.find_spec(_LIBRARY) is None:
        advice = f"运行 pip install {_LIBRARY} 装上再读；{_USE_WORD}"
        raise unreadable(name, f"读 .pdf 文件要用 {_LIBRARY}，这台机器上没有", advice)
    try:
        answer = _asked(data)
    except TimeoutError:
        message = f"读这个 PDF 超过了{outer_program.TIME_LIMIT}秒，没有读完"
        raise unreadable(name, message, _USE_WORD) from None
    except (OSError, ValueError) as error:
        why = "" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise unreadable(name, f"这个 PDF 读不了{why}：内容损坏，或者太大", _USE_WORD) from None
    if "refused" in answer:
        raise unreadable(name, answer["refused"], _USE_WORD)
    members = {part: text.encode() for part, text in answer["members"].items()}
    return Converted(members, answer["notes"])


def _asked(data: bytes) -> dict[str, Any]:
    """Have the file read by a program of its own; return its answer."""
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "source.pdf", Path(folder) / "answer.json"
        source.write_bytes(data)
        options = ("-c", _START, str(source), str(target), *sys.path)
        if getattr(sys, "frozen", False):  # there is no Python to be started, only the program
            options = (_OWN_TASK, str(source), str(target))
        outer_program.run(sys.executable, *options)
        answer: dict[str, Any] = json.loads(target.read_bytes())
        return answer
