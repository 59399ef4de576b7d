"""Hypothesis strategies for reports and their parts: whatever the form can hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reportgen.chinese.item_marks import item_mark
from reportgen.chinese.lookalikes import plain_character
from reportgen.model.report import Report
from reportgen.model.values import FIRST_YEAR, LAST_YEAR, clean_text

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

REFUSED = "\ufffe\uffff" + "".join(
    map(chr, [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
)
"""Characters that no Word file can hold, or should: controls. Without the surrogates."""

ZERO_WIDTH = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
LINE_BREAKS = ("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029", "_x000D_", "_x000d_")

_FRAGMENTS = (
    "{{ 年度 }}",
    "{% for x in y %}",
    "{_{",
    "{#",
    "<w:t>",
    "&amp;",
    "]]>",
    ": ",
    " #",
    "- ",
    "“三公”",
    "'",
    '"',
    "\\n",
    "\t",
    "\u3000",
    "。",
    "3960.10",
    "null",
    "no",
    "\U00020bb7",
)
_PLAIN = st.characters(
    exclude_categories=("Cc", "Cs"), exclude_characters=f"{REFUSED}{ZERO_WIDTH}\u2028\u2029"
).filter(lambda char: plain_character(char) == char)  # what only looks like another is mended


@cache
def inline_texts(max_size: int = 8) -> SearchStrategy[str]:
    """Return texts without line breaks that say something; spaces and marks at any place."""
    pieces = st.lists(st.sampled_from(_FRAGMENTS) | _PLAIN, min_size=1, max_size=max_size)
    return pieces.map("".join).map(clean_text).filter(_says_something)


@cache
def texts() -> SearchStrategy[str]:
    """Return texts of one or more lines, also empty ones between."""
    lines = st.lists(inline_texts() | st.just(""), min_size=1, max_size=3)
    return lines.map("\n".join).map(clean_text).filter(_says_something)


@cache
def paragraphs() -> SearchStrategy[list[str]]:
    """Return lists of texts."""
    return st.lists(texts(), max_size=3)


@st.composite
def amount_texts(draw: st.DrawFn, *, negative: bool = False, most: int = 10**15 - 1) -> str:
    """Return amounts as people write them: with unit or without, commas, closing zeros."""
    integer = draw(st.integers(0, most))
    shown = f"{integer:,}" if draw(st.booleans()) else str(integer)
    decimals = draw(st.just("") | st.from_regex(r"\.[0-9]{1,8}", fullmatch=True))
    sign = "-" if negative and draw(st.booleans()) else ""
    return f"{sign}{shown}{decimals}{draw(st.sampled_from(['', '元', '万元', '亿元']))}"


def _vehicle_costs() -> SearchStrategy[Any]:
    # Of vehicles the form prints the sum alone, which must not be longer than can be entered.
    part = amount_texts(most=10**9)
    parts = {"公务用车购置费": part, "公务用车运行费": part}
    group = st.fixed_dictionaries({"合计": amount_texts()}, optional=parts)
    return amount_texts() | group | st.fixed_dictionaries(parts)


def _official_expenses() -> SearchStrategy[Any]:
    parts = {
        "因公出国（境）费": amount_texts(),
        "公务用车购置及运行费": _vehicle_costs(),
        "公务接待费": amount_texts(),
        "预算数": amount_texts(),
        "上年数": amount_texts(),
    }
    group = st.fixed_dictionaries({"合计": amount_texts()}, optional=parts)
    return amount_texts() | group | st.fixed_dictionaries(parts)


def _amounts_of(*labels: str) -> SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional={label: amount_texts() for label in labels})


@cache
def _expenditures() -> SearchStrategy[dict[str, Any]]:
    classes = ("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出", "对企业补助")
    return st.fixed_dictionaries(
        {"概述": paragraphs() | texts(), "支出总额": amount_texts()},
        optional={
            "按经济分类": _amounts_of(*classes),
            "按支出性质": _amounts_of("基本支出", "项目支出"),
            "结余": amount_texts(negative=True),
            "三公经费": _official_expenses(),
        },
    )


def _titled(**optional: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    group = st.fixed_dictionaries({"标题": texts()}, optional={"内容": texts(), **optional})
    return st.lists(group | texts(), max_size=3)


def _figures(*units: str) -> SearchStrategy[str]:
    numbers = st.from_regex(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?", fullmatch=True)
    return st.builds("{}{}".format, numbers, st.sampled_from(["", *units]))


def _counts() -> SearchStrategy[str]:
    return st.builds("{}{}".format, st.integers(0, 10**7 - 1), st.sampled_from(["", "人", "名"]))


PERCENTS, SCORES, AREAS = _figures("%"), _figures("分"), _figures("㎡", "平方米")


def indicator_values() -> SearchStrategy[str]:
    """Return values of indicators: numbers with comparators and units, answers, any text."""
    signs = st.sampled_from(["", "≥", "≤", "＞", "＜", "＝", "不低于", "-"])
    units = st.sampled_from(["", "%", "人", "万元", "亿元", "公里", "以上"])
    numbers = st.builds("{}{}{}".format, signs, _figures(), units)
    answers = st.sampled_from(["达成年度指标", "部分达成并具有一定效果", "未达成且效果较差"])
    return numbers | answers | inline_texts()


def _rows(
    parts: dict[str, SearchStrategy[Any]] | None = None,
    required: dict[str, SearchStrategy[Any]] | None = None,
    *,
    negative: bool = False,
) -> SearchStrategy[dict[str, Any]]:
    """Return rows of 经费控制情况 with what stands below them."""
    columns = ("上年决算数", "预算数", "决算数")
    amounts = {label: amount_texts(negative=negative) for label in columns}
    return st.fixed_dictionaries(required or {}, optional={**amounts, **(parts or {})})


def _base_data() -> SearchStrategy[dict[str, Any]]:
    row, name = _rows(), {"名称": inline_texts()}
    vehicles = _rows({"公车购置": row, "公车运行维护": row})
    official = {"公务用车购置和维护经费": vehicles, "出国经费": row, "公务接待": row}
    level = {"级别": st.sampled_from(["中央", "省级", "市级", "县级"])}
    lines, funds = (st.lists(_rows(more, name), max_size=2) for more in ({}, level))
    projects = {"业务工作经费": lines, "运行维护经费": lines, "专项资金": funds}
    public = {"办公经费": row, "水费、电费、差旅费": row, "会议费、培训费": row}
    costs = st.fixed_dictionaries(
        {"三公经费": _rows(official), "项目支出": _rows(projects), "公用经费": _rows(public)},
        optional={"政府采购金额": row, "部门基本支出预算调整": _rows(negative=True)},
    )
    building = st.fixed_dictionaries(
        {
            **name,
            "批复规模": AREAS,
            "实际规模": AREAS,
            "预算投资": amount_texts(),
            "实际投资": amount_texts(),
        },
        optional={"规模控制率": PERCENTS, "投资概算控制率": PERCENTS},
    )
    staff = {"编制数": _counts(), "实际在职人数": _counts()}
    signed = ("填表人", "填报日期", "联系电话", "单位负责人签字")
    return st.fixed_dictionaries(
        {
            "财政供养人员情况": st.fixed_dictionaries(staff, optional={"控制率": PERCENTS}),
            "经费控制情况": costs,
        },
        optional={
            "楼堂馆所控制情况": st.lists(building, max_size=2),
            "厉行节约保障措施": paragraphs() | texts(),
            **dict.fromkeys(signed, inline_texts()),
        },
    )


def _funds(*, scored: bool = False) -> SearchStrategy[dict[str, Any]]:
    columns = dict.fromkeys(("年初预算数", "全年预算数", "全年执行数"), amount_texts())
    scores = {"分值": SCORES, "执行率": PERCENTS, "得分": SCORES} if scored else {}
    return st.fixed_dictionaries(
        {}, optional={**columns, "调整数": amount_texts(negative=True), **scores}
    )


def _indicators() -> SearchStrategy[list[dict[str, Any]]]:
    required = {
        "三级指标": inline_texts(),
        "年度指标值": indicator_values(),
        "实际完成值": indicator_values(),
        "分值": SCORES,
    }
    optional = {"得分": SCORES, "偏差原因分析及改进措施": texts()}
    upper = dict.fromkeys(("一级指标", "二级指标"), inline_texts())
    first = st.fixed_dictionaries({**upper, **required}, optional=optional)
    more = st.fixed_dictionaries(required, optional={**optional, "二级指标": inline_texts()})
    rows = st.builds(lambda head, rest: [head, *rest], first, st.lists(more | first, max_size=2))
    return rows | st.just([])


def _evaluations(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[dict[str, Any]]:
    goals = dict.fromkeys(("预期目标", "实际完成情况"), paragraphs() | texts())
    total = st.fixed_dictionaries({}, optional={"分值": SCORES, "得分": SCORES})
    return st.fixed_dictionaries(
        {**required, "年度总体目标": st.fixed_dictionaries(goals), "绩效指标": _indicators()},
        optional={**optional, "总分": total, "等级": st.sampled_from("优良中差")},
    )


def _sums(*labels: str) -> SearchStrategy[Any]:
    parts = {label: amount_texts() for label in labels}
    group = st.fixed_dictionaries({"合计": amount_texts()}, optional=parts)
    return amount_texts() | group | st.fixed_dictionaries(parts)


@cache
def annexes() -> SearchStrategy[dict[str, Any]]:
    """Return the data of 附件."""
    income = ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金")
    kinds = {"按收入性质分": _sums(*income), "按支出性质分": _sums("基本支出", "项目支出")}
    total = {"年度资金总额": _funds(scored=True)}
    request = st.fixed_dictionaries(total, optional=kinds)
    sources = dict.fromkeys(("当年财政拨款", "上年结转资金", "其他资金"), _funds())
    funds = st.fixed_dictionaries({}, optional={**total, **sources})
    name = inline_texts()
    whole = _evaluations({"年度预算申请": request}, {"预算部门（单位）名称": name})
    project = _evaluations(
        {"项目支出名称": name, "项目资金": funds}, {"主管部门": name, "实施单位": name}
    )
    tables = {
        "基础数据表": _base_data(),
        "整体自评表": whole,
        "项目自评表": st.lists(project, max_size=2),
    }
    return st.fixed_dictionaries({}, optional=tables)


@cache
def report_data(*, annexed: bool = True) -> SearchStrategy[dict[str, Any]]:
    """Return the data of valid reports by the form's labels, as ``load`` takes it."""
    waivers = st.dictionaries(inline_texts(), texts(), max_size=2)
    optional: dict[str, SearchStrategy[Any]] = {"检查豁免": waivers}
    if annexed:
        optional["附件"] = st.none() | st.none() | annexes()  # large: every third report
    section = st.fixed_dictionaries({"标题": inline_texts(), "要点": paragraphs()})
    references = st.lists(st.integers(1, 99) | inline_texts(), max_size=2)
    return st.fixed_dictionaries(
        {
            "年度": st.integers(FIRST_YEAR, LAST_YEAR),
            "部门概况": st.fixed_dictionaries(
                {
                    "单位名称": inline_texts(),
                    "年度预算金额": amount_texts(),
                    "主管部门": inline_texts(),
                    "单位基本职能": paragraphs(),
                }
            ),
            "绩效完成情况": st.fixed_dictionaries(
                {
                    "部门整体支出管理和使用基本情况": _expenditures(),
                    "绩效目标完成情况": st.lists(section, max_size=3),
                }
            ),
            "存在的问题分析及改进措施": st.fixed_dictionaries(
                {"存在的问题": _titled(), "改进措施": _titled(对应问题=references)},
                optional={"其他需要说明问题": paragraphs() | texts()},
            ),
        },
        optional=optional,
    )


