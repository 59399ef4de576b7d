"""People, things and money from the beginning of a year to its end."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

ACCOUNTS = (
    (
        "去年底我乡实有干部44人。今年公开招聘2人，军转安置1人，退休5人，调往县城2人，年底实有干部{}人。",
        40,
    ),
    ("年初所里有29人，这一年走了3个，来了2个，年底{}人。", 28),
    ("年初在册60人，上半年2人退休、1人调走，下半年新考进来4人，年末在册{}人。", 61),
    ("我站年初18人，3月有1人调到县局，7月来了2名大学生，9月有1人办了退休手续，年末{}人。", 18),
    (
        "年初全镇共有公益性岗位人员64人。年内期满退出9人，新安置12人。年末共有公益性岗位人员{}人。",
        67,
    ),
    ("上年末在册低保对象212户，新增12户，退出20户，年末{}户。", 204),
    ("年初个体户46家，新成立6家，注销3家，年末{}家。", 49),
    ("年初护河员47名，因工作不力辞退2名，公开选聘9名，年末护河员{}名。", 54),
    ("年初公务用车保有量6辆。年内报废2辆，新购1辆。年末公务用车保有量{}辆。", 5),
    (
        "2023年12月31日，我中心在编职工52人。2024年新招考入编4人，选调1人，退休3人，病故1人。"
        "截至2024年12月31日，在编职工{}人。",
        53,
    ),
    (
        "上年末在职62人。本年度新进5人，其中从县直单位调入2人，退休3人，调出2人，年末在职{}人。",
        62,
    ),
    (
        "截至上年底我乡在职人员57人。年内人员变动情况如下：公开招考录用公务员2人，事业单位招聘3人，"
        "退休4人，提拔到外乡镇任职1人，截至年底在职人员{}人。",
        57,
    ),
)
"""What moved, told before or behind its figure, in one sentence or several; and what it makes."""


@pytest.mark.parametrize(("told", "end"), ACCOUNTS)
def test_who_came_and_who_went_makes_who_is_there(told: str, end: int) -> None:
    for code in ("A07", "A12", "A13"):
        assert hits_in_text(code, told.format(end)) == []
    assert hits_in_text("A12", told.format(end + 3))


@pytest.mark.parametrize(
    "text",
    [
        "年初在职62人，退休31人；本年在职转退休2人，退休人员去世1人，年末在职60人，退休32人。",
        "年初机关36人、事业40人，年内退休3人，年末机关34人、事业39人。",
        "年初在职48人，走访慰问困难职工12人，退休2人，年末在职46人。",
        "年初有干部48人，年内借调出去3人、借入2人，借调人员工资关系不变，年末仍为48人。",
        "上年末在岗62人。本年度招聘5人，实际报到4人，退休3人，年末在岗63人。",
        "年初收治病人34人，全年出院病人126人，年末在院27人。",
        "年初在职60人，退休3人，年末在职58人，其中新招录1人。",
        "年初核定编制60名，在职55人，年内招录3人，计划退休2人，年末在职58人。",
        "年初在职60人，退休3人，新进3人，年末平均在职60人。",
        "年初在读612人，全年转入转出相抵后增加8人，年末在读620人。",
    ],
)
def test_what_is_unclear_makes_no_account(text: str) -> None:
    for code in ("A07", "A12", "A13"):
        assert hits_in_text(code, text) == []


def test_what_there_was_before_is_no_part_of_what_there_is() -> None:
    text = "年初全镇共有个体工商户412户，全年新登记65户，注销31户，年末共有个体工商户446户。"
    assert hits_in_text("A07", text) == []
    assert hits_in_text("A12", text) == []
    assert len(hits_in_text("A12", text.replace("446", "464"))) == 1


def test_a_clause_behind_one_of_the_beginning_of_the_year_is_of_it_too() -> None:
    text = "我局年初编制40名，在职38人。6月机构改革划出2人，年末编制38名，在职36人。"
    assert hits_in_text("A13", text) == []


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("我所年初在册39人，年末在册{}人。年内新进2人，退休1人、辞职1人，手续都办妥了。", 39, 38),
        (
            "截至年末我乡在职人员{}人。年内调入1人、招录3人，退休4人、调出1人；年初在职人员为60人。",
            59,
            58,
        ),
        (
            "年末在职人员58人，比年初少{}人。年内调入1人、招录3人，退休4人、调出2人；年初在职60人。",
            2,
            1,
        ),
        (
            "农村低保年初112户196人，新增8户15人，退出11户20人，年末为109户；"
            "家庭内部出生2人、去世3人，年末在保人数为{}人。",
            190,
            180,
        ),
    ],
)
def test_accounts_told_from_their_end(shape: str, right: int, wrong: int) -> None:
    for code in ("A07", "A12", "A13"):
        assert hits_in_text(code, shape.format(right)) == []
    assert hits_in_text("A12", shape.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "年初在册39人，年末在册37人。年内新进3人，其中1人报到后又调往县里；退休2人、辞职2人。",
        "年初在册39人，年末在册37人。年内退休3人。",
        "年末在职60人，退休31人，其中年内新退休3人；年初在职62人。",
        "年末在职60人。年内退休3人，调入1人，考核优秀9人。",
    ],
)
def test_what_is_told_of_some_of_those_who_moved(text: str) -> None:
    for code in ("A07", "A12"):
        assert hits_in_text(code, text) == []


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
def test_what_there_was_at_first_may_be_told_last(right: str, wrong: str) -> None:
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
def test_what_is_told_of_the_beginning_beside_is_another_account(text: str) -> None:
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


@pytest.mark.parametrize(
    ("right", "slips"),
    [
        (
            "专款上年结转16.8万元。本年下达资金143.2万元。全年支付补助129.75万元，年底结余30.25万元。",
            ("143.2>134.2", "129.75>192.75", "30.25>32.05"),
        ),
        (
            "账户上年余额29.53万元。今年收到捐款14.82万元，利息收入0.36万元。"
            "用于慰问困难群众的有23.76万元，年底账上还有20.95万元。",
            ("29.53>92.53", "14.82>14.28", "23.76>27.36", "20.95>29.05"),
        ),
        (
            "年初预算安排426.3万元，年中追加57.2万元，年底财政收回13.48万元，实际可用470.02万元。",
            ("57.2>52.7", "13.48>14.38"),
        ),
        (
            "年初在册贫困户416户。当年新识别纳入28户，脱贫退出79户。年末还有365户。",
            ("28>82", "79>97", "365>356"),
        ),
        (
            "馆里原有图书26480册，今年采购1853册，接受捐赠426册，下架报损371册，现有图书28388册。",
            ("26480>24680", "1853>1835", "28388>28838"),
        ),
        (
            "上年未办结的信访件24件，本年收到信访件136件，答复办结131件，正在办理29件。",
            ("24>42", "136>163", "131>113"),
        ),
        (
            "年初资产原值1268.34万元，当年购置设备65.27万元，报废21.58万元，年末原值1312.03万元。",
            ("1268.34>1286.34", "65.27>62.57", "1312.03>1321.03"),
        ),
    ],
)
def test_what_came_and_what_went_is_told_in_ordinary_words(
    right: str, slips: tuple[str, ...]
) -> None:
    for code in ("A07", "A12", "A13"):
        assert hits_in_text(code, right) == []
    for one in slips:
        assert hits_in_text("A12", right.replace(*one.split(">")))


def test_money_that_no_slip_would_make_is_of_another_account() -> None:
    told = "专款上年结转16.8万元。本年下达资金143.2万元。全年支付补助129.75万元，年底结余{}万元。"
    assert hits_in_text("A12", told.format("52.41")) == []


@pytest.mark.parametrize(
    ("right", "slips"),
    [
        (
            "2024年项目资金共到位326万元。工程款付了185.4万元，监理费付了13.75万元，其余126.85万元结转下年。",
            ("326>236", "185.4>158.4", "13.75>17.35"),
        ),
        (
            "全年收到社会捐款42.63万元。救助困难学生支出17.84万元，慰问老人支出8.95万元，账上还有15.84万元，"
            "利息没有计算，明年还有3户要救助。",
            ("42.63>24.63", "17.84>18.74", "15.84>51.84"),
        ),
    ],
)
def test_what_is_left_may_be_told_sentences_behind_what_came(
    right: str, slips: tuple[str, ...]
) -> None:
    assert hits_in_text("A12", right) == []
    for one in slips:
        assert hits_in_text("A12", right.replace(*one.split(">")))


@pytest.mark.parametrize(
    "text",
    [
        "全年到位资金326万元。支付工程款等185.4万元，付监理费13.75万元等，还剩162.85万元。",
        "收到捐款42.63万元。支出17.84万元，计划再支出8.95万元，还剩51.84万元。",
        "全年到位资金326万元。工程款付了185.4万元，监理费付了13.75万元，另一个项目结余34万元。",
    ],
)
def test_what_no_slip_would_leave_or_not_all_that_was_spent(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_money_left_of_last_year_may_be_told_behind_what_came_in() -> None:
    text = (
        "基金收入486万元，上级补助收入120万元，上年结余64万元，基金支出452万元。"
        "收支相抵，年终结余{}万元。"
    )
    assert hits_in_text("A12", text.format(218)) == []
    (hit,) = hits_in_text("A12", text.format(281))
    assert "486+120+64−452=218" in hit.message
