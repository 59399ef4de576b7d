"""Reasons for what was missed, told with and without a word such as 因."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "年初计划改厕360户，实际改厕345户，差额部分系农户自愿放弃。",
        "计划硬化支渠3.6公里，实际硬化3.1公里，有0.5公里纳入了高标准农田项目实施。",
        "计划新建驿站4座，实际新建3座，另1座经村民代表会议定为修缮。",
        "年度目标为招录护林员12人，实际招录9人，3人体检没过。",
        "应完成土坯房改造35户，实际完成33户，2户在县城购房。",
        "计划整修山塘30口，实际整修24口。4口列入省级项目，2口已由企业出资整修。",
        "计划放映露天电影144场，实际放映138场，6场遇停电停放。",
        "计划投放鱼苗60万尾，实际投放52万尾，供苗单位供应不足。",
        "全年计划公开招聘8人，实际招聘6人，两个岗位报名人数达不到开考比例。",
        "计划采购图书5000册，实际采购4860册，差额系部分图书缺货。",
        "卫生室标准化率年度目标100%，实际完成96.77%，尚有6所在建。",
        "今年计划再关停小窑3家，提前一年完成关停12家小窑的任务。",
        "年初目标栽油茶1200亩，春季栽500亩，秋季栽700亩。",
        "计划安装路灯120盏，已安装96盏，剩下24盏本月底前装完。",
    ],
)
def test_what_became_of_the_rest_is_a_reason(text: str) -> None:
    assert not hits_in_text("A15", text)


@pytest.mark.parametrize(
    "text",
    [
        "满意度目标值90%，实际满意度88.5%，群众反映集中的是集镇停车难。",
        "年度指标为办结率≥98%，实际办结率96.5%，有2件属于历史遗留问题。",
        "预计服务群众5000人次，实际服务6900人次，7月起增加了夜间门诊。",
        "全年计划开展培训10期，实际开展14期，其中4期由县里追加。",
        "水池计划4月底完工，实际6月完工，供货厂家交货迟了一个多月。",
        "群众满意度为86%，未达到90%的目标，扣分集中在办事等候时间长。",
    ],
)
def test_what_went_wrong_is_a_reason(text: str) -> None:
    assert not hits_in_text("A15", text)
    assert not hits_in_text("A09", text)


@pytest.mark.parametrize(
    "text",
    [
        "项目预算50万元，实际支出35万元，执行率70%，剩下的质保期满后结算。",
        "预算执行率76.5%，工程尾款要在决算评审后才能支付。",
        "项目概算240万元，实际支付168万元，支付进度70%，按合同约定竣工后付到90%。",
        "资金使用率62.5%，主体工程仍在施工。",
    ],
)
def test_where_the_money_stays_is_a_reason(text: str) -> None:
    assert not hits_in_text("A15", text)


@pytest.mark.parametrize(
    "text",
    [
        "年初计划改厕360户，实际改厕345户，少15户，农户评价良好。",
        "计划举办招聘会8场，实际举办5场，因企施策效果好。",
        "危旧厨房改造任务36户，竣工28户，均已验收合格。",
        "拟新增停车位500个，建成265个，缓解了停车难。",
        "事故控制目标为2起以内，实际4起，没有人员死亡。",
        "资金使用率48%，服务质量不断提升，困难群众得到实惠。",
        "年度目标为群众满意度不低于92%，年底入户调查350户，实际满意度为86.4%。",
        "年度满意度指标为92%，问卷调查群众满意度为86.4%，总体评价较好。",
    ],
)
def test_praise_and_the_difference_alone_are_no_reason(text: str) -> None:
    assert len(hits_in_text("A15", text)) == 1


def test_a_rate_as_it_was_needs_no_reason() -> None:
    assert not hits_in_text("A09", "培训合格率由88%提高到95%，提高7个百分点。")


@pytest.mark.parametrize(
    "text",
    [
        "满意度目标值≥90%，实际完成值85%。共发放问卷300份，收回有效问卷286份。",
        "安置点配套工程年度安排资金120万元，年末支付54.6万元，支付进度45.5%。安置点道路长1.2公里。",
    ],
)
def test_papers_collected_and_places_of_resettlement_are_no_reason(text: str) -> None:
    assert hits_in_text("A15", text)


@pytest.mark.parametrize(
    "text",
    [
        "专项预算26万元，支出16万元，执行率为61.54%。票据已审核。差的10万元是合同的后半程款，次年付清。",
        "累计拨付36万元，拨付率72%。产业路按合同分三年付款，该付的都已付出。",
        "要求路面10月底前完成，实际12月9日完成。其间连续降雨，混凝土没法浇筑。",
        "培训目标100人次，实际268人次，完成率268%。5月多办3期，168人次，费用由县里承担。",
    ],
)
def test_a_later_sentence_may_tell_what_became_of_the_rest(text: str) -> None:
    assert hits_in_text("A15", text) == hits_in_text("A09", text) == []


def test_that_nothing_wrong_was_found_is_no_reason() -> None:
    assert hits_in_text("A15", "支付14万元，资金支付率40%，三级审核，没有发现违规问题。")
