"""A unit's form as a workbook: made from the fields of the form, blank or filled in."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.annex_sheets import write_annex
from reportgen.formats.excel.field_lines import LineWriter
from reportgen.formats.excel.form_layout import (
    CODE,
    EVIDENCE_SHEET,
    PROJECT_SHEET,
    REASON,
    WAIVERS,
    annex_nodes,
)
from reportgen.formats.excel.sheet_writer import Looks, SheetWriter
from reportgen.formats.form_filling import FilledEntry, filling_of
from reportgen.formats.remembered_text import SHEET
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple
from reportgen.presenting import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.formats.form_filling import Filling
    from reportgen.model.last_year_text import LastYearText

INSTRUCTIONS, LEFT_OVER = "填表说明", "放不进去的内容"
_FIRST = "部门概况"
_CREATED = datetime(2000, 1, 1)
_SPARE = 3
_LONGEST = 32_767
"""The characters that a cell holds at most."""
_ABOUT = """\
一张工作表是表上的一组栏目，照着从上往下填，填好保存，把这个文件交上去就可以。
黄色的格子是要填的；其余的格子锁着，没有密码，可以在“审阅-撤消工作表保护”里解开。
“怎么填”一列是说明和例子，不会读进报告。标“必填”的要填；标“可不填”的没有就空着。
金额填数字就行，单位在旁边选（万元、元、亿元），不选时是万元。
数和单位也可以写在一格里，如×××万元；同旁边选的不要写成两样。
显示成几位小数，报告里就印几位小数：
要印“5381.80万元”，把单元格格式设成两位小数，或把它写成文字。
合计、控制率、执行率、得分等格子里是公式，边填边算；要填别的数，直接把公式盖掉。
一段文字填一格；不够时在下面插入行接着填，左边“栏目”空着。
也可以整段粘贴到一格里，一行就是一段。
段前、标题前的“1、”“一是”和项目符号会去掉，由表样来加。
要照原样留着的，在栏目名后面写“（照原样）”。
一格放不下（超过三万字）时，在下一行接着填，“栏目”写“（接上格）”。
几项的（如绩效目标、问题、措施）：照着样子一项一项往下写；
不够的，在下面插入行，左边“栏目”照样写“标题”“内容”等。
列表确实一项也没有的，写“（没有）”。
“核对”一列告诉您几个数对不对得上，红色的要看一看。
行可以插入；要删除行、移动列，先撤消工作表保护。工作表可以少，名称不要改。
命令行：reportgen check 文件.xlsx 检查；reportgen build 文件.xlsx 生成 Word 文件。"""


class FormParts(NamedTuple):
    """What of a form stands in its workbook, also without a value.

    ``annexes`` tells whether 附件 do; ``fields`` are the labels of fields that only some forms
    have; ``model`` is that of the form's reports: with the fields that it adds.
    """

    annexes: bool = False
    fields: Collection[str] = ()
    model: type[Report] = Report


def form_workbook(
    filling: Mapping[str, Filling],
    about: Iterable[str] = (),
    *,
    parts: FormParts | None = None,
    left_over: Sequence[str] = (),
    last_year: LastYearText | None = None,
) -> bytes:
    """Return the form as an .xlsx, filled in as far as ``filling`` has values.

    ``about`` is said on the first sheet, line by line. What of the form is there ``parts`` say, and
    what has a filling is there as well.
    ``left_over`` are lines that have no place on the form: they stand on a sheet of their own, and
    so does the text that a draft was made from, on a hidden one.
    """
    buffer = io.BytesIO()
    annexes, fields, model = parts or FormParts()
    with workbook(buffer, in_memory=True) as book:
        book.set_properties({"title": "部门整体支出绩效评价报告填报表", "created": _CREATED})
        looks = Looks(book)
        _instructions(book, looks, [*_ABOUT.split("\n"), *about])
        top = field_tree(model)
        for node in (top.fields or {}).values():
            if node.fields is not None and node.label != ANNEXES:
                if node.role.of_some_forms and not {node.label} & {*fields, *filling}:
                    continue
                _group_sheet(book, looks, (top, node), filling, fields)
        if annexes or ANNEXES in filling:
            _annexes(book, looks, filling.get(ANNEXES))
        _waivers(book, looks, filling.get(WAIVERS))
        if left_over:
            _lines_sheet(book, looks, LEFT_OVER, left_over)
        if last_year is not None and last_year.texts:
            _last_year_sheet(book, looks, last_year)
    return buffer.getvalue()


def dump(report: Report) -> bytes:
    """Return a report as a workbook that is read as the same report."""
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    model = type(report)
    filling, _ = filling_of(_said(field_tree(model), data), model)
    return form_workbook(filling, parts=FormParts(model=model))


def _said(node: FieldNode, data: Any) -> Any:
    """Return data without empty lists that are the same as none, so that no cell has to say it."""
    if isinstance(data, dict) and node.fields is not None:
        inner = {each.label: each for each in node.fields.values()}
        return {
            label: _said(inner[label], value)
            for label, value in data.items()
            if value not in ("", [], {}) or _counts(node, inner[label])
        }
    if isinstance(data, list) and node.element is not None:
        return [_said(node.element, value) for value in data]
    return data


def _counts(group: FieldNode, node: FieldNode) -> bool:
    """Return whether an empty list is something else than a field that is not given."""
    if node.element is None or group.group is None:
        return False
    default = group.group.model_fields[node.attribute].get_default()
    return node.required or bool(default)


def _instructions(book: Any, looks: Looks, lines: Sequence[str]) -> None:
    writer = SheetWriter(book, INSTRUCTIONS, looks, [90])
    writer.title("部门整体支出绩效评价报告填报表", 0)
    for line in lines:
        writer.text(0, line, looks.make())
        writer.row += 1
    writer.finish(0, across=False, head=None)


def _lines_sheet(book: Any, looks: Looks, name: str, lines: Sequence[str]) -> None:
    writer = SheetWriter(book, name, looks, [100])
    for line in lines:
        for piece in writer.paragraphs(line):
            writer.text(0, piece, looks.make(locked=False))
            writer.row += 1
    writer.finish(0, across=True, head=None)


def _last_year_sheet(book: Any, looks: Looks, last_year: LastYearText) -> None:
    writer = SheetWriter(book, SHEET, looks, [100])
    for line in (last_year.source, *last_year.texts):
        writer.sheet.write_string(writer.row, 0, line[:_LONGEST])
        writer.row += 1
    writer.sheet.hide()


def _group_sheet(
    book: Any,
    looks: Looks,
    place: tuple[FieldNode, FieldNode],
    filling: Mapping[str, Filling],
    fields: Collection[str],
) -> None:
    """Write the sheet of a group; the first one also has what stands outside all groups."""
    top, node = place
    writer = SheetWriter(book, node.label, looks, [26, 68, 7, 18, 60])
    writer.title(node.label, 2)
    lines = LineWriter(writer, wanted=frozenset(fields))
    lines.heading()
    head = writer.row - 1
    if node.label == _FIRST:
        year = next(iter((top.fields or {}).values()))
        lines.field(year, top.group, filling.get(year.label), 0)
    given = filling.get(node.label)
    lines.fields(node, given if isinstance(given, Mapping) else {}, 0)
    if node.label == _FIRST:
        for each in (top.fields or {}).values():
            if each.fields is None and each.kind not in ("year", "mapping"):
                lines.optional(each, top.group, filling.get(each.label))
    lines.compute()
    writer.finish(2, across=False, head=head)


def _annexes(book: Any, looks: Looks, given: Filling | None) -> None:
    held = given if isinstance(given, Mapping) else {}
    for label, node in annex_nodes().items():
        if label == EVIDENCE_SHEET:
            _evidence_sheet(book, looks, node, held.get(label))
            continue
        if label != PROJECT_SHEET:
            inner = held.get(label)
            write_annex(book, looks, node, label, inner if isinstance(inner, Mapping) else {})
            continue
        entry = held.get(label)
        items = entry if isinstance(entry, Sequence) and entry else [{}]
        for number, item in enumerate(items, start=1):
            filled = item if isinstance(item, Mapping) else {}
            if node.element is not None:
                write_annex(book, looks, node.element, f"{label}{number}", filled)


def _evidence_sheet(book: Any, looks: Looks, node: FieldNode, given: Filling | None) -> None:
    """Write 佐证材料: the name of each picture file, with what it shows."""
    writer = SheetWriter(book, node.label, looks, [26, 68, 7, 18, 60])
    writer.title(node.label, 2)
    lines = LineWriter(writer)
    lines.heading()
    head = writer.row - 1
    lines.field(node, None, given, 0)
    writer.finish(2, across=False, head=head)


def _waivers(book: Any, looks: Looks, given: Filling | None) -> None:
    writer = SheetWriter(book, WAIVERS, looks, [40, 60])
    writer.title(WAIVERS, 1)
    note = "确认无误、不必再报的检查结果：规则编号（或编号加字段路径）和理由；没有就空着"
    writer.text(0, f"注：{note}", looks.grey(), 1)
    writer.row += 1
    writer.text(0, CODE, looks.head())
    writer.text(1, REASON, looks.head())
    head = writer.row
    writer.row += 1
    held = given if isinstance(given, Mapping) else {}
    rows = [*held.items(), *[("", FilledEntry())] * _SPARE]
    for key, entry in rows:
        reason = str(entry.value) if isinstance(entry, FilledEntry) else ""
        for column, text in ((0, key), (1, reason)):
            writer.text(column, text, looks.entry("@" if len(text) < 255 else "General"))  # noqa: PLR2004
        writer.row += 1
    writer.finish(1, across=True, head=head)
