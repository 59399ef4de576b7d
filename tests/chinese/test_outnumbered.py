"""What came of things, told as more than there were of them."""

from __future__ import annotations

import pytest

from reportgen.chinese.outnumbered import MAY_BE_OUTNUMBERED, read_outnumbered
from reportgen.chinese.statements import read_statements

FORMS = [
    "全年排查安全隐患{things}处，已整改{after}处。",
    "受理群众投诉{things}件，及时回复{after}件，群众满意。",
    "发放测评问卷{things}份，收回有效问卷{after}份。",
    "抽检农产品{things}批次，检测合格{after}批次。",
    "梳理历史遗留以外的矛盾{things}起，成功化解{after}起。",
]


@pytest.mark.parametrize("form", FORMS[:4])
def test_no_more_is_dealt_with_than_there_is(form: str) -> None:
    right, wrong = (form.format(things=86, after=after) for after in (86, 91))
    assert MAY_BE_OUTNUMBERED.is_in(wrong)
    assert list(read_outnumbered(read_statements(right))) == []
    (found,) = read_outnumbered(read_statements(wrong))
    assert (found.things.value, found.dealt_with.value) == (86, 91)


@pytest.mark.parametrize(
    "text",
    [
        "排查隐患86处，整改91处（含上年结转5处）。",
        "受理投诉86件，化解积案91件。",
        "检查企业86家，整改隐患91处。",
        FORMS[4].format(things=86, after=91),
        "建成厕所86座。全年整改91座。",
    ],
)
def test_others_may_be_dealt_with_too(text: str) -> None:
    assert list(read_outnumbered(read_statements(text))) == []
