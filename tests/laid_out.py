"""Word files as other people's programs lay them out: paragraphs and tables in turn."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.empty_word import empty_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

ABOVE = "↑"
"""What a cell says that is merged with the one above it; one merged to its left is None."""

PAGE_BREAK = "【分页】"
_NUMBERED = re.compile(r"#(?:[一二三四五六七八九十]+(、)|（[一二三四五六七八九十]+(）)|\d+(\.))")
_BOXED = "【文本框】"
_NUM_ID = 77


def laid_out(blocks: Sequence[Any]) -> bytes:
    """Return a Word file of blocks: a text of which each line is a paragraph, or a table's rows.

    A line that begins with an ordinal after ``#`` is numbered by Word, ``一、`` on the first level,
    ``（一）`` on the second, ``1.`` on the third; with ``【文本框】`` it stands in a text box;
    ``【分页】`` begins a page. A cell may be a table.
    """
    document = empty_document()
    if any("#" in block for block in blocks if isinstance(block, str)):
        _add_numbering(document)
    for block in blocks:
        if isinstance(block, str):
            for line in block.strip("\n").split("\n"):
                _add_line(document.add_paragraph(), line)
        else:
            _fill(document.add_table(rows=len(block), cols=max(map(len, block))), block)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _add_line(paragraph: Paragraph, line: str) -> None:
    if match := _NUMBERED.match(line):
        level = (match.lastindex or 1) - 1
        numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{_NUM_ID}"/>'
        paragraph._p.get_or_add_pPr().append(parse_xml(f"{numbered}</w:numPr>"))
        paragraph.add_run(line[match.end() :])
    elif line == PAGE_BREAK:
        paragraph.add_run().add_break(WD_BREAK.PAGE)
    elif line.startswith(_BOXED):
        box = (
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t/></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict>"
        )
        held = parse_xml(box)
        next(held.iter("{*}t")).text = line.removeprefix(_BOXED)
        paragraph.add_run()._r.append(held)
    else:
        paragraph.add_run(line)


def _add_numbering(document: Document) -> None:
    """Add a list of three levels, as the ribbon makes it."""
    formats = ("chineseCounting", "chineseCounting", "decimal")
    texts = ("%1、", "（%2）", "%3.")
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(zip(formats, texts, strict=True))
    )
    numbering = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUM_ID}">{levels}'
    numbering.insert(0, parse_xml(f"{abstract}</w:abstractNum>"))
    used = f'<w:num {nsdecls("w")} w:numId="{_NUM_ID}"><w:abstractNumId w:val="{_NUM_ID}"/></w:num>'
    numbering.append(parse_xml(used))


def _fill(table: Table, rows: Sequence[Sequence[Any]]) -> None:
    table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for row, texts in enumerate(rows):
        for at, text in enumerate(texts):
            if text is None:
                cells[row][at] = cells[row][at - 1].merge(cells[row][at])
            elif text == ABOVE:
                cells[row][at] = cells[row - 1][at].merge(cells[row][at])
            else:
                _fill_cell(cells[row][at], text)


def _fill_cell(cell: _Cell, content: Any) -> None:
    if isinstance(content, str):
        cell.text = content
    else:
        _fill(cell.add_table(rows=len(content), cols=max(map(len, content))), content)


def lay_out(path: Path, *blocks: Any) -> Path:
    """Write such a Word file; return its path."""
    path.write_bytes(laid_out(blocks))
    return path


IN_CHAPTERS = """\
云溪县青禾镇人民政府
2024年度部门整体支出绩效自评报告
一、部门（单位）基本情况
（一）单位基本职能
负责本镇经济发展和公共服务工作。
（二）机构人员
设党政综合办公室等5个内设机构。
（三）预算收支
2024年收入950万元。支出总额950万元。
二、一般公共预算支出情况
（一）基本支出
2024年一般公共预算基本支出600万元。
（二）项目支出
2024年一般公共预算项目支出350万元。
三、政府性基金预算支出情况
2024年没有政府性基金预算支出。
四、国有资本经营预算支出情况
2024年没有国有资本经营预算支出。
五、社会保险基金预算支出情况
2024年没有社会保险基金预算支出。
六、部门整体支出绩效情况
（一）部门整体支出管理和使用基本情况
全年按批复的预算安排支出，先保工资和运转。
2024年部门整体支出950万元，其中：基本支出600万元、项目支出350万元，年末结余50万元。“三公”经费支出3万元。
（二）绩效目标完成情况
1、保障机构运转
全年工资和运转经费按时支付。
七、存在的问题及原因分析
1.预算编制还不够细。部分项目年中调整较多。
八、下一步改进措施
1.细化预算编制　编制预算前逐个项目核实内容和金额。
九、绩效自评结果拟应用和公开情况
自评结果作为编制下年度预算的依据。
十、其他需要说明的情况
无
云溪县青禾镇人民政府
2025年4月8日
"""
"""A report in the chapters of the province's outline, without the sentence on 主管部门 and 预算."""
