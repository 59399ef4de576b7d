"""What is typed into the annexes of a Word file comes back into the data file, in place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reportgen import build, load
from reportgen.editing.comparing import compare
from reportgen.editing.pulling import PullResult, pull
from reportgen.formats.loading import validated
from reportgen.formats.reading import read_word
from tests.formats.word.annexes.editing import Path_, only_annexes, typed, values_of
from tests.formats.word.built import read_bytes, without_data
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.editing.pulling import Side

SAMPLE = (INPUTS / "含附件示例.yaml").read_text(encoding="utf-8")
COSTS: Path_ = ("附件", "基础数据表", "经费控制情况")
RECEPTION: Path_ = (*COSTS, "三公经费", "公务接待", "决算数")
FUND: Path_ = (*COSTS, "项目支出", "专项资金", 1)
STAFF: Path_ = ("附件", "基础数据表", "财政供养人员情况")
ROWS: Path_ = ("附件", "整体自评表", "绩效指标")
PROJECT: Path_ = ("附件", "项目自评表", 0)


class Files:
    """A data file and the Word file that was built from it."""

    def __init__(self, folder: Path, text: str = SAMPLE, name: str = "数据.yaml") -> None:
        self.data = folder / name
        self.data.write_text(text, "utf-8")
        self.word = build(load(self.data), folder / "报告.docx")
        self.places = values_of(read_bytes(without_data(self.word.read_bytes())))

    def type(self, path: Path_, text: str) -> None:
        """Type a text into the cell that has a value."""
        self.word.write_bytes(typed(self.word.read_bytes(), self.places[path], text))

    def pull(self, prefer: Side | None = None) -> PullResult:
        reading = read_word(self.word)
        assert reading.carried is not None
        return pull(reading.data, reading.carried.data, self.data, prefer, places=reading.places)

    def changed(self) -> list[tuple[str, str]]:
        """Return the lines that changed, before and after."""
        old, new = SAMPLE.splitlines(), self.data.read_text("utf-8").splitlines()
        assert len(old) == len(new)
        pairs = zip(old, new, strict=True)
        return [(one.strip(), other.strip()) for one, other in pairs if one != other]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_figure_in_a_flow_mapping(files: Files) -> None:
    files.type(RECEPTION, "3.10")
    result = files.pull()
    assert files.changed() == [
        (
            "公务接待: {上年决算数: 3.80万元, 预算数: 3.60万元, 决算数: 3.40万元}",
            "公务接待: {上年决算数: 3.80万元, 预算数: 3.60万元, 决算数: 3.10万元}",
        )
    ]
    (change,) = result.edits
    assert change.path == "附件.基础数据表.经费控制情况.三公经费.公务接待.决算数"
    assert str(change.difference) == "-0.30"


def test_items_of_lists_and_texts(files: Files) -> None:
    files.type((*FUND, "决算数"), "280")
    files.type((*ROWS, 3, "偏差原因分析及改进措施"), "招标较晚，明年提前。")
    files.type((*PROJECT, "绩效指标", 0, "实际完成值"), "62公里")
    files.type((*STAFF, "编制数"), "97")
    assert len(files.pull().edits) == 4
    assert [new for _, new in files.changed()] == [
        "财政供养人员情况: {编制数: 97, 实际在职人数: 92人}",
        "- {名称: 高标准农田建设, 级别: 县级, 上年决算数: 240万元, 预算数: 420万元, "
        "决算数: 280万元}",
        "偏差原因分析及改进措施: 招标较晚，明年提前。",
        "- {一级指标: 产出指标（50分）, 二级指标: 数量指标, 三级指标: 养护里程, "
        "年度指标值: ≥60公里, 实际完成值: 62公里, 分值: 20}",
    ]


def test_a_score_that_was_computed_is_put_in(files: Files) -> None:
    files.type((*ROWS, 0, "得分"), "9")
    files.type((*STAFF, "控制率"), "94.84%")
    files.pull()
    assert [new for _, new in files.changed()] == [
        "财政供养人员情况: {编制数: 96人, 实际在职人数: 92人, 控制率: 94.84%}",
        "- {一级指标: 产出指标（50分）, 二级指标: 数量指标, 三级指标: 城镇新增就业人数, "
        "年度指标值: ≥280人, 实际完成值: 292人, 分值: 10, 得分: 9}",
    ]


def test_nothing_to_pull(files: Files) -> None:
    assert files.pull() == PullResult()


def test_what_both_changed_is_a_conflict(files: Files) -> None:
    text = SAMPLE.replace("决算数: 3.40万元", "决算数: 3.30万元")
    files.type(RECEPTION, "3.10")
    files.type((*STAFF, "编制数"), "97")
    files.data.write_text(text, "utf-8")
    result = files.pull()
    (conflict,) = result.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("3.40万元", "3.30万元", "3.10万元")
    assert files.data.read_text("utf-8") == text
    files.pull("theirs")
    assert "决算数: 3.10万元" in files.data.read_text("utf-8")


def test_what_is_never_printed_stays(files: Files) -> None:
    files.type((*PROJECT, "项目支出名称"), "村道养护")
    files.pull()
    assert files.changed() == [("- 项目支出名称: 农村公路养护", "- 项目支出名称: 村道养护")]


def test_a_json_file(tmp_path: Path) -> None:
    data = load(INPUTS / "含附件示例.yaml").model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
    text = json.dumps(data, ensure_ascii=False, indent=2)
    files = Files(tmp_path, text, "数据.json")
    files.type((*STAFF, "控制率"), "94.84%")
    files.type(RECEPTION, "3.10")
    files.pull()
    new = files.data.read_text("utf-8")
    expected = text.replace('"实际在职人数": 92', '"实际在职人数": 92,\n        "控制率": "94.84%"')
    assert new == expected.replace('决算数": "3.40万元"', '决算数": "3.10万元"')


def test_a_difference_names_the_field_and_places(files: Files) -> None:
    files.type((*ROWS, 3, "实际完成值"), "80%")
    reading = read_word(files.word)
    assert reading.carried is not None
    now = validated(reading.data, reading.places)
    (change,) = compare(load(files.data), now)
    assert change.path == "附件.整体自评表.绩效指标[4].实际完成值"
    assert (change.old, change.new) == ("73.35%", "80%")
    assert change.old_location.startswith(f"{files.data}:")
    assert change.new_location == f"{files.word}:表7 第5行 第5列"


def test_indicators_and_projects_are_matched_by_their_names() -> None:
    data = load(INPUTS / "含附件示例.yaml").model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
    rows = data["附件"]["整体自评表"]["绩效指标"]
    old = load(data)
    rows[1]["实际完成值"] = "一二三四五六"
    rows.insert(1, {**rows[1], "三级指标": "改造厕所", "年度指标值": "1座", "实际完成值": "1座"})
    (added, changed) = compare(old, load(data))
    assert (added.kind, added.new_path) == ("added", "附件.整体自评表.绩效指标[2]")
    assert (changed.kind, changed.path) == ("changed", "附件.整体自评表.绩效指标[3].实际完成值")


def test_annexes_alone_are_pulled(files: Files) -> None:
    files.type(RECEPTION, "3.10")
    files.word.write_bytes(only_annexes(files.word.read_bytes()))
    result = files.pull()
    assert [change.new for change in result.edits] == ["3.10万元"]
    assert {finding.path for finding in result.kept} == {
        "部门概况",
        "绩效完成情况",
        "存在的问题分析及改进措施",
    }
    assert len(files.changed()) == 1
