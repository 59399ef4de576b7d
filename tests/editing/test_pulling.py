"""Edits of a Word file come back into the data file, and nothing else changes there."""

from __future__ import annotations

import copy
import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import yaml as pyyaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import InputError, Report, load
from reportgen.editing import pulling
from reportgen.editing.comparing import compare
from reportgen.editing.pulling import PullResult, pull
from reportgen.plaindata import json_text
from tests import dumps
from tests.reports import ACHIEVED, DUTIES, HOSTILE_TEXT, MEASURES, PROBLEMS, REMARKS, SPENT
from tests.strategies import amount_texts, inline_texts, report_data, texts
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.editing.pulling import Side

Data = dict[str, Any]
Edit = tuple[str, Any]
"""A path of labels and positions joined by dots, and the new value."""

BUDGET = "部门概况.年度预算金额"
REAL = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
SMALL = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")


def dumped(report: Report) -> Data:
    data: Data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    return data


def with_edits(data: Data, *edits: Edit) -> Data:
    data = copy.deepcopy(data)
    for path, value in edits:
        holder: Any = data
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in steps:
            holder = holder[step]
        if callable(value):
            holder[last] = value(holder[last])
        else:
            holder[last] = value
    return data


class DataFile:
    """A data file that a Word file was made from, and that may have changed since then."""

    def __init__(self, path: Path, text: str, encoding: str = "utf-8") -> None:
        self.path, self.encoding = path, encoding
        path.write_bytes(text.encode(encoding))
        self.base = dumped(load(path))
        self.before = text

    def pull(self, *edits: Edit, prefer: Side | None = None) -> PullResult:
        return pull(with_edits(self.base, *edits), self.base, self.path, prefer)

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode(self.encoding)

    def changed_lines(self) -> tuple[list[str], list[str]]:
        """Return the lines before and after, without those at both ends that are the same."""
        old, new = self.before.split("\n"), self.text.split("\n")
        while old and new and old[0] == new[0]:
            old, new = old[1:], new[1:]
        while old and new and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        return old, new


@pytest.fixture
def real(tmp_path: Path) -> DataFile:
    return DataFile(tmp_path / "青山桥镇.yaml", REAL)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., DataFile]:
    def made(text: str, encoding: str = "utf-8", name: str = "数据.yaml") -> DataFile:
        return DataFile(tmp_path / name, text, encoding)

    return made


def test_an_edit_changes_its_line_and_no_other(real: DataFile) -> None:
    result = real.pull((BUDGET, "4100万元"))
    assert real.changed_lines() == (["  年度预算金额: 3960万元"], ["  年度预算金额: 4100万元"])
    assert result.written
    assert [(change.path, change.old, change.new) for change in result.edits] == [
        (BUDGET, "3960万元", "4100万元")
    ]


def test_without_edits_the_file_is_not_touched(real: DataFile) -> None:
    stamp = real.path.stat().st_mtime_ns
    assert real.pull() == PullResult()
    assert real.path.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_encoding_mark_and_line_breaks_stay(
    make: Callable[..., DataFile], encoding: str, newline: str, end: str
) -> None:
    text = (SMALL.rstrip("\n") + end).replace("\n", newline)
    file = make(text, encoding)
    file.pull((DUTIES, lambda duties: [duties[0], "新增的\U00020bb7职能。", *duties[1:]]))
    first = "    - 负责全乡财政收支管理和村级财务的委托代理工作。" + newline
    added = "    - 新增的\U00020bb7职能。" + newline
    assert file.path.read_bytes() == text.replace(first, first + added).encode(encoding)
    remark = f"{newline}  其他需要说明问题:{newline}    - 有。"
    file.pull((REMARKS, ["有。"]))
    last = "逾期的在全乡通报。"
    whole = text.replace(first, first + added).replace(last, last + remark)
    assert file.path.read_bytes() == whole.encode(encoding)


