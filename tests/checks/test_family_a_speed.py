"""Family A takes time in proportion to the text, whatever the text is made of."""

import time

import pytest

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from tests.checks.samples import EXPENDITURE, POINT, report_with

PIECES = (
    *("1", "“", "（", "一是", "其中", "占", "由", "上年", "支出总额", "“三公”经费", "全镇现有"),
    *("资金24.4万，", "完成率92%，", "占5亩的5%，", "由3户增至4户，增长5%，", "全镇共12户，"),
    *("总量5亩，其中甲3亩、乙4亩，", "2024年支出总额3900万元，", "比上年增加5%，", "收回资金，未"),
)
SHORT, TIMES, SLACK = 4_000, 4, 0.02


def seconds(code: str, text: str) -> float:
    """Return the time one rule takes on a text, reading included: the best of three."""
    places = (POINT, f"{EXPENDITURE}.概述")
    changes = [(place, text) for place in places]
    report = report_with(*changes, (f"{EXPENDITURE}.支出总额", "3539万元"))
    best = float("inf")
    for _ in range(3):
        subject = Subject(report, None, standard_dictionary())
        start = time.process_time()
        list(rules()[code].find(subject))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("code", [f"A{number:02}" for number in range(1, 14)])
def test_linear_time(code: str) -> None:
    for piece in PIECES:
        text = piece * (SHORT // len(piece))
        assert seconds(code, text * TIMES) <= 3 * TIMES * seconds(code, text) + SLACK, piece
