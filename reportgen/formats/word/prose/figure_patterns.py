"""What the figures of a report look like in prose, from the form's own labels."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportgen.formats.word.prose.figure_bases import BUDGET
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.expenditure import Expenditure
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path

AMOUNT = r"(?P<amount>-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)|0(?![\d.,]))"

_GLUE = (
    r"(?:支出|经费|资金|总额|总计|合计|决算数?|金额|"
    r"完成|实现|达到?|为|共|计|是|了|[:：]){0,8}"
)
"""What may stand between a label and its amount; each text in one way only, and not for long."""

_SUM = r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)"
_TOTAL = (
    r"(?:部门整体支出|(?:^|(?<=[，,；;。：:年度镇乡位]))(?:部门|年终决算)?"
    r"(?:总支出|支出总额|支出总计|支出合计|支出决算数?|整体支出|(?:全年|本年|当年|年度)(?:实际)?支出|实际支出)"
    rf"|(?:^|(?<=[，,；;。、年度]))支出(?=[:：为]{{0,2}}{_SUM}[，,；;。]其中)|(?:^|、)支出(?=[:：]{_SUM}))"
)
_NO_BALANCE = (
    r"(?:当年|年末|本年|年终|年度)?(?:资金)?"
    r"(?:(?:无|没有|未有)(?:结转(?:和|及|、)?)?结余|(?:结转)?结余为?零)(?:结转)?(?:资金)?"
)
_BALANCE = (
    r"(?:(?:当年|年末|本年|年终|年度)?(?:结转(?:和|及)?)?结余|年末结转)(?:资金)?"
    rf"{_GLUE}{AMOUNT}"
)
_NOT_SPENT = r"(?:无|没有|未)(?:发生|安排|产生|使用)?"
_NOTHING = r"(?:支出|开支|费用)?(?:数|情况|均|全部)?为?(?:零|无|(?:未|没有)(?:发生|安排|产生))"
_ENDS = r"(?=(?:支出|开支|费用)?(?:[，,。；;、）)]|$))"
_OFFICIAL = "[“\"'‘]?三公[”\"'’]?经费[”\"'’]?"
_NO_OFFICIAL = f"(?:无|没有|未发生|未安排){_OFFICIAL}(?:支出)?|{_OFFICIAL}{_NOTHING}{_ENDS}"


class Pattern(NamedTuple):
    """What a figure looks like in prose; ``zero`` for words that say there was none.

    ``is_final`` tells of one that stands behind its budget.
    """

    path: Path
    regex: re.Pattern[str]
    zero: bool = False
    is_final: bool = False


_SPELLINGS = {
    "因公出国（境）费": "(?:因公)?出国(?:[（(]境[）)]|境)?(?:费用|经费|费|支出)",
    "公务接待费": "(?:公务|业务)?接待(?:费用|经费|费)",
    "公务用车运行费": "(?:(?:公务用?车|公车|用车|车辆)运行?(?:维护?)?|"
    "(?<=[，,、；;：:（(和及中])运(?:行?维护?|行))(?:费用|经费|费)",
    "公务用车购置费": "(?:公务用?车|公车)购置(?:费用|经费|费)",
    "及运行费": "[及和与]?运行(?:维护)?(?:费|经费)",
    "用车运行费": "用车运行(?:维护)?费",
    "福利支出": "福利",
    "（境）": "[（(]境[）)]",
    "经费": "[”\"'’]?经费",
    "和": "[和及与]?",
    "的": "的?",
}
"""Parts of labels, and the pattern of how people write them."""

_SHORT = {
    "公务用车购置及运行费": "(?<=[，,、；;：:（(和及中])(?:公务)?(?:用车|车辆)(?:费用|经费|费)"
}
"""Short names, which are part of longer ones."""

_SPELLED = re.compile("|".join(_SPELLINGS))


def _spelled(label: str) -> str:
    """Return the pattern of a label with the small words and endings that people change."""
    return _SPELLED.sub(lambda match: _SPELLINGS[match[0]], label)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns of all figures, from the form's own labels; the total's is the last."""
    found: list[Pattern] = []
    for node in (field_tree(Expenditure).fields or {}).values():
        if node.label == "结余":
            found.append(Pattern((node.label,), re.compile(_NO_BALANCE), True))
            found.append(Pattern((node.label,), re.compile(_BALANCE)))
        elif node.fields is not None:
            found += _group_patterns(node)
    return (*found, Pattern(("支出总额",), re.compile(f"{_TOTAL}{_GLUE}{AMOUNT}")))


def _group_patterns(node: FieldNode) -> Iterator[Pattern]:
    group = node.group
    items = group.ITEMS if group else ()
    if group is not None and group.SUMMED:
        name = f"[“\"'‘]?{_spelled(node.label)}[”\"'’]?"
        yield Pattern((node.label, "合计"), re.compile(_NO_OFFICIAL), True)
        whose = "(?:财政拨款)?(?:支出)?(?:合计|总额)?(?:年初|本年|全年)?预算(?:数|安排|总额)?"
        budgeted = f"{name}{whose}{_GLUE}{AMOUNT}"
        yield Pattern((node.label, BUDGET), re.compile(budgeted))
        when = "(?:(?:全年|本年度?|当年|年度)(?:实际|累计)?)?"
        yield Pattern((node.label, "合计"), re.compile(f"{name}{when}{_GLUE}{AMOUNT}"))
    for field in (node.fields or {}).values():
        if field.attribute in items:
            paths: list[Path] = [(node.label, field.label)]
            parts = field.group.ITEMS if field.group is not None else ()
            paths += [
                (*paths[0], part.label)
                for part in (field.fields or {}).values()
                if part.attribute in parts
            ]
            for path in paths:
                if group is not None and group.SUMMED:
                    yield from _official_patterns(path)
                yield _pattern(path)


def _official_patterns(path: Path) -> Iterator[Pattern]:
    """Return what a part of 三公经费 looks like behind its budget, and where there was none."""
    name = _spelled(str(path[-1]))
    if path[-1] in _SHORT:
        short = _SHORT[str(path[-1])]
        yield Pattern(path, re.compile(f"{short}{_GLUE}{AMOUNT}"))
    budget = rf"(?:财政拨款)?(?:支出)?(?:年初|本年|全年)?预算(?:数|安排)?为?(?:{_SUM}|0(?![\d.]))"
    spent = r"(?:实际|全年|本年)?(?:支出决算|支出|决算|执行|使用|发生)数?(?:完成|为|是)?"
    behind = f"{name}{budget}[，,、；;]{spent}{AMOUNT}"
    yield Pattern(path, re.compile(behind), is_final=True)
    none = f"{_NOT_SPENT}{name}{_ENDS}|{name}{_NOTHING}{_ENDS}"
    yield Pattern(path, re.compile(none), zero=True)


def _pattern(path: Path) -> Pattern:
    return Pattern(path, re.compile(f"{_spelled(str(path[-1]))}{_GLUE}{AMOUNT}"))
