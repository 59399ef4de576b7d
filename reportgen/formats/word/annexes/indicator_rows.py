"""绩效指标: a row for each indicator, groups given once, and the total with its grade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import (
    GRADE,
    INDICATOR_COLUMNS,
    INDICATOR_PARTS,
    TOTAL,
    Word,
    word_of,
)
from reportgen.formats.word.annexes.annex_meanings import INDICATORS, TOTAL_SCORE, meaning_of
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns, divided
from reportgen.formats.word.annexes.annex_sheet import Left
from reportgen.formats.word.annexes.indicator_heads import (
    aims_head,
    is_of_numbers,
    last_level,
    names_head,
)

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.annexes.money_rows import MoneySheet

_INDICATORS, _TOTAL, _GRADE = "绩效指标", "总分", "等级"
_FIRST, _SECOND, _NAME = "一级指标", "二级指标", "三级指标"
_NUMBER = "序号"
_TARGET, _ACTUAL, _WEIGHT, _SCORE = "年度指标值", "实际完成值", "分值", "得分"
_REASON = "偏差原因分析及改进措施"
_FIGURES, _SIGN, _UNIT = (_WEIGHT, _SCORE), "指标性质", "计量单位"
_BARE = re.compile(r"[≥≤=＝＞＜><≧≦]{0,2}[\d,.]+[%％]?")
_IS_SIGN = re.compile("[≥≤=＝＞＜><≧≦]{1,2}")
_EQUAL, _NO_UNIT = re.compile("[=＝]"), re.compile("是[/／]否|无")
_GRADES = ("优", "良", "中", "差")
_FULL = "100"
_MONEY_TOTAL, _RATE = "年度资金总额", "执行率"
_EXECUTION = re.compile("(?:部门|单位|年度|全年|本年|整体|资金)*预算(?:资金)?执行(?:率|情况|进度)?")
_EXECUTION_AGAIN = re.compile(f"{_EXECUTION.pattern}|(?:资金)?执行(?:率|情况|进度)")
_WHOLE = re.compile("[≥=＝]?100[%％]")
_LEAST = 3
_SAMPLE_NAME = re.compile(
    r"[（(]?(?:三级)?指标\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]?[×xX*＊]*[）)]?|[.．。…·]+|[-—/]+|无"
)
_SAMPLE_VALUE = re.compile(r"(?:[.．。…·/—×*＊-]|无)*|[（(]?(?:指标|目标|完成)值\d{0,2}[）)]?")
_LEVEL = re.compile(
    "[^，。；]{0,12}(?:数量|质量|时效|成本|效益|影响|满意度|产出)[^，。；]{0,4}(?:指标)?(?:[（(]\\d+分?[）)])?"
)
_WEIGHT_BEHIND = re.compile(r"[（(](\d{1,2}(?:\.\d)?)分[）)]$")
_BRACKETED = re.compile(r"[（(]([^（()）]*)[)）]")
_INLINE = re.compile(
    r"(?P<label>[^:：\d]{2,12}?)(?:[:：](?P<text>.*)|(?P<value>[\d.]+分?|[优良中差]))?"
)


class Indicators:
    """The reader of the rows below the headings of 绩效指标."""

    def __init__(self, sheet: MoneySheet) -> None:
        self._sheet = sheet
        self._columns: Columns | None = None
        self._levels = {_FIRST: "", _SECOND: ""}

    def open(self, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Take the headings, also those that are repeated on the next page."""
        beside = {box: key for box in row.filled if (key := box.word.among(INDICATOR_PARTS))}
        keys = beside | found | dict.fromkeys(names_head(row, found), _NAME)
        keys |= dict.fromkeys(last_level(keys), _NAME) | dict.fromkeys(
            aims_head(row, keys), _TARGET
        )
        for box in keys:
            box.used = True
        keys |= {box: _NUMBER for box in row.filled if box not in keys and is_of_numbers(box)}
        self._columns = Columns(row, keys)

    def divide(self, row: AnnexRow) -> bool:
        """Read a second row of headings, which divides some; tell whether it is one."""
        vocabularies = (INDICATOR_PARTS, INDICATOR_COLUMNS)
        if self._columns is None or not (found := divided(row, vocabularies, INDICATORS)):
            return False
        self._columns = self._columns.divided(row, found)
        return True

    def is_total(self, row: AnnexRow) -> bool:
        """Return whether a row begins with 总分, or with the grade alone."""
        if not row.filled or row.boxes[0].origin is not None:
            return False
        word, _ = _inline(row.filled[0].text)
        return _total_of(word) is not None or word.among(GRADE) is not None

    def read(self, row: AnnexRow) -> None:
        """Read an indicator, or the total."""
        if self.is_total(row):
            self._total(row)
        elif self._columns is not None:
            self._indicator(row, self._columns)

    def _indicator(self, row: AnnexRow, columns: Columns) -> None:
        first = row.filled[0].word.key if row.filled else ""
        if len(row.boxes) < _LEAST or meaning_of(first, INDICATORS) == _REASON:
            return  # a label with its text, or what was ticked, beside it
        cells = {columns.of(box, row): box for box in reversed(row.filled)}
        name = next((box.origin for box in row.boxes if columns.of(box, row) == _NAME), None)
        if name is not None and name.text:
            cells.setdefault(_NAME, name)
        self._take_group(cells)
        if not any(cells.get(key) for key in (_NAME, _TARGET, _ACTUAL)):
            for label in row.filled:  # a level of which the unit has no indicator
                label.used = label.used or _LEVEL.fullmatch(label.one_line) is not None
            return
        if self._is_execution(cells) and not _is_of_group(row, columns):
            self._execution(cells, row)
            return
        if self._is_sample(cells):
            for blank in row.filled:
                blank.used = True
            self._sheet.samples.append(row.place)
            return
        path = self._sheet.add_item((_INDICATORS,), row.place)
        if (number := cells.get(_NUMBER)) is not None:
            number.used = number.is_number
        self._level(path, _FIRST, cells.get(_FIRST))
        self._level(path, _SECOND, cells.get(_SECOND))
        for key in (_NAME, _TARGET, _ACTUAL):
            if (box := cells.get(key)) is not None:
                self._sheet.put((*path, key), _with_parts(key, box, cells), box)
        self._scores(path, cells, columns)
        self._reason(path, cells.get(_REASON), row if columns.have(_REASON) else None)

    def _scores(self, path: Path, cells: dict[str, AnnexCell], columns: Columns) -> None:
        """Read weight and score; without 分值 it may stand behind a name: 培训（10分）."""
        for key in _FIGURES:
            if (box := cells.get(key)) is not None:
                self._sheet.figure((*path, key), box)
        name = None if columns.have(_WEIGHT) else cells.get(_NAME)
        if name is not None and (weight := _WEIGHT_BEHIND.search(name.one_line)):
            self._sheet.put((*path, _WEIGHT), weight[1], name)

    def _reason(self, path: Path, box: AnnexCell | None, row: AnnexRow | None) -> None:
        """Read the reason, and note its place where the table has a column for it."""
        if box is not None:
            self._sheet.put((*path, _REASON), box.text, box)
        elif row is not None:
            self._sheet.mark((*path, _REASON), row.place)

    def _take_group(self, cells: dict[str, AnnexCell]) -> None:
        """Take the cell before the levels: a label of all indicators, or of the execution."""
        group = cells.pop(_INDICATORS, None)
        if group is not None:
            group.used = group.is_group
            if _EXECUTION.fullmatch(group.word.short):
                cells.setdefault(_FIRST, group)

    def _is_execution(self, cells: dict[str, AnnexCell]) -> bool:
        """Return whether a row among the indicators is how much of the budget was carried out."""
        named = [cells[key] for key in (_FIRST, _SECOND, _NAME) if key in cells]
        if not named or _EXECUTION.fullmatch(named[0].word.short) is None:
            return False
        return all(_EXECUTION_AGAIN.fullmatch(box.word.short) for box in named)

    def _execution(self, cells: dict[str, AnnexCell], row: AnnexRow) -> None:
        """Read such a row: its figures are those of the total of the money."""
        for key in (_FIRST, _SECOND, _NAME):
            if key in cells:
                cells[key].used = True
        path = (self._sheet.MONEY, _MONEY_TOTAL)
        self._sheet.be_there((self._sheet.MONEY,), {})
        self._sheet.mark((self._sheet.MONEY,), row.place)
        for key in (_WEIGHT, _SCORE):
            if (box := cells.get(key)) is not None:
                self._sheet.figure((*path, key), box)
        actual, target = cells.get(_ACTUAL), cells.get(_TARGET)
        rate = "" if actual is None else _with_parts(_ACTUAL, actual, cells)
        if actual is not None and rate.endswith(("%", "％")):
            self._sheet.put((*path, _RATE), rate, actual)
        if target is not None and _WHOLE.fullmatch(_with_parts(_TARGET, target, cells)):
            target.used = True

    def _is_sample(self, cells: dict[str, AnnexCell]) -> bool:
        """Return whether a row is one of the blank form that nobody filled in: 指标2：, ……"""
        texts = {key: box.one_line for key, box in cells.items()}
        values = [texts.get(key, "") for key in (_TARGET, _ACTUAL)]
        is_blank = all(map(_SAMPLE_VALUE.fullmatch, values))
        return is_blank and _SAMPLE_NAME.fullmatch(texts.get(_NAME, "…")) is not None

    def _level(self, path: Path, key: str, box: AnnexCell | None) -> None:
        """Note a level where it begins: one that repeats the row above goes on with it."""
        if box is None:
            return
        if box.one_line == self._levels[key]:
            box.used = True
            return
        self._levels[key] = box.one_line
        if key == _FIRST:
            self._levels[_SECOND] = ""
        self._sheet.put((*path, key), box.one_line, box)

    def _total(self, row: AnnexRow) -> None:
        """Read weight, score and grade: by their labels, by their columns, or in turn."""
        wanted = ""
        self._take_for_subtotal(row)
        numbers = sum(box.is_number for box in row.filled)
        for box in row.filled:
            word, value = _inline(box.text)
            if word.among(GRADE):
                wanted, box.used = _GRADE, True
            elif (column := _total_of(word)) is not None:
                wanted, box.used = column, True
            else:
                self._put(wanted or self._column(box, row, numbers), box.one_line, box)
                wanted = ""
            if value:
                self._put(wanted or _WEIGHT, value, box)
                wanted = ""

    def _take_for_subtotal(self, row: AnnexRow) -> None:
        """Take a total of less than 100 before one of 100 for that of the indicators alone."""
        before = self._sheet.value((_TOTAL, _WEIGHT))
        if before in (None, _FULL) or all(box.one_line != _FULL for box in row.filled):
            return
        for key, value in self._sheet.data.pop(_TOTAL).items():
            place = self._sheet.marks.pop((_TOTAL, key))
            self._sheet.left.append(Left(value, place, "各指标的小计没有对应的栏目"))
        self._sheet.marks.pop((_TOTAL,), None)

    def _column(self, box: AnnexCell, row: AnnexRow, numbers: int) -> str:
        """Return what a cell without a label of its own says."""
        fits = self._columns is not None and self._columns.fit(row)
        key = self._columns.of(box, row) if self._columns is not None and fits else ""
        if box.one_line in _GRADES:
            return _GRADE
        if key in _FIGURES or not box.is_number:
            return key
        if fits and self._columns is not None and self._columns.stands_below_other(box, row):
            return ""  # as the weights of the upper levels
        weighed = self._sheet.value((_TOTAL, _WEIGHT)) is not None
        alone = numbers == 1 and box.one_line != _FULL
        return _SCORE if weighed or alone else _WEIGHT

    def _put(self, key: str, value: str, box: AnnexCell) -> None:
        if key == _GRADE:
            self._sheet.put((_GRADE,), value, box)
        elif key in _FIGURES and not box.says_nothing:
            self._sheet.put((_TOTAL, key), value, box)


