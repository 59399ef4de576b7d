"""``reportgen check``: what it prints in each format, and how it ends."""

from __future__ import annotations

import json
import re
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.checks.samples import CLEAN
from tests.commands import Command, files_in, run, text_of, write_json
from tests.tools import INPUTS, seed

KEYS = ["rule", "severity", "path", "location", "message", "suggestion"]
SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"


def clean_with(path: str, value: object) -> dict[str, Any]:
    """Return the report without findings with one value put in."""
    data = group = deepcopy(CLEAN)
    *labels, last = path.split(".")
    for label in labels:
        group = group[label]
    group[last] = value
    return data


def found_in(text: str) -> list[dict[str, str]]:
    """Return the findings of a JSON list; each has the documented keys, severity and rule."""
    found: list[dict[str, str]] = json.loads(text)
    for one in found:
        assert list(one) == KEYS
        assert one["severity"] in ("error", "warning", "info")
        assert re.fullmatch(r"[A-Z]\d\d", one["rule"])
        assert re.search("[一-鿿]", one["message"])
    return found


def _parts(column: int) -> tuple[slice, slice]:
    """Return what stands in a line before and from a column, counted from 1."""
    return slice(column - 1), slice(column - 1, None)


def test_a_report_without_findings_ends_with_0(command: Command, tmp_path: Path) -> None:
    write_json(Path("a.json"), CLEAN)
    ended = command("check", "a.json")
    assert (ended.code, ended.out, ended.err) == (0, "a.json：没有发现问题\n", "")
    assert files_in(tmp_path) == ["a.json"]


def test_the_samples_have_no_error_and_no_warning(tmp_path: Path) -> None:
    ended = run(tmp_path, "check", INPUTS, "--format", "json", PYTHONIOENCODING="utf-8")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert {one["severity"] for one in found_in(ended.stdout.decode())} <= {"info"}


def test_the_real_report_has_warnings_with_line_and_column(command: Command) -> None:
    path = seed("qingshanqiao-2024.yaml")
    ended = command("check", path, "--format", "json")
    found = found_in(ended.out)
    assert ended.code == 0
    assert {"A03", "A06", "C01"} <= {one["rule"] for one in found if one["severity"] == "warning"}
    lines = path.read_text(encoding="utf-8").splitlines()
    for one in found:
        name, line, column = one["location"].rsplit(":", 2)
        before, after = (lines[int(line) - 1][part] for part in _parts(int(column)))
        label = one["path"].rpartition(".")[2]
        assert name == str(path)
        assert before.endswith("- ") if label.endswith("]") else after.startswith(f"{label}:")


def test_an_error_ends_with_1_and_says_where(command: Command) -> None:
    write_json(Path("a.json"), clean_with(f"{SPENT}.支出总额", "3921万元"))
    ended = command("check", "a.json")
    assert ended.code == 1
    assert re.match(r"a\.json：错误\d条", ended.out)
    assert re.search(
        r"\n  错误 A01　.*3921.*\n      建议：.+\n      位置：a\.json 第1行第\d+列　", ended.out
    )
    assert ended.err == ""


def test_data_that_does_not_load_ends_with_2_and_comes_in_the_same_shape(command: Command) -> None:
    data = clean_with("部门概况.年度预算金额", "一千")
    del data["部门概况"]["主管部门"]
    data["部门概况"]["单位名"] = "某镇"
    write_json(Path("a.json"), data)
    Path("b.yaml").write_text("年度: 2024\n年度: 2023\n", encoding="utf-8")
    ended = command("check", "a.json", "b.yaml", "c.yaml", "--format", "json")
    found = {(one["rule"], one["path"]) for one in found_in(ended.out)}
    assert ended.code == 2
    assert found >= {
        ("D03", "部门概况.年度预算金额"),
        ("C03", "部门概况.主管部门"),
        ("D02", "部门概况.单位名"),
        ("D02", "年度"),
        ("D01", ""),
    }
    places = [one["location"] for one in found_in(ended.out)]
    assert {place.partition(":")[0] for place in places} == {"a.json", "b.yaml", "c.yaml"}


