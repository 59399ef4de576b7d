"""Facts of a unit that prose states."""

from __future__ import annotations

import pytest

from reportgen.chinese.facts import read_facts


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("年末在职人员44人。", "在职人员", 44),
        ("核定编制50名。", "编制", 50),
        ("内设机构8个。", "内设机构", 8),
        ("共有3个事业单位。", "事业单位", 3),
        ("下辖14个行政村。", "村", 14),
        ("户籍人口3.2万人。", "户籍人口", 32000),
    ],
)
def test_facts(text: str, name: str, value: int) -> None:
    (fact,) = read_facts(text, 2024)
    assert (fact.name, fact.value) == (name, value)


@pytest.mark.parametrize(
    "text",
    [
        "年初在职人员44人。",
        "2022年末在职人员44人。",
        "女在职人员14人。",
        "走访14个村。",
        "全镇14个村民小组。",
        "退休人员20余人。",
        "走访事业单位5家。",
    ],
)
def test_what_is_no_fact_of_the_unit(text: str) -> None:
    assert list(read_facts(text, 2024)) == []
