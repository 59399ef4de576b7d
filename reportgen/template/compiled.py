"""A template made ready once, to be rendered many times."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from jinja2 import TemplateRuntimeError
from lxml import etree

from reportgen import carried, opc
from reportgen._version import __version__
from reportgen.errors import InputError, TemplateError, system_reason
from reportgen.findings import Finding
from reportgen.model.base import field_tree
from reportgen.template.context import context_of
from reportgen.template.guards import Guard, settle_guards
from reportgen.template.language import environment
from reportgen.template.misplaced import part_title
from reportgen.template.prepare import Preparation
from reportgen.template.requirements import missing
from reportgen.template.sections import settle_breaks
from reportgen.template.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path as FilePath

    from jinja2 import Template

    from reportgen.findings import Path
    from reportgen.model.report import Report

UNUSABLE = "M02"
"""Rule code of a template file that can't be used at all."""

NOT_PRINTED = "M10"
"""Rule code of what the data has and the form does not print."""

_ANNEXES = "附件"
_ANNEX_FIELD = re.compile(rf"\b{_ANNEXES}\.(\w+)")

MAX_OUTPUT = 64_000_000
"""How many characters one rendered part may have."""

_PARTS = (
    (re.compile(r"word/document\.xml"), ""),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"docProps/(?:core|app|custom)\.xml"), "文件属性"),
)
_MAY_HAVE_TAGS = re.compile(b"[{}]|" + "｛".encode() + b"|" + "｝".encode())
_WHOLE_TAG = re.compile(rb"\{\{[^{}<]*\}\}|\{%[^%<]*%\}")
_MARKUP = re.compile(rb"<[^>]*>")
_BATCH = 1000
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def kind_of(name: str) -> str | None:
    """Give what messages call a part that may have tags, the body empty; None for others."""
    return next((title for pattern, title in _PARTS if pattern.fullmatch(name)), None)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that has tags: its Jinja template, its guards, whether it has breaks of sections."""

    name: str
    template: Template
    guards: tuple[Guard, ...]
    has_breaks: bool

    def render(self, context: dict[str, object]) -> bytes:
        chunks: list[str] = []
        size = 0
        try:
            stream = self.template.root_render_func(self.template.new_context(context))
            while batch := list(islice(stream, _BATCH)):
                size += sum(map(len, batch))
                if size > MAX_OUTPUT:
                    advice = "检查模板里的循环"
                    raise TemplateError([_unusable(self.name, "填出来的内容太多", advice)])
                chunks += batch
        except (TemplateRuntimeError, TypeError, ValueError) as error:
            # Our own filters say in Chinese what is wrong; Jinja and Python in English.
            own = type(error) is ValueError
            why = f"这份数据填不进模板（{error}）" if own else "这份数据填不进模板"
            raise TemplateError([_unusable(self.name, why, "检查模板里的过滤器和条件")]) from error
        xml = "".join(chunks)
        xml = settle_guards(xml, self.guards) if self.guards else xml
        return (settle_breaks(xml) if self.has_breaks else xml).encode()


def _filled(report: Report) -> Report:
    from reportgen.model.annexes.filling import filled

    return filled(report)


class CompiledTemplate:
    """A template whose tags were all checked, with everything done that no report changes.

    ``label`` is its name, first fiscal year and SHA-256; ``required`` are the fields that it marks
    必填 (see ``template.requirements``); ``render`` may be called any number of times. Made by
    ``compile_template``.
    """

    def __init__(self, members: dict[str, bytes], label: carried.TemplateLabel) -> None:
        """Compile the members of a Word file; raises TemplateError with all that is wrong."""
        self.label = label
        self._given = members
        self._parts: dict[str, _Part] = {}
        self.required: tuple[Path, ...] = ()
        self._annexes: set[str] = set()
        findings: list[Finding] = []
        for name, data in members.items():
            if name.endswith((".xml", ".rels")):
                self._compile_part(name, data, findings)
        if findings:
            raise TemplateError(findings)
        members, self._data_name = carried.add_place(members)
        self._order = sorted(members, key=_member_order)
        fixed = {name: data for name, data in members.items() if name not in self._parts}
        self._unpacked = fixed
        self._fixed = {name: opc.pack_member(name, data) for name, data in fixed.items()}
        self._digests = {name: hashlib.sha256(data).digest() for name, data in fixed.items()}

    def _compile_part(self, name: str, data: bytes, findings: list[Finding]) -> None:
        kind = kind_of(name)
        try:
            if kind is None or not _MAY_HAVE_TAGS.search(data):
                parse(data)
                if tag := _tag_without_effect(name, data):
                    message, advice = f"“{tag}”：这个部件里的标签不起作用", "移到正文、页眉、页脚里"
                    findings.append(_unusable(part_title(name), message, advice))
                return
            work = Preparation(data, kind)
        except (etree.XMLSyntaxError, ValueError):
            message, advice = "部件不是规范的 XML，或不是常用的写法", "用 Word 或 WPS 重新保存模板"
            findings.append(_unusable(name, message, advice))
            return
        source = work.source()
        self._annexes.update(_ANNEX_FIELD.findall(source))
        findings += work.findings
        self.required = tuple(dict.fromkeys((*self.required, *work.required)))
        if not work.findings:
            template = environment(runs=kind != "文件属性").from_string(_XML_HEAD + source)
            self._parts[name] = _Part(name, template, tuple(work.guards), work.has_breaks)

    def __reduce__(self) -> tuple[Callable[..., CompiledTemplate], tuple[object, ...]]:
        """Travel to another process as the Word file; it is compiled once there."""
        return _compiled_again, (self._packed, self.label)

    @cached_property
    def _packed(self) -> bytes:
        return opc.join(opc.pack_member(name, data) for name, data in self._given.items())

    def render(self, report: Report, source: str = "") -> bytes:
        """Give the .docx of one report; ``source``, the SHA-256 of its file, is noted in it.

        The same report gives the same bytes, anywhere and any day, with the same compressor.
        Raises InputError with all fields that the form requires and the report does not have.
        """
        rendered = self._rendered(report)
        digests = {name: hashlib.sha256(data).digest() for name, data in rendered.items()}
        content = carried.content_hash({**self._digests, **digests})
        json = report.model_dump_json(by_alias=True, exclude_none=True).encode()
        rendered[self._data_name] = carried.data_part(
            json, self.label, __version__, content, source
        )
        packed = {name: opc.pack_member(name, data) for name, data in rendered.items()}
        names = [*self._order, self._data_name]
        return opc.join(packed.get(name) or self._fixed[name] for name in names)

    def unprinted(self, report: Report) -> list[Finding]:
        """Give what a report has and its document will not: annexes that are not on the form."""
        fields = field_tree(type(report.annexes)).fields if report.annexes is not None else None
        lacking = [
            node.label
            for name, node in (fields or {}).items()
            if getattr(report.annexes, node.attribute) and name not in self._annexes
        ]
        if not lacking:
            return []
        names = "、".join(lacking)
        message = f"数据里有附件（{names}），表样“{self.label.name}”不印，生成的文件里没有"
        where = report.places.locate((_ANNEXES, lacking[0]))
        advice = "附件另外附上，或换一份印附件的表样"
        return [Finding(NOT_PRINTED, "info", _ANNEXES, where, message, advice)]

    def printed(self, report: Report) -> dict[str, bytes]:
        """Give the members of one report's file by name, not packed, without the data inside it."""
        return {**self._unpacked, **self._rendered(report)}

    def _rendered(self, report: Report) -> dict[str, bytes]:
        context = context_of(report if report.annexes is None else _filled(report))
        if lacking := missing(self.required, context, report.places, self.label.name):
            raise InputError(lacking)
        return {name: part.render(context) for name, part in self._parts.items()}


