"""Labels of the form, however people write them."""

from __future__ import annotations

import pytest

from reportgen.formats.word.headings.form_labels import inline_label, label_of
from reportgen.formats.word.headings.form_rows import Field, fold, rows


@pytest.mark.parametrize("field", rows().values(), ids=lambda field: field.node.label)
@pytest.mark.parametrize("pattern", ["{}", " {}：", "一、{}", "（1）{}", "“{}”", "{}\n", "*{}"])
def test_a_row_is_known_by_its_label(field: Field, pattern: str) -> None:
    label = label_of(pattern.format(field.node.label))
    assert label is not None
    assert label.field == field


@pytest.mark.parametrize("unit", ["万元", "元", "亿元"])
@pytest.mark.parametrize("pattern", ["年度预算金额（{}）", "年度预算 金额(单位：{})"])
def test_the_unit_of_a_label_is_told(unit: str, pattern: str) -> None:
    label = label_of(pattern.format(unit))
    assert label is not None
    assert label.unit == unit


def test_a_group_is_a_label_without_a_field() -> None:
    label = label_of("部 门\n概 况")
    assert label is not None
    assert label.field is None


@pytest.mark.parametrize("text", ["", "湘潭县人民政府", "单位名称" * 40, "单位名称是什么"])
def test_other_texts_are_no_labels(text: str) -> None:
    assert label_of(text) is None


def test_a_label_before_a_colon_is_found_with_its_end() -> None:
    found = inline_label("单位名称：甲乡")
    assert found is not None
    assert (found[0].field, found[1]) == (rows()[fold("单位名称")], 5)


@pytest.mark.parametrize("text", ["单位名称甲乡", "部门概况：甲", "电话：1", "：甲"])
def test_what_is_no_row_before_a_colon_is_not_found(text: str) -> None:
    assert inline_label(text) is None
