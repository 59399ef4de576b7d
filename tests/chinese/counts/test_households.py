"""Households and the people in them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "全年危房改造惠及困难群众215户88人，验收率100%。",
        "易地搬迁共安置126户57人，户户通水通电。",
        "全镇在册脱贫户312户、脱贫人口297人，均落实帮扶责任人。",
    ],
)
def test_people_are_not_fewer_than_their_households(text: str) -> None:
    (hit,) = hits_in_text("A13", text)
    assert "每户至少1人" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "全镇在册脱贫户312户、脱贫人口997人，均落实帮扶责任人。",
        "低保对象56户56人，均为单人户。",
        "结对帮扶困难户86户、党员32人。",
        "新增个体工商户86户，带动就业52人。",
    ],
)
def test_people_of_others_may_be_fewer(text: str) -> None:
    assert hits_in_text("A13", text) == []
