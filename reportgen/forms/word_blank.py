"""A blank form in Word to fill in: the form's own table and annexes, with prompts in grey.

It is the form's template with its tags taken away. A prompt is a content control that shows its
placeholder: it goes when somebody types, and whoever reads the file leaves it out.
"""

from __future__ import annotations

import io
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from reportgen.forms.template_members import read_template
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES
from reportgen.ooxml.blank_prompts import PROMPT_BEGINS, PROMPT_TAG
from reportgen.ooxml.package import join, pack_member
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.model.report import Report

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ROW_TAG = re.compile(r"\{%tr\s+(?P<words>.*?)\s*%\}")
_LAST_YEAR = re.compile(r"\{\{\s*年度\s*\|\s*上年\s*\}\}")
_YEAR = re.compile(r"\{\{\s*年度\s*\}\}")
_MERGED = re.compile(r'\{\{\s*\("(?P<label>[^"]*)" if loop\.first')
_NUMBER = re.compile(r"附件\{%.*?%\}(?P<number>\d?)")
_SPACE = "　　"
_GREY = "808080"
_SENTENCE = (
    "{year}年部门整体支出", "万元，其中：工资福利支出", "万元、商品和服务支出",
    "万元、对个人和家庭的补助", "万元、资本性支出", "万元、对企业补助", "万元。其中：基本支出",
    "万元，项目支出", "万元，年末结余", "万元。“三公”经费支出", "万元。",
)  # fmt: skip
"""What the sentence of the form says between its figures."""


