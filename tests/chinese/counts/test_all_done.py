"""What is said to be all done, and some of it told as not done."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.all_done import (
    MAY_BE_ALL_DONE,
    MAY_BE_NOT_DONE,
    read_all_done,
    read_not_all_done,
)
from tests.checks.samples import hits_in_text


def told(text: str) -> int:
    """Return how much is told as not done of what is all done."""
    ends = [at + 1 for at, mark in enumerate(text) if mark == "。"]
    spans = list(zip([0, *ends], ends, strict=False))
    return len(list(read_not_all_done(text, 2024, read_all_done(text, 2024, spans), spans)))


@pytest.mark.parametrize(
    "text",
    [
        "年初确定的12件民生实事已全部办结。茶亭村便民桥等2件民生实事尚未办结。",
        "9个饮水管网改造项目全部竣工。目前南冲片2个饮水管网改造项目仍在施工。",
        "2024年实施的6个水利工程全部建成并投入使用。枫林山塘等2个水利工程至今未完工。",
        "安装太阳能路灯120盏，已全部投入使用。龙井村路口的8盏至今没有接通电源，夜里不亮。",
        "审计指出的17个问题已全部整改到位。还有4个问题没有整改到位，涉及往来款。",
        "耕地地力补贴已全部发放到户。上坪村还有23户没有领到耕地地力补贴。",
        "安置房64套，已全部交付。3号楼的6套至今没有交付，群众意见较大。",
        "农村宅基地档案已全部完成录入。仍有三成的农村宅基地档案没有录入。",
        "巡察反馈问题已全部整改销号。仍有3个巡察反馈问题没有销号。",
        "避险搬迁户48户已全部入住。白塘村5户避险搬迁户至今未入住新居。",
        "违法建设已全部拆除。仍有12处违法建设没有拆除。",
        "11个高标准农田标段全部通过验收。还有2个高标准农田标段没有完工。",
        "9个道路项目已全部竣工。9个道路项目中，便民桥等2个项目因征地慢，到年底仍在施工。",
        "本年实施的7个以工代赈项目全部按期完工。上述7个项目里白石村、坪上村等地的2个至年末尚未动工。",
    ],
)
def test_of_what_is_all_done_nothing_is_left(text: str) -> None:
    assert told(text) == 1
    assert MAY_BE_ALL_DONE.is_in(text)
    assert MAY_BE_NOT_DONE.is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "8个项目全部完工。2个项目尚未验收。",
        "8个以工代赈项目全部开工。2个以工代赈项目仍在施工。",
        "资金已全部拨付到镇。还有12户没有领到资金。",
    ],
)
def test_what_comes_later_may_be_left(text: str) -> None:
    assert told(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "8个以工代赈项目全部完工。还有2个在施工，那是跨年度的水利项目，不在这8个之内。",
        "完工验收的26户补助资金全部拨付到户。余下12户验收后付款，补助资金没有拨付。",
        "永久保管的文书档案3200件，已全部扫描完成。定期保管的档案还有四成没有扫。",
        "永久档案已全部扫描。仍有四成档案没有扫描。",
        "共实施产业项目10个。8个产业项目全部完工，2个产业项目仍在施工。",
        "改厕补助资金全部拨付到户。还有12户危房改造户没有领到补助资金。",
        "茶亭村的3个道路项目全部完工。南冲村2个道路项目仍在施工。",
        "县级补助资金已全部拨付，市级补助资金还有3个村没有到账。",
        "新打水井6口，已全部投入使用。镇区的2口老井因水质差已停用。",
        "安装路灯120盏，已全部投入使用。镇区的8盏没有出现故障。",
        "河湖问题16个全部整改销号。新发现的2个河湖问题正在整改。",
        "38户危房改造全部竣工。8户没有申请补助。",
    ],
)
def test_others_may_be_left(text: str) -> None:
    assert told(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "6口抗旱水井有1口当时还没有接电。10月后也通了水，至此6口井全部投入使用。",
        "力争年底前8个道路项目全部完工。目前2个道路项目仍在施工。",
        "2023年的8个道路项目全部完工，本年2个道路项目仍在施工。",
        "8个道路项目全部完工。9月时2个道路项目仍在施工。",
    ],
)
def test_what_was_left_at_another_time_and_plans_are_no_contradiction(text: str) -> None:
    assert told(text) == 0


def test_of_indicators_all_met_none_is_missed() -> None:
    done = "年初设定的24项绩效指标全部完成，实现程度较高。{}"
    assert len(hits_in_text("A13", done.format("但仍有3项没有达到指标值，主要受施工影响。"))) == 1
    assert hits_in_text("A13", done.format("其中3项超过指标值。")) == []
