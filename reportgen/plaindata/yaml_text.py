"""YAML: the data file that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.plaindata.yaml_lines import read_lines

if TYPE_CHECKING:
    from reportgen.plaindata.document import Document


def read(text: str) -> Document:
    """Read YAML as plain data: every plain or quoted scalar as its own text, an empty one as None.

    Nothing is guessed: ``3960.10`` keeps its zero, ``是`` and ``no`` stay words. Raises
    DataSyntaxError where the text is not one YAML document of mappings, lists and scalars, or
    passes the limits on depth and aliases.
    """
    if (simple := read_lines(text)) is not None:
        return simple
    # For start-up: the YAML library, which files as nearly all are need not.
    from reportgen.plaindata.yaml_events import read_events

    return read_events(text)
