"""Next year's draft: what stays, what is emptied, and that it can't be sent by mistake."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from reportgen import InputError, Report, check, load
from reportgen.editing.drafting import draft, draft_filling, draft_memory
from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.excel.form_writing import form_workbook
from reportgen.formats.leftover_marks import LAST_YEAR_MARK, leftover_marks
from reportgen.formats.loading import entered_bytes
from reportgen.model.places import Places
from reportgen.plaindata import yaml_text
from tests.reports import ACHIEVED, DUTIES, EDGES, MEASURES, PROBLEMS, REMARKS, SHORTEST, SPENT
from tests.reports import report as made
from tests.sentences import refused
from tests.strategies import reports
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

LAST = load(INPUTS / "青山桥镇.yaml")


def data_of(text: str) -> dict[str, Any]:
    data = yaml_text.read(text).data
    assert isinstance(data, dict)
    return data


def field(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data[step]
    return data


def completed(text: str) -> str:
    """Do what a person does with a draft: rewrite the marked texts, and fill in the figures."""
    text = re.sub(r"(编制数|在职人数):  # 上年 .*", r"\1: 1人", text)
    return re.sub(r":  # 上年 .*", ": 1万元", text.replace(LAST_YEAR_MARK, "今年"))


def unmarked(text: str | None) -> str:
    return (text or "").replace(LAST_YEAR_MARK, "")


def test_what_stays_is_kept_without_marks() -> None:
    data = data_of(draft(LAST))
    assert data["年度"] == "2025"
    assert field(data, "部门概况.单位名称") == LAST.overview.unit_name
    assert field(data, "部门概况.主管部门") == LAST.overview.supervisor
    assert field(data, DUTIES) == LAST.overview.duties
    assert data_of(draft(LAST, 2027))["年度"] == "2027"


def test_figures_are_empty_with_last_years_beside_them() -> None:
    text = draft(LAST)
    assert "  年度预算金额:  # 上年 3960万元\n" in text
    assert "      工资福利支出:  # 上年 1533万元\n" in text
    spent = field(data_of(text), SPENT)
    assert spent["支出总额"] is None
    assert set(spent["按经济分类"].values()) == {None}
    assert spent["三公经费"]["合计"] is None
    assert spent["三公经费"]["上年数"] == "0万元"


def test_last_years_figure_of_official_expenses_is_the_sum_of_its_parts() -> None:
    spent = field(data_of(draft(made(EDGES["all-parts"]))), SPENT)
    assert spent["三公经费"]["上年数"] == "12.6万元"
    assert spent["三公经费"]["预算数"] is None
    nothing = field(data_of(draft(made(SHORTEST))), SPENT)["三公经费"]
    assert nothing["上年数"] is None


@pytest.mark.parametrize("path", [f"{SPENT}.概述", REMARKS])
def test_paragraphs_are_kept_with_a_mark(path: str) -> None:
    kept = field(data_of(draft(LAST)), path)
    assert kept
    assert all(text.startswith(LAST_YEAR_MARK) for text in kept)


def test_sections_problems_and_measures_are_kept_with_marks() -> None:
    data = data_of(draft(LAST))
    sections = field(data, ACHIEVED)
    assert [each["标题"].removeprefix(LAST_YEAR_MARK) for each in sections] == [
        each.title for each in LAST.performance.achievements
    ]
    problem, measure = field(data, PROBLEMS)[0], field(data, MEASURES)[0]
    for text in (*sections[0]["要点"], *problem.values(), measure["标题"], measure["内容"]):
        assert text.startswith(LAST_YEAR_MARK)
    assert measure["对应问题"] == ["1"]


def test_every_line_of_a_text_has_its_mark() -> None:
    data = data_of(draft(made(EDGES["breaks-and-tabs"])))
    lines = field(data, PROBLEMS)[0]["内容"].split("\n")
    assert len(lines) == 3
    assert all(line.startswith(LAST_YEAR_MARK) for line in lines)


def test_without_prose_the_draft_is_the_blank_but_for_what_stays() -> None:
    text = draft(LAST, blank=True)
    assert LAST_YEAR_MARK not in text
    data = data_of(text)
    assert field(data, f"{SPENT}.概述") == [None]
    assert field(data, ACHIEVED) == [{"标题": None, "要点": [None]}]
    assert field(data, DUTIES) == LAST.overview.duties


def test_the_draft_has_the_comments_of_the_blank() -> None:
    text = draft(LAST)
    for line in blank_yaml().splitlines():
        if line.strip().startswith("#"):
            assert line in text.splitlines()
    assert "由2024年度的报告生成" in text


def test_waivers_are_not_carried_over() -> None:
    assert "检查豁免" not in data_of(draft(made(EDGES["all-parts"])))


def test_nothing_said_stays_nothing() -> None:
    assert field(data_of(draft(made(SHORTEST))), REMARKS) == [None]


def test_a_year_that_no_report_can_have_is_left_out() -> None:
    last = Report.model_validate({**SHORTEST, "年度": 2099})
    assert data_of(draft(last))["年度"] is None


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_draft_does_not_load_and_every_place_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"底稿{suffix}"
    text = draft(LAST)
    if suffix == ".json":
        text = json.dumps(data_of(text), ensure_ascii=False, indent=1)
    path.write_text(text, "utf-8")
    findings = refused(path)
    marked = [finding for finding in findings if finding.rule == "D06"]
    assert len(marked) == text.count(LAST_YEAR_MARK) - text.count(f"“{LAST_YEAR_MARK}”")
    assert {finding.rule for finding in findings} == {"D06", "C03"}
    lines = [int(finding.location.rsplit(":", 2)[1]) for finding in findings]
    assert lines == sorted(lines)
    for finding in marked:
        line = int(finding.location.rsplit(":", 2)[1])
        assert LAST_YEAR_MARK in text.splitlines()[line - 1]


def test_text_of_which_only_the_mark_was_removed_is_found_without_last_years_report(
    tmp_path: Path,
) -> None:
    path = tmp_path / "今年.yaml"
    path.write_text(completed(draft(LAST)).replace("今年", ""), "utf-8")
    copied = [finding for finding in check(path) if finding.rule == "C07"]
    assert len(copied) >= 10
    assert any("上一年报告（青山桥镇.yaml）里的一段" in finding.message for finding in copied)
    assert load(path).last_year is not None


def test_what_was_rewritten_or_has_other_figures_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "今年.yaml"
    data, separator, memory = completed(draft(LAST)).replace("今年", "").partition("\n# ──")
    path.write_text(re.sub(r"(?<=\d)(?=[人户个])", "1", data) + separator + memory, "utf-8")
    copied = {finding.path for finding in check(path) if finding.rule == "C07"}
    path.write_text(data + separator + memory, "utf-8")
    all_copied = {finding.path for finding in check(path) if finding.rule == "C07"}
    assert copied < all_copied
    path.write_text(data, "utf-8")
    assert "C07" not in {finding.rule for finding in check(path)}


def test_a_draft_in_a_workbook_remembers_last_years_text_too() -> None:
    written = form_workbook(draft_filling(LAST), last_year=draft_memory(LAST))
    held = entered_bytes("今年.xlsx", written)
    assert held.last_year == draft_memory(LAST)
    assert not any("上年文字" in finding.message for finding in held.remarks)
    assert entered_bytes("今年.xlsx", form_workbook(draft_filling(LAST))).last_year is None


def test_a_draft_without_prose_remembers_it_too() -> None:
    assert "#｜" in draft(LAST, blank=True)


def test_a_mark_alone_keeps_a_whole_report_from_loading() -> None:
    data = {**SHORTEST, "检查豁免": {"A06": f"{LAST_YEAR_MARK}已说明"}}
    (finding,) = refused(data)
    assert (finding.rule, finding.path) == ("D06", "检查豁免.A06")
    (again,) = leftover_marks(Report.model_validate(data), Places("x"))
    assert again == finding._replace(location="x")


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_mark_that_is_written_as_escapes_is_found(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"数据{suffix}"
    text = json.dumps({**SHORTEST, "检查豁免": {"A06": f"{LAST_YEAR_MARK}已说明"}})
    assert LAST_YEAR_MARK not in text
    path.write_text(text, "utf-8")
    (finding,) = refused(path)
    assert (finding.rule, finding.path) == ("D06", "检查豁免.A06")


def test_a_completed_draft_loads(tmp_path: Path) -> None:
    path = tmp_path / "新.yaml"
    path.write_text(completed(draft(LAST)), "utf-8")
    report = load(path)
    assert report.year == 2025
    assert str(report.performance.expenditure.total) == "1万元"
    assert len(report.performance.achievements) == len(LAST.performance.achievements)


@given(reports())
def test_a_draft_of_any_report_keeps_its_prose_and_does_not_load(last: Report) -> None:
    data = data_of(draft(last))
    overview, improvement = last.overview, last.improvement
    assert field(data, DUTIES) == (overview.duties or [None])
    assert field(data, "部门概况.单位名称") == overview.unit_name
    kept = [(each["标题"], each.get("内容")) for each in field(data, PROBLEMS)]
    assert [(unmarked(title), unmarked(content)) for title, content in kept] == [
        (unmarked(each.title), unmarked(each.content)) for each in improvement.problems
    ] or not improvement.problems
    sections = last.performance.achievements
    assert [each["标题"] for each in field(data, ACHIEVED)] == (
        [LAST_YEAR_MARK + each.title for each in sections] or [None]
    )
    for new, old in zip(field(data, ACHIEVED), sections, strict=False):
        assert [*map(unmarked, new["要点"] or [""])] == ([*map(unmarked, old.points)] or [""])
    with pytest.raises(InputError):
        load(data)


def test_a_draft_keeps_the_names_of_the_annexes_and_moves_the_accounts() -> None:
    text = draft(made(EDGES["all-parts"]))
    annexes = data_of(text)["附件"]
    costs = field(annexes, "基础数据表.经费控制情况")
    assert costs["三公经费"]["上年决算数"] == "12.6万元"
    assert costs["三公经费"]["决算数"] is None
    fund = {"名称": "农村综合改革", "级别": "省级", "上年决算数": "314万元"}
    assert costs["项目支出"]["专项资金"] == [{**fund, "预算数": None, "决算数": None}]
    assert costs["部门基本支出预算调整"]["上年决算数"] == "-5万元"
    rows = field(annexes, "整体自评表.绩效指标")
    assert [(row["一级指标"], row["三级指标"], row["分值"]) for row in rows[:2]] == [
        ("产出指标（50分）", "城镇新增就业人数", "15"),
        (None, "公路养护合格率", "15"),
    ]
    assert {rows[0][label] for label in ("实际完成值", "得分")} == {None}
    assert "实际完成值:  # 上年 292人\n" in text
    targets = [row["年度指标值"] for row in rows]
    assert targets[0] == f"{LAST_YEAR_MARK}≥280人"
    assert all(target.startswith(LAST_YEAR_MARK) for target in targets)
    assert annexes["项目自评表"][0]["项目支出名称"] == "农村公路养护"
    assert field(annexes, "整体自评表.等级") is None
    assert field(annexes, "基础数据表.楼堂馆所控制情况")[0]["名称"] is None
    assert "附件里项目和指标的名称" in text
    assert "附件里项目和指标的名称" not in draft(made(SHORTEST))


def test_targets_of_a_draft_without_prose_are_in_comments() -> None:
    text = draft(made(EDGES["all-parts"]), blank=True)
    assert LAST_YEAR_MARK not in text
    assert "年度指标值:  # 上年 ≥280人\n" in text


def test_a_draft_of_annexes_loads_once_it_is_rewritten(tmp_path: Path) -> None:
    text = draft(load(INPUTS / "含附件示例.yaml"))
    path = tmp_path / "新.yaml"
    path.write_text(text, "utf-8")
    marked = [each.path for each in refused(path) if each.rule == "D06"]
    assert "附件.整体自评表.绩效指标[1].年度指标值" in marked
    assert "附件.整体自评表.年度总体目标.预期目标[1]" in marked
    new = text.replace(LAST_YEAR_MARK, "")
    figures = {
        r"(编制数|实际在职人数|得分|分值):  # 上年 .*": r"\1: 1",
        r"(实际完成值):  # 上年 .*": r"\1: 达成年度指标",
        r"(执行率|控制率|等级|填表人|填报日期|联系电话|单位负责人签字):  # 上年 .*": r"\1:",
        r":  # 上年 .*": ": 1万元",
    }
    for pattern, value in figures.items():
        new = re.sub(pattern, value, new)
    path.write_text(new, "utf-8")
    annexes = load(path).annexes
    assert annexes is not None
    assert annexes.base_data is not None
    reception = annexes.base_data.costs.official.reception
    assert reception is not None
    assert (str(reception.last_year), str(reception.actual)) == ("3.40万元", "1万元")
    assert annexes.whole is not None
    assert [str(row.target) for row in annexes.whole.indicators][:2] == ["≥280人", "16户"]
