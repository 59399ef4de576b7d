"""Characters of data that look like the usual ones, and are others: radicals, and doubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.lookalikes import PRIVATE, plain_characters
from reportgen.findings import Finding, path_text
from reportgen.model.places import Places, normal_path
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.document import MAX_DEPTH as MAX_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path
    from reportgen.plaindata.document import Document

_ODD = lazy_pattern("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff]")


def with_usual_characters(document: Document, name: str) -> tuple[Document, list[Finding]]:
    """Return plain data with the usual characters, and a note on each value that had others."""
    text = document.source
    if text is not None and "\\" not in text and not _ODD.search(text):
        return document, []
    data, notes = usual_values(document.data, Places(name, document.marks))
    if not notes:
        return document, []
    marks = dict(document.marks)
    for before, after in _renamed(document.data, data, (), ()):
        if normal_path(before) in marks:
            marks.setdefault(normal_path(after), marks[normal_path(before)])
    document = copy(document)
    document.data, document.marks = data, marks
    return document, notes


def usual_values(data: Any, places: Places) -> tuple[Any, list[Finding]]:
    """Return data with the usual characters, and a note on each value that had others."""
    notes: list[Finding] = []
    return _mended(data, (), places, notes) if _is_odd(data) else data, notes


def _renamed(old: Any, new: Any, before: Path, after: Path) -> Iterator[tuple[Path, Path]]:
    """Return the paths of all values, with those that they have now."""
    yield before, after
    if isinstance(old, Mapping):
        for (one, value), (other, usual) in zip(old.items(), new.items(), strict=True):
            yield from _renamed(value, usual, (*before, str(one)), (*after, str(other)))
    elif isinstance(old, list):
        for at, (value, usual) in enumerate(zip(old, new, strict=True)):
            yield from _renamed(value, usual, (*before, at), (*after, at))


def _is_odd(data: object) -> bool:
    """Return whether any text of some data, which may hold itself, has such a character."""
    waiting, seen = [data], set[int]()
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if _ODD.search(value):
                return True
        elif isinstance(value, (Mapping, list)) and id(value) not in seen:
            seen.add(id(value))
            waiting += [*value, *value.values()] if isinstance(value, Mapping) else value
    return False


def _mended(value: Any, path: Path, places: Places, notes: list[Finding]) -> Any:
    if len(path) > MAX_LEVELS:
        return value  # data that holds itself has no end
    if isinstance(value, str) and _ODD.search(value):
        return _text(value, path, places, notes)
    if isinstance(value, list):
        return [_mended(each, (*path, at), places, notes) for at, each in enumerate(value)]
    if not isinstance(value, Mapping):
        return value
    found: dict[Any, Any] = {}
    for key, each in value.items():
        inner = (*path, str(key))
        usual = _plain(key)
        if usual != key and usual not in value and usual not in found:
            _text(key, inner, places, notes)
        else:
            usual = key
        found[usual] = _mended(each, inner, places, notes)
    return found


def _plain(step: Any) -> Any:
    return (
        plain_characters(step, Counter()) if isinstance(step, str) and _ODD.search(step) else step
    )


def _text(text: str, path: Path, places: Places, notes: list[Finding]) -> str:
    replaced: Counter[str] = Counter()
    usual = plain_characters(text, replaced)
    where = places.locate(path)
    if replaced:
        message = f"样子相同的部首、兼容字换成了常用字：{'、'.join(replaced)}"
        notes.append(_note(message, path, where, "不用改；从 PDF 里复制来的字常是这样"))
    if own := PRIVATE.search(usual):
        message = f"有字体自造的字（U+{ord(own[0]):04X}），换台电脑可能显示不出"
        notes.append(_note(message, path, where, "换成通用的字，或请单位确认是什么字"))
    return usual


def _note(message: str, path: Path, where: str, advice: str) -> Finding:
    return Finding(codes.D12, "info", path_text(path), where, message, advice)
