"""A program rendered for a mapping, its parts made to fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.printing import additions
from reportgen.engine.repeated_notes import with_own_notes
from reportgen.engine.unique_ids import with_unique_ids
from reportgen.ooxml.package import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.engine.compiled_parts import Program


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
    from reportgen.engine.additions import PartAdditions  # start-up: most values bring in nothing

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


def finished(
    program: Program, rendered: dict[str, bytes], members: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the parts with what is settled for a document as a whole; ``members`` the template."""
    for name, part in program.parts.items():
        if part.has_addresses:
            from reportgen.engine.link_addresses import settle_addresses  # start-up: few have any

            rendered = settle_addresses(rendered, members, name)
    is_added_to = not rendered.keys() <= program.parts.keys()  # such as by pictures
    rendered = with_own_notes({**program.notes, **rendered}, members)
    if program.crossing:
        from reportgen.engine.bookmarks import settle_crossing  # start-up: few have any

        rendered = settle_crossing(rendered, members, program.crossing)
    plain = {n for n, part in program.parts.items() if not (part.has_ids or is_added_to)}
    if may_repeat := {n: data for n, data in rendered.items() if n not in plain}:
        rendered = {**rendered, **with_unique_ids(may_repeat, program.taken)}
    rendered = {**program.other_ids, **rendered}
    if any(part.has_restarts for part in program.parts.values()):
        from reportgen.engine.list_restarts import restart_lists  # start-up: few have any

        rendered = restart_lists(rendered, members.get(NUMBERING))
    return rendered
