"""Reports that the printed form determines: their files can be read without the carried data.

What it does not determine: what is never printed (预算数、上年数、对应问题、检查豁免, the two parts
of 公务用车购置及运行费, and whether the total of 三公经费 was given or added up); how 0 was written
where the form says 当年无结余; white space at the ends of a text; where a title ends that has 。
or a space inside or closes with another mark; and texts that themselves begin with ordinals, have
一是 inside, or say a figure of the standard sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reportgen.model.figures import Amount
from reportgen.model.report import Report
from tests.strategies import amount_texts, report_data

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_ENDED = re.compile(r"[！？；…][”’]*\s")
_WORDS = "抓好生产管理资金道路整修水渠安全宣传群众满意项目验收公开监督台账林地稻谷＆<>&{}%#A7"


def words(max_size: int = 12) -> SearchStrategy[str]:
    """Return words without punctuation or white space, the first one a Chinese character."""
    rest = st.text(_WORDS, max_size=max_size)
    return st.builds(str.__add__, st.sampled_from(_WORDS[:30]), rest)


def sentences() -> SearchStrategy[str]:
    """Return one or more sentences."""
    clauses = st.lists(words(), min_size=1, max_size=3).map("，".join)
    return st.lists(clauses, min_size=1, max_size=3).map(lambda each: "。".join(each) + "。")


def _some(items: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return st.lists(items, max_size=3)


def _amounts(*labels: str) -> SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional={label: amount_texts() for label in labels})


def _official() -> SearchStrategy[dict[str, str]]:
    parts = ("因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    return st.fixed_dictionaries(
        {"合计": amount_texts()}, optional={label: amount_texts() for label in parts}
    )


def _expenditure() -> SearchStrategy[dict[str, Any]]:
    classes = ("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出", "对企业补助")
    zero = st.just("0万元")
    balance = zero | amount_texts(negative=True).filter(lambda text: text.strip("-0.元万亿,") != "")
    return st.fixed_dictionaries(
        {"概述": _some(sentences()), "支出总额": amount_texts()},
        optional={
            "按经济分类": _amounts(*classes),
            "按支出性质": _amounts("基本支出", "项目支出"),
            "结余": balance,
            "三公经费": _official(),
        },
    )


def plain_reports() -> SearchStrategy[Report]:
    """Return reports of which nothing is lost when only the printed form is left."""
    titled = st.fixed_dictionaries({"标题": words()}, optional={"内容": sentences()})
    section = st.fixed_dictionaries({"标题": words(), "要点": _some(sentences())})
    overview = {
        "单位名称": words(),
        "年度预算金额": amount_texts(),
        "主管部门": words(),
        "单位基本职能": _some(sentences()),
    }
    performance = {
        "部门整体支出管理和使用基本情况": _expenditure(),
        "绩效目标完成情况": _some(section),
    }
    improvement = {
        "存在的问题": _some(titled),
        "改进措施": _some(titled),
        "其他需要说明问题": _some(sentences()),
    }
    data = {
        "年度": st.integers(2000, 2099),
        "部门概况": st.fixed_dictionaries(overview),
        "绩效完成情况": st.fixed_dictionaries(performance),
        "存在的问题分析及改进措施": st.fixed_dictionaries(improvement),
    }
    return st.fixed_dictionaries(data).map(Report.model_validate)


def readable_reports() -> SearchStrategy[Report]:
    """Return reports of any text that the form prints so that it can be read as a report.

    Left out: sums of parts that no amount has the digits for, and the only item of a list where
    it begins with digits, as ``1.5…`` may be item 1 or a number; titles of more than one line,
    whose further lines may be read as what follows the title, and those with white space after a
    mark that ends a sentence, which would be read as their end and printed with nothing there.
    """
    return report_data(annexed=False).map(Report.model_validate).filter(_is_readable)


def _is_readable(report: Report) -> bool:
    improvement, spent = report.improvement, report.performance.expenditure.official_expenses
    firsts = [report.overview.duties[:1]]
    firsts += [
        [each.title for each in side[:1]] for side in (improvement.problems, improvement.measures)
    ]
    if any(first and first[0].strip()[:1].isdecimal() for first in firsts):
        return False
    titles = (each.title for side in (improvement.problems, improvement.measures) for each in side)
    if any("\n" in title or _ENDED.search(title) for title in titles):
        return False
    try:
        return spent is None or bool(Amount(str(spent.total_amount)))
    except ValueError:
        return False
