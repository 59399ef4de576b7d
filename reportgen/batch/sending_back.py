"""What goes back to the units: findings to answer, their files with comments, their replies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.editing.annotating import annotated
from reportgen.editing.feedback import SHEET, SUFFIX, asked, feedback_workbook, read_replies
from reportgen.errors import InputError, OutputError, TemplateError
from reportgen.formats.carriers import FormlessError
from reportgen.formats.excel.owned_workbook import can_change
from reportgen.formats.loading import entered_bytes
from reportgen.forms.building import file_name, render
from reportgen.forms.installed import DEFAULT
from reportgen.model.absent import AbsentError
from reportgen.model.places import LOOSE
from reportgen.plaindata.data_files import read_bytes, unreadable
from reportgen.storage import put

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from reportgen.batch.check_many import CheckedUnits
    from reportgen.editing.feedback import UnitReply
    from reportgen.findings import Finding
    from reportgen.model.report import Report

_LONGEST_NAME = 60
_NO_OPENPYXL = (
    "没有写 Excel 填报表的批注：要用 openpyxl，这台机器上没有装（pip install reportgen[excel]）；"
    "检查反馈照常写"
)


def read_all_replies(source: str | PathLike[str]) -> dict[str, list[UnitReply]]:
    """Return what units have answered, by the name of the unit: as the heading or the file has it.

    Files whose names something was put into are taken too: 甲镇检查反馈(1).xlsx.
    """
    place = Path(source)
    found = sorted(place.rglob(f"*{SHEET}*.xlsx")) if os.path.isdir(place) else [place]
    files = [path for path in found if not path.name.startswith(("~$", "."))]
    if not files:
        raise unreadable(str(source), f"文件夹里没有“{SUFFIX}”", "写出单位交回来的文件或文件夹")
    replies: dict[str, list[UnitReply]] = {}
    for path in files:
        unit, answers = read_replies(str(path), read_bytes(path))
        replies.setdefault(unit or path.name.removesuffix(SUFFIX), []).extend(answers)
    return replies


class SendingBack:
    """Writes what goes back to each unit into a folder; ``tell`` is told of each file."""

    def __init__(self, tell: Callable[[str], None], *, force: bool = False) -> None:
        self._tell, self._force = tell, force
        self._is_told = False
        self.written: list[Path] = []

    def write_each(self, checked: CheckedUnits, folder: Path) -> None:
        """Write for each unit its findings to answer, and its file with comments.

        Raises OutputError, when all others are written, for those that can't be.
        """
        taken: set[str] = set()
        problems: list[Finding] = []
        for name, findings in checked.groups:
            unit = checked.names.get(name, Path(name).stem)
            stem = file_name(unit, 0).removesuffix(".docx")[:_LONGEST_NAME]
            stem = stem if stem not in taken else f"{stem}（{Path(name).stem}）"
            taken.add(stem)
            try:
                told = asked(findings)
                book = feedback_workbook(unit, told, _data_of(checked, name))
                self._put(folder / f"{stem}{SUFFIX}", book, "")
                if name in checked.names:
                    self._put_file_back(name, folder / f"{stem}批注", told, checked)
            except OutputError as error:
                problems += error.findings
        if problems:
            raise OutputError(problems)

    def write_commented(self, source: Path, target: Path, findings: list[Finding]) -> None:
        """Write a Word file with what was found in it as comments."""
        content = read_bytes(source)
        try:
            data = entered_bytes(str(source), content).data
        except FormlessError as error:
            data = error.entered.data  # its text was checked all the same
        made = annotated(content, findings, data)
        self._put(target, made, f"（{len(findings)}条批注）")

    def _put(self, target: Path, data: bytes, about: str) -> None:
        put(target, data, force=self._force)
        self.written.append(target)
        self._tell(f"已写入：{target}{about}")

    def _put_file_back(
        self, name: str, stem: Path, findings: list[Finding], checked: CheckedUnits
    ) -> None:
        """Write a unit's own file with comments; for data the Word file made from them.

        Where there is nothing to comment on only the comments of an earlier run go.
        """
        ending = Path(name).suffix.lower()
        kind = ".xlsx" if ending == ".xlsx" else ".docx"
        if not findings and not os.path.exists(stem.with_name(f"{stem.name}{kind}")):
            return
        if ending == ".xlsx" and not can_change():
            if not self._is_told:
                self._tell(_NO_OPENPYXL)
            self._is_told = True
        elif ending == ".docx":
            self.write_commented(Path(name), stem.with_name(f"{stem.name}.docx"), findings)
        elif ending == ".xlsx":
            # For start-up: openpyxl.
            from reportgen.editing.annotating_workbooks import annotated_workbook

            target = stem.with_name(f"{stem.name}.xlsx")
            data = annotated_workbook(Path(name), read_bytes(Path(name)), findings)
            self._put(target, data, f"（{len(findings)}条批注）")
        elif name in checked.reports:
            target, form = stem.with_name(f"{stem.name}.docx"), checked.forms[name]
            self._put_built(checked.reports[name], form or DEFAULT, target, findings)

    def _put_built(
        self, report: Report, form: str | Path, target: Path, findings: list[Finding]
    ) -> None:
        try:
            document = render(report, form)
        except (InputError, TemplateError) as error:
            self._tell(f"没有写批注：{target.name}（{error.findings[0].message}）")
            return
        data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
        self._put(target, annotated(document, findings, data), f"（{len(findings)}条批注）")


def _data_of(checked: CheckedUnits, name: str) -> dict[str, Any]:
    """Return a report by the form's labels; nothing for one that could not be read."""
    held = checked.reports if name in checked.reports else checked.partial
    if name not in held:
        return {}
    report = held[name]
    try:
        data: dict[str, Any] = report.model_dump(by_alias=True, exclude_none=True)
    except AbsentError:  # of a group that is not there at all
        return {}
    return {**data, LOOSE: [each.text for each in report.loose]}
