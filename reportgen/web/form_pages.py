"""表样: the forms that are installed, the check of one that is dropped, the fields to copy."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from reportgen.findings import SEVERITIES
from reportgen.forms.field_reference import reference
from reportgen.forms.installed import DEFAULT, TEMPLATE_SUFFIXES
from reportgen.forms.lint import check_template
from reportgen.forms.outlines import outlines_to_read
from reportgen.web.calls import Call, findings_data, refuse_unless
from reportgen.web.filling import installed_forms

_ROW_CELLS = 5


def forms(call: Call) -> dict[str, Any]:
    """Return the installed forms, and the fields with how a template writes them."""
    fields = [] if call.query.get("short") else _fields()
    read = [{"name": name, "title": each.title} for name, each in outlines_to_read().items()]
    return {"forms": installed_forms(), "read": read, "default": DEFAULT, "fields": fields}


def _fields() -> list[dict[str, Any]]:
    """Return the reference of fields, group by group, as rows of texts."""
    groups: list[dict[str, Any]] = []
    for line in reference().splitlines():
        if line.startswith("### "):
            groups.append({"title": line.removeprefix("### "), "rows": []})
        elif line.startswith("| `") and groups:
            cells = _cells(line)
            groups[-1]["rows"].append([cells[0].strip("`"), *cells[1:_ROW_CELLS]])
    return groups


def _cells(line: str) -> list[str]:
    held = line.strip("|").replace("\\|", "\0").split("|")
    return [cell.replace("\0", "|").strip() for cell in held]


def checked_template(call: Call) -> dict[str, Any]:
    """Return what is found in a template that was dropped; it is not kept."""
    name = call.text("source").replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    refuse_unless(name.lower().endswith(TEMPLATE_SUFFIXES), "表样是 Word 文件（.docx）")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        path = Path(folder) / "表样.docx"
        path.write_bytes(call.body)
        found = check_template(path)
    told = findings_data(found)
    for each in told:
        each["location"] = each["location"].replace(str(path), name)
        each["place"] = each["place"].replace(str(path), name)
    counts = {title: sum(each["level"] == title for each in told) for title in SEVERITIES.values()}
    return {"name": name, "findings": told, "counts": counts}
