"""The parts of a template that may have tags, each with the tags that nothing is wrong with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.prepare import Preparation
from reportgen.engine.tagged_notes import ALONE, BODY, beside_text
from reportgen.forms.report_language import REPORT_LANGUAGE, language_of, schema_of
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import P, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.engine.printed_names import Printed
    from reportgen.engine.tags import Tag
    from reportgen.model.report import Report


class TaggedPart(NamedTuple):
    """A part: its name in the package, what messages call it, and what it has in its order.

    ``tags`` are place and tag, ``texts`` place and text of each paragraph, ``printed`` the fields
    that the tags print.
    """

    name: str
    kind: str
    tags: list[tuple[str, Tag]]
    texts: list[tuple[str, str]]
    printed: list[Printed]


def parts_of(members: Mapping[str, bytes], model: type[Report] | None = None) -> list[TaggedPart]:
    """Return the parts, the body first; what is no XML is left to the compiler to report.

    ``model`` is that of the form's reports.
    """
    schema = schema_of() if model is None else schema_of(model)
    language = REPORT_LANGUAGE if model is None else language_of(model)
    found: list[TaggedPart] = []
    beside = beside_text(members)
    members = {**members, **beside.parts}
    for name in sorted(members, key=lambda name: (kind_of(name) != "", name)):
        kind = kind_of(name)
        if kind is None:
            continue
        try:
            notes = beside if name == BODY else ALONE
            work = Preparation(members[name], kind, schema, language, beside=notes)
        except (etree.XMLSyntaxError, ValueError):
            continue
        texts = [(work.places[p], text_of(p)[0]) for p in work.root.iter(P)]
        work.source()
        found.append(TaggedPart(name, kind, work.tags, texts, work.printed))
    return found
