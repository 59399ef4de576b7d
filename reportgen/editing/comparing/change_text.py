"""Differences for the terminal, and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportgen.editing.comparing.change import KINDS, FieldChange
from reportgen.findings import escaped, in_words, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.editing.comparing.word_diff import Part, Span

_COLOURS: dict[Part, str] = {"removed": "31", "added": "32"}
_WORDS: dict[Part, str] = {"removed": "删", "added": "增"}
_LONG, _CONTEXT = 30, 12


def as_text(changes: Sequence[FieldChange], *, colour: bool = False) -> str:
    """Write the changes for a terminal, what changed marked by colour or else in brackets.

    Long passages that did not change are cut to what stands beside the change.
    """
    lines = [summary(changes)]
    for change in changes:
        lines.append(f"  {KINDS[change.kind]}　{_paths(change)}")
        if change.kind == "moved":
            lines.append(f"      {_cut(_plain(change.new), first=True, last=False)}")
        elif change.difference is not None:
            grown = growth(change.difference, change.percent)
            lines.append(f"      {change.old} → {change.new}（{grown}）")
        else:
            lines.append(f"      {_marked(change.spans, colour=colour)}")
        locations = filter(None, (change.old_location, change.new_location))
        if places := " → ".join(map(in_words, locations)):
            lines.append(f"      位置：{shown(places)}")
    return "\n".join(lines)


def as_json(changes: Sequence[FieldChange]) -> str:
    """Write the changes as one JSON list of objects, keys as in ``FieldChange.as_dict``."""
    found = [change.as_dict() for change in changes]
    return escaped(json.dumps(found, ensure_ascii=False, indent=2))


def summary(changes: Sequence[FieldChange]) -> str:
    """Count the changes by kind, in Chinese."""
    if not changes:
        return "没有不同"
    counts = {title: sum(each.kind == kind for each in changes) for kind, title in KINDS.items()}
    words = "，".join(f"{title}{count}处" for title, count in counts.items() if count)
    return f"共{len(changes)}处不同：{words}"


def growth(difference: Decimal, percent: Decimal | None) -> str:
    """Write the difference of two figures, 万元, and its percentage where there is one."""
    if not difference:
        return "数额相同，写法不同"
    figure = f"{difference:+,f}"
    if "." in figure:
        figure = figure.rstrip("0").rstrip(".")
    return f"{figure}万元" if percent is None else f"{figure}万元，{percent:+f}%"


def _paths(change: FieldChange) -> str:
    both = (change.old_path, change.new_path)
    if all(both) and change.old_path != change.new_path:
        return f"{change.new_path}（原{change.old_path}）"
    return change.path


def _marked(spans: Sequence[Span], *, colour: bool) -> str:
    pieces = []
    for at, span in enumerate(spans):
        text = _plain(span.text)
        if span.part == "same":
            pieces.append(_cut(text, first=at == 0, last=at == len(spans) - 1))
        elif colour:
            pieces.append(f"\x1b[{_COLOURS[span.part]}m{text}\x1b[0m")
        else:
            pieces.append(f"［{_WORDS[span.part]}：{text}］")
    return "".join(pieces)


def _cut(text: str, *, first: bool, last: bool) -> str:
    """Shorten a passage to its ends, those at the ends of the whole text to the one inside."""
    if len(text) <= _LONG:
        return text
    head, tail = text[:_CONTEXT], text[-_CONTEXT:]
    if first and not last:
        return f"…{tail}"
    return f"{head}…" if last else f"{head}…{tail}"


def _plain(text: str) -> str:
    """Put a text on one line that can do nothing to a terminal."""
    return shown(text.replace("\n", "⏎"))
