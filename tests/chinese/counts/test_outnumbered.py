"""What came of things, told as more than there were of them."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.outnumbered import may_be_outnumbered, read_outnumbered
from reportgen.chinese.counts.told_again import counted_places
from reportgen.chinese.figures.statements import read_statements
from tests.checks.samples import hits_in_text

FORMS = [
    "全年排查安全隐患{things}处，已整改{after}处。",
    "受理群众投诉{things}件，及时回复{after}件，群众满意。",
    "发放测评问卷{things}份，收回有效问卷{after}份。",
    "抽检农产品{things}批次，检测合格{after}批次。",
    "审理仲裁申请{things}件，已审结{after}件。",
    "有{things}家合作社申报，{after}家通过评审。",
    "参加技能鉴定的{things}人中，合格{after}人。",
    "{things}名报考人员中，进入面试的{after}人。",
    "应检锅炉{things}台，实检{after}台。",
    "全乡{things}个自然寨中有{after}个通了硬化路。",
    "列入计划的{things}个扶持项目中，{after}个项目已开工。",
    "全乡有居民{things}人，外出务工{after}人。",
    "职工大会应出席{things}人，到会{after}人。",
    "应参训村干部{things}人，实际参训{after}人。",
    "全组户籍人口{things}人，参加医疗保险{after}人。",
    "购置灭火设备{things}台（套），验收合格{after}台（套）。",
    "考核指标共{things}项，已完成{after}项。",
    "交办的民生实事共{things}件，到年底全部兑现{after}件。",
    "受理各类纠纷{things}件，审执结{after}件。",
    "全校共有教职工{things}人，专任教师{after}人。",
    "职代会应出席代表{things}名，实到代表{after}名。",
    "疗休养只安排在职人员，全局在职{things}人，实际参加疗休养{after}人。",
    "镇人大代表总数{things}名，出席本次会议的代表{after}名，符合法定人数。",
    "村民代表共有{things}人，实际到会的村民代表{after}人。",
    "支部共有党员{things}名，出席党员大会的党员{after}名。",
    "梳理历史遗留以外的矛盾{things}起，成功化解{after}起。",
]


@pytest.mark.parametrize("form", FORMS[:-1])
def test_no_more_is_dealt_with_than_there_is(form: str) -> None:
    right, wrong = (form.format(things=86, after=after) for after in (86, 91))
    assert list(may_be_outnumbered(wrong, counted_places(wrong)))
    assert list(read_outnumbered(read_statements(right))) == []
    (found,) = read_outnumbered(read_statements(wrong))
    assert (found.things.value, found.dealt_with.value) == (86, 91)


@pytest.mark.parametrize(
    "text",
    [
        "排查隐患86处，整改91处（含上年结转5处）。",
        "受理投诉86件，化解积案91件。",
        "检查企业86家，整改隐患91处。",
        FORMS[-1].format(things=86, after=91),
        "建成厕所86座。全年整改91座。",
        "86个村中，另有91个网格。",
        "新收案件86件，审结91件。",
        "建设任务86个，已完成91个，超额完成。",
        "体检面向全体干部，在职86人，参加体检91人。",
        "干部57人，其中女干部21人，本科以上学历40人。",
    ],
)
def test_others_may_be_dealt_with_too(text: str) -> None:
    assert list(read_outnumbered(read_statements(text))) == []


def test_more_dealt_with_in_time_than_came_in() -> None:
    assert len(hits_in_text("A13", "窗口受理事项2318件，按时办结2381件。")) == 1
    assert hits_in_text("A13", "窗口受理事项2381件，按时办结2318件。") == []


def test_people_counted_by_ten_thousands() -> None:
    assert hits_in_text("A13", "社区总人口1.2万人，受益群众1.1万人。") == []
    assert len(hits_in_text("A13", "社区总人口1.2万人，受益群众1.3万人。")) == 1
    assert hits_in_text("A13", "全县常住人口12.5万人，参加居民医保13.8万人。") == []


def test_what_came_in_before_is_dealt_with_in_the_second_half_of_a_year() -> None:
    text = "上半年受理投诉210件，办结190件；下半年受理投诉180件，办结200件。"
    assert hits_in_text("A13", text) == []


def test_those_that_did_not_pass_are_not_among_those_that_did() -> None:
    text = "建成48处，验收时发现2处厚度不足，合格46处。"
    assert hits_in_text("A13", text) == []


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("镇人大会议应到代表58名，实到代表{}名，符合法定人数。", 55, 61),
        ("截至目前，全镇危改房已开工建设62户、已完工{}户。", 47, 74),
        ("上级下达的重点事项共15个，到年底已完成{}个，其余正在推进。", 12, 17),
    ],
)
def test_no_more_come_or_are_done_than_there_are(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A13", shape.format(right)) == []
    assert len(hits_in_text("A13", shape.format(wrong))) == 1


def test_more_may_be_finished_than_were_begun_in_the_year() -> None:
    assert hits_in_text("A13", "今年新开工项目12个，完工15个。") == []


def test_some_of_those_counted_before_are_no_more_than_they() -> None:
    form = "卫生院共有在职职工52人，退休不计。平均年龄39岁。在职职工中有党员{}人。"
    assert hits_in_text("A13", form.format(21)) == []
    (hit,) = hits_in_text("A13", form.format(57))
    assert "57人比前面写的52人多5" in hit.message
    assert hits_in_text("A13", "慰问困难户36户。全镇脱贫户中有党员42户。") == []
