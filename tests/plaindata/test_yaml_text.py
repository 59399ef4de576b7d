"""Reading and writing YAML: every scalar as it stands, every value with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.labels import name_of
from reportgen.model.report import Report
from reportgen.plaindata import yaml_events, yaml_text
from reportgen.plaindata.document import MAX_ALIASES, MAX_DEPTH, DataSyntaxError
from tests.dumps import as_yaml
from tests.strategies import reports
from tests.tools import INPUTS, seed

if TYPE_CHECKING:
    from pathlib import Path

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029\ufffe\uffff")
)
_PLAIN_DATA = st.recursive(
    st.none() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)


def _refused(text: str) -> DataSyntaxError:
    with pytest.raises(DataSyntaxError) as caught:
        yaml_text.read(text)
    return caught.value


@pytest.fixture(params=["by lines", "libyaml", "python"])
def each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run with what reads simple texts, the fast parser, and the one that is everywhere."""
    if request.param == "by lines":
        return
    monkeypatch.setattr(yaml_text, "read_lines", lambda _text: None)
    if request.param == "python":
        monkeypatch.setattr(yaml_events, "_Loader", pyyaml.SafeLoader)
    else:
        assert yaml_events._Loader is pyyaml.CSafeLoader


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize(
    "scalar",
    [
        *("no", "是", "true", "Null_", "none", "nULL", ".inf", ".nan", "<<", "=", "½"),
        *("3960.10", "0.10", "1_000", "1,000", "1e3", "+5", "-5", "0o17", "017", "0x1F"),
        *("2024-01-01", "2024-01-01 12:30:00", "12:30"),
    ],
)
def test_what_looks_like_another_type_stays_as_written(scalar: str) -> None:
    document = yaml_text.read(f"栏目: {scalar}\n列表:\n  - {scalar}\n  - '{scalar}'\n")
    assert document.data == {"栏目": scalar, "列表": [scalar, scalar]}


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_a_null_word_is_nothing_unless_quoted(word: str) -> None:
    text = f"甲: {word}\n乙:\n  - {word}\n丙: \"{word}\"\n丁: '{word}'\n戊: |-\n  {word}\n"
    assert yaml_text.read(text).data == {
        "甲": None,
        "乙": [None],
        "丙": word,
        "丁": word,
        "戊": word,
    }


@pytest.mark.usefixtures("each_loader")
def test_a_key_is_always_text() -> None:
    text = "2024: 甲\nno: 乙\n~: 丙\n'': 丁\n'单 引': 戊\n? 问\n: 己\n&k 庚: 辛\n"
    keys = ["2024", "no", "~", "", "单 引", "问", "庚"]
    assert list(yaml_text.read(text).data) == keys


@pytest.mark.usefixtures("each_loader")
def test_texts_of_several_lines_are_as_yaml_has_them() -> None:
    text = "甲: |\n  一\n  二\n乙: >-\n  一\n  二\n丙: 一\n  二\n"
    text += "丁: \"一\\n二\\t\\u4e09\"\n戊: '一''二'\n"
    assert yaml_text.read(text).data == {
        "甲": "一\n二\n",
        "乙": "一 二",
        "丙": "一 二",
        "丁": "一\n二\t三",
        "戊": "一'二",
    }


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize("text", ["", "\n", "# 说明\n", "---\n", "---\n...\n"])
def test_a_file_without_content_is_nothing(text: str) -> None:
    assert yaml_text.read(text).data is None


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize(
    ("text", "data"),
    [("---\n甲: 一\n...\n", {"甲": "一"}), ("一句话", "一句话"), ("- 甲\n- 乙", ["甲", "乙"])],
)
def test_a_document_may_be_marked_and_need_not_be_a_mapping(text: str, data: object) -> None:
    assert yaml_text.read(text).data == data


@pytest.mark.usefixtures("each_loader")
def test_every_value_has_its_line_and_column() -> None:
    text = (
        "# 说明\n年度: 2024\n部门概况:\n  单位名称: 青禾镇\n  单位基本职能:\n"
        "    - 第一\n    - 第二\n三公经费: {合计: 1, 因公出国（境）费: 0}\n"
        "问题:\n- 标题: 甲\n  内容: |\n    乙\n-\n  标题: 丙\n- [丁]\n"
    )
    assert yaml_text.read(text).marks == {
        (): (2, 1),
        ("年度",): (2, 1),
        ("部门概况",): (3, 1),
        ("部门概况", "单位名称"): (4, 3),
        ("部门概况", "单位基本职能"): (5, 3),
        ("部门概况", "单位基本职能", 0): (6, 7),
        ("部门概况", "单位基本职能", 1): (7, 7),
        ("三公经费",): (8, 1),
        ("三公经费", "合计"): (8, 8),
        ("三公经费", "因公出国境费"): (8, 15),
        ("问题",): (9, 1),
        ("问题", 0): (10, 3),
        ("问题", 0, "标题"): (10, 3),
        ("问题", 0, "内容"): (11, 3),
        ("问题", 1): (14, 3),
        ("问题", 1, "标题"): (14, 3),
        ("问题", 2): (15, 3),
        ("问题", 2, 0): (15, 4),
    }


