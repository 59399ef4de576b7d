"""What goes back to the units: findings to answer, their files with comments, their replies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen import codes
from reportgen.cli.output import say
from reportgen.errors import InputError, OutputError, TemplateError
from reportgen.findings import Finding
from reportgen.plaindata.data_files import read_bytes, unreadable
from reportgen.storage import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from reportgen.editing.feedback import UnitReply
    from reportgen.model.report import Report

_LONGEST_NAME = 60


class Units(NamedTuple):
    """The names of the units of sources, the reports of those that are whole, their forms."""

    names: Mapping[str, str]
    reports: Mapping[str, Report]
    forms: Mapping[str, str | Path]


def read_all_replies(source: str | None) -> dict[str, list[UnitReply]]:
    """Return what units have answered, by the name of the unit: that of the file."""
    if source is None:
        return {}
    # For start-up: most checks send nothing back.
    from reportgen.editing.feedback import SUFFIX, read_replies

    place = Path(source)
    files = sorted(place.rglob(f"*{SUFFIX}")) if place.is_dir() else [place]
    if not files:
        raise unreadable(source, f"文件夹里没有“{SUFFIX}”", "写出单位交回来的文件或文件夹")
    return {
        path.name.removesuffix(SUFFIX): read_replies(str(path), read_bytes(path)) for path in files
    }


def write_each(
    groups: Sequence[tuple[str, list[Finding]]],
    units: Units,
    options: argparse.Namespace,
) -> None:
    """Write what goes back to each unit: its findings to answer, its file with comments."""
    # For start-up: most checks send nothing back.
    from reportgen.editing.feedback import SUFFIX, feedback_workbook
    from reportgen.forms.building import file_name

    folder = Path(options.output or "反馈")
    taken: set[str] = set()
    problems: list[Finding] = []
    for name, findings in groups:
        unit = units.names.get(name, Path(name).stem)
        stem = file_name(unit, 0).removesuffix(".docx")[:_LONGEST_NAME]
        stem = stem if stem not in taken else f"{stem}（{Path(name).stem}）"
        taken.add(stem)
        try:
            target = folder / f"{stem}{SUFFIX}"
            put(target, feedback_workbook(unit, findings), force=options.force)
            say(f"已写入：{target}")
            if name in units.names:
                _put_file_back(name, folder / f"{stem}批注", findings, units, options)
        except OutputError as error:
            problems += error.findings
    if problems:
        raise OutputError(problems)


def write_commented(
    groups: Sequence[tuple[str, list[Finding]]], options: argparse.Namespace
) -> None:
    """Write the findings of one Word file as comments of a copy; raises InputError for others."""
    if len(groups) != 1 or Path(groups[0][0]).suffix.lower() != ".docx":
        message = "只有检查一份 .docx 时，结果才能写成批注"
        advice = "一次写一份 .docx；几份的用 --each，-o 写文件夹"
        raise InputError([Finding(codes.D03, "error", "", options.output, message, advice)])
    ((name, findings),) = groups
    _put_commented(Path(name), Path(options.output), findings, options)


def _put_file_back(
    name: str, stem: Path, findings: list[Finding], units: Units, options: argparse.Namespace
) -> None:
    """Write a unit's own file with comments; for data the Word file that is made from them."""
    ending = Path(name).suffix.lower()
    if ending == ".docx":
        _put_commented(Path(name), stem.with_name(f"{stem.name}.docx"), findings, options)
    elif ending == ".xlsx":
        # For start-up: most checks send nothing back.
        from reportgen.editing.annotating_workbooks import annotated_workbook

        target = stem.with_name(f"{stem.name}.xlsx")
        data = annotated_workbook(Path(name), read_bytes(Path(name)), findings)
        put(target, data, force=options.force)
        say(f"已写入：{target}（{len(findings)}条批注）")
    elif name in units.reports:
        target, form = stem.with_name(f"{stem.name}.docx"), units.forms[name]
        _put_built(units.reports[name], form, target, findings, force=options.force)


def _put_built(
    report: Report, form: str | Path, target: Path, findings: list[Finding], *, force: bool
) -> None:
    # For start-up: most checks send nothing back.
    from reportgen.editing.annotating import annotated
    from reportgen.forms.building import render
    from reportgen.forms.installed import DEFAULT

    try:
        document = render(report, form or DEFAULT)
    except (InputError, TemplateError) as error:
        say(f"没有写批注：{target.name}（{error.findings[0].message}）")
        return
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    put(target, annotated(document, findings, data), force=force)
    say(f"已写入：{target}（{len(findings)}条批注）")


def _put_commented(
    source: Path, target: Path, findings: list[Finding], options: argparse.Namespace
) -> None:
    # For start-up: most checks send nothing back.
    from reportgen.editing.annotating import annotated
    from reportgen.formats.loading import entered_bytes

    content = read_bytes(source)
    data = entered_bytes(str(source), content).data
    put(target, annotated(content, findings, data), force=options.force)
    say(f"已写入：{target}（{len(findings)}条批注）")
