"""Income and spending of the year as prose tells of them, in any words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.model.figures import FULL_WIDTH, Amount
from reportgen.model.places import normal_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_INCOME, _SUM = ("预算收支", "收入"), "合计"
AMOUNT = r"(?P<amount>\d[\d,]*(?:\.\d+)?(?:亿元|万元|元))"
_ANY_AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)"
_GLUE = r"(?:为|共计?|是|[:：])?"
_START = (
    r"(?:^|(?<=[，,；;。：:、年度]))(?:部门|单位|本年|全年|当年|总体|整体|实际|"
    "[本我](?=[部单局镇乡委办院校])|[局镇乡委办院校])*"
)
_TOTAL = re.compile(
    rf"{_START}(?:决算总收入|(?:总|决算)收入|收入(?:决算)?(?:总额|合计|总计|数)?)(?:\([^()]*\))?{_GLUE}{AMOUNT}"
)
_SOURCES = {
    "一般公共预算拨款": re.compile(rf"一般公共预算(?:财政)?(?:拨款)?(?:收入)?{_GLUE}{AMOUNT}"),
    "政府性基金拨款": re.compile(
        rf"政府性?基金(?:预算)?(?:财政)?(?:拨款)?(?:收入)?{_GLUE}{AMOUNT}"
    ),
    "国有资本经营预算拨款": re.compile(
        rf"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收入)?{_GLUE}{AMOUNT}"
    ),
    "纳入专户管理的非税收入拨款": re.compile(
        rf"(?:纳入)?(?:财政)?专户管理的?(?:非税|教育)?(?:收入|资金)?(?:拨款)?{_GLUE}{AMOUNT}"
    ),
    "上年结转资金": re.compile(rf"(?:上年|年初)结转(?:和结余|结余)?(?:资金|收入)?{_GLUE}{AMOUNT}"),
    "其他资金": re.compile(rf"其他(?:各项)?(?:收入|资金){_GLUE}{AMOUNT}"),
}
BUDGET = re.compile(
    rf"{_START}(?:年?初|批复|本级|财政|县级|总|部门|单位|全年|整体|支出|调整后的?|调整)*预算(?:收入|支出)?(?:总额|总计|金额|资金|安排|批复|合计|数)*{_GLUE}"
    rf"{AMOUNT}"
)
_PEOPLE = re.compile(rf"人员(?:经费)?(?:支出)?{_GLUE}{AMOUNT}")
_OFFICE = re.compile(rf"公用(?:经费)?(?:支出)?{_GLUE}{AMOUNT}")
_KINDS = ("基本支出", "项目支出")
_OF_KIND = {"基本支出": re.compile("基本支出|人员|公用"), "项目支出": re.compile("项目|专项")}
_SPENT_BEHIND = re.compile(
    r"(?P<label>基本支出|项目支出)[^。；;]{0,30}?预算(?:(?!基本支出|项目支出|其中|三公|人员|公用)[^。；;])*?"
    rf"[，,](?:全年|实际|本年)*(?:执行|决算|支出|完成)数?{_GLUE}{AMOUNT}"
)
_WHOLE = re.compile(rf"(?:支出|执行|使用|决算)[^，,；;。\d]{{0,8}}{AMOUNT}")
_EXECUTED = re.compile(
    rf"(?<=[，,；;])(?:全年|本年|当年|实际|累计)*(?:执行|支出|使用|完成)数?{_GLUE}{AMOUNT}[，,]"
    r"(?:预算|资金|全年)*(?:执行|支出|使用|完成|支付)率为?(?P<rate>\d+(?:\.\d+)?)[%％]"
)
_NAMES_WHOLE = re.compile(
    r"部门|单位|整体|总额|总预算|[我本全](?:[局镇乡县委办院校]|街道)|^(?:20\d\d年度?)?(?:全年)?支出预算"
)
_CARRIED_OVER = re.compile(
    rf"(?:支出|执行|使用)数?{_GLUE}{AMOUNT.replace('amount', 'spent')}[，,；;]"
    rf"(?:年末|年终)?结转(?:下年|至下年)?(?:使用)?(?:资金)?{_GLUE}{AMOUNT}"
)
CARRIED_OUT = re.compile("执行|实际|决算|支出情况|全年支出|本年支出")
_SENTENCE = re.compile("[^。；;\n]+[。；;\n]?")
NOT_WHOLE = re.compile("三公|公务|接待|用车|基本支出|项目|专项|公用|人员|采购|追加")
_TELLS_MORE = re.compile("[%％占较比增减]")


def find_income(path: Path, lines: list[WordLine], values: Values) -> list[WordLine]:
    """Fill in 收入 from the sentence that tells of it; return the lines that say more than that.

    The sources are filled in where they are the whole of it.
    """
    if values.get((*path, "收入")) is not None:
        return lines
    for at, line in enumerate(lines):
        for sentence in told_sentences(line):
            total = _TOTAL.search(sentence)
            if total is None:
                continue
            parts = {
                label: found[0]
                for label, regex in _SOURCES.items()
                if len(found := regex.findall(sentence, total.end())) == 1
            }
            exact = bool(parts) and is_sum(total["amount"], parts.values())
            income = {"合计": total["amount"], **(parts if exact else {})}
            values.put((*path, "收入"), income, line.place)
            is_all = (exact or not parts) and len(re.findall(AMOUNT, _compact(line))) == len(income)
            if is_all and not _TELLS_MORE.search(line.text):
                return [*lines[:at], *lines[at + 1 :]]
            return lines
    return lines


def keep_whole_income(known: Collection[str], values: Values) -> None:
    """Leave out the sources that tables gave where they are not the whole of the income.

    Those of the labels ``known`` were there before. What is left out is listed.
    """
    income = values.get(_INCOME)
    if not isinstance(income, dict) or _SUM not in income:
        return
    parts = {label: amount for label, amount in income.items() if label != _SUM}
    if not parts or _is_whole(income[_SUM], parts.values()):
        return
    for label in (each for each in parts if each not in known):
        place = values.marks[normal_path((*_INCOME, label))]
        message = "各项来源之和与收入合计不等，没有填"
        values.left(f"{label}：{income.pop(label)}", place, message, _INCOME)


def is_sum(total: str, parts: Iterable[str]) -> bool:
    """Return whether an amount is the sum of others, however many decimals each has."""
    return Amount(total).value == Amount.total([Amount(part) for part in parts]).value


def find_basic(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 基本支出 where a text has its two halves, and the total shows that they are it."""
    kinds = (*path, "按支出性质")
    project, total = values.get((*kinds, "项目支出")), values.get((*path, "支出总额"))
    if project is None or total is None or values.get((*kinds, "基本支出")) is not None:
        return
    for line in lines:
        halves = [regex.findall(_compact(line)) for regex in (_PEOPLE, _OFFICE)]
        if [len(each) for each in halves] != [1, 1]:
            continue
        parts = [Amount(halves[0][0]), Amount(halves[1][0])]
        if is_sum(total, [halves[0][0], halves[1][0], project]):
            amount = str(Amount.total(parts))
            values.put((*kinds, "基本支出"), amount, line.place)
            message = f"基本支出照人员经费和公用经费之和填：{halves[0][0]}+{halves[1][0]}={amount}"
            values.note(message, line.place, (*kinds, "基本支出"), "核对这个数")


