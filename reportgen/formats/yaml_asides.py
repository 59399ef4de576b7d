"""Labels that a data file has in odd places: twice, behind another, in a line of comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.remembered_text import REMEMBERED_LINE
from reportgen.formats.typed_signs import BLANK, LABEL_BEHIND, LIST_MARKS
from reportgen.formats.yaml_labels import LabelledLines
from reportgen.formats.yaml_levels import Level, TypedValue, level_for
from reportgen.formats.yaml_line_rewriter import MAX_SHOWN, TYPED_KEY, Mishap
from reportgen.formats.yaml_values import read_back
from reportgen.labels import name_of
from reportgen.plaindata.scalars import double_quoted

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode


class LabelsAside(LabelledLines):
    """Tells what is to be done with a label that stands where none is looked for."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._passed: list[tuple[Level, FieldNode, Mishap]] = []
        self._totals: set[int] = set()  # the lines of totals that stood behind their group

    def begins_anew(self, indent: int, rest: str) -> bool:
        """Return whether a line does not go on with a block: it is a comment, item or entry."""
        marks, at = self.marks_of(rest)
        told = len(self.result.notes)
        known = self.label_of(indent, rest, at, marked=bool(marks))
        del self.result.notes[told:]
        key = TYPED_KEY.fullmatch(rest)
        is_entry = key is not None and key["colon"] == ":" and bool(key["gap"] or not key["value"])
        return rest.startswith("#") or bool(marks) or known is not None or is_entry

    def is_again(self, level: Level, name: str, raw: str, start: int) -> bool:
        """Return whether a label stands a second time with nothing new; tell and leave it out.

        What one of them says and the other does not is kept.
        """
        node, earlier = (level.node.fields or {})[name], level.typed.get(name)
        value = self.value_of(node, raw, start) if earlier is not None else ""
        if earlier is None or (value and earlier.text and read_back(value) != earlier.text):
            return False
        if node.element is not None or node.fields is not None:
            is_next = earlier.at == len(self.written) - len(("earlier", "this"))
            if (not value and self._has_below(start)) or (not earlier.text and not is_next):
                return False
        self.open_to(level)
        line = self.result.origin[earlier.at]
        done = "只留一处" if value and earlier.text else "已按写了内容的一处读，请删去另一处"
        if value or earlier.at not in self._totals:  # of those it was told where to write them
            self.note(start + 1, f"“{node.label}”写了两次，第{line}行已有", done)
        if value and not earlier.text:
            self.written[earlier.at] = f"{earlier.head}{value}"
            earlier = TypedValue(node, (earlier.at, earlier.head), value)
            level.typed[name] = self.last = earlier
        self.wait_for(None)
        return True

    def make_room(self, level: Level) -> None:
        """Write what stands behind the label of a group that has lines below as one of them.

        A figure is the group's total, a text the first item of a list; else there is no place.
        """
        first, node = level.first, level.node
        if first is None:
            return
        level.first = None
        line, label = self.result.origin[first.at], node.label
        column = len(first.head) + 1 + self.result.moved.get(first.at + 1, 0)
        shown = first.text if len(first.text) <= MAX_SHOWN else f"{first.text[:MAX_SHOWN]}…"
        self.written[first.at] = first.head.rstrip()
        below = f"“{label}”下面还有内容，冒号后面又写了“{shown}”"
        if level.is_list and node.takes_texts:
            self.result.notes.append(Mishap(line, column, below, "已按第一项读，请另起一行写“- ”"))
            self._insert(level, line, "- ", first.text)
            return
        given = node.group.from_text(first.text) if node.group and not level.is_list else None
        if given is None or len(given) != 1:
            advice = "放不进去：删去它，或写到下面的一栏里"
            self.result.problems.append(Mishap(line, column, below, advice))
            return
        total = (node.fields or {})[name_of(next(iter(given)))]
        self.result.notes.append(
            Mishap(line, column, below, f"已按“{total.label}”读，请写在“{total.label}”后面")
        )
        written = self._insert(level, line, f"{total.label}: ", first.text)
        self._totals.add(written[0])
        level.typed[name_of(total.label)] = TypedValue(total, written, double_quoted(first.text))
        level.used.add(name_of(total.label))

    def _insert(self, level: Level, line: int, head: str, text: str) -> tuple[int, str]:
        """Write a line that was a part of an earlier one before the line that is being read."""
        self.result.origin[-1] = line
        written = self.write(level.out, level.out, head, double_quoted(text))
        self.begin_line()
        return written

    def _has_below(self, start: int) -> bool:
        """Return whether the next line that says something may lie in a group that begins here."""
        for line in self.lines[self.number :]:
            rest = line.lstrip(BLANK)
            if rest and not rest.startswith("#"):
                return len(line) - len(rest) > start or rest[0] in LIST_MARKS
        return False

    def split_label(self, level: Level, raw: str) -> tuple[str, str]:
        """Return a value without another label that stands behind it in the line, and the rest."""
        if raw[:1] in ("'", '"', "[", "{"):
            return raw, ""
        for found in LABEL_BEHIND.finditer(raw):
            name = name_of(found["label"])
            is_free = level.has(name) and name not in level.used
            if is_free and not self.is_ahead(level, name, filled=True):
                value = raw[: found.start("label")].rstrip(f"{BLANK}；;，,")
                return value, raw[found.start("label") :]
        return raw, ""

    def pass_over(self, indent: int, rest: str) -> None:
        """Remember a line of comment that may be content: with a label, or a tight sign."""
        text = rest.lstrip("#" + BLANK)
        start = indent + len(rest) - len(text)
        key = TYPED_KEY.fullmatch(text.lstrip(LIST_MARKS + BLANK))
        level = level_for(self.levels, name_of(key["label"]), indent, marks=False) if key else None
        if key and key["value"].strip(BLANK) and level is not None:
            node = (level.node.fields or {})[name_of(key["label"])]
            if not key["value"].startswith(node.description):
                self._passed.append((level, node, Mishap(self.number, indent + 1, text, "")))
        elif rest[1:2] not in ("", "#", "!", REMEMBERED_LINE[1:], *BLANK):
            message = f"“{rest[:MAX_SHOWN]}”以“#”开头，是说明，不作内容"
            self.note(start, message, "是内容的，去掉“#”")

    def tell_passed_over(self) -> None:
        """Tell each line of comment with a label that has no value anywhere else."""
        for level, node, line in self._passed:
            typed = level.typed.get(name_of(node.label))
            if typed.text if typed is not None else name_of(node.label) in level.used:
                continue
            shown = (
                line.message if len(line.message) <= MAX_SHOWN else f"{line.message[:MAX_SHOWN]}…"
            )
            message = f"“{shown}”前面有“#”，是说明，不作内容"
            self.result.notes.append(line._replace(message=message, advice="是内容的，去掉“#”"))
