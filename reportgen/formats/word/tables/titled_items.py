"""Problems and measures: where the title of one ends and what follows it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.typed_ordinals import Item
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.forms.printed_text import Choice, PrintedLine, PrintedLoop, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.forms.printed_text import PrintedBlock, PrintedPart

_TITLE_END = re.compile(r"[：:]?[\u3000\t\n]|。|(?<=[^\x00-\xff])[ \xa0](?=[^\x00-\xff])")


def joined(items: list[Item]) -> list[Item]:
    """Join each title with what follows it, where nothing is numbered and titles are set apart."""
    alone = [
        bool(line.text) and line.lead == len(line.text) for line in (i.lines[0] for i in items)
    ]
    if any(item.ordinal for item in items) or not any(alone) or all(alone) or not alone[0]:
        return items
    found: list[Item] = []
    for item, is_title in zip(items, alone, strict=True):
        if is_title:
            found.append(Item(list(item.lines), ""))
        else:
            found[-1].lines.extend(item.lines)
    return found


def is_broken(line: WordLine, title: str) -> bool:
    """Return whether a title was taken to end at a soft return: it may go on after it."""
    return not line.lead and line.text.startswith(f"{title}\n")


def marks_between(blocks: Sequence[PrintedBlock]) -> str:
    """Return the marks that a form prints between a title and what follows it, if others than 。"""
    loops = (block for block in blocks if isinstance(block, PrintedLoop))
    lines = (line for loop in loops for line in loop.blocks if isinstance(line, PrintedLine))
    for line in lines:
        flat = list(_flat(line.parts))
        for before, words, after in zip(flat, flat[1:], flat[2:], strict=False):
            if isinstance(before, Value) and isinstance(words, Words) and isinstance(after, Value):
                is_pair = (before.path[-1], after.path[-1]) == ("标题", "内容")
                return words.text.strip() if is_pair else ""
    return ""


def _flat(parts: Sequence[PrintedPart]) -> Iterator[PrintedPart]:
    for part in parts:
        if isinstance(part, Choice):
            yield from (inner for branch in part.branches for inner in _flat(branch.parts))
        else:
            yield part


def titled(item: Item, between: str = "") -> tuple[str, str]:
    """Return the title of an item and what follows; ``between`` are the form's marks for it."""
    first, text = item.lines[0], item.text
    if between and between != "。" and between in text.strip(f"{LAYOUT}{between}"):
        title, _, rest = text.partition(between)
        return title.strip(LAYOUT), rest.lstrip(LAYOUT)
    head = first.text[: first.lead].strip(LAYOUT)
    if head and len(head) < len(text):
        rest = text[len(first.text[: first.lead].rstrip(LAYOUT)) :]
        return head.rstrip("。：:"), rest.lstrip(f"。：:{LAYOUT}")
    end = _TITLE_END.search(text)
    if end is None or not text[: end.start()].strip() or not text[end.end() :].strip(LAYOUT):
        return text, ""
    return text[: end.start()], text[end.end() :].lstrip(LAYOUT)
