"""The blank form in Word: the form's own table, prompts that are no data, read once filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn

from reportgen.formats.loading import load
from reportgen.formats.partial_loading import load_partly
from tests.wordfile import problems

if TYPE_CHECKING:
    from tests.commands import Command

ENTERED = {
    "单位名称": "云溪县青禾镇人民政府",
    "年度预算金额": "3960万元",
    "主管部门": "云溪县人民政府",
    "单位基本职能": "负责辖区内安全生产的指导和监督。",
    "部门整体支出管理和使用基本情况": "本年度预算执行平稳，资金使用规范。",
    "绩效目标完成情况": "民生保障持续改善　新增城镇就业292人。",
    "存在的问题": "1.财政收支矛盾突出。镇级可用财力少。",
    "改进措施": "1.加强财政管理　压减一般性支出。",
    "其他需要说明问题": "无",
}
FIGURES = ("3920", "1900", "752", "923", "345", "0", "3517", "403", "40", "12.6")


def controls(element: Any) -> list[Any]:
    return list(element.iter(qn("w:sdt")))


def type_into(control: Any, words: str) -> None:
    """Type over a prompt as Word does: the placeholder goes, and so does its look."""
    looks = control.find(qn("w:sdtPr"))
    looks.remove(looks.find(qn("w:showingPlcHdr")))
    next(control.iter(qn("w:t"))).text = words


def fill(path: Path) -> None:
    document = docx.Document(str(path))
    table = document.tables[0]
    for row in table.rows:
        label = "".join(row.cells[1].text.split())
        first, *figures = controls(row.cells[2]._tc)
        type_into(first, ENTERED[label])
        for control, figure in zip(figures, FIGURES, strict=bool(figures)):
            type_into(control, figure)
    document.save(str(path))


def test_a_blank_is_a_whole_word_file_with_the_forms_own_table(command: Command) -> None:
    assert command("new", "-o", "我镇.docx", "--year", "2024").code == 0
    data = Path("我镇.docx").read_bytes()
    assert problems(data) == []
    document = docx.Document("我镇.docx")
    (table,) = document.tables
    labels = ["".join(row.cells[1].text.split()) for row in table.rows]
    assert labels == list(ENTERED)
    assert "{" not in "".join(each.text or "" for each in document.element.iter(qn("w:t")))
    colours = {each.get(qn("w:val")) for each in document.element.iter(qn("w:color"))}
    assert colours == {"808080"}


def test_prompts_are_no_data(command: Command) -> None:
    assert command("new", "-o", "我镇.docx", "--year", "2024").code == 0
    partly = load_partly("我镇.docx")
    missing = {each.path for each in partly.problems if each.rule == "C03"}
    assert {"部门概况.单位名称", "部门概况.年度预算金额"} <= missing
    ended = command("build", "我镇.docx")
    assert ended.code == 2
    assert "填单位名称" not in "".join(str(each) for each in partly.problems if each.rule == "C03")


def test_a_filled_blank_is_read_and_built(command: Command) -> None:
    assert command("new", "-o", "我镇.docx", "--year", "2024").code == 0
    fill(Path("我镇.docx"))
    report = load("我镇.docx")
    assert report.year == 2024
    assert report.overview.unit_name == "云溪县青禾镇人民政府"
    assert report.overview.duties == ["负责辖区内安全生产的指导和监督。"]
    spent = report.performance.expenditure
    assert str(spent.total) == "3920万元"
    assert [str(each) for _, each in spent.classes.items()][:2] == ["1900万元", "752万元"]
    assert str(spent.balance) == "40万元"
    assert [each.title for each in report.improvement.problems] == ["财政收支矛盾突出"]
    assert command("build", "我镇.docx", "-o", "x.docx").code == 0


def test_what_was_typed_over_a_prompt_is_read_though_the_program_still_calls_it_one(
    command: Command,
) -> None:
    assert command("new", "-o", "我镇.docx", "--year", "2024").code == 0
    document = docx.Document("我镇.docx")
    for row in document.tables[0].rows:
        first, *figures = controls(row.cells[2]._tc)
        next(first.iter(qn("w:t"))).text = ENTERED["".join(row.cells[1].text.split())]
        for control, figure in zip(figures, FIGURES, strict=bool(figures)):
            next(control.iter(qn("w:t"))).text = figure
    document.save("我镇.docx")
    report = load("我镇.docx")
    assert report.overview.unit_name == "云溪县青禾镇人民政府"
    assert str(report.performance.expenditure.total) == "3920万元"


def test_annexes_are_there_when_they_are_wanted(command: Command) -> None:
    assert command("new", "-o", "我镇.docx", "--year", "2024", "--with-annexes").code == 0
    assert problems(Path("我镇.docx").read_bytes()) == []
    document = docx.Document("我镇.docx")
    text = "\n".join(each.text for each in document.paragraphs)
    for name in ("附件1", "附件2", "附件3", "2024年度部门整体支出绩效评价基础数据表"):
        assert name in text
    cells = [cell.text for table in document.tables[1:] for row in table.rows for cell in row.cells]
    for label in ("三公经费", "1、业务工作经费", "2023年决算数", "三级指标", "总分"):
        assert label in cells
    assert "{" not in "".join(cells) + text


@pytest.mark.parametrize("ending", [".doc", ".wps", ".txt", ".json", ".pdf", ".xls", ""])
def test_other_kinds_are_not_made(command: Command, ending: str) -> None:
    ended = command("new", "-o", f"我镇{ending}")
    assert ended.code == 2
    assert "后缀" in ended.err
    assert list(Path().iterdir()) == []
