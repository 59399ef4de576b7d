"""YAML as people type it who never saw YAML: put right where only one reading is possible.

The labels of the form tell what a line is, whatever its indentation, colon or list mark. The
text is written again as YAML, line for line, so that a place in it is a place in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.typed_signs import BLANK, LIST_MARKS, PARAGRAPH, WIDE_SPACES
from reportgen.formats.yaml_asides import LabelsAside
from reportgen.formats.yaml_labels import TypedLabel, with_unit
from reportgen.formats.yaml_levels import Level, TypedValue, titled_texts
from reportgen.formats.yaml_line_rewriter import BLOCK_SCALAR, STEP, TYPED_KEY, Repaired
from reportgen.formats.yaml_values import is_yaml, one_line
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.yaml_lines import COLONS

if TYPE_CHECKING:
    import re

    from reportgen.model.base import FieldNode

_INDENT = lazy_pattern(f"[{BLANK}]*")
_RULER = lazy_pattern("[-—─=_*~.·]{3,}")
_DOCUMENT_START, _SHOWN = "---", 8


def repaired(text: str) -> Repaired:
    """Return a data file's text with everything put right that has one reading only."""
    return _Repair(text).run()


class _Repair(LabelsAside):
    """Goes through the lines once, with the groups and lists that are open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._block: tuple[int, int, int | None] | None = None

    def run(self) -> Repaired:
        """Write all lines again."""
        for number, line in enumerate(self.lines, start=1):
            self.number = number
            self.begin_line()
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
                self.pass_over(indent, rest)
                continue
            if _RULER.fullmatch(rest):
                self._ruler(indent, rest)
                continue
            self._line(line, indent, rest)
        self.tell_passed_over()
        self.tell_misaligned()
        self.result.text = "\n".join(self.written)
        return self.result

    def _ruler(self, indent: int, rest: str) -> None:
        """Leave out a line that only parts what stands above from what stands below it."""
        if rest != _DOCUMENT_START or self.levels[0].used:
            self.note(indent + 1, f"“{rest[:_SHOWN]}”是分隔线，不是内容", "已略过，请删去")

    def _line(self, line: str, indent: int, rest: str) -> None:
        """Write a line that holds something."""
        self.is_odd = False
        if odd := next((char for char in line[:indent] if char in WIDE_SPACES), None):
            self.is_odd = True  # how wide it was meant to be is not known
            self.note(1, f"缩进用了{WIDE_SPACES[odd]}", "已按空格读，请改成空格")
        top = self.levels[-1]
        entry = line.lstrip(" ")
        is_entry = top.node.kind == "mapping" and indent > top.indent
        if is_entry and entry[:1] not in LIST_MARKS and self._is_whole(entry):
            self.write(indent, top.out, entry, "")
            return
        marks, at = self.marks_of(rest)
        marked = bool(marks)
        if not marked:
            self.open_item_of_text(rest)
        known = self.label_of(indent, rest, at, marked=marked)
        key = TYPED_KEY.fullmatch(rest[at:])
        if known is None and not key:
            known = self.without_colon(indent, rest, at, marked=marked)
        if known is not None:
            self._key(known, indent, indent + at, marked)
        elif key and (not marks or top.node.kind == "mapping") and self._is_other_key(key, indent):
            level = self.levels[-1]
            self.open_to(level)
            if marks:  # 检查豁免 is no list
                told = f"“{level.node.label}”里的一条前面写了“{marks}”"
                self.note(indent + 1, told, "已去掉；写成“编号: 说明”")
            self.tell_colon(key, indent + at)
            self.write(indent, level.out, f"{key['label']}: ", one_line(key["value"]))
            self.last = None
            self.wait_for(None)
        elif marks:
            self._item(indent, at, marks, rest)
        else:
            self.write_text(indent, rest)

    def _is_whole(self, entry: str) -> bool:
        """Return whether an entry is YAML as it stands."""
        value = entry.partition(": ")[2]
        return (": " in entry and is_yaml(entry)) or self.goes_over_lines(value)

    def _is_other_key(self, key: re.Match[str], indent: int) -> bool:
        """Return whether a line is an entry with a label that the form does not have here."""
        level = self.levels[-1]
        if level.node.kind == "mapping":
            return True
        if self.lines[self.number - 1].startswith(PARAGRAPH) and level.node.takes_texts:
            return False
        if key["colon"] != ":" or (key["value"] and not key["gap"]):
            return False
        while len(self.levels) > 1 and self.levels[-1].indent >= indent:
            self.levels.pop()
        return not self.levels[-1].is_list

    def _key(self, known: TypedLabel, indent: int, start: int, marked: bool) -> None:
        """Write a line with the label of a field."""
        level, key, name = known
        self.tell_colon(key, start)
        self.make_room(level)
        label, opened = key["label"].strip(BLANK), start
        is_twice = name in level.used and (not level.is_item or level.used == {name})
        if is_twice and self.is_again(level, name, key["value"], start):
            return
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
        node = (level.node.fields or {})[name]
        if name in level.used and self.is_again(level, name, key["value"], start):
            return
        level.used.add(name)
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
        raw, behind = self.split_label(level, raw)
        raw = with_unit(key["label"], node, raw)
        value = self.value_of(node, raw, column)
        is_known = name_of(key["label"]) == name_of(node.label)
        label = key["label"].rstrip(BLANK) if is_known else node.label
        head = f"{before[1]}{key['quote']}{label}{key['quote']}: "
        written = self.write(indent, before[0], head, value)
        opens = node.element is not None or node.fields is not None or node.kind == "mapping"
        is_block = bool(BLOCK_SCALAR.fullmatch(value))
        typed = None if self.verbatim or is_block else TypedValue(node, written, value)
        self.last = typed if value else None
        waits = not opens or (node.fields is not None and node.may_be_text)
        self.wait_for(typed if waits and not value else None)
        if typed is not None:
            level.typed[name_of(node.label)] = typed
        if opens:
            self.levels.append(Level(node, opened, level.out + STEP, first=self.last))
        if is_block:
            self._block = (opened, level.out + STEP, None)
        if behind:
            self._behind(level, node, behind, column + len(key["value"]) - len(behind))

    def _behind(self, level: Level, node: FieldNode, rest: str, column: int) -> None:
        """Write a label that stands behind the value of another as a line of its own."""
        message = f"“{node.label}”后面同一行里还有一栏"
        self.note(column + 1, message, "已分开读，请另起一行写")
        self.begin_line()
        self.is_odd = True
        self.open_to(level)
        if known := self.label_of(column, rest, 0, marked=False):
            self._key(known, column, column, marked=False)

    def _item(self, indent: int, at: int, marks: str, rest: str) -> None:
        """Write a line with a list mark and a text behind it."""
        text = rest[at:]
        lists = [level for level in self.levels if level.is_list]
        is_listed = any(each.inner == indent for each in lists)
        if not is_listed and self.write_below(indent, text, listed=True):
            return
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
        self.wait_for(None)
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
            if self.begins_anew(indent, rest):
                self._block = None
                return False
            self.note(1, "“|”下面的这一行没有缩进", "已按“|”下面的一行读，请缩进")
        if rest and first is None:
            first = indent
            self._block = (outer, out, first)
        deeper = " " * max(0, indent - (first or indent))
        self.written[-1] = f"{' ' * out}{deeper}{line[indent:]}" if rest else ""
        return True
