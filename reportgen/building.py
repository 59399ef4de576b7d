"""From a report to a Word file on disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding
from reportgen.template.finding import DEFAULT, compiled_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.model.report import Report
    from reportgen.template.compiled import CompiledTemplate

NOT_WRITTEN = "D04"
"""Rule code: an output can't be written, or must not be overwritten."""

OUTPUTS = Path("outputs")
"""Where reports go when no other place is given: a folder for each fiscal year."""

_MAX_NAME_BYTES = 255
_FULL_WIDTH = str.maketrans('\\/:*?"<>|.', "＼／：＊？＂＜＞｜．")
_SUFFIX = ".docx"
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")


def render(report: Report, template: str | Path | CompiledTemplate = DEFAULT) -> bytes:
    """Give the .docx of a report; ``template`` is a name, a .docx file or a compiled template.

    Raises TemplateError for a template that is not there or can't be used, and InputError when
    the report lacks what its form requires.
    """
    if isinstance(template, (str, Path)):
        template = compiled_for(template, report.year)
    return template.render(report)


def unprinted(report: Report, template: str | Path | CompiledTemplate = DEFAULT) -> list[Finding]:
    """Give what a report has and its document will not; ``template`` as for ``render``."""
    if isinstance(template, (str, Path)):
        template = compiled_for(template, report.year)
    return template.unprinted(report)


def build(
    report: Report,
    output: str | Path | None = None,
    *,
    template: str | Path | CompiledTemplate = DEFAULT,
    force: bool = False,
) -> Path:
    """Write the .docx of a report; give its path.

    ``output`` is a file when it ends in .docx, else a folder; without it, ``outputs/年度``. The
    file is written whole or not at all. Raises TemplateError for a template that can't be used,
    InputError when the report lacks what its form requires, and OutputError for a place that
    can't be written or, unless ``force``, a file that a person has edited since it was generated.
    """
    path = output_path(report, output)
    data = render(report, template)
    write(path, data, force=force)
    return path


def output_path(report: Report, output: str | Path | None = None) -> Path:
    """Give the file that ``build`` writes for a report."""
    return path_for(report.title, report.year, output)


def path_for(title: str, year: int, output: str | Path | None = None) -> Path:
    """Give the file that ``build`` writes for a report with a title and a fiscal year."""
    if output is None:
        return OUTPUTS / str(year) / file_name(title, year)
    path = Path(output)
    if path.suffix.lower() == _SUFFIX and not os.path.isdir(path):
        return path
    return path / file_name(title, year)


def file_name(title: str, year: int) -> str:
    """Give the name of the file of a report: 单位名称2024年度部门整体支出绩效评价报告.docx.

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
    ending = f"…{hashlib.sha256(title.encode()).hexdigest()[:8]}{year}年度{_SUFFIX}"
    head = title.encode()[: _MAX_NAME_BYTES - len(ending.encode())].decode(errors="ignore")
    return head + ending


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    """Put a generated file in its place, whole or not at all; see ``build`` for the errors."""
    try:
        if not force and os.path.exists(path):
            _forbid_loss(path, data)
        try:
            _replace(path, data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        advice = "检查文件是否正在 Word 或 WPS 里打开、文件夹能不能写"
        raise _not_written(path, f"写不了这个文件{system_reason(error)}", advice) from None


def _replace(path: Path, data: bytes) -> None:
    with replacing(path) as temporary, open(temporary, "xb") as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[str]:
    """Give a temporary name beside a place; what is written to it is renamed in the end."""
    temporary = os.path.join(os.path.dirname(path), f".{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed run has left in a folder.

    A run that is still writing one there writes it once more.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _forbid_loss(path: Path, data: bytes) -> None:
    """Raise OutputError when a file holds something else than what was generated."""
    from reportgen.carried import is_untouched
    from reportgen.opc import PackageError, unpack

    if path.is_dir():
        raise _not_written(path, "这里已有同名的文件夹", "换一个文件名")
    existing = path.read_bytes()
    if existing == data:
        return
    advice = "先把改动写回数据，或另存；确定要覆盖就加 --force"
    try:
        untouched = is_untouched(unpack(existing))
    except PackageError:
        raise _not_written(path, "已有的文件不是本程序生成的", advice) from None
    if not untouched:
        raise _not_written(path, "已有的文件在生成以后被人改过，或不是本程序生成的", advice)


def _not_written(path: Path, message: str, advice: str) -> OutputError:
    return OutputError([Finding(NOT_WRITTEN, "error", "", str(path), message, advice)])
