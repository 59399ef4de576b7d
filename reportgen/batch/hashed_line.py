"""Lines of JSON that tell whether they are as they were written: what is not is not believed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from reportgen._version import __version__

HASH = "校验"

_BEFORE, _AFTER = f', "{HASH}": "'.encode(), b'"}'


def hashed_line(held: dict[str, Any], conditions: str) -> bytes:
    """Write an object with a hash as its last entry: of it, the program, and the conditions."""
    text = json.dumps(held, ensure_ascii=False).encode(errors="backslashreplace")[:-1]
    return text + _BEFORE + _hash(text, conditions) + _AFTER


def read_hashed_line(line: bytes, conditions: str) -> Any:
    """Read what ``hashed_line`` wrote; raises ValueError for anything else."""
    text, mark, end = line.rpartition(_BEFORE)
    if not mark or end != _hash(text, conditions) + _AFTER:
        raise ValueError("not as it was written")
    return json.loads(text + b"}")


def _hash(text: bytes, conditions: str) -> bytes:
    said = f"{__version__}\0{conditions}\0".encode(errors="backslashreplace")
    return hashlib.sha256(said + text).hexdigest().encode()