def word_blank(template: Path, year: int | None, model: type[Report], *, annexes: bool) -> bytes:
    """Return the form of a template as a .docx to fill in; without ``annexes``, only its table.

    Raises TemplateError for a template that can't be read.
    """
    # For start-up: only a blank in Word needs it.
    import docx

    members, _ = read_template(template)
    packed = join(pack_member(*member) for member in members.items())
    document = docx.Document(io.BytesIO(packed))
    blank = _Blank(document.element.body, year, model)
    blank.fill(annexes=annexes)
    properties = document.core_properties
    properties.title, properties.author, properties.subject = "部门整体支出绩效评价报告", "", ""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Blank:
    """Takes the tags out of a body, and puts prompts in the place of values."""

    def __init__(self, body: Any, year: int | None, model: type[Report]) -> None:
        self._body = body
        self._year = year
        self._labels = dict(_named(field_tree(model)))
        self._count = 0

    def fill(self, *, annexes: bool) -> None:
        """Do so from the top; what is below the first annex goes unless it is wanted."""
        tables = 0
        for block in list(self._body):
            if block.tag == TBL:
                tables += 1
                self._rows(block) if tables > 1 else self._form(block)
            elif block.tag == P and block.find(f".//{w('sectPr')}") is None:
                self._paragraph(block)
            if tables and not annexes and block.tag == TBL:
                self._end_after(block)
                return

    def _end_after(self, table: Element) -> None:
        """Leave the page of the table as the only section."""
        section = next(iter(self._body.iter(w("sectPr"))))
        kept = deepcopy(section)
        for block in list(table.itersiblings()):
            self._body.remove(block)
        self._body.append(_element("p"))
        self._body.append(kept)

    def _paragraph(self, paragraph: Element) -> None:
        text = text_of(paragraph)[0]
        plain = self._plain(text)
        if not _TAG.search(text):
            return
        if not plain.strip() and "{{" not in text:
            paragraph.getparent().remove(paragraph)
            return
        _clear(paragraph)
        if plain.strip():
            _add_run(paragraph, plain)
        else:
            self._prompt(paragraph, f"{PROMPT_BEGINS}{_last_label(text)}")

    def _form(self, table: Element) -> None:
        """Write prompts into the last cell of each row of the report's own table."""
        for row in table.iter(TR):
            *before, beside, cell = row.iter(TC)
            for each in before:
                self._cell(each)
            label = "".join(text_of(cell_paragraph)[0] for cell_paragraph in beside.iter(P))
            label = re.sub(r"\s", "", label)
            node = self._labels.get(name_of(label))
            kept = _first_paragraph(cell)
            says = node.description if node is not None else label
            self._prompt(
                kept, f"{PROMPT_BEGINS}{label}：{says}" if says else f"{PROMPT_BEGINS}{label}"
            )
            if node is not None and node.fields and "支出总额" in node.fields:
                self._sentence(cell, kept)

    def _sentence(self, cell: Element, first: Element) -> None:
        """Write the form's fixed sentence under the prompt, with places for its figures."""
        paragraph = deepcopy(first)
        _clear(paragraph)
        cell.append(paragraph)
        for number, words in enumerate(_SENTENCE):
            if number:
                self._prompt(paragraph, _SPACE)
            _add_run(paragraph, words.replace("{year}", str(self._year or _SPACE)))

    def _rows(self, table: Element) -> None:
        """Keep the rows of an annex with what is printed in each; those for nothing at all go."""
        is_dropped = False
        for row in list(table.iter(TR)):
            text = "".join(text_of(paragraph)[0] for paragraph in row.iter(P))
            if tag := _ROW_TAG.search(text):
                if tag["words"].startswith("if not ") and "loop" not in tag["words"]:
                    is_dropped = True
                elif tag["words"].startswith("end"):
                    is_dropped = False
                row.getparent().remove(row)
            elif is_dropped:
                row.getparent().remove(row)
            else:
                for cell in row.iter(TC):
                    self._cell(cell)

    def _cell(self, cell: Element) -> None:
        text = "".join(text_of(paragraph)[0] for paragraph in cell.iter(P))
        if _TAG.search(text):
            kept = _first_paragraph(cell)
            if (plain := self._plain(text)).strip("： "):
                _add_run(kept, plain)

    def _plain(self, text: str) -> str:
        """Return what a text says without its tags, years filled in."""
        year = "" if self._year is None else str(self._year)
        last = "" if self._year is None else str(self._year - 1)
        text = _LAST_YEAR.sub(last or _SPACE, _YEAR.sub(year or _SPACE, text))
        if match := _MERGED.search(text):
            return match["label"]
        if match := _NUMBER.search(text):
            return f"附件{match['number']}"
        return _TAG.sub("", text)

    def _prompt(self, paragraph: Element, words: str) -> None:
        self._count += 1
        control = _element("sdt")
        looks = _child(control, "sdtPr")
        _child(looks, "tag", val=PROMPT_TAG)
        _child(looks, "id", val=str(self._count))
        _child(looks, "showingPlcHdr")
        run = _child(_child(control, "sdtContent"), "r")
        _child(_child(run, "rPr"), "color", val=_GREY)
        text = _child(run, "t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.append(control)


def _named(node: FieldNode) -> Iterator[tuple[str, FieldNode]]:
    """Return the report's own fields by their names; those nearer to the top come last."""
    for each in (node.fields or {}).values():
        if each.label != ANNEXES:
            yield from _named(each.element or each)
    for each in (node.fields or {}).values():
        yield name_of(each.label), each


def _last_label(text: str) -> str:
    names = re.findall(r"[\w（）]+(?=\s*(?:\||\}\}))", text)
    return names[0] if names else ""


def _first_paragraph(cell: Element) -> Element:
    """Return the one paragraph that a cell keeps, empty; a tag's own paragraph is not the one."""
    paragraphs = list(cell.findall(P))
    for paragraph in paragraphs[1:]:
        cell.remove(paragraph)
    _clear(paragraphs[0])
    return paragraphs[0]


def _clear(paragraph: Element) -> None:
    for inner in list(paragraph):
        if inner.tag != w("pPr"):
            paragraph.remove(inner)


def _add_run(paragraph: Element, words: str) -> None:
    for number, line in enumerate(words.split("\n")):
        run = _child(paragraph, "r")
        if number:
            _child(run, "br")
        text = _child(run, "t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _element(name: str) -> Element:
    # For start-up: only a blank in Word needs it.
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{name}")


def _child(parent: Element, name: str, **attributes: str) -> Element:
    made = _element(name)
    for key, value in attributes.items():
        made.set(w(key), value)
    parent.append(made)
    return made
