"""Whose report a data file is, told from its beginning without loading all of it.

To know which file each unit will be written to, a batch needs 年度 and 单位名称 of all of them
before it builds the first. Only plain ways of writing are told here: whatever is not surely what
loading would find is left to loading.
"""

from __future__ import annotations

import json
import re

from reportgen.formats.forgiving_yaml import MARKERS
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.encoding import DecodingError, decode


class ReportTitle(NamedTuple):
    """What names a report: the unit, and the fiscal year."""

    unit: str
    year: int


_UNIT = r"[\u4e00-\u9fa5][\u4e00-\u9fa5A-Za-z0-9（）]*"
_YEAR = r"20[0-9]{2}"
_COMMENT = r"\#[^\n\r\x85\u2028\u2029]*"  # all that ends a line in YAML
_EMPTY = rf"(?:[ ]*(?:{_COMMENT})?\n)*"
_END = rf"[ ]*(?:[ ]{_COMMENT})?\n"
# The value ends where the next key of its group or a group further out begins: with anything else
# behind it, YAML might read on.
_YAML = re.compile(
    rf"{_EMPTY}年度:[ ]+(?P<year>{_YEAR}){_END}"
    rf"{_EMPTY}部门概况:{_END}"
    rf"{_EMPTY}(?P<indent>[ ]+)单位名称:[ ]+(?P<unit>{_UNIT}){_END}"
    rf"{_EMPTY}(?:(?P=indent))?[\u4e00-\u9fa5]+:[ \n]"
)
_QUOTED_UNIT = r'"(?:[\u4e00-\u9fa5A-Za-z0-9（）]|\\u[0-9a-fA-F]{4})+"'
_WHITE = r"[ \t\r\n]*"
_JSON_KEYS = tuple(
    f'"(?:{key}|{re.escape(json.dumps(key)[1:-1])})"' for key in ("年度", "部门概况", "单位名称")
)
_JSON = re.compile(
    rf'{_WHITE}\{{{_WHITE}{_JSON_KEYS[0]}{_WHITE}:{_WHITE}(?P<mark>"?)(?P<year>{_YEAR})(?P=mark)'
    rf"{_WHITE},{_WHITE}{_JSON_KEYS[1]}{_WHITE}:{_WHITE}\{{"
    rf"{_WHITE}{_JSON_KEYS[2]}{_WHITE}:{_WHITE}(?P<unit>{_QUOTED_UNIT}){_WHITE}[,}}]"
)
_PLAIN_UNIT = re.compile(_UNIT)


def peek(name: str, data: bytes) -> ReportTitle | None:
    """Return unit and year from the content of a YAML or JSON file; None where that is not sure.

    Where loading gives a report, and this is not None, the two agree.
    """
    pattern = _JSON if name.lower().endswith(".json") else _YAML
    try:
        match = pattern.match(decode(data, MARKERS).replace("\r\n", "\n"))
    except DecodingError:
        return None
    if match is None:
        return None
    unit = json.loads(match["unit"]) if pattern is _JSON else match["unit"]
    return ReportTitle(unit, int(match["year"])) if _PLAIN_UNIT.fullmatch(unit) else None
