"""The template engine: tags of a Word file found, checked and compiled once, rendered many times.

    from reportgen.engine import Template

    data = Template(Path("letter.docx").read_bytes()).render({"name": "…"})

It knows nothing of reports; for these, ``reportgen.compile_template`` is the front door. The names
in ``__all__`` are public, the modules are not. Nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.engine.language import Filter, Language, Test
    from reportgen.engine.mapping_template import Template
    from reportgen.engine.name_schema import Inside, SchemaNode

__all__ = ["Filter", "Inside", "Language", "SchemaNode", "Template", "Test"]

_HOMES = {
    "Filter": "language",
    "Inside": "name_schema",
    "Language": "language",
    "SchemaNode": "name_schema",
    "Template": "mapping_template",
    "Test": "language",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
