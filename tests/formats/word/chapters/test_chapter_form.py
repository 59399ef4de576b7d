"""Reports of the chapter-style form in Word files: as built, edited, and written by people."""

from __future__ import annotations

import io
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from reportgen import load, render
from reportgen.formats.reading import Reading, read_word
from reportgen.model.report import Report
from reportgen.ooxml.data_part import remove_data
from tests.empty_word import empty_document
from tests.formats.word.making import plain, seed_data
from tests.reports import CHAPTERS, EDGES, HOSTILE_TEXT, in_chapters, report
from tests.strategies import chapter_data
from tests.tools import INPUTS
from tests.wordfile import DOCUMENT, members, packed, replaced

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reports import Data

NOT_ON_PAPER = ("预算数", "上年数", "对应问题")
FIRST_YEAR = 2020
ANY_NUMBER_OF_FILES = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SAMPLE = INPUTS / "青山桥镇.yaml"


def read(data: bytes, folder: Path) -> Reading:
    path = folder / "报告.docx"
    path.write_bytes(data)
    return read_word(path)


def bare(data: bytes) -> bytes:
    """Return a built file without the data it carries."""
    return packed(remove_data(members(data)))


def on_paper(value: Any) -> Any:
    """Return data without what the form does not print."""
    if isinstance(value, dict):
        return {k: on_paper(v) for k, v in value.items() if k not in NOT_ON_PAPER}
    return [on_paper(each) for each in value] if isinstance(value, list) else value


def given_data(of: Report) -> Data:
    data = of.model_dump(mode="json", by_alias=True, exclude_none=True)
    del data["检查豁免"]
    kept: Data = on_paper(data)
    return kept


@ANY_NUMBER_OF_FILES
@given(chapter_data().filter(lambda data: data["年度"] >= FIRST_YEAR))
def test_any_report_is_read_back_from_its_file(tmp_path: Path, data: Data) -> None:
    before = Report.model_validate(data)
    reading = read(render(before, "hunan"), tmp_path)
    assert Report.model_validate(reading.data) == before
    assert (reading.unplaced, reading.notes) == ([], [])


@ANY_NUMBER_OF_FILES
@given(chapter_data().filter(lambda data: data["年度"] >= FIRST_YEAR))
def test_every_word_of_any_report_is_in_a_field_or_listed(tmp_path: Path, data: Data) -> None:
    before = Report.model_validate(data)
    reading = read(bare(render(before, "hunan")), tmp_path)
    assert reading.carried is None
    told = "".join(each.message for each in (*reading.unplaced, *reading.notes))
    assert letters(on_paper(before.model_dump(by_alias=True))) - letters([reading.data, told]) == {}


def letters(value: Any) -> Counter[str]:
    """Count the letters of all texts in some data that the form prints."""
    if isinstance(value, dict):
        printed = (inner for key, inner in value.items() if key not in ("检查豁免", "附件"))
        return letters(list(printed))
    if isinstance(value, list):
        return sum(map(letters, value), Counter[str]())
    return Counter(filter(str.isalpha, value if isinstance(value, str) else ""))


def test_the_sample_is_read_by_its_words_alone(tmp_path: Path) -> None:
    sample = load(SAMPLE)
    reading = read(bare(render(sample, "hunan")), tmp_path)
    assert given_data(Report.model_validate(reading.data)) == given_data(sample)
    assert (reading.unplaced, reading.notes) == ([], [])


@pytest.mark.parametrize("name", ["shortest", "no-points", "sixty-points", "long-text"])
def test_reports_at_the_edges_are_read_by_their_words_alone(name: str, tmp_path: Path) -> None:
    of = report(in_chapters(EDGES[name]))
    reading = read(bare(render(of, "hunan")), tmp_path)
    assert Report.model_validate(reading.data).improvement == of.improvement
    assert Report.model_validate(reading.data).performance == of.performance
    assert Report.model_validate(reading.data).overview == of.overview
    assert reading.unplaced == []


