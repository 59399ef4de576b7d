"""The data that a Word file carries, and what of it still holds where the file was edited."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.formats.word.merging.edit_attribution import attribute_edits, relined
from reportgen.formats.word.merging.followed_names import let_names_follow
from reportgen.formats.word.merging.rerender import (
    Printing,
    members_of,
    print_again,
    read_again,
    report_of,
)
from reportgen.forms.installed import DEFAULT
from reportgen.model.expenditure import OfficialExpenses
from reportgen.model.items import item_title
from reportgen.model.report import ANNEXES
from reportgen.model.values import LAST_YEAR
from reportgen.ooxml import data_part
from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.wordprocessing import parse, whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Finding, Path
    from reportgen.formats.word.read_values import Values

_TAG = f"{{{data_part.NAMESPACE}}}report"
_ABSENT = object()
_TOTAL = "合计"
_SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")
_MAX_PAIRS = 250_000
_OFFICIAL = (*_SPENT, "三公经费")


@dataclass(frozen=True, slots=True)
class Carried:
    """The data of a report inside its Word file.

    ``data`` is by the form's labels; ``template``, ``year`` and ``sha256`` say which template it
    was made with; ``untouched`` that nobody has edited the file since.
    """

    data: dict[str, Any]
    template: str
    year: int | None
    sha256: str
    untouched: bool


def carried_of(members: dict[str, bytes]) -> Carried | None:
    """Return the data that a file carries; None where there is none, or none that can be read."""
    found = [each for name in members if (each := _read_part(name, members[name])) is not None]
    if len(found) != 1:
        return None
    root, data = found[0]
    year = root.get("templateYear", "")
    return Carried(
        data,
        root.get("template", ""),
        whole_number(year, 0) or None,
        root.get("templateSha256", ""),
        data_part.is_untouched(members),
    )


def _read_part(name: str, content: bytes) -> tuple[Any, dict[str, Any]] | None:
    if not name.startswith("customXml/") or data_part.NAMESPACE.encode() not in content:
        return None
    try:
        root = parse(content)
        if root.tag != _TAG:
            return None
        data = json.loads(root.text or "", parse_float=Decimal)
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        return None
    return (root, data) if isinstance(data, dict) else None


def settle(now: Values, held: Carried, members: dict[str, bytes]) -> None:
    """Let the carried values stand wherever the file shows what they print.

    What they print is learnt by printing them with the same form and reading that file;
    ``members`` are those of the file that ``now`` was read from.
    """
    if held.untouched:
        now.data, now.unplaced, now.notes = held.data, [], []
        return
    printing = print_again(held.data, partial(_templates, held), now, members)
    if printing is None:
        now.note("文件里带的数据不合现在的表样，没有用")
        return
    shown = printing.values
    merged: dict[str, Any] = _merge(now.data, shown.data, held.data)
    _follow_problems(merged, shown.data, now.data)
    _settle_sum(merged, now.data, held.data)
    let_names_follow(merged, held.data)
    rows = [row for row in shown.lines if len(row) == len(_SPENT) and row[0]]
    for row in [row for row in rows if now.lines.get(row, []) != shown.lines[row]]:
        _retrace_row(row, merged, now, printing, held)
    if ANNEXES in held.data and ANNEXES not in merged:
        now.note("文件里没有附件的表，生成时带的附件数据没有用", path=(ANNEXES,))
    now.data = merged
    now.unplaced = _without_expected(now.unplaced, shown.unplaced)
    now.notes = _without_expected(now.notes, shown.notes)


def _retrace_row(
    row: Path, merged: dict[str, Any], now: Values, printing: Printing, held: Carried
) -> None:
    """Put in the values that certainly were edited, where printing shows which they are."""
    shown = printing.values
    was, shows = shown.lines[row], now.lines.get(row, [])
    if was == [_value(held.data, row)] and shows == [_value(merged, row)]:
        return  # the line is the value: nothing else was edited
    known = [(printing.document, shown.lines)]

    def printed(data: dict[str, Any]) -> dict[Path, list[str]] | None:
        made = members_of(printing.form, report_of(data, now.vocabulary.model))
        if made is None:
            return None
        after = made[DOCUMENT]
        rows = next(filter(None, (relined(old, after, rows) for old, rows in known)), None)
        if rows is None:
            values = read_again(made, shown)
            if values is None:
                return None
            rows = values.lines
        known.append((after, rows))
        return rows

    found = attribute_edits(row, held.data, was, shows, printed)
    if found is not None:
        group, label = map(str, row)
        merged.setdefault(group, {})[label] = found[group][label]


def _value(data: dict[str, Any], row: Path) -> Any:
    """Return what the data has for a row; None where it has nothing."""
    group, label = map(str, row)
    return _group(data, group).get(label)


def _templates(held: Carried, year: int) -> list[tuple[str, int]]:
    """Return the forms to print with, by name and year: the file's own, then the usual one.

    A file's word is taken for a name, never for a path.
    """
    usual = [(DEFAULT, year), (DEFAULT, LAST_YEAR)]
    if held.template.lower().endswith(".docx"):
        return usual
    return list(dict.fromkeys([(held.template, held.year or year), *usual]))


def _merge(now: Any, shown: Any, held: Any) -> Any:
    """Return the held value where the file shows what it prints, else what the file says."""
    if now == shown:
        return held
    if isinstance(now, dict) and (isinstance(held, dict) or held is _ABSENT):
        group = held if isinstance(held, dict) else {}  # all that it prints is computed
        return _merge_group(now, shown if isinstance(shown, dict) else {}, group)
    if isinstance(now, list) and isinstance(shown, list) and isinstance(held, list):
        return _merge_list(now, shown, held) if len(shown) == len(held) else now
    if isinstance(now, str) and isinstance(held, dict):  # a group of which only the sum is printed
        return {**held, _TOTAL: now}
    return now


def _settle_sum(merged: dict[str, Any], now: dict[str, Any], held: dict[str, Any]) -> None:
    """Keep a total in 三公经费 only where the file shows another than the sum of its parts."""
    group, was, shows = (_group(side, *_OFFICIAL) for side in (merged, held, now))
    if not group or not was or _TOTAL in was or _TOTAL not in shows:
        return
    parts = {label: value for label, value in group.items() if label != _TOTAL}
    try:
        added = str(OfficialExpenses.model_validate(parts).total_amount)
    except ValueError:
        added = ""
    group.pop(_TOTAL, None)
    if shows[_TOTAL] != added:
        group[_TOTAL] = shows[_TOTAL]


def _group(data: Any, *labels: str) -> dict[str, Any]:
    """Return a group inside groups; an empty one where there is none."""
    for label in labels:
        data = data.get(label) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _merge_group(now: dict[str, Any], shown: dict[str, Any], held: dict[str, Any]) -> Any:
    merged: dict[str, Any] = {}
    for key in (*held, *(key for key in now if key not in held)):
        value = _merge(now.get(key, _ABSENT), shown.get(key, _ABSENT), held.get(key, _ABSENT))
        if value is not _ABSENT:
            merged[key] = value
    return merged


def _merge_list(now: list[Any], shown: list[Any], held: list[Any]) -> list[Any]:
    merged: list[Any] = []
    for kind, start, end, first, last in _matched(shown, now):
        if kind == "equal":
            merged += held[start:end]
        elif end - start == last - first:
            pairs = zip(now[first:last], shown[start:end], held[start:end], strict=True)
            merged += [_merge(*each) for each in pairs]
        else:
            merged += _merge_named(now[first:last], shown[start:end], held[start:end])
    return merged


def _merge_named(now: list[Any], shown: list[Any], held: list[Any]) -> list[Any]:
    """Merge the items of lists that have become longer or shorter, by their titles or names."""
    if not shown or not any(map(item_title, now)):
        return now
    known = {item_title(item): at for at, item in reversed([*enumerate(shown)])}
    known.pop("", None)
    places = [known.pop(item_title(item), None) for item in now]
    return [
        item if at is None else _merge(item, shown[at], held[at])
        for item, at in zip(now, places, strict=True)
    ]


def _matched(before: list[Any], after: list[Any]) -> list[tuple[str, int, int, int, int]]:
    """Match two lists: what both begin and end with, then what between them is alike.

    Longer lists than any report has are not matched in between: that would take too long.
    """
    old, new = ([json.dumps(each, ensure_ascii=False) for each in side] for side in (before, after))
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - start
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    middle = old[start : len(old) - tail], new[start : len(new) - tail]
    codes: Sequence[tuple[str, int, int, int, int]]
    codes = [("replace", 0, len(middle[0]), 0, len(middle[1]))]
    if len(middle[0]) * len(middle[1]) <= _MAX_PAIRS:
        codes = difflib.SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    inner = [
        (kind, first + start, last + start, begin + start, end + start)
        for kind, first, last, begin, end in codes
    ]
    ends = ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [("equal", 0, start, 0, start), *inner, ends]


def _follow_problems(merged: dict[str, Any], shown: dict[str, Any], now: dict[str, Any]) -> None:
    """Let 对应问题, numbers of problems, follow problems that were moved, added or deleted."""
    group, problems = "存在的问题分析及改进措施", "存在的问题"
    before, after = (side.get(group, {}).get(problems, []) for side in (shown, now))
    if len(before) == len(after):
        return
    moved: dict[int, int] = {}
    for kind, start, end, first, last in _matched(before, after):
        if kind == "equal" or end - start == last - first:
            moved.update(zip(range(start + 1, end + 1), range(first + 1, last + 1), strict=True))
    numbers = range(1, len(before) + 1)

    def followed(measure: Any) -> Any:
        if not isinstance(measure, dict) or "对应问题" not in measure:
            return measure
        kept = [each for each in measure["对应问题"] if each in moved or each not in numbers]
        # The measure may be the carried one: that stays as it is.
        return {**measure, "对应问题": [moved.get(each, each) for each in kept]}

    if measures := merged.get(group, {}).get("改进措施"):
        merged[group] = {**merged[group], "改进措施": list(map(followed, measures))}


def _without_expected(found: list[Finding], expected: list[Finding]) -> list[Finding]:
    """Leave out what the carried data gives too: the form prints it again."""
    counts = Counter((each.path, each.message) for each in expected)
    rest: list[Finding] = []
    for finding in found:
        key = (finding.path, finding.message)
        if counts[key]:
            counts[key] -= 1
        else:
            rest.append(finding)
    return rest
