"""What is made of a template's parts: those with tags, ready to be rendered, and kept so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError

from reportgen import codes
from reportgen.engine.bounds import MAX_PRINTED, bounded
from reportgen.engine.guards import Guard, settle_guards
from reportgen.engine.language import Language, environment
from reportgen.engine.printing import PrintError, additions
from reportgen.engine.section_breaks import settle_breaks
from reportgen.engine.unique_ids import NONE_TAKEN, Taken
from reportgen.engine.value_errors import undefined_name, unfit_value
from reportgen.errors import TemplateError
from reportgen.findings import Finding
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import CodeType

    from jinja2 import Template

    from reportgen.engine.bookmarks import Crossing
    from reportgen.engine.printed_names import Printed
    from reportgen.findings import Path

_TOUCHING = b"</w:tbl><w:tbl>"
_APART = (
    b'</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    b'<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p><w:tbl>'
)
"""Two tables that a loop made are one to Word where nothing stands between them."""


class CompiledPart(NamedTuple):
    """A part that has tags: its Jinja template, and what is to be settled once it is rendered.

    ``bookmarks`` are the names of its bookmarks where tags may repeat some or leave them out, and
    ``links`` the bookmarks that its relationships lead to;
    ``lines`` are text and place of the tag on each line of its source; ``is_checked`` tells that
    whatever it prints is well formed, as all that it may print was known; ``code`` is what Jinja
    made of its source, for text inside ``runs`` or for plain text; ``has_addresses`` tells that
    the addresses of its links stand in its text, to be taken out.
    """

    name: str
    template: Template
    guards: tuple[Guard, ...] = ()
    has_breaks: bool = False
    has_columns: bool = False
    has_merges: bool = False
    has_contents: bool = False
    has_captions: bool = False
    has_ids: bool = False
    has_tables: bool = False
    has_restarts: bool = False
    bookmarks: frozenset[bytes] = frozenset()
    links: Mapping[str, str] = {}
    is_checked: bool = True
    lines: Mapping[int, tuple[str, str]] = {}
    code: CodeType | None = None
    runs: bool = True
    has_addresses: bool = False

    def render(self, context: Mapping[str, object]) -> bytes:
        """Return the part for one mapping; raises TemplateError where its values do not fit in."""
        chunks: list[str] = []
        room = MAX_PRINTED
        stream = self.template.root_render_func(self.template.new_context(dict(context)))
        try:
            with bounded():
                for chunk in stream:
                    chunks.append(chunk)
                    room -= len(chunk)
                    if room < 0:
                        raise TemplateError([self._too_much(stream)])
        except (JinjaError, PrintError, *_FAILURES) as error:
            raise TemplateError([self._failure(error)]) from error
        return self._settled("".join(chunks).encode())

    def _settled(self, xml: bytes) -> bytes:
        """Return the part with what its tags leave open settled; few parts have all of it."""
        xml = settle_guards(xml, self.guards) if self.guards else xml
        xml = settle_breaks(xml) if self.has_breaks else xml
        may_have_pictures = additions.get(None) is not None
        if not self.is_checked or may_have_pictures:
            from reportgen.engine.settling import has_marks, settle_texts  # start-up

            xml = settle_texts(xml) if has_marks(xml) else xml
            self._require_well_formed(xml)
        if self.has_columns:
            from reportgen.engine.grids import settle_grids  # start-up

            xml = settle_grids(xml)
        if self.has_merges:
            from reportgen.engine.merged_labels import settle_labels  # start-up

            xml = settle_labels(xml)
        if self.has_captions:
            from reportgen.engine.captions import count_captions  # start-up

            xml = count_captions(xml)
        if self.has_contents:
            from reportgen.engine.contents import settle_entries  # start-up

            xml = settle_entries(xml)
        if self.has_tables:
            xml = xml.replace(_TOUCHING, _APART)
        if self.bookmarks:
            from reportgen.engine.bookmarks import settle_bookmarks  # start-up

            xml = settle_bookmarks(xml, self.bookmarks, self.links)
        return xml

    def _require_well_formed(self, xml: bytes) -> None:
        from lxml import etree  # start-up: what reports print is known

        try:
            parse(xml)
        except (etree.XMLSyntaxError, ValueError) as error:
            advice = "内容里有自己写的标记时，检查它是否完整"
            raise TemplateError([unusable(self.name, "填出来的不是规范的文件", advice)]) from error

    def _failure(self, error: Exception) -> Finding:
        """Return which tag could not be rendered, where it stands, and why."""
        quote, place = self._tag_of(error)
        shown = f"“{quote}”：" if quote else ""
        why, advice = "这份数据填不进表样", "检查表样里的过滤器和条件"
        if isinstance(error, PrintError):
            why, advice = str(error), error.advice
        elif isinstance(error, UndefinedError):
            why, advice = undefined_name(str(error))
        elif type(error) is ValueError:  # our own filters say in Chinese what is wrong
            why = f"{why}（{error}）"
        elif not self.is_checked:
            why, advice = unfit_value(error)
        return Finding(codes.M02, "error", "", place or self.name, shown + why, advice)

    def _too_much(self, stream: Iterator[str]) -> Finding:
        """Return at which tag the part got too long."""
        frame = getattr(stream, "gi_frame", None)
        at = self.template.get_corresponding_lineno(frame.f_lineno) if frame else 0
        before = max((line for line in self.lines if line <= at), default=0)
        quote, place = self.lines.get(before, ("", self.name))
        shown = f"“{quote}”：" if quote else ""
        message = f"{shown}填出来的内容太多，一个部件最多{MAX_PRINTED}个字"
        return unusable(place, message, "检查表样里的循环，减少数据的项数")

    def _tag_of(self, error: Exception) -> tuple[str, str]:
        found, trace = ("", ""), error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.template.filename:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
                found = self.lines.get(line, found)
            trace = trace.tb_next
        return found


_FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a template that have tags; ``required`` are the fields that they mark 必填.

    ``printed`` are those that they print, but for what only the properties of the file say.
    ``notes`` are the parts of footnotes without those that have tags; ``crossing`` are bookmarks
    that other parts refer to. ``taken`` are the ids of drawings and the like in the parts without
    tags, and ``other_ids`` those of these parts that are given other ones.
    """

    parts: dict[str, CompiledPart]
    required: tuple[Path, ...]
    printed: tuple[Printed, ...] = ()
    notes: Mapping[str, bytes] = field(default_factory=dict)
    crossing: Crossing = field(default_factory=dict)
    taken: Taken = NONE_TAKEN
    other_ids: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def has_addresses(self) -> bool:
        """Whether addresses of links are to be taken out of any part."""
        return any(part.has_addresses for part in self.parts.values())


def ready(code: CodeType, language: Language, *, runs: bool, closed: bool) -> Template:
    """Return the Jinja template of what a part's source was compiled to."""
    env = environment(language, runs=runs, closed=closed)
    return env.template_class.from_code(env, code, dict(env.globals))


def unusable(place: str, message: str, advice: str) -> Finding:
    """Return a finding on what is wrong with a template file, and where in it."""
    return Finding(codes.M02, "error", "", place, message, advice)
