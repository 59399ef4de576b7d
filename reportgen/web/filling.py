"""填报: what the page of one unit asks of the server while it is being filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.editing.field_writing import entered_fields, shape, tidied
from reportgen.errors import InputError, ReportgenError
from reportgen.formats.excel.pasted_prose import PlacedText, groups_of, paragraphs_of
from reportgen.formats.loading import entered_bytes, model_of
from reportgen.formats.partial_loading import partly, with_form
from reportgen.forms.installed import DEFAULT, list_templates
from reportgen.forms.printed_labels import fields_of_form
from reportgen.forms.template_title import kind_of, title_of
from reportgen.labels import name_of
from reportgen.model.base import field_tree
from reportgen.plaindata.data_files import SUFFIXES, read_bytes
from reportgen.storage import keep_aside, write_into
from reportgen.web.calls import Call, findings_data, refuse_unless
from reportgen.web.computed_values import computed
from reportgen.web.form_description import described_form
from reportgen.web.form_needs import with_needs
from reportgen.web.presence import Presence
from reportgen.web.saving import changes_of, save
from reportgen.web.unit_state import (
    Examined,
    built_state,
    examine_loaded,
    examined,
    last_years,
    output_of,
    title_in,
    version_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.model.report import Report

_presence = Presence()


def data_file(call: Call) -> Path:
    """Return the data file that a call is for; raises for one that can't be filled in."""
    path = call.folder.existing(call.text("file"))
    refuse_unless(path.suffix.lower() in SUFFIXES, "这份文件不能在页面上填，先导入成数据文件")
    return path


def form_in(call: Call) -> str:
    """Return the form that a call is for: one that is installed, or none for the usual one."""
    form = call.text("form")
    known = [each.name for each in list_templates()]
    refuse_unless(not form or form in known, "没有这份表样")
    return form


def unit(call: Call) -> dict[str, Any]:
    """Return all that the page needs to begin: the form, what is filled in, last year's."""
    path, form = data_file(call), form_in(call)
    data = read_bytes(path)
    model = _model(path, data, form)
    held, last, report = _beside_last(call, path, data, form)
    return {
        "file": call.folder.name(path),
        "version": version_of(data),
        "form": described_form(model),
        "fields": entered_fields(str(path), data, model),
        "last": {} if report is None else report.model_dump(mode="json", by_alias=True),
        "lastFile": "" if last is None else call.folder.name(last),
        "forms": installed_forms(),
        "default": DEFAULT,
        "printed": sorted(fields_of_form(form or DEFAULT)),
        "others": _presence.call(str(path), call.text("window", "?")),
        **_told(call, path, held),
    }


def save_unit(call: Call) -> dict[str, Any]:
    """Write the fields that a page has changed; return what the checks and sums say now."""
    path, form = data_file(call), form_in(call)
    model = _model(path, read_bytes(path), form)
    saved = save(path, changes_of(call.data.get("changes")), call.text("version"), model)
    held, _, _ = _beside_last(call, path, saved.data, form)
    answer = {"version": version_of(saved.data), **_told(call, path, held)}
    if saved.others:
        answer["fields"] = entered_fields(str(path), saved.data, model)
    return answer


def look(call: Call) -> dict[str, Any]:
    """Tell a window of others that have the file open, and of the version that is there."""
    path = data_file(call)
    window = call.text("window", "?")
    if call.data.get("leaves"):
        _presence.leave(str(path), window)
        return {"others": 0}
    return {
        "others": _presence.call(str(path), window),
        "version": version_of(read_bytes(path)),
    }


def tidy(call: Call) -> dict[str, Any]:
    """Write a data file anew as the blank form has it, the old one beside it as .bak."""
    path, form = data_file(call), form_in(call)
    before = read_bytes(path)
    after = tidied(str(path), before, _model(path, before, form))
    keep_aside(path, before)
    write_into(path, before, after)
    return {"version": version_of(after)}


def pasted(call: Call) -> dict[str, Any]:
    """Return the items of a list that were pasted as one text, without the numbers before them."""
    path = call.data.get("path")
    refuse_unless(isinstance(path, list) and path, "“path”应是栏目")
    data = data_file(call)
    node = field_tree(_model(data, read_bytes(data), form_in(call)))
    for label in path if isinstance(path, list) else ():
        inner = (node.element or node).fields or {}
        refuse_unless(name_of(str(label)) in inner, "表上没有这一栏")
        node = inner[name_of(str(label))]
    refuse_unless(node.element is not None, "这一栏不是列表")
    text = PlacedText(call.text("text"), "")
    if node.element is not None and node.element.fields is not None:
        return {"items": [shape(node.element, each) for each in groups_of(node, text)]}
    return {"items": [each.text for each in paragraphs_of([text])]}


def installed_forms() -> list[dict[str, str]]:
    """Return name and title of each form that reports can be made in."""
    newest = {each.name: each for each in list_templates()}
    return [
        {"name": each.name, "years": each.years, **_about(each.path)} for each in newest.values()
    ]


def _about(path: Path) -> dict[str, str]:
    try:
        return {"title": title_of(path), "kind": kind_of(path)}
    except ReportgenError:
        return {"title": path.stem, "kind": ""}


def _model(path: Path, data: bytes, form: str) -> type[Report]:
    if form:
        return model_of(form)
    try:
        return model_of("", entered_bytes(str(path), data).data)
    except InputError:
        return model_of(DEFAULT)


def _beside_last(
    call: Call, path: Path, data: bytes, form: str
) -> tuple[Examined, Path | None, Report | None]:
    """Return what is found in a file, beside that of the year before; its file and its report.

    They are none where the folder has none, or none that is whole.
    """
    try:
        entered = entered_bytes(str(path), data, form)
        loaded = partly(with_form(entered))
    except InputError as error:
        return Examined(None, error.findings), None, None
    last = last_years(call.folder, *title_in(loaded), besides=path)
    found = None if last is None else examined(last)[0].loaded
    report = None if found is None or found.problems else found.report
    held = with_needs(examine_loaded(loaded, form, report), entered.data, form)
    return held, last, report


def _told(call: Call, path: Path, held: Examined) -> dict[str, Any]:
    values, notes = computed(held.loaded)
    output = output_of(call.folder, held.loaded)
    built, why = built_state(held.loaded, output)
    return {
        "findings": findings_data(held.findings),
        "state": held.state,
        "values": values,
        "notes": notes,
        "built": built,
        "builtWhy": why,
        "output": call.folder.name(output) if built and output is not None else "",
        "title": " ".join(str(each) for each in title_in(held.loaded) if each),
    }
