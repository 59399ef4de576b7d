"""The unit of money that stands behind a label, over a sheet or beside an amount."""

from __future__ import annotations

import unicodedata

from reportgen.patterns import lazy_pattern

_UNIT = "(?:人民币)?(?P<unit>[十百千万亿]*元|[百千万亿])"
_BEHIND = lazy_pattern(rf"\((?:金额)?(?:单位)?:?{_UNIT}\)$")
_TOLD = lazy_pattern(rf"\(?(?:金额|计量|货币)?单位:?{_UNIT}\)?")
_ALONE = lazy_pattern(rf"\(?(?:(?:金额)?单位:?)?{_UNIT}\)?")


def unit_behind(label: str) -> str:
    """Return the unit in brackets behind a label or a heading, ``（元）``; empty for none."""
    found = _BEHIND.search(_plain(label)) if label.rstrip().endswith((")", "）")) else None
    return found["unit"] if found else ""


def unit_told(text: str) -> str:
    """Return the unit that a line over figures tells, ``单位：元``; empty for other text."""
    found = _TOLD.fullmatch(_plain(text)) if "单位" in text else None
    return found["unit"] if found else ""


def unit_alone(text: str) -> str:
    """Return the unit that is all a cell says, ``元``, ``（单位：千元）``; empty for other text."""
    found = _ALONE.fullmatch(_plain(text))
    return found["unit"] if found else ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