def find_kinds(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 基本支出 and 项目支出 where their budget stands before what was spent."""
    for line in lines:
        for match in _SPENT_BEHIND.finditer(_compact(line)):
            kind = (*path, "按支出性质", match["label"])
            if values.get(kind) is None:
                values.put(kind, match["amount"], line.place)


def find_other_kind(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 项目支出 or 基本支出 where only the other is known, and a text has what it leaves."""
    kinds = (*path, "按支出性质")
    total, known = values.get((*path, "支出总额")), [values.get((*kinds, each)) for each in _KINDS]
    if total is None or known.count(None) != 1:
        return
    told, missing = known[known[0] is None], _KINDS[known[1] is None]
    for line in lines:
        for sentence in told_sentences(line):
            if _OF_KIND[missing].search(sentence) is None:
                continue
            for match in re.finditer(AMOUNT, sentence):
                if _is_whole(total, (match["amount"], told)):
                    values.put((*kinds, missing), match["amount"], line.place)
                    message = (
                        f"{missing}照正文里的数填：{match['amount']}，是支出总额{total}减{told}"
                    )
                    values.note(message, line.place, (*kinds, missing), "核对这个数")
                    return


def find_whole(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 支出总额 where a text has an amount that is the sum of 基本支出 and 项目支出.

    These are taken too where they stand behind it.
    """
    if values.get((*path, "支出总额")) is not None:
        return
    kinds = (*path, "按支出性质")
    known = [values.get((*kinds, label)) for label in _KINDS]
    for line in lines:
        for sentence in _with_parts(line):
            parts = [re.findall(f"{label}{_GLUE}{AMOUNT}", sentence) for label in _KINDS]
            stated = [each[0] for each in parts] if [*map(len, parts)] == [1, 1] else None
            if None not in known:
                stated = known
            if stated is None or _tells_plan_only(sentence):
                continue
            for match in _WHOLE.finditer(sentence):
                if Amount(match["amount"]).value > 0 and is_sum(match["amount"], stated):
                    _put_whole(path, match["amount"], stated, line.place, values)
                    return


def _put_whole(path: Path, total: str, parts: list[str], place: str, values: Values) -> None:
    values.put((*path, "支出总额"), total, place)
    for label, amount in zip(_KINDS, parts, strict=True):
        if values.get((*path, "按支出性质", label)) is None:
            values.put((*path, "按支出性质", label), amount, place)
    message = f"支出总额照正文里的数填：{total}，是基本支出{parts[0]}与项目支出{parts[1]}之和"
    values.note(message, place, (*path, "支出总额"), "核对这个数")


def find_executed(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 支出总额 where a text has the budget, what was carried out of it, and the rate."""
    if values.get((*path, "支出总额")) is not None:
        return
    found: dict[str, str] = {}
    for line in lines:
        for sentence in told_sentences(line):
            for match in _EXECUTED.finditer(sentence):
                head = sentence[: match.start()]
                budget = [each["amount"] for each in BUDGET.finditer(head)]
                names_whole = _NAMES_WHOLE.search(head) and not NOT_WHOLE.search(head)
                if budget and names_whole and _is_rate(match["amount"], budget[-1], match["rate"]):
                    found.setdefault(match["amount"], line.place)
    if len(found) == 1:
        total, place = next(iter(found.items()))
        values.put((*path, "支出总额"), total, place)
        message = f"支出总额照正文里的执行数填：{total}，与执行率相符"
        values.note(message, place, (*path, "支出总额"), "核对这个数")


def _is_rate(part: str, whole: str, rate: str) -> bool:
    """Return whether an amount is as many per cent of another as told."""
    try:
        base, told = Amount(whole).value, Decimal(rate)
        return bool(base) and abs(Amount(part).value / base * 100 - told) <= Decimal(1).scaleb(
            int(told.as_tuple().exponent)
        )
    except ValueError:
        return False


def find_balance(path: Path, lines: Iterable[WordLine], values: Values) -> None:
    """Fill in 结余 where a text says 结转 behind what was spent, and an amount is both together."""
    if values.get((*path, "结余")) is not None:
        return
    for line in lines:
        compact = _compact(line)
        for match in _CARRIED_OVER.finditer(compact):
            if any(
                _is_whole(each[0], (match["spent"], match["amount"]))
                for each in re.finditer(_ANY_AMOUNT, compact)
            ):
                values.put((*path, "结余"), match["amount"], line.place)
                return


def _is_whole(total: str, parts: Iterable[str]) -> bool:
    """Return whether an amount is the sum of others; no where one has too many digits."""
    try:
        return is_sum(total, parts)
    except ValueError:
        return False


def _tells_plan_only(sentence: str) -> bool:
    return "预算" in sentence and not CARRIED_OUT.search(sentence)


def _with_parts(line: WordLine) -> Iterator[str]:
    """Return the sentences, and what follows 其中 with the one before it."""
    before = ""
    for sentence in told_sentences(line):
        yield before + sentence if sentence.startswith("其中") else sentence
        before = sentence


def told_sentences(line: WordLine) -> Iterator[str]:
    """Return the sentences of a line, in half width and without white space."""
    yield from (match[0] for match in _SENTENCE.finditer(_compact(line)))


def _compact(line: WordLine) -> str:
    return "".join(line.text.strip(LAYOUT).translate(FULL_WIDTH).split())
