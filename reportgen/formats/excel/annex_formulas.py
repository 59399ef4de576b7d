"""Rates and scores of the annexes as formulas of a sheet, so that they are seen while typing.

The program computes them by itself, exactly; what these give is never read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.model.annexes.scoring import EXECUTION_WEIGHT, GRADES

if TYPE_CHECKING:
    from collections.abc import Mapping

RATES = {
    "控制率": ("实际在职人数", "编制数"),
    "规模控制率": ("实际规模", "批复规模"),
    "投资概算控制率": ("实际投资", "预算投资"),
    "执行率": ("全年执行数", "全年预算数"),
}
"""Percentages: what is divided, and by what."""

EXECUTION = f"{EXECUTION_WEIGHT}"
_UP, _DOWN = ("≥", "＞", ">", "="), ("≤", "＜", "<")
_LENGTHS = "{1,2,3,4,5,6,7,8,9,10,11,12}"
_LARGE = "9.9E+307"


def row_formula(label: str, row: int, places: Mapping[str, int]) -> str:
    """Return the formula of a cell from others of its row; empty where there is none."""
    cell = {name: xl_rowcol_to_cell(row, at) for name, at in places.items()}
    if label in RATES and {*RATES[label]} <= cell.keys():
        part, whole = (cell[name] for name in RATES[label])
        return f'IF(OR({part}="",{whole}=""),"",ROUND({part}/{whole},4))'
    if label == "全年预算数" and {"年初预算数", "调整数"} <= cell.keys():
        first, change = cell["年初预算数"], cell["调整数"]
        return f'IF(COUNT({first},{change})<2,"",{first}+{change})'
    if label == "得分" and {"分值", "执行率"} <= cell.keys():
        weight = f'IF({cell["分值"]}="",{EXECUTION},{cell["分值"]})'
        rate = cell["执行率"]
        return f'IF({rate}="","",MIN({weight},ROUND({weight}*{rate},2)))'
    if label == "得分" and {"分值", "年度指标值", "实际完成值"} <= cell.keys():
        return _score(cell["年度指标值"], cell["实际完成值"], cell["分值"])
    return ""


def _score(target: str, actual: str, weight: str) -> str:
    wanted, done = _number(target), _number(actual)
    below = f"ROUND((1-({done}-{wanted})/{wanted})*{weight},2)"
    down = f"IF({done}<={wanted},{weight},IF({done}>=2*{wanted},0,{below}))"
    up = f"IF({done}>={wanted},{weight},ROUND({done}/{wanted}*{weight},2))"
    marks = ",".join(f'LEFT({target},1)="{mark}"' for mark in _DOWN)
    return f'IF(OR({target}="",{actual}="",{weight}=""),"",IF(OR({marks}),{down},{up}))'


def _number(cell: str) -> str:
    """Return the number that a text such as ≥280人 begins with."""
    text = cell
    for mark in (*_UP, *_DOWN):
        text = f'SUBSTITUTE({text},"{mark}","")'
    return f"LOOKUP({_LARGE},--LEFT({text},{_LENGTHS}))"


def grade_formula(score: str) -> str:
    """Return the formula of 等级 from the cell of the total score."""
    formula = f'"{GRADES[-1][1]}"'
    for lowest, grade in reversed(GRADES[:-1]):
        formula = f'IF({score}>={lowest},"{grade}",{formula})'
    return f'IF({score}="","",{formula})'
