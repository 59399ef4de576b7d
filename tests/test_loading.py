"""From data files to reports, and everything that can be wrong with them at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from reportgen import InputError, Report, load
from reportgen.loading import find_sources
from tests.reports import SHORTEST, with_values
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
        ("年度：2024\n部门概况：无\n".encode(), "冒号用半角"),
        (b"\x89PNG\0", "不是文本文件"),
        ("年度: [甲\n".encode(), "括号没有写完"),
    ],
)
def test_a_file_that_holds_no_report(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "数据.yaml"
    path.write_bytes(content)
    (found,) = problems(path)
    assert words in found


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    assert "没有这个文件" in problems(tmp_path / "没有.yaml")[0]
    (tmp_path / "夹.yaml").mkdir()
    assert "这是文件夹，不是数据文件" in problems(tmp_path / "夹.yaml")[0]
    (tmp_path / "a.txt").write_text("年度: 2024", encoding="utf-8")
    assert "不是数据文件" in problems(tmp_path / "a.txt")[0]
    with (tmp_path / "大.yaml").open("wb") as file:
        file.truncate(50_000_001)
    assert "文件超过50MB" in problems(tmp_path / "大.yaml")[0]


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
