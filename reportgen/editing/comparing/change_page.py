"""Differences as a page to look at and to print: one file that needs nothing else."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.editing.comparing.change import KINDS, FieldChange
from reportgen.editing.comparing.change_text import growth, summary
from reportgen.findings import in_words
from reportgen.own_page import own_page, page_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.editing.comparing.word_diff import Part

# What was removed and added differs in line as well as in colour, for paper and for eyes that
# don't tell red from green.
_STYLE = """
p { margin: 0; }
.note { color: #55606e; font-size: .9rem; }
td.text { white-space: pre-wrap; }
col.field { width: 22%; }
.kind { display: inline-block; padding: 0 .45rem; border: 1px solid; border-radius: .2rem;
  font-size: .82rem; margin-bottom: .2rem; }
.added .kind { color: #17652f; } .removed .kind { color: #a3211b; }
.changed .kind { color: #2f5d8c; } .moved .kind { color: #6b4a00; }
.figure { font-weight: 600; margin-top: .2rem; }
del { color: #a3211b; background: #fde7e5; text-decoration: line-through; }
ins { color: #17652f; background: #dff3e3; text-decoration: underline; }
"""
_HEAD = "<thead><tr><th>栏目</th><th>原来</th><th>现在</th></tr></thead>"
_COLUMNS = '<colgroup><col class="field"><col><col></colgroup>'


def as_html(changes: Sequence[FieldChange], title: str) -> str:
    """Write the changes as one HTML page: no network, no scripts, printable on A4.

    Old and new stand side by side for each field, what was removed or added marked in them.
    """
    parts = [f"<p>{summary(changes)}</p>"]
    if changes:
        parts.append(
            '<p class="note"><del>红色带删除线</del>的是原来有、现在没有的，'
            "<ins>绿色带下划线</ins>的是现在新写的。</p>"
        )
    for group, inside in groupby(changes, key=_group):
        parts.append(f"<h2>{page_text(group)}</h2>\n<table>{_COLUMNS}{_HEAD}<tbody>")
        parts += [_row(change, group) for change in inside]
        parts.append("</tbody></table>")
    return own_page(title, parts, _STYLE)


def _group(change: FieldChange) -> str:
    return change.path.split(".")[0].split("[")[0]


def _row(change: FieldChange, group: str) -> str:
    field = _within(change.path, group)
    if change.old_path and change.new_path and change.old_path != change.new_path:
        field += f"（原{_within(change.old_path, group)}）"
    figure = ""
    if change.difference is not None:
        words = growth(change.difference, change.percent)
        figure = f'<p class="figure">{page_text(words)}</p>'
    return (
        f'<tr class="{change.kind}"><td><span class="kind">{KINDS[change.kind]}</span>'
        f"<p>{page_text(field)}</p>{figure}</td>"
        f"{_cell(change, 'removed', change.old, change.old_location)}"
        f"{_cell(change, 'added', change.new, change.new_location)}</tr>"
    )


def _within(path: str, group: str) -> str:
    """Return a path without the group that it stands under on the page."""
    return path.removeprefix(group).removeprefix(".") or path


def _cell(change: FieldChange, part: Part, text: str, location: str) -> str:
    """Write one side of a change, the words that only this side has marked."""
    tag = "del" if part == "removed" else "ins"
    if change.spans:
        written = "".join(
            page_text(span.text)
            if span.part == "same"
            else f"<{tag}>{page_text(span.text)}</{tag}>"
            for span in change.spans
            if span.part in ("same", part)
        )
    else:
        written = page_text(text)
    place = f'<p class="place">{page_text(in_words(location))}</p>' if location else ""
    return f'<td class="text">{written}{place}</td>'
