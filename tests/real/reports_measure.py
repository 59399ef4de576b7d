"""How much of whole reports, laid out as Word files, is read right, wrong, listed or lost.

Each file in ``reports/`` has the paragraphs and tables of one report, the fields that a careful
reader finds in it, texts for which there is no field, and the rules that must find an error.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import Amount, InputError, check
from reportgen.formats.reading import read_word
from reportgen.formats.word.annexes.annex_labels import (
    BUILDING_COLUMNS,
    COST_COLUMNS,
    COST_LISTS,
    FUND_ROWS,
    GOALS,
    GROUPS,
    HEAD,
    INDICATOR_COLUMNS,
    INDICATOR_PARTS,
    MONEY_COLUMNS,
    SIGNED,
    STAFF_COLUMNS,
    word_of,
)
from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    INDICATORS,
    MONEY,
    TOTAL_ROW,
    TOTAL_SCORE,
    meaning_of,
)
from reportgen.formats.word.annexes.annex_titles import annex_title, is_number
from reportgen.formats.word.chapters.report_titles import NAME
from reportgen.formats.word.headings.form_rows import fold, rows
from reportgen.formats.word.headings.heading_meanings import meaning_of_chapter
from reportgen.formats.word.headings.outline_words import known_outlines, plain_heading
from reportgen.forms.outlines import outlines
from tests.laid_out import ABOVE, PAGE_BREAK, lay_out
from tests.parsed import parsed_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.reading import Reading

_ORDINAL = re.compile(
    r"^\s*(?:[•●■◆▪·➢]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|任务\d：?|[一二三][是要])"
)
_COVER = re.compile(
    "目录|录$|第.部分$|(?:评价|填报|自评)单位|部门[（(]单位[）)]全称|评价年度|(?:填报|报告|填表)(?:日期|时间)"
)
_LAYOUT = re.compile(rf"#(?=[一（1])|^{PAGE_BREAK}|^【文本框】")
_TITLES = (
    *("部门整体支出绩效自评报告", "部门整体支出绩效评价报告", "部门概况", "绩效完成情况"),
    *("存在的问题分析及改进措施", "部门整体支出", "绩效评价自评报告", "附件1"),
    *("项目支出绩效自评表", "部门整体绩效自评表", "任务1", "任务2", "指标2", "指标名称", "……"),
    "年度总体目标",
    *("附件2", "附件一", "部门整体支出绩效评价基础数据表", "财政供养人员情况（人）"),
    "项目支出需要填报基本支出以外的所有项目支出情况，公用经费填报基本支出中的一般商品和服务支出",
)
_MEANINGS = (MONEY, INDICATORS, GOAL_HEADINGS, TOTAL_ROW, TOTAL_SCORE)
_BY = ("按收入性质分", "按支出性质分")
_NO_BRACKETS = str.maketrans("", "", "()（）")
_SIGNED = re.compile(r"\n\S+\n(?:20\d\d年\d+月\d+日|二[〇零]\S{2}年\S{1,2}月\S{1,3}日)\s*$")
_VOCABULARIES = (
    BUILDING_COLUMNS,
    COST_COLUMNS,
    COST_LISTS,
    FUND_ROWS,
    GOALS,
    HEAD,
    INDICATOR_COLUMNS,
    INDICATOR_PARTS,
    MONEY_COLUMNS,
    SIGNED,
    STAFF_COLUMNS,
)
HOME = Path(__file__).parent / "reports"
REPORT_PARTS = ("seen", "unseen")
_KNOWN_TO_LACK = ("C03",)


@dataclass
class FieldTally:
    """The fields of some reports: read right, read wrong, listed, neither; and what was found.

    ``paragraphs`` are all pieces of text, of which those ``gone`` are in no field and not listed.
    ``texts`` are those for which there is no field, of which ``kept`` were listed. ``errors`` were
    to be found, ``found`` were; ``false`` are error-level findings that nobody planted.
    """

    reports: int = 0
    right: int = 0
    wrong: int = 0
    listed: int = 0
    lost: int = 0
    paragraphs: int = 0
    gone: int = 0
    texts: int = 0
    kept: int = 0
    errors: int = 0
    found: int = 0
    false: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def fields(self) -> int:
        """All fields of the reports."""
        return self.right + self.wrong + self.listed + self.lost


def report_files(part: str) -> list[Path]:
    """Return the reports of one part, by name."""
    return sorted((HOME / part).glob("*.yaml"))


@cache
def measure_reports(part: str) -> FieldTally:
    """Lay out, read and check all reports of a part."""
    tally = FieldTally()
    with tempfile.TemporaryDirectory() as folder:
        for path in report_files(part):
            data = parsed_yaml(path.read_text(encoding="utf-8"))
            source = lay_out(Path(folder) / f"{path.stem}.docx", *_blocks(data))
            _compare(path.stem, data, source, tally)
    return tally


def _blocks(data: dict[str, Any]) -> list[Any]:
    """Return the texts and tables of a report in turn."""
    body = data["正文"]
    return [*([body] if isinstance(body, str) else body), *data.get("表", ())]


def _cells(block: Any) -> Iterator[str]:
    """Return the texts of a block: a table's cells, with those of tables inside them."""
    if isinstance(block, str):
        yield block
        return
    for each in block:
        if each not in (None, "", ABOVE):
            yield from _cells(each)


