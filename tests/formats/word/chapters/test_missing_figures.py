"""What the passage on spending lacks is found where the report tells of income and spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

_OWN = "2024年部门整体支出950万元，其中：基本支出600万元、项目支出350万元，年末结余50万元。"
_BOTH = "2024年部门决算总收入1000万元；总支出920万元，其中：基本支出600万元，项目支出320万元。"


@pytest.mark.parametrize(("own", "total"), [("", "920万元"), (_OWN, "950万元")])
def test_spending_told_with_the_income_counts_where_nothing_else_tells_it(
    tmp_path: Path, own: str, total: str
) -> None:
    text = IN_CHAPTERS.replace("2024年收入950万元。支出总额950万元。", _BOTH).replace(_OWN, own)
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    data = reading.data
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    missing = {each.path for each in reading.notes if "没有找到这个数" in each.message}
    assert not any(each.endswith(("支出总额", "项目支出")) for each in missing)
    assert data["预算收支"]["收入"]["合计"] == "1000万元"
    assert spent["支出总额"] == total
    assert spent["按支出性质"]["项目支出"] == ("350万元" if own else "320万元")


def test_the_budget_told_with_the_income_is_the_unit_s(tmp_path: Path) -> None:
    told = "1.收入预算：2024年年初预算1000万元。\n2.支出预算：2024年年初预算1000万元。"
    text = IN_CHAPTERS.replace("2024年收入950万元。支出总额950万元。", told)
    data = read_word(lay_out(tmp_path / "a.docx", text)).data
    assert data["部门概况"]["年度预算金额"] == "1000万元"


def test_official_expenses_told_with_other_spending_are_found(tmp_path: Path) -> None:
    told = "2024年一般公共预算基本支出600万元。“三公”经费支出5万元，其中因公出国（境）支出0万元、"
    told += "公务用车运行维护费3万元、公务接待费2万元。"
    text = IN_CHAPTERS.replace("2024年一般公共预算基本支出600万元。", told)
    text = text.replace("“三公”经费支出3万元。", "")
    data = read_word(lay_out(tmp_path / "a.docx", text)).data
    assert data["绩效完成情况"]["部门整体支出管理和使用基本情况"]["三公经费"] == {
        "合计": "5万元",
        "因公出国（境）费": "0万元",
        "公务用车购置及运行费": {"公务用车运行费": "3万元"},
        "公务接待费": "2万元",
    }
