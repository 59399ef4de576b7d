"""Y01, Y02, Y03: other years than the report's (2024), impossible dates, dates not in full."""

from __future__ import annotations

from time import process_time

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
        "2020-2022年共化解信访案件42起。",
        "二〇二三年，镇财政压减一般性支出23万元。",
        "2023.6.8开展消防演练1次。",
        "其中：2023年项目支出403万元。",
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
        "“7·28”洪灾后修复水毁道路20处。",
    ],
)
def test_years_that_are_right(text: str) -> None:
    assert hits_in_text("Y01", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全面推进2025年度城乡居民基本医疗保险收缴工作。",
        "完成2025年部门预算编制。",
        "提前谋划2025年重点项目12个。",
        "力争2026年建成投用。",
        "上级要求2025年全面建成标准化中心。",
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


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2024年2月30日完成验收。", "2024年是闰年，2月有29天"),
        ("2023年2月29日签订合同。", "2023年是平年，2月有28天"),
        ("4月31日组织义务植树。", "4月最多30天"),
        ("2024年13月拨付到位。", "没有13月"),
        ("2024年0月完成。", "没有0月"),
        ("6月32日检查企业12家。", "6月最多30天"),
        ("2024-11-31召开调度会。", "11月最多30天"),
    ],
)
def test_dates_that_do_not_exist(text: str, why: str) -> None:
    [hit] = hits_in_text("Y02", text)
    assert "这个日期不存在" in hit.message
    assert why in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日完成验收。",
        "2月29日组织义务植树。",
        "12月31日前拨付到位。",
        "历时13个月完成主体工程。",
        "工程历时13月，提前完工。",
        "合同2023-45-12已归档。",
        "全年召开31次调度会，6月至8月开展防汛值守。",
        "水费单价2.30元，比例为1∶13。",
    ],
)
def test_dates_that_exist(text: str) -> None:
    assert hits_in_text("Y02", text) == []


def test_the_impossible_date_is_quoted() -> None:
    [hit] = hits_in_text("Y02", "于2024年6月31日前完成。")
    assert hit.message == "“2024年6月31日”这个日期不存在：6月最多30天"
    assert hit.path[-2:] == ("要点", 0)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("06月08日开展安全生产检查。", "6月8日"),
        ("2024年06月完成验收。", "2024年6月"),
        ("2024年4月08日召开动员会。", "2024年4月8日"),
        ("24年完成造林400亩。", "2024年"),
        ("24年6月召开动员会。", "2024年6月"),
        ("较23年底减少12人。", "2023年"),
    ],
)
def test_dates_that_are_not_in_full(text: str, right: str) -> None:
    [hit] = hits_in_text("Y03", text)
    assert f"“{right}”" in hit.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月8日开展安全生产检查。",
        "10月20日召开动员会。",
        "24年来坚持义务巡山。",
        "近24年未发生较大火灾。",
        "历时24年完成移民后扶。",
        "合同期限20年，每年租金3.2万元。",
        "连续10年获评先进。",
        "“8·05”洪灾后修复水毁道路20处。",
    ],
)
def test_dates_that_are_in_full(text: str) -> None:
    assert hits_in_text("Y03", text) == []


def test_what_is_short_is_said() -> None:
    [short, padded] = hits_in_text("Y03", "24年06月08日动员，06月18日完成，24年06月08日通报。")
    assert "“24年06月08日”年份只写了两位，月日前面补了0" in short.message
    assert short.suggestion == "写成“2024年6月8日”"
    assert "“06月18日”月日前面补了0" in padded.message


@pytest.mark.parametrize("code", ["Y01", "Y02", "Y03"])
@pytest.mark.parametrize(
    "piece", ["2023年", "20", "2023-", "24年", "06月08日，", "较2023年《", "至"]
)
def test_time_grows_with_the_text_only(code: str, piece: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        hits_in_text(code, piece * times)
        return process_time() - start

    small, large = (min(seconds(times) for _ in range(3)) for times in (3_000, 12_000))
    assert large < 10 * small + 0.05
