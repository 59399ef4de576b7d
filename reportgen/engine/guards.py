"""What a cell, row or table needs inside it, put there where a report leaves nothing.

While a template is prepared, the end of each container that tags may empty is marked with a
guard; once a report is rendered, each guard gives way to a spare element where one is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, split, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OPEN, CLOSE = "\x01", "\x02"
"""Characters that no XML has, around the number of a guard in the rendered text."""

Guard = tuple[bytes, bytes]
"""How the element must end that the container needs, and the spare that stands in for it."""

_BLOCK_CONTAINERS = (TC, w("hdr"), w("ftr"), w("txbxContent"), w("footnote"), w("endnote"))
_NEEDS = ((P, _BLOCK_CONTAINERS), (TR, (TBL,)), (TC, (TR,)))
_WRAPPERS = frozenset(w(name) for name in ("sdt", "customXml", "ins"))
_WRAPPER_ENDS = lazy_pattern(b"(?:</w:(?:sdtContent|sdt|customXml|ins)>)+$")
_TAIL = 500


def mark_guards(
    root: Element, nesting: Callable[[Element], int], mark: Callable[[str], Element]
) -> list[Guard]:
    """Mark the end of each container that may be left without what it must have.

    ``nesting`` gives 1 for a mark that opens a for or if, -1 for one that closes it, else 0;
    ``mark`` makes the element that stands for some source.
    """
    from lxml import etree  # start-up: a form that was kept has its guards

    from reportgen.engine.runs import spare  # start-up

    guards: list[Guard] = []
    for kind, containers in _NEEDS:
        for container in list(root.iter(*containers)):
            filled, seen = _contents(container, kind, nesting)
            if not filled:
                needed = f"</w:{etree.QName(kind).localname}>"
                guards.append((needed.encode(), spare(seen, kind).encode()))
                container.append(mark(f"{OPEN}{len(guards) - 1}{CLOSE}"))
    return guards


def _contents(
    container: Element, kind: str, nesting: Callable[[Element], int]
) -> tuple[bool, Element | None]:
    """Return whether a container has one of a kind whatever is left out; and the first of them."""
    from lxml import etree  # start-up, as above

    depth, filled, seen = 0, False, None
    for child in container:
        if child.tag is etree.PI:
            depth += nesting(child)
        elif child.tag == kind:
            seen = child if seen is None else seen
            filled = filled or depth == 0
        elif child.tag in _WRAPPERS:
            marks = next(child.iter(etree.PI), None)
            filled = filled or (depth == 0 and marks is None)
        elif child.tag == TBL and kind == P:
            filled = False
    return filled, seen


def settle_guards(xml: bytes, guards: Sequence[Guard]) -> bytes:
    """Put a spare element where a cell, row or table was left without one."""
    before, *marked = split(xml, OPEN)
    parts = [before]
    for each in marked:
        number, _, after = each.partition(CLOSE.encode())
        needed, spare_xml = guards[int(number)]
        last = parts[-1]
        if not last.endswith(needed) and not _inside_wrapper(last).endswith(needed):
            parts.append(spare_xml)
        parts.append(after)
    return b"".join(parts)


def _inside_wrapper(xml: bytes) -> bytes:
    """Return the end of some XML without the ends of what may wrap its last element."""
    return _WRAPPER_ENDS.sub(b"", xml[-_TAIL:])