def _spending() -> SearchStrategy[Any]:
    group = st.fixed_dictionaries(
        {"合计": amount_texts()}, optional={"说明": paragraphs() | texts()}
    )
    return amount_texts() | group


def _income() -> SearchStrategy[Any]:
    sources = _amounts_of("一般公共预算拨款", "政府性基金拨款", "上年结转资金", "其他资金")
    group = st.tuples(amount_texts(), sources).map(lambda both: {"合计": both[0], **both[1]})
    return amount_texts() | group


@cache
def chapter_data() -> SearchStrategy[dict[str, Any]]:
    """Return the data of valid reports with all that the chapter-style form requires."""
    people = st.integers(0, 9_999_999)
    says = st.lists(inline_texts(4), min_size=1, max_size=2)
    staff = {"机构设置": says, "编制数": people, "在职人数": people.map("{}人".format)}
    general = {"基本支出": _spending(), "项目支出": _spending()}
    budget = {
        "收入": _income(),
        "一般公共预算支出情况": st.fixed_dictionaries(general),
        "政府性基金预算支出情况": _spending(),
        "国有资本经营预算支出情况": _spending(),
        "社会保险基金预算支出情况": _spending(),
    }
    more = st.fixed_dictionaries(
        {
            "机构人员": st.fixed_dictionaries(staff, optional={"离退休人数": people}),
            "预算收支": st.fixed_dictionaries(budget),
            "绩效自评结果拟应用和公开情况": says,
            "落款日期": st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)).map(str),
        },
        optional={"绩效目标设定情况": says},
    )
    return st.tuples(report_data(), more).map(lambda both: _with_staff(*both))


def _with_staff(data: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    of_overview = ("机构人员", "绩效目标设定情况")
    staff = {label: more[label] for label in of_overview if label in more}
    rest = {label: value for label, value in more.items() if label not in staff}
    return {**data, **rest, "部门概况": {**data["部门概况"], **staff}}


@cache
def reports() -> SearchStrategy[Report]:
    """Return valid reports: any text and any amount in any field, optional ones given or not."""
    return (report_data() | chapter_data()).map(Report.model_validate)


def _says_something(text: str) -> bool:
    """Return whether a text has more than blanks, and no mark before it that would be taken off."""
    mark = item_mark(text)
    return bool(text.strip()) and not (mark is not None and mark.is_sure)
