"""The text of a Word file as it reads once all changes are accepted, paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from reportgen.chinese.lookalikes import PRIVATE, plain_characters
from reportgen.formats.word.text.body_blocks import (
    ALTERNATE,
    DELETED,
    SILENT,
    _control_around,
    _row_of,
    blocks,
    chosen_way,
    goes_on,
)
from reportgen.formats.word.text.equation_text import EQUATIONS, equation_text
from reportgen.formats.word.text.form_fields import box_of, entered, is_prompt, prompt_of
from reportgen.formats.word.text.open_fields import OpenFields
from reportgen.formats.word.text.page_numbers import without_page_number
from reportgen.formats.word.text.raised import SHIFTS
from reportgen.formats.word.text.run_looks import LOOK_TAGS, RunLook, look_of, shown_in, symbol_of
from reportgen.formats.word.text.unread import NESTED_TABLE, kinds_of
from reportgen.formats.word.text.word_lines import LAYOUT, Aside, WordLine, joined, parted
from reportgen.ooxml.styles import Styles, first_children, num_of
from reportgen.ooxml.wordprocessing import TBL, Element, R, T, child_of, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.ooxml.numbering import Numbering

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BREAKS = {**dict.fromkeys((w("tab"), w("ptab")), "\t"), w("noBreakHyphen"): "-"}
_BREAKS |= dict.fromkeys((w("cr"), w("br")), "\n")
_PAGE_BREAKS = frozenset(("page", "column"))
_INSERTED = frozenset((w("ins"), w("moveTo")))
_SYM, _BOX, _RT, _TYPE, _ID = (w(name) for name in ("sym", "txbxContent", "rt", "type", "id"))
_DEL_TEXT, _FIELD, _INSTRUCTION = w("delText"), w("fldChar"), w("instrText")
_SIMPLE_FIELD, _FIELD_TYPE = w("fldSimple"), w("fldCharType")
_NOTES = {w("footnoteReference"): "脚注", w("endnoteReference"): "尾注"}
_PPR, _RPR, _P_STYLE, _VAL = w("pPr"), w("rPr"), w("pStyle"), w("val")
_NUM_PR, _FRAME = w("numPr"), w("framePr")
_PARAGRAPH_TAGS = frozenset((_P_STYLE, _NUM_PR, _RPR, _FRAME))
_CONTROL = w("sdt")
ODD_CHARACTERS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff]")


class Text:
    """The paragraphs of one file, in order; what stands beside them is in ``asides``.

    ``unread`` are kind and place of what is seen and no text, each once; ``replaced`` counts the
    characters that were put in the place of others that look the same.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.asides: list[Aside] = []
        self.references: dict[tuple[str, str], str] = {}
        self.inserted = 0
        self._fields = OpenFields()
        self._parts: list[tuple[str, bool]] = []
        self._numbers: list[int] = []  # which of the parts are page numbers
        self._breaks = False  # whether a page or column ended in the paragraph
        self._is_hidden, self._place = False, ""
        self.unread: dict[tuple[str, str], None] = {}
        self.replaced: Counter[str] = Counter()
        self._boxes: list[Element] = []
        self._read: Element = None  # the last paragraph, and whether its mark was deleted
        self._read_joins = False

    def line(self, paragraph: Element, place: str) -> WordLine:
        """Read one paragraph."""
        self._parts, self._place = [], place
        self._breaks, self._is_hidden, self._numbers = False, False, []
        self._fields.next_paragraph()
        self._read, self._read_joins = paragraph, False
        if (control := _control_around(paragraph)) is not None and is_prompt(control):
            self.skip(f"内容控件没有填，只有提示“{prompt_of(control)}”")
            return WordLine("", place)
        properties = child_of(paragraph, _PPR)
        number, bold = "", False
        if properties is not None:
            children = first_children(properties, _PARAGRAPH_TAGS)
            self._read_joins = goes_on(children.get(_RPR), children.get(_FRAME))
            number, bold = self._paragraph_style(children)
        self._inline(paragraph, bold)
        parts = without_page_number(self._parts, self._numbers) if self._numbers else self._parts
        if len(parts) == 1:
            text, bold = parts[0]
            return WordLine(text, place, len(text) if bold else 0, number)
        text, lead = "".join(part for part, _ in parts), 0
        for part, bold in parts:
            if not bold and part.strip(LAYOUT):
                break
            lead += len(part)
        lead = lead if any(bold and part.strip(LAYOUT) for part, bold in parts) else 0
        return WordLine(text, place, lead, number)

    def lines(self, container: Element, place: str) -> list[WordLine]:
        """Read what is directly in an element; a nested table gives one line for each row."""
        found: list[WordLine] = []
        pieces: list[WordLine] = []  # a paragraph, and those that go on with it
        for count, block in enumerate(blocks(container), 1):
            where = f"{place} 第{count}段".lstrip()
            if block.tag == TBL:
                found += [joined(pieces)] if pieces else []
                pieces = []
                found += self._nested(block, where)
                continue
            pieces.append(self.line(block, where))
            if not self.joins(block):
                found.append(joined(pieces))
                pieces = []
        return [*found, joined(pieces)] if pieces else found

    def joins(self, paragraph: Element) -> bool:
        """Return whether the next paragraph goes on with one."""
        if paragraph is not self._read:
            return goes_on(paragraph.find(f"{_PPR}/{_RPR}"), paragraph.find(f"{_PPR}/{_FRAME}"))
        return self._read_joins

    def boxes(self) -> list[Element]:
        """Return the text boxes met so far, once."""
        found, self._boxes = self._boxes, []
        return found

    def skip(self, kind: str, place: str = "") -> None:
        """Note what is seen in the file and is no text of a report."""
        self.unread[kind, place or self._place] = None

    def _nested(self, table: Element, place: str) -> list[WordLine]:
        self.skip(NESTED_TABLE, place)
        rows = []
        for row in table.iter(w("tr")):
            if next(row.iterancestors(TBL)) is not table:
                continue
            cells = (self.lines(cell, place) for cell in row.iter(w("tc")) if _row_of(cell) is row)
            texts = ["\n".join(line.shown for line in cell if line.text.strip()) for cell in cells]
            rows.append(WordLine("\t".join(text for text in texts if text), place))
        return rows

    def _paragraph_style(self, properties: dict[str, Element]) -> tuple[str, bool]:
        named, numbering = properties.get(_P_STYLE), properties.get(_NUM_PR)
        style = self.styles.get("" if named is None else named.get(_VAL, ""))
        self._is_hidden = style.hidden
        num_id, level = (style.num_id, style.level) if numbering is None else num_of(numbering)
        num_id = num_id or style.num_id
        if not num_id or self._read_joins:  # then the next paragraph has the number
            return "", style.bold
        return parted(self.numbering.label(num_id, level)), style.bold

    def _inline(self, element: Element, bold: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == R:
                self._run(child, bold)
            elif tag in (T, _MATH_TEXT):
                self._add(child.text, bold)
            elif tag in DELETED:
                self._delete(child)
            elif tag == ALTERNATE:
                self._inline(chosen_way(child), bold)
            elif tag == _BOX:
                self._boxes.append(child)
            elif tag == _SIMPLE_FIELD:
                self._fields.begin_simple(child.get(w("instr"), ""), len(self._parts))
                self._inline(child, bold)
                self._end_field(bold)
            elif tag == _CONTROL and is_prompt(child):
                self.skip(f"内容控件没有填，只有提示“{prompt_of(child)}”")
            elif tag == _CONTROL and (box := box_of(child)):
                self._add(box, bold)
            elif tag not in SILENT and isinstance(tag, str):
                if tag in EQUATIONS:
                    self.skip("公式（按文字读入）")
                    self._add(equation_text(child), bold)
                    continue
                self._list_shown(child)
                self.inserted += tag in _INSERTED
                self._inline(child, bold)

    def _run(self, run: Element, bold: bool) -> None:
        if self._is_hidden and run.find(_RPR) is None:
            self._odd_run(run, RunLook(is_hidden=True), bold)
            return
        for child in run:
            tag = child.tag
            if tag == T:
                self._add(child.text, bold)
            elif tag == _RPR:
                if len(child):
                    looks = first_children(child, LOOK_TAGS)
                    bold = self.styles.is_bold(looks, bold)
                    look = look_of(looks, self.styles, is_hidden=self._is_hidden)
                    if look.is_odd:
                        self._odd_run(run, look, bold)
                        return
            elif tag in _BREAKS:
                if child.get(_TYPE) in _PAGE_BREAKS:
                    self._breaks = bool(self._parts)
                else:
                    self._add(_BREAKS[tag], bold)
            elif (special := _SPECIAL.get(tag)) is not None:
                special(self, child, bold)
            elif len(child):
                chosen = chosen_way(child) if tag == ALTERNATE else child
                self._list_shown(chosen)
                self._inline(chosen, bold)

    def _list_shown(self, element: Element) -> None:
        for kind in kinds_of(element):
            self.skip(kind)

    def _odd_run(self, run: Element, look: RunLook, bold: bool) -> None:
        """Read a run that is raised, lowered, hidden or of symbols."""
        if look.is_hidden:
            if text := "".join(each.text or "" for each in run.iter(T)):
                self.asides.append(Aside("隐藏的文字", self._place, text))
            return
        for child in run:
            if child.tag == T:
                text, lost = shown_in(child.text or "", look)
                self._add(text, bold)
                if look.is_struck and text.strip():
                    self.skip(f"划了删除线的“{text}”按没有划读入")
                if lost:
                    self.skip(f"{SHIFTS[look.shift]}“{lost}”没有对应的字符，按“{text}”读入")
            elif child.tag != _RPR:
                plain = run.makeelement(R)
                plain.append(deepcopy(child))
                self._run(plain, bold)

    def _add(self, text: str | None, bold: bool) -> None:
        if text:
            if self._breaks and text.strip(LAYOUT):
                self._breaks = False
                self._parts.append(("\n", bold))
            if self._fields.is_page_number():
                self._numbers.append(len(self._parts))
            if ODD_CHARACTERS.search(text):
                text = plain_characters(text, self.replaced)
                if own := PRIVATE.search(text):
                    code = f"U+{ord(own[0]):04X}"
                    self.skip(f"字体自造的字（{code}），换台电脑可能显示不出")
            self._parts.append((text, bold))

    def _field(self, element: Element, bold: bool) -> None:
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.begin(len(self._parts))
            self._add(entered(element), bold)
            self._fields.show(len(self._parts), is_code=True)
        elif kind == "separate":
            self._fields.show(len(self._parts))
        elif kind == "end":
            self._end_field(bold)

    def _end_field(self, bold: bool) -> None:
        drawn, reading, unread = self._fields.end(self._parts)
        self._add(drawn, bold)
        if reading:
            self.asides.append(Aside("拼音", self._place, reading))
        if unread:
            self.skip(unread)

    def _deleted_text(self, element: Element, bold: bool) -> None:
        self.asides.append(Aside("删除", self._place, element.text or ""))

    def _note(self, element: Element, bold: bool) -> None:
        self.references[_NOTES[element.tag], element.get(_ID, "")] = self._place

    def _delete(self, element: Element) -> None:
        texts = (each.text or "" for each in element.iter(_DEL_TEXT, T))
        # What was moved away stands elsewhere, so that nothing of it is gone.
        if element.tag == w("del") and (text := "".join(texts)):
            self.asides.append(Aside("删除", self._place, text))

    def _ruby(self, ruby: Element, bold: bool) -> None:
        for child in ruby:
            if child.tag == _RT:
                text = "".join(each.text or "" for each in child.iter(T))
                self.asides.append(Aside("拼音", self._place, text))
            elif child.tag == w("rubyBase"):
                self._inline(child, bold)


_SPECIAL: dict[str, Callable[[Text, Element, bool], None]] = {
    _SYM: lambda text, element, bold: text._add(symbol_of(element), bold),
    w("control"): lambda text, *_: text.skip("控件"),
    _FIELD: Text._field,
    _INSTRUCTION: lambda text, element, bold: text._add(text._fields.add_code(element), bold),
    _DEL_TEXT: Text._deleted_text,
    w("ruby"): Text._ruby,
    **dict.fromkeys(_NOTES, Text._note),
}
