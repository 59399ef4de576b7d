"""Y01: years that are not the report's."""

from __future__ import annotations

import pytest

from tests.checks.samples import EXPENDITURE, hits, hits_in_text

MEASURE = "存在的问题分析及改进措施.改进措施.0.内容"


@pytest.mark.parametrize(
    "text",
    [
        "2023年，全镇新增城镇就业292人，失业人员再就业156人。",
        "截至2023年12月31日，完成高标准农田建设1500亩。",
        "2023年度部门整体支出3539万元。",
        "2023年完成税收收入1260万元，同比增长5.2%。",
        "全面完成2023年各项目标任务。",
        "2022年全镇累计发放慰问金5.5万元。",
        "比2022年增加12人。",
        "2022年各项支出按批复的用途安排。",
        "2020-2022年共化解信访案件42起。",
        "二〇二三年，镇财政压减一般性支出23万元。",
        "2023.6.8开展消防演练1次。",
        "其中：2023年项目支出403万元。",
        "2014年全镇培训农民1200人次。",
        "按照“十四五”规划，2023年造林3000亩。",
        "2023年3月开工，2023年9月竣工。",
        "2023年开展内部审计3次。",
        "2023年底前完成村道硬化12公里。",
        "2025年完成农村改厕55座。",
        "2026年4月8日组织专项督查。",
        "2027年实现村集体经济收入51.4万元。",
    ],
)
def test_years_that_are_left_over(text: str) -> None:
    [hit] = hits_in_text("Y01", text)
    assert hit.severity in (None, "warning")


@pytest.mark.parametrize(
    "text",
    [
        "2024年，全镇新增城镇就业292人。",
        "税收收入1260万元，比2023年增加62万元，增长5.2%。",
        "“三公”经费12.6万元，较2023年下降3.1%。",
        "对2023年度绩效自评发现的3个问题逐项作了整改。",
        "两名技术员外出学习，2025年回镇后增设服务点。",
        "低保对象由2023年的640户减至612户。",
        "同比2023年增长5.2%。",
        "与上年（2023年）持平。",
        "2023年结转资金36万元，已全部使用。",
        "2023年度决算数为14.2万元。",
        "2023年末债务余额860万元，2024年化解120万元。",
        "在2023年的基础上新增养老服务中心2个。",
        "实施“十四五”（2021—2025年）乡村建设规划。",
        "落实2023-2025年强村行动方案，新增产业项目4个。",
        "本单位于1998年成立，内设机构6个。",
        "按照2022年印发的内部控制制度开支。",
        "依据《湖南省预算绩效管理办法（2021年修订）》开展评价。",
        "按湘财绩〔2023〕5号文件要求开展自评。",
        "完成2023年高标准农田建设项目验收，兑付尾款42万元。",
        "实施项目15个（含2023年灌溉项目5个）。",
        "2023年下达的水利资金36万元，本年使用31万元。",
        "荣获2023年度全县平安建设先进乡镇。",
        "2017年特大洪灾损毁的和家水库完成除险加固。",
        "项目于2023年9月开工，今年6月完工。",
        "2025年3月，成立评价工作组开展绩效自评。",
        "走访老党员，其中1950年以前入党的3人。",
        "清理三年以上往来款42笔。",
        "2011年至2015年“十二五”期间建成的泵站继续使用。",
        "2025年计划新建冷库2座，预算86万元。",
        "预计2025年8月投产。",
        "到2026年，泵站全部更新（规划期2022—2026年）。",
        "按照《山塘整治方案（2022—2026年）》，到2026年底整治完毕，本年整治6口。",
        "“7·28”洪灾后修复水毁道路20处。",
        "到2030年，全镇污水处理率达到95%。",
        "人均收入较2020年翻一番。",
        "为实现2035年远景目标打基础。",
        "“十三五”期间累计脱贫860户，2019年整镇摘帽。",
        "按照“十四五”规划，2025年全镇森林覆盖率达到65%。",
        "2000年以后修建的山塘已列入除险加固范围。",
        "镇敬老院为1992年所建的砖木结构。",
        "2016年修建的泵站老化严重，本年更换水泵2台。",
        "2020年机构合并后，职能没有再变动。",
        "上一轮巡察（2021年）反馈的问题已全部整改。",
        "2022年度绿化工程质保金6.2万元于年内支付。",
        "一期2022年6月开工，2023年9月竣工；二期2024年3月开工。",
        "评价时间为2025年2月10日至3月5日。",
        "2025年4月，我镇财政所收集资料、逐项评分。",
        "2025年4月，我镇财政所核对数据，撰写评价报告。",
        "自评分两个阶段：第一阶段（2025年2月1日至10日）写方案；第二阶段（2025年2月11日至28日）核对资料。",
        "收到县里下达的2025年提前批衔接资金80万元。",
        "2025年我们将继续抓好项目建设。",
        "2023年9月入学的新生126人建了档案，2023年底前签订的合同继续履行。",
        "李某2022年退役，本年领取了一次性补助。",
        "2023年度考核优秀的12人受到奖励，兑付2023年12月工资。",
        "偿还2019年、2020年专项债券本息126万元。",
        "按2023年同口径计算，接待费下降3.1%。",
        "配合2023年度预算执行情况审计，整改问题6个。",
        "二轮承包至2027年到期，1996年确权2.86万亩。",
        "2025年1月起执行新的差旅费标准，2025年春节值班表已排好。",
        "未整改的2处已列入2025年整改计划。",
        "1968年以前出生的退役士兵126人领取了补助。",
    ],
)
def test_years_that_are_right(text: str) -> None:
    assert hits_in_text("Y01", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全面推进2025年度城乡居民基本医疗保险收缴工作。",
        "提前谋划2025年重点项目12个。",
        "力争2026年建成投用。",
        "上级要求2025年全面建成标准化中心。",
        "2025年计划修路12公里，已完成12公里。",
        "完成2025年度党报党刊征订任务。",
    ],
)
def test_coming_years_are_for_confirmation(text: str) -> None:
    [hit] = hits_in_text("Y01", text)
    assert hit.severity == "info"


