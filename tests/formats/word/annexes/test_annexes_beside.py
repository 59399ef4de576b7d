"""Annexes beside the report in any order, alone, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.formats.loading import load
from reportgen.formats.reading import read_word
from reportgen.model.report import ANNEXES
from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import EXPLANATION, SECTION, annexes_of
from tests.formats.word.annexes.meaning import meaning, with_annexes
from tests.formats.word.annexes.plain_tables import left, plainly, read
from tests.formats.word.making import plain, seed_data, texts, write
from tests.formats.word.markup import form, packaged, paragraph, table

if TYPE_CHECKING:
    from pathlib import Path


BASE, WHOLE, PROJECTS = "基础数据表", "整体自评表", "项目自评表"


def everything() -> str:
    return annexes_of(with_annexes(ALL))


@pytest.mark.parametrize("at", ["before", "after"])
def test_beside_the_report_in_any_order(at: str) -> None:
    report = form(texts(seed_data()))
    annexes = SECTION.join(reversed(everything().split(SECTION)))
    parts = [annexes, SECTION, report] if at == "before" else [report, SECTION, annexes]
    reading = read(*parts)
    assert reading.unplaced == []
    data = dict(reading.data)
    assert meaning(with_annexes(data.pop(ANNEXES))) == meaning(with_annexes(ALL))
    assert plain(data) == seed_data()


def test_only_annexes_are_told_of(tmp_path: Path) -> None:
    reading = read(annexes_of(with_annexes({BASE: ALL[BASE]})))
    assert list(reading.data) == [ANNEXES, "年度"]
    assert list(reading.data[ANNEXES]) == [BASE]
    assert "文件里只有附件（基础数据表），没有报告" in next(n.message for n in reading.notes)
    path = write(tmp_path, packaged(everything() + "<w:p/>"))
    with pytest.raises(InputError) as caught:
        load(path)
    first = caught.value.findings[0]
    assert first.message == "缺少“部门概况”，表的“部门概况”一组要用"
    assert any(
        "只有附件（基础数据表、整体自评表、1张项目自评表）" in each.message
        for each in caught.value.findings
    )


def test_text_of_no_field_is_listed_with_its_place() -> None:
    body = everything().replace("</w:tbl>", plainly("审核意见", "同意。") + "</w:tbl>", 1)
    reading = read(paragraph("县财政局监制"), body, paragraph("备注：数据来自决算。"))
    assert left(reading) == ["县财政局监制", "备注：数据来自决算。", "审核意见", "同意。"]
    assert reading.unplaced[-1].location.endswith("表1 第3行 第2列")


def test_what_is_no_figure_is_found_wrong_where_it_stands(tmp_path: Path) -> None:
    body = everything().replace(">3960<", ">约3960<", 1).replace(">优<", ">合格<")
    body = body.replace("自评等级：优", "自评等级：合格", 1)
    path = write(tmp_path, packaged(form(texts(seed_data())) + SECTION + body))
    with pytest.raises(InputError) as caught:
        load(path)
    places = {
        each.path: (each.location.rpartition(":")[2], each.message)
        for each in caught.value.findings
    }
    assert places["附件.整体自评表.年度预算申请.年度资金总额.全年预算数"] == (
        "表6 第3行 第4列",
        "“约3960”是约数，这里要填确数",
    )
    assert places["附件.整体自评表.等级"] == ("表7 第11行 第4列", "这一栏只能写：优、良、中、差")


def test_an_annex_of_another_year_is_told() -> None:
    reading = read(form(texts(seed_data())), everything().replace("2024年度", "2023年度"))
    assert reading.data["年度"] == 2024
    assert any("附件写的是2023年度" in each.message for each in reading.notes)


def test_a_title_with_the_name_of_the_unit() -> None:
    body = everything().replace("2024年度部门", "云溪县青禾镇人民政府2024年部门")
    assert read(body).unplaced == []
    other = everything().replace("2024年度部门", "某某镇2024年部门")
    assert left(read(other)) == ["某某镇", "某某镇"]


def test_a_list_of_annexes_that_are_not_there_is_listed() -> None:
    lines = ["附件：1.部门整体支出绩效评价基础数据表", "2.项目支出绩效自评表（农村公路养护）"]
    listed = "".join(map(paragraph, lines))
    report = form(texts(seed_data()))
    assert left(read(report, listed)) == lines
    assert left(read(report, listed, SECTION, everything())) == []


def test_other_tables_stay_what_they_are() -> None:
    other = table(plainly("项目", "预算数", "决算数"), plainly("办公费", "3", "2"))
    reading = read(form(texts(seed_data())), "<w:p/>", other)
    assert ANNEXES not in reading.data
    assert [each.text for each in reading.loose] == ["项目", "预算数", "决算数", "办公费", "3", "2"]
    (finding,) = reading.unplaced
    assert "表2是别的表，6格没有对应的栏目" in finding.message


def test_the_explanation_below_the_tables_is_on_the_form() -> None:
    assert EXPLANATION in everything()
    assert read(everything()).unplaced == []


def test_the_same_field_twice_is_listed() -> None:
    head = plainly("", "2023年决算数", "2024年预算数", "2024年决算数")
    again = table(head, plainly("公用经费", "640", "7", "648"))
    reading = read(everything(), paragraph("附件9"), paragraph("基础数据表"), again)
    assert [each.message for each in reading.unplaced] == [
        "“预算数”前面已经填了，这里的没有用：“7”"
    ]


def test_a_file_that_is_read_from_disk(tmp_path: Path) -> None:
    path = write(tmp_path, packaged(everything() + "<w:p/>"))
    assert read_word(path).data[ANNEXES][BASE]["填表人"] == "罗青"
