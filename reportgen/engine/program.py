"""A template's parts compiled: their tags found and checked, what they print made ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateError as JinjaError
from lxml import etree

from reportgen import codes
from reportgen.engine.bookmarks import crossing_names, links_of, names_in
from reportgen.engine.captions import has_captions
from reportgen.engine.compiled_parts import CompiledPart, Program, ready, unusable
from reportgen.engine.language import PLAIN, Language, environment
from reportgen.engine.link_addresses import addresses_of, without_addresses
from reportgen.engine.list_restarts import has_restarts
from reportgen.engine.misplaced import describe_without_effect, part_title
from reportgen.engine.part_kinds import (
    MAY_HAVE_TAGS,
    PROPERTIES,
    kind_of,
    tag_in_file,
    tag_without_effect,
)
from reportgen.engine.prepare import Preparation
from reportgen.engine.tagged_notes import ALONE, BODY, Beside, beside_text
from reportgen.engine.unique_ids import has_ids, unique_in
from reportgen.engine.value_errors import wrong_tag
from reportgen.errors import TemplateError
from reportgen.findings import Finding
from reportgen.ooxml.wordprocessing import Element, parse
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.engine.name_schema import SchemaNode
    from reportgen.engine.printed_names import Printed
    from reportgen.findings import Path

_TABLE_AT_TAG = lazy_pattern(r"</w:tbl>\s*\{%|%\}\s*<w:tbl>")
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _Compilation:
    """The work on all parts of one template."""

    def __init__(self, schema: SchemaNode | None, language: Language, hooks: Hooks) -> None:
        self._schema, self._language, self._hooks = schema, language, hooks
        self.parts: dict[str, CompiledPart] = {}
        self.required: dict[Path, None] = {}
        self.printed: list[Printed] = []
        self.findings: list[Finding] = []

    def add(self, name: str, members: Mapping[str, bytes], beside: Beside) -> None:
        """Compile one part, or note what is wrong with it."""
        kind, data = kind_of(name), members[name]
        try:
            beside = (beside if name == BODY else ALONE)._replace(
                links=links_of(members, name), addresses=addresses_of(members, name)
            )
            has_tags = MAY_HAVE_TAGS.search(data) or beside.notes or beside.addresses
            if kind is None or not has_tags:
                parse(data)
                if tag := tag_without_effect(name, without_addresses(name, data)):
                    message, advice = describe_without_effect(name, tag)
                    self.findings.append(unusable(part_title(name), message, advice))
                return
            if b"<w:altChunk" in data:
                message = "嵌着另一个文件（altChunk），里面的字要到打开时才有，标签填不进去"
                advice = "用 Word 打开表样，另存一次，嵌着的就成了正文"
                self.findings.append(unusable(part_title(name), message, advice))
            prune = self._hooks.prune
            work = Preparation(data, kind, self._schema, self._language, prune, beside)
        except (etree.XMLSyntaxError, ValueError):
            message, advice = "部件不是规范的 XML，或不是常用的写法", "用 Word 或 WPS 重新保存表样"
            self.findings.append(unusable(name, message, advice))
            return
        source = work.source()
        self.findings += work.findings
        self._hooks.watch(source)
        self.required.update(dict.fromkeys(work.required))
        self.printed += work.printed if kind != PROPERTIES else ()
        if not work.findings:
            self._compile(name, kind, source, work)

    def _compile(self, name: str, kind: str, source: str, work: Preparation) -> None:
        closed = self._schema is not None
        runs = kind != PROPERTIES
        env = environment(self._language, runs=runs, closed=closed)
        try:
            code = env.compile(_XML_HEAD + source)
        except JinjaError as error:
            at = (getattr(error, "lineno", 0) or 0) - _XML_HEAD.count("\n")
            before = max((line for line in work.lines if line <= at), default=0)
            quote, place = work.lines.get(before, ("", name))
            shown = f"“{quote}”：" if quote else ""
            message, advice = wrong_tag(str(error))
            self.findings.append(Finding(codes.M01, "error", "", place, shown + message, advice))
            return
        shift = _XML_HEAD.count("\n")
        self.parts[name] = CompiledPart(
            name,
            ready(code, self._language, runs=runs, closed=closed),
            tuple(work.guards),
            work.has_breaks,
            work.has_columns,
            work.has_merges,
            work.has_contents,
            has_captions(source),
            has_ids(source.encode()),
            _TABLE_AT_TAG.search(source) is not None,
            has_restarts(source),
            names_in(source.encode()) if work.has_ranges else frozenset(),
            work.links,
            closed,
            {line + shift: tag for line, tag in work.lines.items()},
            code,
            runs,
            work.has_addresses,
        )


def _see_nothing(source: str) -> None:
    del source


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a caller does while a template is compiled.

    ``prune`` may take out of a part's tree what is not to be compiled; ``watch`` is told the Jinja
    source of each part.
    """

    prune: Callable[[Element], None] | None = None
    watch: Callable[[str], None] = _see_nothing


NO_HOOKS = Hooks()


def compile_parts(
    members: Mapping[str, bytes],
    schema: SchemaNode | None = None,
    language: Language = PLAIN,
    hooks: Hooks = NO_HOOKS,
) -> Program:
    """Compile the parts of a Word file; raises TemplateError with all that is wrong.

    With a ``schema`` every name is checked now, without one when a mapping is rendered.
    """
    work = _Compilation(schema, language, hooks)
    beside = beside_text(members)
    held = {**members, **beside.parts}
    for name, data in held.items():
        if name.endswith((".xml", ".rels")):
            work.add(name, held, beside)
        elif tag := tag_in_file(name, data):
            message, advice = describe_without_effect(name, tag)
            work.findings.append(unusable(part_title(name), message, advice))
    if work.findings:
        raise TemplateError(work.findings)
    crossing = crossing_names(members, work.parts)
    required, printed = tuple(work.required), tuple(work.printed)
    fixed = {n: d for n, d in members.items() if kind_of(n) is not None and n not in work.parts}
    ids = unique_in(fixed)
    return Program(work.parts, required, printed, beside.parts, crossing, *ids)
