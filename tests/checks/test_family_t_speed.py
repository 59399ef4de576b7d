"""Family T takes time in proportion to the text, whatever the text is made of."""

import time

import pytest

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from tests.checks.samples import POINT, report_with

PIECES = (
    *("1", "1.1.", "10-30万元", "“7.28”", "甲[2024]5号", "截止"),
    *("“", "“》", "（", "(", '"中', "，", "甲，，", "中.", " 中"),
    *("一是", "一是。", "二是甲。三是乙。", "①甲③", "1）", "\n1.甲"),
)
SHORT, TIMES, SLACK = 4_000, 4, 0.02


def seconds(code: str, text: str) -> float:
    """Return the time one rule takes on a text, the best of three."""
    subject = Subject(report_with((POINT, text)), None, standard_dictionary())
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        list(rules()[code].find(subject))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("code", [f"T0{number}" for number in range(1, 10)])
def test_linear_time(code: str) -> None:
    for piece in PIECES:
        text = piece * (SHORT // len(piece))
        assert seconds(code, text * TIMES) <= 3 * TIMES * seconds(code, text) + SLACK, piece
