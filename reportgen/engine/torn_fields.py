"""Fields of Word that a for or if would cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.wordprocessing import Element, w

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELD, _KIND, _CODE = w("fldChar"), w("fldCharType"), w("instrText")


def torn_fields(root: Element, nesting: Callable[[Element], int]) -> list[Element]:
    """Return where each field begins of which a for or if holds a part only.

    ``nesting`` gives 1 for a mark that opens a for or if, -1 for one that closes it, else 0.
    """
    if next(root.iter(_FIELD), None) is None:
        return []
    fields: list[Element] = []
    opened: list[list[Element]] = []
    torn: dict[Element, None] = {}
    for element in root.iter(etree.PI, _FIELD):
        if element.tag is etree.PI:
            step = nesting(element)
            if step > 0:
                opened.append(list(fields))
            elif opened:  # also an else: each branch begins as the block does
                torn.update(dict.fromkeys(_differing(fields, opened[-1])))
                fields = list(opened.pop() if step < 0 else opened[-1])
        elif element.get(_KIND) == "begin":
            fields.append(element)
        elif element.get(_KIND) == "end" and fields:
            ended = fields.pop()
            if opened and len(fields) < len(opened[-1]):
                torn[ended] = None
    return list(torn)


def _differing(one: list[Element], other: list[Element]) -> list[Element]:
    held = {id(each) for each in other}
    return [each for each in one if id(each) not in held]


def code_of(begin: Element) -> str:
    """Return what a field says that it is, such as ``REF _Ref1``."""
    code = ""
    for element in begin.xpath("following::w:fldChar | following::w:instrText", namespaces=_W):
        if element.tag == _CODE:
            code += element.text or ""
        else:
            break
    return " ".join(code.split())


_W = {"w": w("")[1:-1]}
