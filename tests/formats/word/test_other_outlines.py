"""Reports as other units write them: other headings and columns, budget beside what was spent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import InputError, check
from reportgen.formats.reading import Reading, read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SPENT = "部门整体支出管理和使用基本情况"
SHEET = "附件1\n项目支出绩效自评表"


def read(folder: Path, *blocks: Any) -> Reading:
    """Lay blocks out as a Word file and read it."""
    return read_word(lay_out(folder / "a.docx", *blocks))


def with_text(old: str, new: str) -> str:
    """Return the report with other text in one place."""
    assert IN_CHAPTERS.count(old) == 1
    return IN_CHAPTERS.replace(old, new)


def basics(text: str) -> str:
    """Return the report with other parts in its first chapter."""
    start, end = IN_CHAPTERS.index("（一）单位基本职能"), IN_CHAPTERS.index("（三）预算收支")
    return IN_CHAPTERS[:start] + text + IN_CHAPTERS[end:]


def listed(reading: Reading) -> list[str]:
    """Return the texts that are in no field."""
    return [each.text for each in reading.loose]


@pytest.mark.parametrize("heading", ["主要职能职责", "部门主要职责", "单位职能情况", "工作职责"])
def test_duties_are_found_under_other_headings(heading: str, tmp_path: Path) -> None:
    text = f"（一）机构设置情况\n设4个办公室。\n（二）{heading}\n组织实施全镇发展计划。\n"
    overview = read(tmp_path, basics(text)).data["部门概况"]
    assert overview["单位基本职能"] == ["组织实施全镇发展计划。"]
    assert overview["机构人员"]["机构设置"] == ["设4个办公室。"]


def test_staff_of_kinds_is_not_the_whole_staff(tmp_path: Path) -> None:
    text = "（一）人员编制情况\n核定编制65人（其中行政编制30人，事业编制35人）。年末实有41人。\n"
    staff = read(tmp_path, basics(text)).data["部门概况"]["机构人员"]
    assert (staff["编制数"], staff["在职人数"]) == (65, 41)


@pytest.mark.parametrize("heading", ["党的建设情况", "资产管理情况"])
def test_a_part_that_has_no_field_is_listed_and_not_swallowed(heading: str, tmp_path: Path) -> None:
    text = (
        "（一）主要职能\n组织实施全镇发展计划。\n（二）机构设置\n设4个办公室。\n"
        f"（三）{heading}\n保障村级正常运转。\n"
    )
    reading = read(tmp_path, basics(text).replace("（三）预算收支", "（四）预算收支"))
    assert listed(reading) == [f"（三）{heading}", "保障村级正常运转。"]
    assert reading.data["部门概况"]["机构人员"]["机构设置"] == ["设4个办公室。"]
    assert "预算收支" in reading.data


def test_a_chapter_that_nobody_knows_is_listed(tmp_path: Path) -> None:
    text = with_text(
        "九、绩效自评结果拟应用和公开情况\n",
        "九、乡村振兴工作\n建成示范村2个。\n十、自评结果应用情况\n",
    ).replace("十、其他", "十一、其他")
    reading = read(tmp_path, text)
    assert listed(reading) == ["九、乡村振兴工作", "建成示范村2个。"]
    assert reading.data["绩效自评结果拟应用和公开情况"] == ["自评结果作为编制下年度预算的依据。"]


def test_a_heading_may_have_its_text_in_the_same_paragraph(tmp_path: Path) -> None:
    text = "（一）机构组成。本镇设党政办等4个办公室。\n（二）机构职能。组织实施全镇发展计划。\n"
    overview = read(tmp_path, basics(text)).data["部门概况"]
    assert overview["机构人员"]["机构设置"] == ["本镇设党政办等4个办公室。"]
    assert overview["单位基本职能"] == ["组织实施全镇发展计划。"]


def test_official_expenses_of_budget_last_year_and_this_year_are_told_apart(tmp_path: Path) -> None:
    text = with_text(
        "“三公”经费支出3万元。",
        "\n2024年“三公”经费预算为20万元，其中：因公出国（境）费0万元，公务接待费9万元，"
        "公务用车运行维护费11万元。\n2023年“三公”经费支出12万元，其中：公务接待费5万元。\n"
        "2024年“三公”经费支出共计9.07万元，其中：公务接待费4万元，公务用车运维费5.07万元，"
        "较年初预算数减少10.93万元。",
    )
    official = read(tmp_path, text).data["绩效完成情况"][SPENT]["三公经费"]
    assert official == {
        "合计": "9.07万元",
        "预算数": "20万元",
        "上年数": "12万元",
        "公务接待费": "4万元",
        "公务用车购置及运行费": {"公务用车运行费": "5.07万元"},
    }


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("“三公”经费预算20万元，决算9.07万元，上年决算12万元。", ("9.07", "20", "12")),
        ("“三公”经费：上年决算数12万元，本年预算数20万元，决算数9.07万元。", ("9.07", "20", "12")),
        ("“三公”经费年初预算20万元，实际支出9.07万元。", ("9.07", "20", None)),
        ("“三公”经费财政拨款支出预算为20万元，支出决算为9.07万元。", ("9.07", "20", None)),
        ("2024年三公经费总额为9.07万元，2023年为12万元。", ("9.07", None, None)),
    ],
)
def test_three_figures_in_one_sentence(
    sentence: str, wanted: tuple[str | None, ...], tmp_path: Path
) -> None:
    spent = read(tmp_path, with_text("“三公”经费支出3万元。", sentence)).data["绩效完成情况"][SPENT]
    found = (
        spent["三公经费"] if isinstance(spent["三公经费"], dict) else {"合计": spent["三公经费"]}
    )
    for label, amount in zip(("合计", "预算数", "上年数"), wanted, strict=True):
        assert found.get(label) == (amount and f"{amount}万元")
    assert spent["支出总额"] == "950万元"


def test_a_budget_is_never_taken_for_what_was_spent(tmp_path: Path) -> None:
    text = with_text(
        "2024年部门整体支出950万元，",
        "年初预算安排基本支出550万元，项目支出300万元。2024年部门整体支出950万元，",
    )
    spent = read(tmp_path, text).data["绩效完成情况"][SPENT]
    assert spent["按支出性质"] == {"基本支出": "600万元", "项目支出": "350万元"}


@pytest.mark.parametrize("zero", ["政府性基金预算支出为0。", "政府性基金预算支出0.00万元。"])
def test_nought_is_a_figure(zero: str, tmp_path: Path) -> None:
    text = with_text("2024年没有政府性基金预算支出。", zero)
    fund = read(tmp_path, text).data["预算收支"]["政府性基金预算支出情况"]
    assert fund["合计"] in ("0万元", "0.00万元")


def test_a_signature_may_have_the_short_name(tmp_path: Path) -> None:
    text = with_text("云溪县青禾镇人民政府\n2025年4月8日", "青禾镇政府\n2025年4月8日")
    reading = read(tmp_path, text)
    assert reading.data["落款日期"] == "2025年4月8日"
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]


def test_the_first_of_a_numbered_list_is_treated_as_the_others(tmp_path: Path) -> None:
    text = with_text(
        "1、保障机构运转\n全年工资和运转经费按时支付。",
        "全镇工作平稳推进。\n1、深入开展学习教育，抓好党建工作。\n2、加快征地拆迁。成立了指挥部。\n"
        "3、推进项目融资。完成贷款3.5亿元的申贷。",
    )
    sections = read(tmp_path, text).data["绩效完成情况"]["绩效目标完成情况"]
    titles = [each.get("标题", "").lstrip("123、") for each in sections]
    assert titles[-3:] == ["深入开展学习教育", "加快征地拆迁", "推进项目融资"]
    assert [each["要点"] for each in sections[-3:]] == [
        ["抓好党建工作。"],
        ["成立了指挥部。"],
        ["完成贷款3.5亿元的申贷。"],
    ]


def sheet(*, funds: list[str], total: list[str], target: str, actual: str, rows: Any = ()) -> Any:
    """Return a 项目自评表 with other headings."""
    return [
        ["项目名称", "化肥减量", "", "", "", "实施单位", "青禾站", ""],
        ["项目资金（万元）", "", *funds],
        ["", *total],
        ["年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""],
        ["", "建示范区两万亩。", "", "", "建成两万亩。", "", "", ""],
        ["一级指标", "二级指标", "三级指标", target, actual, "分值", "得分", "未完成原因"],
        ["产出指标", "数量指标", "示范区", "≥20000亩", "20000亩", "90", "90", ""],
        *rows,
    ]


FUNDS = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
FIGURES = ["年度资金总额", "300", "300", "30", "10", "10%", "1"]


@pytest.mark.parametrize("target", ["年初目标值（A）", "目标值", "年初设定指标值", "指标值"])
@pytest.mark.parametrize("actual", ["全年实际值", "实际完成情况", "全年完成值", "实际完成值（B）"])
def test_columns_of_indicators_by_other_words(target: str, actual: str, tmp_path: Path) -> None:
    rows = sheet(funds=FUNDS, total=FIGURES, target=target, actual=actual)
    reading = read(tmp_path, IN_CHAPTERS, SHEET, rows)
    (project,) = reading.data["附件"]["项目自评表"]
    assert project["绩效指标"][0]["年度指标值"] == "≥20000亩"
    assert project["绩效指标"][0]["实际完成值"] == "20000亩"
    assert not listed(reading)


@pytest.mark.parametrize(
    ("funds", "spent"),
    [
        (["", "预算数（A）", "执行数（B）", "分值", "执行率（B/A）", "得分"], "30"),
        (["", "全年预算数", "实际支出数", "权重", "支出进度", "自评得分"], "30"),
        (["", "预算金额", "执行金额", "分值", "执行率", "得分"], "30"),
    ],
)
def test_a_budget_column_is_never_read_as_spent(
    funds: list[str], spent: str, tmp_path: Path
) -> None:
    total = ["年度财政资金总额", "", "300", "30", "10", "10%", "1"]
    rows = sheet(funds=funds, total=total, target="年度指标值", actual="实际完成值")
    (project,) = read(tmp_path, IN_CHAPTERS, SHEET, rows).data["附件"]["项目自评表"]
    figures = project["项目资金"]["年度资金总额"]
    assert figures["全年预算数"] == "300万元"
    assert figures["全年执行数"] == f"{spent}万元"


def test_of_two_columns_that_compete_the_forms_own_words_win(tmp_path: Path) -> None:
    funds = ["预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    total = ["年度资金总额", "280", "300", "30", "10", "10%", "1"]
    rows = sheet(funds=funds, total=total, target="年度指标值", actual="实际完成值")
    reading = read(tmp_path, IN_CHAPTERS, SHEET, rows)
    figures = reading.data["附件"]["项目自评表"][0]["项目资金"]["年度资金总额"]
    assert figures["全年预算数"] == "300万元"
    assert set(listed(reading)) == {"预算数", "280"}


def test_rows_of_the_blank_form_are_one_finding(tmp_path: Path) -> None:
    blank = [["", "", "指标2：", "", "", "", "", ""], ["", "", "……", "", "", "", "", ""]]
    rows = sheet(funds=FUNDS, total=FIGURES, target="年度指标值", actual="实际完成值", rows=blank)
    path = lay_out(tmp_path / "a.docx", IN_CHAPTERS, SHEET, rows)
    found = [each for each in check(path) if each.rule == "C04"]
    assert [each.severity for each in found] == [found[0].severity]
    assert "表1 第8行" in found[0].message
    assert "表1 第9行" in found[0].message
    assert len(read_word(path).data["附件"]["项目自评表"][0]["绩效指标"]) == 1


def test_a_table_of_another_form_is_one_finding_with_its_columns(tmp_path: Path) -> None:
    rows = [
        ["指标名称", "数据来源", "指标性质", "年初指标值", "全年完成值", "指标权重", "指标得分"]
    ]
    rows += [[f"指标{name}", "台账", "定量", "100%", "92%", "2", "2"] for name in "甲乙丙丁戊"]
    path = lay_out(tmp_path / "a.docx", IN_CHAPTERS, "附件1\n部门整体绩效自评表", rows)
    reading = read_word(path)
    (finding,) = reading.unplaced
    assert "“部门整体绩效自评表”（表1）" in finding.message
    assert "指标名称、数据来源、指标性质" in finding.message
    assert "附件" not in reading.data
    assert len(reading.loose) == sum(map(len, rows))
    assert {each.rule for each in check(path) if each.severity == "error"} == {"C03"}


COVER = """\
云溪县2024年度部门整体支出
绩效评价自评报告
部门（单位）名称：云溪县青禾镇人民政府
预算编码：123456
报告日期：2025年6月18日
一、部门（单位）基本概况"""


def test_a_form_of_cover_and_tables_is_read_by_its_labels(tmp_path: Path) -> None:
    about = [
        ["联系人", "罗青", "联络电话", "0731"],
        ["人员编制", "128", "实有人数", "126"],
        ["职能职责概述", "负责全镇经济和社会发展。", "", ""],
        ["年度部门（单位）总体运行情况及取得的成绩", "完成了各项任务。", "", ""],
    ]
    income = [
        ["机构名称", "收入合计", "上年结转", "公共财政拨款", "其他收入"],
        ["局机关及二级机构汇总", "229.46", "37.23", "106.13", "86.1"],
        ["1、局机关", "200", "30", "100", "70"],
    ]
    reading = read(tmp_path, COVER, about, income)
    overview = reading.data["部门概况"]
    assert reading.data["年度"] == 2024
    assert overview["单位名称"] == "云溪县青禾镇人民政府"
    assert overview["单位基本职能"] == ["负责全镇经济和社会发展。"]
    assert overview["机构人员"] == {"编制数": 128, "在职人数": 126}
    assert reading.data["预算收支"]["收入"] == {
        "合计": "229.46",
        "上年结转资金": "37.23",
        "一般公共预算拨款": "106.13",
        "其他资金": "86.1",
    }
    assert {"联系人：罗青", "1、局机关", "200"} <= set(listed(reading))


def test_what_is_of_no_form_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "一、部门基本情况\n全镇有12个村。\n二、工作打算\n继续努力。")
    (finding,) = caught.value.findings
    assert finding.rule == "D01"
    assert "最接近的是“" in finding.message
    assert "还缺这些标题：“" in finding.message


@pytest.mark.parametrize("shape", [r"【\2】", r"\1、\2（10分）", r"\1 、 \2", r"第\1部分　\2"])
def test_headings_of_chapters_in_other_marks(shape: str, tmp_path: Path) -> None:
    text = re.sub("(?m)^([一二三四五六七八九十])、(.*)$", shape, IN_CHAPTERS)
    data = read(tmp_path, text).data
    assert data["部门概况"]["单位基本职能"] == ["负责本镇经济发展和公共服务工作。"]
    assert data["绩效自评结果拟应用和公开情况"] == ["自评结果作为编制下年度预算的依据。"]
    assert data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