def test_text_lists_every_report_by_its_file(command: Command) -> None:
    write_json(Path("in/a.json"), CLEAN)
    write_json(Path("in/b.json"), clean_with("年度", "前年"))
    ended = command("check", "in", "无.json")
    assert ended.code == 2
    heads = [line for line in ended.out.splitlines() if not line.startswith(" ")]
    assert [re.split("[：]", head)[0] for head in heads] == [
        "无.json",
        str(Path("in/a.json")),
        str(Path("in/b.json")),
        "共2份",
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_result_can_go_to_a_file(form: str, command: Command) -> None:
    write_json(Path("a.json"), clean_with(f"{SPENT}.支出总额", "3921万元"))
    shown = command("check", "a.json", "--format", form)
    ended = command("check", "a.json", "--format", form, "-o", "深/结果")
    assert (ended.code, ended.out) == (1, f"已写入：{Path('深/结果')}\n")
    assert text_of("深/结果") == shown.out


def test_an_excel_list_lies_beside_unless_told_otherwise(command: Command, tmp_path: Path) -> None:
    write_json(Path("a.json"), clean_with(f"{SPENT}.支出总额", "3921万元"))
    ended = command("check", "a.json", "--format", "xlsx")
    assert (ended.code, ended.out) == (1, "已写入：检查结果.xlsx\n")
    assert command("check", "a.json", "--format", "xlsx", "-o", "x/y.xlsx").code == 1
    assert files_in(tmp_path) == ["a.json", "x/y.xlsx", "检查结果.xlsx"]
    with zipfile.ZipFile("检查结果.xlsx") as archive:
        assert "A01" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_last_years_report_is_compared(command: Command) -> None:
    summary = "全年新增城镇就业292人，失业人员再就业156人，发放各类补贴19.8万元。"
    data = clean_with(f"{SPENT}.概述", summary)
    write_json(Path("今年.json"), data)
    write_json(Path("去年.json"), {**data, "年度": 2023})
    found = found_in(command("check", "今年.json", "--last", "去年.json", "--format", "json").out)
    assert "C07" in {one["rule"] for one in found}
    assert found_in(command("check", "今年.json", "--format", "json").out) == []


def test_a_users_own_dictionary_is_added(command: Command) -> None:
    write_json(Path("a.json"), clean_with("部门概况.单位基本职能", ["管理各项经废。"]))
    Path("词典.yaml").write_text("错别字:\n  经废: 经费\n", encoding="utf-8")
    assert "T05" not in command("check", "a.json").out
    ended = command("check", "a.json", "--dict", "词典.yaml")
    assert re.search("T05　.*经费", ended.out), ended.err


def test_a_waiver_is_listed_and_no_longer_counts(command: Command) -> None:
    data = clean_with(f"{SPENT}.支出总额", "3921万元")
    data["检查豁免"] = dict.fromkeys(("A01", "A02", "A03"), "上级批准的口径差异")
    write_json(Path("a.json"), data)
    ended = command("check", "a.json")
    assert "上级批准的口径差异" in ended.out
    assert ended.code == 0, ended.out


def test_there_are_no_colours_where_the_output_is_no_terminal(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", clean_with(f"{SPENT}.支出总额", "3921万元"))
    ended = run(tmp_path, "check", "a.json")
    assert ended.returncode == 1
    assert b"\x1b" not in ended.stdout + ended.stderr


def test_rules_of_some_provinces_are_applied_when_asked_for(command: Command) -> None:
    source = INPUTS / "含附件示例.yaml"
    assert command("check", source).code == 0
    for wanted in (["+S14"], ["S12，s14"], ["+S13", "--rules", "+S14"]):
        ended = command("check", source, "--rules", *wanted)
        assert ended.code == 1
        assert "S14" in ended.out
    wrong = command("check", source, "--rules", "S99")
    assert wrong.code == 2
    assert "没有编号为“S99”的规则" in wrong.err
