"""Numbers and 一是, 二是 typed before the items of lists that the form counts itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.enumerations import read_ordinals
from reportgen.chinese.item_marks import LAST_IN_WORDS, item_mark
from reportgen.findings import Finding, path_text
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.item_marks import ItemMark
    from reportgen.findings import Path
    from reportgen.model.form_model import FormModel
    from reportgen.model.places import Places

_BLANK = " \t\u3000"
_LEFT = f"{_BLANK}，、"
_FEW = 2
_TOLD = 6


def without_typed_numbers(
    data: Mapping[str, Any], places: Places
) -> tuple[dict[str, Any], list[Finding]]:
    """Return data without the marks before the items of counted lists, and a note on each list.

    Numbers, 一是 and bullets come off, since the form counts; one text that counts its items
    itself becomes these items. The data need not be valid, and are not changed themselves.
    """
    notes: list[Finding] = []
    return _group(field_tree(Report), data, (), places, notes), notes


def _group(
    node: FieldNode, data: Mapping[str, Any], path: Path, places: Places, notes: list[Finding]
) -> dict[str, Any]:
    found = dict(data)
    holding = {} if node.model is None else _holding(node.model())
    for key, value in data.items():
        field = holding.get(name_of(str(key)))
        # The first are sooner told than what any mapping is.
        if field is None or not (isinstance(value, (str, list, dict)) or _is_mapping(value)):
            continue
        inner = (*path, field.label)
        if isinstance(value, str):
            if field.element is not None and _is_counted_list(field):
                items = _split(value, inner, places, notes)
                found[key] = items or uncounted([value], inner, places, notes)[0]
        elif not isinstance(value, list):
            if field.model is not None:
                found[key] = _group(field, value, inner, places, notes)
        elif field.element is not None:
            found[key] = _list(field, value, inner, places, notes)
    return found


@cache
def _holding(model: type[FormModel]) -> dict[str, FieldNode]:
    """Return the fields of a group that are groups or lists, by the names of their labels."""
    fields = (field_tree(model).fields or {}).items()
    return {name: each for name, each in fields if each.model or each.element is not None}


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_counted_list(node: FieldNode) -> bool:
    """Return whether the form counts the items of a list that may be written as texts."""
    element = node.element or node
    fields = [*(element.fields or {}).values()]
    counted = any(each.role.is_counted and each.element is None for each in fields)
    return node.role.is_counted or (counted and node.takes_texts)


def _list(
    node: FieldNode, items: list[Any], path: Path, places: Places, notes: list[Finding]
) -> list[Any]:
    element = node.element or node
    if len(items) == 1 and _is_counted_list(node):
        items = _split(items[0], (*path, 0), places, notes) or items
    if element.group is None:
        return uncounted(items, path, places, notes) if node.role.is_counted else items
    found = [
        _group(element, item, (*path, at), places, notes) if isinstance(item, Mapping) else item
        for at, item in enumerate(items)
    ]
    counted = next((each for each in (element.fields or {}).values() if each.role.is_counted), None)
    if counted is None or counted.element is not None:
        return found
    key = counted.label
    titles = [item.get(key) if isinstance(item, Mapping) else item for item in found]
    return [
        {**item, key: title} if isinstance(item, Mapping) and key in item else title or item
        for item, title in zip(found, uncounted(titles, path, places, notes), strict=True)
    ]


def uncounted(texts: list[Any], path: Path, places: Places, notes: list[Finding]) -> list[Any]:
    """Return texts without the marks that people typed before them; the form has its own."""
    marks = first = _marks_to_take(texts)
    while marks:  # 1、1、 and ● 1、 are two
        texts = [text[marks[at].end :] if at in marks else text for at, text in enumerate(texts)]
        marks = _marks_to_take(texts)
    if first:
        notes.append(_note(first, len(texts), path, places))
    return texts


def _marks_to_take(texts: list[Any]) -> dict[int, ItemMark]:
    """Return the marks by the positions of their texts: those that can be nothing else.

    Where all texts are counted from 1, also what without the others could be words.
    """
    marks = [item_mark(text) if isinstance(text, str) else None for text in texts]
    is_counted = len(texts) > 1 and _is_counted(marks)
    return {
        at: mark
        for at, (mark, text) in enumerate(zip(marks, texts, strict=True))
        if mark is not None and (mark.is_sure or is_counted) and text[mark.end :]
    }


def _is_counted(marks: Sequence[ItemMark | None]) -> bool:
    """Return whether marks count from 1; 首先, 其次, 再次, 最后 do."""
    return all(
        mark is not None and mark.number in (number, min(number, LAST_IN_WORDS) * mark.is_in_words)
        for number, mark in enumerate(marks, start=1)
    )


def _note(marks: Mapping[int, ItemMark], count: int, path: Path, places: Places) -> Finding:
    shown = f"“{next(iter(marks.values())).text}”"
    advice = "序号由表样加，不要自己写"
    numbers = [mark.number for mark in marks.values()]
    if not any(numbers):
        message = f"各项前面写了{shown}，已经去掉"
    elif len(marks) == count and _is_counted([*marks.values()]):
        message = f"各项前面写了序号（从{shown}起），已经去掉"
    else:
        told = "".join(f"“{mark.text}”" for mark in [*marks.values()][:_TOLD])
        message = f"有的项前面写了序号（{told}），不是从1起连着的，已经去掉"
        advice = "核对有没有少写一项；序号由表样加，不要自己写"
    where = places.locate((*path, next(iter(marks))))
    return Finding(codes.D11, "info", path_text(path), where, message, advice)


def _split(text: object, path: Path, places: Places, notes: list[Finding]) -> list[Any] | None:
    """Return the items that one text counts from 1 itself (一是…。二是…。); None for any other."""
    if not isinstance(text, str):
        return None
    ordinals = list(read_ordinals(text.lstrip(_BLANK)))
    series = [each for each in ordinals if ordinals and each.style == ordinals[0].style]
    starts = [each.start for each in series]
    if (
        len(series) < _FEW
        or starts[0]
        or [each.number for each in series] != [*range(1, len(series) + 1)]
    ):
        return None
    text = text.lstrip(_BLANK)
    message = f"一项里写了{len(series)}项（从“{series[0].text}”起），已经分开"
    where = places.locate(path)
    advice = "一项另起一行写“- ”，序号由表样加"
    notes.append(Finding(codes.D11, "info", path_text(path), where, message, advice))
    ends = [*starts[1:], len(text)]
    return [text[each.end : end].strip(_LEFT) for each, end in zip(series, ends, strict=True)]
