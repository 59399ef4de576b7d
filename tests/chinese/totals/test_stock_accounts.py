"""Accounts whose opening is told last."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "在册戒毒人员96人，其中男性81人、女性15人；全年新接收22人，解除31人，年初在册105人。",
            "在册戒毒人员96人，其中男性81人、女性15人；全年新接收22人，解除31人，年初在册115人。",
        ),
        (
            "2024年末固定资产原值1412.6万元，当年购置36.4万元，报废处置21.8万元，年初原值1398万元。",
            "2024年末固定资产原值1412.6万元，当年购置36.4万元，报废处置12.8万元，年初原值1398万元。",
        ),
        (
            "全乡特困供养对象214户（年内新增18户，退出25户，年初221户）。",
            "全乡特困供养对象214户，年内新增18户，退出52户，年初221户。",
        ),
    ],
)
def test_what_there_was_and_what_moved_make_what_there_is(right: str, wrong: str) -> None:
    for code in ("A07", "A12"):
        assert hits_in_text(code, right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2024年收入1200万元，较年初预算1100万元增加100万元，年初结转60万元。",
        "资产总额1200万元，比年初增加100万元，年初1100万元。",
        "在册人员96人，全年新接收22人，年初计划接收30人。",
    ],
)
def test_what_moved_is_not_taken_for_another_account(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "2024年年初部门预算962.4万元。年中追加86.5万元，调减12.3万元，调整后预算1036.6万元。",
            "2024年年初部门预算962.4万元。年中追加86.5万元，调减12.3万元，调整后预算1063.6万元。",
        ),
        (
            "2023年末在岗教师86人。2024年新招聘4人，退休6人，调出1人，2024年末在岗教师83人。",
            "2023年末在岗教师86人。2024年新招聘4人，退休6人，调出1人，2024年末在岗教师85人。",
        ),
    ],
)
def test_an_account_goes_on_from_the_sentence_before(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert hits_in_text("Y01", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


def test_a_contract_with_its_changes_makes_what_was_settled() -> None:
    text = "道路工程合同价286.5万元，设计变更增加12.4万元，审核审减6.7万元，审定金额292.2万元。"
    assert hits_in_text("A12", text) == []
    assert len(hits_in_text("A12", text.replace("292.2", "302.2"))) == 1


def test_people_of_one_sentence_are_reckoned_from_the_beginning_of_the_year() -> None:
    told = "年初在职71人，年内调入4人，退休3人，调出2人，年末在职{}人。"
    assert not hits_in_text("A12", told.format(70))
    (hit,) = hits_in_text("A12", told.format(72))
    assert "71+4−3−2=70" in hit.message