def test_tags_in_the_data_are_read_as_text(tmp_path: Path) -> None:
    of = report(in_chapters(EDGES["hostile"]))
    reading = read(bare(render(of, "hunan")), tmp_path)
    assert reading.data["部门概况"]["单位名称"] == HOSTILE_TEXT
    assert reading.data["绩效完成情况"]["绩效目标完成情况"][0]["标题"] == HOSTILE_TEXT


@pytest.mark.parametrize(
    ("old", "new", "path", "value"),
    [
        ("编制数60人", "编制数61人", "部门概况.机构人员.编制数", 61),
        ("主管部门为云溪县", "主管部门为云山县", "部门概况.主管部门", "云山县人民政府"),
        (
            "基本支出3517万元",
            "基本支出3518万元",
            "预算收支.一般公共预算支出情况.基本支出.合计",
            "3518万元",
        ),
        (
            "没有政府性基金预算支出",
            "政府性基金预算支出8万元",
            "预算收支.政府性基金预算支出情况.合计",
            "8万元",
        ),
        ("收入3920万元", "收入4000万元", "预算收支.收入.合计", "4000万元"),
        ("随部门决算公开。", "单独公开。", "绩效自评结果拟应用和公开情况", ["单独公开。"]),
        ("2025年4月8日", "2025年5月6日", "落款日期", "2025年5月6日"),
    ],
)
def test_an_edit_of_one_field_is_read_as_that_edit(
    old: str, new: str, path: str, value: object, tmp_path: Path
) -> None:
    edited = replaced(render(report(CHAPTERS), "hunan"), DOCUMENT, (old, new))
    now = given_data(Report.model_validate(read(edited, tmp_path).data))
    expected = given_data(report(CHAPTERS))
    group = expected
    *groups, last = path.split(".")
    for label in groups:
        group = group[label]
    group[last] = value
    assert now == expected


def test_a_sentence_in_other_words_keeps_its_figure_and_its_text(tmp_path: Path) -> None:
    changes = ("2024年一般公共预算项目支出403万元。", "项目支出共计403万元，比上年略有下降。")
    edited = bare(replaced(render(report(CHAPTERS), "hunan"), DOCUMENT, changes))
    project = read(edited, tmp_path).data["预算收支"]["一般公共预算支出情况"]["项目支出"]
    assert project == {"合计": "403万元", "说明": [changes[1], "用于民生项目。", "按进度拨付。"]}


def test_a_figure_that_is_not_certain_is_left_out_and_said(tmp_path: Path) -> None:
    changes = ("2024年一般公共预算项目支出403万元。", "项目支出403万元，调整后项目支出400万元。")
    edited = bare(replaced(render(report(CHAPTERS), "hunan"), DOCUMENT, changes))
    reading = read(edited, tmp_path)
    project = reading.data["预算收支"]["一般公共预算支出情况"]["项目支出"]
    assert "合计" not in project
    assert project["说明"][0] == changes[1]
    assert any("没有找到这个数" in note.message for note in reading.notes)


def test_another_year_and_another_total_are_said(tmp_path: Path) -> None:
    changes = (("2024年末编制", "2023年末编制"), ("支出总额3920万元", "支出总额3900万元"))
    edited = bare(replaced(render(report(CHAPTERS), "hunan"), DOCUMENT, *changes))
    reading = read(edited, tmp_path)
    assert reading.data["年度"] == 2024
    assert [note.message for note in reading.notes if "2023" in note.message] == [
        "这一句写的是2023年，报告是2024年度"
    ]
    assert ["支出总额3900万元" in each.message for each in reading.unplaced] == [True]


