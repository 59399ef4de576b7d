"""Braces too few, too many or unlike are mended where one reading is possible; look-alikes told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import Words, lines, template

if TYPE_CHECKING:
    from pathlib import Path

LOOP = "{% for 项 in 部门概况.单位基本职能 %}"
BARE_LOOP = LOOP.replace(" %}", " }")


def fixed(folder: Path, text: Words) -> str:
    path = folder / "x.docx"
    path.write_bytes(template(text))
    fix_template(path, path)
    return "\n".join(lines(path.read_bytes()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲{{ 年度 }乙", "甲{{ 年度 }}乙"),
        ("甲{ 年度 }}乙", "甲{{ 年度 }}乙"),
        ("｛｛ 年度 ｝", "{{ 年度 }}"),
        ("{{ 年度 } }", "{{ 年度 }}"),
        ("{ {年度} }", "{{ 年度 }}"),
        ("{{ 年度 %}", "{{ 年度 }}"),
        ("{% 年度 }}", "{{ 年度 }}"),
        ("{{{ 年度 }}", "{{ 年度 }}"),
        ("{{ 年度 }}}", "{{ 年度 }}"),
        ("{{ 年度 }{{ 年度 }}", "{{ 年度 }}{{ 年度 }}"),
        ("{% if 年度 %}甲{% endif }", "{% if 年度 %}甲{% endif %}"),
        ("{% if 年度 %}甲{% endif %", "{% if 年度 %}甲{% endif %}"),
        ("{% if 年度 %}甲{ endif %}", "{% if 年度 %}甲{% endif %}"),
        ("{% if 年度 %}甲{% endif }}", "{% if 年度 %}甲{% endif %}"),
        ("{% if 年度 %}甲{% else }乙{% endif %}", "{% if 年度 %}甲{% else %}乙{% endif %}"),
        ("% if 年度 %}甲{% endif %}", "{% if 年度 %}甲{% endif %}"),
        ("{ % if 年度 %}甲{% endif %}", "{% if 年度 %}甲{% endif %}"),
        (f"{BARE_LOOP}{{{{ 项 }}{{% endfor %}}", f"{LOOP}{{{{ 项 }}}}{{% endfor %}}"),
    ],
)
def test_one_possible_reading_is_taken(before: str, after: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, before) == after


def test_a_broken_tag_split_over_runs_keeps_what_stands_around_it(tmp_path: Path) -> None:
    assert fixed(tmp_path, ("甲{{ 年", "度 ", "}乙{{ 年度 }}")) == "甲{{ 年度 }}乙{{ 年度 }}"


@pytest.mark.parametrize(
    "text",
    [
        "{ 年度 }",  # may be meant as it stands
        "{{ 年度",  # where does it end
        "年度 }}",
        "{{{ 年度 }}}",
        "{{{{ 年度 }}",
        "{{ 错 }",
        "{{ 部门概况.电话 }",
        "{{ 项 }",
        "{{ 单位名称 }",
        "{{ 部{年度 }}",
        "{% 年度 %}",
        "{% end }",
        "{% endfor 甲 }",
        "占50% if 年度 %}",
        "甲{乙}}",
    ],
)
def test_what_may_be_read_in_two_ways_is_left_alone(text: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, text) == text


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("{ 年度 }", "{{ 年度 }}"),
        ("｛部门概况.单位名称｝", "{{ 部门概况.单位名称 }}"),
        ("{单位名称}", "{{ 部门概况.单位名称 }}"),
        ("【【年度】】", "{{ 年度 }}"),
        ("«年度»", "{{ 年度 }}"),
        ("{{ 年度 }}}", "去掉多余的括号"),
        ("{ {{ 年度 }} 甲 {{{年度}}", "标签左边多了一个括号"),
    ],
)
def test_what_looks_like_a_tag_is_told(text: str, advice: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(template(text))
    told = [f for f in check_template(path) if f.rule == "M12" or "括号" in f.message]
    assert len(told) == 1
    assert advice in f"{told[0].message}{told[0].suggestion}"
    assert told[0].location == "第1段"


@pytest.mark.parametrize("text", ["{甲}", "《年度》", "【年度】", "{{ 年度 }}（{}）", "[年度]"])
def test_other_brackets_are_nothing_to_tell(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(template(text))
    assert [f for f in check_template(path) if f.rule in ("M01", "M12")] == []