@pytest.mark.parametrize(
    ("old", "path", "value", "new"),
    [
        ("主管部门: 甲局  # 注", "部门概况.主管部门", "乙 #局", "主管部门: '乙 #局'  # 注"),
        ("主管部门: '甲''局'", "部门概况.主管部门", "it's", "主管部门: 'it''s'"),
        ('主管部门: "甲\\u5c40" # 注', "部门概况.主管部门", '"x"', '主管部门: "\\"x\\"" # 注'),
        ("主管部门:   甲局", "部门概况.主管部门", "null", "主管部门:   'null'"),
        ("主管部门: 甲局", "部门概况.主管部门", "x: y", "主管部门: 'x: y'"),
        ("'主管部门' : 甲局", "部门概况.主管部门", "- x", "'主管部门' : '- x'"),
        ("主管部门: 甲\n    局", "部门概况.主管部门", "乙局", "主管部门: 乙局"),
        ("主管部门: >\n    甲\n    局\n", "部门概况.主管部门", "乙局", "主管部门: >\n    乙局\n"),
        ("主管部门: |\n    甲局\n\n", "部门概况.主管部门", "乙局", "主管部门: |\n    乙局\n\n"),
        ("主管部门: 甲局", "部门概况.主管部门", HOSTILE_TEXT, f"主管部门: {HOSTILE_TEXT!r}"),
    ],
)
def test_a_value_is_written_as_it_was(
    make: Callable[..., DataFile], old: str, path: str, value: str, new: str
) -> None:
    file = make(SMALL.replace("主管部门: 云溪县财政局", old))
    if value == HOSTILE_TEXT:
        new = "主管部门: '" + HOSTILE_TEXT.replace("'", "''") + "'"
    file.pull((path, value))
    assert file.text == SMALL.replace("主管部门: 云溪县财政局", new)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        ((f"{SPENT}.三公经费.合计", "3万元"), ["    三公经费: 0万元"], ["    三公经费: 3万元"]),
        (
            (f"{SPENT}.三公经费", {"合计": "3万元", "公务接待费": "3万元"}),
            ["    三公经费: 0万元"],
            ["    三公经费:", "      合计: 3万元", "      公务接待费: 3万元"],
        ),
        ((f"{ACHIEVED}.1.要点", lambda points: points[:-1]), None, []),
        ((DUTIES, lambda duties: duties[1:]), None, []),
        ((f"{MEASURES}.0.对应问题", [1, 2]), ["      对应问题: [1]"], ["      对应问题: [1, 2]"]),
        ((f"{MEASURES}.0.内容", ""), None, ["      内容: ''"]),
        (
            (PROBLEMS, lambda problems: [*problems, {"标题": "新题", "内容": "一\n二"}]),
            [],
            ["    - 标题: 新题", "      内容: |-", "        一", "        二"],
        ),
    ],
)
def test_edits_of_groups_and_lists(
    real: DataFile, edit: Edit, old: list[str] | None, new: list[str]
) -> None:
    real.pull(edit)
    before, after = real.changed_lines()
    assert after == new
    assert before == old if old is not None else len(before) == 1


def test_a_list_that_becomes_empty_and_is_filled_again(make: Callable[..., DataFile]) -> None:
    file = make(SMALL)
    file.pull((DUTIES, []))
    assert load(file.path).overview.duties == []
    assert "  单位基本职能:\n    []\n" in file.text
    file = make(file.text)
    file.pull((DUTIES, ["甲: 乙", "丙"]))
    assert load(file.path).overview.duties == ["甲: 乙", "丙"]


def test_comments_beside_and_between_items_stay(make: Callable[..., DataFile]) -> None:
    text = SMALL.replace(
        "    - 负责全乡财政收支管理和村级财务的委托代理工作。\n",
        "    # 第一条\n    - 负责全乡财政收支管理。  # 核对过\n    # 第二条\n",
    )
    file = make(text)
    file.pull((f"{DUTIES}.0", "完全改写了的另外一条"), (f"{DUTIES}.1", "也改写了"))
    assert "    # 第一条\n    - 完全改写了的另外一条  # 核对过\n    # 第二条\n" in file.text
    assert file.text.count("#") == text.count("#")


