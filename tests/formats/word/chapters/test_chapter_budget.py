"""What was spent of a budget, and the people of a unit, in words of any wording."""

from __future__ import annotations

import pytest

from reportgen.formats.word.chapters.chapter_budget import (
    find_staff,
    find_supervisor,
    read_spending,
)
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.text.word_lines import WordLine

FUND = ("预算收支", "政府性基金预算支出情况")
STAFF = ("部门概况", "机构人员")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("政府性基金预算支出为0。", "0万元"),
        ("本单位2024年未安排政府性基金预算支出。", "0万元"),
        ("零支出。", "0万元"),
        ("本年没有发生此项支出。", "0万元"),
        ("年初结转0万元，本年收入0万元，本年支出0万元，年末结转0万元。", "0万元"),
        ("政府性基金预算财政拨款支出0万元，与上年持平。", "0万元"),
        ("年初结转2万元，本年收入30万元，本年支出32万元。", "32万元"),
        ("本年收入30万元。", None),
        ("支出预算20万元。", None),
    ],
)
def test_a_chapter_on_one_budget_tells_what_was_spent(text: str, amount: str | None) -> None:
    values = Values("a.docx")
    read_spending(FUND, "政府性基金预算支出", [WordLine(text, "第1段")], values)
    assert values.get((*FUND, "合计")) == amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("行政编制96名，工勤编制4名，事业编制32名，合计132名；在职125人。", 132),
        ("行政编制96名，事业编制32名，合计125名。", None),
        ("编制数为36，其中：行政人员编制16人、工勤1人、事业编制19人。", 36),
        ("编制人数小计72人，其中：行政编制34人、全额补助事业编制38人。", 72),
        ("机关编制20人，大队编制15人，事业编制19人。", None),
        ("全系统编制2,310人。", 2310),
    ],
)
def test_posts_of_all_kinds_are_the_sum_that_is_told(text: str, number: int | None) -> None:
    values = Values("a.docx")
    find_staff(STAFF, [WordLine(text, "第1段")], values)
    assert values.get((*STAFF, "编制数")) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我镇主管部门：云溪县人民政府。编制20名。", "云溪县人民政府"),
        ("属全额拨款事业单位，主管部门为云溪县教育局，编制20名。", "云溪县教育局"),
        ("行业主管部门为云溪县教育局。", None),
        ("主管部门为云溪县教育局。原主管部门：云溪县文化局。主管部门：云溪县体育局。", None),
    ],
)
def test_the_supervisor_is_found_behind_its_label(text: str, name: str | None) -> None:
    values = Values("a.docx")
    find_supervisor(("部门概况", "主管部门"), [WordLine(text, "第1段")], values)
    assert values.get(("部门概况", "主管部门")) == name


def test_those_who_hold_a_post_at_the_end_of_the_year_are_on_duty() -> None:
    values = Values("a.docx")
    find_staff(STAFF, [WordLine("核定编制65名，年末在编41人。", "第1段")], values)
    assert values.get(STAFF) == {"编制数": 65, "在职人数": 41}


def test_teachers_who_hold_a_post_are_on_duty() -> None:
    values = Values("a.docx")
    find_staff(STAFF, [WordLine("事业编制620名，实有在编教职工583人。", "第1段")], values)
    assert values.get((*STAFF, "在职人数")) == 583
