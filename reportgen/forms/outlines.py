"""The outlines in which reports are read, beside the templates: each says which field a heading is.

Every folder of templates has some; see ``form_settings`` for how 表样.yaml says it.
"""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import TemplateError
from reportgen.forms.form_settings import SETTINGS_NAME
from reportgen.forms.installed import form_folders, kept_while_looked_up, list_templates, names_in
from reportgen.forms.settings_reading import read_settings

if TYPE_CHECKING:
    from reportgen.forms.settings_values import FormSettings


def outlines() -> tuple[FormSettings, ...]:
    """Return the settings of all installed forms that say how to read an outline.

    A form of the working directory hides one of the same name. A settings file that is wrong is
    left out where it lies beside a template: it is told where that form is used. Raises
    TemplateError for one that is for reading only.
    """
    return _outlines(_settings_files())


def outlines_to_read() -> dict[str, FormSettings]:
    """Return the outlines by which reports are only read, by name: they have no template."""
    built = {template.name for template in list_templates()}
    named = {each.path.parent.name: each for each in outlines() if each.path is not None}
    return {name: each for name, each in sorted(named.items()) if name not in built}


@kept_while_looked_up
def _settings_files() -> tuple[tuple[str, int, bool], ...]:
    """Return the settings files that count, each with its last change and if it has a template."""
    built = {template.name for template in list_templates()}
    found: dict[str, tuple[str, int, bool]] = {}
    for folder in form_folders():
        name = os.path.basename(folder)
        if name in found or SETTINGS_NAME not in names_in(folder):
            continue
        with contextlib.suppress(OSError):
            path = os.path.join(folder, SETTINGS_NAME)
            found[name] = path, os.stat(path).st_mtime_ns, name in built
    return tuple(found.values())


@lru_cache(maxsize=8)
def _outlines(files: tuple[tuple[str, int, bool], ...]) -> tuple[FormSettings, ...]:
    found: list[FormSettings] = []
    for path, _, is_built in files:
        with contextlib.suppress(TemplateError) if is_built else contextlib.nullcontext():
            found.append(read_settings(Path(path)))
    return tuple(each for each in found if each.headings or each.cells)
