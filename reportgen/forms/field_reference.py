"""The reference of what may stand in a template, made from the models."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.storage import not_written, put, telling, unless_sealed, write_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BEGIN, END = "<!-- 栏目表开始 -->", "<!-- 栏目表结束 -->"
"""The lines in a Markdown file between which the reference stands."""

_HEAD = ("| 写法 | 意思 | 单位 | 必填 | 例子 |", "|---|---|---|---|---|")


def reference(model: type[Report] = Report) -> str:
    """Return every placeholder as Markdown: how it is written, meaning, unit, example.

    A table for each group of the form; fields of a list are written with the loop's name, 项.
    ``model`` is that of a form's reports, with the fields that it adds.
    """
    lines: list[str] = []
    root = field_tree(model).fields or {}
    plain = {name: node for name, node in root.items() if node.fields is None}
    lines += ["### 报告", "", *_HEAD, *_rows(plain, ""), ""]
    for name, node in root.items():
        if node.fields is not None:
            lines += [f"### {node.label}", "", *_HEAD, *_rows(node.fields, f"{name}."), ""]
    return "\n".join(lines)


def put_reference(path: Path, text: str, *, force: bool = False) -> None:
    """Write the reference into its place in a file that has one, or else to a new file.

    Raises OutputError for a file that can't be read or written, and, unless ``force``, for one
    that has no place for it and was not made here or has been changed since.
    """
    advice = f"在文件里写上“{BEGIN}”和“{END}”两行，或换一个文件名"
    data = text.encode()
    with telling(path):
        old = path.read_bytes() if os.path.isfile(path) else b""
    before, begin, rest = old.partition(BEGIN.encode())
    _, end, after = rest.partition(END.encode())
    if begin and end:
        inner = b"\n\n" + data + b"\n"
        write_into(path, old, before + begin + inner + end + after)
    elif old and not force and unless_sealed(old):
        raise not_written(path, "文件里没有放栏目表的地方，不覆盖", advice)
    else:
        put(path, data, force=force)


def _rows(fields: Mapping[str, FieldNode], prefix: str) -> Iterator[str]:
    for name, node in fields.items():
        path = f"{prefix}{name}"
        if node.kind == "mapping":
            continue
        if node.element is not None:
            # A loop inside another needs a name of its own.
            around = prefix.split(".", maxsplit=1)[0]
            item = f"细{around}" if around.endswith("项") else "项"
            yield _row(f"{{%p for {item} in {path} %}}", node)
            if node.element.fields:
                yield from _rows(node.element.fields, f"{item}.")
            else:
                yield _row(
                    f"{{{{ {item} }}}}", FieldNode("", node.element.kind, f"{node.label}的一项")
                )
            yield _row("{%p endfor %}", FieldNode("", "text", f"{node.label}逐项写完"))
            continue
        if node.fields is None or (node.group is not None and node.group.SUMMED):
            yield _row(f"{{{{ {path} }}}}", node)
        elif node.group is not None and node.group.ITEMS:
            yield _row(f"{{{{ {path}|列举 }}}}", node)
        yield from _rows(node.fields or {}, f"{path}.")


def _row(written: str, node: FieldNode) -> str:
    summed = node.group is not None and bool(node.group.ITEMS)
    unit = "万元" if summed else node.shown_unit
    cells = (f"`{written}`", node.description, unit, "是" if node.required else "", node.example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
