"""What a cell says for a field of the form: the text as a person sees it, or why there is none."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from reportgen.formats.excel.form_layout import AUTOMATIC, CONTENT, MONEY_UNITS, named_date
from reportgen.formats.excel.number_formats import (
    date_of,
    date_text,
    exact_number,
    hides,
    number_format,
    plain,
    seen,
)
from reportgen.model.values import FIRST_YEAR, LAST_YEAR
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.formats.excel.number_formats import NumberFormat
    from reportgen.formats.excel.sheet_cells import Cell
    from reportgen.model.base import FieldNode

_OWN_UNIT = re.compile(r"[万亿]?\s*元\s*$")
_DIGIT = re.compile(r"\d")
_PICTURE = re.compile(r"\bDISPIMG\(", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class CellValue(NamedTuple):
    """The value of a cell: None for a blank one.

    ``problem`` says why it has none that counts, ``advice`` what to do, ``note`` what was done.
    """

    value: object = None
    problem: str = ""
    advice: str = ""
    note: str = ""


_NOTHING = CellValue()


def is_blank(cell: Cell | None) -> bool:
    """Return whether a cell says nothing; what the form itself computes is nothing."""
    if cell is None or (cell.formula is not None and AUTOMATIC in cell.formula):
        return True
    return cell.kind == "s" and not cell.value.strip()


def shown_text(cell: Cell | None, *, from_1904: bool = False) -> str:
    """Return what a person sees in a cell, for a label or a quotation."""
    if cell is None:
        return ""
    found = _read(cell, None, "", from_1904=from_1904)
    return cell.value if found.problem else str(found.value or "")


def value_of(
    cell: Cell,
    node: FieldNode,
    units: tuple[str, ...],
    *,
    from_1904: bool,
    circular: bool = False,
) -> CellValue:
    """Return what a cell says for a field.

    ``units`` are those that are told for an amount without one: of several none counts.
    """
    if is_blank(cell):
        return _NOTHING
    if circular:
        message = f"公式“={cell.formula}”绕回了自己（循环引用），算不出数"
        return CellValue(None, message, "改公式，或直接填数")
    if len(units) > 1 and node.kind == "amount" and not _own_unit(cell):
        message = f"这个数没有写单位，旁边写的有两种：{'、'.join(units)}"
        return CellValue(None, message, "改成一种，或把数和单位写在一格里")
    if node.kind == "amount" and (numbers := [each for each in units if _DIGIT.search(each)]):
        message = f"“单位”一栏里写的是数：{numbers[0]}，不知道哪个是这一栏的数"
        return CellValue(None, message, f"数填在“{CONTENT}”里，单位选{'、'.join(MONEY_UNITS)}")
    found = _read(cell, node, units[0], from_1904=from_1904)
    own = _own_unit(cell) if node.kind == "amount" else ""
    others = [each for each in units if each not in (own, MONEY_UNITS[0])]
    if own and others and not found.problem:
        note = f"这个数自己写着{own}，旁边的单位却是{'、'.join(others)}；按{own}读了，请核对"
        found = found._replace(note="；".join(filter(None, (found.note, note))))
    return found


def _own_unit(cell: Cell) -> str:
    """Return the unit that an amount has in its own cell; empty without one."""
    if cell.kind == "n":
        after = number_format(cell.code).after
        return after if after in MONEY_UNITS else ""
    found = _OWN_UNIT.search(cell.value) if cell.kind == "s" else None
    return "".join(found[0].split()) if found else ""


def _read(cell: Cell, node: FieldNode | None, unit: str, *, from_1904: bool) -> CellValue:
    if _PICTURE.search(cell.formula or ""):
        message = "单元格里是嵌入的图片，不是文字"
        return CellValue(None, message, "把图片里的内容填成文字；图片作佐证材料的，另附图片文件")
    if not cell.kind:
        message = f"公式“={cell.formula}”没有算出来的数：文件是程序写的，没有重新计算过"
        return CellValue(None, message, "用 Excel 或 WPS 打开，保存一次；或直接填数")
    if cell.kind == "e":
        if cell.formula is None:
            return CellValue(None, f"单元格是错误值 {cell.value}", "填上内容")
        message = f"公式“={cell.formula}”的结果是错误 {cell.value}"
        return CellValue(None, message, "改公式，或直接填数")
    if cell.kind == "b":
        is_true = cell.value not in ("0", "false")
        is_text = node is None or node.kind == "text"
        return CellValue(("TRUE" if is_true else "FALSE") if is_text else is_true)
    if cell.kind == "d":
        return _day(_iso_day(cell.value), "ymd", node, cell.value)
    if cell.kind == "n":
        return _number(cell, node, unit, from_1904=from_1904)
    text = cell.value
    if node is not None and node.kind == "amount":
        text = text.strip()
        text += "" if _OWN_UNIT.search(text) or unit == MONEY_UNITS[0] else unit
    return CellValue(text)


def _number(cell: Cell, node: FieldNode | None, unit: str, *, from_1904: bool) -> CellValue:
    number, form = exact_number(cell.value), number_format(cell.code)
    if number is None:
        return CellValue(cell.value)
    if form.kind == "date":
        return _day(date_of(number, from_1904=from_1904), form.letters, node, plain(number))
    if node is not None and named_date(node) and form.kind in ("general", "number"):
        day = date_of(number, from_1904=from_1904)
        if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR and number > LAST_YEAR:
            return CellValue(date_text(day))
    if form.kind == "scaled":
        message = f"数字格式“{cell.code}”按千或万缩小了显示，看到的不是单元格里的数 {plain(number)}"
        return CellValue(None, message, "把单元格格式改成“常规”，照看到的单位重新填")
    text, rounded = seen(number, form)
    note = ""
    if rounded:
        whole = plain(number * 100) + "%" if form.percent else plain(number)
        note = f"单元格里是 {whole}，显示为 {text}，按显示的读"
    elif node is not None and hides(number, cell.code):
        note = f"单元格里是 {text}，数字格式把它藏了起来，也读了"
    return CellValue(_in_words(text, form, node, unit), note=note)


def _in_words(text: str, form: NumberFormat, node: FieldNode | None, unit: str) -> str:
    """Return a number with the words that its format, or its column, puts beside it."""
    if node is not None and node.kind == "amount":
        own = form.after if form.after in MONEY_UNITS else unit
        return text if own == MONEY_UNITS[0] else f"{text}{own}"
    if node is None or node.kind == "text" or (node.kind == "value" and not node.unit):
        return f"{form.before}{text}{form.after}"
    return text


def _day(day: datetime.date | None, letters: str, node: FieldNode | None, stored: str) -> CellValue:
    shown = stored if day is None else date_text(day)
    if node is None or node.kind == "text":
        wanted = letters if set(letters) & set("ymd") and node is None else "ymd"
        if not set(letters) & set("ymd"):
            message = f"单元格是时间格式，里面的数是 {stored}"
            return CellValue(None, message, "把单元格格式改成“文本”，重新填")
        return CellValue(shown if day is None else date_text(day, wanted))
    if node.kind == "year" and day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
        return CellValue(str(day.year) if letters == "y" else shown)
    message = f"单元格是日期格式，显示成 {shown}；里面的数是 {stored}"
    if node.kind == "year" and stored.isdecimal() and FIRST_YEAR <= int(stored) <= LAST_YEAR:
        return CellValue(stored, note=f"{message}，按里面的数读")
    return CellValue(None, message, "把单元格格式改成“常规”，核对这个数")


def _iso_day(text: str) -> datetime.date | None:
    match = _ISO.match(text)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
