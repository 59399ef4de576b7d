"""Single reports: checked, built, read, compared; what they may hold, and the forms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import ValidationError
from starlette.responses import Response

from reportgen.api.api_calls import ApiCall, ApiError, things
from reportgen.api.api_models import (
    ChangedField,
    CheckAnswer,
    DiffAnswer,
    DiffAsked,
    FormsAnswer,
    InstalledForm,
    ReadAnswer,
)
from reportgen.api.whole_numbers import with_whole_numbers
from reportgen.checks.checking import check_against_form
from reportgen.editing.comparing import compare
from reportgen.formats.carriers import carrier_of
from reportgen.formats.loading import entered_bytes, model_of, report_of
from reportgen.formats.partial_loading import load_bytes_partly
from reportgen.forms.building import file_name, render
from reportgen.forms.form_settings import form_settings
from reportgen.forms.installed import DEFAULT, is_file_name, list_templates, require_form
from reportgen.model.absent import is_absent
from reportgen.model.json_schema import json_schema
from reportgen.ooxml.libreoffice import ConversionError, convert
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.formats.carriers import Entered
    from reportgen.model.report import Report

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

_REASONS = {
    "missing": "没有写",
    "extra_forbidden": "不是这里的一项",
    "string_type": "要写文字",
    "dict_type": "要写一组数据",
    "list_type": "要写一个列表",
    "bool_type": "要写 true 或 false",
    "model_type": "要写一组数据",
    "too_short": "太少",
    "too_long": "太多",
    "string_too_long": "太长",
    "string_too_short": "太短",
    "string_pattern_mismatch": "的写法不对",
}
"""What the kinds of mistakes of pydantic are called."""


def checked(call: ApiCall) -> CheckAnswer:
    """Check what was sent, whole or not."""
    loaded = load_bytes_partly(*_sent(call), _template(call))
    settings = form_settings(loaded.form or DEFAULT)
    found = check_against_form(loaded, settings)
    counts = {level: sum(each.severity == level for each in found) for level in _LEVELS}
    year = loaded.report.year
    return CheckAnswer(
        unit=loaded.report.overview.unit_name,
        year=None if is_absent(year) else year,
        is_complete=not loaded.problems,
        errors=counts["error"],
        warnings=counts["warning"],
        hints=counts["info"],
        findings=things(found),
    )


_HALF = re.compile("[\ud800-\udfff]")
_LEVELS = ("error", "warning", "info")


def built(call: ApiCall) -> Response:
    """Build the Word file, or with ``?format=pdf`` what LibreOffice prints of it."""
    wanted = call.word("format", "docx")
    if wanted not in ("docx", "pdf"):
        raise ApiError(400, "format 只能是 docx 或 pdf")
    report = report_of(_entered(call))
    document = render(report, _template(call) or DEFAULT)
    name = file_name(report.title, report.year)
    if wanted == "pdf":
        try:
            document = convert(document, ".docx", "pdf")
        except ConversionError as error:
            raise ApiError(501, "这台机器上转不了 PDF", str(error)) from None
        name = name.removesuffix(".docx") + ".pdf"
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(document, headers=headers, media_type=PDF if wanted == "pdf" else DOCX)


def read(call: ApiCall) -> ReadAnswer:
    """Read what a file holds, by the form's labels."""
    held = _entered(call)
    found = [*held.problems, *held.remarks]
    told = json.dumps(held.data, default=str, ensure_ascii=False)
    if _HALF.search(told):  # strict readers of JSON take no half of a character, even as an escape
        report_of(held)
        raise unreadable(call.word("name"), "里面有不成字的字符", "删去它们")
    data = with_whole_numbers(json.loads(told), model_of(held.form, held.data))
    return ReadAnswer(data=data, form=str(held.form), findings=things(found))


def compared(call: ApiCall) -> DiffAnswer:
    """Compare two reports that were sent as data."""
    asked = asked_for(DiffAsked, call)
    old, new = (_report(data) for data in (asked.old, asked.new))
    return DiffAnswer(
        changes=[
            ChangedField(path=each.path, kind=each.kind, old=each.old, new=each.new)
            for each in compare(old, new)
        ]
    )


def schema(_: ApiCall) -> dict[str, Any]:
    """Return the JSON Schema of a report's data."""
    return json_schema()


def forms(_: ApiCall) -> FormsAnswer:
    """Return the installed forms."""
    return FormsAnswer(
        templates=[
            InstalledForm(name=each.name, first_year=each.first_year, last_year=each.last_year)
            for each in list_templates()
        ]
    )


def asked_for(model: Any, call: ApiCall) -> Any:
    """Return the JSON of a call as a model; raises ApiError where it is not one."""
    if not call.body:
        raise ApiError(400, "没有收到内容", "请求体是 JSON，写法见 /api/v1/docs")
    try:
        return model.model_validate_json(call.body)
    except ValidationError as error:
        told = "；".join(dict.fromkeys(_why(each) for each in error.errors()))
        raise ApiError(400, "请求的 JSON 不对", told) from None


def _why(error: Mapping[str, Any]) -> str:
    """Return in Chinese what is wrong with a JSON, and where."""
    if error["type"] == "json_invalid":
        return "内容不是规范的 JSON；写法见 /api/v1/docs"
    why = _REASONS.get(str(error["type"]), "内容不对")
    where = ".".join(map(str, error["loc"]))
    return f"“{where}”{why}" if where else why


def _report(data: dict[str, Any]) -> Report:
    content = json.dumps(data, ensure_ascii=False).encode()
    return report_of(entered_bytes("数据.json", content))


def _entered(call: ApiCall) -> Entered:
    return entered_bytes(*_sent(call), _template(call))


def _sent(call: ApiCall) -> tuple[str, bytes]:
    """Return the name and the content of what was sent; raises InputError for other kinds."""
    name, content = call.source()
    if carrier_of(name) is None:
        raise unreadable(name, "不是数据文件、Excel 工作簿或 Word 文件", "检查 ?name= 的后缀")
    return name, content


def _template(call: ApiCall) -> str:
    return form_named(call.word("template"))


def form_named(name: str) -> str:
    """Return the name of the form that is wanted; no path ever comes from a request.

    Raises TemplateError where there is no such form.
    """
    if name and (is_file_name(name) or not name.isprintable() or set(name) & set("/\\:.")):
        raise ApiError(400, "template 只能是装好的表样的名称", "见 /api/v1/templates")
    if name:
        require_form(name)
    return name
