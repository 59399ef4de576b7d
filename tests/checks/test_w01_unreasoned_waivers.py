"""W01: a waiver needs a reason."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits


@pytest.mark.parametrize("reason", ["", "　", "——", "。"])
def test_reports_a_missing_reason(reason: str) -> None:
    (hit,) = hits("W01", ("检查豁免", {"A10": reason}))
    assert hit.path == ("检查豁免", "A10")
    assert hit.message == "“A10”的豁免没有写理由，不起作用"


@pytest.mark.parametrize("reason", ["没有公车", "见附件2", "0"])
def test_accepts_a_reason(reason: str) -> None:
    assert hits("W01", ("检查豁免", {"A10": reason})) == []
