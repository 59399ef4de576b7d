"""YAML as people type it who never saw YAML: put right where only one reading is possible.

The labels of the form tell what a line is, whatever its indentation, colon or list mark. The
text is written again as YAML, line for line, so that a place in it is a place in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.item_marks import item_mark
from reportgen.formats.typed_signs import BLANK, COLONS, DASHES, LIST_MARKS, WIDE_SPACES
from reportgen.formats.yaml_levels import Level, TypedValue, level_for, titled_texts
from reportgen.formats.yaml_line_rewriter import BLOCK_SCALAR, STEP, TYPED_KEY, Repaired
from reportgen.formats.yaml_pasted import PastedLines
from reportgen.formats.yaml_values import is_yaml, one_line
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.model.base import FieldNode

_INDENT = lazy_pattern(f"[{BLANK}]*")
_MARK = lazy_pattern(rf"(?P<mark>[{LIST_MARKS}]|[*+](?=[{BLANK}]))(?P<gap> +|[{BLANK}]*)")
_LOOKED_AHEAD = 200
_FIGURE = lazy_pattern(r"[\d.,]+(?:万元|亿元|元|%)?")
_NO_COLON = lazy_pattern(
    rf"(?P<label>[\w（）、]{{2,40}}?)(?:[{BLANK}]*[=＝；;，,。.．、][{BLANK}]*|[{BLANK}]+)(?P<value>\S.*)"
)


def repaired(text: str) -> Repaired:
    """Return a data file's text with everything put right that has one reading only."""
    return _Repair(text).run()


