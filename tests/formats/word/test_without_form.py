"""A file that resembles a report and has no form of one is checked as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reportgen
from reportgen.errors import InputError
from reportgen.formats.partial_loading import load_bytes_partly, load_partly
from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNTS = """\
岭东县湿地保护中心2024年度部门决算
第一部分 单位概况
一、主要职能
负责湿地巡护和监测。
二、支出决算情况说明
本年支出合计307.82万元，其中：基本支出105.58万元，占44.30%；项目支出202.24万元，占65.70%。
截至2023年12月31日，共有车辆2辆。
"""


def test_its_text_is_checked_beside_what_is_missing(tmp_path: Path) -> None:
    path = lay_out(tmp_path / "决算.docx", ACCOUNTS)
    found = {each.rule: each for each in reportgen.check(path)}
    assert {"D01", "A12", "Y01"} <= found.keys()
    assert "C03" not in found
    assert found["D01"].severity == "error"
    assert found["A12"].location == f"{path}:第6段"
    assert "占44.30%" in found["A12"].message


def test_it_is_still_refused_where_a_report_is_needed(tmp_path: Path) -> None:
    path = lay_out(tmp_path / "决算.docx", ACCOUNTS)
    with pytest.raises(InputError, match="没有找到“部门整体支出绩效评价报告”的表格或章节"):
        read_word(path)
    with pytest.raises(InputError):
        reportgen.load(path)


def test_what_it_is_called_makes_no_difference(tmp_path: Path) -> None:
    path = lay_out(tmp_path / "决算.docx", ACCOUNTS)
    by_path, by_content = load_partly(path), load_bytes_partly(str(path), path.read_bytes())
    assert by_path.report.loose == by_content.report.loose
    assert (
        by_path.report.overview.unit_name
        == by_content.report.overview.unit_name
        == "岭东县湿地保护中心"
    )


def test_what_resembles_no_report_is_refused_alone(tmp_path: Path) -> None:
    path = lay_out(tmp_path / "通知.docx", "关于放假的通知\n国庆放假7天，共8人值班。\n请互相转告。")
    assert [each.rule for each in reportgen.check(path)] == ["D01"]