def test_one_text_of_title_and_content_stays_one(make: Callable[..., DataFile]) -> None:
    file = make(SMALL)
    file.pull((f"{PROBLEMS}.0.标题", "票据交得慢"), (f"{MEASURES}.0.内容", "新做法。再说。"))
    assert "    - 票据交得慢。有3个村仍按季度交审票据，" in file.text
    assert "    - 推行按月报账　新做法。再说。\n" in file.text


def test_a_title_that_can_not_stand_in_one_text_makes_a_group(
    make: Callable[..., DataFile],
) -> None:
    file = make(SMALL)
    file.pull((f"{PROBLEMS}.0.标题", "慢。很慢"))
    assert "    - 标题: 慢。很慢\n      内容: 有3个村仍按季度" in file.text


def test_lists_and_groups_in_brackets(make: Callable[..., DataFile]) -> None:
    text = SMALL.replace(
        "    - 村级票据交审偏慢。有3个村仍按季度交审票据，部分支出入账滞后。",
        "    - {标题: 村级票据交审偏慢, '内容': \"慢\"}  # 注",
    )
    file = make(text)
    file.pull((f"{PROBLEMS}.0.标题", "a, b]"))
    assert file.text == text.replace("村级票据交审偏慢, '", "'a, b]', '")


def test_an_alias_is_written_out_when_one_of_its_values_changes(
    make: Callable[..., DataFile],
) -> None:
    text = SMALL.replace("168.50万元", "&a 168.50万元").replace("165.20万元", "*a")
    file = make(text)
    file.pull((f"{SPENT}.支出总额", "9万元"))
    assert file.text == text.replace("*a", "9万元")
    file = make(text)
    file.pull((BUDGET, "9万元"))
    assert file.text == text.replace("&a 168.50万元", "9万元").replace("*a", "168.50万元")


def test_json_keeps_its_layout(make: Callable[..., DataFile]) -> None:
    data = dumped(load(INPUTS / "青山桥镇.yaml"))
    for indent in (None, 1, 2):
        text = json.dumps(data, ensure_ascii=False, indent=indent)
        file = make(text, name="数据.json")
        file.pull((BUDGET, "4100万元"), (f"{DUTIES}.0", '引"号\\'))
        assert file.text == json.dumps(
            with_edits(data, (BUDGET, "4100万元"), (f"{DUTIES}.0", '引"号\\')),
            ensure_ascii=False,
            indent=indent,
        )
    file = make(json.dumps(data, ensure_ascii=False, indent=2), name="数据.json")
    file.pull((DUTIES, lambda duties: duties[2:]))
    wanted = with_edits(data, (DUTIES, lambda duties: duties[2:]))
    assert file.text == json.dumps(wanted, ensure_ascii=False, indent=2)
    assert json_text.read(file.text).data == wanted


def test_both_sides_may_have_changed_other_fields(real: DataFile) -> None:
    real.path.write_text(REAL.replace("主管部门: 湘潭县", "主管部门: 湘潭市"), encoding="utf-8")
    real.pull((BUDGET, "4100万元"))
    expected = REAL.replace("主管部门: 湘潭县", "主管部门: 湘潭市").replace("额: 3960", "额: 4100")
    assert real.text == expected


def test_the_same_change_on_both_sides_is_no_conflict(real: DataFile) -> None:
    changed = REAL.replace("年度预算金额: 3960万元", "年度预算金额: '4100万元'")
    real.path.write_text(changed, encoding="utf-8")
    assert real.pull((BUDGET, "4100万元")) == PullResult()
    assert real.text == changed


def test_items_that_either_side_changed_come_together(real: DataFile) -> None:
    real.path.write_text(REAL.replace("在本镇开展普法", "在全镇开展普法"), "utf-8")
    real.pull((f"{DUTIES}.0", "第一条改了"))
    duties = load(real.path).overview.duties
    assert duties[0] == "第一条改了"
    assert duties[10].startswith("在全镇开展普法")


