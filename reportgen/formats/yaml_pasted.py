"""Lines of a data file that have no label: text that goes on, pasted paragraphs, whole sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.chinese.item_marks import item_mark
from reportgen.formats.typed_signs import BLANK, LIST_MARKS
from reportgen.formats.yaml_levels import Level, TypedValue, titled_texts
from reportgen.formats.yaml_line_rewriter import MAX_SHOWN, STEP, TYPED_KEY, LineRewriter, Mishap
from reportgen.formats.yaml_values import is_flow, one_line
from reportgen.labels import name_of
from reportgen.plaindata.scalars import double_quoted
from reportgen.plaindata.yaml_lines import COLONS

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode

_SENTENCE_END = ("。", "；", "！", "？", "：", "”", "）")
_STOPS = ("。", "；", "！", "？", "：")
_GOES_ON = ("，", "、", ",")
_SENTENCE = re.compile(r"[。；！？\u3000]")
_MAX_TITLE = 30
_LOOKED_AHEAD = 60
_FIGURE = re.compile(r"[\d０-９〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾优良中差≥≤]")
_ITS_OWN = "确是一段的，写在一行里；是另一项的，前面写“- ”"
_NO_LABEL = "这一行没有栏目名，接在上一行后面"


class PastedLines(LineRewriter):
    """Writes lines without a label where the line before, or the open list, tells what they are."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.last: TypedValue | None = None
        self._waiting: tuple[TypedValue, int] | None = None

    def wait_for(self, value: TypedValue | None) -> None:
        """Remember a label with nothing behind it, since the next line may be what it says."""
        self._waiting = (value, self.number) if value is not None else None

    def _waits(self) -> TypedValue | None:
        """Return the label just above, blank lines apart, that has nothing behind it."""
        if self._waiting is None:
            return None
        value, number = self._waiting
        between = self.lines[number : self.number - 1]
        return None if any(line.strip(BLANK) for line in between) else value

    def write_below(self, indent: int, text: str, *, listed: bool = False) -> bool:
        """Write a line as what the label above it says; return False where it is none of it."""
        last, value = self.last, self._waits()
        if listed and last is not None and last.is_listed:
            self._go_on(last, text, "\n")
            return True
        bare = text.lstrip(COLONS + BLANK)
        if value is None or not bare or (value.node.kind != "text" and not _FIGURE.search(bare)):
            return False
        if self.levels[-1].node is value.node:
            self.levels.pop()
        self.note(indent + 1, f"“{value.node.label}”的内容写在下一行", "已接在冒号后面读")
        written = self.value_of(value.node, bare, indent + len(text) - len(bare))
        self.written[value.at] = f"{value.head}{written}"
        self.wait_for(None)
        self.last = TypedValue(value.node, (value.at, value.head), written)
        self.last.is_listed = listed
        return True

    def open_item_of_text(self, rest: str) -> None:
        """Open the group that an item is, written as a text, when a line has another of its fields.

        The text is its title, or what the model takes it for.
        """
        last, key = self.last, TYPED_KEY.fullmatch(rest)
        element = last.node.element if last is not None and last.is_item else None
        if last is None or element is None or key is None or element.group is None:
            return
        title, *others = (element.fields or {}).values()
        name = name_of(key["label"])
        if (
            not title.required
            or is_flow(last.text)
            or name not in map(name_of, (each.label for each in others))
        ):
            return
        level = next((each for each in self.levels if each.node is last.node), None)
        if level is None or level.first is not None or self.levels[-1] is not level:
            return
        self.result.notes.append(
            Mishap(
                self.result.origin[last.at],
                len(last.head) + 1,
                f"“{level.node.label}”里这一项没有栏目名“{title.label}”",
                f"已按“{title.label}”读，请写成“- {title.label}: …”",
            )
        )
        self.written[last.at] = f"{last.head}{title.label}: {double_quoted(last.text)}"
        item = Level(element, level.inner or level.indent, level.out + STEP, is_item=True)
        item.used.add(name_of(title.label))
        self.levels.append(item)
        self.last = None

    def write_text(self, indent: int, rest: str) -> None:
        """Write a line that has neither label nor list mark."""
        if self.write_below(indent, rest):
            return
        last, level = self.last, self.levels[-1]
        if is_flow(rest) or (rest[0] in "[{" and self.goes_over_lines(rest)):
            self.write(indent, level.out, rest, "")
            return
        takes_items = level.node.takes_texts
        if last is not None and last.is_text:
            ended = last.text.endswith(_SENTENCE_END)
            is_deeper = indent > (level.inner or 0) or last.text.endswith(_GOES_ON)
            is_more = last.text.endswith(_STOPS) or _is_row(last.text, rest)
            is_deeper = is_deeper or (is_more and _has_paragraphs(last.node))
            if is_deeper and (not takes_items or (last.is_item and not ended)):
                self._go_on(last, rest, _between(last, level, rest))
                return
        if self._is_title(rest):
            self._title(indent, rest)
        elif takes_items:
            self._pasted(level, indent, rest)
        elif not self.write_point(indent, rest, 0) and not self._content(indent, rest):
            self._belongs_nowhere(indent, rest)

    def write_point(self, indent: int, text: str, column: int) -> bool:
        """Write the first text of the list that the open item has; return False for none.

        ``column`` is where in the line, from 0, behind a mark, the text begins.
        """
        level = self.levels[-1]
        found = titled_texts(level.node) if level.is_item else None
        if found is None or not self._may_take(level, found[1]):
            return False
        node = found[1]
        level.used.add(name_of(node.label))
        label = node.label
        advice = f"已按“{label}”读；前面另起一行写“{label}:”，每项前面写“- ”"
        self.note(indent + 1, f"这一段前面没有“{label}:”", advice)
        value = one_line(self.comment_kept(text, column or indent))
        written = self.write(indent, level.out, f"{label}: ", value)
        first = TypedValue(node, written, value)
        self.levels.append(Level(node, indent, level.out + STEP, first=first))
        self.last = None
        return True

    def add_to_first(self, level: Level, indent: int, value: str) -> None:
        """Write one more item of a list whose first stands behind its label."""
        if level.first is not None:
            level.first.add(self.written, value, level.out)
            self.result.moved[len(self.written)] = indent - level.out
        self.last = None

    def _titled_list(self) -> tuple[Level, Level | None] | None:
        """Return the open list of titled groups, and its open item; None where none is open."""
        for at in range(len(self.levels) - 1, -1, -1):
            level = self.levels[at]
            if level.is_list and level.node.element and titled_texts(level.node.element):
                return level, self.levels[at + 1] if at + 1 < len(self.levels) else None
        return None

    def _is_title(self, rest: str) -> bool:
        """Return whether a line is a title that was pasted with the paragraphs below it.

        The first line of the list is one, and any that is counted as the first title is.
        """
        found = self._titled_list()
        if found is None:
            return False
        level, item = found
        if item is None:
            return level.inner is None
        if item.heading is None:
            return False
        mark = item_mark(rest)
        if item.heading:
            return mark is not None and mark.style == item.heading
        return mark is None and len(rest) <= _MAX_TITLE and not rest.endswith(_SENTENCE_END)

    def _title(self, indent: int, rest: str) -> None:
        level = (self._titled_list() or (self.levels[-1], None))[0]
        element: FieldNode = level.node.element or level.node
        title = next(iter((element.fields or {}).values()))
        mark = item_mark(rest)
        advice = f"已按“{title.label}”读，请写成“- {title.label}: …”"
        self.note(indent + 1, f"“{level.node.label}”里这一行没有栏目名", advice)
        item = self.new_item(level, indent, indent)
        item.used.add(name_of(title.label))
        item.heading = mark.style if mark else ""
        value = one_line(self.comment_kept(rest, indent))
        self.write(indent, level.out, f"- {title.label}: ", value)
        self.last = None

    def _content(self, indent: int, rest: str) -> bool:
        """Write the text of an item below its title, without a label; return False for another."""
        level, last = self.levels[-1], self.last
        fields = [*(level.node.fields or {}).values()] if level.is_item else []
        free = [each for each in fields[1:] if each.kind == "text" and self._may_take(level, each)]
        if not fields or last is None or last.node is not fields[0] or len(free) != 1:
            return False
        label = free[0].label
        level.used.add(name_of(label))
        message = f"这一段前面没有“{label}:”"
        self.note(indent + 1, message, f"已按“{label}”读，请写成“{label}: …”")
        value = one_line(self.comment_kept(rest, indent))
        written = self.write(indent, level.out, f"{label}: ", value)
        self.last = TypedValue(free[0], written, value)
        return True

    def _may_take(self, level: Level, node: FieldNode) -> bool:
        """Return whether a field of an item has neither been there, nor stands further down."""
        name = name_of(node.label)
        return name not in level.used and not self.is_ahead(level, name)

    def is_ahead(self, level: Level, name: str, *, filled: bool = False) -> bool:
        """Return whether a group has the label of a field in a line further down."""
        first = next(iter(level.node.fields or {}), "") if level.is_item else ""
        for line in self.lines[self.number : self.number + _LOOKED_AHEAD]:
            key = TYPED_KEY.fullmatch(line.strip(BLANK).lstrip(LIST_MARKS + BLANK))
            found = name_of(key["label"]) if key else ""
            if key and found == name and (not filled or key["value"].strip(BLANK)):
                return True
            outer = next((each for each in reversed(self.levels) if each.has(found)), level)
            if found and (found == first or self.levels.index(outer) < self.levels.index(level)):
                return False
        return False

    def _pasted(self, level: Level, indent: int, rest: str) -> None:
        """Write a paragraph that was pasted into a list as an item of it."""
        self.note(indent + 1, f"“{level.node.label}”里这一段没有“- ”", "已按一项读，请补上“- ”")
        value = one_line(self.comment_kept(rest, indent))
        if level.first is not None:
            self.add_to_first(level, indent, value)
            return
        written = self.write(indent, level.out, "- ", value)
        self.last = TypedValue(level.node, written, value, is_item=True)

    def _go_on(self, last: TypedValue, rest: str, between: str) -> None:
        """Add a line to the text that the line before began."""
        told = "这一行没有栏目名，前面是标题，作内容读" if between == "。" else _NO_LABEL
        self.note(1, told, _ITS_OWN)
        last.text += between + self.comment_kept(rest, 0)
        self.written[last.at] = f"{last.head}{double_quoted(last.text)}"

    def _belongs_nowhere(self, indent: int, rest: str) -> None:
        shown = rest if len(rest) <= MAX_SHOWN else f"{rest[:MAX_SHOWN]}…"
        self.result.problems.append(
            Mishap(
                self.number,
                indent + 1,
                f"“{shown}”前面没有栏目名，也没有列表的“- ”",
                "写成“栏目: 内容”；是列表的一项，前面写“- ”；是上一行的，接在上一行后面",
            )
        )


def _is_row(text: str, line: str) -> bool:
    """Return whether a line and the one before it are rows of a table: they have tabs."""
    return "\t" in line.strip(BLANK) and "\t" in text.rpartition("\n")[2]


def _has_paragraphs(node: FieldNode) -> bool:
    """Return whether a text may have more paragraphs than one: it is prose and no title."""
    return node.kind == "text" and node.role.is_prose and not node.role.is_title


def _between(last: TypedValue, level: Level, rest: str) -> str:
    """Return what stands between a text and the line that goes on with it.

    Rows of a table that was pasted stay lines, and so do figures that would become one.
    """
    are_figures = last.text[-1:].isdigit() and rest[0].isdigit()
    if last.text.endswith(_SENTENCE_END) or are_figures or _is_row(last.text, rest):
        return "\n"
    element = level.node.element
    is_titled = last.is_item and element is not None and element.fields is not None
    is_title = is_titled and len(last.text) <= _MAX_TITLE and not _SENTENCE.search(last.text)
    return "。" if is_title and not last.text.endswith(_GOES_ON) else ""
