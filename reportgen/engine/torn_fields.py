"""Fields, links and controls of Word that a for or if would cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import Element, P, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.marks import Marks

_FIELD, _KIND, _CODE = w("fldChar"), w("fldCharType"), w("instrText")


_NAMES = {
    **{w("hyperlink"): "链接", w("sdt"): "内容控件", w("sdtContent"): "内容控件"},
    **{w("smartTag"): "智能标记", w("fldSimple"): "域"},
}


class Torn(NamedTuple):
    """What is cut in two: where it begins, its words, and what it is called."""

    begin: Element
    quote: str
    name: str


class _Open(NamedTuple):
    """A field that has begun, the one that it is in, and how many it is in.

    What was open before stays as it was while more are opened: nothing is ever copied.
    """

    begin: Element
    around: _Open | None
    depth: int


def torn_parts(root: Element, marks: Marks) -> Iterator[Torn]:
    """Yield the fields, links and controls of which a for or if holds a part only."""
    for begin, code in torn_fields(root, marks).items():
        yield Torn(begin, code, "域")
    opened: list[list[Element]] = []
    for mark in root.iter(etree.PI):
        step = marks.nesting(mark)
        if step > 0:
            opened.append(_wrappers(mark))
        elif opened and (step or marks.is_branch(mark)):
            before, here = opened[-1], _wrappers(mark)
            if [each.tag for each in before] != [each.tag for each in here]:
                torn = next(
                    each for each in (*before, *here) if each not in before or each not in here
                )
                yield Torn(torn, text_of(torn)[0], _NAMES[torn.tag])
            if step < 0:
                opened.pop()


def _wrappers(mark: Element) -> list[Element]:
    """Return what may be torn that a mark is in within its paragraph, the outermost first."""
    found: list[Element] = []
    for each in mark.iterancestors():
        if each.tag == P:
            return found[::-1]
        if each.tag in _NAMES:
            found.append(each)
    return []


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