class _Repair(PastedLines):
    """Goes through the lines once, with the groups and lists that are open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._block: tuple[int, int, int | None] | None = None

    def run(self) -> Repaired:
        """Write all lines again."""
        for number, line in enumerate(self.lines, start=1):
            self.number = number
            self.written.append("")
            indent = len(_INDENT.match(line)[0])  # type: ignore[index]
            rest = line[indent:].rstrip()
            if self.verbatim:
                self.verbatim -= 1
                spaces = len(line) - len(line.lstrip(" "))
                self.written[-1] = " " * max(0, self.levels[-1].out + STEP - spaces) + line
                continue
            if self._block is not None and self._goes_on(line, indent, rest):
                continue
            if not rest or rest.startswith("#"):
                self.written[-1] = " " * indent + rest
                continue
            self._line(line, indent, rest)
        self.tell_misaligned()
        self.result.text = "\n".join(self.written)
        return self.result

    def _line(self, line: str, indent: int, rest: str) -> None:
        """Write a line that holds something."""
        self.is_odd = False
        if odd := next((char for char in line[:indent] if char in WIDE_SPACES), None):
            self.is_odd = True  # how wide it was meant to be is not known
            self.note(1, f"缩进用了{WIDE_SPACES[odd]}", "已按空格读，请改成空格")
        top = self.levels[-1]
        if top.node.kind == "mapping" and indent > top.indent:
            entry = line.lstrip(" ")
            if is_yaml(entry) or self.goes_over_lines(entry.partition(": ")[2]):
                self.write(indent, top.out, entry, "")
                return
        marks, at = self._marks(rest)
        key = TYPED_KEY.fullmatch(rest[at:])
        name = self._known_name(key["label"], indent, bool(marks)) if key else ""
        if key and (level := self._level_of(name, indent, bool(marks))):
            self._key(level, key, name, indent, indent + at, bool(marks))
        elif not marks and not key and (told := self._without_colon(indent, rest)):
            self._key(*told)
        elif key and not marks and self._is_other_key(key, indent):
            level = self.levels[-1]
            self.open_to(level)
            self.write(indent, level.out, f"{key['label']}: ", one_line(key["value"]))
            self.last = None
        elif marks:
            self._item(indent, at, marks, rest)
        else:
            self.write_text(indent, rest)

    def _marks(self, rest: str) -> tuple[str, int]:
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

    def _known_name(self, label: str, indent: int, marked: bool) -> str:
        """Return the name of a label; without what was typed before it where it is known so."""
        name = name_of(label)
        mark = item_mark(label)
        if mark is None or self._level_of(name, indent, marked):
            return name
        bare = name_of(label[mark.end :])
        return bare if self._level_of(bare, indent, marked) else name

    def _level_of(self, name: str, indent: int, marked: bool) -> Level | None:
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
            marks, start = self._marks(rest)
            key = TYPED_KEY.fullmatch(rest[start:])
            if key and name_of(key["label"]) == first:
                return item if marks else None
        return item

    def _without_colon(
        self, indent: int, rest: str
    ) -> tuple[Level, re.Match[str], str, int, int, bool] | None:
        """Return a label behind which the colon is missing, as ``_key`` takes it; None for none."""
        found = _NO_COLON.fullmatch(rest)
        label, value = (found["label"], found["value"]) if found else (rest, "")
        name = name_of(label)
        level = self._level_of(name, indent, False)
        if level is None or name in level.used or level.is_list:
            return None
        top = self.levels[-1]
        may_be_text = top is not level and (indent > (level.inner or 0) or bool(value))
        node = (level.node.fields or {})[name]
        is_group = node.element is not None or node.fields is not None
        if may_be_text or (not value and not is_group) or label.strip(BLANK) != label:
            return None
        key = TYPED_KEY.fullmatch(f"{label}: {value}")
        if key is None:
            return None
        at = indent + len(label) + 1
        self.note(at, f"“{label}”后面没有冒号", "已按“栏目: 内容”读，请补上“: ”")
        return level, key, name, indent, indent, False

    def _is_other_key(self, key: re.Match[str], indent: int) -> bool:
        """Return whether a line is an entry with a label that the form does not have here."""
        level = self.levels[-1]
        if level.node.kind == "mapping":
            return True
        if key["colon"] != ":" or (key["value"] and not key["gap"]):
            return False
        while len(self.levels) > 1 and self.levels[-1].indent >= indent:
            self.levels.pop()
        return not self.levels[-1].is_list

    def _key(
        self,
        level: Level,
        key: re.Match[str],
        name: str,
        indent: int,
        start: int,
        marked: bool,
    ) -> None:
        """Write a line with the label of a field."""
        self.tell_colon(key, start)
        label, opened = key["label"].strip(BLANK), start
        if level.is_list:
            if not marked:
                self.note(start + 1, f"“{label}”前面少了“- ”", "已按列表的一项读，请补上“- ”")
            level = self.new_item(level, indent, start)
            before = level.out - STEP, "- "
        elif level.is_item and name in level.used and name == next(iter(level.node.fields or {})):
            self.note(start + 1, f"“{label}”前面少了“- ”", "已按另一项读，请补上“- ”")
            at = self.levels.index(level)
            level = self.new_item(self.levels[at - 1], indent, start)
            before = level.out - STEP, "- "
        else:
            if marked:
                self.note(indent + 1, f"“{label}”前面多了“- ”", "已按同一项读，请去掉“- ”")
            self.open_to(level)
            before = level.out, ""
            told = f"“{label}”没有与同组栏目对齐"
            self.align(level, indent, start, "" if marked else told, "已按同组读，请对齐")
            opened = indent if marked else start
        level.used.add(name)
        node = (level.node.fields or {})[name]
        self._write_key(key, node, level, (indent, start, opened), before)

    def _write_key(
        self,
        key: re.Match[str],
        node: FieldNode,
        level: Level,
        at: tuple[int, int, int],
        before: tuple[int, str],
    ) -> None:
        """Write a label and what stands behind it; open what it may hold.

        ``at`` is where the line begins, where the label does, and where what it holds lies within.
        """
        indent, start, opened = at
        raw, column = key["value"], start + key.start("value")
        if raw[:1] and raw[0] in COLONS:
            self.note(column + 1, f"“{node.label}”后面的冒号写了两个", "已去掉一个")
            column += len(raw) - len(raw.lstrip(COLONS + BLANK))
            raw = raw.lstrip(COLONS + BLANK)
        value = self.value_of(node, raw, column)
        is_known = name_of(key["label"]) == name_of(node.label)
        label = key["label"].rstrip(BLANK) if is_known else node.label
        head = f"{before[1]}{key['quote']}{label}{key['quote']}: "
        written = self.write(indent, before[0], head, value)
        self.last = None
        if value and not self.verbatim and not BLOCK_SCALAR.fullmatch(value):
            self.last = TypedValue(node, written, value)
        opens = node.element is not None or node.fields is not None or node.kind == "mapping"
        if opens:
            self.levels.append(Level(node, opened, level.out + STEP, first=self.last))
        if BLOCK_SCALAR.fullmatch(value):
            self._block = (opened, level.out + STEP, None)

    def _item(self, indent: int, at: int, marks: str, rest: str) -> None:
        """Write a line with a list mark and a text behind it."""
        text = rest[at:]
        lists = [level for level in self.levels if level.is_list]
        fitting = [level for level in lists if level.indent <= indent] or lists
        if not fitting:
            self.write_text(indent, rest)
            return
        level = fitting[-1]
        top = self.levels[-1]
        is_new = top.is_list and top.inner is None and top.first is None and top.indent <= indent
        exact = [each for each in fitting if each.inner == indent]
        if exact and not is_new:
            level = exact[-1]
        item = self.levels[-1]
        is_inside = item.is_item and indent > item.indent and titled_texts(item.node) is not None
        if is_inside and self.write_point(indent, text, indent + at):
            return
        if marks != "-" or (text and rest[at - 1 : at] not in BLANK):
            self.note(indent + 1, f"列表的一项写成了“{rest[: at + 4]}…”", "已按“- ”读，请改成“- ”")
        self.open_to(level)
        told = "这一项没有与同一列表的“- ”左对齐"
        self.align(level, indent, indent, told, "已按同一列表读，请对齐")
        value = self.value_of(level.node.element, text, indent + at)
        if level.first is not None:
            self.add_to_first(level, indent, value)
            return
        written = self.write(indent, level.out, "- ", value)
        if BLOCK_SCALAR.fullmatch(value):
            self._block = (indent, level.out + STEP, None)
        self.last = TypedValue(level.node, written, value, is_item=True)

    def _goes_on(self, line: str, indent: int, rest: str) -> bool:
        """Write a line of a block of text; return False for the first line after it."""
        outer, out, first = self._block or (0, 0, None)
        if rest and indent <= outer:
            self._block = None
            return False
        if rest and first is None:
            first = indent
            self._block = (outer, out, first)
        deeper = " " * max(0, indent - (first or indent))
        self.written[-1] = f"{' ' * out}{deeper}{line[indent:]}" if rest else ""
        return True
