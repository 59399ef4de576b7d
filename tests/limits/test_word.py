"""Word files of any size and shape: reading and template check take time in step with the size."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from reportgen import ReportgenError, load, render
from reportgen.formats.reading import read_word_bytes
from reportgen.forms.lint import check_template
from tests.engine.documents import document, saved
from tests.growing import assert_linear
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORT = members(render(load(INPUTS / "最小示例.yaml")))
TEMPLATE = members(saved(document("{{ 年度 }}")))
"""So small that what it takes by itself hides nothing that grows."""


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def table(rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


SHAPES: dict[str, Callable[[int], str]] = {
    "runs": lambda size: paragraph(run("字") * size),
    "braces": lambda size: paragraph(run("{{") * size),
    "paragraphs": lambda size: paragraph(run("字")) * size,
    "fields in fields": lambda size: paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * size
    ),
    "cells in a row": lambda size: table(f"<w:tr>{cell('x') * size}</w:tr>"),
    "rows": lambda size: table(f"<w:tr>{cell('x') * 2}</w:tr>" * (size // 2)),
    "cells joined downwards": lambda size: table(
        f"<w:tr>{cell('x', '<w:vMerge/>') * 5}</w:tr>" * (size // 5)
    ),
    "footnotes": lambda size: paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>' * size),
}


BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
REFERENCE = f"{BEGIN}<w:r><w:instrText>REF a</w:instrText></w:r>"
IF, ENDIF = run("{% if 年度 %}"), run("{% endif %}")

TAGS: dict[str, Callable[[int], str]] = {
    "tags": lambda size: paragraph(run("{{ 年度 }}") * size),
    "tags in one text": lambda size: paragraph(run("{{ 年度 }}" * size)),
    "tags over several runs": lambda size: paragraph(
        (run("{") + run("{ 年度 }") + run("}")) * (size // 3)
    ),
    "unknown names": lambda size: paragraph(run("{{ 年 }}") * size),
    "conditions": lambda size: paragraph((IF + ENDIF) * (size // 2)),
    "comments that do not end": lambda size: paragraph(run("{# x ") * size * 4),
    "tags that do not end": lambda size: paragraph(run("{{ 年度 ") * size),
    "tags for a paragraph": lambda size: paragraph(run("{{p 年度 }}") * size),
    "conditions for a paragraph": lambda size: paragraph(run("{%p if 年度 %}") * size),
    "tags for a cell": lambda size: table(
        f"<w:tr><w:tc><w:tcPr/>{paragraph(run('{% colspan 年度 %}') * size)}</w:tc></w:tr>"
    ),
    "a condition that cuts fields in fields": lambda size: paragraph(
        IF + REFERENCE * size + ENDIF + END * size
    ),
    "conditions in fields in fields": lambda size: paragraph(
        (REFERENCE + IF + ENDIF) * (size // 2) + END * (size // 2)
    ),
    "a long tag": lambda size: paragraph(run("{{ " + "'年'“度”" * size * 4 + " }}")),
}


def with_more(parts: dict[str, bytes], more: str) -> bytes:
    """Put something at the beginning of a document."""
    text = parts["word/document.xml"].decode().replace("<w:body>", f"<w:body>{more}", 1)
    return packed({**parts, "word/document.xml": text.encode()})


def read(data: bytes) -> None:
    with contextlib.suppress(ReportgenError):
        read_word_bytes("a.docx", data)


@pytest.mark.parametrize("name", SHAPES)
def test_reading_takes_time_in_step_with_the_size(name: str) -> None:
    assert_linear(lambda size: with_more(REPORT, SHAPES[name](size)), read, 2000)


@pytest.mark.parametrize("name", [*SHAPES, *TAGS])
def test_checking_a_template_takes_time_in_step_with_the_size(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"

    def lint(data: bytes) -> None:
        path.write_bytes(data)
        with contextlib.suppress(ReportgenError):
            check_template(path)

    size = 500 if name in SHAPES else 250
    assert_linear(lambda size: with_more(TEMPLATE, (SHAPES | TAGS)[name](size)), lint, size)
