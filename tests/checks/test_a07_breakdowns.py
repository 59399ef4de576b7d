"""A07: what the prose says is in a total makes that total."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

WRONG = [
    "落实粮食生产面积49772亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
    "全年到位资金500万元，其中中央资金300万元、省级资金100万元、县级资金50万元。",
    "部门支出3539万元，其中：基本支出3136万元，项目支出413万元。",
    "全年到位资金80万元，其中中央资金90万元、省级资金10万元等。",
]

RIGHT = [
    "落实粮食生产面积33597亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
    "现有入园企业35家，其中规上皮鞋企业13家、年产值过千万企业15家、省著名商标企业3家。",
    "全年到位资金500万元，其中中央资金300万元、省级资金100万元等。",
    "修复道路20处，其中重点路段8处。",
    "粮食播种面积约4万亩，其中早稻1.6万亩、晚稻1.7万亩。",
]


@pytest.mark.parametrize(
    "text",
    [
        "新建厕所55座，其中霞岭村20座、高屯村18座、松柏村16座。",
        "在职人员62人，其中男性40人、女性20人。",
        "全镇脱贫户1269户，其中监测户1296户。",
        "发放救助金29万元，其中临时救助18万元、特困供养12万元等。",
        "建成道路12.5公里，其中新建4.2公里、改建3.1公里、扩建4.2公里。",
        "产鲜叶1.2万吨，其中春茶9000吨、秋茶4000吨。",
        "建渠道3.6公里，其中东渠1800米、西渠1900米。",
        "调运化肥12吨，其中尿素5000公斤、磷肥8000公斤。",
        "流转土地1.5万亩，其中水田9000亩、旱地7000亩。",
        "救助困难家庭120户，其中低保户80户、特困户30户、残疾户40户。",
        "化解纠纷186起，其中邻里纠纷82起、土地纠纷64起、婚姻纠纷50起。",
    ],
)
def test_parts_that_can_not_be_right(text: str) -> None:
    assert len(hits_in_text("A07", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "新建厕所55座，其中霞岭村20座、高屯村18座。",
        "走访慰问116人，其中老党员60人、残疾人70人。",
        "争取资金1.2亿元，其中中央资金0.7亿元、省级资金0.3亿元、县级资金0.2亿元。",
        "地区生产总值35.8亿元，其中第一产业10.2亿元、第二产业14.3亿元、第三产业11.4亿元。",
        "全年培训农民1200余人，其中女性700人、男性400人。",
        "耕地5000亩，其中高标准农田3000亩、种植水稻2500亩。",
        "产鲜叶1.2万吨，其中春茶9000吨、秋茶3000吨。",
        "建渠道3.6公里，其中东渠1800米、西渠1800米。",
        "硬化村道5.2公里，其中宽4.5米、厚0.2米。",
        "救助困难家庭120户，其中低保户80户、特困户30户、残疾户40户（有交叉）。",
        "救助困难家庭120户，其中低保户80户、特困户30户，另有残疾户40户。",
    ],
)
def test_parts_that_may_be_right(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_the_part_that_exceeds_its_total_is_named() -> None:
    [hit] = hits_in_text("A07", "全镇脱贫户1269户，其中监测户1296户。")
    assert hit.message == "“脱贫户1269户，其中监测户1296户”：其中一项大于总量（1296−1269=27户）"


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    assert hits_in_text("A07", text)


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_not_a_mistake(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [(WRONG[0], "16104+16763+730=33597，比总量49772少16175亩"), (WRONG[1], "300+100+50=450")],
)
def test_the_arithmetic_is_written_out(text: str, words: str) -> None:
    messages = [hit.message for hit in hits_in_text("A07", text)]
    assert any(words in message for message in messages), messages
