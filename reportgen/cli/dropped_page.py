"""What came of dropped files as one HTML page that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportgen.findings import SEVERITIES, shown, shown_lines
from reportgen.presenting import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.cli.dropped_file import DroppedFile
    from reportgen.findings import Finding

_STYLE = """
@page { size: A4; margin: 18mm 15mm; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: #1d2530; background: #fff;
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; overflow-wrap: anywhere; }
p { margin: .2rem 0; } ol { padding-left: 1.6rem; } li { margin: .6rem 0; overflow-wrap: anywhere; }
.made { color: #17652f; } .not { color: #a3211b; } .place { color: #55606e; font-size: .9rem; }
b.error { color: #a3211b; } b.warning { color: #6b4a00; } b.info { color: #2f5d8c; }
"""


def results_page(results: Sequence[DroppedFile]) -> str:
    """Return the page: each file, whether a Word file was made of it, and what was found."""
    made = sum(each.output is not None for each in results)
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">",
            f"<title>检查和生成的结果</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>检查和生成的结果</h1>\n<p>共{len(results)}个文件，生成了{made}份报告。</p>",
            *(line for each in results for line in _file(each)),
            "</body>\n</html>\n",
        )
    )


def _file(result: DroppedFile) -> Iterator[str]:
    yield f"<h2>{_text(result.source.name)}</h2>"
    if result.output is not None:
        link = escape(result.output.resolve().as_uri())
        yield f'<p class="made">已生成：<a href="{link}">{_text(result.output.name)}</a></p>'
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
        yield _text(found.message)
        if found.suggestion:
            yield f"<br>建议：{_text(found.suggestion)}"
        if place := "　".join(part for part in (found.place, found.path) if part):
            yield f'<br><span class="place">位置：{_text(place)}</span>'
        yield "</li>"


def _text(text: str) -> str:
    return escape(shown_lines(shown(text)))
