"""What is made of a template's parts: those with tags, ready to be rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from jinja2 import TemplateRuntimeError
from lxml import etree

from reportgen import codes
from reportgen.engine.guards import Guard, settle_guards
from reportgen.engine.language import environment
from reportgen.engine.misplaced import part_title
from reportgen.engine.prepare import Preparation
from reportgen.engine.section_breaks import settle_breaks
from reportgen.errors import TemplateError
from reportgen.findings import Finding
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from jinja2 import Template

    from reportgen.findings import Path

MAX_OUTPUT = 64_000_000
"""How many characters one rendered part may have."""

_ANNEX_FIELD = re.compile(r"\b附件\.(\w+)")
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
    """Return what messages call a part that may have tags, the body empty; None for others."""
    return next((title for pattern, title in _PARTS if pattern.fullmatch(name)), None)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part that has tags: its Jinja template, its guards, whether it has breaks of sections."""

    name: str
    template: Template
    guards: tuple[Guard, ...]
    has_breaks: bool

    def render(self, context: dict[str, object]) -> bytes:
        """Return the part of one report; raises TemplateError where its data do not fit in."""
        chunks: list[str] = []
        size = 0
        try:
            stream = self.template.root_render_func(self.template.new_context(context))
            while batch := list(islice(stream, _BATCH)):
                size += sum(map(len, batch))
                if size > MAX_OUTPUT:
                    advice = "检查模板里的循环"
                    raise TemplateError([unusable(self.name, "填出来的内容太多", advice)])
                chunks += batch
        except (TemplateRuntimeError, TypeError, ValueError) as error:
            # Our own filters say in Chinese what is wrong; Jinja and Python in English.
            own = type(error) is ValueError
            why = f"这份数据填不进模板（{error}）" if own else "这份数据填不进模板"
            raise TemplateError([unusable(self.name, why, "检查模板里的过滤器和条件")]) from error
        xml = "".join(chunks).encode()
        xml = settle_guards(xml, self.guards) if self.guards else xml
        return settle_breaks(xml) if self.has_breaks else xml


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a template that have tags.

    ``required`` are the fields that they mark 必填, ``annexes`` the placeholder names of those
    annexes that they print.
    """

    parts: dict[str, CompiledPart]
    required: tuple[Path, ...]
    annexes: frozenset[str]


class _Compilation:
    """The work on all parts of one template."""

    def __init__(self, *, annexes: bool) -> None:
        self._annexes = annexes
        self.parts: dict[str, CompiledPart] = {}
        self.required: dict[Path, None] = {}
        self.printed: set[str] = set()
        self.findings: list[Finding] = []

    def add(self, name: str, data: bytes) -> None:
        """Compile one part, or note what is wrong with it."""
        kind = kind_of(name)
        try:
            if kind is None or not _MAY_HAVE_TAGS.search(data):
                parse(data)
                if tag := _tag_without_effect(name, data):
                    message, advice = f"“{tag}”：这个部件里的标签不起作用", "移到正文、页眉、页脚里"
                    self.findings.append(unusable(part_title(name), message, advice))
                return
            work = Preparation(data, kind, annexes=self._annexes)
        except (etree.XMLSyntaxError, ValueError):
            message, advice = "部件不是规范的 XML，或不是常用的写法", "用 Word 或 WPS 重新保存模板"
            self.findings.append(unusable(name, message, advice))
            return
        source = work.source()
        self.findings += work.findings
        self.printed.update(_ANNEX_FIELD.findall(source))
        self.required.update(dict.fromkeys(work.required))
        if not work.findings:
            template = environment(runs=kind != "文件属性").from_string(_XML_HEAD + source)
            self.parts[name] = CompiledPart(name, template, tuple(work.guards), work.has_breaks)


def compile_parts(members: dict[str, bytes], *, annexes: bool) -> Program:
    """Compile the parts of a Word file; raises TemplateError with all that is wrong.

    Without ``annexes``, what only a report with annexes prints is left out, unchecked.
    """
    work = _Compilation(annexes=annexes)
    for name, data in members.items():
        if name.endswith((".xml", ".rels")):
            work.add(name, data)
    if work.findings:
        raise TemplateError(work.findings)
    return Program(work.parts, tuple(work.required), frozenset(work.printed))


def unusable(place: str, message: str, advice: str) -> Finding:
    """Say what is wrong with a template file, and where in it."""
    return Finding(codes.M02, "error", "", place, message, advice)


def _tag_without_effect(name: str, data: bytes) -> str:
    """Return a tag that a part shows, such as a chart; what customXml holds is data, not text."""
    if name.startswith("customXml/"):
        return ""
    found = _WHOLE_TAG.search(data) or _WHOLE_TAG.search(_MARKUP.sub(b"", data))
    return found[0].decode(errors="replace") if found else ""
