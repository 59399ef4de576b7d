"""Data of many units in files, for tests of batches."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.commands import write_json
from tests.dumps import as_yaml
from tests.reports import report, with_values

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.batch.build_many import BatchResult

UNIT = "部门概况.单位名称"
BUDGET = "部门概况.年度预算金额"
TITLE = "2024年度部门整体支出绩效评价报告.docx"


def write_unit(path: Path, name: str, budget: str = "3960万元") -> Path:
    """Write the data of a unit as the file's ending says; return its path."""
    data = with_values((UNIT, name), (BUDGET, budget))
    if path.suffix.lower() == ".json":
        return write_json(path, data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_yaml(report(data)), encoding="utf-8")
    return path


def write_units(folder: Path, count: int) -> list[Path]:
    """Write the data of a number of units, YAML and JSON in turn."""
    endings = (".yaml", ".json")
    return [
        write_unit(folder / f"{number:04}{endings[number % 2]}", f"第{number}镇")
        for number in range(count)
    ]


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Return hash and time of the last change of all files of a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


def statuses(result: BatchResult) -> list[str]:
    """Return the status of each source in order."""
    return [outcome.status for outcome in result.outcomes]
