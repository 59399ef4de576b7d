"""A template made ready once, to be rendered many times."""

from __future__ import annotations

import hashlib
import re
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from reportgen._version import __version__
from reportgen.engine.program import Hooks, Program, compile_parts, unusable
from reportgen.engine.rendering import finished, render_with_additions
from reportgen.errors import InputError, TemplateError
from reportgen.forms import photographs
from reportgen.forms.annex_pruning import prune_annexes
from reportgen.forms.cleaning import clean
from reportgen.forms.contents_updates import asking_for_update
from reportgen.forms.context import context_of
from reportgen.forms.figure_columns import align_columns
from reportgen.forms.form_settings import form_settings
from reportgen.forms.printed_paths import uses_of
from reportgen.forms.report_conversion import as_report_of
from reportgen.forms.report_language import REPORT_LANGUAGE, language_of, schema_of
from reportgen.forms.requirements import missing
from reportgen.forms.template_members import in_file, read_template
from reportgen.forms.unprinted import gaps_of, unprinted_findings
from reportgen.model.report import Report
from reportgen.ooxml import data_part, package
from reportgen.ooxml.data_part import TemplateLabel

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from reportgen.findings import Finding
    from reportgen.forms.report_language import FieldGroup
    from reportgen.forms.unprinted import Gap

_ANNEXES = "附件"
_ANNEX_FIELD = re.compile(rf"\b{_ANNEXES}\.(\w+)")


OWN, DOCXTPL = ENGINES = ("reportgen", "docxtpl")
"""What renders a template: the engine of this package, or docxtpl itself."""


@cache
def _adapter(model: type[Report]) -> TypeAdapter[Report]:
    """Return what writes reports as bytes at once: their own method makes a text of them first."""
    return TypeAdapter(model)


def _filled(report: Report) -> Report:
    # For start-up: most reports have no annexes.
    from reportgen.model.computed_annexes import filled

    return filled(report)


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
        members, left_out = clean(members)
        members = asking_for_update(members)
        self.label, self.left_out = label, tuple(left_out)
        self._given, self._later = members, later
        self._annexes: set[str] = set()
        self._gaps: dict[tuple[type[Report], bool], tuple[Gap, ...]] = {}
        self._is_unknown = False
        self._rooms: list[tuple[float, float]] = []
        self._plain = self._second() if engine == DOCXTPL else self._compiled(annexes=later is None)
        self.required = self._plain.required
        members, self._data_name = data_part.add_place(members)
        self._order = sorted(members, key=_member_order)
        fixed = {name: data for name, data in members.items() if name not in self._plain.parts}
        self._unpacked = fixed
        self._fixed = {name: package.pack_member(name, data) for name, data in fixed.items()}
        self._digests = {name: hashlib.sha256(data).digest() for name, data in fixed.items()}

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
        hooks = Hooks(
            None if annexes else prune_annexes,
            self._watch,
        )
        return compile_parts(self._given, schema_of(self.model), language_of(self.model), hooks)

    def _watch(self, source: str) -> None:
        """Note which annexes a part prints, and how much room it has for pictures."""
        self._annexes.update(_ANNEX_FIELD.findall(source))
        self._rooms += photographs.rooms_in(source)

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
        if self.engine == DOCXTPL:
            return self._rendered_by_docxtpl(report, source, pictures=pictures)
        rendered = self._rendered(report, pictures=pictures and self._prints_pictures(report))
        digests = {name: hashlib.sha256(data).digest() for name, data in rendered.items()}
        content = data_part.content_hash({**self._digests, **digests})
        rendered[self._data_name] = self._data_of(report, content, source)
        packed = {name: package.pack_member(name, data) for name, data in rendered.items()}
        added = sorted(packed.keys() - {*self._order, self._data_name})
        names = [*self._order, *added, self._data_name]
        return package.join(packed.get(name) or self._fixed[name] for name in names)

    def _data_of(self, report: Report, content: str, source: str) -> bytes:
        """Return the part with the data of a report; ``content`` is the hash of all other parts."""
        json = _adapter(type(report)).dump_json(report, by_alias=True, exclude_none=True)
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
        names = [*sorted(set(members) - {name}, key=_member_order), name]
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

        Its pictures are left out: only what it says is asked for.
        """
        if self.engine == DOCXTPL:
            made = self._rendered_by_docxtpl(report, "", pictures=False)
            return data_part.remove_data(package.unpack(made))
        return {**self._unpacked, **self._rendered(report)}

    def _prints_pictures(self, report: Report) -> bool:
        """Return whether a report has pictures, and the form a place for them."""
        return photographs.has_pictures(report) and self._prints(photographs.EVIDENCE)

    def _rendered(self, report: Report, *, pictures: bool = False) -> dict[str, bytes]:
        program = self._bare if report.annexes is None else self._whole
        context = self._context(report, pictures=pictures)
        if pictures:
            rendered = render_with_additions(program, context, {**self._given, **self._unpacked})
        else:
            rendered = {name: part.render(context) for name, part in program.parts.items()}
        return finished(program, rendered, self._given)

    def _context(self, report: Report, *, pictures: bool = False) -> FieldGroup:
        """Return a report as templates see it; raises InputError for what the form requires.

        With ``pictures`` they are read, and what can't be used of them is an InputError too.
        """
        if type(report) is not self.model and self.model is not Report:
            report = as_report_of(self.model, report)
        context = context_of(report if report.annexes is None else _filled(report))
        if report.annexes is not None:
            align_columns(context["附件"])
        model = type(report)
        if lacking := missing(self.required, context, report.places, self.label.name, model):
            raise InputError(lacking)
        if pictures:
            photographs.put_pictures(
                context,
                report,
                self._rooms or [photographs.usual_room(self._given[package.DOCUMENT])],
            )
        elif photographs.has_pictures(report):
            photographs.without_pictures(context)
        return context


@lru_cache(maxsize=32)
def _compiled_again(
    packed: bytes, label: TemplateLabel, later: str | None, model: type[Report], engine: str
) -> CompiledTemplate:
    return CompiledTemplate(package.unpack(packed), label, later, model, engine)


def compile_template(
    path: str | os.PathLike[str], name: str = "", year: int | None = None
) -> CompiledTemplate:
    """Compile a template file; ``name`` and ``year`` are what outputs say it was.

    Raises TemplateError for a file that can't be used, and for every wrong tag at once, with its
    place (row and column of the table, or paragraph), its text and what to do.
    """
    return compile_file(Path(path), name, year)


def compile_file(
    path: Path,
    name: str = "",
    year: int | None = None,
    *,
    annexes_later: bool = False,
    model: type[Report] | None = None,
) -> CompiledTemplate:
    """Compile a template file as ``compile_template`` does.

    With ``annexes_later``, what only annexes print is left until a report has some: starting is
    faster. ``model`` is that of the form's reports; without it, as the 表样.yaml beside it says.
    """
    members, digest = read_template(path)
    label = TemplateLabel(name or path.stem, year, digest)
    with in_file(str(path)):
        later = str(path) if annexes_later else None
        return CompiledTemplate(members, label, later, model or form_settings(path).model)


def _member_order(name: str) -> tuple[int, str]:
    first = (package.CONTENT_TYPES, "_rels/.rels", package.DOCUMENT)
    return (first.index(name), "") if name in first else (len(first), name)
