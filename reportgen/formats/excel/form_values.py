"""Values of a unit's form as they are read: data by the form's labels, places, what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import Finding, path_text, shown
from reportgen.formats.excel.form_layout import NONE
from reportgen.formats.excel.pasted_prose import (
    PlacedText,
    counted_groups,
    paragraphs_of,
    references_of,
)
from reportgen.formats.form_filling import FilledEntry
from reportgen.formats.typed_numbers import uncounted
from reportgen.model.places import Places, normal_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Path
    from reportgen.formats.excel.form_frames import Frame
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FieldNode
    from reportgen.model.unreadable_value import UnreadableValue

_MAX_QUOTED = 60


@dataclass(slots=True)
class _Texts:
    """A list of texts that is being read, cell by cell."""

    node: FieldNode
    cells: list[PlacedText] = field(default_factory=list)
    as_is: bool = False
    unreadable: list[tuple[int, UnreadableValue, str]] = field(default_factory=list)

    def items(self, found: list[PlacedText]) -> list[tuple[object, str]]:
        """Return what was found in the cells, those that can't be read at their places among it."""
        items: list[tuple[object, str]] = [(each.text, each.place) for each in found]
        after = {cell.place: number for number, cell in enumerate(self.cells)}
        for number, value, place in reversed(self.unreadable):
            at = sum(after[each.place] < number for each in found)
            items.insert(at, (value, place))
        return items


