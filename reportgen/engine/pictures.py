"""Pictures of a template that are replaced by name: ``render(…, pictures={"logo.png": data})``."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from reportgen.engine.compiled_parts import unusable
from reportgen.errors import TemplateError
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def replaced_pictures(
    members: Mapping[str, bytes], pictures: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the pictures' parts with other content, by the name, title or description they have.

    Raises TemplateError for a name that no picture has.
    """
    found: dict[str, bytes] = {}
    missing = dict(pictures)
    for part, data in members.items():
        if not part.startswith("word/") or not part.endswith(".xml") or b"<pic:pic" not in data:
            continue
        folder, _, file = part.rpartition("/")
        relations = members.get(f"{folder}/_rels/{file}.rels")
        targets = {
            each.get("Id"): posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
            for each in (() if relations is None else parse(relations))
        }
        for picture in parse(data).iter(f"{_PICTURE}pic"):
            about, image = picture.find(f".//{_PICTURE}cNvPr"), picture.find(f".//{_DRAWING}blip")
            target = targets.get("" if image is None else image.get(_EMBED))
            names = [] if about is None else [about.get(n) for n in ("name", "title", "descr")]
            for name in names:
                if target is not None and name in pictures:
                    found[target] = pictures[name]
                    missing.pop(name, None)
    if missing:
        raise TemplateError(
            unusable("图片", f"表样里没有名为“{name}”的图片", "在 Word 的“替换文字”里看图片的名称")
            for name in missing
        )
    return found
