"""YAML files of reports: read as they stand, and where that fails as they can only be meant."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding
from reportgen.labels import name_of
from reportgen.plaindata.data_files import content_of, decoded, parse_document
from reportgen.plaindata.document import DataSyntaxError, Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportgen.findings import Severity
    from reportgen.formats.yaml_repair import Mishap, Repaired
    from reportgen.model.base import FieldNode

MARKERS = ("年度", "部门概况", "绩效完成情况", "存在的问题")
"""Words of the form of which every data file has at least one."""

_TIGHT_LABEL = re.compile(
    r"^[ \t\u3000\xa0]*(?:[-－·●][ \t\u3000]*)*([\w（）、]+)[ \u3000]*(?:：|:(?=\S))", re.MULTILINE
)
_ODD_START = re.compile(
    r"^[ \t]*(?:[\u3000\xa0－–—·•●▪■◆]|-(?=[^\s\-\d]|\d+[、.．)）]))", re.MULTILINE
)
_SMALL = re.compile(r"[\s:：\-－–—·•●▪■◆]")
_AFTER_TEXT = re.compile(r"^(?![ \t]*#)[^\n]*(?:[^\s:\-][ \t]+#|:[ \t]+#(?=\S))", re.MULTILINE)


def read_forgiving(path: Path) -> Document:
    """Read a data file as ``parse_forgiving`` does; raises InputError for one that can't be had."""
    return parse_forgiving(str(path), content_of(path))


def parse_forgiving(name: str, data: bytes) -> Document:
    """Read the content of a YAML or JSON file; of YAML also what is not written as YAML wants it.

    A full-width colon, a list mark without its space, a paragraph without one, an indentation that
    is off, a text behind `` #`` and their like are read where the form's labels leave one reading;
    each is in ``remarks`` of the document. What can't be read is in ``problems``, line by line, and
    the rest of the file is there all the same. Raises InputError where nothing can be read.
    """
    if name.lower().endswith(".json"):
        return parse_document(name, data, MARKERS)
    from reportgen.plaindata import yaml_text  # the YAML library: JSON and Word files need none

    text = decoded(name, data, MARKERS)
    try:
        document = yaml_text.read(text)
    except DataSyntaxError:
        repair = _repaired(text)
        try:
            found = yaml_text.read(repair.text)
        except DataSyntaxError:
            return parse_document(name, data, MARKERS)  # says what is wrong with the file itself
        return _as_read(found, repair, name, text)
    if _may_mean_more(document, text):
        repair = _repaired(text)
        if repair.notes and not repair.problems:
            try:
                found = yaml_text.read(repair.text)
            except DataSyntaxError:
                return document
            if _holds(found.data, document.data):
                return _as_read(found, repair, name, text)
    return document


def _holds(read: object, stands: object) -> bool:
    """Return whether all characters of some data are in other data, but for marks of lists."""
    return not Counter(_characters(stands)) - Counter(_characters(read))


def _characters(data: object) -> str:
    waiting, found = [data], list[str]()
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif value is not None:
            found.append(_SMALL.sub("", str(value)))
    return "".join(found)


def _repaired(text: str) -> Repaired:
    from reportgen.formats.yaml_repair import repaired  # files that are well written need none

    return repaired(text)


def _may_mean_more(document: Document, text: str) -> bool:
    """Return whether good YAML may still lose or join what a person typed."""
    if document.is_folded or document.repeated or _ODD_START.search(text):
        return True
    if "#" in text and _AFTER_TEXT.search(text):
        return True
    return any(name_of(match[1]) in _all_names() for match in _TIGHT_LABEL.finditer(text))


@cache
def _all_names() -> frozenset[str]:
    from reportgen.model.base import field_tree  # pydantic, which loading begins without
    from reportgen.model.report import Report

    return frozenset(_names(field_tree(Report)))


def _names(node: FieldNode) -> Iterable[str]:
    for name, field in (node.fields or {}).items():
        yield name
        yield from _names(field.element or field)


def _as_read(document: Document, repair: Repaired, name: str, text: str) -> Document:
    """Return a document with the places and the text of the file that it was made from."""
    document.source = text
    for path, (line, column) in document.marks.items():
        if line in repair.moved:
            document.marks[path] = line, max(1, column + repair.moved[line])
    document.remarks = [_finding(each, name, codes.D10, "info") for each in repair.notes]
    document.problems = [_finding(each, name, codes.D01, "error") for each in repair.problems]
    return document


def _finding(mishap: Mishap, name: str, code: str, severity: Severity) -> Finding:
    where = f"{name}:{mishap.line}:{mishap.column}"
    return Finding(code, severity, "", where, mishap.message, mishap.advice)
