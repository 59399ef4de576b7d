"""Workbooks, altered as packages, as XML and as cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import ReportgenError, check, load
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.excel.roster_heads import is_roster
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.loading import load_bytes
from tests.fuzz.altering import HOSTILE, altered_bytes, altered_tree
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    import random

_SHEETS = re.compile(r"xl/(worksheets/sheet\d+|sharedStrings|workbook|styles)\.xml")


@cache
def _workbooks() -> tuple[dict[str, bytes], ...]:
    reports = [load(path) for path in sorted(INPUTS.glob("*.yaml"))]
    held = [each.model_dump(mode="json", by_alias=True, exclude_none=True) for each in reports]
    entries = [RosterEntry(data) for data in held]
    return (*(members(dump(report)) for report in reports), members(roster_workbook(entries)))


def alter(chance: random.Random) -> tuple[str, bytes]:
    """Return a filled form or a roster with some of it changed."""
    parts = dict(chance.choice(_workbooks()))
    if chance.random() < 0.1:
        return "a.xlsx", altered_bytes(packed(parts), chance)
    for name in chance.choices([name for name in sorted(parts) if _SHEETS.fullmatch(name)], k=2):
        if chance.random() < 0.3:
            parts[name] = _with_other_texts(parts[name], chance)
            continue
        root = etree.fromstring(parts[name])
        altered_tree(root, chance)
        parts[name] = etree.tostring(root)
    return "a.xlsx", packed(parts)


def _with_other_texts(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    texts = list(root.iter("{*}v", "{*}t"))
    for element in chance.choices(texts, k=min(len(texts), 5)):
        words = chance.choice(HOSTILE).encode("utf-8", "replace").decode()
        element.text = "".join(char for char in words if char.isprintable())
    return etree.tostring(root)


def use(name: str, data: bytes) -> None:
    """Whatever a workbook holds is a report, a roster, or is refused with a place."""
    if is_roster(name, data):
        units, _ = read_roster(name, data)
        assert all(unit.row > 0 for unit in units)
        return
    try:
        loaded = load_bytes(name, data)
    except ReportgenError as error:
        if not all(finding.message for finding in error.findings):
            raise AssertionError(error.findings) from None
        raise
    check(loaded)
    assert load_bytes(name, dump(loaded)) == loaded
