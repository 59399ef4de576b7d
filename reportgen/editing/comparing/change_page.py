"""Differences as a page to look at and to print: one file that needs nothing else."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.editing.comparing.change import KINDS, FieldChange
from reportgen.editing.comparing.change_text import growth, summary
from reportgen.findings import shown_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.editing.comparing.word_diff import Part

# What was removed and added differs in line as well as in colour, for paper and for eyes that
# don't tell red from green.
_STYLE = """
@page { size: A4; margin: 18mm 15mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem; color: #1d2530; background: #fff;
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
  sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; line-height: 1.4; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-left: .6rem; border-left: 4px solid #2f5d8c; }
p { margin: 0; }
.note { color: #55606e; font-size: .9rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #c3cad3; padding: .5rem .7rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #eef2f6; font-weight: 600; }
td.text { white-space: pre-wrap; }
col.field { width: 22%; }
.kind { display: inline-block; padding: 0 .45rem; border: 1px solid; border-radius: .2rem;
  font-size: .82rem; margin-bottom: .2rem; }
.added .kind { color: #17652f; } .removed .kind { color: #a3211b; }
.changed .kind { color: #2f5d8c; } .moved .kind { color: #6b4a00; }
.place { color: #55606e; font-size: .8rem; }
.figure { font-weight: 600; margin-top: .2rem; }
del { color: #a3211b; background: #fde7e5; text-decoration: line-through; }
ins { color: #17652f; background: #dff3e3; text-decoration: underline; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  thead { display: table-header-group; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
@media (max-width: 40rem) { body { padding: 1rem .6rem; font-size: 15px; } }
"""
_HEAD = "<thead><tr><th>栏目</th><th>原来</th><th>现在</th></tr></thead>"
_COLUMNS = '<colgroup><col class="field"><col><col></colgroup>'


def as_html(changes: Sequence[FieldChange], title: str) -> str:
    """Write the changes as one HTML page: no network, no scripts, printable on A4.

    Old and new stand side by side for each field, what was removed or added marked in them.
    """
    parts = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_text(title)}</h1>\n<p>{summary(changes)}</p>\n"
    ]
    if changes:
        parts.append(
            '<p class="note"><del>红色带删除线</del>的是原来有、现在没有的，'
            "<ins>绿色带下划线</ins>的是现在新写的。</p>\n"
        )
    for group, inside in groupby(changes, key=_group):
        parts.append(f"<h2>{_text(group)}</h2>\n<table>{_COLUMNS}{_HEAD}<tbody>\n")
        parts += [_row(change, group) for change in inside]
        parts.append("</tbody></table>\n")
    parts.append("</body>\n</html>\n")
    return "".join(parts)


def _group(change: FieldChange) -> str:
    return change.path.split(".")[0].split("[")[0]


def _row(change: FieldChange, group: str) -> str:
    field = _within(change.path, group)
    if change.old_path and change.new_path and change.old_path != change.new_path:
        field += f"（原{_within(change.old_path, group)}）"
    figure = ""
    if change.difference is not None:
        words = growth(change.difference, change.percent)
        figure = f'<p class="figure">{_text(words)}</p>'
    return (
        f'<tr class="{change.kind}"><td><span class="kind">{KINDS[change.kind]}</span>'
        f"<p>{_text(field)}</p>{figure}</td>"
        f"{_cell(change, 'removed', change.old, change.old_location)}"
        f"{_cell(change, 'added', change.new, change.new_location)}</tr>\n"
    )


def _within(path: str, group: str) -> str:
    """Return a path without the group that it stands under on the page."""
    return path.removeprefix(group).removeprefix(".") or path


def _cell(change: FieldChange, part: Part, text: str, location: str) -> str:
    """Write one side of a change, the words that only this side has marked."""
    tag = "del" if part == "removed" else "ins"
    if change.spans:
        written = "".join(
            _text(span.text) if span.part == "same" else f"<{tag}>{_text(span.text)}</{tag}>"
            for span in change.spans
            if span.part in ("same", part)
        )
    else:
        written = _text(text)
    place = f'<p class="place">{_text(location)}</p>' if location else ""
    return f'<td class="text">{written}{place}</td>'


def _text(text: str) -> str:
    """Escape a text; what HTML has no character for, and what nobody sees, is named."""
    return escape(shown_lines(text))
