"""The year of a report: from its title however it is broken, and against the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
一、部门概况
（一）主要职责
负责全县残疾人康复和就业。
二、资金收支情况
全年预算800万元，全年支出790万元。
三、履职成效
{year}年，我会为860人提供康复服务。
四、存在的问题
部分辅具采购偏慢。
五、改进措施
年初签订供货合同。
岭东县残疾人联合会
{signed}年4月25日
"""

LATE = "2023年，我会为820人提供康复服务。2023年支出780万元。"


@pytest.mark.parametrize(
    "title",
    [
        "岭东县残疾人联合会2024年度\n部门整体支出绩效自评报告",
        "岭东县残疾人联合会\n2024年度部门整体支出绩效自评报告",
        "岭东县残疾人联合会\n部门整体支出绩效自评报告书\n（2024年度）",
    ],
)
def test_the_year_is_read_from_the_title(tmp_path: Path, title: str) -> None:
    text = f"{title}\n{BODY.format(year=2024, signed=2025)}"
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    assert reading.data["年度"] == 2024
    assert reading.data["部门概况"]["单位名称"] == "岭东县残疾人联合会"


@pytest.mark.parametrize(
    ("year", "signed", "expected"), [(2024, 2025, 2024), (2024, 2024, 2023), (2023, 2024, 2023)]
)
def test_a_title_that_kept_the_year_before_is_told_of(
    tmp_path: Path, year: int, signed: int, expected: int
) -> None:
    title = "岭东县残疾人联合会\n部门整体支出绩效自评报告\n（2023年度）"
    path = lay_out(tmp_path / "a.docx", f"{title}\n{BODY.format(year=year, signed=signed)}")
    assert read_word(path).data["年度"] == expected
    told = [each for each in check(path) if "标题、封面写的是2023年度" in each.message]
    assert len(told) == (expected != 2023)


@pytest.mark.parametrize(("last_year", "expected"), [("2023年支出780万元。", 2024), (LATE, 2023)])
def test_a_year_that_is_only_compared_with_does_not_hide_what_the_text_is_of(
    tmp_path: Path, last_year: str, expected: int
) -> None:
    text = BODY.format(year=2024, signed=2025)
    text = text.replace("全年预算", "2024年年初预算760万元，与2023年支出780万元相比减少。全年预算")
    text = text.replace("部分辅具", f"2024年辅具采购偏慢。{last_year}部分辅具")
    title = "岭东县残疾人联合会\n部门整体支出绩效自评报告\n（2023年度）"
    path = lay_out(tmp_path / "a.docx", f"{title}\n{text}")
    assert read_word(path).data["年度"] == expected
