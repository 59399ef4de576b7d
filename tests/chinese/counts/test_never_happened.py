"""What is said never to have happened, and is told of all the same."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.never_happened import (
    HAS_HAPPENED,
    MAY_NEVER,
    read_nevers,
    read_what_happened,
)


def told(text: str) -> int:
    """Return how much is told of that never happened."""
    ends = [at + 1 for at, mark in enumerate(text) if mark == "。"]
    spans = list(zip([0, *ends], ends, strict=False))
    return len(list(read_what_happened(text, 2024, read_nevers(text, 2024, spans), spans)))


@pytest.mark.parametrize(
    "text",
    [
        "全年未发生森林火灾。3月石桥村因上坟烧纸引发1起森林火灾，过火6亩。",
        "资金严格专款专用，不存在挤占、挪用等情况。审计指出将防汛经费3.2万元用于支付会议室装修。",
        "汛期全镇没有发生溺水事故。6月中旬，龙井村1名外来务工人员在河道溺水身亡。",
        "全年没有出现集体上访。5月接返集体上访2批23人次。",
        "全年无赴省进京上访、无重大安全事故。12月处置1起赴省进京上访，3人。",
        "信访秩序明显好转，实现零非访。10月出现2批5人次的非访，均已稳控。",
        "涉农资金专款专用，未发现截留、挪用现象。我镇1笔资金被挪用于车辆维修，已归还。",
        "专项资金使用规范，不存在挤占挪用。县审计局指出，本级挪用项目资金8.2万元。",
        "全年没有发生生产安全事故。对发生的1起生产安全事故进行了调查处理。",
        "全年全镇未发生群体性事件。7月因征地补偿引发1起群体性事件，经调解平息。",
        "食品安全监管到位，全年零食物中毒。9月发生1起食物中毒，涉及学生11人。",
        "全镇溺水事故零发生。8月大塘村2名儿童溺亡。",
        "辖区全年未发生一起道路交通事故。全年辖区发生道路交通事故4起，伤3人。",
        "全年没有发生重大动物疫情。5月扑灭1起重大动物疫情。",
        "2024年全镇没有发生刑事案件。2024年8月发生2起刑事案件。",
        "全年无一名干部违纪。镇里有3名干部因违规收送礼金受到党纪处分。",
        "全年党员干部没有发生违纪违法问题。4名党员干部受到党纪处分。",
        "全年没有发生安全事故、火灾。11月中心校食堂发生1起火灾，无人受伤。",
    ],
)
def test_what_never_happened_is_not_told_of(text: str) -> None:
    assert told(text) == 1
    assert MAY_NEVER.is_in(text)
    assert HAS_HAPPENED.is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有发生较大以上火灾。4月扑灭1起一般火灾。",
        "没有发生重特大事故。发生1起较大事故。",
        "没有发生责任事故。发生1起意外事故。",
    ],
)
def test_only_the_worst_never_happened(text: str) -> None:
    assert told(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "全年没有发生森林火灾。村民用电引起的火警有2起，都被扑灭。",
        "全年没有发生森林火灾。扑灭森林火情2起，都没有成灾。",
        "全年没有发生生产安全事故。处置道路交通事故2起。",
        "全年未发生越级上访。处置集体上访1批6人。",
        "全年没有发生溺水事件。劝离野泳人员210人次，救起落水儿童1名。",
        "窗口服务零投诉。全年处理市场消费投诉12件。",
        "没有发生因调解不当引起的上访。处置上访1批3人次。",
        "机关干部零违纪。全镇13名党员干部受到党纪处分。",
        "机关没有一名干部违纪。5名村干部受到党纪处分。",
        "没有发生一起民转刑案件。全年处理治安案件15起。",
    ],
)
def test_what_is_of_another_kind_may_have_happened(text: str) -> None:
    assert told(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "上年我镇发生溺水事件1起，教训很深。今年全年没有发生溺水事件。",
        "全年没有发生安全事故。2023年发生的1起安全事故已经结案。",
        "汛期没有发生溺水事故。11月1名老人在山塘溺亡。",
        "春节期间没有发生火灾。4月发生1起火灾。",
        "施工期间没有发生安全事故。全年辖区发生安全事故1起。",
        "4月发生1起森林火灾，整改之后没有再发生火灾。",
        "除4月的1起外，全年没有发生森林火灾。4月发生1起森林火灾。",
        "力争全年不发生火灾，确保零事故。3月发生1起火灾。",
        "各项资金没有截留挪用。上年被挪用的2笔专项资金8万元已全部归还我镇账户。",
    ],
)
def test_another_time_and_a_plan_are_no_contradiction(text: str) -> None:
    assert told(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "全年没有发生森林火灾。协助邻县扑灭森林火灾1起，出动80人。",
        "全年没有发生森林火灾。组织演练，模拟发生1起森林火灾。",
        "全年没有发生群体性事件。妥善处置可能引发群体性事件的苗头3起。",
        "专项资金没有截留挪用。镇纪委查处村干部挪用集体资金3万元的案件1起。",
        "为防止挪用，专项资金5万元实行专户管理，没有截留挪用。",
        "对2笔专项资金是否被挪用进行了核查，结果没有截留挪用。",
    ],
)
def test_what_others_did_and_what_might_have_been_are_no_contradiction(text: str) -> None:
    assert told(text) == 0
