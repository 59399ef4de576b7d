"""清单: the units and years of a folder, and new ones from blank, last year's file or Excel."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

from reportgen.editing.drafting import draft
from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.carriers import DATA, WORD, carrier_of
from reportgen.formats.filled_yaml import filled_yaml
from reportgen.formats.loading import entered_bytes, model_of
from reportgen.formats.partial_loading import partly
from reportgen.formats.reading import read_word_bytes
from reportgen.forms.installed import DEFAULT
from reportgen.storage import write
from reportgen.web.calls import Call, findings_data, refuse_unless
from reportgen.web.filling import form_in, installed_forms
from reportgen.web.unit_state import unit_row

_YAML = DATA.suffixes[0]
_FIRST, _LAST = 2000, 2099


def units(call: Call) -> dict[str, Any]:
    """Return a row for each file of the folder, and the forms that there are."""
    rows = [unit_row(call.folder, path) for path in call.folder.sources()]
    folders = [call.folder.name(path) for path in call.folder.folders()]
    return {"rows": rows, "forms": installed_forms(), "default": DEFAULT, "folders": folders}


def new_blank(call: Call) -> dict[str, Any]:
    """Begin a data file from the blank form."""
    form = form_in(call)
    path = call.folder.new_file(call.text("name"), _YAML)
    text = blank_yaml(
        _year(call), annexes=bool(call.data.get("annexes")), model=model_of(form or DEFAULT)
    )
    return _begun(call, path, text)


def new_from(call: Call) -> dict[str, Any]:
    """Begin a data file from one that was dropped: as it is, or as a draft of the next year's.

    ``as`` is ``next`` for the next year's draft, anything else for the same report as data.
    """
    source = call.text("source")
    refuse_unless(carrier_of(source) is not None, "这种文件读不了；放 Word、Excel 或数据文件")
    name = call.text("name") or PurePath(source).stem
    path = call.folder.new_file(name, _YAML)
    text, listed = text_from(source, call.body, as_next=call.text("as") == "next")
    return {**_begun(call, path, text), "findings": findings_data(listed)}


def text_from(source: str, data: bytes, *, as_next: bool) -> tuple[str, list[Any]]:
    """Return a file's report as the form in YAML, and what there is to say about reading it."""
    name = PurePath(source.replace("\\", "/")).name
    if carrier_of(name) is WORD:
        reading = read_word_bytes(name, data)
        held, said = reading.entered, [*reading.unplaced, *reading.notes]
    else:
        held = entered_bytes(name, data)
        said = [*held.remarks]
    loaded = partly(held)
    if as_next:
        return draft(loaded.report), [*loaded.problems, *loaded.report.remarks]
    about = ["", f"由 {name} 读出，请核对。"]
    return filled_yaml(held.data, about, model_of(held.form, held.data)), [*loaded.problems, *said]


def upload(call: Call) -> dict[str, Any]:
    """Put a file that was dropped into the folder as it is; one that is there stays."""
    source = PurePath(call.text("source").replace("\\", "/")).name
    carrier = carrier_of(source)
    refuse_unless(carrier is not None, "这种文件读不了；放 Word、Excel 或数据文件")
    path = call.folder.new_file(PurePath(source).stem, PurePath(source).suffix)
    entered_bytes(source, call.body) if carrier is not WORD else read_word_bytes(source, call.body)
    write(path, call.body, reason_to_keep=lambda _: "已有这个文件，不覆盖")
    return {"file": call.folder.name(path)}


def _begun(call: Call, path: Path, text: str) -> dict[str, Any]:
    write(path, text.encode(), reason_to_keep=lambda _: "已有这个文件，不覆盖")
    return {"file": call.folder.name(path)}


def _year(call: Call) -> int | None:
    text = call.text("year").strip()
    if not text:
        return None
    good = text.isdecimal() and len(text) == len(str(_LAST)) and _FIRST <= int(text) <= _LAST
    refuse_unless(good, "年度写成四位数字，如 2024")
    return int(text)
