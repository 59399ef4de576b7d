"""From data files to reports, and everything that can be wrong with them at once."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given

from reportgen import InputError, Report, load
from reportgen.formats.source_files import find_sources
from reportgen.plaindata.json_text import read as read_json
from reportgen.plaindata.yaml_text import read as read_yaml
from tests.dumps import as_json, as_yaml
from tests.reports import SHORTEST, SPENT, with_values
from tests.sentences import refused, the_problem
from tests.strategies import reports
from tests.tools import INPUTS, seed

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = INPUTS / "最小示例.yaml"


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(path)
    return [str(finding).removeprefix(str(path)) for finding in caught.value.findings]


def test_the_real_report_loads_as_it_stands() -> None:
    report = load(seed("qingshanqiao-2024.yaml"))
    assert report.year == 2024
    assert len(report.overview.duties) == 14
    assert [len(section.points) for section in report.performance.achievements] == [3] * 5
    assert str(report.performance.expenditure.total) == "3539万元"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".YAML"])
def test_encodings_and_endings_load_alike(tmp_path: Path, encoding: str, suffix: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    if suffix == ".json":
        text = json.dumps(yaml.safe_load(text), ensure_ascii=False, default=str)
    path = tmp_path / f"数据{suffix}"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert load(path) == load(SAMPLE)


def test_data_may_be_a_mapping() -> None:
    assert load(SHORTEST) == Report.model_validate(SHORTEST)
    with pytest.raises(InputError) as caught:
        load({"年度": 1949})
    assert caught.value.findings[0].location == ""


def test_all_errors_of_a_file_come_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text(
        "年度: 1949\n"
        "部门概况:\n"
        "  单位名称: 青禾镇\n"
        "  单位各称: 青禾镇\n"
        "  年度预算金额: 3960万\n"
        "  单位基本职能: [甲, '']\n"
        "  单位名称: 又一次\n"
        "绩效完成情况: 无\n"
        "附注: 无\n",
        encoding="utf-8",
    )
    found = problems(path)
    places = [tuple(map(int, line.split("：")[0].split(":")[1:])) for line in found]
    assert places == sorted(places)
    text = "\n".join(found)
    for words in (
        "“1949”不在2000年到2099年之间",
        "是不是“单位名称”？",
        "“3960万”缺“元”字",
        "缺少“主管部门”，表中第3行",
        "〔部门概况.单位基本职能[2]〕这一栏是空的",
        "“单位名称”写了两次",
        "这里应是一组栏目",
        "缺少“存在的问题分析及改进措施”",
        "表上没有“附注”这一栏",
    ):
        assert words in text
    assert len(found) == 9


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"# \xe5\xb9\xb4\n", "文件是空的"),
        ("年度\n".encode(), "不是“栏目: 内容”的写法"),
        ("- 年度\n".encode(), "不是“栏目: 内容”的写法"),
        ("年度：2024\n部门概况：无\n".encode(), "后面的冒号是全角的"),
        (b"\x89PNG\0", "不是文本文件"),
        (b"---\n...\n", "文件是空的"),
        (b"[1,2", "方括号或花括号没有写完"),
        (b"{", "这里没有写内容"),
        (b'"', "引号没有配对"),
        (b"*x", "“*”开头的内容被当作引用"),
        (b"%YAML 9", "“%”开头的内容被当作指令"),
        (b"# \xe5\xb9\xb4\n[", "这里没有写内容"),
        (b"null", "不是“栏目: 内容”的写法"),
        ("年度: [甲\n".encode(), "“[甲”不是四位数的年份"),
    ],
)
def test_a_file_that_holds_no_report(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "数据.yaml"
    path.write_bytes(content)
    assert any(words in found for found in problems(path))


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "夹.yaml").mkdir()
    (tmp_path / "a.txt").write_text("年度: 2024", encoding="utf-8")
    for name, message in (
        ("没有.yaml", "没有这个文件"),
        ("没有/深处.json", "没有这个文件"),
        ("夹.yaml", "这是文件夹，不是数据文件"),
        ("", "这是文件夹，不是数据文件"),
        ("a.txt", "不是数据文件"),
        ("没有后缀", "不是数据文件"),
        ("甲\0.yaml", "文件打不开（名称里有不能用的字符）"),
        (f"{'长' * 300}.yaml", "文件打不开（名称太长）"),
        ("a.txt/乙.yaml", "文件打不开（路径里有一段是文件，不是文件夹）"),
    ):
        found = the_problem(tmp_path / name)
        assert (found.message, found.rule) == (message, "D01")
        assert found.location == str(tmp_path / name)


def test_a_file_that_must_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "密.yaml"
    path.write_bytes(SAMPLE.read_bytes())

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert the_problem(path).message == "没有权限读这个文件"


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_over_50_mb_is_refused_at_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"大{suffix}"
    with path.open("wb") as file:
        file.truncate(2**30)
    assert the_problem(path).message == "文件超过50MB"


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ('{"年度": "\\ud800"}', (1, 2), "“〈U+D800〉”不是四位数的年份"),
        ('{"年度": 20244}', (1, 2), "“20244”不是四位数的年份"),
        ('{"年度": 2024,\n "年度": 2024}', (2, 2), "“年度”写了两次，第1行已有"),
        ('{"年度": 2024,\n "\\u001b": 1}', (2, 2), "表上没有“〈U+001B〉”这一栏"),
        ('{"年度": 2024,\n}', (2, 1), "这里应是双引号括起来的栏目名"),
        ("null", (1, 1), "文件内容不是“栏目: 内容”的写法"),
        ("[]", (1, 1), "文件内容不是“栏目: 内容”的写法"),
        ("2024", (1, 1), "文件内容不是“栏目: 内容”的写法"),
    ],
)
def test_a_json_file_with_a_mistake(
    tmp_path: Path, content: str, place: tuple[int, int] | None, message: str
) -> None:
    path = tmp_path / "数据.json"
    path.write_text(content, encoding="utf-8")
    found = {finding.message: finding.location for finding in refused(path)}
    where = "" if place is None else f":{place[0]}:{place[1]}"
    assert found[message] == f"{path}{where}"


def test_a_native_mapping_loads_like_its_file() -> None:
    native = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    assert load(native) == load(SAMPLE) == load(str(SAMPLE))
    assert load(native).places.locate(("年度",)) == ""


def test_two_spellings_of_a_field_and_a_value_elsewhere_keep_their_places(tmp_path: Path) -> None:
    data = with_values((f"{SPENT}.三公经费", {"因公出国（境）费": "x", "公务接待费": "y"}))
    path = tmp_path / "数据.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    for finding in refused(path):
        _, line, column = finding.location.rsplit(":", 2)
        assert lines[int(line) - 1][int(column) - 1 :].startswith(finding.path.split(".")[-1])


@given(reports())
def test_yaml_and_json_carry_the_same_report(report: Report) -> None:
    assert load(read_yaml(as_yaml(report)).data) == load(read_json(as_json(report)).data)


def test_sources_are_files_and_folders_to_the_bottom(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.json", "深/更深/c.yml", ".藏/d.yaml", ".e.yaml", "f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("年度: 2024", encoding="utf-8")
    found, wrong = find_sources([tmp_path / "b.yaml", tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["b.yaml", "a.json", "深/更深/c.yml"]
    assert wrong == []
    (tmp_path / "空").mkdir()
    _, wrong = find_sources([tmp_path / "空", tmp_path / "没有", tmp_path / "f.txt"])
    assert [finding.message for finding in wrong] == [
        "文件夹里没有数据文件",
        "没有这个文件或文件夹",
        "不是数据文件",
    ]


def test_every_value_knows_its_place() -> None:
    report = load(SAMPLE)
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    for path in (
        ("年度",),
        ("部门概况", "主管部门"),
        ("绩效完成情况", "绩效目标完成情况", 0, "标题"),
    ):
        file, line, column = report.places.locate(path).rsplit(":", 2)
        assert file == str(SAMPLE)
        assert lines[int(line) - 1][int(column) - 1 :].startswith(str(path[-1]))


def test_a_key_may_be_written_without_its_marks() -> None:
    path = "绩效完成情况.部门整体支出管理和使用基本情况.三公经费"
    with_marks = load(with_values((path, {"因公出国（境）费": "1"})))
    assert load(with_values((path, {"因公出国境费": "1"}))) == with_marks
    with pytest.raises(InputError, match="是同一栏，写了两次"):
        load(with_values((path, {"因公出国境费": "1", "因公出国（境）费": "1"})))
