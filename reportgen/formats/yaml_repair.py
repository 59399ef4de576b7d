"""YAML as people type it who never saw YAML: put right where only one reading is possible.

The labels of the form tell what a line is, whatever its indentation, colon or list mark. The
text is written again as YAML, line for line, so that a place in it is a place in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.yaml_levels import Level, TypedValue, level_for, takes_texts
from reportgen.formats.yaml_line_rewriter import (
    BLOCK_SCALAR,
    MAX_SHOWN,
    STEP,
    TYPED_KEY,
    WIDE_SPACES,
    LineRewriter,
    Mishap,
    Repaired,
)
from reportgen.formats.yaml_values import (
    BLANK,
    is_flow,
    is_yaml,
    one_line,
)
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.scalars import double_quoted

if TYPE_CHECKING:
    import re

_INDENT = lazy_pattern(f"[{BLANK}]*")
_MARK = lazy_pattern(rf"(?P<mark>[-－–—·•●▪■◆])(?P<gap> +|[{BLANK}]*)")
_FIGURE = lazy_pattern(r"[\d.,]+(?:万元|亿元|元|%)?")
_SENTENCE_END = ("。", "；", "！", "？", "：", "”", "）")


def repaired(text: str) -> Repaired:
    """Return a data file's text with everything put right that has one reading only."""
    return _Repair(text).run()


class _Repair(LineRewriter):
    """Goes through the lines once, with the groups and lists that are open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._last: TypedValue | None = None
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
        name = name_of(key["label"]) if key else ""
        if key and (level := level_for(self.levels, name, indent, marks=bool(marks))):
            self._key(level, key, name, indent, indent + at, bool(marks))
        elif key and not marks and self._is_other_key(key, indent):
            level = self.levels[-1]
            self.open_to(level)
            self.write(indent, level.out, f"{key['label']}: ", one_line(key["value"]))
            self._last = None
        elif marks:
            self._item(indent, at, marks, rest)
        else:
            self._text(indent, rest)

    def _marks(self, rest: str) -> tuple[str, int]:
        """Return the list marks that a line begins with, and where what follows them begins."""
        at, marks = 0, ""
        while match := _MARK.match(rest, at):
            after = rest[match.end() :]
            if match["mark"] == "-" and not match["gap"] and _FIGURE.fullmatch(after):
                break  # -5 is a number, -2、 an item
            if rest.startswith("- ") and marks and (match["mark"] != "-" or not match["gap"]):
                break  # behind a good mark it is text
            if marks and not after:
                break  # a mark alone is the text of the item
            marks += match["mark"]
            at = match.end()
        return marks, at

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
        if marked and level.is_list:
            level = self.new_item(level, indent, start)
            before = level.out - STEP, "- "
        elif level.is_item and name in level.used and name == next(iter(level.node.fields or {})):
            self.note(start + 1, f"“{key['label']}”前面少了“- ”", "已按另一项读，请补上“- ”")
            at = self.levels.index(level)
            level = self.new_item(self.levels[at - 1], indent, start)
            before = level.out - STEP, "- "
        else:
            self.open_to(level)
            before = level.out, ""
            label = f"“{key['label']}”没有与同组栏目对齐"
            self.align(level, indent, start, "" if marked else label, "已按同组读，请对齐")
        level.used.add(name)
        node = (level.node.fields or {})[name]
        quote = key["quote"]
        head = f"{before[1]}{quote}{key['label'].rstrip(BLANK)}{quote}: "
        value = self.value_of(node, key["value"], start + key.start("value"))
        written = self.write(indent, before[0], head, value)
        self._last = None
        if value and not self.verbatim and not BLOCK_SCALAR.fullmatch(value):
            self._last = TypedValue(node, written, value)
        opens = node.element is not None or node.fields is not None or node.kind == "mapping"
        if opens:
            self.levels.append(Level(node, start, level.out + STEP, first=self._last))
        if BLOCK_SCALAR.fullmatch(value):
            self._block = (start, level.out + STEP, None)

    def _item(self, indent: int, at: int, marks: str, rest: str) -> None:
        """Write a line with a list mark and a text behind it."""
        text = rest[at:]
        lists = [level for level in self.levels if level.is_list]
        fitting = [level for level in lists if level.indent <= indent] or lists
        if not fitting:
            self._text(indent, rest)
            return
        level = fitting[-1]
        exact = [each for each in fitting if each.inner == indent]
        if exact:
            level = exact[-1]
        if marks != "-" or (text and rest[at - 1 : at] not in BLANK):
            self.note(indent + 1, f"列表的一项写成了“{rest[: at + 4]}…”", "已按“- ”读，请改成“- ”")
        self.open_to(level)
        told = "这一项没有与同一列表的“- ”左对齐"
        self.align(level, indent, indent, told, "已按同一列表读，请对齐")
        value = self.value_of(level.node.element, text, indent + at)
        if level.first is not None:
            level.first.add(self.written, value)
            self._last = None
            return
        written = self.write(indent, level.out, "- ", value)
        if BLOCK_SCALAR.fullmatch(value):
            self._block = (indent, level.out + STEP, None)
        self._last = TypedValue(level.node, written, value, is_item=True)

    def _text(self, indent: int, rest: str) -> None:
        """Write a line that has neither label nor list mark."""
        last, level = self._last, self.levels[-1]
        if is_flow(rest) or (rest[0] in "[{" and self.goes_over_lines(rest)):
            self.write(indent, level.out, rest, "")
            return
        takes_items = takes_texts(level.node)
        if last is not None and last.is_text:
            ended = last.text.endswith(_SENTENCE_END)
            is_deeper = indent > (level.inner or 0)
            if is_deeper and (not takes_items or (last.is_item and not ended)):
                self._go_on(last, rest, "\n" if ended else "")
                return
        if takes_items:
            self._pasted(level, indent, rest)
            return
        shown = rest if len(rest) <= MAX_SHOWN else f"{rest[:MAX_SHOWN]}…"
        self.result.problems.append(
            Mishap(
                self.number,
                indent + 1,
                f"“{shown}”前面没有栏目名，也没有列表的“- ”",
                "写成“栏目: 内容”；是列表的一项，前面写“- ”；是上一行的，接在上一行后面",
            )
        )

    def _pasted(self, level: Level, indent: int, rest: str) -> None:
        """Write a paragraph that was pasted into a list as an item of it."""
        self.note(indent + 1, f"“{level.node.label}”里这一段没有“- ”", "已按一项读，请补上“- ”")
        text = self.comment_kept(rest, indent)
        if level.first is not None:
            level.first.add(self.written, one_line(text))
            self._last = None
            return
        value = one_line(text)
        written = self.write(indent, level.out, "- ", value)
        self._last = TypedValue(level.node, written, value, is_item=True)

    def _go_on(self, last: TypedValue, rest: str, between: str) -> None:
        """Add a line to the text that the line before began."""
        self.note(
            1, "这一行没有栏目名，接在上一行后面", "确是一段的，写在一行里；是另一项的，前面写“- ”"
        )
        last.text += between + self.comment_kept(rest, 0)
        self.written[last.at] = f"{last.head}{double_quoted(last.text)}"

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