def test_measures_are_about_the_coming_year() -> None:
    [hit] = hits("Y01", (MEASURE, "2025年6月底前清理往来款42笔。"))
    assert hit.severity == "info"


def test_duties_may_name_any_year() -> None:
    assert hits("Y01", ("部门概况.单位基本职能.0", "2019年起承担退役军人服务工作。")) == []


def test_the_year_is_quoted_with_the_words_around_it() -> None:
    [hit] = hits("Y01", (f"{EXPENDITURE}.概述", "2023年度预算执行平稳，2023年资金使用规范。"))
    assert hit.path[-2:] == ("概述", 0)
    assert "报告的年度是2024年，“2023年度预算执行平稳，20”里写的是上一年（2023年）" in hit.message
    [hit] = hits_in_text("Y01", "2021年完成造林400亩。")
    assert "3年前（2021年）" in hit.message
    [hit] = hits_in_text("Y01", "提前下达2025年专项资金61万元。")
    assert "“提前下达2025年专项资金61万元”里写的是下一年（2025年）" in hit.message


@pytest.mark.parametrize("term", ["质保期至", "合同期限至", "租期到", "任期至"])
def test_how_long_something_lasts_is_no_other_year(term: str) -> None:
    assert hits_in_text("Y01", f"工程6月完工，{term}2025年9月。") == []


@pytest.mark.parametrize(
    "text",
    [
        "2023年年末在职108人，2024年年末在职103人。",
        "合同约定2025年6月完工。",
        "单位2016年1月注册登记。",
        "与2018年相比，公务用车减少2辆。",
        "集镇供水项目2022年由县水利局批复。",
    ],
)
def test_other_years_that_are_told_for_what_they_are(text: str) -> None:
    assert hits_in_text("Y01", text) == []


def test_what_a_document_demands_for_a_coming_year_is_left() -> None:
    assert hits_in_text("Y01", "省委农村工作会议要求，各村2025年实现垃圾分类全覆盖。") == []


def test_what_was_demanded_for_a_coming_year_and_is_told_as_done_is_not() -> None:
    assert hits_in_text("Y01", "省委农村工作会议要求，各村2025年已实现垃圾分类全覆盖。")


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月1日",
        "二〇二五年三月一日",
        "枫林镇人民政府（盖章）　2025年3月1日",
        "填表人：张三　填表日期：2025-3-1",
        "特此报告。\n枫林镇人民政府\n2025年3月",
    ],
)
def test_the_date_of_a_signature_is_of_the_year_after(text: str) -> None:
    assert hits_in_text("Y01", text) == []


