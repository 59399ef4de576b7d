"""Totals told with the number of their kinds."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.told_kinds import read_told_kinds
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

WRONG = [
    "查办四类案件96件。其中，甲类51件，罚款32万元；乙类、丙类案件23件；丁类12起；戊类9起。",
    "安排三项经费86万元，其中办公费31万元、会议费22万元、培训费35万元。",
    "排查5类隐患126处，分别为电气42处、燃气31处、消防28处、建筑19处、交通9处。",
    "受理两类申请43件：新办25件，变更19件。",
]
RIGHT = [
    "查办四类案件95件。其中，甲类51件，罚款32万元；乙类、丙类案件23件；丁类12起；戊类9起。",
    "安排三项经费88万元，其中办公费31万元、会议费22万元、培训费35万元。",
    "安排四项经费120万元，其中办公费31万元、会议费22万元、培训费35万元。",
    "推进十三项工程150处，其中新建51处、改建42处、维修33处。",
    "供应第三类材料150吨，其中甲镇51吨，乙镇42吨，丙镇33吨用于抢修。",
    "查办四类案件96件。全年走访31户，回访23户，慰问22户，帮扶19户。",
    "三类人员126人，其中党员21人、低保42人、残疾人60人，有交叉。",
    "开展三项行动12次，其中检查5次，发现问题3个；整改4次；回访3次。",
    "三类人员126人，比上年增加3人，其中甲类64人，乙类42人，丙类20人。",
    "三类企业126家，其中甲类51家，比上年增加3家，乙类42家，丙类33家。",
]


@pytest.mark.parametrize("text", WRONG)
def test_kinds_that_do_not_make_their_total(text: str) -> None:
    assert hits_in_text("A07", text)


@pytest.mark.parametrize("text", RIGHT)
def test_kinds_that_do_or_are_not_all(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_each_item_has_one_part() -> None:
    (found,) = read_told_kinds(read_statements(WRONG[0]))
    assert [one.quantity.text for one in found.parts] == ["51件", "23件", "12起", "9起"]


def test_linear_time() -> None:
    assert_linear(
        lambda count: read_statements("三类案件9件，其中甲4件，" * count),
        lambda told: list(read_told_kinds(told)),
        100,
    )
