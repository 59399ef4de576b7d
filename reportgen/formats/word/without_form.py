"""What is said of a file that has no form of a report, and what of it can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.carriers import Entered, FormlessError
from reportgen.formats.word.chapters.report_titles import take_titles
from reportgen.formats.word.headings.form_rows import fold, rows
from reportgen.formats.word.headings.outline_words import nearest_outline
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.model.places import LOOSE, LooseText, Places
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.errors import InputError
    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridRow
    from reportgen.formats.word.text.word_lines import WordLine

_NO_FORM = "文件里没有找到“部门整体支出绩效评价报告”的表格或章节"
_NO_FORM_ADVICE = "检查是不是选错了文件；表格的栏目要有“单位名称”“年度预算金额”这些字，"
_NO_FORM_ADVICE += "章节的标题要有“部门基本情况”“一般公共预算支出情况”这些字"
_NO_TABLE = "文件里有{names}这些栏目名，但不在表格里：表格在转换时丢了，或者本来就是分散的文字"
_NO_TABLE_ADVICE = (
    "用 Word 或 WPS 打开原来的文件，另存为 .docx 再读；没有原来的文件就照着填数据文件"
)
_FEW_LABELS = 3


def without_form(
    lines: Sequence[WordLine], table_rows: Iterable[GridRow], values: Values
) -> InputError:
    """Return that there is no form, or that its words are there and its table is not.

    What resembles a report has its text with it, so that this can be checked all the same.
    """
    words = fold("".join(line.text for line in lines))
    names = [field.node.label for folded, field in rows().items() if folded in words]
    if len(names) >= _FEW_LABELS:
        quoted = "".join(f"“{name}”" for name in names[:_FEW_LABELS])
        error = unreadable(values.file, _NO_TABLE.format(names=quoted), _NO_TABLE_ADVICE)
    else:
        nearest = nearest_outline(line.shown for line in lines)
        if nearest is None:
            return unreadable(values.file, _NO_FORM, _NO_FORM_ADVICE)
        known, missing = nearest
        lacks = "、".join(f"“{name}”" for name in missing)
        message = f"{_NO_FORM}；最接近的是“{known.title}”，还缺这些标题：{lacks}"
        error = unreadable(values.file, message, _NO_FORM_ADVICE)
    take_titles([*lines], values)
    cells = [line for row in table_rows for cell in row.cells for line in cell.lines]
    return FormlessError(error.findings, _as_text([*lines, *cells], values))


def _as_text(lines: Iterable[WordLine], values: Values) -> Entered:
    loose = [LooseText(text, line.place) for line in lines if (text := line.shown.strip(LAYOUT))]
    marks: dict[Path, tuple[int, int] | str] = {
        (LOOSE, at): each.place for at, each in enumerate(loose)
    }
    places = Places(values.file, marks, frozenset({()}), tuple(values.tables))
    data = values.data if values.year is None else {**values.data, "年度": values.year}
    return Entered(data, places, loose=tuple(loose))
