"""The pictures of a Word file: those of 佐证材料 that were printed, and all that can be taken out.

A printed picture has the hash of its file in its name, which Word keeps: so it is seen whether it
is still the same.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.part_removal import relations_of
from reportgen.ooxml.usual_form import DOCUMENT
from reportgen.ooxml.wordprocessing import TC, Element, P, T, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARK = re.compile("佐证材料([0-9a-f]{16})")
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NO_CAPTION = re.compile(
    r"(?:图片|Picture|Image|图像|照片|image)?[\s\d]*(?:\.\w+)?|.*\.(?:jpe?g|png|heic)"
)
_ENDINGS = {
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
}
_LONGEST = 60
"""How long a caption is at most that is told from the text beside a picture."""


class WordPicture(NamedTuple):
    """A picture: its file, with the ending of its name, and what it shows.

    ``mark`` is the beginning of the hash of what was printed; empty for one that was put in.
    """

    content: bytes
    ending: str
    caption: str
    mark: str = ""

    @property
    def was_changed(self) -> bool:
        """Whether another file stands where a printed picture was."""
        return bool(self.mark) and not hashlib.sha256(self.content).hexdigest().startswith(
            self.mark
        )


def is_evidence(drawing: Element) -> bool:
    """Return whether a drawing is a picture of 佐证材料 that was printed."""
    about = next(drawing.iter("{*}docPr"), None)
    return about is not None and _MARK.fullmatch(about.get("name", "")) is not None


def pictures_in(members: Mapping[str, bytes]) -> list[WordPicture]:
    """Return the JPEG and PNG pictures in the text of a Word file, in their order."""
    data = members.get(DOCUMENT, b"")
    if b"<w:drawing" not in data and b"<w:pict" not in data:
        return []
    try:
        root = parse(data)
        relations = {each.get("Id", ""): to for each, to in relations_of(members, DOCUMENT)}
    except (etree.XMLSyntaxError, ValueError):
        return []
    return list(_found(root, relations, members))


def _found(
    root: Element, relations: Mapping[str, str], members: Mapping[str, bytes]
) -> Iterator[WordPicture]:
    for image in root.iter("{*}blip", "{*}imagedata"):
        key = image.get(f"{_OFFICE}embed") or image.get(f"{_OFFICE}id") or ""
        content = members.get(relations.get(key, ""), b"")
        ending = next((e for start, e in _ENDINGS.items() if content.startswith(start)), "")
        if not ending or any(each.tag.endswith("}Fallback") for each in image.iterancestors()):
            continue
        drawing = next(image.iterancestors(w("drawing"), w("pict"), w("object")), image)
        about = next(drawing.iter("{*}docPr"), None)
        name, told = ("", "") if about is None else (about.get("name", ""), about.get("descr", ""))
        mark = _MARK.fullmatch(name)
        caption = "" if _NO_CAPTION.fullmatch(told.strip()) else " ".join(told.split())
        yield WordPicture(content, ending, caption or _beside(drawing), mark[1] if mark else "")


def _beside(drawing: Element) -> str:
    """Return the text that stands below a picture: in its paragraph, cell, or the row below."""
    paragraph = next(drawing.iterancestors(P), None)
    if paragraph is None:
        return ""
    near = [paragraph, *paragraph.itersiblings(P)][:2]
    cell = next(paragraph.iterancestors(TC), None)
    if cell is not None:
        row = cell.getparent()
        below = None if row is None else next(row.itersiblings(w("tr")), None)
        cells = [] if below is None else below.findall(TC)
        at = 0 if row is None else row.findall(TC).index(cell)
        near += cells[at : at + 1]
    texts = (" ".join("".join(t.text or "" for t in each.iter(T)).split()) for each in near)
    return next((text for text in texts if 0 < len(text) <= _LONGEST), "")


def changed_pictures(members: Mapping[str, bytes], count: int) -> Iterator[str]:
    """Return what there is to say of the printed pictures, of which there are captions."""
    printed = [each for each in pictures_in(members) if each.mark]
    for number, each in enumerate(printed, 1):
        if each.was_changed:
            about = each.caption or "没有说明"
            yield f"佐证材料的第{number}张图片（{about}）在文件里换成了别的图片"
    if len(printed) < count:
        yield f"佐证材料有{count}项，文件里生成时印的图片只有{len(printed)}张"
