"""Rules look at a report as it is written, with mended marks, or without asides."""

from __future__ import annotations

from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.readings import Readings
from reportgen.checks.subject import Subject
from tests.checks.samples import POINT, report_with


def readings(text: str) -> Readings:
    return Readings(Subject(report_with((POINT, text)), None, standard_dictionary()))


def test_each_rule_looks_at_what_it_is_about() -> None:
    written = "餐费 3 万元(含夜餐)，主要用于加班，占5%。"
    read = readings(written)
    for code, text in (
        ("T08", written),
        ("A15", "餐费3万元（含夜餐），主要用于加班，占5%。"),
        ("A12", "餐费3万元，占5%。"),
    ):
        assert text in [each.text for each in read.looked_at_by(code).passages]


def test_a_report_without_anything_to_leave_out_is_read_once() -> None:
    read = readings("餐费3万元，占5%。")
    assert read.looked_at_by("A12") is read.looked_at_by("A15") is read.looked_at_by("T08")
