"""The report inside a file that has more: the self-evaluation behind 部门决算公开."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

AROUND = """\
岭东县供销合作社2024年度部门决算
目录
第一部分 岭东县供销合作社概况
一、部门职责
二、机构设置
第二部分 部门决算情况说明
第三部分 名词解释
第四部分 附件
第一部分 岭东县供销合作社概况
一、部门职责
指导全县供销工作。
二、机构设置
内设办公室等4个股室。
第二部分 部门决算情况说明
一、收入支出决算总体情况说明
收入总计612.40万元，支出总计612.40万元。
第三部分 名词解释
一、财政拨款收入：从财政取得的资金。
第四部分 附件
"""
INSIDE = """\
岭东县供销合作社
2024年度部门整体支出绩效自评报告
一、部门概况
（一）主要职责
指导全县供销工作。
（二）机构人员
编制18名，年末在职17人。
二、资金收支情况
年初预算560.00万元，全年支出605.10万元，年末结转7.30万元。
三、履职成效
改造基层网点6个。
四、存在的问题
网点分散，管理力量不足。
五、改进措施
分片明确专人管理。
"""


def test_the_report_is_read_and_the_rest_listed_at_once(tmp_path: Path) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", f"{AROUND}{INSIDE}"))
    assert reading.data["年度"] == 2024
    assert reading.data["部门概况"]["单位名称"] == "岭东县供销合作社"
    assert reading.data["部门概况"]["机构人员"]["在职人数"] == 17
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] == "605.10万元"
    (rest,) = [each for each in reading.unplaced if "不只有自评报告" in each.message]
    assert "19段" in rest.message
    kept = {text.text for text in reading.loose}
    assert kept.issuperset(AROUND.strip().split("\n"))


def test_what_is_around_is_checked_as_prose(tmp_path: Path) -> None:
    text = f"{AROUND}{INSIDE}".replace("支出总计612.40万元", "其中财政拨款600万元、其他2.40万元")
    found = check(lay_out(tmp_path / "a.docx", text))
    assert any(each.rule == "A07" and "第16段" in each.location for each in found)


@pytest.mark.parametrize("cut", ["第四部分 附件\n", "第二部分 部门决算情况说明\n"])
def test_an_ordinary_report_is_read_whole(tmp_path: Path, cut: str) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", INSIDE))
    assert not any("不只有自评报告" in each.message for each in reading.unplaced)
    reading = read_word(lay_out(tmp_path / "b.docx", f"{AROUND.replace(cut, '')}{INSIDE}"))
    assert reading.data["部门概况"]["单位名称"] == "岭东县供销合作社"
