"""The compiled template of a form by name and fiscal year; each file is compiled once."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import require_path
from reportgen.forms.compiled import CompiledTemplate, compile_file
from reportgen.forms.form_settings import form_settings
from reportgen.forms.installed import (
    TemplateFile,
    find_template,
    is_file_name,
    not_found,
    template_at,
)
from reportgen.storage import note_source

if TYPE_CHECKING:
    from reportgen.model.report import Report


def compile_template(
    path: str | os.PathLike[str], name: str = "", year: int | None = None
) -> CompiledTemplate:
    """Compile a template file; ``name`` and ``year`` are what outputs say it was.

    An installed form may be named in place of its file: the newest of it. Raises TemplateError for
    a file that can't be used, and for every wrong tag at once, with its place (row and column of
    the table, or paragraph), its text and what to do.
    """
    require_path("path", path, "表样的路径或名称")
    if not is_file_name(str(path)) and not os.path.exists(path):
        path = template_at(os.fspath(path))
        name, year = name or path.parent.name, year or int(path.stem)
    return compile_file(Path(path), name, year)


def compiled_for(template: str | Path, year: int) -> CompiledTemplate:
    """Return the compiled template for a fiscal year; each file is compiled once.

    What is wrong with what only annexes print is found when a report has some. Raises TemplateError
    for a template that is not there or can't be used.
    """
    found = find_template(template, year)
    try:
        stat = found.path.stat()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise not_found(f"没有表样文件“{found.path}”", "检查路径") from None
    note_source(stat)
    state = (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return _compiled(found, state, form_settings(template).model)


@lru_cache(maxsize=32)
def _compiled(found: TemplateFile, state: tuple[int, ...], model: type[Report]) -> CompiledTemplate:
    """Compile a file as it is now: which file it is, its last change and its size are the key."""
    del state
    year = found.first_year or None
    return compile_file(found.path, found.name, year, annexes_later=True, model=model)
