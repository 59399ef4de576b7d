"""检查、生成、比较: what is found in a report, the files made of it, what changed in Word."""

from __future__ import annotations

import tempfile
import webbrowser
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response

from reportgen.batch.archive import write_archive
from reportgen.editing.comparing import FieldChange, compare
from reportgen.editing.pulling import pull
from reportgen.errors import OutputError, ReportgenError
from reportgen.findings import shown
from reportgen.formats.carriers import FormlessError
from reportgen.formats.loading import entered_bytes, load, report_of
from reportgen.formats.reading import read_word_bytes
from reportgen.forms.building import build, unprinted
from reportgen.forms.installed import DEFAULT
from reportgen.model.report import UNIT_NAME
from reportgen.ooxml.libreoffice import ConversionError, convert
from reportgen.plaindata.data_files import SUFFIXES, read_bytes
from reportgen.storage import put
from reportgen.web.calls import Call, RefusedCallError, findings_data, refuse_unless
from reportgen.web.filling import form_in
from reportgen.web.form_needs import with_needs
from reportgen.web.unit_state import (
    built_state,
    examine,
    examined,
    last_years,
    output_of,
    title_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.editing.pulling import Side
    from reportgen.findings import Path as FieldPath
    from reportgen.model.report import Report

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DATA_KIND = "application/octet-stream"
NOTE = "x-reportgen-note"
"""The header in which a page is told what there is to say of a file."""

_WRONG, _CONFLICT, _MISSING = 400, 409, 404
_YEAR: FieldPath = ("年度",)
_SIDES: tuple[Side, ...] = ("ours", "theirs")


def checked(call: Call) -> dict[str, Any]:
    """Return all that is found in a file, and what has been made of it."""
    path, form = call.folder.existing(call.text("file")), form_in(call)
    held = examine(str(path), read_bytes(path), form) if form else examined(path)[0]
    if held.loaded is not None:
        with suppress(FormlessError):  # of which all that is missing is told in one finding
            held = with_needs(held, entered_bytes(str(path), read_bytes(path), form).data, form)
    output = output_of(call.folder, held.loaded)
    built, why = built_state(held.loaded, output)
    last = last_years(call.folder, *title_in(held.loaded), besides=path)
    is_whole = held.loaded is not None and not held.loaded.problems and not held.missing
    return {
        "file": call.folder.name(path),
        "title": " ".join(str(each) for each in title_in(held.loaded) if each),
        "state": held.state,
        "findings": findings_data(held.findings),
        "fills": path.suffix.lower() in SUFFIXES,
        "whole": is_whole,
        "built": built,
        "builtWhy": why,
        "output": call.folder.name(output) if built and output is not None else "",
        "last": "" if last is None else call.folder.name(last),
        "others": [call.folder.name(other) for other in call.folder.sources() if other != path],
    }


def build_one(call: Call) -> dict[str, Any]:
    """Make the Word file of a report, as the command line does."""
    path, form = call.folder.existing(call.text("file")), form_in(call) or DEFAULT
    report = load(path, form)
    folder = call.folder.outputs / str(report.year)
    try:
        made = build(report, folder, template=form, force=bool(call.data.get("force")))
    except OutputError as error:
        message = "；".join(each.message for each in error.findings)
        raise RefusedCallError(_CONFLICT, message, may_force=True) from None
    return {
        "output": call.folder.name(made),
        "findings": findings_data(unprinted(report, form)),
    }


def download(call: Call) -> Response:
    """Return a file of the folder; ``as`` is ``pdf`` or ``zip`` for what is made of a Word file."""
    path = call.folder.existing(call.text("file"))
    kind = call.text("as")
    if kind == "pdf":
        return attachment(path.with_suffix(".pdf").name, pdf_of(path))
    if kind == "zip":
        return _zipped(call, path)
    return attachment(path.name, read_bytes(path))


def pdf_of(path: Path) -> bytes:
    """Return a Word file as LibreOffice prints it."""
    try:
        return convert(read_bytes(path), path.suffix.lower(), "pdf")
    except ConversionError as error:
        raise RefusedCallError(
            _MISSING, f"{error}；也可以下载 Word 文件，用 WPS 另存为 PDF"
        ) from None


def _zipped(call: Call, path: Path) -> Response:
    """Return a Word file, its PDF where one can be made, and its data, as an archive.

    A header says why there is no PDF in it.
    """
    members, note = [path], ""
    source = call.text("source")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as name:
        target = Path(name) / "全部.zip"
        try:
            pdf = path.with_suffix(".pdf")
            put(pdf, pdf_of(path))
            members.append(pdf)
        except RefusedCallError as error:
            note = f"压缩包里没有 PDF：{error.message}"
        except ReportgenError as error:
            note = f"压缩包里没有 PDF：{error.findings[0].message}"
        if source:
            members.append(call.folder.existing(source))
        write_archive(target, call.folder.base, members)
        answer = attachment(path.with_suffix(".zip").name, target.read_bytes())
    if note:
        answer.headers[NOTE] = quote(note)
    return answer


def reveal(call: Call) -> dict[str, Any]:
    """Open the folder of a file on this machine, or say where it is."""
    path = call.folder.existing(call.text("file")).resolve()
    if not call.is_here:
        return {"message": f"在服务器的 {call.text('file')}"}
    opened = webbrowser.open(path.parent.as_uri())
    return {"message": f"{'已打开' if opened else '在'} {path.parent}"}


def attachment(name: str, data: bytes) -> Response:
    """Return a file for the browser to save."""
    kind = _KINDS.get(PurePath(name).suffix.lower(), _DATA_KIND)
    told = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=kind, headers=told)


