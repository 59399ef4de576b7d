"""Files that reportgen built, and what people do to them afterwards."""

from __future__ import annotations

import tempfile
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import compile_template
from reportgen.formats.reading import read_word
from reportgen.model.expenditure import VehicleCost
from reportgen.model.report import Report
from reportgen.ooxml import data_part
from tests.tools import FORM
from tests.wordfile import CORE, DOCUMENT, members, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.reading import Reading
    from reportgen.forms.compiled import CompiledTemplate

Data = dict[str, Any]
Path_ = tuple[str | int, ...]

UNPRINTED = (
    *("预算数", "上年数", "公务用车购置费", "公务用车运行费", "对应问题", "检查豁免"),
    *(
        "机构人员",
        "绩效目标设定情况",
        "预算收支",
        "绩效自评结果拟应用和公开情况",
        "落款日期",
        "附件",
    ),
)
"""Labels of what the single-table form never prints; of vehicles it prints the sum."""


@cache
def _form() -> CompiledTemplate:
    return compile_template(FORM, "xiangtan", 2023)


def built(report: Report) -> bytes:
    """Build a report of any year with the one form that there is."""
    return _form().render(report)


def read_bytes(data: bytes, name: str = "报告.docx") -> Reading:
    """Read the bytes of a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_word(path)


def saved_again(data: bytes) -> bytes:
    """Save a built file with the same text in other bytes, as another program does."""
    contents = members(data)
    return packed({**contents, **{name: contents[name] + b"\n" for name in (CORE, DOCUMENT)}})


def with_other_properties(data: bytes) -> bytes:
    """Return a built file of which only the properties are not as they were generated."""
    contents = members(data)
    return packed({**contents, CORE: contents[CORE] + b"\n"})


def with_text_of(data: bytes, other: bytes) -> bytes:
    """Return a built file with another one's text: as when a person types that text into it."""
    return packed({**members(data), DOCUMENT: members(other)[DOCUMENT]})


def without_data(data: bytes) -> bytes:
    """Return a built file without the data that it carries."""
    return packed(data_part.remove_data(members(data)))


def data_of(report: Report) -> Data:
    """Return a report's data by the form's labels."""
    return report.model_dump(by_alias=True, exclude_none=True)


def printed(report: Report) -> Report:
    """Return the report as far as the form prints it."""
    return Report.model_validate(_printed(data_of(report)))


def _printed(value: Any) -> Any:
    if isinstance(value, list):
        return [_printed(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _printed(inner) for key, inner in value.items() if key not in UNPRINTED}
    vehicles = value.get("公务用车购置及运行费")
    if vehicles is not None:
        kept["公务用车购置及运行费"] = str(VehicleCost.model_validate(vehicles).total_amount)
    return kept


def read_report(reading: Reading) -> Report:
    """Return the report that was read."""
    return Report.model_validate(reading.data, by_alias=True, by_name=False)


def fields_of(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Return the paths of all texts and amounts that the form prints."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in UNPRINTED:
                yield from fields_of(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from fields_of(inner, (*path, at))
    elif path != ("年度",):
        yield path


def value_at(data: Data, path: Path_) -> Any:
    """Return the value at a path."""
    return reduce(lambda group, step: group[step], path, data)  # type: ignore[arg-type,return-value]


def with_value(value: Any, path: Path_, new: Any) -> Any:
    """Return data with another value at a path."""
    if not path:
        return new
    step, *rest = path
    changed = value.copy()
    changed[step] = with_value(value[step], tuple(rest), new)
    return changed
