"""Whatever is missing, in whatever file: the rest is checked, and a draft is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from reportgen.plaindata.yaml_text import read as read_yaml
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command

ROWS = {
    "部门概况.单位名称": "云溪县青禾镇人民政府",
    "部门概况.年度预算金额": "1000万元",
    "部门概况.主管部门": "云溪县人民政府",
    "部门概况.单位基本职能": "1、负责全镇经济发展。",
    "绩效完成情况.部门整体支出管理和使用基本情况": "全年平稳。\n"
    "2024年部门整体支出950万元，其中：基本支出600万元，项目支出350万元，年末结余50万元。“三公”经费支出3万元。",
    "绩效完成情况.绩效目标完成情况": "保障运转　一是按时发放工资。二是维修道路12公里。",
    "存在的问题分析及改进措施.存在的问题": "1.资料不全。部分项目缺少验收资料。",
    "存在的问题分析及改进措施.改进措施": "1.完善资料　专人归档。",
}
WRONG = "培训费3万元，较上年减少2万元，下降60%。"


def without(folder: Path, *gone: str) -> Path:
    """Write the form without some of its rows, with a sentence that is wrong."""
    rows = [[path.rpartition(".")[2], text] for path, text in ROWS.items() if path not in gone]
    rows.append(["其他需要说明问题", WRONG])
    return lay_out(folder / "a.docx", "2024年度部门整体支出绩效评价报告", rows)


@pytest.mark.parametrize("gone", [*ROWS])
def test_each_field_may_be_missing(gone: str, tmp_path: Path) -> None:
    found = check(without(tmp_path, gone))
    assert [each.path for each in found if each.rule == "C03"] == [gone]
    assert "A12" in {each.rule for each in found}


@pytest.mark.parametrize("suffix", [".docx", ".yaml", ".xlsx"])
def test_all_may_be_missing_at_once_in_any_file(
    suffix: str, command: Command, tmp_path: Path
) -> None:
    source = without(tmp_path, *ROWS)
    if suffix != ".docx":
        command("read", source, "-o", tmp_path / f"b{suffix}")
        source = tmp_path / f"b{suffix}"
    ended = command("check", source)
    assert ended.code == 2
    assert "A12" in ended.out
    assert "C03" in ended.out
    draft = tmp_path / "今年.yaml"
    assert command("new", "--from", source, "-o", draft).code == 0
    data = read_yaml(draft.read_text(encoding="utf-8")).data
    assert data["部门概况"]["主管部门"] is None
    assert WRONG in draft.read_text(encoding="utf-8")
