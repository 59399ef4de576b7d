"""Every command that writes a file, for tests that try what may happen to the file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen import build, load
from tests.engine.documents import EACH_DUTY, NAME, template
from tests.tools import INPUTS

SAMPLE = INPUTS / "青山桥镇.yaml"


@dataclass(frozen=True)
class Writing:
    """A command's arguments before ``-o``, the ending of what it writes, and what it reads."""

    name: str
    arguments: tuple[str, ...]
    ending: str
    reads: tuple[str, ...] = ()
    option: str = "-o"

    def to(self, path: Path | str, *more: str) -> tuple[str, ...]:
        """Return all arguments, for a file to write."""
        return (*self.arguments, *more, self.option, str(path))


WRITINGS = (
    Writing("check text", ("check", "a.yaml", "--last", "b.yaml"), ".txt", ("a.yaml", "b.yaml")),
    Writing("check json", ("check", "a.yaml", "--format", "json"), ".json", ("a.yaml",)),
    Writing("check xlsx", ("check", "报告.docx", "--format", "xlsx"), ".xlsx", ("报告.docx",)),
    Writing("diff text", ("diff", "a.yaml", "b.yaml"), ".txt", ("a.yaml", "b.yaml")),
    Writing("diff json", ("diff", "a.yaml", "b.yaml"), ".json", ("a.yaml", "b.yaml")),
    Writing("diff html", ("diff", "报告.docx"), ".html", ("报告.docx",)),
    Writing("schema", ("schema",), ".json"),
    Writing("new", ("new",), ".yaml"),
    Writing("new from", ("new", "--from", "报告.docx"), ".yaml", ("报告.docx",)),
    Writing("check comments", ("check", "报告.docx"), ".docx", ("报告.docx",)),
    Writing("new workbook", ("new",), ".xlsx"),
    Writing("new roster", ("new", "--roster"), ".xlsx"),
    Writing("read workbook", ("read", "报告.docx"), ".xlsx", ("报告.docx",)),
    Writing("read", ("read", "报告.docx"), ".yaml", ("报告.docx",)),
    Writing("build", ("build", "a.yaml"), ".docx", ("a.yaml",)),
    Writing("build zip", ("build", "a.yaml", "b.yaml"), ".zip", ("a.yaml",), "--zip"),
    Writing("preview", ("template", "preview", "表样.docx"), ".docx", ("表样.docx",)),
    Writing("fields", ("template", "fields"), ".md"),
)

NAMES = [each.name for each in WRITINGS]


def prepare() -> None:
    """Put two data files, a report and a template into the present folder."""
    text = SAMPLE.read_text(encoding="utf-8")
    Path("a.yaml").write_text(text, encoding="utf-8")
    later = text.replace("292人", "293人").replace("青山桥镇", "白水镇")
    Path("b.yaml").write_text(later, encoding="utf-8")
    Path("报告.docx").write_bytes(_report())
    Path("表样.docx").write_bytes(_form())


@cache
def _form() -> bytes:
    """Return a form that takes little time: with the unit's name and what it does."""
    return template(NAME, *EACH_DUTY)


@cache
def _report() -> bytes:
    """Return the file that ``build`` makes of the first data file."""
    with tempfile.TemporaryDirectory() as folder:
        return build(load(SAMPLE), Path(folder) / "报告.docx").read_bytes()
