"""Sentences of the chapter-style form that have figures: staff, income, spending by budget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.prose.money_in_prose import find_income, is_sum
from reportgen.formats.word.read_values import NOT_FOUND
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.model.base import field_tree
from reportgen.model.budget import Income
from reportgen.model.figures import FULL_WIDTH

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values

_AMOUNT = r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)"
_BARE_ZERO, _ZERO = r"(?:0(?:\.0+)?(?![\d.,%])|零(?!星|散))", "0万元"
_YEAR = r"(?P<year>20\d\d)年"
_STAFF = re.compile(
    rf"{_YEAR}末编制数(?P<编制数>\d+)人，在职人数(?P<在职人数>\d+)人"
    r"(?:，离退休人数(?P<离退休人数>\d+)人)?。"
)
_HOW_MANY = (
    r"(?:人数|总数|数)?(?:小计|合计|共计)?(?:[为共有:：]|核定){0,3}(\d+)"
    r"(?:[人名个]|(?=[，,；;]其中))"
)
_NOT_A_KIND = r"(?<!行政)(?<!行政人员)(?<!事业人员)(?<!事业)(?<!工勤)(?<!参公)(?<!政法)(?<!专项)"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_OF_A_KIND = re.compile(rf"(?:行政|事业|工勤|参公|专项)(?:人员)?编制{_HOW_MANY}")
_ALL_KINDS = re.compile(r"(?:合计|共计|总计|总共|共)(\d+)[人名个]")
_STAFF_IN_PROSE = {
    "编制数": re.compile(
        rf"(?:{_NOT_A_KIND}(?:核定|总)?编制(?:部门)?(?:核定)?(?:在职)?(?:总?人员?)?(?:为)?"
        rf"|编制(?:部门)?核定){_HOW_MANY}"
        r"|编制(?:(?!在职|实有|现有|在编|在岗|聘|退)[^。；;]){0,40}?[，,]?[总一]?共(?:计|有)?(\d+)[人名](?!在)"
    ),
    "在职人数": re.compile(
        rf"(?:(?:实有|年末)*{_NOT_A_KIND}(?<!编制)在职(?:在编|在岗)?(?:人员|职工|教职工|教师|干部|民警|干警)*|在编在岗(?:人员|职工)*"
        rf"|年末(?:实有|在编)(?:人员)?|{_NOT_A_KIND}实有(?:在编|在职|在岗)*(?:人员|职工|教职工|教师|干部)*(?!\d+个)){_HOW_MANY}"
    ),
    "离退休人数": re.compile(rf"(?:离退休|离休退休)(?:人员|干部|教师|职工)*{_HOW_MANY}"),
}
_RETIRED = re.compile(rf"(?<!离)退休(?:人员|干部|教师|职工)*{_HOW_MANY}")
_ON_LEAVE = re.compile(rf"离休(?!退休)(?:人员|干部)*{_HOW_MANY}")
_SUPERVISOR = re.compile(
    r"(?:^|(?<=[。；;，,、]))(?:[我本](?:单位|部门|[局镇乡委办院校所站])|单位|部门)?的?(?:上级)?主管(?:部门|单位)"
    r"(?:为|是|[:：])(?P<name>[^。；;，,、：:（(\d]{4,30})(?=[。；;，,]|$)"
)
_INCOME = re.compile(
    rf"{_YEAR}收入(?P<total>{_AMOUNT})(?:，其中：(?P<parts>[^。]+))?。支出总额(?P<spent>{_AMOUNT})。"
)
_NARROW = {wide: narrow for wide, narrow in FULL_WIDTH.items() if narrow != ord(",")}
_NONE = re.compile("没有|无|未(?:发生|安排|产生|有)|没发生|不涉及|零支出")
_SPENT_THERE = re.compile(
    rf"(?:^|(?<=[，,；;。：:]))(?:20\d\d年度?)?(?:本年|当年|全年|实际|累计)*支出(?!预算)"
    rf"(?:情况|总额|合计|共计|决算数?|金额|为|共|计|是|[:：])*({_AMOUNT}|{_BARE_ZERO})"
)
"""What was spent, in a chapter whose heading says of what."""

_GLUE = r"(?:情况|总额|合计|共计|决算数?|金额|完成|实现|为|共|计|是|[:：])*"

_Found = tuple[WordLine, "re.Match[str]"]


def read_staff(path: Path, lines: list[WordLine], values: Values) -> None:
    """Read 机构人员: the sentence with the numbers of people, the rest is 机构设置."""
    found = _sentence(_STAFF, lines, values)
    if found is not None:
        numbers = {label: found[1][label] for label in _STAFF_IN_PROSE if found[1][label]}
        lines = [line for line in lines if line is not found[0]]
        place = found[0].place
    else:
        numbers = _staff_in(lines)
        place = lines[0].place if lines else ""
    if lines:
        put_paragraphs((*path, "机构设置"), lines, values)
    for label, number in numbers.items():
        if values.get((*path, label)) is None:
            values.put((*path, label), int(number), place)


def find_staff(path: Path, lines: list[WordLine], values: Values) -> None:
    """Note the numbers of people of which a text tells that stays where it is."""
    for label, number in _staff_in(lines).items():
        if values.get((*path, label)) is None:
            values.put((*path, label), int(number), lines[0].place)


def find_supervisor(path: Path, lines: list[WordLine], values: Values) -> None:
    """Fill in 主管部门 where a text has it behind that label, and has one alone."""
    found = {match["name"]: line for line in lines for match in _SUPERVISOR.finditer(line.text)}
    if len(found) == 1 and not values.get(path):
        name, line = next(iter(found.items()))
        values.put(path, name.strip(LAYOUT), line.place)


def _staff_in(lines: list[WordLine]) -> dict[str, str]:
    """Return the numbers of people that a text gives, each where it gives one alone."""
    prose = _THOUSANDS.sub("", "".join(_compact(line) for line in lines))
    shown = [
        (label, [next(filter(None, match.groups())) for match in regex.finditer(prose)])
        for label, regex in _STAFF_IN_PROSE.items()
    ]
    numbers = {label: each[0] for label, each in shown if len(set(each)) == 1}
    kinds = _OF_A_KIND.findall(prose)
    if not dict(shown)["编制数"] and len(kinds) == 1:  # there is no other kind
        numbers["编制数"] = kinds[0]
    summed = str(sum(map(int, kinds)))
    if "编制数" not in numbers and kinds and summed in _ALL_KINDS.findall(prose):
        numbers["编制数"] = summed
    retired, on_leave = _RETIRED.findall(prose), _ON_LEAVE.findall(prose)
    if "离退休人数" not in numbers and len(retired) == 1 and len(on_leave) <= 1:
        numbers["离退休人数"] = str(sum(map(int, (*retired, *on_leave))))
    return numbers


def read_income(path: Path, lines: list[WordLine], values: Values) -> str | None:
    """Read 收入 from its sentence; return 支出总额 as it says, None without such a sentence.

    A total that is the sum of the sources is printed without being given, and so left out.
    """
    found = _sentence(_INCOME, lines, values)
    parts = None if found is None else _parts(found[1]["parts"] or "")
    kept = lines if found and parts is not None else find_income(path, lines, values)
    for line in kept:
        if found is None or parts is None or line is not found[0]:
            values.left(line.shown.strip(LAYOUT), line.place, "没有找到对应的栏目", path)
    if found is None or parts is None:
        return None
    total = found[1]["total"]
    summed = parts and is_sum(total, parts.values())
    income = parts if summed else {"合计": total, **parts}
    values.put((*path, "收入"), income, found[0].place)
    return found[1]["spent"]


def _parts(text: str) -> dict[str, str] | None:
    """Return the sources of income with their amounts; None where one is not of the form."""
    labels = "|".join(node.label for node in (field_tree(Income).fields or {}).values())
    found = [
        re.fullmatch(f"({labels})({_AMOUNT})", part) for part in (text.split("、") if text else ())
    ]
    matched = [match for match in found if match is not None]
    return {match[1]: match[2] for match in matched} if len(matched) == len(found) else None


def read_spending(path: Path, name: str, lines: list[WordLine], values: Values) -> None:
    """Read the amount of a kind of spending, ``name``, from its sentence; the rest is 说明.

    In other words than the form's, a sentence stays in 说明 too, so that nothing of it is lost.
    """
    if values.get((*path, "合计")) is not None:  # its sentence was found
        if lines:
            put_paragraphs((*path, "说明"), lines, values)
        return
    if not lines:
        return
    regex = re.compile(rf"{_YEAR}(?:(?P<none>没有)?{name}(?P<amount>{_AMOUNT})?)。")
    found = _sentence(regex, lines[:1], values)
    amount = ""
    if found is not None and bool(found[1]["none"]) != bool(found[1]["amount"]):
        amount, lines = found[1]["amount"] or "0万元", lines[1:]
        values.put((*path, "合计"), amount, found[0].place)
    elif amount := _in_prose(str(path[-1]), name, lines):
        values.put((*path, "合计"), amount, lines[0].place)
    else:
        values.note(NOT_FOUND, lines[0].place, path, "补填这个数")
    if lines:
        put_paragraphs((*path, "说明"), lines, values)


def _in_prose(label: str, name: str, lines: list[WordLine]) -> str:
    """Find the amount that prose of any wording gives; empty where that is not certain."""
    prose = "".join(_compact(line) for line in lines)
    words = "|".join(
        sorted({name, name.removeprefix("一般公共预算"), label}, key=len, reverse=True)
    )
    words = words.replace("支出", "(?:财政)?(?:拨款)?支出")
    found = re.findall(f"(?:{words}){_GLUE}({_AMOUNT}|{_BARE_ZERO})", prose)
    found = found or _SPENT_THERE.findall(prose)
    amounts = {amount if amount[-1] == "元" else _ZERO for amount in found}
    if len(amounts) == 1:
        return str(amounts.pop())
    digits = re.sub(r"20\d\d年", "", prose)
    return "" if re.search(r"\d", digits) or not _NONE.search(prose) else "0万元"


def put_paragraphs(path: Path, lines: list[WordLine], values: Values) -> None:
    """Put in a list of paragraphs, each with its place."""
    values.put(path, [line.shown.strip(LAYOUT) for line in lines], lines[0].place)
    for at, line in enumerate(lines):
        values.mark((*path, at), line.place)


def _sentence(regex: re.Pattern[str], lines: list[WordLine], values: Values) -> _Found | None:
    """Find the last line that is a sentence of the form; say when it is of another year."""
    for line in reversed(lines):
        if match := regex.fullmatch(_compact(line)):
            year = int(match["year"])
            if values.year is None:
                values.year = year
            elif year != values.year:
                values.note(f"这一句写的是{year}年，报告是{values.year}年度", line.place)
            return line, match
    return None


def _compact(line: WordLine) -> str:
    return "".join(line.shown.translate(_NARROW).split())
