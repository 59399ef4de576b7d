"""Limits that a county's form sets for its fields."""

from __future__ import annotations

import pytest

from reportgen.forms.limits import beyond_limits
from reportgen.forms.settings_values import FormSettings, Limit
from tests.reports import report, with_values


@pytest.mark.parametrize(
    ("counts", "lengths", "messages"),
    [
        ({"单位基本职能": Limit(0, 2)}, {}, ["“单位基本职能”有3条，表样规定不超过2条"]),
        ({"部门概况.单位基本职能": Limit(4, 5)}, {}, ["“单位基本职能”有3条，表样规定4到5条"]),
        ({"单位基本职能": Limit(3, 3)}, {}, []),
        ({}, {"单位基本职能": Limit(0, 5)}, ["“单位基本职能”有6字，表样规定不超过5字"]),
        ({}, {"主管部门": Limit(0, 3)}, ["“主管部门”有4字，表样规定不超过3字"]),
        ({}, {}, []),
    ],
)
def test_what_is_beyond_a_limit_is_told(
    counts: dict[str, Limit], lengths: dict[str, Limit], messages: list[str]
) -> None:
    data = with_values(
        ("部门概况.单位基本职能", ["甲一", "乙二", "丙三"]), ("部门概况.主管部门", "某某县府")
    )
    found = beyond_limits(report(data), FormSettings(counts=counts, lengths=lengths))
    assert [finding.message for finding in found] == messages
    assert all(finding.suggestion for finding in found)
