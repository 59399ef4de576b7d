"""C04: blanks and hints of the form that were left."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits, hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("全年新增城镇就业XX人。", "XX"),
        ("20XX年完成固定资产投资3.2亿元。", "XX"),
        ("202X年预算执行率为95.6%。", "X年"),
        ("完成××村道路硬化2.3公里。", "××"),
        ("本级财政安排资金X万元。", "X万元"),
        ("发放补助xx元，惠及42户。", "xx"),
        ("某某镇开展安全生产检查63次。", "某某"),
        ("在某某村修建机耕道1.8公里。", "某某"),
        ("“三公”经费比上年增加（减少）2.1万元。", "增加（减少）"),
        ("支出下降（增长）3.5%，主要是压减会议费。", "下降（增长）"),
        ("待填写", "待填写"),
        ("请填写本单位主要工作成效（500字以内）", "请填写"),
        ("工作总体情况（100字以内）：全年预算执行平稳。", "（100字以内）"),
        ("执行率大小于90%的，说明原因。", "大小于"),
        ("YYYY年部门整体支出3539万元。", "YYYY"),
        ("财政收入X.X亿元，比上年增长5.2%。", "X.X"),
        ("比上年增长X%。", "“X”"),
        ("开展安全检查X次，整改隐患84处。", "“X”"),
        ("争取上级资金（　　）万元。", "（　　）"),
        ("惠及群众**人。", "**"),
        ("项目总投资？？万元。", "？？"),
        ("决算数小于预算数（或与预算数持平）的主要原因是压减会议。", "（或与预算数持平）"),
        ("出国（境）费0万元，占%，与上年相同。", "占%"),
        ("接待费0.6万元，占 %，与上年相同。", "占 %"),
        ("水费7.5万元，占公用经费总额%，与上年相同。", "占公用经费总额%"),
        ("会议费比上年减少 万元，主要是合并开会。", "少 万元"),
        ("群众满意度为%，完成目标。", "为%"),
        ("会议费比上年减少万元，主要是合并开会。", "减少万元"[1:]),
        ("时效指标中，指标3：……", "指标3："),
        ("问题二：……。", "问题二："),
        ("“XX”专项行动检查企业36家。", "XX"),
        ("（注：请各单位按实际填列）", "（注：请"),
        ("（如没有，请删去本段）", "如没有"),
        ("附表见后，请注明份数", "请注明"),
        ("（单位全称）为一级预算单位。", "（单位全称）"),
        ("【项目名称】于6月完工。", "【项目名称】"),
        ("示例：全年举办活动6场。", "示例："),
    ],
)
def test_what_was_left_to_fill_in(text: str, word: str) -> None:
    assert word in "".join(hit.message for hit in hits_in_text("C04", text))


@pytest.mark.parametrize(
    "text",
    [
        "（以上为申请户数）（此处指本级拨款），函请注明用途，申请按实际调整。",
        "通报批评张某某等2名村干部，约谈李XX。",
        "群众反映的“请填写完整地址”系统提示已优化。",
        "推行“党建+XX”模式，12个村全部建立微网格。",
        "更换DN-XX型阀门36个，采购XX-200型水泵2台。",
        "建成3×5米公示栏12块。",
        "购置X光机1台，X射线安检仪2台。",
        "身份证号尾数为X的群众凭户口簿办理。",
        "为什么没做到？？人人都要回答。",
        "印发宣传单（含双语版）2000份，抽查热线138****1234人次。",
        "热线回访号码138××××1234的群众表示满意。",
        "二○○八年建成的水厂完成改造，受益1260户。",
        "成功化（缓）解矛盾纠纷138条。",
        "比上年减少2.1万元，下降3.5%。",
        "单位增加值能耗下降，减少万元GDP能耗，增加万元以上产值企业。",
        "推进XXL级农机具补贴，补贴农户42户。",
        "完成CD级自建房整治销号13栋。",
        "印制宣传册（每本约100页）2000册。",
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert hits_in_text("C04", text) == []


def test_the_blank_is_quoted_with_the_words_around_it() -> None:
    [hit] = hits_in_text("C04", "全年争取上级资金XX万元，用于水库除险加固。")
    assert "“争取上级资金XX万元，用于水”里的“XX”" in hit.message
    assert hit.path[-2:] == ("要点", 0)


def test_each_blank_is_reported_once_in_a_passage() -> None:
    found = hits_in_text("C04", "XX年XX月，XX村增加（减少）脱贫户3户。")
    assert len(found) == 2


def test_the_names_are_looked_at_too() -> None:
    [hit] = hits("C04", ("部门概况.单位名称", "某某县某某镇人民政府"))
    assert hit.path == ("部门概况", "单位名称")


@pytest.mark.parametrize("piece", ["XX", "×", "某某", "“", "X", "（", "填写", "？", "( ", "X."])
def test_time_grows_with_the_text_only(piece: str) -> None:
    assert_linear(lambda times: piece * times, lambda text: hits_in_text("C04", text), 10_000, 2)


@pytest.mark.parametrize(
    "text",
    ["比上年减少0.4万元，主要原因是。", "执行率偏低，原因：；结转资金下年使用。", "原因主要在于。"],
)
def test_a_reason_that_was_never_given_is_found(text: str) -> None:
    (hit,) = hits_in_text("C04", text)
    assert "没有写原因" in hit.message


@pytest.mark.parametrize(
    "text", ["逐项分析原因。", "查清了原因；限期整改。", "主要原因是：", "主要原因是人员调出。"]
)
def test_reasons_that_are_given_or_follow_are_left_alone(text: str) -> None:
    assert hits_in_text("C04", text) == []


def test_items_that_only_go_on_were_never_written() -> None:
    (hit,) = hits_in_text("C04", "主要做法：1.……；2.……。")
    assert "“" in hit.message
    assert hits_in_text("C04", "主要做法：1.清淤渠道……；2.改造山塘……。") == []
    assert hits_in_text("C04", "包括清淤、改造、管护、……等6项。") == []
