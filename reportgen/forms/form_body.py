"""The body of a form: what it prints beside each label and below each heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.engine.tags import has_tags
from reportgen.forms.field_paths import EACH
from reportgen.forms.printed_text import (
    Following,
    PrintedBlock,
    PrintedLine,
    PrintedLoop,
    PrintedOption,
    values_in,
)
from reportgen.forms.report_tags import find_tags
from reportgen.forms.settings_values import NO_SETTINGS, FormSettings
from reportgen.model.report import ANNEXES
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, ancestor, text_of, w

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from reportgen.engine.tags import Tag
    from reportgen.forms.printed_text import Names
    from reportgen.model.base import FieldNode

_ORDINAL = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}[、．.章]|[（(][一二三四五六七八九十]{1,3}[)）][、．.]?"
    r"|\d{1,2}[、．.](?!\d)|[（(]\d{1,2}[)）])\s*"
)
_CHAPTER_ORDINAL = re.compile(r"\s*第?[一二三四五六七八九十]{1,3}[、．.章]")
_LONGEST = 60
_NOTHING_IF = re.compile(r"\{%p if [^%]*%\}\s*(?:\{%p else %\}\s*)?\{%p endif %\}")
"""Tags around paragraphs without words: they say how a row is kept, not what it says."""

Labels = tuple[str, ...]


_YEAR = ("年度",)


@dataclass(slots=True)
class FormRow:
    """A label of a table, what else it may be called, and what is printed beside it.

    ``path`` leads to the one field, or group, that all of it belongs to; empty where it is none.
    """

    label: str
    others: Labels = ()
    path: Labels = ()
    blocks: list[PrintedBlock] = field(default_factory=list)


@dataclass(slots=True)
class FormHeading:
    """A heading without its ordinal, and what is printed below it, up to the next heading.

    ``level`` is 1 for chapters, 2 for their parts; ``chapter`` the text of the chapter of a part;
    ``path`` as for a row; ``paths`` those of all fields printed below it and its parts.
    """

    text: str
    level: int
    chapter: str = ""
    others: Labels = ()
    path: Labels = ()
    paths: tuple[Labels, ...] = ()
    blocks: list[PrintedBlock] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class FormWords:
    """The words of one form; ``tree`` are the fields of its reports.

    They stay as they are once the form was walked; each is itself alone, so it can be a key.
    """

    name: str
    year: int | None
    tree: FieldNode
    settings: FormSettings = NO_SETTINGS
    path: FilePath | None = None
    rows: list[FormRow] = field(default_factory=list)
    headings: list[FormHeading] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    loose: list[PrintedBlock] = field(default_factory=list)

    def node_at(self, path: Sequence[str]) -> FieldNode | None:
        """Return the field at a path of placeholder names; None where there is none."""
        node: FieldNode | None = self.tree
        for name in path:
            if node is not None:
                node = node.element if name == EACH else (node.fields or {}).get(name)
        return node

    def labels(self, path: Sequence[str]) -> Labels:
        """Return a path of placeholder names by the form's labels, up to the first list's item."""
        labels: list[str] = []
        node: FieldNode | None = self.tree
        for name in path:
            node = None if node is None or name == EACH else (node.fields or {}).get(name)
            if node is None:
                break
            labels.append(node.label)
        return tuple(labels)


class BodyWalk:
    """Walks the body of a template, and sorts what it prints under its labels and headings."""

    def __init__(self, words: FormWords, levels: dict[str, int]) -> None:
        self._words, self._levels = words, levels
        self._following = Following()
        self._open: list[list[PrintedBlock]] = []
        self._annexes = 0
        self._target: list[PrintedBlock] = words.loose
        self._chapter = ""

    def walk(self, root: Element) -> None:
        """Sort all that the body prints, and tell which field each label and heading means."""
        body = root.find(w("body"))
        for block in () if body is None else body.iter(P, TBL):
            if block.tag == P and ancestor(block, TBL) is None:
                self._paragraph(block, headings=True)
            elif block.tag == TBL and not self._annexes and ancestor(block, TBL) is None:
                self._table(block)
        for row in self._words.rows:
            row.path = self._main(row.blocks) or self._year_alone(row.blocks)
            row.others = self._others(row.label)
        self._sum_up()

    def _others(self, label: str) -> Labels:
        found = self._words.settings.wordings
        return next((words for own, words in found.items() if _bare(own) == _bare(label)), ())

    def _sum_up(self) -> None:
        headings = self._words.headings
        for at, heading in enumerate(headings):
            heading.path, heading.others = self._main(heading.blocks), self._others(heading.text)
            blocks = list(heading.blocks)
            for later in headings[at + 1 :]:
                if later.level <= heading.level:
                    break
                blocks += later.blocks
            paths = (self._words.labels(value.path) for value in values_in(blocks))
            heading.paths = tuple(dict.fromkeys(path for path in paths if path))

    def _main(self, blocks: list[PrintedBlock]) -> Labels:
        """Return the one field, or group, that blocks print; empty where they print several."""
        found = [self._words.labels(value.path) for value in values_in(blocks)]
        found = [path for path in found if path and path != _YEAR]
        lists = [self._words.labels(each.path) for each in blocks if isinstance(each, PrintedLoop)]
        if not found:
            return lists[0] if len(lists) == 1 else ()
        if len(found) == 1 and not lists:
            return found[0]
        first = min(found, key=len)
        common = first
        while common and any(path[: len(common)] != common for path in found):
            common = common[:-1]
        if len(common) > 1:
            return common
        if len(lists) == 1:
            return lists[0]
        alone = [
            self._words.labels(part.path)
            for block in blocks
            if isinstance(block, PrintedLine) and len(block.parts) == 1
            for part in values_in(block.parts)
        ]
        return alone[0] if len(alone) == 1 else ()

    def _year_alone(self, blocks: list[PrintedBlock]) -> Labels:
        """Return the path of the year where a cell prints it and nothing else."""
        found = {self._words.labels(value.path) for value in values_in(blocks)}
        return _YEAR if found == {_YEAR} else ()

    def _table(self, table: Element) -> None:
        for row in table.iter(TR):
            label = ""
            for cell in row.iter(TC):
                paragraphs = list(cell.iter(P))
                said = "\n".join(text_of(each)[0] for each in paragraphs)
                texts = _NOTHING_IF.sub("", said).split("\n")
                if any(map(has_tags, texts)):
                    self._cell(paragraphs, label)
                    label = ""
                    continue
                if words := _bare("".join(texts)):
                    if label:
                        self._words.groups.append(label)
                    label = words

    def _cell(self, paragraphs: list[Element], label: str) -> None:
        outside, blocks = self._target, list[PrintedBlock]()
        self._target = blocks
        for paragraph in paragraphs:
            self._paragraph(paragraph, headings=False)
        self._target = outside
        if any(block for block in blocks) and not self._annexes:
            if label:
                self._words.rows.append(FormRow(label, blocks=blocks))
            else:
                self._words.loose += blocks

    def _paragraph(self, paragraph: Element, *, headings: bool) -> None:
        text = text_of(paragraph)[0].strip()
        tags = find_tags(text)[0] if has_tags(text) else []
        if any(tag.scope in ("p", "tr", "tc") for tag in tags):
            for tag in tags:
                self._whole(tag)
        elif not text or self._annexes:
            return
        elif headings and not tags and not self._open and (level := self._level(paragraph, text)):
            self._heading(text, level)
        else:
            self._put(PrintedLine(self._following.parts(text)))

    def _level(self, paragraph: Element, text: str) -> int:
        """Return the level of a heading, 1 or 2; 0 for other text."""
        if len(text) > _LONGEST or text.endswith(("。", "：", ":")):
            return 0
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        level = self._levels.get("" if style is None else style.get(w("val"), ""), 0)
        if level:
            return level
        if _CHAPTER_ORDINAL.match(text):
            return 1
        return 2 if _ORDINAL.match(text) else 0

    def _heading(self, text: str, level: int) -> None:
        bare = _bare(without_form_ordinal(text))
        if level == 1:
            self._chapter = bare
        heading = FormHeading(bare, level, "" if level == 1 else self._chapter)
        self._words.headings.append(heading)
        self._target = heading.blocks

    def _put(self, block: PrintedBlock) -> None:
        (self._open[-1] if self._open else self._target).append(block)

    def _whole(self, tag: Tag) -> None:
        keyword = tag.body.split(None, 1)[0] if tag.kind == "statement" else ""
        if keyword == "set":
            self._following.define(tag)
        elif keyword in ("for", "if"):
            path = self._following.enter(tag)
            if self._annexes or _is_of_annexes(tag, path):
                self._annexes += 1
                return
            inner: list[PrintedBlock] = []
            block = PrintedOption(inner) if path is None else PrintedLoop(path, inner)
            self._put(block)
            self._open.append(inner)
        elif keyword in ("endfor", "endif"):
            self._following.leave()
            if self._annexes:
                self._annexes -= 1
            elif self._open:
                self._open.pop()


def _is_of_annexes(tag: Tag, path: Names | None) -> bool:
    return path[:1] == (ANNEXES,) if path is not None else f"if {ANNEXES}" in tag.body


def _bare(text: str) -> str:
    return "".join(text.split())


def without_form_ordinal(text: str) -> str:
    """Return a heading without the ordinal that is typed before it."""
    match = _ORDINAL.match(text)
    return text[match.end() :] if match else text
