"""One HTML page as a file of its own: it needs nothing else, runs nothing and prints on A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportgen.findings import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = """
@page { size: A4; margin: 18mm 15mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem; color: #1d2530; background: #fff;
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
  sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; line-height: 1.4; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-left: .6rem; border-left: 4px solid #2f5d8c;
  overflow-wrap: anywhere; }
p { margin: .2rem 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #c3cad3; padding: .45rem .65rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #eef2f6; font-weight: 600; }
.place { color: #55606e; font-size: .85rem; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  thead { display: table-header-group; }
  h2 { break-after: avoid; }
  tr, li { break-inside: avoid; }
}
@media (max-width: 40rem) { body { padding: 1rem .6rem; font-size: 15px; } }
"""
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"


def own_page(title: str, parts: Iterable[str], style: str = "") -> str:
    """Return the page with its title as heading, and its parts; ``style`` is what is its own."""
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
            f"<title>{page_text(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>",
            f"<h1>{page_text(title)}</h1>",
            *parts,
            "</body>\n</html>\n",
        )
    )


def page_text(text: str) -> str:
    """Return a text for a page: no markup; what nobody sees, or HTML has not, is named."""
    return escape(shown_lines(text))
