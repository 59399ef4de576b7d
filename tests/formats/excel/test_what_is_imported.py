"""What does nothing with workbooks imports nothing of them; none of it needs docxtpl either."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.commands import write_json
from tests.reports import SHORTEST

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys
from reportgen.cli.main import main
for arguments in (["check", "甲.json"], ["build", "甲.json", "-o", "出.docx"],
                  ["read", "出.docx", "-o", "乙.yaml"], ["check", "出.docx"],
                  ["new", "-o", "空.yaml"], ["pull", "出.docx", "甲.json"]):
    main(arguments)
    for name in ("openpyxl", "xlsxwriter", "reportgen.formats.excel.sheet_cells",
                 "reportgen.formats.excel.form_writing", "docxtpl", "docx"):
        assert name not in sys.modules, (arguments, name)
"""


def test_nothing_of_excel_or_docxtpl_is_imported_on_other_ways(tmp_path: Path) -> None:
    write_json(tmp_path / "甲.json", SHORTEST)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
