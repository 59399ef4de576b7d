"""A rule takes time in proportion to the text, whatever the text is made of."""

from __future__ import annotations

from functools import partial

import pytest

from reportgen.checks.catalogue import Hit, rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from tests.checks.samples import EXPENDITURE, POINT, report_with
from tests.growing import assert_linear

PIECES = {
    "A": (
        *("1", "“", "（", "一是", "其中", "占", "由", "上年", "支出总额", "“三公”经费", "全镇现有"),
        *("资金24.4万，", "完成率92%，", "占5亩的5%，", "由3户增至4户，增长5%，", "全镇共12户，"),
        *(
            "总量5亩，其中甲3亩、乙4亩，",
            "2024年支出总额3900万元，",
            "比上年增加5%，",
            "收回资金，未",
        ),
    ),
    "C": ("一是", "工作", "还有", "部分一些", "1.", "，", "无"),
    "Y": ("2023年", "20", "2023-", "24年", "06月08日，", "较2023年《", "至"),
    "T": (
        *("1", "1.1.", "10-30万元", "“7.28”", "甲[2024]5号", "截止"),
        *("“", "“》", "（", "(", '"中', "，", "甲，，", "中.", " 中"),
        *("一是", "一是。", "二是甲。三是乙。", "①甲③", "1）", "\n1.甲"),
        *("其中", "XX", "由1增至2，"),
    ),
}
PLACES = {
    "A": (POINT, f"{EXPENDITURE}.概述"),
    "C": (
        "存在的问题分析及改进措施.存在的问题.0.内容",
        "存在的问题分析及改进措施.改进措施.0.内容",
    ),
    "Y": (POINT,),
    "T": (POINT,),
}
SHORT = 4_000


@pytest.mark.parametrize("code", [code for code in rules() if code[0] in PIECES])
def test_linear_time(code: str) -> None:
    def subject(piece: str, size: int) -> Subject:
        changes = [(place, piece * (size // len(piece))) for place in PLACES[code[0]]]
        report = report_with(*changes, (f"{EXPENDITURE}.支出总额", "3539万元"))
        return Subject(report, None, standard_dictionary())

    def found(given: Subject) -> list[Hit]:
        return list(rules()[code].find(given))

    for piece in PIECES[code[0]]:
        assert_linear(partial(subject, piece), found, SHORT, doublings=0)
