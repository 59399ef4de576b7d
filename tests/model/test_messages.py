"""Messages about the data: every error that can occur has its Chinese sentence."""

from __future__ import annotations

import re
from copy import copy, deepcopy
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from reportgen.errors import InputError
from reportgen.formats.loading import load
from reportgen.forms.installed import looked_up_once
from reportgen.model import messages, values
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.messages import FORM_ROWS, findings_of, form_row, nearest
from reportgen.model.report import Report
from tests.reports import (
    ACHIEVED,
    EDGES,
    MEASURES,
    PROBLEMS,
    REMARKS,
    SHORTEST,
    SPENT,
    in_chapters,
    with_values,
)
from tests.sentences import assert_chinese, english_in, refused, the_problem

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

    from reportgen.findings import Finding, Path
    from reportgen.model.places import Places
    from reportgen.model.value_readers import DataError

_MOST = 1000

WRONG: dict[str, Any] = {
    "text": "不对",
    "empty text": "",
    "long text": "一" * (_MOST + 1),
    "two lines": "一\n二",
    "control character": "一\x01",
    "surrogate": "一\ud800",
    "number": Decimal("-3.5"),
    "native number": 5,
    "huge number": 10**5000,
    "binary number": 2.5,
    "true": True,
    "false": False,
    "list": ["一", Decimal(1), True, None, [], {}],
    "empty list": [],
    "mapping": {"一": "二", "three": "four"},
    "empty mapping": {},
    "odd characters in keys": {"\ud800": "一", "一\x1b\n": "二"},
    "odd keys": {5: "一", None: "二", ("三",): "四"},
    "null": None,
    "bytes": b"\xff",
    "object": object(),
}
"""Values of every JSON type, and some that only Python has; most are wrong in most fields."""


def _in_short(data: Any) -> Any:
    """Return data with the first two items of each list: the wrong values are in the first."""
    if isinstance(data, dict):
        return {label: _in_short(each) for label, each in data.items()}
    return [_in_short(each) for each in data[:2]] if isinstance(data, list) else data


WHOLE = _in_short(in_chapters(EDGES["all-parts"]))
WHOLE["部门概况"]["绩效目标设定情况"] = ["完成公路改造12公里。"]


def _paths(node: FieldNode) -> Iterator[Path]:
    """Return the paths of all fields, and of the first items of their lists."""
    for field in (node.fields or {}).values():
        yield (field.label,)
        yield from ((field.label, *path) for path in _paths(field))
        if field.element is not None:
            yield (field.label, 0)
            yield from ((field.label, 0, *path) for path in _paths(field.element))


def _broken(path: Path, value: object) -> dict[str, Any]:
    """Return data with one wrong value, whole where it stands and as short as can be elsewhere."""
    data = dict(SHORTEST)
    first, *inner = path
    if first == "附件" and inner:
        data[first] = {inner[0]: WHOLE[first].get(inner[0], PICTURES)}
    elif first in WHOLE:
        data[first] = WHOLE[first]
    place: Any = data
    for step in path[:-1]:
        place[step] = copy(place[step])  # what is beside the way is shared
        place = place[step]
    place[path[-1]] = value
    return data


PICTURES = [{"说明": "现场", "图片": "现场.jpg"}]
"""What stands for 佐证材料, which no sample has."""

_raised: set[str] = set()
"""The kinds of errors that were found on the walk."""


def _noting(error: DataError, places: Places, model: type[Report] | None = None) -> list[Finding]:
    _raised.update(each["type"] for each in error.errors())
    return findings_of(error, places, model)


@cache
def _walk() -> dict[tuple[Path, str], tuple[Finding, ...]]:
    """Put every wrong value into every field; return what is found."""
    with pytest.MonkeyPatch.context() as patch, looked_up_once():
        patch.setattr(messages, "findings_of", _noting)
        patch.setattr(values, "MAX_TEXT", _MOST)
        return _walked()


def _walked() -> dict[tuple[Path, str], tuple[Finding, ...]]:
    found: dict[tuple[Path, str], tuple[Finding, ...]] = {}
    paths = [
        *_paths(field_tree(Report)),
        ("检查豁免", "A06"),
        ("多余的栏目",),
        ("部门概况", "page"),
    ]
    for path in paths:
        for kind, value in WRONG.items():
            try:
                load(_broken(path, value))
            except InputError as error:
                found[path, kind] = error.findings
    return found


