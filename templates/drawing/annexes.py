"""The annexes as they follow the report: each on a page of its own, left out without data.

A figure stands under a heading that names its unit, so it is printed without one.
"""

from collections.abc import Iterator

from lxml import etree

from templates.drawing.annex_words import ANNEXES, BASE_DATA, PROJECTS, WHOLE
from templates.drawing.base_data import notes
from templates.drawing.base_data import tables as base_data_tables
from templates.drawing.elements import paragraph
from templates.drawing.evaluation import project_tables, whole_tables
from templates.drawing.tables import text

_BASE, _WHOLE, _PROJECTS = ANNEXES


def base_data() -> Iterator[etree._Element]:
    """Return 基础数据表, for an upright page."""
    yield text("AnnexText", f"{{%p if {BASE_DATA} %}}")
    yield from _head(_BASE.number, _BASE.name)
    yield text("AnnexText", f"{{%p set 基础 = {BASE_DATA} %}}")
    yield from _spaced(base_data_tables())
    yield from notes()
    yield text("AnnexText", "{%p endif %}")


def evaluations() -> Iterator[etree._Element]:
    """Return 整体自评表 and 项目自评表, for pages on their side."""
    yield text("AnnexText", f"{{%p if {WHOLE} %}}")
    yield from _head(_WHOLE.number, _WHOLE.name)
    yield text("AnnexText", f"{{%p set 整体 = {WHOLE} %}}")
    yield from _spaced(whole_tables("整体"))
    yield text("AnnexText", "{%p endif %}")
    yield text("AnnexText", f"{{%p for 项目 in {PROJECTS} %}}")
    one_of = f"{{% if {BASE_DATA} or {WHOLE} %}}-{{% endif %}}{{{{ loop.index }}}}"
    number = f"{_PROJECTS.number}{{% if loop.length > 1 %}}{one_of}{{% endif %}}"
    yield from _head(number, _PROJECTS.name)
    yield from _spaced(project_tables("项目"))
    yield text("AnnexText", "{%p endfor %}")


def _head(number: str, name: str) -> Iterator[etree._Element]:
    yield text("AnnexMark", f"附件{number}")
    yield text("AnnexTitle", f"{{{{ 年度 }}}}年度{name}")


def _spaced(tables: Iterator[etree._Element]) -> Iterator[etree._Element]:
    """Put a narrow paragraph behind each table: without it, Word makes one of two."""
    for each in tables:
        yield each
        yield paragraph("AnnexGap")
