"""The members of a template file, and its path before the places of what is wrong with it."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.engine.program import unusable
from reportgen.errors import TemplateError, system_reason
from reportgen.ooxml import package
from reportgen.storage import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_template(path: Path) -> tuple[dict[str, bytes], str]:
    """Return the members of a template file and the SHA-256 of the file.

    Raises TemplateError for a file that can't be read or is no .docx.
    """
    try:
        data = read(path, package.MAX_FILE_BYTES + 1)
        return package.unpack(data), hashlib.sha256(data).hexdigest()
    except package.PackageError as error:
        advice = "模板要是 .docx；用 Word 或 WPS 另存为 .docx"
        raise TemplateError([unusable(str(path), f"模板{error}", advice)]) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = f"模板打不开{system_reason(error)}"
        raise TemplateError([unusable(str(path), why, "检查路径和权限")]) from None


@contextlib.contextmanager
def in_file(path: str) -> Iterator[None]:
    """Put a file's path before the places of a TemplateError."""
    try:
        yield
    except TemplateError as error:
        raise TemplateError(
            replace(finding, severity="error", location=f"{path} {finding.location}")
            for finding in error.findings
        ) from None
