"""The lines of a YAML file that people typed, written again with the groups that are open."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import yaml

from reportgen.formats.typed_signs import BLANK, FIGURES, OF_UNITS, QUOTES, WIDE_SPACES
from reportgen.formats.yaml_levels import Level, Misaligned, level_for
from reportgen.formats.yaml_values import (
    COMMENT,
    is_flow,
    is_quoted,
    is_yaml,
    means_other,
    one_line,
    split_comment,
    usual_value,
)
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.scalars import double_quoted
from reportgen.plaindata.yaml_lines import COLONS

STEP = 2
MAX_SHOWN = 20
_MAX_SPAN = 200
TYPED_KEY = lazy_pattern(
    rf"(?P<quote>[\"']?)(?P<label>[^{COLONS}#\"'\s{{\[|>&*!%@`][^{COLONS}#\"']{{0,40}}?)(?P=quote)"
    rf"[{BLANK}]*(?P<colon>[{COLONS}])(?P<gap> +|[{BLANK}]*)(?P<value>.*)",
    re.DOTALL,
)
_FIGURE = lazy_pattern(r"[￥¥(（]?[-−－]?[\d０-９壹贰叁肆伍陆柒捌玖]")
BREAK = lazy_pattern("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
BLOCK_SCALAR = lazy_pattern(r"[|>][-+]?\d?[-+]?")


def _is_group(node: FieldNode, text: str) -> bool:
    """Return whether what stands in braces are fields of a group."""
    fields = node.fields or {}
    try:
        keys: Any = usual_value(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False  # such as braces in braces, which are no label
    return node.kind == "mapping" or not keys or any(name_of(str(key)) in fields for key in keys)


class Mishap(NamedTuple):
    """What is odd about a line: line and column from 1, what it is, and what to do or was done."""

    line: int
    column: int
    message: str
    advice: str


class Repaired:
    """A text as good YAML; ``notes`` say what was put right, ``problems`` what could not be.

    ``moved`` has, for lines written again, by how many columns they stand further to the left;
    ``origin`` is, for each line of the text, the one of the file that it was made from.
    """

    def __init__(self) -> None:
        self.text = ""
        self.notes: list[Mishap] = []
        self.problems: list[Mishap] = []
        self.moved: dict[int, int] = {}
        self.origin: list[int] = []


class LineRewriter:
    """What writes the lines again: the groups and lists that are open, and what was noted."""

    def __init__(self, text: str) -> None:
        end = "\n" if "\n" in text else "\r"  # as old Macs ended lines
        self.lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split(end)]
        self.result = Repaired()
        self.written: list[str] = []
        self.levels = [Level(field_tree(Report), -1, 0)]
        self.number = 0
        self.is_odd = False
        self.verbatim = 0
        self._aligned: list[Level] = []

    def begin_line(self) -> None:
        """Begin a line of the text, made from the line that is being read."""
        self.written.append("")
        self.result.origin.append(self.number)

    def align(self, level: Level, indent: int, start: int, message: str, done: str) -> None:
        """Remember where the lines of a group or list begin; see ``tell_misaligned``."""
        if self.is_odd:
            return
        if level.inner is None:
            level.inner = indent
        if not level.begun:
            self._aligned.append(level)
        level.begun.append((indent, Misaligned(self.number, start + 1, message, done)))

    def tell_misaligned(self) -> None:
        """Note each line that begins elsewhere than most of its group, or than it should."""
        for level in self._aligned:
            count = Counter(indent for indent, _ in level.begun)
            most = max(count.values())
            usual = next(indent for indent, _ in level.begun if count[indent] == most)
            self.result.notes += [
                Mishap(*told) for indent, told in level.begun if indent != usual and told.message
            ]
            if usual <= level.indent and not level.is_list:
                name = "这一项" if level.is_item else f"“{level.node.label}”"
                about = f"{name}下面的栏目没有缩进", "已按它下面的栏目读，请缩进"
                lines = (each for indent, each in level.begun if indent == usual)
                self.result.notes += [Mishap(each.line, each.column, *about) for each in lines]
        self.result.notes.sort(key=lambda note: (note.line, note.column))

    def tell_colon(self, key: re.Match[str], start: int) -> None:
        """Note a colon that YAML would not take for one."""
        column = start + key.start("colon") + 1
        label = key["label"].strip(BLANK)
        if key["colon"] == "：":
            self.note(column, f"“{label}”后面的冒号是全角的", "已按半角冒号读，请改成“: ”")
        elif key["colon"] != ":":
            self.note(column, f"“{label}”后面的“{key['colon']}”不是冒号", "已按冒号读，请改成“: ”")
        elif key["value"] and not key["gap"]:
            self.note(column, f"“{label}”的冒号后面没有空格", "已按空一格读，请补上空格")
        elif odd := next((char for char in key["gap"] if char in WIDE_SPACES), None):
            self.note(column, f"“{label}”的冒号后面是{WIDE_SPACES[odd]}", "已按空格读，请改成空格")

    def new_item(self, level: Level, indent: int, start: int) -> Level:
        """Open the group that the next item of a list is."""
        self.open_to(level)
        self.align(level, indent, start, "", "")
        element = level.node.element or level.node
        item = Level(element, indent, level.out + STEP, start, is_item=True)
        self.levels.append(item)
        return item

    def value_of(self, node: FieldNode | None, raw: str, column: int) -> str:
        """Return what stands behind a label or mark, as YAML on one line."""
        text = raw.strip(" \t")
        if text == "｜":
            self.note(column + 1, "“｜”是全角的", "已按“|”读，请改成“|”")
            return "|"
        if found := re.match(r"[|>｜][-+]?[ \t]+(?=\S)", text):
            self.note(column + 1, f"“{text[0]}”后面同一行里写了内容", "已去掉；只有一行的不用写它")
            text = text[found.end() :]
        if BLOCK_SCALAR.fullmatch(text) or self.goes_over_lines(text):
            return text
        if node is not None and node.kind == "text" and (match := re.match(r"- +", text)):
            self.note(column + 1, "内容前面多了“- ”", "已去掉；只有列表的一项前面才写“- ”")
            text = text[match.end() :]
        if node is not None:
            text = self._of_field(node, text, column)
        return one_line(self.comment_kept(text, column))

    def _of_field(self, node: FieldNode, text: str, column: int) -> str:
        """Return a value without quotes that a figure has not, and with braces that are text."""
        if is_flow(text) and text[0] == "{" and not _is_group(node, text):
            self.note(column + 1, "花括号里不是栏目", "已按原文读；整段用引号括起来更稳妥")
            return double_quoted(text)
        bare = text.strip(QUOTES)
        if is_quoted(text) or not bare or bare == text:
            return text
        if node.label.endswith(OF_UNITS) and text[0] in QUOTES and text[-1] in QUOTES:
            self.note(column + 1, "名称整个在中文引号里，会照样印出来", "名称不用引号，请删去")
            return text
        if node.kind not in FIGURES or not _FIGURE.match(bare):
            return text
        self.note(column + 1, "数字外面有引号", "已去掉；数字不用引号")
        return bare

    def goes_over_lines(self, text: str) -> bool:
        """Return whether brackets or quotes that a value begins with are closed on a later line."""
        if text[:1] not in ("[", "{", '"', "'") or is_yaml(text):
            return False
        whole = text
        for count, line in enumerate(self.lines[self.number : self.number + _MAX_SPAN], start=1):
            key = TYPED_KEY.match(line.strip(BLANK)) if text[0] in "\"'" else None
            if key and level_for(self.levels, name_of(key["label"]), 0, marks=False):
                return False
            whole += f"\n {line.strip(BLANK)}"
            if is_yaml(whole):
                self.verbatim = count
                return True
        return False

    def comment_kept(self, text: str, column: int) -> str:
        """Return a value with what YAML would take for a comment, where it is text."""
        if is_quoted(text) or is_flow(text):
            return text
        kept, comment = split_comment(text)
        if comment:
            message = f"“{comment}”前面有空格和“#”，不作内容"
            at = column + len(kept) + text[len(kept) :].index("#")
            self.note(at + 1, message, "是内容的，去掉“#”前后的空格；是说明的，另起一行写")
        if found := COMMENT.search(kept):
            message = f"“{kept[found.start() :][:MAX_SHOWN]}”前面有空格"
            advice = "已按内容读；去掉“#”前面的空格，或整段加引号"
            self.note(column + found.start() + 1, message, advice)
        elif BREAK.search(kept):
            self.note(column + 1, "内容里有看不见的换行（如 Word 的软回车）", "已按换行读")
        elif kept and kept[0] not in "\"'[{|>" and means_other(kept):
            self.note(
                column + 1, "内容里有“: ”或以特殊符号开头", "已按原文读；整段用引号括起来更稳妥"
            )
        elif kept[:1] in ("'", '"'):
            self.note(column + 1, "英文引号没有括住整段内容", "已按原文读；内容里的引号用中文的“”")
        return kept

    def open_to(self, level: Level) -> None:
        """Close the groups and lists that are open within one."""
        del self.levels[self.levels.index(level) + 1 :]

    def write(self, indent: int, out: int, head: str, value: str) -> tuple[int, str]:
        """Write the line; return its number from 0 and what stands before the value."""
        before = " " * out + head
        self.written[-1] = (before + value).rstrip(" ")
        if indent != out:
            self.result.moved[len(self.written)] = indent - out
        return len(self.written) - 1, before

    def note(self, column: int, message: str, done: str) -> None:
        """Note what was put right in this line."""
        self.result.notes.append(Mishap(self.number, column, message, done))
