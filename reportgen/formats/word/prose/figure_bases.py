"""Whether the figures of a sentence are of the budget, of last year, or what was spent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.text.grid import GridRow

FINAL, BUDGET, LAST_YEAR = "决算数", "预算数", "上年数"

_CLAUSE = re.compile(r"[^，,；;。]*(?:[，,；;。]|$)")
_COMPARED = re.compile(
    r"^(?:与|和|同)?[^\d]{0,6}(?:较|比|同比|相比)|(?:较|比)(?:上年|去年|年初|预算)"
    r"|(?:完成|占|达到?|为)(?:年初|全年|本年|调整后?)?预算数?的?\d[\d.]*[%％]"
)
_OF_LAST_YEAR = re.compile("上年|去年|上一年|上年度")
_OF_BUDGET = re.compile(
    "预算(?!执行|支出|收入|单位|部门|管理|调整|绩效)|预算支出(?:安排|数)|"
    "年初[^，；。]{0,8}(?:预算|安排|批复)"
)
_SPENT = re.compile(
    "决算|实际|执行数|预算执行|(?:全年|本年|当年|年度)(?:共|累计)?支出|支出(?:共计|合计|总计|总额|决算)|"
    "(?:三公[”\"'’]?经费|整体|总)支出(?!预算)"
)
_CARRIED_OUT = re.compile("决算|实际|执行|(?:支出|支付|使用|完成)率")
_IN_PASSING = re.compile(
    r"(?:上年度?|去年|20\d\d年度?)(?:决算|支出)?数?(?:为|是|[:：])?[\d.,]+(?:亿|万)?元"
)
"""Last year's figure beside this year's: what follows is this year's again."""

_PARTS_FOLLOW = re.compile("其中|包括|分别|含")
_ASIDE = re.compile(r"[（(](?:上年|去年|20\d\d年|年初|预算)[^（）()]*[）)]")
"""A figure of another year or of the budget, in brackets behind this year's."""

_YEAR = re.compile(r"(20\d\d)年")
_LONGEST_NAME = 16
_FIGURE = re.compile(r"-?\d[\d.,]*(?:[%％元]|万元|亿元)?")
_NO_MONEY = re.compile("率|增减|比例|比重|占比|备注|分值|得分|说明")
_SPENT_COLUMN = re.compile(
    "决算(?:数|金额)?$|执行数|实际(?:支出|完成|执行)|支出数$|(?:全年|本年|实际)支出$|执行金额"
)
_BUDGET_COLUMN = re.compile("预算(?:数|金额|安排)?$")
"""How columns of money are called."""

_SUM_COLUMN = re.compile("(?:金额|资金)?(?:小计|合计|总计)|金额|总额")
_PART_COLUMN = re.compile("其中|财政拨款|公共预算|政府预算|单位资金|基金|资本|专户|自筹|其他|结转")


def bases_of(sentence: str, year: int | None = None) -> list[tuple[int, str]]:
    """Return where each clause of a sentence ends, and the basis of the figures in it.

    A basis holds until a clause names another; one that only compares names none. ``year`` is the
    report's, where it is known; else the last one named. The sentence has no white space, and its
    digits are half-width.
    """
    found: list[tuple[int, str]] = []
    basis = FINAL
    latest = year or max(map(int, _YEAR.findall(sentence)), default=0)
    asides = list(_ASIDE.finditer(sentence))
    plain = _ASIDE.sub(lambda match: "　" * len(match[0]), sentence)
    for match in _CLAUSE.finditer(plain):
        clause = match[0]
        here = basis
        if clause and not _COMPARED.search(clause):
            here = _basis(clause, basis, latest)
            in_passing = _IN_PASSING.match(clause) and not _PARTS_FOLLOW.match(plain, match.end())
            basis = basis if in_passing else here
        for aside in asides:
            if match.start() <= aside.start() < match.end():
                found += [(aside.start(), here), (aside.end(), _basis(aside[0], here, latest))]
        found.append((match.end(), here))
    return [*found, (len(sentence) + 1, basis)]


def money_columns(row: GridRow, year: int | None) -> dict[int, str]:
    """Return the basis of each column of a table by the row of their names; empty for another row.

    What is neither a budget nor spent, this year or last, has the basis of none, empty.
    """
    found: dict[int, str] = {}
    for cell in row.cells:
        text = "".join(cell.text.split())
        if _FIGURE.fullmatch(text):
            return {}
        if not text or len(text) > _LONGEST_NAME:
            continue
        basis = _basis_of_name(text, year)
        if basis is not None:
            found[cell.column] = basis
    return found if len([basis for basis in found.values() if basis]) > 1 else {}


def basis_of_column(names: Sequence[str], year: int | None) -> str:
    """Return the basis of a column by the headings over it, from the top; empty for none.

    A column of a part, below one of the whole, has none.
    """
    plain = ["".join(name.split()) for name in names]
    if any(_PART_COLUMN.search(name) for name in plain[1:]):
        return ""
    told = [name for name in plain if not _SUM_COLUMN.fullmatch(name)]
    bases = (_basis_of_name(name, year) for name in ("".join(told), *told))
    return next((basis for basis in bases if basis is not None), "")


def _basis_of_name(text: str, year: int | None) -> str | None:
    """Return the basis of a column by its name; empty for no money, None where it tells none."""
    named = _YEAR.search(text)
    if _NO_MONEY.search(text):
        return ""
    if _OF_LAST_YEAR.search(text) or (named and year and int(named[1]) < year):
        return "" if _BUDGET_COLUMN.search(text) else LAST_YEAR
    if _SPENT_COLUMN.search(text):
        return FINAL
    return BUDGET if _BUDGET_COLUMN.search(text) else None


def basis_of_row(label: str, year: int | None) -> str:
    """Return what the figures of a row are by its label, as 2023年决算; empty if it tells none."""
    text = "".join(label.split())
    named = _YEAR.search(text)
    is_last = _OF_LAST_YEAR.search(text) or (named and year and int(named[1]) == year - 1)
    if named and year and int(named[1]) not in (year, year - 1):
        return ""
    if is_last:
        return "" if "预算" in text else LAST_YEAR
    if _SPENT_COLUMN.search(text):
        return FINAL
    return BUDGET if _BUDGET_COLUMN.search(text) else ""


def _basis(clause: str, before: str, latest: int) -> str:
    year = _YEAR.search(clause)
    if _OF_LAST_YEAR.search(clause) or (year and int(year[1]) < latest):
        return LAST_YEAR
    if _OF_BUDGET.search(clause) and not _CARRIED_OUT.search(clause):
        return BUDGET
    if _SPENT.search(clause) or (year and before == LAST_YEAR):
        return FINAL
    return before
