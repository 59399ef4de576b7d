"""Fields of Word in a form: what they are told to show, and what they show now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.forms.cleaning.carried import unwrap
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import R, T, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.ooxml.wordprocessing import Element

_FIELD, _CODE, _KIND, _SIMPLE = w("fldChar"), w("instrText"), w("fldCharType"), w("fldSimple")
_DIRTY = w("dirty")


class ShownField(NamedTuple):
    """A field: its code, the elements that make it one, and the texts that it shows."""

    code: str
    parts: list[Element]
    shown: list[Element]

    @property
    def text(self) -> str:
        """What it shows."""
        return "".join(each.text or "" for each in self.shown)


def fields_of(root: Element) -> Iterator[ShownField]:
    """Return each field of a part, in the order in which they end."""
    opened: list[tuple[list[str], list[Element], list[Element], list[bool]]] = []
    for element in list(root.iter(_FIELD, _CODE, _SIMPLE, T)):
        if element.tag == _SIMPLE:
            yield ShownField(element.get(w("instr"), ""), [element], list(element.iter(T)))
            continue
        kind = element.get(_KIND, "")
        if kind == "begin":
            opened.append(([], [], [], [False]))
        if not opened:
            continue
        codes, parts, _, is_shown = opened[-1]
        if element.tag == T:
            for _, _, texts, _ in opened:
                texts.append(element)
            continue
        parts.append(element)
        if element.tag == _CODE and not is_shown[0]:
            codes.append(element.text or "")
        elif kind == "separate":
            is_shown[0] = True
        elif kind == "end":
            _, _, texts, _ = opened.pop()
            yield ShownField("".join(codes), parts, texts)


def leave_text(field: ShownField) -> None:
    """Leave of a field the text that it shows."""
    for part in field.parts:
        if part.tag == _SIMPLE:
            for data in part.findall(w("fldData")):
                part.remove(data)
            unwrap(part)
        else:
            drop(part)


def show(field: ShownField, text: str) -> None:
    """Let a field show another text until it is updated, as it is when the file is opened."""
    for at, each in enumerate(field.shown):
        each.text = "" if at else text
    field.parts[0].set(_DIRTY, "true")


def drop(element: Element) -> None:
    """Take out an element, and its run where that then holds nothing."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == R and all(child.tag == w("rPr") for child in parent):
        drop(parent)
