"""What editors leave in a part, and what must not be there once tags repeat or leave out parts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.wordprocessing import Element, W, w

if TYPE_CHECKING:
    from collections.abc import Callable

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/"
_REVISION_IDS = re.compile(r"^\{[^}]*\}(rsid\w*|paraId|textId)$")
_DROPPED = [w("proofErr"), w("lastRenderedPageBreak")]
_EDITORS_OWN = "_GoBack"
_RANGES = {
    w(f"{kind}{end}"): kind for kind in ("bookmark", "commentRange") for end in ("Start", "End")
} | {w("permStart"): "perm", w("permEnd"): "perm"}


def tidy(root: Element) -> None:
    """Take out proofing marks, and the ids of revisions, which a loop would repeat.

    Raises ValueError for a part whose elements do not have the prefix ``w``: text is written
    with it when a report is filled in; and for one in the strict form of the format.
    """
    if root.tag.startswith(_STRICT):
        raise ValueError("strict WordprocessingML")
    for element in list(root.iter(*_DROPPED)):
        element.getparent().remove(element)
    for element in root.iter(etree.Element):
        if element.prefix != "w" and element.tag.startswith(f"{{{W}}}"):
            raise ValueError("WordprocessingML without the prefix w")
        for name in [name for name in element.attrib if _REVISION_IDS.match(name)]:
            del element.attrib[name]


def drop_torn_ranges(root: Element, nesting: Callable[[Element], int]) -> bool:
    """Take out bookmarks and the like that a for or if would cut in two.

    Return whether any is left inside one: it may be repeated, or left out. Word puts the bookmark
    ``_GoBack`` wherever a person last typed: it goes. ``nesting`` gives 1 for a mark that opens a
    for or if, -1 for one that closes it, else 0.
    """
    blocks: list[Element] = []
    ranges: dict[tuple[str, str | None], list[tuple[Element, Element | None]]] = defaultdict(list)
    for element in root.iter(etree.PI, *_RANGES):
        if element.tag is etree.PI:
            step = nesting(element)
            if step > 0:
                blocks.append(element)
            elif step < 0 and blocks:
                blocks.pop()
        else:
            key = (_RANGES[element.tag], element.get(w("id")))
            ranges[key].append((element, blocks[-1] if blocks else None))
    inside = False
    for ends in ranges.values():
        around = {id(block): block for _, block in ends}
        of_editor = any(element.get(w("name")) == _EDITORS_OWN for element, _ in ends)
        if len(ends) != len(("start", "end")) or len(around) > 1 or of_editor:
            for element, _ in ends:
                element.getparent().remove(element)
        else:
            inside = inside or None not in around.values()
    return inside
