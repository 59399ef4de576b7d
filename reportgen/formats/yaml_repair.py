"""YAML as people type it who never saw YAML: put right where only one reading is possible.

The labels of the form tell what a line is, whatever its indentation, colon or list mark. The
text is written again as YAML, line for line, so that a place in it is a place in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reportgen.formats.yaml_levels import Level, TypedValue, level_for, takes_texts
from reportgen.formats.yaml_values import (
    BLANK,
    COMMENT,
    is_flow,
    is_quoted,
    is_yaml,
    means_other,
    one_line,
    split_comment,
)
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.plaindata.scalars import double_quoted

_STEP = 2
_SHOWN = 20
_MAX_SPAN = 200
_INDENT = re.compile(f"[{BLANK}]*")
_MARK = re.compile(rf"(?P<mark>[-－–—·•●▪■◆])(?P<gap> +|[{BLANK}]*)")
_KEY = re.compile(
    rf"(?P<quote>[\"']?)(?P<label>[^：:#\"'\s{{\[|>&*!%@`][^：:#\"']{{0,40}}?)(?P=quote)[{BLANK}]*"
    rf"(?P<colon>[：:])(?P<gap> +|[{BLANK}]*)(?P<value>.*)",
    re.DOTALL,
)
_FIGURE = re.compile(r"[\d.,]+(?:万元|亿元|元|%)?")
_BLOCK = re.compile(r"[|>][-+]?\d?[-+]?")
_SENTENCE_END = ("。", "；", "！", "？", "：", "”", "）")
_WIDE = {"\t": "制表符", "\u3000": "全角空格", "\xa0": "不间断空格"}


class Mishap(NamedTuple):
    """What is odd about a line: line and column from 1, what it is, and what to do or was done."""

    line: int
    column: int
    message: str
    advice: str


@dataclass(slots=True)
class Repaired:
    """A text as good YAML; ``notes`` say what was put right, ``problems`` what could not be.

    ``moved`` has, for lines written again, by how many columns they stand further to the left.
    """

    text: str
    notes: list[Mishap] = field(default_factory=list)
    problems: list[Mishap] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)


def repaired(text: str) -> Repaired:
    """Return a data file's text with everything put right that has one reading only."""
    return _Repair(text).run()