def _compare(name: str, data: dict[str, Any], source: Path, tally: FieldTally) -> None:
    tally.reports += 1
    try:
        reading = read_word(source)
    except InputError as error:  # refused as a whole, which is said: nothing of it is read
        tally.listed += len(data["应读出"])
        tally.errors += len(data.get("有错", ()))
        tally.notes.append(f"{name}　读不了：{error}")
        return
    loose = "\n".join(each.text for each in reading.loose)
    for path, wanted in data["应读出"].items():
        value = _value(reading.data, path)
        if _plain(value) == _plain(wanted):
            tally.right += 1
        elif value not in (None, "", [], {}):
            tally.wrong += 1
            tally.notes.append(f"{name}　{path}　应是{wanted}，读成{value}")
        elif all(_is_in(text, loose) for text in _texts(wanted)):
            tally.listed += 1
            tally.notes.append(f"{name}　{path}　没有读出，已列出：{wanted}")
        elif all(_is_in(text, _all_of(reading)) for text in _texts(wanted)):
            tally.listed += 1
            tally.notes.append(f"{name}　{path}　没有读出，在别的栏目的文字里：{wanted}")
        else:
            tally.lost += 1
            tally.notes.append(f"{name}　{path}　不见了：{wanted}")
    held = _all_of(reading) + _left_out_sums(reading)
    for text in _pieces(data):
        tally.paragraphs += 1
        if not _is_kept(text, held, reading):
            tally.gone += 1
            tally.notes.append(f"{name}　这段文字不见了：{text}")
    for text in data.get("应列出", ()):
        tally.texts += 1
        if _is_in(text, loose):
            tally.kept += 1
        else:
            tally.notes.append(f"{name}　没有列出：{text}")
    _count_findings(name, data, source, tally)


def _count_findings(name: str, data: dict[str, Any], source: Path, tally: FieldTally) -> None:
    wanted = data.get("有错", [])
    told = check(source)
    found = [each for each in told if each.severity == "error"]
    rules = {each.rule for each in told}
    tally.errors += len(wanted)
    tally.found += sum(rule in rules for rule in wanted)
    tally.notes += [f"{name}　没有查出：{rule}" for rule in wanted if rule not in rules]
    for each in found:
        if each.rule not in (*wanted, *_KNOWN_TO_LACK):
            tally.false += 1
            tally.notes.append(f"{name}　误报：{each}")


def _pieces(data: dict[str, Any]) -> Iterator[str]:
    """Return all sentences of a report, without their ordinals."""
    for text in (text for block in _blocks(data) for text in _cells(block)):
        for line in re.split(r"[\n。；：　]", _SIGNED.sub("", text)):
            if words := _ORDINAL.sub("", _LAYOUT.sub("", line)).strip():
                yield words