@dataclass(slots=True)
class FormValues:
    """Data by the form's labels with the place of each value, and what there is to say.

    A cell that can't be read gives an ``UnreadableValue``. ``problems`` are fields that stand
    twice; ``unplaced`` is text that is in no field, ``notes`` say what was done.
    """

    file: str
    marks: dict[Path, str] = field(default_factory=dict)
    problems: list[Finding] = field(default_factory=list)
    unplaced: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    _blank: list[tuple[Frame, str, str]] = field(default_factory=list)
    _titles: list[tuple[Frame, str]] = field(default_factory=list)
    _texts: dict[tuple[int, str], tuple[Frame, _Texts]] = field(default_factory=dict)

    def put(
        self, frame: Frame, node: FieldNode, value: object, place: str, *, as_is: bool = False
    ) -> None:
        """Set a field that has one value; a second time is a problem.

        The numbers before titles that the form counts go, unless they are wanted ``as_is``.
        """
        outer = frame.outer if frame.is_item else None
        if node.role.is_counted and outer is not None and not as_is and isinstance(value, str):
            if not frame.is_begun and (
                groups := counted_groups(outer.node, PlacedText(value, place))
            ):
                self._put_groups(frame, outer, groups, place)
                return
            self._titles.append((frame, node.label))
        if node.label in frame.held:
            message = f"“{node.label}”填了两次，前面一次在 {self.marks.get(self._key(frame, node))}"
            self.problem((*frame.path, node.label), place, message, "只留一处", codes.D02)
            return
        frame.held[node.label] = value
        self.marks[self._key(frame, node)] = place

    def _put_groups(
        self, frame: Frame, outer: Frame, groups: list[dict[str, Any]], place: str
    ) -> None:
        """Put the items that stand in the cell of one title; further cells go on with the last."""
        *before, last = groups
        for each in before:
            outer.held.append(each)
            self.mark((*outer.path, len(outer.held) - 1), place)
        for label, value in last.items():
            inner = frame.fields[label]
            for text in value if isinstance(value, list) else ():
                self.put_text(frame, inner, PlacedText(text, place))
            if not isinstance(value, list):
                self.put(frame, inner, value, place, as_is=True)
        message = f"一格里写了{len(groups)}项，已经分开"
        advice = "一项一项往下写，不够就复制几行；序号由表样加"
        where, path = f"{self.file}:{place}", path_text(outer.path)
        self.notes.append(Finding(codes.D11, "info", path, where, message, advice))

    def _take_off_numbers(self) -> None:
        """Take off the numbers that were typed before the titles of lists that the form counts."""
        lists = {id(frame.outer): frame.outer for frame, _ in self._titles}
        for frame, label in self._titles:
            self.mark(frame.path, self.marks[self._key(frame, frame.fields[label])])
        labels = {id(frame.held): label for frame, label in self._titles}
        places = Places(self.file, self.marks)
        for outer in filter(None, lists.values()):
            texts = [item[labels[id(item)]] if id(item) in labels else None for item in outer.held]
            bare = uncounted(texts, outer.path, places, self.notes)
            for item, text in zip(outer.held, bare, strict=True):
                if id(item) in labels:
                    item[labels[id(item)]] = text

    def go_on(self, frame: Frame, node: FieldNode, text: str, between: str) -> None:
        """Put more text behind that of a field that has one value."""
        before = frame.held.get(node.label)
        frame.held[node.label] = text if before is None else f"{before}{between}{text}"

    def put_text(
        self, frame: Frame, node: FieldNode, text: PlacedText, *, as_is: bool = False
    ) -> None:
        """Add a cell to a list of texts."""
        _, texts = self._texts.setdefault((id(frame.held), node.label), (frame, _Texts(node)))
        texts.cells.append(text)
        texts.as_is |= as_is
        self.marks.setdefault(self._key(frame, node), text.place)

    def put_unreadable(
        self, frame: Frame, node: FieldNode, value: UnreadableValue, place: str
    ) -> None:
        """Note a cell of a list of texts that can't be read."""
        _, texts = self._texts.setdefault((id(frame.held), node.label), (frame, _Texts(node)))
        texts.unreadable.append((len(texts.cells), value, place))
        self.marks.setdefault(self._key(frame, node), place)

    def go_on_text(self, frame: Frame, node: FieldNode, text: PlacedText) -> None:
        """Put more text behind that of the last cell of a list of texts."""
        _, texts = self._texts.setdefault((id(frame.held), node.label), (frame, _Texts(node)))
        if texts.cells:
            before = texts.cells.pop()
            text = PlacedText(before.text + text.text, before.place)
        texts.cells.append(text)

    def blank(self, frame: Frame, label: str, place: str) -> None:
        """Note the cell of a field of an item that is not filled in."""
        self._blank.append((frame, label, place))

    def mark(self, path: Path, place: str) -> None:
        """Note the place of a group, a list or an item."""
        self.marks.setdefault(normal_path(path), place)

    def finish(self) -> None:
        """Turn the cells of lists of texts into paragraphs, and count items to fill in."""
        self._mark_blank_items()
        self._take_off_numbers()
        for frame, texts in self._texts.values():
            label, cells = texts.node.label, texts.cells
            says_none = [cell.text.strip() for cell in cells] == [NONE] and not texts.as_is
            if says_none and not texts.unreadable:
                frame.held[label] = []
                continue
            if not texts.as_is and any(cell.text.strip() == NONE for cell in cells):
                cells = self._without_none(frame, texts)
            found = cells if texts.as_is else split_texts(texts.node, cells)
            items = texts.items(found)
            frame.held[label] = [value for value, _ in items]
            for at, (_, place) in enumerate(items):
                self.marks[normal_path((*frame.path, label, at))] = place

    def _without_none(self, frame: Frame, texts: _Texts) -> list[PlacedText]:
        """Return the cells of a list that has items, without one that says that it has none."""
        for cell in texts.cells:
            if cell.text.strip() == NONE:
                path = (*frame.path, texts.node.label)
                self.note(f"写了“{NONE}”，又填了别的；按填了的读", cell.place, path)
        return [cell for cell in texts.cells if cell.text.strip() != NONE]

    def _mark_blank_items(self) -> None:
        """Mark where one more item of a list would be filled in, by the number it would have."""
        spare: dict[int, list[Frame]] = {}
        for frame, label, place in self._blank:
            item, groups = frame, list[str]()
            while not item.is_item and item.outer is not None:
                groups.insert(0, item.node.label)
                item = item.outer
            outer = item.outer
            if not item.is_item or outer is None:
                continue
            if item.is_begun:
                self.mark((*item.path, *groups, label), place)
                continue
            path = outer.path if outer.is_begun else outer.fixed_path
            if path is None:
                continue
            count = len(outer.held) if outer.is_begun else 0
            of_list = spare.setdefault(id(outer.node), [])
            if item not in of_list:
                of_list.append(item)
            self.mark((*path, count + of_list.index(item), *groups, label), place)

    def problem(
        self, path: Path, place: str, message: str, advice: str, rule: str = codes.D03
    ) -> None:
        """Note an error in a cell."""
        where = f"{self.file}:{place}"
        self.problems.append(Finding(rule, "error", path_text(path), where, message, advice))

    def leave(self, text: str, place: str, meant: str = "") -> None:
        """Note text that is in no field; ``meant`` says which it may be meant for."""
        quoted = text if len(text) <= _MAX_QUOTED else f"{text[:_MAX_QUOTED]}…"
        message = f"这段内容不在表上的栏目里，没有读入：{shown(quoted)}"
        advice = meant or "移到对应栏目的格子里；不要的不用管"
        where = f"{self.file}:{place}"
        self.loose.append((text, place))
        self.unplaced.append(Finding(codes.R01, "warning", "", where, message, advice))

    def note(self, message: str, place: str = "", path: Path = ()) -> None:
        """Note what was done while reading."""
        where = f"{self.file}:{place}" if place else self.file
        self.notes.append(Finding(codes.R02, "info", path_text(path), where, message, ""))

    @staticmethod
    def _key(frame: Frame, node: FieldNode) -> Path:
        return normal_path((*frame.path, node.label))


def split_texts(node: FieldNode, cells: list[PlacedText]) -> list[PlacedText]:
    """Return the items that the cells of a list of texts hold."""
    if is_reference(node):
        return references_of(cells)
    return paragraphs_of(cells)


def is_reference(node: FieldNode) -> bool:
    """Return whether a list is of numbers or titles of other items, and no prose."""
    return node.element is not None and node.element.kind == "number"


def as_texts(node: FieldNode, values: list[Any]) -> list[str] | None:
    """Return the texts of cells from which a list is read again; None where none would be.

    Then it has to be written as it is.
    """
    texts = [str(value) for value in values]
    read = split_texts(node, [PlacedText(text, "") for text in texts])
    return texts if [each.text for each in read] == texts else None


def keeps_titles(node: FieldNode, items: Iterable[Filling]) -> bool:
    """Return whether the titles of the items of a list are read again as they are written."""
    fields = (node.element.fields if node.element is not None else None) or {}
    counted = [each.label for each in fields.values() if each.role.is_counted and not each.element]
    entries = (item.get(label) for item in items if isinstance(item, Mapping) for label in counted)
    titles = [str(each.value) for each in entries if isinstance(each, FilledEntry)]
    if any(counted_groups(node, PlacedText(each, "")) for each in titles):
        return False
    return uncounted([*titles], (), Places(), []) == titles
