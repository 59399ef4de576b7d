"""What came of dropped files as one HTML page that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportgen.findings import SEVERITIES
from reportgen.own_page import own_page, page_text
from reportgen.presenting import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.cli.dropped_file import DroppedFile
    from reportgen.findings import Finding

_STYLE = """
ol { padding-left: 1.6rem; } li { margin: .6rem 0; overflow-wrap: anywhere; }
.made { color: #17652f; } .not { color: #a3211b; }
b.error { color: #a3211b; } b.warning { color: #6b4a00; } b.info { color: #2f5d8c; }
"""


def results_page(results: Sequence[DroppedFile]) -> str:
    """Return the page: each file, whether a Word file was made of it, and what was found."""
    made = sum(each.output is not None for each in results)
    said = f"<p>共{len(results)}个文件，生成了{made}份报告。</p>"
    files = (line for each in results for line in _file(each))
    return own_page("检查和生成的结果", (said, *files), _STYLE)


def _file(result: DroppedFile) -> Iterator[str]:
    yield f"<h2>{page_text(result.source.name)}</h2>"
    if result.output is not None:
        link = escape(result.output.resolve().as_uri())
        yield f'<p class="made">已生成：<a href="{link}">{page_text(result.output.name)}</a></p>'
    elif result.is_word and not result.is_unreadable:
        yield "<p>这是 Word 文件，只检查，不重新生成。</p>"
    else:
        yield '<p class="not">没有生成：改好下面写的，再拖一次。</p>'
    yield f"<p>检查：{summary(result.findings)}</p>"
    if result.findings:
        yield f"<ol>{''.join(_items(result.findings))}</ol>"


def _items(findings: Iterable[Finding]) -> Iterator[str]:
    order = list(SEVERITIES)
    for found in sorted(findings, key=lambda each: order.index(each.severity)):
        yield f'<li><b class="{found.severity}">{SEVERITIES[found.severity]} {found.rule}</b>　'
        yield page_text(found.message)
        if found.suggestion:
            yield f"<br>建议：{page_text(found.suggestion)}"
        if place := "　".join(part for part in (found.place, found.path) if part):
            yield f'<br><span class="place">位置：{page_text(place)}</span>'
        yield "</li>"