@pytest.mark.usefixtures("each_loader")
def test_every_repeated_key_is_noted_and_the_first_value_kept() -> None:
    document = yaml_text.read("甲: 一\n乙:\n  丙: 二\n  丙: 三\n甲:\n  丁: 四\n甲: 五\n")
    assert document.data == {"甲": "一", "乙": {"丙": "二"}}
    assert document.repeated == [(("乙", "丙"), (4, 3)), (("甲",), (5, 1)), (("甲",), (7, 1))]
    assert document.marks["甲",] == (1, 1)


@pytest.mark.usefixtures("each_loader")
def test_a_key_that_is_null_at_first_is_repeated_too() -> None:
    assert yaml_text.read("甲:\n甲: 一\n").repeated == [(("甲",), (2, 1))]


@pytest.mark.usefixtures("each_loader")
def test_an_alias_stands_for_what_was_marked() -> None:
    text = "甲: &a [x, y]\n乙: *a\n丙: &b z\n丁: [*b, *a]\n戊: &c\n己: *c\n庚: &b w\n辛: *b\n"
    assert yaml_text.read(text).data == {
        "甲": ["x", "y"],
        "乙": ["x", "y"],
        "丙": "z",
        "丁": ["z", ["x", "y"]],
        "戊": None,
        "己": None,
        "庚": "w",
        "辛": "w",
    }


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize(
    "text", ["甲: &a [*a]\n", "甲: &a {乙: *a}\n", "甲: &a\n  - 乙: [*a]\n", "&a 甲: *a\n"]
)
def test_an_alias_to_what_is_around_it_is_refused(text: str) -> None:
    problem = _refused(text)
    assert problem.message == "“*”开头的内容被当作引用"
    first = text.splitlines()[problem.line - 1]
    assert first[problem.column - 1 :].startswith("*a")


@pytest.mark.parametrize("item", ["x", "~", "[]", "{}"])
def test_an_alias_bomb_is_refused_at_once(item: str) -> None:
    lines = [f"a0: &a0 [{', '.join([item] * 10)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    problem = _refused("\n".join(lines))
    assert problem.message == "引用（*）展开后内容太大"
    assert problem.line < 10


def test_a_long_text_repeated_by_aliases_is_refused() -> None:
    problem = _refused(f"甲: &a {'长' * 1_000_000}\n乙: [{', '.join(['*a'] * 60)}]\n")
    assert problem.message == "引用（*）展开后内容太大"


@pytest.mark.parametrize("count", [MAX_ALIASES, MAX_ALIASES + 1])
def test_there_may_be_ten_thousand_aliases(count: int) -> None:
    text = "甲: &a x\n乙:\n" + "  - *a\n" * count
    if count > MAX_ALIASES:
        problem = _refused(text)
        assert (problem.message, problem.line) == ("引用（*）超过10000处", count + 2)
    else:
        assert len(yaml_text.read(text).data["乙"]) == count


@pytest.mark.usefixtures("each_loader")
@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("- a:\n", None)]
)
def test_data_may_be_nested_a_hundred_levels(opening: str, closing: str | None) -> None:
    def nested(levels: int) -> str:
        if closing is None:
            return "".join(f"{' ' * level}a:\n" for level in range(levels))
        return opening * levels + "x" + closing * levels

    assert yaml_text.read(nested(MAX_DEPTH)).data
    assert _refused(nested(MAX_DEPTH + 1)).message == "内容嵌套超过100层"


def test_a_bottomless_nesting_is_refused_at_once() -> None:
    assert _refused("[" * 200_000).message == "内容嵌套超过100层"


@settings(max_examples=100, deadline=None)
@given(_PLAIN_DATA)
def test_any_plain_data_that_is_dumped_is_read_back(data: Any) -> None:
    assert yaml_text.read(pyyaml.safe_dump(data, allow_unicode=True, sort_keys=False)).data == data


@given(reports())
def test_a_report_that_is_dumped_is_read_back(report: Report) -> None:
    document = yaml_text.read(as_yaml(report))
    assert Report.model_validate(document.data, by_alias=True, by_name=False) == report
    assert document.repeated == []


@given(reports())
def test_every_place_of_a_report_has_its_key(report: Report) -> None:
    text = as_yaml(report)
    lines = text.split("\n")
    for path, (line, column) in yaml_text.read(text).marks.items():
        here = lines[line - 1][column - 1 :]
        assert not lines[line - 1][: column - 1].strip(" -?")
        if path and isinstance(path[-1], str) and path[0] != "检查豁免":
            assert name_of(here.split(":")[0]) == path[-1]


@pytest.mark.parametrize("path", sorted(INPUTS.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.usefixtures("each_loader")
def test_the_samples_are_read_as_plain_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml_text.read(text).data == pyyaml.load(text, Loader=pyyaml.BaseLoader)


def test_the_real_report_is_read_as_plain_text() -> None:
    text = seed("qingshanqiao-2024.yaml").read_text("utf-8")
    assert yaml_text.read(text).data == pyyaml.load(text, Loader=pyyaml.BaseLoader)
