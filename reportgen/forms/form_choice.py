"""Which of a county's own forms data are meant for, where nobody names one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.forms.form_settings import form_of_data
from reportgen.forms.installed import list_templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.forms.installed import TemplateFile

_OWN = Path("templates")
"""Where a county's own forms lie: in the working directory."""


def form_meant(file: str, data: Mapping[str, Any]) -> str:
    """Return the name of the form that data are meant for; empty where nothing tells.

    It is the one of whose added fields they have most, else the one that a folder around their
    file is called by, else the only one that the working directory has for their year.
    """
    settings = form_of_data(data)
    if settings.path is not None:
        return settings.path.parent.name
    own = own_forms()
    if not own:
        return ""
    names = {each.name for each in own}
    named = (folder.name for folder in Path(file).absolute().parents if file)
    if name := next((each for each in named if each in names), ""):
        return name
    serving = {each.name for each in own if _serves(each, data)}
    return serving.pop() if len(serving) == 1 else ""


def own_forms() -> list[TemplateFile]:
    """Return the forms of the working directory, which are the county's own."""
    return [each for each in list_templates() if each.path.parent.parent == _OWN]


def _serves(form: TemplateFile, data: Mapping[str, Any]) -> bool:
    year = re.match(r"\s*(\d{4})", str(data.get("年度", "")))
    return year is None or form.first_year <= int(year[1]) <= (form.last_year or int(year[1]))