@lru_cache(maxsize=32)
def _compiled_again(packed: bytes, label: carried.TemplateLabel) -> CompiledTemplate:
    return CompiledTemplate(opc.unpack(packed), label)


def read_template(path: FilePath) -> tuple[dict[str, bytes], str]:
    """Give the members of a template file and the SHA-256 of the file.

    Raises TemplateError for a file that can't be read or is no .docx.
    """
    try:
        with path.open("rb") as file:
            data = file.read(opc.MAX_FILE_BYTES + 1)
        return opc.unpack(data), hashlib.sha256(data).hexdigest()
    except opc.PackageError as error:
        advice = "模板要是 .docx；用 Word 或 WPS 另存为 .docx"
        raise TemplateError([_unusable(str(path), f"模板{error}", advice)]) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = f"模板打不开{system_reason(error)}"
        raise TemplateError([_unusable(str(path), why, "检查路径和权限")]) from None


def compile_template(path: FilePath, name: str = "", year: int | None = None) -> CompiledTemplate:
    """Compile a template file; ``name`` and ``year`` are what outputs say it was.

    Raises TemplateError for a file that can't be used, and for every wrong tag at once, with its
    place (row and column of the table, or paragraph), its text and what to do.
    """
    members, digest = read_template(path)
    label = carried.TemplateLabel(name or path.stem, year, digest)
    try:
        return CompiledTemplate(members, label)
    except TemplateError as error:
        raise TemplateError(_in_file(finding, path) for finding in error.findings) from None


def _in_file(finding: Finding, path: FilePath) -> Finding:
    place = f"{path} {finding.location}"
    return Finding(finding.rule, "error", finding.path, place, finding.message, finding.suggestion)


def _unusable(place: str, message: str, advice: str) -> Finding:
    return Finding(UNUSABLE, "error", "", place, message, advice)


def _tag_without_effect(name: str, data: bytes) -> str:
    """Give a tag that a part shows, such as a chart; what customXml holds is data, not text."""
    if name.startswith("customXml/"):
        return ""
    found = _WHOLE_TAG.search(data) or _WHOLE_TAG.search(_MARKUP.sub(b"", data))
    return found[0].decode(errors="replace") if found else ""


def _member_order(name: str) -> tuple[int, str]:
    first = (opc.CONTENT_TYPES, "_rels/.rels", opc.DOCUMENT)
    return (first.index(name), "") if name in first else (len(first), name)
