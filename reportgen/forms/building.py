"""From a report to a Word file on disk."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError, require_path, require_report, wrong_type
from reportgen.findings import Finding
from reportgen.forms.installed import DEFAULT
from reportgen.plaindata.data_files import EXCEL_SUFFIXES, SUFFIXES, WORD_SUFFIXES

if TYPE_CHECKING:
    from reportgen.forms.compiled import CompiledTemplate
    from reportgen.model.report import Report

OUTPUTS = Path("outputs")
"""Where reports go when no other place is given: a folder for each fiscal year."""

_MAX_NAME_BYTES = 255
_FULL_WIDTH = str.maketrans('\\/:*?"<>|.', "＼／：＊？＂＜＞｜．")
_SUFFIX, _PDF = ".docx", ".pdf"
OTHER_KINDS = frozenset((*SUFFIXES, *EXCEL_SUFFIXES, *WORD_SUFFIXES, ".txt")) - {_SUFFIX}
"""Endings of files that no report is written as; no folder for reports is called by one."""


def render(
    report: Report,
    template: str | os.PathLike[str] | CompiledTemplate = DEFAULT,
    *,
    engine: str = "",
) -> bytes:
    """Return the .docx of a report; ``template`` is a name, a .docx file or a compiled template.

    With ``engine`` ``"docxtpl"`` docxtpl itself renders it. Raises TemplateError for a template
    that is not there or can't be used, and InputError when the report lacks what its form requires.
    """
    require_report(report)
    if not isinstance(engine, str):
        raise wrong_type("engine", "引擎的名称", engine)
    compiled = _compiled(template, report.year)
    return (compiled.with_engine(engine) if engine else compiled).render(report)


def unprinted(
    report: Report, template: str | os.PathLike[str] | CompiledTemplate = DEFAULT
) -> list[Finding]:
    """Return what a report or its form has and the document will not; ``template`` as above."""
    compiled = _compiled(template, report.year)
    return [*compiled.unprinted(report), *_summary(compiled)]


def left_out(template: str | os.PathLike[str] | CompiledTemplate, year: int) -> list[Finding]:
    """Return what a template has that no report should have, and has none of, in one finding."""
    return _summary(_compiled(template, year))


def _summary(compiled: CompiledTemplate) -> list[Finding]:
    if not compiled.left_out:
        return []
    # For start-up: most templates have nothing that is left out.
    from reportgen.forms.cleaning import summary

    return summary(compiled.left_out)


def _compiled(template: str | os.PathLike[str] | CompiledTemplate, year: int) -> CompiledTemplate:
    if isinstance(template, (str, os.PathLike)):
        from reportgen.forms.form_templates import compiled_for  # Jinja and lxml

        name = template if isinstance(template, str) else Path(template)
        return compiled_for(name, year)
    if not hasattr(template, "render"):
        raise wrong_type("template", "表样的名称、路径或 CompiledTemplate", template)
    return template


def build(
    report: Report,
    output: str | os.PathLike[str] | None = None,
    *,
    template: str | os.PathLike[str] | CompiledTemplate = DEFAULT,
    force: bool = False,
    engine: str = "",
) -> Path:
    """Write the .docx of a report; return its path.

    ``output`` is a file when it ends in .docx, else a folder; without it, ``outputs/年度``. The
    file is written whole or not at all. ``engine`` is as for ``render``. Raises TemplateError for a
    template that can't be used, InputError when the report lacks what its form requires, and
    OutputError for a place that can't be written or, unless ``force``, a file that a person has
    edited since it was generated; for an ``output`` that is called as a file of another kind,
    InputError.
    """
    require_report(report)
    if output is not None:
        require_path("output", output)
        refuse_other_kind(output)
    path = output_path(report, output)
    data = render(report, template, engine=engine)
    # For start-up: lxml.
    from reportgen.ooxml.data_part import write_report

    write_report(path, data, force=force)
    return path


def refuse_other_kind(output: str | os.PathLike[str], *, may_be_pdf: bool = False) -> None:
    """Raise InputError where an output is called as a file that no report is written as."""
    ending = Path(output).suffix.lower()
    if ending not in OTHER_KINDS or (may_be_pdf and ending == _PDF) or os.path.isdir(output):
        return
    advice = "后缀写成 .docx（Word 文件）或 .pdf；别的格式用 Word 或 WPS 打开后另存"
    if not may_be_pdf:
        advice = "写一个 .docx 文件或文件夹；要 PDF，生成以后再转，或用命令 reportgen build -o"
    where = os.fspath(output)
    raise InputError([Finding(codes.D03, "error", "", where, f"写不了 {ending} 文件", advice)])


def output_path(report: Report, output: str | os.PathLike[str] | None = None) -> Path:
    """Return the file that ``build`` writes for a report."""
    return path_for(report.title, report.year, output)


def path_for(title: str, year: int, output: str | os.PathLike[str] | None = None) -> Path:
    """Return the file that ``build`` writes for a report with a title and a fiscal year."""
    if output is None:
        return OUTPUTS / str(year) / file_name(title, year)
    path = output if isinstance(output, Path) else Path(output)
    if path.suffix.lower() == _SUFFIX and not os.path.isdir(path):
        return path
    return path / file_name(title, year)


def file_name(title: str, year: int) -> str:
    """Return the name of the file of a report: 单位名称2024年度部门整体支出绩效评价报告.docx.

    Characters that a file name can't have become their full-width forms, and so do dots: a name
    must not begin with one, and ``CON.x`` is the console to Windows. A name that is too long for
    the file system is cut, with a hash of the whole so that it stays its own.
    """
    title = title.translate(_FULL_WIDTH)
    if not title.isprintable():
        title = "".join(c for c in title if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
    title = re.sub(r"^\s+", lambda match: "．" * len(match[0]), title)
    if len((title + _SUFFIX).encode()) <= _MAX_NAME_BYTES:
        return title + _SUFFIX
    import hashlib  # for start-up: it loads OpenSSL, and few names are too long

    ending = f"…{hashlib.sha256(title.encode()).hexdigest()[:8]}{year}年度{_SUFFIX}"
    head = title.encode()[: _MAX_NAME_BYTES - len(ending.encode())].decode(errors="ignore")
    return head + ending