def test_every_wrong_value_in_every_field_gets_a_chinese_sentence() -> None:
    walked = _walk()
    assert len({path for path, _ in walked}) > 50
    for findings in walked.values():
        for finding in findings:
            assert_chinese(finding)
            assert not set(english_in(finding.path)) - {"three", "page", "None"}
            assert str(finding).replace("\u3000", "").isprintable()


def test_no_error_is_left_without_a_sentence_of_its_own() -> None:
    fallback = messages._FALLBACK[0]
    assert all(fallback not in found.message for each in _walk().values() for found in each)


def test_every_sentence_is_for_an_error_that_can_occur() -> None:
    _walk()
    assert _raised == {"missing", "extra_forbidden", *messages._SENTENCES}


def test_a_message_names_the_field_it_is_about() -> None:
    for (path, _), findings in _walk().items():
        labels = [step for step in path if isinstance(step, str)]
        for finding in findings:
            assert all(label in finding.path for label in labels[:-1]), (path, finding)


@pytest.mark.parametrize("kind", ["true", "list", "mapping", "object"])
def test_no_amount_is_of_another_type(kind: str) -> None:
    paths = [path for path in _paths(field_tree(Report)) if path[-1] in ("支出总额", "预算数")]
    for path in paths:
        (finding,) = _walk()[path, kind]
        assert finding.message.endswith("不是金额")
        assert finding.suggestion == "数和单位写在一起，单位是万元、元或亿元；例：×××.××万元"


@pytest.mark.parametrize(
    ("key", "close"),
    [
        ("年份", "年度"),
        ("部门概括", "部门概况"),
        ("绩效情况", "绩效完成情况"),
        ("存在的问题及改进措施", "存在的问题分析及改进措施"),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(key: str, close: str) -> None:
    problem = the_problem(with_values((key, "x")))
    assert problem.rule == "D02"
    assert (problem.path, problem.message) == (key, f"表上没有“{key}”这一栏")
    assert problem.suggestion == f"是不是“{close}”？"


@pytest.mark.parametrize(
    ("path", "close"),
    [
        ("部门概况.单位名", "单位名称"),
        (f"{SPENT}.支出总计", "支出总额"),
        (f"{SPENT}.按经济分类.工资福利", "工资福利支出"),
        (f"{SPENT}.三公经费.接待费", "公务接待费"),
        (f"{SPENT}.三公经费.公务用车购置及运行费.公务用车购置", "公务用车购置费"),
    ],
)
def test_an_unknown_key_in_a_group_names_one_of_that_group(path: str, close: str) -> None:
    *groups, key = path.split(".")
    data = deepcopy(EDGES["all-parts"])
    place: Any = data
    for label in groups:
        place = place[label]
    place[key] = "1"
    problem = the_problem(data)
    assert (problem.path, problem.suggestion) == (path, f"是不是“{close}”？")


@pytest.mark.parametrize(
    ("path", "message", "advice"),
    [
        (
            "绩效完成情况.主管部门",
            "“绩效完成情况”下面没有“主管部门”这一栏，它在“部门概况”下面",
            "移到“部门概况”下面，与同组的栏目左对齐",
        ),
        (
            "主管部门",
            "这里没有“主管部门”这一栏，它在“部门概况”下面",
            "移到“部门概况”下面，与同组的栏目左对齐",
        ),
        (
            "部门概况.落款日期",
            "“部门概况”下面没有“落款日期”这一栏，它不在任何一组里",
            "移到最外层，与同组的栏目左对齐",
        ),
    ],
)
def test_a_key_of_another_group_is_told_where_it_belongs(
    path: str, message: str, advice: str
) -> None:
    problem = the_problem(with_values((path, "1")))
    assert (problem.path, problem.message, problem.suggestion) == (path, message, advice)


def test_an_unknown_key_in_a_list_item_names_one_of_the_item() -> None:
    data = with_values((MEASURES, [{"标题": "压减支出"}, {"标题": "增收", "对应的问题": 1}]))
    problem = the_problem(data)
    assert problem.path == f"{MEASURES}[2].对应的问题"
    assert problem.suggestion == "是不是“对应问题”？"


def test_an_unknown_key_like_no_other_gets_the_keys_of_its_group() -> None:
    problem = the_problem(with_values((ACHIEVED, [{"标题": "民生", "要点": [], "xyz": "1"}])))
    assert problem.suggestion == "这里可用的栏目：标题、要点"
    assert nearest("xyz", ["标题", "要点"]) is None


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("部门概况.单位名称", "表中第1行“单位名称”"),
        ("部门概况.年度预算金额", "表中第2行“年度预算金额”"),
        ("部门概况.主管部门", "表中第3行“主管部门”"),
        ("部门概况.单位基本职能", "表中第4行“单位基本职能”"),
        (f"{SPENT}.概述", "表中第5行“部门整体支出管理和使用基本情况”"),
        (f"{SPENT}.支出总额", "表中第5行“部门整体支出管理和使用基本情况”"),
        (ACHIEVED, "表中第6行“绩效目标完成情况”"),
        (PROBLEMS, "表中第7行“存在的问题”"),
        (MEASURES, "表中第8行“改进措施”"),
        ("年度", "表的标题和支出段"),
        ("部门概况", "表的“部门概况”一组"),
        ("存在的问题分析及改进措施", "表的“存在的问题分析及改进措施”一组"),
    ],
)
def test_a_missing_key_names_the_row_of_the_form(path: str, row: str) -> None:
    data = deepcopy(SHORTEST)
    *groups, key = path.split(".")
    place: Any = data
    for label in groups:
        place = place[label]
    del place[key]
    problem = the_problem(data)
    assert (problem.rule, problem.path) == ("C03", path)
    assert problem.message == f"缺少“{key}”，{row}要用"
    assert problem.suggestion == f"补上“{key}: …”"


