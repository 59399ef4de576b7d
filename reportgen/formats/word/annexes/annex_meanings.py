"""What a label of 绩效自评表 means by its words, where no list has it as it stands.

Provinces print the same few words in many orders; a label means a column only if all its words
are of that column's kind.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Folded labels have no 的, 及, 和, 与 and 、: 总和 is 总.
Meanings = tuple[tuple[str, str], ...]
"""Meanings with the pattern of the labels that have it, the first that fits counts."""

_FORMULA = re.compile(r"[A-Za-z](?:[/÷=]?[A-Za-z])*$|\d{1,2}分?(?:执行率)?$")
_WHOSE = "(?:截[至止]|年末|年底|部门|单位|项目|整体|支出|财政|资金|年度|全年|本年度?|当年)*"
_SUM = "(?:资金)?(?:总|金)?(?:数额?|额|金额)?"
_SPENT = "(?:执行|支出|支付|使用|完成)+"
_WEIGHT = (
    "(?:指标|标准|评价|预设|设定|设置|应得|得分|分值|满分|权重)*(?:分值|权重|分数|标准分|满分|权数)"
    "(?:权重|分值|分)?"
)
_SCORE = (
    "(?:自评|自我评价|评价|评估|单位|部门|指标|实际|实|最终|执行率?|预算|绩效)*"
    "(?:得分|评分|打分)(?:值|数|情况)?"
)

MONEY: Meanings = (
    (
        "年初预算数",
        f"{_WHOSE}(?:年初|期初)(?:批复|部门|财政|安排|下达|项目)*(?:预算|安排)"
        f"(?:批复|安排|下达)*{_SUM}",
    ),
    ("执行率", f"{_WHOSE}(?:预算|实际)*(?:执行|完成|支付|支出|使用)(?:进度|率)"),
    (
        "全年执行数",
        f"{_WHOSE}(?:实际|累计|预算)*{_SPENT}(?:数额?|额|金额)|{_WHOSE}(?:实际|累计){_SPENT}|"
        "(?:全年|本年|当年|年度)(?:支出|执行)|(?:全年|本年|当年|年度)?(?:支出决算|决算支出)(?:数|金额)?",
    ),
    (
        "全年预算数",
        rf"{_WHOSE}(?:调整后?|追加后|变更后)?(?:全年|年度|预算)*预算(?:安排|下达)*{_SUM}",
    ),
    ("分值", _WEIGHT),
    ("得分", _SCORE),
)
TOTAL_ROW: Meanings = (
    (
        "年度资金总额",
        "(?:(?:全年|年度|本年|项目|部门|单位|整体|财政|预算|支出|资金)*"
        "总(?:金?额|计|预算|支出|资金)?|(?:资金|支出|预算)?(?:合计|小计)|(?:全年|年度)资金)",
    ),
)
GOAL_HEADINGS: Meanings = (
    (
        "实际完成情况",
        "(?:年初|年末|年度|项目|部门|单位|全年|本年|整体|总体|绩效|预期|实际|总|目标|任务)+"
        "(?:完成|实现|达成)(?:情况|结果|目标)+(?:综述|概述|说明|描述|简述)?",
    ),
    (
        "预期目标",
        "(?:年初|年度|项目|部门|单位|全年|本年|整体|总体|绩效|履职|预期|设定|计划|申报)*"
        "(?:(?:年初|年度|项目|全年|本年|绩效|履职|预期|设定|计划|申报)总?目标|总目标|"
        "(?:年初|预期|计划)总体目标|总体目标(?:年初|设定|申报))(?:年初|设定|设置|内容|情况|描述)*",
    ),
)
INDICATORS: Meanings = (
    (
        "偏差原因分析及改进措施",
        "(?:绩效|指标|目标|任务|年度|项目)*(?:未|偏|扣分|差异|不足|存在|原因|没有)"
        "(?:未|没有|完成|达标|达到|达成|实现|差|离|较大|大|或|指标|目标|任务|问题|扣分|原因|情况|分析|说明|"
        "下一步|拟|采取|改进|整改|措施|建议|度)*",
    ),
    (
        "年度指标值",
        "(?:年初|年度|全年|本年|预期|计划|设定|设置|绩效|项目|部门|考核|标准|指标|目标)*"
        "(?:(?:指标|目标|计划|预期|标准)(?:设定)?|(?:计划|预期|应|拟)(?:完成|实现|达到))(?:值|数|数值)",
    ),
    (
        "实际完成值",
        "(?:年末|年度|全年|本年|当年|实际|自评|绩效|指标|目标|任务)*(?:完成|实现|达成|实际)"
        "(?:完成|指标|目标)*(?:值|数值|情况|结果)",
    ),
    ("分值", _WEIGHT),
    ("得分", _SCORE),
    ("一级指标", "一级指标(?:名称|内容)"),
    ("二级指标", "二级指标(?:名称|内容)"),
    ("三级指标", "(?:三级|具体|细化)指标(?:名称|内容|分值)?"),
)
TOTAL_SCORE: Meanings = (
    (
        "得分",
        "(?:绩效|部门|单位|整体|支出|项目|自评|评价)*(?:综合|总)(?:自评|评价)*(?:得分|评分|分数)",
    ),
)
GROUP_LABELS: Meanings = (
    (
        "",
        "(?:项目|部门|单位|整体|年度|全年|预算|资金|支出|收支|财政)+(?:执行|收支|使用|安排|申请)情况|"
        "(?:部门|单位)?整体支出|年度预算|预算资金|部门预算|项目预算|(?:年度)?绩效指标(?:完成|实现)情况",
    ),
)


@lru_cache(2048)
def meaning_of(label: str, meanings: Meanings) -> str | None:
    """Return what a folded label means; None where it has other words too."""
    for plain in dict.fromkeys((label, _FORMULA.sub("", label))):
        for meant, pattern in meanings if plain else ():
            if re.fullmatch(pattern, plain):
                return meant
    return None


def is_done(label: str) -> bool:
    """Return whether a label beside that of the goals is of what was done, as 完成情况."""
    return _DONE.fullmatch(label) is not None


def is_narrower(label: str, other: str) -> bool:
    """Return whether a label of a budget says more than another: that of the whole year counts."""
    return _narrowness(label) > _narrowness(other)


def _narrowness(label: str) -> int:
    return 2 if _OF_ALL_YEAR.search(label) else 1 if _CHANGED.search(label) else 0


_DONE = re.compile(
    "(?:年度|全年|本年|实际|总体|自评)*(?:完成|实现|达成|执行)(?:情况|结果|说明|综述|简述|概述|描述)*"
)
_OF_ALL_YEAR = re.compile("全年|(?:调整|追加|变更)后")
_CHANGED = re.compile("调整|追加|变更")