class _Repair:
    """Goes through the lines once, with the groups and lists that are open."""

    def __init__(self, text: str) -> None:
        self._lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]
        self._result = Repaired("")
        self._written: list[str] = []
        self._levels = [Level(field_tree(Report), -1, 0)]
        self._number = 0
        self._last: TypedValue | None = None
        self._block: tuple[int, int, int | None] | None = None
        self._is_odd = False
        self._verbatim = 0

    def run(self) -> Repaired:
        """Write all lines again."""
        for number, line in enumerate(self._lines, start=1):
            self._number = number
            self._written.append("")
            indent = len(_INDENT.match(line)[0])  # type: ignore[index]
            rest = line[indent:].rstrip()
            if self._verbatim:
                self._verbatim -= 1
                spaces = len(line) - len(line.lstrip(" "))
                self._written[-1] = " " * max(0, self._levels[-1].out + _STEP - spaces) + line
                continue
            if self._block is not None and self._goes_on(line, indent, rest):
                continue
            if not rest or rest.startswith("#"):
                self._written[-1] = " " * indent + rest
                continue
            self._line(line, indent, rest)
        self._result.text = "\n".join(self._written)
        return self._result

    def _line(self, line: str, indent: int, rest: str) -> None:
        """Write a line that holds something."""
        self._is_odd = False
        if odd := next((char for char in line[:indent] if char in _WIDE), None):
            self._is_odd = True  # how wide it was meant to be is not known
            self._note(1, f"缩进用了{_WIDE[odd]}", "已按空格读，请改成空格")
        top = self._levels[-1]
        if top.node.kind == "mapping" and indent > top.indent:
            entry = line.lstrip(" ")
            if is_yaml(entry) or self._goes_over_lines(entry.partition(": ")[2]):
                self._write(indent, top.out, entry, "")
                return
        marks, at = self._marks(rest)
        key = _KEY.fullmatch(rest[at:])
        name = name_of(key["label"]) if key else ""
        if key and (level := level_for(self._levels, name, indent, marks=bool(marks))):
            self._key(level, key, name, indent, indent + at, bool(marks))
        elif key and not marks and self._is_other_key(key, indent):
            level = self._levels[-1]
            self._open_to(level)
            self._write(indent, level.out, f"{key['label']}: ", one_line(key["value"]))
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
            if rest.startswith("- ") and marks and match["mark"] != "-":
                break  # behind a good mark it is text
            if marks and not after:
                break  # a mark alone is the text of the item
            marks += match["mark"]
            at = match.end()
        return marks, at

    def _is_other_key(self, key: re.Match[str], indent: int) -> bool:
        """Return whether a line is an entry with a label that the form does not have here."""
        level = self._levels[-1]
        if level.node.kind == "mapping":
            return True
        if key["colon"] != ":" or (key["value"] and not key["gap"]):
            return False
        while len(self._levels) > 1 and self._levels[-1].indent >= indent:
            self._levels.pop()
        return not self._levels[-1].is_list

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
        self._tell_colon(key, start)
        if marked and level.is_list:
            level = self._new_item(level, indent, start)
            before = level.out - _STEP, "- "
        elif level.is_item and name in level.used and name == next(iter(level.node.fields or {})):
            self._note(start + 1, f"“{key['label']}”前面少了“- ”", "已按另一项读，请补上“- ”")
            at = self._levels.index(level)
            level = self._new_item(self._levels[at - 1], indent, start)
            before = level.out - _STEP, "- "
        else:
            self._open_to(level)
            before = level.out, ""
            label = f"“{key['label']}”没有与同组栏目对齐"
            self._align(level, indent, start, "" if marked else label, "已按同组读，请对齐")
        level.used.add(name)
        node = (level.node.fields or {})[name]
        quote = key["quote"]
        head = f"{before[1]}{quote}{key['label'].rstrip(BLANK)}{quote}: "
        value = self._value(node, key["value"], start + key.start("value"))
        written = self._write(indent, before[0], head, value)
        self._last = None
        if value and not self._verbatim and not _BLOCK.fullmatch(value):
            self._last = TypedValue(node, written, value)
        opens = node.element is not None or node.fields is not None or node.kind == "mapping"
        if opens:
            self._levels.append(Level(node, start, level.out + _STEP, first=self._last))
        if _BLOCK.fullmatch(value):
            self._block = (start, level.out + _STEP, None)

    def _align(self, level: Level, indent: int, start: int, message: str, done: str) -> None:
        """Note where the lines of a group or list begin, and which of them begins elsewhere."""
        if self._is_odd:
            return
        if level.inner is None:
            level.inner = indent
        elif level.inner != indent and message:
            self._note(start + 1, message, done)

    def _tell_colon(self, key: re.Match[str], start: int) -> None:
        column = start + key.start("colon") + 1
        if key["colon"] == "：":
            self._note(column, f"“{key['label']}”后面的冒号是全角的", "已按半角冒号读，请改成“: ”")
        elif key["value"] and not key["gap"]:
            self._note(column, f"“{key['label']}”的冒号后面没有空格", "已按空一格读，请补上空格")
        elif odd := next((char for char in key["gap"] if char in _WIDE), None):
            self._note(
                column, f"“{key['label']}”的冒号后面是{_WIDE[odd]}", "已按空格读，请改成空格"
            )

    def _new_item(self, level: Level, indent: int, start: int) -> Level:
        """Open the group that the next item of a list is."""
        self._open_to(level)
        self._align(level, indent, start, "", "")
        element = level.node.element or level.node
        item = Level(element, indent, level.out + _STEP, start, is_item=True)
        self._levels.append(item)
        return item

    def _item(self, indent: int, at: int, marks: str, rest: str) -> None:
        """Write a line with a list mark and a text behind it."""
        text = rest[at:]
        lists = [level for level in self._levels if level.is_list]
        fitting = [level for level in lists if level.indent <= indent] or lists
        if not fitting:
            self._text(indent, rest)
            return
        level = fitting[-1]
        exact = [each for each in fitting if each.inner == indent]
        if exact:
            level = exact[-1]
        if marks != "-" or (text and rest[at - 1 : at] not in BLANK):
            self._note(indent + 1, f"列表的一项写成了“{rest[: at + 4]}…”", "已按“- ”读，请改成“- ”")
        self._open_to(level)
        told = "这一项没有与同一列表的“- ”左对齐"
        self._align(level, indent, indent, told, "已按同一列表读，请对齐")
        value = self._value(level.node.element, text, indent + at)
        if level.first is not None:
            level.first.add(self._written, value)
            self._last = None
            return
        written = self._write(indent, level.out, "- ", value)
        if _BLOCK.fullmatch(value):
            self._block = (indent, level.out + _STEP, None)
        self._last = TypedValue(level.node, written, value, is_item=True)

    def _text(self, indent: int, rest: str) -> None:
        """Write a line that has neither label nor list mark."""
        last, level = self._last, self._levels[-1]
        if is_flow(rest) or (rest[0] in "[{" and self._goes_over_lines(rest)):
            self._write(indent, level.out, rest, "")
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
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
        self._result.problems.append(
            Mishap(
                self._number,
                indent + 1,
                f"“{shown}”前面没有栏目名，也没有列表的“- ”",
                "写成“栏目: 内容”；是列表的一项，前面写“- ”；是上一行的，接在上一行后面",
            )
        )

    def _pasted(self, level: Level, indent: int, rest: str) -> None:
        """Write a paragraph that was pasted into a list as an item of it."""
        self._note(indent + 1, f"“{level.node.label}”里这一段没有“- ”", "已按一项读，请补上“- ”")
        text = self._comment_kept(rest, indent)
        if level.first is not None:
            level.first.add(self._written, one_line(text))
            self._last = None
            return
        value = one_line(text)
        written = self._write(indent, level.out, "- ", value)
        self._last = TypedValue(level.node, written, value, is_item=True)

    def _go_on(self, last: TypedValue, rest: str, between: str) -> None:
        """Add a line to the text that the line before began."""
        self._note(
            1, "这一行没有栏目名，接在上一行后面", "确是一段的，写在一行里；是另一项的，前面写“- ”"
        )
        last.text += between + self._comment_kept(rest, 0)
        self._written[last.at] = f"{last.head}{double_quoted(last.text)}"

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
        self._written[-1] = f"{' ' * out}{deeper}{line[indent:]}" if rest else ""
        return True

    def _value(self, node: FieldNode | None, raw: str, column: int) -> str:
        """Return what stands behind a label or mark, as YAML on one line."""
        text = raw.strip(" \t")
        if _BLOCK.fullmatch(text) or self._goes_over_lines(text):
            return text
        if node is not None and node.kind == "text" and (match := re.match(r"- +", text)):
            self._note(column + 1, "内容前面多了“- ”", "已去掉；只有列表的一项前面才写“- ”")
            text = text[match.end() :]
        return one_line(self._comment_kept(text, column))

    def _goes_over_lines(self, text: str) -> bool:
        """Return whether brackets or quotes that a value begins with are closed on a later line."""
        if text[:1] not in ("[", "{", '"', "'") or is_yaml(text):
            return False
        whole = text
        for count, line in enumerate(self._lines[self._number : self._number + _MAX_SPAN], start=1):
            key = _KEY.match(line.strip(BLANK)) if text[0] in "\"'" else None
            if key and level_for(self._levels, name_of(key["label"]), 0, marks=False):
                return False
            whole += f"\n {line.strip(BLANK)}"
            if is_yaml(whole):
                self._verbatim = count
                return True
        return False

    def _comment_kept(self, text: str, column: int) -> str:
        """Return a value with what YAML would take for a comment, where it is text."""
        if is_quoted(text) or is_flow(text):
            return text
        kept, comment = split_comment(text)
        if comment:
            message = f"“{comment}”前面有空格和“#”，不作内容"
            self._note(column + 1, message, "是内容的，去掉“#”前后的空格；是说明的，另起一行写")
        if COMMENT.search(kept):
            message = f"“{kept[COMMENT.search(kept).start() :][:_SHOWN]}”前面有空格"  # type: ignore[union-attr]
            self._note(column + 1, message, "已按内容读；去掉“#”前面的空格，或整段加引号")
        elif kept and kept[0] not in "\"'[{|>" and means_other(kept):
            self._note(
                column + 1, "内容里有“: ”或以特殊符号开头", "已按原文读；整段用引号括起来更稳妥"
            )
        elif kept[:1] in ("'", '"'):
            self._note(column + 1, "英文引号没有括住整段内容", "已按原文读；内容里的引号用中文的“”")
        return kept

    def _open_to(self, level: Level) -> None:
        del self._levels[self._levels.index(level) + 1 :]

    def _write(self, indent: int, out: int, head: str, value: str) -> tuple[int, str]:
        """Write the line; return its number from 0 and what stands before the value."""
        before = " " * out + head
        self._written[-1] = (before + value).rstrip(" ")
        if indent != out:
            self._result.moved[self._number] = indent - out
        return len(self._written) - 1, before

    def _note(self, column: int, message: str, done: str) -> None:
        self._result.notes.append(Mishap(self._number, column, message, done))
