"""The outlines in which reports are read, beside the templates: each says which field a heading is.

Every folder of templates has some; see ``form_settings`` for how 表样.yaml says it.
"""

from __future__ import annotations

import contextlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.forms.form_settings import SETTINGS_NAME
from reportgen.forms.installed import form_folders
from reportgen.forms.settings_reading import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.forms.settings_values import FormSettings


def outlines() -> tuple[FormSettings, ...]:
    """Return the settings of all installed forms that say how to read an outline.

    A form of the working directory hides one of the same name. Raises TemplateError for a
    settings file that is wrong.
    """
    found: dict[str, tuple[Path, int]] = {}
    for folder in form_folders():
        if folder.name in found:
            continue
        with contextlib.suppress(OSError):
            path = folder / SETTINGS_NAME
            found[folder.name] = path, path.stat().st_mtime_ns
    return _outlines(tuple(found.values()))


@lru_cache(maxsize=8)
def _outlines(files: tuple[tuple[Path, int], ...]) -> tuple[FormSettings, ...]:
    read = (read_settings(path) for path, _ in files)
    return tuple(each for each in read if each.headings or each.cells)
