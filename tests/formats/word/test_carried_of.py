"""The data inside a file: what is found, and what of it holds after an edit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.formats.word.merging.three_way_merge import carried_of
from reportgen.ooxml.data_part import NAMESPACE
from tests.formats.word.built import built, data_of, read_bytes, read_report, with_text_of
from tests.reports import SPENT, report, with_values
from tests.wordfile import members, packed

SHORT = report(with_values())
MEMBERS = members(built(SHORT))
(PART,) = (name for name, data in MEMBERS.items() if NAMESPACE.encode() in data and "item1" in name)


def test_the_data_is_found_with_its_template() -> None:
    held = carried_of(MEMBERS)
    assert held is not None
    assert (held.template, held.year, len(held.sha256)) == ("xiangtan", 2023, 64)
    assert held.untouched
    assert held.data["部门概况"]["单位名称"] == SHORT.overview.unit_name


def test_of_two_parts_neither_is_believed() -> None:
    assert carried_of({**MEMBERS, "customXml/item9.xml": MEMBERS[PART]}) is None


@pytest.mark.parametrize(
    "content",
    [
        MEMBERS[PART][:-3],
        MEMBERS[PART].replace(b"{", b"", 1),
        MEMBERS[PART].replace(b"{", b"[" * 100_000, 1),
        f'<report xmlns="{NAMESPACE}">[1]</report>'.encode(),
        f'<report xmlns="{NAMESPACE}"/>'.encode(),
        f'<other xmlns="{NAMESPACE}">{{}}</other>'.encode(),
        f'<!DOCTYPE x><report xmlns="{NAMESPACE}">{{}}</report>'.encode(),
        b"<a/>",
    ],
)
def test_a_damaged_part_is_no_data(content: bytes) -> None:
    assert carried_of({**MEMBERS, PART: content}) is None


def test_numbers_are_decimals_and_a_wrong_year_is_none() -> None:
    part = f'<report xmlns="{NAMESPACE}" templateYear="x">{{"年度": 0.1}}</report>'.encode()
    held = carried_of({**MEMBERS, PART: part})
    assert held is not None
    assert (held.data, held.year, held.untouched) == ({"年度": Decimal("0.1")}, None, False)


def test_data_that_is_no_report_is_not_used() -> None:
    part = f'<report xmlns="{NAMESPACE}">{{"年度": 2024}}</report>'.encode()
    reading = read_bytes(packed({**MEMBERS, PART: part}))
    assert read_report(reading) == SHORT
    assert "文件里带的数据不合现在的表样，没有用" in [each.message for each in reading.notes]


def test_an_edited_sum_of_vehicles_leaves_its_parts_and_sets_the_total() -> None:
    parts = {"公务用车购置费": "0万元", "公务用车运行费": "8.6万元"}
    official = {"公务用车购置及运行费": parts, "公务接待费": "4万元"}
    before = report(with_values((f"{SPENT}.三公经费", official)))
    after = report(
        with_values((f"{SPENT}.三公经费", {**official, "公务用车购置及运行费": "9万元"}))
    )
    found = read_report(read_bytes(with_text_of(built(before), built(after))))
    group = data_of(found)["绩效完成情况"]["部门整体支出管理和使用基本情况"]["三公经费"]
    vehicles = group["公务用车购置及运行费"]
    assert {label: str(value) for label, value in vehicles.items()} == {**parts, "合计": "9万元"}
    assert str(group["公务接待费"]) == "4万元"
