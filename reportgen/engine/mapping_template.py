"""A template for any mapping: docxtpl's language and values, compiled once.

template = Template(Path("letter.docx").read_bytes())
data = template.render({"name": "…", "items": […]})
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.engine.compiled_parts import unusable
from reportgen.engine.language import PLAIN, Language
from reportgen.engine.pictures import replaced_pictures
from reportgen.engine.printing import values_of_docxtpl
from reportgen.engine.program import compile_parts
from reportgen.engine.rendering import finished, render_with_additions
from reportgen.errors import TemplateError
from reportgen.ooxml import package

if TYPE_CHECKING:
    from reportgen.engine.name_schema import SchemaNode


class Template:
    """A Word file whose tags were all checked, to be rendered any number of times.

    ``schema`` tells the names that mappings have; without one any name may be used, and one that a
    mapping lacks is an error of ``render``. ``language`` adds filters, tests and functions. Raises
    TemplateError with all that is wrong, each with its place, its text and what to do.
    """

    def __init__(
        self, data: bytes, schema: SchemaNode | None = None, language: Language = PLAIN
    ) -> None:
        try:
            self._members = package.unpack(data)
        except package.PackageError as error:
            advice = "表样要是 .docx；用 Word 或 WPS 另存为 .docx"
            raise TemplateError([unusable("", f"表样{error}", advice)]) from None
        self._program = compile_parts(self._members, schema, language)
        fixed = {n: d for n, d in self._members.items() if n not in self._program.parts}
        self._packed = {name: package.pack_member(name, data) for name, data in fixed.items()}

    def render(
        self,
        mapping: Mapping[str, Any],
        *,
        pictures: Mapping[str, bytes] | None = None,
        made_with: Any = None,
    ) -> bytes:
        """Return the Word file for one mapping.

        Values may be docxtpl's RichText, Listing, InlineImage and Subdoc. ``pictures`` replaces
        pictures of the template by their name. ``made_with`` is the DocxTemplate that rich text
        with links was made with. Raises TemplateError that names the tag and its place where a
        value is missing or can't be printed.
        """
        if not isinstance(mapping, Mapping):
            message = f"要给一组数据（名字和值），给的是 {type(mapping).__name__}"
            raise TemplateError([unusable("", message, '写成 render({"名字": 值})')])
        made = values_of_docxtpl(mapping, ("InlineImage", "Subdoc"))
        lenders = [made_with, *(each.tpl for each in made)]
        documents = (getattr(lender, "docx", None) for lender in lenders)
        changed = render_with_additions(self._program, mapping, self._members, documents)
        changed = finished(self._program, changed, self._members)
        changed |= replaced_pictures(self._members, pictures or {})
        names = [*self._members, *(name for name in changed if name not in self._members)]
        return package.join(
            package.pack_member(name, changed[name]) if name in changed else self._packed[name]
            for name in names
        )
