"""Word files as other people's programs lay them out: paragraphs and tables in turn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def laid_out(blocks: Iterable[str | Sequence[Sequence[str | None]]]) -> bytes:
    """Return a Word file of blocks: a text of which each line is a paragraph, or a table's rows.

    In a table ``None`` stands for a cell that is merged with the one to its left.
    """
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            for line in block.strip("\n").split("\n"):
                document.add_paragraph(line)
            continue
        table = document.add_table(rows=0, cols=max(map(len, block)))
        table.style = "Table Grid"
        for row in block:
            cells = table.add_row().cells
            for at, text in enumerate(row):
                if text is None:
                    cells[at - 1].merge(cells[at])
                else:
                    cells[at].text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def lay_out(path: Path, *blocks: str | Sequence[Sequence[str | None]]) -> Path:
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
