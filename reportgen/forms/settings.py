"""检查.yaml beside the templates of a form: which optional rules its province applies.

    开启: [S12, S13]

It is read for every report that is checked or built with a form of that name, or with a file of
that folder. A ``templates/`` folder in the working directory comes first, as for the templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.codes import not_optional
from reportgen.errors import InputError, TemplateError
from reportgen.findings import Finding, path_text
from reportgen.forms.installed import folders_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.plaindata.document import Document

SETTINGS_NAME = "检查.yaml"
"""The file beside templates that says which optional rules a form turns on; no data either."""

_ENABLED = "开启"
_FORM = f"写成“{_ENABLED}: [{codes.S12}]”"


def enabled_rules(template: str | Path) -> tuple[str, ...]:
    """Return the codes of the optional rules that a form turns on, in their order; usually none.

    ``template`` is a name or a .docx file. Raises TemplateError, with all that is wrong and where,
    for a file that can't be read, an unknown key, or a code that is no optional rule's.
    """
    path = settings_file(template)
    return () if path is None else read_settings(path)


def settings_file(template: str | Path) -> Path | None:
    """Return the file that counts for a form; None where there is none."""
    found = (folder / SETTINGS_NAME for folder in folders_of(template))
    return next((path for path in found if path.is_file()), None)


def read_settings(path: Path) -> tuple[str, ...]:
    """Return the codes that a file turns on; see ``enabled_rules`` for the errors."""
    from reportgen.plaindata.data_files import read_document, repeated_keys

    try:
        document = read_document(path, (_ENABLED,))
    except InputError as error:
        raise TemplateError(error.findings) from None
    problems = [*repeated_keys(document, str(path)), *_problems(document, str(path))]
    if problems:
        raise TemplateError(problems)
    return tuple(sorted({code for _, code in _codes(document.data)}))


def _codes(data: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Return place and code of each entry, codes as rules have them."""
    entries = data.get(_ENABLED) if isinstance(data, Mapping) else None
    if isinstance(entries, str):
        yield (_ENABLED,), entries.strip().lstrip("+").upper()
    for at, entry in enumerate(entries if isinstance(entries, list) else ()):
        known = isinstance(entry, str)
        yield (_ENABLED, at), entry.strip().lstrip("+").upper() if known else entry


def _problems(document: Document, name: str) -> Iterator[Finding]:
    from reportgen.model.places import Places

    places, data = Places(name, document.marks), document.data

    def problem(path: tuple[str | int, ...], message: str, advice: str) -> Finding:
        return Finding(codes.M13, "error", path_text(path), places.locate(path), message, advice)

    if data is None:
        return
    if not isinstance(data, Mapping):
        yield problem((), "不是“栏目: 内容”的写法", _FORM)
        return
    for key in data:
        if key != _ENABLED:
            yield problem((key,), f"没有“{key}”这一栏，只有“{_ENABLED}”", _FORM)
    if isinstance(data.get(_ENABLED), Mapping):
        yield problem((_ENABLED,), "这里应是规则编号的列表", _FORM)
    for path, code in _codes(data):
        if not isinstance(code, str):
            yield problem(path, "这里应是规则编号", _FORM)
        elif found := not_optional(code):
            yield problem(path, *found)
