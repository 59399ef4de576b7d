"""What a person sees on a sheet beside its cells: comments, text boxes, pictures, charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.findings import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN_NOTE = "填报说明"
"""Who the comments are by that the form itself has in its cells."""

REVIEW_MARK = "【绩效审核】"
"""What findings that were sent back begin with, behind the words of a unit's own comment."""

_REPLY_HEAD = re.compile(r"^\[.*?\].*?(?:注释|批注|Comment):\s*", re.DOTALL)
_MAX_QUOTED = 60
_TEXT, _SHAPE = "{*}t", "{*}sp"
_KINDS = {"{*}pic": "图片", "{*}graphicFrame": "图表"}


def beside_cells(parts: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield what is not read of the parts of a sheet, each with the name of its cell, if any.

    ``parts`` are kinds, ``comments`` and ``drawing``, with their parsed content.
    """
    for kind, root in parts:
        if kind == "comments":
            yield from _comments(root)
        else:
            yield from ((text, "") for text in _drawn(root))


def _comments(root: Any) -> Iterator[tuple[str, str]]:
    authors = [each.text or "" for each in root.iterfind("{*}authors/{*}author")]
    for each in root.iterfind("{*}commentList/{*}comment"):
        number = int(each.get("authorId") or 0)
        author = authors[number] if number < len(authors) else ""
        text = "".join(piece.text or "" for piece in each.iterfind(f"{{*}}text//{_TEXT}"))
        text = _REPLY_HEAD.sub("", text.partition(REVIEW_MARK)[0]).strip()
        text = text.removeprefix(f"{author}:").removeprefix(f"{author}：").strip()
        if text and author != OWN_NOTE:
            yield f"批注没有读入数据：“{_quoted(text)}”", str(each.get("ref") or "")


def _drawn(root: Any) -> Iterator[str]:
    for shape in root.iterfind(f".//{_SHAPE}"):
        lines = ("".join(t.text or "" for t in p.iterfind(f".//{_TEXT}")) for p in _lines(shape))
        text = "".join(lines).strip()
        if text:
            yield f"文本框里的文字没有读入：“{_quoted(text)}”"
    for tag, name in _KINDS.items():
        if next(root.iterfind(f".//{tag}"), None) is not None:
            yield f"没有读入：{name}"


def _lines(shape: Any) -> Iterator[Any]:
    yield from shape.iterfind(".//{http://schemas.openxmlformats.org/drawingml/2006/main}p")


def _quoted(text: str) -> str:
    return shown(text if len(text) <= _MAX_QUOTED else f"{text[:_MAX_QUOTED]}…")
