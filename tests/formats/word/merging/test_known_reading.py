"""What a printed file says is known from one that differs in a text: as if it had been read."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.formats.word.merging.known_reading import reading_of
from reportgen.formats.word.merging.rerender import read_again
from reportgen.formats.word.word_reading import read_members
from reportgen.model.report import Report
from reportgen.ooxml import package
from tests.bench.peers import saved_with_python_docx
from tests.formats.word.built import built
from tests.reports import SHORTEST, report

DUTIES = ("部门概况", "单位基本职能", 0)
PERFORMANCE = "绩效完成情况"
SPENT = (PERFORMANCE, "部门整体支出管理和使用基本情况")
MANAGED = ("存在的问题分析及改进措施", "存在的问题", 0)


def edited(*path: str | int, text: str) -> Report:
    """Return the shortest report with one text in it changed."""
    data: Any = report(SHORTEST).model_dump(by_alias=True, exclude_none=True)
    group = data
    for step in path[:-1]:
        group = group[step]
    group[path[-1]] = text
    return Report.model_validate(data)


def members(given: Report, *, again: bool = False) -> dict[str, bytes]:
    data = built(given)
    return package.unpack(saved_with_python_docx(data) if again else data)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("部门概况", "主管部门"), "青禾县人民政府"),
        (DUTIES, "负责全镇的防汛、防火和森林巡护工作。"),
        ((PERFORMANCE, "绩效目标完成情况", 0, "要点", 0), "全年修复水渠3.6公里。"),
        ((*SPENT, "支出总额"), "1234.5万元"),
        ((*MANAGED, "标题"), "村级账目公开不够及时"),
        ((*MANAGED, "内容"), "有4个村的账目晚了一个月才公开。"),
        (("存在的问题分析及改进措施", "其他需要说明问题"), "年末结余按规定交回。"),
    ],
)
def test_it_says_what_reading_says(path: tuple[str | int, ...], text: str, again: bool) -> None:
    made = members(report(SHORTEST))
    file = members(edited(*path, text=text), again=again)
    now = read_members(file, "报告.docx")
    known, read = reading_of(made, file, now), read_again(made, now)
    assert read is not None
    if known is not None:  # a text that stands twice has to be read
        assert (known.data, known.year, known.lines) == (read.data, read.year, read.lines)
        assert known.rows == read.rows
        assert set(known.unplaced) == set(read.unplaced)
        assert set(known.notes) == set(read.notes)


@pytest.mark.parametrize("again", [False, True])
def test_an_edited_line_needs_no_reading(again: bool) -> None:
    made = members(report(SHORTEST))
    file = members(edited("部门概况", "主管部门", text="青禾县人民政府"), again=again)
    known = reading_of(made, file, read_members(file, "报告.docx"))
    assert known is not None
    assert known.get(("部门概况", "主管部门")) == report(SHORTEST).overview.supervisor


def test_the_same_text_in_other_bytes_is_what_was_read() -> None:
    made = members(report(SHORTEST))
    file = members(report(SHORTEST), again=True)
    assert made[package.DOCUMENT] != file[package.DOCUMENT]
    now = read_members(file, "报告.docx")
    assert reading_of(made, file, now) is now


def test_a_title_that_names_the_unit_has_to_be_read() -> None:
    made = members(report(SHORTEST))
    file = members(edited("部门概况", "单位名称", text="云溪县青禾镇财政所"))
    assert reading_of(made, file, read_members(file, "报告.docx")) is None


def test_more_than_one_text_has_to_be_read() -> None:
    made = members(report(SHORTEST))
    both = edited("部门概况", "主管部门", text="青禾县人民政府").model_dump(
        by_alias=True, exclude_none=True
    )
    both["存在的问题分析及改进措施"]["其他需要说明问题"] = "年末结余按规定交回。"
    file = members(Report.model_validate(both))
    assert reading_of(made, file, read_members(file, "报告.docx")) is None


def test_other_footers_have_to_be_read() -> None:
    made = members(report(SHORTEST))
    name = next(name for name in made if name.startswith("word/footer"))
    file = {**made, name: made[name].replace(b"PAGE", b"DATE")}
    assert reading_of(made, file, read_members(file, "报告.docx")) is None
