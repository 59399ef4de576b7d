"""The compiled template of a form by name and fiscal year; each file is compiled once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.forms.compiled import CompiledTemplate, compile_file
from reportgen.forms.form_settings import form_settings
from reportgen.forms.installed import TemplateFile, find_template, not_found
from reportgen.storage import note_source

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.model.report import Report


def compiled_for(template: str | Path, year: int) -> CompiledTemplate:
    """Return the compiled template for a fiscal year; each file is compiled once.

    What is wrong with what only annexes print is found when a report has some. Raises TemplateError
    for a template that is not there or can't be used.
    """
    found = find_template(template, year)
    try:
        stat = found.path.stat()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise not_found(f"没有模板文件“{found.path}”", "检查路径") from None
    note_source(stat)
    state = (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return _compiled(found, state, form_settings(template).model)


@lru_cache(maxsize=32)
def _compiled(found: TemplateFile, state: tuple[int, ...], model: type[Report]) -> CompiledTemplate:
    """Compile a file as it is now: which file it is, its last change and its size are the key."""
    del state
    year = found.first_year or None
    return compile_file(found.path, found.name, year, annexes_later=True, model=model)
