"""Word files that lack something are checked on all they have, and make next year's draft."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, build_many, check, load
from reportgen.plaindata.yaml_text import read as read_yaml
from tests.annexes import ANNEXES
from tests.commands import Command, write_json
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

WRONG = "“三公”经费3万元，较上年减少2万元，下降60%。"
INCOME = "2024年收入950万元。支出总额950万元。"


def locations(source: Path, rule: str) -> list[str]:
    """Return where a rule found something, without the file."""
    return [each.location.removeprefix(f"{source}:") for each in check(source) if each.rule == rule]


def test_rules_run_although_fields_are_missing(tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace("先保工资和运转。", f"先保工资和运转。{WRONG}")
    source = lay_out(tmp_path / "青禾镇.docx", text)
    with pytest.raises(InputError):
        load(source)
    found = check(source)
    missing = [each.path for each in found if each.rule == "C03"]
    assert missing == ["部门概况.年度预算金额", "部门概况.主管部门"]
    assert [each.rule for each in found if each.severity == "error"] == ["C03", "C03", "A12"]


def test_text_that_found_no_field_is_checked_as_prose_where_it_stands(tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace(
        INCOME,
        "2024年本年收入合计3765.66万元，其中：一般公共预算财政拨款收入1008.64万元，占36.79%；"
        "其他各项收入2757.02万元，占73.21%。",
    )
    source = lay_out(tmp_path / "青禾镇.docx", text)
    assert locations(source, "A12") == ["第9段"]
    assert [each.path for each in check(source) if each.rule == "A12"] == [""]


def test_a_table_of_another_form_is_checked_as_prose(tmp_path: Path) -> None:
    rows = [["联系人", "罗青"], ["运行情况", "全年拨付资金12万元,拨付及时。"]]
    source = lay_out(tmp_path / "青禾镇.docx", IN_CHAPTERS, rows)
    assert locations(source, "T01") == ["表1 第2行 第1段"]


def test_next_years_draft_leaves_empty_what_last_year_did_not_say(
    command: Command, tmp_path: Path
) -> None:
    source = lay_out(tmp_path / "去年.docx", IN_CHAPTERS)
    target = tmp_path / "今年.yaml"
    ended = command("new", "--from", source, "-o", target)
    assert ended.code == 0
    assert "缺少“主管部门”" in ended.err
    data = read_yaml(target.read_text(encoding="utf-8")).data
    assert data["年度"] == 2025 or data["年度"] == "2025"
    assert data["部门概况"]["主管部门"] is None
    assert data["部门概况"]["单位基本职能"] == ["负责本镇经济发展和公共服务工作。"]


def test_a_report_without_a_year_gives_a_draft_without_one(
    command: Command, tmp_path: Path
) -> None:
    text = IN_CHAPTERS.replace("2024年度", "").replace("2024年", "")
    target = tmp_path / "今年.yaml"
    assert command("new", "--from", lay_out(tmp_path / "a.docx", text), "-o", target).code == 0
    assert read_yaml(target.read_text(encoding="utf-8")).data["年度"] is None


def test_check_ends_as_for_data_that_do_not_load(command: Command, tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace("先保工资和运转。", f"先保工资和运转。{WRONG}")
    ended = command("check", lay_out(tmp_path / "青禾镇.docx", text))
    assert ended.code == 2
    assert "A12" in ended.out
    assert "C03" in ended.out


def test_a_batch_builds_nothing_of_a_gap_but_says_all_else_that_is_wrong(tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace("先保工资和运转。", f"先保工资和运转。{WRONG}")
    source = lay_out(tmp_path / "青禾镇.docx", text)
    result = build_many([source], tmp_path / "out")
    (outcome,) = result.outcomes
    assert outcome.status == "failed"
    assert {"C03", "A12"} <= {each.rule for each in outcome.findings}


def test_annexes_in_a_file_of_their_own_are_checked_as_annexes(
    command: Command, tmp_path: Path
) -> None:
    annexes = deepcopy(ANNEXES)
    annexes["基础数据表"]["财政供养人员情况"]["控制率"] = "12.34%"
    source = write_json(tmp_path / "附件.json", {"附件": annexes})
    ended = command("check", source)
    assert ended.code == 1
    assert "B01" in ended.out
    assert "C03" not in ended.out
