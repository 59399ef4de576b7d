"""Hypothesis strategies for reports and their parts: whatever the form can hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reportgen.model.report import Report
from reportgen.model.values import FIRST_YEAR, LAST_YEAR, clean_text

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

REFUSED = "\ufffe\uffff" + "".join(map(chr, [*range(0x09), *range(0x0E, 0x20)]))
"""Characters that no Word file can hold, without the surrogates."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
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
)


def inline_texts(max_size: int = 8) -> SearchStrategy[str]:
    """Give texts without line breaks that say something; spaces and marks at any place."""
    pieces = st.lists(st.sampled_from(_FRAGMENTS) | _PLAIN, min_size=1, max_size=max_size)
    return pieces.map("".join).map(clean_text).filter(_says_something)


def texts() -> SearchStrategy[str]:
    """Give texts of one or more lines, also empty ones between."""
    lines = st.lists(inline_texts() | st.just(""), min_size=1, max_size=3)
    return lines.map("\n".join).map(clean_text).filter(_says_something)


def paragraphs() -> SearchStrategy[list[str]]:
    """Give lists of texts."""
    return st.lists(texts(), max_size=3)


@st.composite
def amount_texts(draw: st.DrawFn, *, negative: bool = False) -> str:
    """Give amounts as people write them: with unit or without, commas, closing zeros."""
    integer = draw(st.integers(0, 10**15 - 1))
    shown = f"{integer:,}" if draw(st.booleans()) else str(integer)
    decimals = draw(st.just("") | st.from_regex(r"\.[0-9]{1,8}", fullmatch=True))
    sign = "-" if negative and draw(st.booleans()) else ""
    return f"{sign}{shown}{decimals}{draw(st.sampled_from(['', '元', '万元', '亿元']))}"


def _vehicle_costs() -> SearchStrategy[Any]:
    parts = {"公务用车购置费": amount_texts(), "公务用车运行费": amount_texts()}
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


def report_data() -> SearchStrategy[dict[str, Any]]:
    """Give the data of valid reports by the form's labels, as ``load`` takes it."""
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
        optional={"检查豁免": st.dictionaries(inline_texts(), texts(), max_size=2)},
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


def chapter_data() -> SearchStrategy[dict[str, Any]]:
    """Give the data of valid reports with all that the chapter-style form requires."""
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
        }
    )
    return st.tuples(report_data(), more).map(lambda both: _with_staff(*both))


def _with_staff(data: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    staff = {"机构人员": more["机构人员"]}
    rest = {label: value for label, value in more.items() if label not in staff}
    return {**data, **rest, "部门概况": {**data["部门概况"], **staff}}


def reports() -> SearchStrategy[Report]:
    """Give valid reports: any text and any amount in any field, optional ones given or not."""
    return (report_data() | chapter_data()).map(Report.model_validate)


def _says_something(text: str) -> bool:
    return bool(text.strip())
