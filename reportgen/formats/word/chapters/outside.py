"""What stands outside the form's rows: the title, and all that no field is for."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reportgen.chinese.dates import read_dates
from reportgen.chinese.signatures import is_signature
from reportgen.formats.word.chapters.contents_list import CONTENTS
from reportgen.formats.word.chapters.report_titles import DATE, take_titles
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.model.places import LooseText
from reportgen.model.report import TITLE, UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.formats.word.chapters.chapter_outline import Outline
    from reportgen.formats.word.read_values import Values

_PAGE_WORDS = re.compile(r"[-—–－─第页共/·|\s\u3000\d]*")
_MAX_TITLE, _MAX_LINES = 120, 3


def read_title(lines: list[WordLine], values: Values) -> list[WordLine]:
    """Take the title from the lines before the table; return the lines that are not of it.

    It may be broken over several lines. The year and the unit's name are taken from it where the
    table does not have them.
    """
    rest = take_titles(lines, values, keep_title=True)
    unit = values.data.get(UNIT_NAME[0], {}).get(UNIT_NAME[1], "")
    words = {TITLE, _plain(unit)} if unit else {TITLE}
    return list(_without_title(rest, words, values.year))


def _compact(line: WordLine) -> str:
    return _plain(line.shown)


def _plain(text: str) -> str:
    return "".join(text.split())


def _without_title(lines: list[WordLine], words: set[str], year: int | None) -> Iterator[WordLine]:
    """Leave out the lines that say the words of the title, each by itself or together."""
    at = 0
    while at < len(lines):
        sizes = range(min(_MAX_LINES, len(lines) - at), 0, -1)
        texts = ("".join(map(_compact, lines[at : at + size])) for size in sizes)
        size = next(
            (n for n, each in zip(sizes, texts, strict=True) if _is_title(each, words, year)), 0
        )
        if not size:
            yield lines[at]
        at += size or 1


def _is_title(text: str, words: set[str], year: int | None) -> bool:
    if len(text) > _MAX_TITLE * 2:
        return False
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "", 1)
    return not re.sub(rf"[（(]?{year}年?度?[）)]?", "", text, count=1) if year else not text


def list_sections(listed: Sequence[tuple[str, WordLine]], values: Values) -> None:
    """List what stands under headings of no field, all lines under one title together.

    A heading itself is listed where nothing stands under it. What only the list of contents has
    is one finding: mostly the titles of tables.
    """
    for title, group in groupby(listed, key=itemgetter(0)):
        texts = [LooseText(line.shown.strip(LAYOUT), line.place) for _, line in group]
        if title == CONTENTS:
            _list_contents(texts, values)
            continue
        heading = [texts.pop(0)] if texts[0].text == title and texts[1:] else []
        message = f"“{title}”没有对应的栏目"
        values.left("\n".join(each.text for each in texts), texts[0].place, message)
        values.quoted[values.unplaced[-1]] = [*heading, *texts]


def _list_contents(texts: list[LooseText], values: Values) -> None:
    quoted = "、".join(f"“{each.text}”" for each in texts)
    message = f"目录里的这{len(texts)}行在正文的标题里没有找到：{quoted}"
    values.left_together([(each.text, each.place) for each in texts], texts[0].place, message)


def list_around(outline: Outline, values: Values) -> None:
    """List at once what a file has besides the report, and note which numbers of pages it has."""
    if pages := outline.pages:
        numbers = "、".join(line.shown.strip(LAYOUT) for line in pages)
        message = f"正文里打的页码没有读入：{numbers}"
        values.note(message, pages[0].place, advice="页码由表样排，不用打在正文里")
    texts = [(line.shown.strip(LAYOUT), line.place) for line in outline.around]
    if texts:
        message = (
            f"这份文件里不只有自评报告：报告以外的{len(texts)}段（从“{texts[0][0]}”到“{texts[-1][0]}”）"
            "没有读入栏目，只按文字检查"
        )
        values.left_together(texts, texts[0][1], message)


def list_outside(lines: Iterable[WordLine], values: Values) -> None:
    """List each line that no field is for."""
    unit = values.data.get(UNIT_NAME[0], {}).get(UNIT_NAME[1], "")
    for line in lines:
        text = line.shown.strip(LAYOUT)
        compact = "".join(text.split())
        if DATE.fullmatch(compact):
            message = "落款的日期没有对应的栏目，不会印出来"
        elif any(is_signature(text, date) for date in read_dates(text)):
            message = "落款没有对应的栏目，不会印出来"
        elif unit and compact == unit:
            message = "落款的单位没有对应的栏目，不会印出来"
        else:
            message = "表格以外的文字没有对应的栏目"
        values.left(text, line.place, message)


def is_page_number(text: str) -> bool:
    """Return whether a header or footer has a page number and nothing else."""
    return _PAGE_WORDS.fullmatch(text) is not None
