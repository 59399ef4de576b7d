"""Which item of a list, or key of a mapping, takes which place in the new one."""

from __future__ import annotations

from typing import Any

from reportgen.editing.comparing.aligning import align
from reportgen.editing.pulling.report_merge import value_text
from reportgen.model.items import item_title


def partners(ours: list[Any], merged: list[Any]) -> dict[int, int]:
    """Return the new position of each item that stays, in the order of the list.

    What is between two of them is matched one by one, so that the comments beside it stay.
    """
    titles = [*map(item_title, ours)], [*map(item_title, merged)]
    pairs = align([*map(value_text, ours)], [*map(value_text, merged)], titles)
    kept = [
        (p.old, p.new) for p in pairs if p.old is not None and p.new is not None and not p.moved
    ]
    partner: dict[int, int] = {}
    old, new = 0, 0
    for old_end, new_end in [*kept, (len(ours), len(merged))]:
        partner.update(zip(range(old, old_end), range(new, new_end), strict=False))
        if old_end < len(ours):
            partner[old_end] = new_end
        old, new = old_end + 1, new_end + 1
    return partner


def in_order(order: list[str], written: list[str], merged: dict[str, Any]) -> list[str]:
    """Return the labels of a mapping as it was written, new ones behind those they come after."""
    found = [label for label in written if label in merged]
    for place, label in enumerate(order):
        if label in merged and label not in found:
            above = [found.index(each) for each in order[:place] if each in found]
            found.insert(max(above, default=-1) + 1, label)
    return found
