"""Fields of Word that a for or if would cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.marks import Marks

_FIELD, _KIND, _CODE = w("fldChar"), w("fldCharType"), w("instrText")


class _Open(NamedTuple):
    """A field that has begun, the one that it is in, and how many it is in.

    What was open before stays as it was while more are opened: nothing is ever copied.
    """

    begin: Element
    around: _Open | None
    depth: int


def torn_fields(root: Element, marks: Marks) -> dict[Element, str]:
    """Return where each field begins of which a for or if holds a part only, and what it says.

    That is the code of the field, such as ``REF _Ref1``. ``marks`` are those in the tree.
    """
    if next(root.iter(_FIELD), None) is None:
        return {}
    field: _Open | None = None
    opened: list[_Open | None] = []
    torn: dict[Element, None] = {}
    codes: dict[Element, list[str]] = {}
    code: list[str] = []
    for element in root.iter(etree.PI, _FIELD, _CODE):
        if element.tag is etree.PI:
            step = marks.nesting(element)
            if step > 0:
                opened.append(field)
            elif opened and (step or marks.is_branch(element)):  # each branch begins as the block
                torn.update(dict.fromkeys(reversed([*_begun(field, opened[-1])])))
                field = opened.pop() if step < 0 else opened[-1]
        elif element.tag == _CODE:
            code.append(element.text or "")
        else:
            code = []
            if element.get(_KIND) == "begin":
                field = _Open(element, field, _depth(field) + 1)
                codes[element] = code
            elif element.get(_KIND) == "end" and field is not None:
                ended, field = field.begin, field.around
                if opened and _depth(field) < _depth(opened[-1]):
                    torn[ended] = None
    return {begin: " ".join("".join(codes[begin]).split()) for begin in torn}


def _depth(field: _Open | None) -> int:
    return 0 if field is None else field.depth


def _begun(field: _Open | None, before: _Open | None) -> Iterator[Element]:
    """Return the fields that are open and were not before, the innermost first."""
    while field is not before:
        if field is not None and field.depth >= _depth(before):
            yield field.begin
            field = field.around
        else:
            before = before.around if before is not None else None