@pytest.mark.parametrize("prefer", [None, "ours", "theirs"])
def test_a_conflict_is_listed_and_only_a_preference_writes(
    real: DataFile, prefer: Side | None
) -> None:
    ours = REAL.replace("额: 3960万元", "额: 4000万元")
    real.path.write_text(ours, encoding="utf-8")
    result = real.pull((BUDGET, "4100万元"), ("部门概况.主管部门", "湘潭市人民政府"), prefer=prefer)
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.base, conflict.ours, conflict.theirs) == (
        BUDGET,
        "3960万元",
        "4000万元",
        "4100万元",
    )
    assert conflict.location == f"{real.path}:8:3"
    assert "原来：3960万元" in str(conflict)
    both = ours.replace("主管部门: 湘潭县", "主管部门: 湘潭市")
    expected = {None: ours, "ours": both, "theirs": both.replace("额: 4000", "额: 4100")}
    assert real.text == expected[prefer]
    assert result.written == (prefer is not None)


def test_lists_that_both_sides_made_longer_are_a_conflict(real: DataFile) -> None:
    real.path.write_text(
        REAL.replace("  单位基本职能:\n", "  单位基本职能:\n    - 新甲\n"), encoding="utf-8"
    )
    result = real.pull((DUTIES, lambda duties: [*duties, "新乙"]))
    (conflict,) = result.conflicts
    assert conflict.path == DUTIES
    assert conflict.ours.startswith("新甲\n")
    assert conflict.theirs.endswith("\n新乙")
    assert not result.written


def test_what_the_word_file_does_not_say_is_kept_and_told(real: DataFile) -> None:
    edited = with_edits(real.base, (f"{SPENT}.三公经费", "0万元"), (BUDGET, "4100万元"))
    del edited["绩效完成情况"]["部门整体支出管理和使用基本情况"]["结余"]
    del edited["存在的问题分析及改进措施"]["改进措施"][0]["对应问题"]
    result = pull(edited, real.base, real.path)
    assert [finding.path for finding in result.kept] == [f"{SPENT}.结余"]
    assert real.changed_lines() == (["  年度预算金额: 3960万元"], ["  年度预算金额: 4100万元"])


def test_data_that_is_no_report_is_refused(real: DataFile) -> None:
    with pytest.raises(InputError, match="不是金额"):
        real.pull((BUDGET, "待定"))
    with pytest.raises(InputError, match="缺少“年度”"):
        pull(real.base, {}, real.path)
    real.path.write_text("年度: 2024\n", encoding="utf-8")
    with pytest.raises(InputError, match="缺少“部门概况”"):
        real.pull((BUDGET, "4100万元"))


def test_a_file_that_would_not_hold_the_merged_data_is_left(
    real: DataFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "_holds", lambda *_, **__: False)
    with pytest.raises(InputError, match="没有把握只改动这几处，文件没有动") as caught:
        real.pull((BUDGET, "4100万元"))
    assert caught.value.findings[1].path == BUDGET
    assert real.text == REAL