@pytest.mark.parametrize("text", ["2023年3月1日", "枫林镇人民政府　2023年3月1日", "2026年3月1日"])
def test_a_signature_of_another_year_is_told(text: str) -> None:
    assert len(hits_in_text("Y01", text)) == 1


def test_a_year_is_told_where_it_stands_beside_a_signature_too() -> None:
    text = "2025年完成农村改厕55座。\n2025年3月1日"
    [hit] = hits_in_text("Y01", text)
    assert "完成农村改厕" in hit.message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("按《关于做好2023年度部门整体支出绩效自评工作的通知》的要求自评。", 1),
        ("按《关于做好2024年度部门整体支出绩效自评工作的通知》的要求自评。", 0),
        ("按《关于做好2025年绩效自评工作的通知》的要求自评。", 0),
        ("按《2023年度绩效评价结果应用的通知》完成整改。", 0),
        ("执行《2021年基层医疗卫生机构考核办法》。", 0),
    ],
)
def test_a_notice_of_an_earlier_evaluation_was_left_in(text: str, count: int) -> None:
    assert len(hits_in_text("Y01", text)) == count


def test_how_a_place_came_to_be_is_told_with_its_years() -> None:
    assert hits_in_text("Y01", "白溪镇1996年撤乡建镇，2014年与柏树乡合并。") == []


def test_what_was_made_up_for_before_the_report_is_written_is_told_as_such() -> None:
    text = "两笔质保金因验收推迟，已于2025年{}月支付。"
    assert hits_in_text("Y01", text.format(3)) == []
    assert len(hits_in_text("Y01", text.format(11))) == 1


def test_the_end_of_last_year_opens_what_is_told_of_this_year() -> None:
    assert hits_in_text("Y01", "2023年末在职46人，2024年退休3人，年末在职43人。") == []
    assert len(hits_in_text("Y01", "2023年末在职46人，离退休21人。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在县委、县政府的坚强领导下，2023年我镇新建高标准农田900亩。",
        "枫林镇2023年实现税收收入486万元。",
        "镇财政2023年支出1260万元，同比增长3.2%。",
        "（二）2023年项目支出情况：全年实施项目12个。",
        "2024年完成造林320亩。2023年完成户厕改造86座。",
    ],
)
def test_a_past_year_that_is_the_time_of_the_whole_sentence_is_told(text: str) -> None:
    assert hits_in_text("Y01", text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年造林320亩。其中抚育86亩。2023年造林280亩，同比增加40亩。",
        "2023年10月，水厂扩建工程完成立项。2024年3月开工，年底通水。",
        "2022年，我镇启动旧街改造。2023年完成一期，2024年完成二期。",
        "加上2023年完成的210万元，累计完成840万元。",
        "三项费用合计31.2万元，2023年三项合计35.5万元，减少4.3万元。",
        "该工程合同价56万元，2023年11月竣工验收，已支付53.2万元。",
        "村“两委”班子于2021年换届。",
        "多出的120亩是2023年度项目移交来的。",
    ],
)
def test_a_past_year_in_the_midst_of_a_sentence_is_a_story(text: str) -> None:
    assert not hits_in_text("Y01", text)


def test_money_in_a_list_is_called_by_its_year() -> None:
    text = "追加资金16.4万元，其中：2024年防火经费9.1万元；2023年救灾物资储备经费7.3万元。"
    assert not hits_in_text("Y01", text)
    assert hits_in_text("Y01", "追加资金16.4万元已支付；2023年救灾物资储备工作完成。")


def test_the_year_that_is_evaluated_is_the_reports() -> None:
    form = "按照《双溪县财政局关于做好2024年度绩效自评的通知》，我站对{}年度整体支出进行了自评。"
    assert hits_in_text("Y01", form.format(2024)) == []
    assert len(hits_in_text("Y01", form.format(2023))) == 1


def test_what_is_compared_with_the_year_before_the_last_by_other_words() -> None:
    assert len(hits_in_text("Y01", "全年支出86万元，与2022年相比增加6万元。")) == 1
    assert hits_in_text("Y01", "全年支出86万元，与2023年相比增加6万元。") == []
