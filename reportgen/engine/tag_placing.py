"""Tags in the XML of a part: each put where it repeats or leaves out whole elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.east_asian import hint_at
from reportgen.engine.grids import note_columns
from reportgen.engine.language import AS_BLOCKS, AS_RUNS
from reportgen.engine.other_content import pass_on, starts_page
from reportgen.engine.runs import append_text, around, beside_tags, drop_if_empty, split_run
from reportgen.engine.section_breaks import section_of
from reportgen.engine.tags import Tag, TagError, has_tags, open_ended
from reportgen.ooxml.wordprocessing import TC, XML_SPACE, Element, P, T, text_of, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.engine.marks import Marks


class TagPlacer:
    """What puts the tags of one part in their places; ``find`` finds those of a text."""

    def __init__(
        self,
        marks: Marks,
        find: Callable[[str], tuple[list[Tag], list[TagError]]],
        *,
        is_east_asian: bool = False,
    ) -> None:
        self._marks, self._find = marks, find
        self._is_east_asian = is_east_asian

    def replace_whole(self, home: Element, tags: list[Tag], place: str) -> None:
        """Put the tags in the place of the element that they stand for."""
        if home.getparent() is None:
            return
        before, after = beside_tags(home)
        if home.tag == TC:
            note_columns(home, tags)
        if home.tag == P and starts_page(home):
            pass_on(home, tags, self._marks.make)
        for kept in before:
            home.addprevious(kept)
        for tag in tags:
            source = tag.source
            if tag.kind == "output":
                texts = around(home, tag.text)
                source = f"{{{{ ({tag.body})|{AS_BLOCKS}({texts[0]!r}, {texts[1]!r}) }}}}"
            home.addprevious(self._marks.make(source, tag.text, place))
        for kept in reversed(after):
            home.addnext(kept)
        if home.tag == P and section_of(home) is not None:
            for child in home.findall("*"):  # the break of a section stays
                if child.tag != w("pPr"):
                    home.remove(child)
            return
        home.getparent().remove(home)

    def split_runs(self, paragraph: Element, place: str) -> None:
        """Put outputs inside their text, and what goes beyond one text between runs."""
        for element, _, _ in text_of(paragraph)[1]:
            if element.tag != T or not has_tags(element.text or ""):
                continue
            element.set(XML_SPACE, "preserve")
            tags = self._find(element.text)[0]
            between = open_ended(tags) | {tag.start for tag in tags if tag.scope == "r"}
            current = element
            for before, tag in self.cut(element):
                append_text(current, before)
                if tag is None:
                    drop_if_empty(current)
                    continue
                source = tag.source
                if tag.scope == "r" and tag.kind == "output":
                    outside = around(current.getparent())
                    source = f"{{{{ ({tag.body})|{AS_RUNS}{outside!r} }}}}"
                mark = self._marks.make(source, tag.text, place)
                if tag.start in between:
                    current = split_run(current, mark)
                else:
                    current.append(mark)
                    if self._is_east_asian and tag.kind == "output":
                        hint_at(current)

    def cut(self, element: Element) -> Iterator[tuple[str, Tag | None]]:
        """Empty an element's text; yield each tag with the text before it, then the rest."""
        text, element.text = element.text, ""
        position = 0
        for tag in self._find(text)[0]:
            yield text[position : tag.start], tag
            position = tag.end
        yield text[position:], None
