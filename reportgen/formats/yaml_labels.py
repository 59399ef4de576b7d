"""The labels that lines of a data file begin with, however they were typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.chinese.item_marks import item_mark
from reportgen.formats.money_units import unit_alone
from reportgen.formats.typed_signs import BLANK, DASHES, FIGURES, LIST_MARKS
from reportgen.formats.yaml_levels import Level, level_for
from reportgen.formats.yaml_line_rewriter import TYPED_KEY
from reportgen.formats.yaml_pasted import PastedLines
from reportgen.labels import name_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.yaml_lines import COLONS

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode

_MARK = lazy_pattern(
    rf"(?P<mark>[{LIST_MARKS}]|--(?=[^\s-])|[*+](?=[{BLANK}]))(?P<gap> +|[{BLANK}]*)"
)
_LOOKED_AHEAD = 200
_FIGURE = lazy_pattern(r"[\d.,]+(?:万元|亿元|元|%)?")
_FIGURE_LIKE = lazy_pattern(r"[￥¥（(]?[-−－]?[￥¥]?[\d０-９.,，．]*[\d０-９][^。；：]{0,12}")
_OPENING = r"*_>#【\[〔〖「『《<“‘\"'（("
_CLOSING = r"*_】\]〕〗」』》>”’\"'）)"
_DRESSED = lazy_pattern(
    rf"[{_OPENING}{BLANK}]*(?P<label>[\w（）()、]{{1,40}}?)[{_CLOSING}{BLANK}]*"
    rf"(?P<colon>[{COLONS}])(?P<gap>[*_]*[{BLANK}]*)(?P<value>.*)",
    re.DOTALL,
)
_BEFORE = lazy_pattern(rf"[{_OPENING}]*[{BLANK}]*")
_BETWEEN = lazy_pattern(
    rf"(?P<close>[{_CLOSING}]*)(?P<sign>[{BLANK}]*-[{BLANK}]+|[为是](?=[\d￥¥])"
    rf"|[{BLANK}=＝；;，,。.．、—–|｜→~～…]*)"
)
_REMARK = lazy_pattern(r"[（(【\[][^（()）【】]{1,12}[）)】\]]$")
_NUMBER = lazy_pattern(rf"\d{{1,2}}[.．、)）]?[{BLANK}]*(?!\d)")
_BARE = lazy_pattern(rf"[-−]?[\d,，.]+[{BLANK}]*")
_STRONG = ("=", "＝", "】")
"""What stands behind a label and can be nothing but a sign for a colon."""


class _Behind(NamedTuple):
    """What stands behind a label: the value, and what tells that the label is one."""

    value: str
    is_apart: bool
    is_strong: bool


class TypedLabel(NamedTuple):
    """A label that a line begins with: the open group it belongs in, and what stands behind it.

    ``key`` is a match of ``TYPED_KEY``; ``name`` the label's placeholder name.
    """

    level: Level
    key: re.Match[str]
    name: str


def without_remark(label: str) -> tuple[str, str]:
    """Return a label without what people add to it in brackets, and that: （必填）, （万元）."""
    found = _REMARK.search(label)
    return (label[: found.start()], found[0][1:-1].strip(BLANK)) if found else (label, "")


def bare_label(label: str) -> str:
    """Return the placeholder name of a label without the number before it, and remark behind."""
    mark, number = item_mark(label), _NUMBER.match(label)
    start = mark.end if mark else number.end() if number else 0
    return name_of(without_remark(label[start:])[0]).strip("_")


def with_unit(label: str, node: FieldNode, value: str) -> str:
    """Return the value of an amount with the unit typed behind the label, if it has none."""
    unit = unit_alone(without_remark(label)[1])
    is_bare = node.kind == "amount" and unit and _BARE.fullmatch(value)
    return f"{value.rstrip(BLANK)}{unit}" if is_bare else value


class LabelledLines(PastedLines):
    """Tells the label that a line begins with, by the groups and lists that are open."""

    def marks_of(self, rest: str) -> tuple[str, int]:
        """Return the list marks that a line begins with, and where what follows them begins."""
        at, marks = 0, ""
        while match := _MARK.match(rest, at):
            after = rest[match.end() :]
            if match["mark"] in DASHES and not match["gap"] and _FIGURE.fullmatch(after):
                break  # -5 is a number, -2、 an item
            if rest.startswith("- ") and marks and (match["mark"] != "-" or not match["gap"]):
                break  # behind a good mark it is text
            if marks and not after:
                break  # a mark alone is the text of the item
            marks += match["mark"]
            at = match.end()
        return marks, at

    def label_of(self, indent: int, rest: str, at: int, *, marked: bool) -> TypedLabel | None:
        """Return the label with a colon that a line begins with; None for none that is known."""
        text = rest[at:]
        if key := TYPED_KEY.fullmatch(text):
            return self._known(key, key["label"], indent, marked)
        found = _DRESSED.fullmatch(text)
        label = found["label"] if found else ""
        if found is None or not name_of(label).strip("_"):
            return None
        head = f"{label}{found['colon']}{found['gap'].strip('*_')}"
        plain = TYPED_KEY.fullmatch(f"{head}{found['value']}")
        known = self._known(plain, label, indent, marked) if plain else None
        if known is not None:
            self.note(indent + at + 1, f"“{label}”前后多了符号", "已去掉；栏目名照空白表写")
        return known

    def _known(
        self, key: re.Match[str], label: str, indent: int, marked: bool
    ) -> TypedLabel | None:
        """Return a label as one of the form's; without what was typed around it where it is so."""
        names = [name_of(label), bare_label(label)]
        if mark := item_mark(label):
            names.insert(1, name_of(label[mark.end :]))
        for name in names:
            if name and (level := self.level_of(name, indent, marked)):
                if name != names[0] and key["colon"] == ":":
                    at = indent + key.start("label") + 1
                    self.note(at, f"“{label}”不是栏目名", "已去掉多写的字；栏目名照空白表写")
                return TypedLabel(level, key, name)
        return None

    def level_of(self, name: str, indent: int, marked: bool) -> Level | None:
        """Return the open group or list in which a field of a name belongs; None for none.

        A list of groups takes the first field of a group also without its mark.
        """
        found = level_for(self.levels, name, indent, marks=marked)
        top = self.levels[-1]
        if found is None and top.is_list and top.node.element is not None:
            first = next(iter(top.node.element.fields or {}), None)
            return top if name == first else None
        if found is not None and marked and found.is_list:
            return self._same_item(found, name) or found
        return found

    def _same_item(self, level: Level, name: str) -> Level | None:
        """Return the open item of a list that a marked field still belongs to; None for none."""
        at = self.levels.index(level) + 1
        item = self.levels[at] if at < len(self.levels) else None
        first = next(iter(item.node.fields or {}), "") if item else ""
        if item is None or name in (first, *item.used) or first not in item.used:
            return None
        for line in self.lines[self.number : self.number + _LOOKED_AHEAD]:
            rest = line.strip(BLANK)
            marks, start = self.marks_of(rest)
            key = TYPED_KEY.fullmatch(rest[start:])
            if key and name_of(key["label"]) == first:
                return item if marks else None
        return item

    def without_colon(self, indent: int, rest: str, at: int, *, marked: bool) -> TypedLabel | None:
        """Return a label behind which the colon is missing; None for none."""
        text = rest[at:]
        start = _BEFORE.match(text).end()  # type: ignore[union-attr]
        found = self._open_label(text[start:], indent, marked)
        if found is None:
            return None
        level, node = found
        between = _BETWEEN.match(text, start + len(node.label))
        if between is None:
            return None
        value = text[between.end() :]
        is_dressed = bool(start and between["close"])
        sign = "】" if is_dressed else between["sign"].strip(BLANK)
        behind = _Behind(value, is_apart=bool(between["sign"]), is_strong=sign in _STRONG)
        may_be = self._may_be_item if marked else self._may_be_label
        if not may_be(level, node, behind, indent):
            return None
        key = TYPED_KEY.fullmatch(f"{node.label}: {value}")
        if key is None:
            return None
        column = indent + at + start + len(node.label) + 1
        self.note(column, f"“{node.label}”后面没有冒号", "已按“栏目: 内容”读，请补上“: ”")
        return TypedLabel(level, key, name_of(node.label))

    def _open_label(self, text: str, indent: int, marked: bool) -> tuple[Level, FieldNode] | None:
        """Return the longest label that a text begins with, of a field that may stand here."""
        found: tuple[Level, FieldNode] | None = None
        levels = [each for each in self.levels if each.is_list] if marked else self.levels
        for each in levels:
            fields = each.node.element.fields if marked and each.node.element else each.node.fields
            for name, node in (fields or {}).items():
                if not text.startswith(node.label) or (
                    found and len(found[1].label) > len(node.label)
                ):
                    continue
                level = self.level_of(name, indent, marked)
                if level is not None and (level.is_list or name not in level.used):
                    found = level, node
        return found

    def _may_be_item(self, level: Level, node: FieldNode, behind: _Behind, _indent: int) -> bool:
        """Return whether a marked line that begins with a label's words is an item's first field.

        Where nothing stands between them, the next line has another of the item's fields.
        """
        element = level.node.element or level.node
        is_group = node.element is not None or node.fields is not None
        if is_group or name_of(node.label) != next(iter(element.fields or {})):
            return False
        is_alone = not behind.value and not behind.is_apart
        is_marked_off = bool(behind.value) and (behind.is_apart or behind.is_strong)
        return is_alone or is_marked_off or self._has_other_next(level)

    def _may_be_label(self, level: Level, node: FieldNode, behind: _Behind, indent: int) -> bool:
        """Return whether a line that begins with a label's words can be nothing but its field."""
        is_group = node.element is not None or node.fields is not None
        is_inside = self.levels[-1] is level
        if level.is_list:
            return False
        if not behind.value:
            is_alone = is_inside and not self._goes_on_text(indent)
            if node.kind in FIGURES and self.number < len(self.lines):
                below = self.lines[self.number].strip(BLANK)
                is_alone = is_alone or bool(_FIGURE_LIKE.fullmatch(below))
            is_named = is_group or not any(each.node.takes_texts for each in self.levels[-2:])
            return is_alone or (is_named and indent <= (level.inner or 0))
        if is_group and not (node.may_be_text or node.takes_texts):
            return behind.is_apart and is_inside
        if behind.is_strong or (node.kind in FIGURES and _FIGURE_LIKE.fullmatch(behind.value)):
            return is_inside or indent <= (level.inner or 0)
        if is_inside:
            return not self._goes_on_text(indent)
        takes_texts = any(each.node.takes_texts for each in self.levels[-2:])
        return behind.is_apart and not takes_texts and indent <= (level.inner or 0)

    def _goes_on_text(self, indent: int) -> bool:
        """Return whether a line may go on with the text before it."""
        last, level = self.last, self.levels[-1]
        return last is not None and last.is_text and indent > (level.inner or 0)

    def _has_other_next(self, level: Level) -> bool:
        """Return whether the next line has another field of a list's items."""
        fields = [*((level.node.element or level.node).fields or {})][1:]
        for line in self.lines[self.number :]:
            rest = line.strip(BLANK)
            if rest and not rest.startswith("#"):
                key = TYPED_KEY.fullmatch(rest)
                return key is not None and name_of(key["label"]) in fields
        return False
