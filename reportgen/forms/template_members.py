"""The members of a template file, and its path before the places of what is wrong with it."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

from reportgen.engine.compiled_parts import unusable
from reportgen.errors import TemplateError, system_reason
from reportgen.ooxml import package
from reportgen.storage import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.findings import Finding


def read_template(path: Path) -> tuple[dict[str, bytes], str]:
    """Return the members of a template file and the SHA-256 of the file.

    Raises TemplateError for a file that can't be read or is no .docx.
    """
    data = template_bytes(path)
    return members_of(path, data), hashlib.sha256(data).hexdigest()


def template_bytes(path: Path) -> bytes:
    """Return the content of a template file; raises TemplateError for one that can't be read."""
    try:
        return read(path, package.MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = f"表样打不开{system_reason(error)}"
        raise TemplateError([unusable(str(path), why, "检查路径和权限")]) from None


def members_of(path: Path, data: bytes) -> dict[str, bytes]:
    """Return the members of a template file; raises TemplateError for what is no .docx."""
    try:
        return package.unpack(data)
    except package.PackageError as error:
        advice = "表样要是 .docx；用 Word 或 WPS 另存为 .docx"
        raise TemplateError([unusable(str(path), f"表样{error}", advice)]) from None


def prepared(members: dict[str, bytes]) -> tuple[dict[str, bytes], list[Finding]]:
    """Return a template's members as reports are to have them, and what was left out of them."""
    # For start-up: a form that was kept needs none of it.
    from reportgen.forms.cleaning import clean
    from reportgen.forms.contents_updates import asking_for_update

    cleaned, left_out = clean(members)
    return asking_for_update(cleaned), left_out


def member_order(name: str) -> tuple[int, str]:
    """Return what sorts the members of a file as they stand in it."""
    first = (package.CONTENT_TYPES, "_rels/.rels", package.DOCUMENT)
    return (first.index(name), "") if name in first else (len(first), name)


@contextlib.contextmanager
def in_file(path: str) -> Iterator[None]:
    """Put a file's path before the places of a TemplateError."""
    try:
        yield
    except TemplateError as error:
        raise TemplateError(
            finding._replace(severity="error", location=f"{path} {finding.location}")
            for finding in error.findings
        ) from None
