"""A program rendered for a mapping that has pictures or documents among its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.additions import PartAdditions
from reportgen.engine.printing import additions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.engine.program import Program


def render_with_additions(
    program: Program,
    mapping: Mapping[str, object],
    members: Mapping[str, bytes],
    lenders: Iterable[object] = (),
) -> dict[str, bytes]:
    """Return the parts for a mapping, and what its values bring in.

    ``members`` are those of the file that is made; ``lenders`` python-docx documents that values
    refer to.
    """
    added = PartAdditions(members)
    for lender in lenders:
        added.lend(lender)
    rendered: dict[str, bytes] = {}
    token = additions.set(added)
    try:
        for name, part in program.parts.items():
            added.part = name
            rendered[name] = part.render(mapping)
    finally:
        additions.reset(token)
    return {**rendered, **added.finish()}
