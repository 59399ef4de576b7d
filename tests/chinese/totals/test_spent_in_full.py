"""Money from several sources that was all spent."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

TOLD = (
    "按县财政局文件（临财〔2024〕8号），县里拨入普法经费15.00万元；上级补助{}万元。"
    "支出{}万元，年末结转结余{}万元，执行率100%。"
)


def test_what_was_all_spent_is_what_came_in() -> None:
    (hit,) = hits_in_text("A07", TOLD.format("36.27", "52.17", "0.00"))
    assert "15+36.27=51.27" in hit.message


@pytest.mark.parametrize(
    ("came", "spent", "left"),
    [
        ("36.27", "51.27", "0.00"),
        ("36.27", "52.17", "0.90"),
        ("36.27", "68.40", "0.00"),
        ("36.27万元，其中捐赠2.10", "52.17", "0.00"),
    ],
)
def test_what_was_spent_of_it_or_of_more_is_silent(came: str, spent: str, left: str) -> None:
    assert hits_in_text("A07", TOLD.format(came, spent, left)) == []
