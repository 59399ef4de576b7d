"""What each part of a year saw, and all of them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "一季度完成投资320万元，二季度完成410万元，三季度完成380万元，四季度完成290万元，全年完成1400万元。",
            "一季度完成投资320万元，二季度完成410万元，三季度完成380万元，四季度完成290万元，全年完成1450万元。",
        ),
        (
            "上半年接诊1.2万人次，下半年接诊1.5万人次，全年接诊2.7万人次。",
            "上半年接诊1.2万人次，下半年接诊1.5万人次，全年接诊2.9万人次。",
        ),
        (
            "前三季度办理证照2160件，四季度办理证照740件，全年办理证照2900件。",
            "前三季度办理证照2160件，四季度办理证照740件，全年办理证照3000件。",
        ),
        (
            "第一季度走访农户260户、发放资料310份，第二季度走访农户240户、发放资料290份，上半年走访农户500户、发放资料600份。",
            "第一季度走访农户260户、发放资料310份，第二季度走访农户240户、发放资料290份，上半年走访农户500户、发放资料680份。",
        ),
    ],
)
def test_the_parts_of_a_year_make_it(right: str, wrong: str) -> None:
    assert hits_in_text("A07", right) == []
    assert len(hits_in_text("A07", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "二季度支出150万元，三季度支出120万元，全年支出600万元。",
        "一季度优良天数82天，二季度优良天数75天，上半年优良天数157天，全年优良天数330天。",
        "2023年上半年支出500万元，下半年支出300万元，2024年全年支出900万元。",
        "一季度支出120万元，二季度支出150万元，上半年计划支出300万元。",
        "一季度平均支付12万元，二季度平均支付15万元，上半年平均支付13.5万元。",
    ],
)
def test_what_are_not_all_the_parts_of_a_year(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "1至6月累计拨付资金380万元，1至9月累计拨付资金450万元。",
            "1至6月累计拨付资金380万元，1至9月累计拨付资金350万元。",
        ),
        (
            "上半年接待来访群众420人次，下半年接待来访群众380人次。",
            "上半年接待来访群众420人次，全年接待来访群众380人次。",
        ),
        (
            "截至6月底支付率为62%，截至9月底支付率为78%，年末支付率为100%。",
            "截至6月底支付率为62%，截至9月底支付率为58%，年末支付率为100%。",
        ),
    ],
)
def test_what_is_summed_up_only_grows(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "截至6月底专户余额320万元，截至9月底专户余额210万元。",
        "上半年在校学生1200人，全年在校学生1150人。",
        "截至6月底累计支出460万元，年中收回30万元，截至9月底累计支出430万元。",
        "2023年上半年支出500万元，2024年全年支出480万元。",
        "一季度支出进度31%，二季度支出进度20%，三季度支出进度26%。",
    ],
)
def test_what_may_well_be_less_some_months_later(text: str) -> None:
    assert hits_in_text("A12", text) == []