def written(data: Data) -> bytes:
    """Write the report as a person does: plain paragraphs, headings in their own words."""
    made = empty_document()
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    improvement = data["存在的问题分析及改进措施"]
    lines = [
        "湘潭县青山桥镇人民政府",
        "2024年度部门整体支出绩效自评报告",
        "一、部门基本情况",
        "（一）主要职能",
        *(f"{n}、{duty}" for n, duty in enumerate(data["部门概况"]["单位基本职能"], 1)),
        "（二）机构设置情况",
        "核定编制96名，年末在职人员92名。",
        "二、一般公共预算支出情况",
        "（一）基本支出情况",
        "基本支出为3136万元，主要是人员经费。",
        "（二）项目支出情况",
        "项目支出403万元。",
        "三、政府性基金预算支出情况",
        "本单位没有安排。",
        "四、国有资本经营预算支出",
        "无。",
        "五、社会保险基金预算支出情况",
        "不涉及。",
        "六、部门整体支出绩效情况",
        "（一）部门整体支出管理和使用基本情况",
        spent["概述"][0],
        "2024年部门整体支出3539万元，其中：基本支出3136万元，项目支出403万元，当年无结余。",
        "（二）绩效目标完成情况",
        "产业发展  一是增产。二是增收。",
        "七、存在的主要问题及原因分析",
        *(f"{n}.{p['标题']}。{p['内容']}" for n, p in enumerate(improvement["存在的问题"], 1)),
        "八、改进措施",
        *(f"{n}.{m['标题']}　{m['内容']}" for n, m in enumerate(improvement["改进措施"], 1)),
        "九、绩效自评结果应用和公开情况",
        "在门户网站公开。",
        "十、其他需要说明的问题",
        "无",
        "湘潭县青山桥镇人民政府",
        "2025年4月8日",
        "附件：1.部门整体支出绩效评价基础数据表",
    ]
    for line in lines[:-1]:
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_file_that_a_person_wrote_is_read_by_its_headings(tmp_path: Path) -> None:
    data = seed_data()
    reading = read(written(data), tmp_path)
    found = plain(reading.data)
    assert found["年度"] == 2024
    assert found["部门概况"]["单位名称"] == "湘潭县青山桥镇人民政府"
    assert found["部门概况"]["单位基本职能"] == data["部门概况"]["单位基本职能"]
    assert (found["部门概况"]["机构人员"]["编制数"], found["落款日期"]) == (96, "2025年4月8日")
    budget = found["预算收支"]
    assert budget["一般公共预算支出情况"]["基本支出"]["合计"] == "3136万元"
    assert budget["一般公共预算支出情况"]["项目支出"]["合计"] == "403万元"
    for label in ("政府性基金预算支出情况", "国有资本经营预算支出情况", "社会保险基金预算支出情况"):
        assert budget[label]["合计"] == "0万元"
    improvement, expected = found["存在的问题分析及改进措施"], data["存在的问题分析及改进措施"]
    assert improvement["存在的问题"] == expected["存在的问题"]
    assert improvement["改进措施"] == expected["改进措施"]
    assert improvement["其他需要说明问题"] == ["无"]
    spent = found["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert (spent["支出总额"], spent["结余"]) == ("3539万元", "0万元")
    assert found["绩效完成情况"]["绩效目标完成情况"][0]["要点"] == ["增产。", "增收。"]
    assert found["绩效自评结果拟应用和公开情况"] == ["在门户网站公开。"]


def test_what_stands_under_no_heading_of_the_form_is_listed(tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(bare(render(report(deepcopy(CHAPTERS)), "hunan"))))
    made.add_paragraph("附件：1.部门整体支出绩效评价基础数据表")
    made.add_table(1, 1).cell(0, 0).text = "填表人：某某"
    made.paragraphs[0].insert_paragraph_before("内部资料")
    made.paragraphs[4].insert_paragraph_before("本节由办公室撰写。")
    buffer = io.BytesIO()
    made.save(buffer)
    reading = read(buffer.getvalue(), tmp_path)
    told = "".join(each.message for each in reading.unplaced)
    for text in (
        "内部资料",
        "本节由办公室撰写。",
        "附件：1.部门整体支出绩效评价基础数据表",
        "填表人：某某",
    ):
        assert f"“{text}”" in told


def test_two_chapters_do_not_make_a_report(tmp_path: Path) -> None:
    made = empty_document()
    for line in ("一、部门基本情况", "内容。", "二、下一步打算", "内容。"):
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    with pytest.raises(Exception, match="没有找到"):
        read(buffer.getvalue(), tmp_path)
