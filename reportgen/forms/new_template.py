"""Starting a template that people then edit in Word or WPS."""

from __future__ import annotations

import os
import re
from pathlib import Path

from reportgen import codes
from reportgen.errors import OutputError, TemplateError
from reportgen.findings import Finding
from reportgen.forms.form_extras import NO_EXTRAS, FormExtras, with_extras
from reportgen.forms.form_settings import SETTINGS_NAME, settings_file
from reportgen.forms.form_templates import compile_template
from reportgen.forms.installed import DEFAULT, NAME_AND_YEAR, template_at, template_folders
from reportgen.forms.settings_reading import OLD_NAME, read_settings
from reportgen.ooxml.package import MAX_FILE_BYTES, join, pack_member, unpack
from reportgen.storage import read, write

FIRST_YEAR = 2023
"""The first fiscal year of a new template when none is given: that of the single-table form."""

_YEAR = re.compile(r"\d{4}", re.ASCII)


def start_template(
    name: str,
    year: int | None = None,
    *,
    source: str = "",
    force: bool = False,
    extras: FormExtras = NO_EXTRAS,
) -> Path:
    """Write a template to edit to ``templates/NAME/YEAR.docx``.

    It is a copy of ``source`` (a file's path, ``NAME/YEAR``, or ``NAME``, the newest of it), with
    the 表样.yaml that counts for it, or, without one, the single-table form. Without ``year`` it is
    the year of what it is made from; ``extras`` are
    what it is to have more. Raises TemplateError for a name that can't be a folder's or a
    source that is no template, and OutputError when the file is there already, unless ``force``,
    or can't be written.
    """
    if not re.fullmatch(r"[\w\-]{1,50}", name):
        message = f"“{name}”不能作表样的名称"
        advice = "用汉字、字母、数字、“-”和“_”，不超过50个"
        raise TemplateError([Finding(codes.M03, "error", "", "", message, advice)])
    content, first_year = _begun(source)
    if extras != NO_EXTRAS:
        content = join(pack_member(*each) for each in with_extras(unpack(content), extras).items())
    settings = _settings(source)
    path = Path("templates", name, f"{year or first_year}.docx")
    if os.path.exists(path) and not force:
        advice = "换一个名称或年度；确定要覆盖就加 --force"
        raise OutputError([Finding(codes.D04, "error", "", str(path), "已有这份表样", advice)])
    beside = path.with_name(SETTINGS_NAME)
    if settings is not None and not (
        os.path.exists(beside) or os.path.exists(path.with_name(OLD_NAME))
    ):
        write(beside, settings)
    write(path, content)
    return path


def _settings(source: str) -> bytes | None:
    """Return the 表样.yaml that counts for what a new template is made from."""
    if not source:
        return None
    match = NAME_AND_YEAR.fullmatch(source)
    path = settings_file(match["name"] if match else source)
    if path is None:
        return None
    read_settings(path)  # refuses one with mistakes
    return read(path, MAX_FILE_BYTES)


def _begun(source: str) -> tuple[bytes, int]:
    """Return the bytes that a new template begins as, and the first fiscal year it is used for."""
    if not source:
        shipped = template_folders()[-1] / DEFAULT / f"{FIRST_YEAR}.docx"
        return read(shipped, MAX_FILE_BYTES), FIRST_YEAR
    path = template_at(source)
    compiled = compile_template(path)  # refuses what is no template, or has mistakes
    content = compiled.packed if compiled.left_out else read(path, MAX_FILE_BYTES)
    return content, int(path.stem) if _YEAR.fullmatch(path.stem) else FIRST_YEAR