def test_a_missing_key_of_a_list_item_says_which_item() -> None:
    problem = the_problem(with_values((ACHIEVED, [{"标题": "民生", "要点": []}, {"要点": []}])))
    assert problem.path == f"{ACHIEVED}[2].标题"
    assert problem.message == "缺少“标题”，表中第6行“绩效目标完成情况”要用"


def test_the_rows_are_the_forms() -> None:
    assert len(FORM_ROWS) == 9
    for number, path in enumerate(
        (
            *("部门概况.单位名称", "部门概况.年度预算金额", "部门概况.主管部门"),
            *("部门概况.单位基本职能", SPENT, ACHIEVED, PROBLEMS, MEASURES, REMARKS),
        ),
        start=1,
    ):
        assert form_row(tuple(path.split("."))).startswith(f"表中第{number}行")
    assert form_row(("年度",)) == ""


def test_one_fault_is_reported_once() -> None:
    for path in (f"{SPENT}.三公经费", "部门概况.单位名称", PROBLEMS, MEASURES, ACHIEVED):
        assert len(refused(with_values((path, {"一": "二"} if path == ACHIEVED else True)))) == 1


def test_what_is_left_empty_is_named_by_its_line(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "我镇.yaml"
    path.write_text("年度:\n部门概况:\n  单位名称:\n  年度预算金额: ''\n", encoding="utf-8")
    told = {each.path: each.message for each in refused(path)}
    assert told["年度"].startswith("第1行冒号后是空的")
    assert told["部门概况.单位名称"].startswith("第3行冒号后是空的，表中第1行")
    assert told["部门概况.年度预算金额"].startswith("第4行冒号后是空的，表中第2行")
    assert told["部门概况.主管部门"].startswith("缺少")


@pytest.mark.parametrize("word", ["主管单位", "主管部门（单位）", "主管"])
def test_a_department_may_be_called_a_unit(word: str) -> None:
    assert nearest(word, ["单位名称", "年度预算金额", "主管部门", "单位基本职能"]) == "主管部门"


def test_no_advice_has_a_number_that_could_be_taken_for_the_own() -> None:
    for findings in _walk().values():
        for finding in findings:
            example = re.search(r"例：.*|如“.*|写成“.*", finding.suggestion)
            assert example is None or not re.search(r"\d{2}", example[0].replace("20×", "")), (
                finding
            )