def differences(call: Call) -> dict[str, Any]:
    """Return what differs between a file of the folder and another, or one that was dropped."""
    path = call.folder.existing(call.text("file"))
    new = load(path)
    if other := call.text("other"):
        old = load(call.folder.existing(other))
        wrong = _not_of(new, {UNIT_NAME: [old.overview.unit_name]}, other)
        return {"changes": changes_data(compare(old, new)), "warning": wrong}
    reading = read_word_bytes(PurePath(call.text("source")).name, call.body)
    dropped = report_of(reading.entered)
    said = [*reading.unplaced, *reading.notes]
    carried = {} if reading.carried is None else reading.carried.data
    units = [dropped.overview.unit_name, carried.get("部门概况", {}).get("单位名称")]
    years = [dropped.year, carried.get("年度")]
    return {
        "warning": _not_of(new, {UNIT_NAME: units, _YEAR: years}, call.text("source")),
        "changes": changes_data(compare(new, dropped)),
        "findings": findings_data(said),
        "carries": reading.carried is not None,
    }


def _not_of(report: Report, told: Mapping[FieldPath, Sequence[object]], name: str) -> str:
    """Return what says that a file is of another unit or year than a report; empty where it isn't.

    ``told`` are the names and years that count as the file's own: what it says now, and what it
    said when it was made.
    """
    own = {UNIT_NAME: report.overview.unit_name, _YEAR: str(report.year)}
    others = [
        f"{path[-1]}是“{shown(str(said[0]))}”，不是“{shown(own[path])}”"
        for path, said in told.items()
        if own[path] not in map(str, said)
    ]
    return f"{name}的{'，'.join(others)}：看看是不是选错了文件" if others else ""


def changes_data(changes: Iterable[FieldChange]) -> list[dict[str, Any]]:
    """Return changes as pages show them."""
    return [each.as_dict() for each in changes]


def take_back(call: Call) -> dict[str, Any]:
    """Write what was edited in a Word file that was dropped into its data file.

    ``choices`` says, for each field that both have changed, whose value counts. While one is not
    decided nothing is written, and the conflicts are the answer.
    """
    path = call.folder.existing(call.text("file"))
    reading = read_word_bytes(PurePath(call.text("source")).name, call.body)
    if reading.carried is None:
        raise RefusedCallError(_WRONG, "文件里没有带着数据，不是这里生成的；可以比较，不能写回")
    choices = _choices(call.text("choices"))
    result = pull(reading.data, reading.carried.data, path, choices, places=reading.places)
    open_ones = [each for each in result.conflicts if each.path not in choices]
    return {
        "written": result.written,
        "changes": changes_data(result.edits),
        "conflicts": [asdict(each) for each in open_ones],
        "findings": findings_data([*result.kept, *reading.unplaced]),
    }


def _choices(text: str) -> dict[str, Side]:
    """Return whose value counts for the fields of ``path=side`` lines."""
    found: dict[str, Side] = {}
    for line in text.splitlines():
        label, _, side = line.rpartition("=")
        refuse_unless(label and side in _SIDES, "选哪一边没有写对")
        found[label] = "ours" if side == "ours" else "theirs"
    return found