def _is_of_group(row: AnnexRow, columns: Columns) -> bool:
    """Return whether the first level of a row goes on from above, and is of other things too."""
    first = next((box.origin for box in row.boxes if columns.of(box, row) == _FIRST), None)
    return first is not None and _EXECUTION.fullmatch(first.word.short) is None


def _with_parts(key: str, box: AnnexCell, cells: dict[str, AnnexCell]) -> str:
    """Return a value with the sign and the unit that stand in columns of their own."""
    text = box.one_line
    sign, unit = cells.get(_SIGN), cells.get(_UNIT)
    if key == _NAME or not _BARE.fullmatch(text):
        if key == _TARGET:  # 正常运转 is what it has to be, by words
            for each, regex in ((sign, _EQUAL), (unit, _NO_UNIT)):
                if each is not None and regex.fullmatch(each.one_line):
                    each.used = True
        return text
    if unit is not None and not unit.says_nothing and not text.endswith(("%", "％")):
        unit.used, text = True, f"{text}{unit.one_line}"
    if (
        key == _TARGET
        and sign is not None
        and text[0].isdigit()
        and _IS_SIGN.fullmatch(sign.one_line)
    ):
        sign.used, text = True, f"{sign.one_line}{text}"
    return text


def _total_of(word: Word) -> str | None:
    """Return the column that a label of the total means, empty for all; None for another label."""
    found = word.among(TOTAL)
    return meaning_of(word.key, TOTAL_SCORE) if found is None else found


def _inline(text: str) -> tuple[Word, str]:
    """Return label and value of a cell with both, such as ``自评等级：良``, also in brackets."""
    plain = "".join(text.split())
    bracketed = _BRACKETED.fullmatch(plain)
    match = _INLINE.fullmatch(bracketed[1] if bracketed else plain)
    if match is None:
        return word_of(text), ""
    return word_of(match["label"]), match["text"] or match["value"] or ""
