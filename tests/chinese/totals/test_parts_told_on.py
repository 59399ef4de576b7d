"""Totals of money whose parts are told on in items or sentences of their own."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.parts_told_on import MAY_BE_TOLD_ON, read_parts_told_on
from tests.checks.samples import hits_in_text

CASES = [
    (
        "全年用于校舍维护的钱一共是{}万元，办了三件事：一是修缮屋面，花了14.2万元；"
        "二是更换门窗，用去9.6万元；三是加固围墙，支出12.1万元。",
        "35.9",
        "36.9",
    ),
    (
        "2024年我乡饮水方面共投入{}万元。一是拿出21.7万元更换主管网；"
        "二是用16.5万元新建蓄水池；三是给三个组装了净水设备，花去14.6万元。",
        "52.8",
        "54.8",
    ),
    (
        "农家书屋全年投入{}万元。上半年主要添置书架，花去12.8万元；下半年用于订阅报刊，支出15.8万元。"
        "除此之外没有其他支出。",
        "28.6",
        "27.6",
    ),
    (
        "河道保洁全年花费{}万元。前三季度清理漂浮物用去28.7万元；四季度集中清淤，用去15.8万元。",
        "44.5",
        "43.5",
    ),
    (
        "建设微型消防站，花费{}万元。钱是这样花的：站房改造6.2万元，水带、水枪等器材8.9万元，"
        "队员培训4.5万元。",
        "19.6",
        "18.6",
    ),
    ("这次采购共用去{}万元，用在三处：桌椅12.4万元，电脑15.7万元，空调4.4万元。", "32.5", "31.5"),
    (
        "森林防火全年支出{}万元：用于护林员补助21.6万元；用于购置器具9.8万元；用于宣传13.9万元，"
        "没有安排其他支出。",
        "45.3",
        "46.3",
    ),
    (
        "全年支出合计{}万元。基本支出980万元，主要是人员工资和公用经费；项目支出540万元，"
        "投向农田水利。",
        "1520",
        "1540",
    ),
    (
        "改厕资金由三个渠道凑成：省级奖补84万元，县级配套36.5万元，农户自筹19.2万元，"
        "全年到位{}万元。",
        "139.7",
        "137.9",
    ),
    (
        "今年修路一共用去{}万元，钱用在三条路上。青石路48.2万元，白水路39.6万元，桂花路36.7万元。",
        "124.5",
        "126.5",
    ),
    (
        "文化经费预算安排{}万元。春节联欢花了6.5万元，重阳活动花了4.2万元，广场舞比赛花了3.8万元，"
        "年底结余3.5万元。",
        "18",
        "19",
    ),
]
SILENT = [
    "饮水方面共投入152.8万元，做了不少事。一是拿出21.7万元更换管网；二是用16.5万元新建水池。",
    "饮水方面共投入39.2万元，主要做了两件事。一是拿出21.7万元更换管网；二是用16.5万元新建水池。其余为维修。",
    "饮水方面预算40万元，一是拿出21.7万元更换管网；二是用16.5万元新建水池。",
    "饮水方面预算38.2万元，支出40万元。一是拿出21.7万元更换管网；二是用16.5万元新建水池。",
    "书屋全年投入38.6万元。上半年花去12.8万元；下半年支出15.8万元。其余10万元为日常运转。",
    "共支出1560万元。基本支出980万元，是人员工资；项目支出540万元；上缴上级支出40万元。",
    "全年预算1560万元。基本支出980万元，是人员工资；项目支出540万元，投向水利。",
    "由几个渠道筹集：省级84万元，县级36.5万元等，全年到位137.9万元。",
    "经费预算19万元。春节联欢花了6.5万元，重阳活动花了4.2万元，加上追加的，年底结余3.5万元。",
    "经费预算19万元。年中追加1万元，重阳活动花了4.2万元，比赛花了3.8万元，年底结余3.5万元。",
    "经费预算19万元，上年结余2万元。重阳活动花了4.2万元，比赛花了3.8万元，年底结余3.5万元。",
    "全年投入28.6万元。上半年检查128次；下半年花去15.8万元。",
]


@pytest.mark.parametrize(("told", "right", "wrong"), CASES)
def test_parts_told_on_make_their_total(told: str, right: str, wrong: str) -> None:
    assert MAY_BE_TOLD_ON.is_in(told)
    assert list(read_parts_told_on(read_statements(told.format(right)))) == []
    (found,) = read_parts_told_on(read_statements(told.format(wrong)))
    assert found.total.quantity.text == f"{wrong}万元"
    assert len(hits_in_text("A07", told.format(wrong))) == 1


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_but_some_of_it_is_left_alone(text: str) -> None:
    assert list(read_parts_told_on(read_statements(text))) == []


def test_a_part_may_hold_others() -> None:
    told = (
        "林业支出{}万元，用于两个方面：一是森林防火15.1万元，含机具9.8万元、开设隔离带5.3万元；"
        "二是病虫害除治9.7万元。"
    )
    assert list(read_parts_told_on(read_statements(told.format("24.8")))) == []
    (found,) = read_parts_told_on(read_statements(told.format("28.4")))
    assert [one.quantity.text for one in found.parts] == ["15.1万元", "9.7万元"]


def test_what_something_was_before_it_moved_is_no_part() -> None:
    text = (
        "门面租金由60万元减至54万元，下降10%；场地租金由40万元增至46万元，"
        "两项此消彼长，总数仍为100万元。"
    )
    assert hits_in_text("A07", text) == []


def test_what_is_left_of_an_account_is_no_part_of_what_came() -> None:
    text = (
        "工会经费年初结余5.6万元，本年收到会费18万元，用于慰问、文体活动和困难帮扶16.9万元，"
        "年末结余6.7万元。"
    )
    assert hits_in_text("A07", text) == []


def test_the_rest_may_be_told_without_a_figure() -> None:
    text = (
        "全年支出65.3万元：用于护林员补助21.6万元；用于购置器具9.8万元；用于开设隔离带13.9万元，"
        "其余用于宣传。"
    )
    assert hits_in_text("A07", text) == []
