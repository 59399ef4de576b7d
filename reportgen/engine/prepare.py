"""From the XML of a template's part to Jinja source: every tag found, checked and moved.

Tags inside a paragraph stay where they are; a for or if within a paragraph moves between runs,
one for a whole paragraph, row, cell or run takes the place of that element. So whatever is left
out or repeated is always whole elements, and the result is always well formed.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.engine.bookmarks import bookmarks_of, unlink
from reportgen.engine.cell_tags import set_cell
from reportgen.engine.contents import mark_entries
from reportgen.engine.east_asian import give_fonts
from reportgen.engine.guards import Guard, mark_guards
from reportgen.engine.joining import join_paragraphs
from reportgen.engine.language import PLAIN, Language
from reportgen.engine.link_addresses import put_addresses
from reportgen.engine.list_restarts import mark_restarts
from reportgen.engine.marks import Marks
from reportgen.engine.merged_labels import mark_labels
from reportgen.engine.other_content import lost_beside, without_space, words_in
from reportgen.engine.runs import append_text, drop_if_empty, gather, uncut_text
from reportgen.engine.scopes import CELL_TAGS, Scopes
from reportgen.engine.section_breaks import mark_breaks
from reportgen.engine.tag_pairs import WHOLE_ELEMENTS, TagPairs
from reportgen.engine.tag_placing import TagPlacer
from reportgen.engine.tagged_notes import ALONE, Beside, put_notes
from reportgen.engine.tags import Tag, TagError, find_tags, has_tags, mend
from reportgen.engine.tidying import drop_torn_ranges, tidy
from reportgen.engine.torn_fields import torn_parts
from reportgen.engine.vertical_merge import merge_as_told, merged_value
from reportgen.findings import Finding
from reportgen.ooxml.wordprocessing import (
    OBJECT,
    TC,
    Element,
    P,
    ancestor,
    parse,
    places_of,
    text_of,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.engine.name_schema import SchemaNode
    from reportgen.findings import Path

_STRAY = re.compile(r"\{[{%][^<]*?[%}]\}|\{[{%]|%\}|(?i:%7b){2}.{0,60}?(?i:%7d){2}")
_KEYWORD = re.compile(r"\b(endfor|endif|for\s+\w+|for|if)\b")
_PARAGRAPH_ROOTS = frozenset(
    w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes")
)
_QUOTE_LENGTH = 60
_MAX_WHOLE = 50
"""How many tags one paragraph may have that stand for the whole of it, or of its row or cell."""
_NO_EFFECT = "标签写在这里不起作用"


class Preparation:
    """The work on one part: its tree, what was found wrong, and the source of its tags.

    ``places`` says where each paragraph stands; ``tags`` are those that nothing is wrong with, each
    with its place, and ``printed`` the fields that they print, all in their order. ``beside`` is
    what the text takes from other parts; ``prune`` may take out what is not to be compiled. Making
    it raises etree.XMLSyntaxError or ValueError for a part that can't be worked on.
    """

    def __init__(
        self,
        data: bytes,
        part: str,
        schema: SchemaNode | None,
        language: Language = PLAIN,
        prune: Callable[[Element], None] | None = None,
        beside: Beside = ALONE,
    ) -> None:
        self.root = parse(data)
        tidy(self.root)
        self.part, self._styles, self.links = part, beside.styles, beside.links
        self.findings: list[Finding] = []
        self._marks = Marks()
        self._find = partial(find_tags, spellings=language.spellings)
        self._placer = TagPlacer(self._marks, self._find, is_east_asian=language.is_east_asian)
        self.guards: list[Guard] = []
        self.has_breaks = False
        self.has_columns = False
        self.has_merges = False
        self.has_contents = False
        self.has_ranges = False
        self._language = language
        self._scopes = Scopes(schema, language)
        self._pairs = TagPairs(self._scopes, self._report)
        self.tags, self.printed = self._pairs.tags, self._pairs.printed
        self.places = places_of(self.root, part)
        self.places |= put_notes(self.root, beside)
        for link, error in put_addresses(self.root, beside.addresses, self._find):
            place = f"{self.places.get(ancestor(link, P), self.part or '正文')} 链接的地址"
            self._report(error.quote, place, error.message, error.suggestion)
        self.has_addresses = bool(beside.addresses)
        if prune is not None:
            prune(self.root)

    @property
    def required(self) -> list[Path]:
        """The fields that the part's tags mark 必填, once ``source`` was called."""
        return list(self._scopes.required)

    def source(self) -> str:
        """Return the part as Jinja source; ``findings`` then has all that is wrong with it."""
        bookmarks = bookmarks_of(self.root)
        self.has_contents = bool(mark_entries(self.root, self._find))
        join_paragraphs(self.root, self._find)
        for paragraph in list(self.root.iter(P)):
            self._paragraph(paragraph)
        if self.root.tag not in _PARAGRAPH_ROOTS:
            for element in list(self.root.iter(etree.Element)):
                self._plain_text(element)
        self._pairs.report_open()
        for begin, quote, name in torn_parts(self.root, self._marks):
            place = self.places.get(ancestor(begin, P), self.part or "正文")
            advice = f"把标签都放进{name}里，或都放到{name}外"
            self._report(quote, place, f"标签跨在{name}的两边", advice)
        self.has_ranges = drop_torn_ranges(self.root, self._marks.nesting)
        unlink(self.root, bookmarks - bookmarks_of(self.root), self.links)
        mark_restarts(self.root, self._marks, self._styles)
        self.has_merges = mark_labels(self.root, self._marks) or self.has_merges
        self.guards = mark_guards(self.root, self._marks.nesting, self._marks.make)
        self.has_breaks = mark_breaks(self.root, self._marks.make)
        xml, between = self._marks.written_out(self.root)
        if any(_STRAY.search(part) for part in between):
            self._report_strays()
        return xml

    @property
    def lines(self) -> dict[int, tuple[str, str]]:
        """Text and place of the tag on each line of the source, once ``source`` was called."""
        return self._marks.lines

    def _report(self, quote: str, place: str, message: str, suggestion: str) -> None:
        shown = quote.replace(OBJECT, "…")
        shown = shown if len(shown) <= _QUOTE_LENGTH else f"{shown[:_QUOTE_LENGTH]}…"
        text = f"“{shown}”：{message}"
        self.findings.append(Finding(codes.M01, "error", "", place, text, suggestion))

    def _paragraph(self, paragraph: Element) -> None:
        text, pieces = uncut_text(paragraph)
        if not has_tags(text):
            return
        place = self.places[paragraph]
        found, errors = self._find(text)
        if self._has_too_many(found, place):
            for element, _, _ in pieces:
                element.text = ""
            return
        if not errors and any(tag.keyword in CELL_TAGS for tag in found):
            self._cell_tags(paragraph, [tag for tag in found if tag.keyword in CELL_TAGS], place)
            self._paragraph(paragraph)
            return
        tags = [tag for tag in found if OBJECT not in tag.text]
        message, advice = "标签中间夹了图片、域、脚注或别的记号", "把标签重新打一遍"
        errors += [TagError(message, advice, tag.text) for tag in found if OBJECT in tag.text]
        whole = [tag for tag in tags if tag.scope in ("p", "tr", "tc")]
        homes = self._homes_of(paragraph, whole)
        if errors:
            self._broken(text, tags, errors, place)
        elif whole and self._has_other_text(paragraph, tags, homes, place):
            self._broken(text, tags, [], place)
        else:
            self._gather(pieces, tags)
            for tag in tags:
                self._pairs.read(tag, homes.get(tag.scope, paragraph), place)
                if merged_value(tag):
                    self._merge(tag, paragraph, place)
            if whole:
                self._placer.replace_whole(homes[whole[0].scope], whole, place)
            else:
                self._placer.split_runs(paragraph, place)
            return
        for element, _, _ in pieces:
            element.text = ""  # reported: no longer to be found as a tag in a wrong place

    def _gather(self, pieces: list[tuple[Element, int, int]], tags: list[Tag]) -> None:
        """Put each tag into one text, in the fonts of its name."""
        if self._language.is_east_asian:
            give_fonts(pieces, tags)
        gather(pieces, tags)

    def _has_too_many(self, tags: list[Tag], place: str) -> bool:
        """Report more tags for whole elements than a paragraph may have: each repeats the rest."""
        whole = [tag for tag in tags if tag.scope in ("p", "tr", "tc") or tag.keyword in CELL_TAGS]
        if len(whole) <= _MAX_WHOLE:
            return False
        message = f"一段里有{len(whole)}个整段、整行、整格的标签，最多{_MAX_WHOLE}个"
        self._report(whole[_MAX_WHOLE].text, place, message, "分成几段写")
        return True

    def _cell_tags(self, paragraph: Element, tags: list[Tag], place: str) -> None:
        """Let tags for the cell they stand in change it, and take them out of its text."""
        gather(text_of(paragraph)[1], tags)
        for tag in tags:
            element = next(each for each, _, _ in text_of(paragraph)[1] if tag.text in each.text)
            element.text = element.text.replace(tag.text, "", 1)
            cell = ancestor(paragraph, TC)
            drop_if_empty(element)
            self._pairs.read(tag, None, place)
            if cell is None:
                self._report(tag.text, place, f"“{tag.keyword}”只能用在表格里", "移到表格的格里")
                continue
            self.has_columns = self.has_columns or tag.keyword in ("hm", "colspan")
            set_cell(cell, paragraph, tag, self._marks.make)

    def _broken(self, text: str, tags: list[Tag], errors: list[TagError], place: str) -> None:
        """Report broken tags, and go on as if they were what they seem to be."""
        found = [(tag.start, tag) for tag in tags]
        for error in errors:
            self._report(error.quote, place, error.message, error.suggestion)
            match = _KEYWORD.search(mend(error.quote, self._language.spellings))
            if match and re.search("[%％]", error.quote):
                seeming = Tag(0, 0, "statement", "?", match[0], error.quote)
                found.append((text.find(error.quote), seeming))
        for _, tag in sorted(found, key=lambda each: each[0]):
            if tag.scope != "?":
                self._pairs.read(tag, None, place)
            else:
                self._pairs.recover(tag, place)

    def _has_other_text(
        self, paragraph: Element, tags: list[Tag], homes: dict[str, Element], place: str
    ) -> bool:
        """Report text beside a tag for a whole element: it would be lost; return whether any is."""
        whole = [tag for tag in tags if tag.scope in homes]
        if len({tag.scope for tag in whole}) > 1:
            self._report(whole[0].text, place, "一段里混用了“{%p”“{%tr”“{%tc”", "分开写")
            return True
        scope = whole[0].scope
        if all(tag.kind == "comment" for tag in whole):
            return False
        self.has_columns = self.has_columns or scope == "tc"
        lost = lost_beside(homes[scope], tags, whole, self._find)
        if lost is not None:
            self._report(text_of(paragraph)[0], place, *lost)
        return lost is not None

    def _homes_of(self, paragraph: Element, whole: list[Tag]) -> dict[str, Element]:
        homes = {"p": paragraph}
        for tag in whole:
            if tag.scope in ("tr", "tc"):
                found = ancestor(paragraph, WHOLE_ELEMENTS[tag.scope])
                homes[tag.scope] = paragraph if found is None else found
        return homes

    def _merge(self, tag: Tag, paragraph: Element, place: str) -> None:
        """Let the cell of a tag be merged with the one above as the tag says."""
        cell, name = ancestor(paragraph, TC), tag.body.rpartition("|")[2].strip()
        if cell is None:
            self._report(tag.text, place, f"“{name}”只能用在表格里", f"去掉“|{name}”")
        elif next(cell.iter(etree.PI), None) is not None or words_in(cell) != without_space(
            tag.text
        ):
            self._report(tag.text, place, f"“{name}”所在的格不能有别的内容", "让标签独占一格")
        else:
            merge_as_told(cell, tag, self._marks.make)
            self.has_merges = True

    def _plain_text(self, element: Element) -> None:
        """Put tags into an element that holds plain text, such as a core property."""
        text = element.text or ""
        if not has_tags(text):
            return
        place = f"{self.part}“{etree.QName(element).localname}”"
        tags, errors = self._find(text)
        if errors:
            self._broken(text, tags, errors, place)
            element.text = ""
            return
        for before, tag in self._placer.cut(element):
            append_text(element, before)
            if tag is not None:
                self._pairs.read(tag, element, place)
                element.append(self._marks.make(tag.source, tag.text, place))

    def _report_strays(self) -> None:
        """Report tags where none can be, such as in attributes or fields."""
        for element in self.root.iter(etree.Element):
            for text in (*element.attrib.values(), element.text or "", element.tail or ""):
                for stray in _STRAY.finditer(text):
                    paragraph = element if element.tag == P else ancestor(element, P)
                    place = self.places.get(paragraph, self.part or "正文")
                    self._report(stray[0], place, _NO_EFFECT, "移到正文、页眉、页脚的文字里")