def _is_kept(text: str, held: str, reading: Reading) -> bool:
    """Return whether a piece is in a field or listed, is the form's, or gave its figures.

    ``held`` is all that is in a field or listed.
    """
    if _is_in(text, held) or not re.search(r"\w", text):
        return True
    if NAME.search("".join(text.split())) or annex_title(text, "") or is_number(text):
        return True  # of its words unit and year are read
    if meaning_of_chapter(plain_heading(text)) is not None or _COVER.match(text):
        return True
    label = word_of(text)
    if any(label.among(each) is not None for each in (*_VOCABULARIES, GROUPS)) or any(
        meaning_of(word, each) for word in (label.key, label.short) for each in _MEANINGS
    ):
        return True
    unit = str(reading.data.get("部门概况", {}).get("单位名称", ""))
    text = re.sub(r"20\d\d年度?|[（(](?:万元|[公盖]章)[)）]", "", text).removeprefix(unit)
    if any(words.chapter(text) or words.any_part(text) for words in known_outlines()):
        return True
    if _is_in(text, held) or _is_in(text, _form_words()):
        return True
    figures = re.findall(r"\d[\d.]*", re.sub(r"20\d\d年", "", text))
    if figures:
        return all(figure in held for figure in figures)
    return bool(re.search("没有|无|不涉及", text)) and "0万元" in held


def _left_out_sums(reading: Reading) -> str:
    """Return the totals that are left out where they are the sum of their parts."""
    income = reading.data.get("预算收支", {}).get("收入", {})
    parts = [Amount(each) for each in income.values()] if isinstance(income, dict) else []
    request = reading.data.get("附件", {}).get("整体自评表", {}).get("年度预算申请", {})
    sums = [parts, *([Amount(v) for v in request.get(by, {}).values()] for by in _BY)]
    return "".join(str(Amount.total(each)) for each in sums if each)


@cache
def _form_words() -> str:
    """Return the words of all forms that are read: their headings and labels."""
    words = [word for each in known_outlines() for word in (*each.chapters, *each.parts)]
    words += [word for each in known_outlines() for parts in each.parts.values() for word in parts]
    words += [word for each in outlines() for word in each.cells]
    words += [word for each in _VOCABULARIES for word in each]
    words += [*GROUPS, *rows(), *_TITLES]
    return "\n".join(map(str, words))


def _value(data: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(data, list):
            data = data[int(step)] if int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    if isinstance(data, dict) and "合计" in data:
        return data["合计"]
    return data


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(_plain, value))
    return "".join(str(value).split())


def _texts(value: Any) -> Iterator[str]:
    yield from map(str, value) if isinstance(value, list) else [str(value)]


def _is_in(text: str, where: str) -> bool:
    return _squeezed(text) in _squeezed(where) or _folded(text) in _folded(where)


@lru_cache(maxsize=64)
def _squeezed(text: str) -> str:
    return "".join(text.split())


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text).translate(_NO_BRACKETS)


def _all_of(reading: Reading) -> str:
    told = "".join(each.message for each in (*reading.unplaced, *reading.notes))
    return f"{reading.data}" + "".join(each.text for each in reading.loose) + told


def reports_table() -> str:
    """Write the tallies as a Markdown table, a row for each part."""
    names = {"seen": "调读法时看的", "unseen": "读法做好后写的"}
    lines = [
        "| 报告 | 份数 | 栏目 | 读对 | 读错 | 没有读出（文字列出或留在别处） | 不见 "
        "| 段落 | 不见的段落 | 没有栏目的文字列出 "
        "| 该查出的错 | 查出 | 错误级误报 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for part in REPORT_PARTS:
        one = measure_reports(part)
        shares = " | ".join(
            f"{count}（{100 * count / max(one.fields, 1):.1f}%）"
            for count in (one.right, one.wrong, one.listed, one.lost)
        )
        lines.append(
            f"| {names[part]} | {one.reports} | {one.fields} | {shares} | {one.paragraphs} "
            f"| {one.gone} | {one.kept}/{one.texts} "
            f"| {one.errors} | {one.found} | {one.false} |"
        )
    return "\n".join(lines)
