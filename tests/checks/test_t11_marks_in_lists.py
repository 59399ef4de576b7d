"""T11: marks before 其中 and between the members of a list."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "到位资金46万元其中：县级30万元，镇级16万元。",
        "走访农户120户其中脱贫户36户。",
        "列支水费1.2万元、电费3.4万元，邮电费0.6万元、差旅费2.1万元。",
        "用于水费、电费，邮电费、差旅费。",
        "完成培训12期其中农技培训8期。",
        "评价内容包括预算编制、预算执行，绩效管理、资产管理等方面。",
        "工作组由财政所、农业站，民政办、党政办组成。",
        "开展了防溺水、防火，防汛、防诈骗等宣传。",
        "由财政拨款收入，事业收入、经营收入，其他收入组成。收入包括利息收入，租金收入、捐赠收入，其他收入。",
    ],
)
def test_a_mark_is_missing_or_another(text: str) -> None:
    assert len(hits_in_text("T11", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "到位资金46万元，其中：县级30万元，镇级16万元。",
        "群众投身其中，乐在其中。",
        "列支水费1.2万元、电费3.4万元、邮电费0.6万元、差旅费2.1万元。",
        "列支水费1.2万元，电费3.4万元，邮电费0.6万元，差旅费2.1万元。",
        "列支水费1.2万元、电费3.4万元，合计4.6万元。",
        "用于水费、电费、邮电费、差旅费。",
        "压减会议费、培训费，严控公务接待费、差旅费。",
        "开展了走访慰问、政策宣传，发放米、油等物资。",
        "采购电脑、打印机，维修空调、热水器等设备。",
        "完成电力、通信，恢复供水、供气等工作。",
        "先保人员支出、公用支出，再安排项目支出、其他支出。",
    ],
)
def test_marks_that_are_right(text: str) -> None:
    assert hits_in_text("T11", text) == []
