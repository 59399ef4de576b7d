"""预览: the paper of a unit as it will be printed, whatever is still missing."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from reportgen.errors import InputError
from reportgen.formats.loading import entered_bytes, load, model_of
from reportgen.formats.partial_loading import partly
from reportgen.forms.form_templates import compiled_for
from reportgen.forms.installed import DEFAULT
from reportgen.forms.photographs import other_reader
from reportgen.forms.sample import SAMPLE_YEAR, sample_report
from reportgen.ooxml.libreoffice import ConversionError, convert
from reportgen.plaindata.data_files import read_bytes
from reportgen.web.calls import Call, RefusedCallError
from reportgen.web.filling import form_in
from reportgen.web.form_needs import lacking_in, printable
from reportgen.web.paper import Paper, paper_of
from reportgen.web.paper_pictures import picture_type
from reportgen.web.results import attachment
from reportgen.web.shown_pictures import ShownPictures, picture_for_screen
from reportgen.web.stand_ins import with_blanks
from reportgen.web.unit_state import version_of

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.model.report import Report
    from reportgen.web.stand_ins import Blanks

_WRONG, _MISSING = 400, 404
_SHOWN = ShownPictures()


def preview(call: Call) -> dict[str, Any]:
    """Return the paper of a file as HTML with its CSS rules; of a form, filled with the sample."""
    begun = time.perf_counter()
    form = form_in(call)
    if call.text("file"):
        path = call.folder.existing(call.text("file"))
        data = read_bytes(path)
        made = _paper_of_file(path, data, form)
        version = version_of(data)
    else:
        made, version = _sample(form or DEFAULT), ""
    _SHOWN.keep(made.pictures)
    return {
        "html": made.html,
        "rules": made.rules,
        "version": version,
        "milliseconds": round((time.perf_counter() - begun) * 1000),
    }


@lru_cache(maxsize=16)
def _sample(form: str) -> Paper:
    compiled = compiled_for(form, SAMPLE_YEAR)
    sample = sample_report(SAMPLE_YEAR, compiled.model)
    return paper_of(compiled.render(sample, pictures=False))  # there are no files of the sample


def _paper_of_file(path: Path, data: bytes, form: str) -> Paper:
    """Return the paper of a file; what is missing is told where it should stand."""
    held = entered_bytes(str(path), data, form)
    loaded = partly(held)
    wanted = form or DEFAULT
    report: Report = loaded.report
    blanks: Blanks = ()
    if loaded.problems or lacking_in(report, wanted):
        model = model_of(form or held.form, held.data)
        report, blanks = printable(held.data, wanted, model)
    token = other_reader.set(picture_for_screen)
    try:
        drawn = paper_of(_rendered(report, wanted))
    finally:
        other_reader.reset(token)
    return replace(drawn, html=with_blanks(drawn.html, blanks))


def picture(call: Call) -> Response:
    """Return a picture that a preview asks for."""
    content = _SHOWN.get(call.text("of"))
    if not content:
        raise RefusedCallError(_MISSING, "没有这张图片，刷新页面再看")
    kept = {"cache-control": "private, max-age=3600, immutable"}
    return Response(content, media_type=picture_type(content), headers=kept)


def exact(call: Call) -> Response:
    """Return the PDF of a file's report, as LibreOffice prints it."""
    form = form_in(call) or DEFAULT
    report = load(call.folder.existing(call.text("file")), form)
    try:
        pdf = convert(_rendered(report, form), ".docx", "pdf")
    except ConversionError as error:
        raise RefusedCallError(
            _MISSING, f"{error}；用 WPS 打开生成的 Word 文件，分页也是准的"
        ) from None
    return attachment(f"{report.title}.pdf", pdf)


def _rendered(report: Report, form: str) -> bytes:
    compiled = compiled_for(form, report.year)
    try:
        return compiled.render(report)
    except InputError as error:
        message = "；".join(each.message for each in error.findings[:3])
        raise RefusedCallError(_WRONG, f"还不能预览：{message}") from None
