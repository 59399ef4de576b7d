from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import Report, load
from reportgen.web import saving
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.asking import Answer, Asker

UNIT, BUDGET = ["部门概况", "单位名称"], ["部门概况", "年度预算金额"]


@pytest.fixture
def file(asker: Asker, tmp_path: Path) -> Path:
    path = tmp_path / "甲.yaml"
    path.write_bytes((INPUTS / "青山桥镇.yaml").read_bytes())
    return path


def opened(asker: Asker) -> dict[str, Any]:
    answer: dict[str, Any] = asker.get("/api/unit", file="甲.yaml").data
    return answer


def save(asker: Asker, version: str, *changes: tuple[list[str], object, object]) -> Answer:
    sent = [{"path": path, "was": was, "value": value} for path, was, value in changes]
    return asker.post("/api/save", {"file": "甲.yaml", "version": version, "changes": sent})


def test_a_field_that_only_this_window_changed_is_saved_over_another_version(
    asker: Asker, file: Path
) -> None:
    version = opened(asker)["version"]
    first = save(asker, version, (UNIT, "湘潭县青山桥镇人民政府", "甲镇")).data
    assert first["version"] != version
    second = save(asker, version, (BUDGET, "3960万元", "4000万元")).data
    assert second["fields"]["部门概况"]["单位名称"] == "甲镇"
    overview = load(file).overview
    assert (overview.unit_name, str(overview.annual_budget)) == ("甲镇", "4000万元")


def test_a_field_that_both_changed_is_a_conflict_and_nothing_is_written(
    asker: Asker, file: Path
) -> None:
    version = opened(asker)["version"]
    save(asker, version, (UNIT, "湘潭县青山桥镇人民政府", "甲镇"))
    before = file.read_bytes()
    answer = save(
        asker,
        version,
        (UNIT, "湘潭县青山桥镇人民政府", "乙镇"),
        (BUDGET, "3960万元", "4000万元"),
    )
    assert answer.status == 409
    assert answer.data["conflicts"] == [{"path": UNIT, "theirs": "甲镇", "mine": "乙镇"}]
    assert file.read_bytes() == before


def test_the_same_change_from_two_windows_is_no_conflict(asker: Asker, file: Path) -> None:
    version = opened(asker)["version"]
    for _ in range(2):
        assert save(asker, version, (UNIT, "湘潭县青山桥镇人民政府", "甲镇")).status == 200
    assert load(file).overview.unit_name == "甲镇"


def test_a_file_changed_by_another_program_is_not_written_over(asker: Asker, file: Path) -> None:
    version = opened(asker)["version"]
    file.write_text(
        file.read_text(encoding="utf-8").replace("湘潭县青山桥镇人民政府", "丙镇", 2),
        encoding="utf-8",
    )
    assert save(asker, version, (UNIT, "湘潭县青山桥镇人民政府", "乙镇")).status == 409
    assert load(file).overview.unit_name == "丙镇"


def test_many_windows_at_once_lose_none_of_their_changes(file: Path) -> None:
    labels = ["工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出", "对企业补助"]
    group = ("绩效完成情况", "部门整体支出管理和使用基本情况", "按经济分类")
    held = load(file).performance.expenditure.model_dump(mode="json", by_alias=True)
    version = "没有"

    def change(label: str) -> None:
        was = held["按经济分类"][label]
        saving.save(file, [saving.Change((*group, label), was, "7万元")], version, Report)

    threads = [threading.Thread(target=change, args=(label,)) for label in labels]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = load(file).performance.expenditure.model_dump(mode="json", by_alias=True)
    assert set(after["按经济分类"].values()) == {"7万元"}


def test_the_answer_to_a_save_has_findings_sums_and_values(asker: Asker, file: Path) -> None:
    file.write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    version = opened(asker)["version"]
    path = ["绩效完成情况", "部门整体支出管理和使用基本情况", "按经济分类", "工资福利支出"]
    answer = save(asker, version, (path, "1533万元", "1534万元")).data
    assert any(each["rule"] == "A01" for each in answer["findings"])
    assert "执行率" in answer["notes"]["部门概况.年度预算金额"]
    assert answer["values"]["附件.基础数据表.财政供养人员情况.控制率"] == "95.83%"
    assert answer["state"] == "有错误"


@pytest.mark.parametrize(
    "changes",
    [None, {}, [1], [{}], [{"path": []}], [{"path": [1]}], [{"path": ["a"] * 30}], [{"path": "a"}]],
)
def test_what_is_no_change_is_refused(asker: Asker, file: Path, changes: object) -> None:
    before = file.read_bytes()
    data = {"file": "甲.yaml", "version": "", "changes": changes}
    assert asker.post("/api/save", data).status == 400
    assert file.read_bytes() == before


def test_a_word_file_is_no_data_file_to_fill_in(asker: Asker, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(b"PK")
    answer = asker.get("/api/unit", file="报告.docx")
    assert answer.status == 400
    assert "先导入" in answer.data["error"]