def leaves(node: pyyaml.Node, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Return path and node of all scalars of a YAML text."""
    if isinstance(node, pyyaml.MappingNode):
        pairs = [(key.value, value) for key, value in node.value]
    elif isinstance(node, pyyaml.SequenceNode):
        pairs = [*enumerate(node.value)]
    else:
        return [(path, node)]
    return [leaf for step, inner in pairs for leaf in leaves(inner, (*path, step))]


PROSE = (
    *("单位名称", "主管部门", "单位基本职能", "机构设置", "概述", "要点", "说明"),
    *("其他需要说明问题", "绩效自评结果拟应用和公开情况"),
)
"""Fields of text on one line or in paragraphs."""


def value_for(path: tuple[Any, ...], data: st.DataObject) -> str:
    """Draw another value for a field."""
    label = next(step for step in reversed(path) if isinstance(step, str))
    if path[0] == "检查豁免" or label in PROSE or "绩效目标完成情况" in path:
        return data.draw(inline_texts())
    if label in ("标题", "内容"):
        return data.draw(texts())
    other = {"年度": "2031", "落款日期": "2032年1月9日", "编制数": "7", "在职人数": "6人"}
    return other.get(label) or data.draw(amount_texts())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize("sample", [REAL, SMALL], ids=["real", "small"])
def test_one_edit_leaves_every_other_byte(tmp_path: Path, sample: str, data: st.DataObject) -> None:
    skipped = ("对应问题", "存在的问题", "改进措施")
    found = [
        leaf
        for leaf in leaves(pyyaml.compose(sample))
        if leaf[0][-1] not in skipped and leaf[0][-2:-1] not in (("对应问题",), *zip(skipped))
    ]
    path, node = data.draw(st.sampled_from(found), label="field")
    value = value_for(path, data)
    file = DataFile(tmp_path / "数据.yaml", sample)
    holder: Any = (edited := copy.deepcopy(file.base))
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    wanted = Report.model_validate(edited)
    pull(edited, file.base, file.path)
    assert load(file.path) == wanted
    assert file.text.startswith(sample[: node.start_mark.index])
    assert file.text.endswith(sample[node.end_mark.index :])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=report_data(), second=report_data(), as_json=st.booleans(), crlf=st.booleans())
def test_any_report_can_become_any_other(
    tmp_path: Path, first: Data, second: Data, as_json: bool, crlf: bool
) -> None:
    old, new = Report.model_validate(first), Report.model_validate(second)
    text = dumps.as_json(old) if as_json else dumps.as_yaml(old)
    if crlf:
        text = text.replace("\n", "\r\n")
    file = DataFile(tmp_path / ("数据.json" if as_json else "数据.yaml"), text)
    result = pull(dumped(new), dumped(old), file.path)
    merged = load(file.path)
    assert result.conflicts == []
    # Only what the second report does not say stays as it was.
    kept = {finding.path for finding in result.kept}
    unprinted = ("检查豁免", "预算数", "上年数", "对应问题")
    for change in compare(merged, new):
        assert change.kind == "removed"
        known = any(change.path.startswith(path) for path in kept)
        assert known or any(label in change.path for label in unprinted)


def test_annexes_that_no_word_file_shows_stay_as_they_are(tmp_path: Path) -> None:
    source = (INPUTS / "含附件示例.yaml").read_text(encoding="utf-8")
    path = tmp_path / "我镇.yaml"
    path.write_text(source, encoding="utf-8")
    base = dumped(load(path))
    edited = {key: value for key, value in deepcopy(base).items() if key != "附件"}
    edited["部门概况"]["主管部门"] = "云溪县财政局"
    result = pull(edited, base, path)
    assert [change.new for change in result.edits] == ["云溪县财政局"]
    assert [finding.path for finding in result.kept] == ["附件"]
    assert path.read_text(encoding="utf-8") == source.replace(
        "主管部门: 云溪县人民政府", "主管部门: 云溪县财政局"
    )


def test_an_edit_of_the_annexes_is_pulled(tmp_path: Path) -> None:
    source = (INPUTS / "含附件示例.yaml").read_text(encoding="utf-8")
    path = tmp_path / "我镇.yaml"
    path.write_text(source, encoding="utf-8")
    base = dumped(load(path))
    edited = deepcopy(base)
    edited["附件"]["整体自评表"]["绩效指标"][0]["实际完成值"] = "293人"
    assert pull(edited, base, path).written
    assert path.read_text(encoding="utf-8") == source.replace(
        "实际完成值: 292人", "实际完成值: 293人"
    )


def test_an_emptied_list_stays_empty_where_the_brackets_around_it_are_written_anew(
    tmp_path: Path,
) -> None:
    old = dumped(load(INPUTS / "含附件示例.yaml"))
    annexes, new = old.pop("附件"), deepcopy(old)
    path = tmp_path / "我镇.json"
    path.write_text(json.dumps(old, ensure_ascii=False, indent=2), encoding="utf-8")
    new["附件"] = annexes
    new["存在的问题分析及改进措施"]["其他需要说明问题"] = []
    assert pull(new, old, path).written
    assert dumped(load(path)) == new
