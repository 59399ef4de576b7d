"""A template made ready once, to be rendered many times."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reportgen._version import __version__
from reportgen.engine.compiled_parts import Program, unusable
from reportgen.engine.rendering import finished, render_with_additions
from reportgen.errors import TemplateError, require_report
from reportgen.forms import photographs
from reportgen.forms.form_settings import form_settings
from reportgen.forms.kept_forms import FormState, LaterMembers, keep_form, kept_form, near
from reportgen.forms.printed_paths import uses_of
from reportgen.forms.report_charts import CHART_TAG
from reportgen.forms.report_language import REPORT_LANGUAGE, language_of, schema_of
from reportgen.forms.template_members import (
    in_file,
    member_order,
    members_of,
    prepared,
    template_bytes,
)
from reportgen.forms.unprinted import gaps_of, unprinted_findings
from reportgen.forms.whole_context import whole_context
from reportgen.model.report import Report
from reportgen.ooxml import data_part, package
from reportgen.ooxml.data_part import TemplateLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reportgen.findings import Finding
    from reportgen.forms.report_language import FieldGroup
    from reportgen.forms.unprinted import Gap

_ANNEXES = "附件"
_ANNEX_FIELD = re.compile(rf"\b{_ANNEXES}\.(\w+)")


OWN, DOCXTPL = ENGINES = ("reportgen", "docxtpl")
"""What renders a template: the engine of this package, or docxtpl itself."""


class CompiledTemplate:
    """A template whose tags were all checked, with everything done that no report changes.

    ``label`` is its name, first fiscal year and SHA-256; ``required`` are the paths of the fields
    that it marks 必填; ``left_out`` says what it has that no report should have, and has none of.
    ``render`` may be called any number of times. Made by ``compile_template``.
    """

    def __init__(
        self,
        members: dict[str, bytes],
        label: TemplateLabel,
        later: str | None = None,
        model: type[Report] = Report,
        engine: str = OWN,
    ) -> None:
        """Compile the members of a Word file; raises TemplateError with all that is wrong.

        With ``later``, what errors call the file, what only annexes print is compiled, and found
        wrong, when the first report that has annexes is rendered. ``model`` is that of the form's
        reports; ``engine`` is ``docxtpl`` to render through docxtpl itself, tags and all.
        """
        if engine not in ENGINES:
            advice = f"可以写：{'、'.join(ENGINES)}"
            raise TemplateError([unusable("", f"没有“{engine}”这种引擎", advice)])
        self.model, self.engine = model, engine
        members, left_out = prepared(members)
        self.label, self.left_out = label, tuple(left_out)
        self._given: Mapping[str, bytes] = members
        self._later = later
        self._annexes: set[str] = set()
        self._gaps: dict[tuple[type[Report], bool], tuple[Gap, ...]] = {}
        self._is_unknown = False
        self._rooms: list[tuple[float, float]] = []
        self._draws = False
        self._plain = self._second() if engine == DOCXTPL else self._compiled(annexes=later is None)
        self.required = self._plain.required
        members, self._data_name = data_part.add_place(members)
        self._order = sorted(members, key=member_order)
        fixed = {name: data for name, data in members.items() if name not in self._plain.parts}
        self._fixed = {name: package.pack_member(name, data) for name, data in fixed.items()}
        self._digests = {name: hashlib.sha256(data).digest() for name, data in fixed.items()}

    @classmethod
    def _restored(
        cls, data: bytes, label: TemplateLabel, later: str, model: type[Report]
    ) -> CompiledTemplate | None:
        """Return the template of a file's bytes as it was kept; None where it was not."""
        if (state := kept_form(label, model, language_of(model))) is None:
            return None
        made = cls.__new__(cls)
        made.model, made.engine, made.label, made._later = model, OWN, label, later
        made._given = LaterMembers(state.near, lambda: prepared(package.unpack(data))[0])
        made._gaps, made._is_unknown = {}, False
        made._plain, made.left_out, made._order, made._data_name = state[:4]
        made._fixed, made._digests, made._annexes, made._rooms, made._draws, _ = state[4:]
        made.required = made._plain.required
        return made

    def _keep(self) -> None:
        about = (self._annexes, self._rooms, self._draws, near(self._given))
        fixed = (self._order, self._data_name, self._fixed, self._digests)
        keep_form(FormState(self._plain, self.left_out, *fixed, *about), self.label, self.model)

    @cached_property
    def _unpacked(self) -> dict[str, bytes]:
        members, _ = data_part.add_place(dict(self._given))
        return {name: data for name, data in members.items() if name not in self._plain.parts}

    @cached_property
    def _bare(self) -> Program:
        """What prints a report without annexes: nothing of theirs is gone through."""
        if self._later is not None or self.engine == DOCXTPL:
            return self._plain
        bare = self._compiled(annexes=False)
        return bare if bare.parts.keys() == self._plain.parts.keys() else self._plain

    @cached_property
    def _whole(self) -> Program:
        if self._later is None or self.engine == DOCXTPL:
            return self._plain
        with in_file(self._later):
            return self._compiled(annexes=True)

    def _compiled(self, *, annexes: bool) -> Program:
        """Compile the form's parts, and note which annexes they print."""
        # For start-up: a form that was kept needs none of it.
        from reportgen.engine.program import Hooks, compile_parts
        from reportgen.forms.annex_pruning import prune_annexes

        hooks = Hooks(None if annexes else prune_annexes, self._watch)
        return compile_parts(self._given, schema_of(self.model), language_of(self.model), hooks)

    def _watch(self, source: str) -> None:
        """Note which annexes a part prints, whether it draws charts, its room for pictures."""
        self._annexes.update(_ANNEX_FIELD.findall(source))
        self._rooms += photographs.rooms_in(source)
        self._draws |= CHART_TAG.search(source) is not None

    def _second(self) -> Program:
        """Return what docxtpl needs of it: the fields that it marks 必填, and those it prints."""
        try:
            whole = self._compiled(annexes=True)
        except TemplateError:  # what this engine refuses, docxtpl may take
            self._is_unknown = True
            return Program({}, ())
        return Program({}, whole.required, whole.printed)

    def with_engine(self, engine: str) -> CompiledTemplate:
        """Return the same template for another engine; raises TemplateError for an unknown one."""
        if engine == self.engine:
            return self
        return _compiled_again(self.packed, self.label, self._later, self.model, engine)

    def __reduce__(self) -> tuple[Callable[..., CompiledTemplate], tuple[object, ...]]:
        """Travel to another process as the Word file; it is compiled once there."""
        return _compiled_again, (self.packed, self.label, self._later, self.model, self.engine)

    @cached_property
    def packed(self) -> bytes:
        """The template as a Word file, without what no report should have."""
        return package.join(package.pack_member(name, data) for name, data in self._given.items())

    def render(self, report: Report, source: str = "", *, pictures: bool = True) -> bytes:
        """Return the .docx of one report; ``source``, the SHA-256 of its file, is noted in it.

        Without ``pictures``, those of 佐证材料 are left out, and what they show stays.

        The same report gives the same bytes, anywhere and any day, with the same compressor.
        Raises InputError with all fields that the form requires and the report does not have.
        """
        require_report(report)
        if self.engine == DOCXTPL:
            return self._rendered_by_docxtpl(report, source, pictures=pictures)
        shows = pictures and self._prints_pictures(report)
        rendered = self._rendered(report, pictures=shows, charts=True)
        digests = {name: hashlib.sha256(data).digest() for name, data in rendered.items()}
        content = data_part.content_hash({**self._digests, **digests})
        rendered[self._data_name] = self._data_of(report, content, source)
        packed = {name: package.pack_member(name, data) for name, data in rendered.items()}
        added = sorted(packed.keys() - {*self._order, self._data_name})
        names = [*self._order, *added, self._data_name]
        return package.join(packed.get(name) or self._fixed[name] for name in names)

    def _data_of(self, report: Report, content: str, source: str) -> bytes:
        """Return the part with the data of a report; ``content`` is the hash of all other parts."""
        json = report.model_dump_json(by_alias=True, exclude_none=True).encode()
        return data_part.make_part(json, self.label, __version__, content, source)

    def _rendered_by_docxtpl(self, report: Report, source: str, *, pictures: bool = True) -> bytes:
        # For start-up: docxtpl is asked for with --engine.
        from reportgen.engine.second_opinion import render_with_docxtpl

        pictures = pictures and self._prints_pictures(report)
        context = self._context(report, pictures=pictures)
        made = render_with_docxtpl(self.packed, context, REPORT_LANGUAGE, closed=True)
        members, name = data_part.add_place(package.unpack(made))
        digests = {key: hashlib.sha256(data).digest() for key, data in members.items()}
        members[name] = self._data_of(report, data_part.content_hash(digests), source)
        names = [*sorted(set(members) - {name}, key=member_order), name]
        return package.join(package.pack_member(each, members[each]) for each in names)

    def unprinted(self, report: Report) -> list[Finding]:
        """Return what a report has and its document will not: what the form does not print."""
        if self._is_unknown:
            return []
        key = type(report), report.annexes is not None
        if key not in self._gaps:
            program = self._whole if key[1] else self._plain
            paths = {use.path for use in uses_of(program.printed, self.model)}
            self._gaps[key] = gaps_of(key[0], paths)
        return unprinted_findings(report, self._gaps[key], self.label.name)

    def _prints(self, annex: str) -> bool:
        """Return whether the form has a place for an annex."""
        return bool(self._whole) and annex in self._annexes

    def printed(self, report: Report) -> dict[str, bytes]:
        """Return the members of one report's file by name, unpacked, without the data inside it.

        Its pictures and charts are left out: only what it says is asked for.
        """
        if self.engine == DOCXTPL:
            made = self._rendered_by_docxtpl(report, "", pictures=False)
            return data_part.remove_data(package.unpack(made))
        return {**self._unpacked, **self._rendered(report)}

    def _prints_pictures(self, report: Report) -> bool:
        """Return whether a report has pictures, and the form a place for them."""
        return photographs.has_pictures(report) and self._prints(photographs.EVIDENCE)

    def _rendered(
        self, report: Report, *, pictures: bool = False, charts: bool = False
    ) -> dict[str, bytes]:
        program = self._bare if report.annexes is None else self._whole
        context = self._context(report, pictures=pictures)
        adds = pictures or (charts and self._draws)
        given = {**self._given, **self._unpacked} if adds or program.has_addresses else self._given
        if adds:
            return finished(program, render_with_additions(program, context, given), given)
        return finished(program, {n: p.render(context) for n, p in program.parts.items()}, given)

    def _context(self, report: Report, *, pictures: bool = False) -> FieldGroup:
        rooms = self._picture_rooms if pictures else None
        return whole_context(report, self.model, self.required, self.label.name, rooms)

    def _picture_rooms(self) -> list[tuple[float, float]]:
        return self._rooms or [photographs.usual_room(self._given[package.DOCUMENT])]


@lru_cache(maxsize=32)
def _compiled_again(
    packed: bytes, label: TemplateLabel, later: str | None, model: type[Report], engine: str
) -> CompiledTemplate:
    return CompiledTemplate(package.unpack(packed), label, later, model, engine)


def compile_file(
    path: Path,
    name: str = "",
    year: int | None = None,
    *,
    annexes_later: bool = False,
    model: type[Report] | None = None,
) -> CompiledTemplate:
    """Compile a template file as ``form_templates.compile_template`` does.

    With ``annexes_later``, what only annexes print is left until a report has some: starting is
    faster. ``model`` is that of the form's reports; without it, as the 表样.yaml beside it says.
    """
    data = template_bytes(path)
    label = TemplateLabel(name or path.stem, year, hashlib.sha256(data).hexdigest())
    model = model or form_settings(path).model
    with in_file(str(path)):
        if not annexes_later:
            return CompiledTemplate(members_of(path, data), label, None, model)
        if kept := CompiledTemplate._restored(data, label, str(path), model):
            return kept
        made = CompiledTemplate(members_of(path, data), label, str(path), model)
    made._keep()
    return made
