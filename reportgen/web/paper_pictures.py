"""The pictures of a Word file for HTML: their content by a key, their size and alternative text."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.part_removal import relations_of
from reportgen.ooxml.wordprocessing import Element, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOT_SHOWN = "〔图，见 Word 文件〕"
MAX_SHOWN = 12_000_000
"""How many bytes of pictures a paper has at most."""

SCREEN_DPI = 110
"""The resolution of pictures that are made smaller for the screen."""

TYPES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png", b"GIF8": "image/gif"}
"""What the content of a picture that browsers show begins with, and what it is called."""

_SMALL = 300_000
_EMUS, _MILLIMETRES, _PER_MILLE = 12_700, 72 / 25.4, 100_000
_KEY_LENGTH = 32
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|mm|cm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "mm": _MILLIMETRES, "cm": 10 * _MILLIMETRES, "px": 0.75, "": 0.75}
_SIDES = ("l", "t", "r", "b")
_LONGEST = 3000.0


class _Drawn(NamedTuple):
    """Where a picture stands in the package, its size in points, and how much is cut off it."""

    key: str
    width: float
    height: float
    told: str
    cut: tuple[float, ...] = (0, 0, 0, 0)


class PaperPictures:
    """The pictures of one document; ``shown`` are those that its HTML asks for, by their keys.

    ``part`` is that whose drawings are asked for. A key is made of the content, and of letters
    alone: no figure is found in it.
    """

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._targets: dict[str, dict[str, str]] = {}
        self.part = DOCUMENT
        self.shown: dict[str, bytes] = {}
        self._room = MAX_SHOWN

    def html(self, drawing: Element, name_of: Callable[[str], str]) -> str:
        """Return the pictures of a drawing; ``name_of`` gives the class for some CSS."""
        found = [self._html(each, name_of) for each in _pictures_in(drawing)]
        return "".join(found) or _not_shown("")

    def _html(self, drawn: _Drawn, name_of: Callable[[str], str]) -> str:
        content = self._content(drawn)
        if not content or min(drawn.width, drawn.height) <= 0:
            return _not_shown(drawn.told)
        key = hashlib.sha256(content).hexdigest()[:_KEY_LENGTH].translate(_LETTERS)
        if key not in self.shown:
            if len(content) > self._room:
                return _not_shown(drawn.told)
            self._room -= len(content)
            self.shown[key] = content
        left, top, right, bottom = drawn.cut
        width, height = drawn.width / (1 - left - right), drawn.height / (1 - top - bottom)
        css = f"width:{width:.4g}pt;height:{height:.4g}pt"
        if any(drawn.cut):
            css += f";margin:{-top * height:.4g}pt 0 0 {-left * width:.4g}pt"
        told = escape(drawn.told, quote=True)
        image = f'<img class="{name_of(css)}" src="api/picture?of={key}" alt="{told}">'
        if not any(drawn.cut):
            return image
        frame = name_of(f"width:{drawn.width:.4g}pt;height:{drawn.height:.4g}pt")
        return f'<span class="cropped {frame}">{image}</span>'

    def _content(self, drawn: _Drawn) -> bytes:
        """Return what a browser shows of a picture, no larger than a screen needs it."""
        if self.part not in self._targets:
            relations = relations_of(self._members, self.part)
            self._targets[self.part] = {each.get("Id", ""): to for each, to in relations}
        content = self._members.get(self._targets[self.part].get(drawn.key, ""), b"")
        if len(content) > _SMALL:
            # For start-up: Pillow, which few papers need.
            from reportgen.forms.picture_files import PictureError, made_ready

            try:
                room = (drawn.width / _MILLIMETRES, drawn.height / _MILLIMETRES)
                content = made_ready(content, "", room, SCREEN_DPI).content
            except PictureError:
                pass  # shown as it is, as far as there is room
        return content if picture_type(content) else b""


def picture_type(content: bytes) -> str:
    """Return what a picture is called that browsers show; nothing for others."""
    return next((name for start, name in TYPES.items() if content.startswith(start)), "")


def _not_shown(told: str) -> str:
    shown = f"〔图：{told}，见 Word 文件〕" if told else NOT_SHOWN
    return f'<span class="drawn">{escape(shown)}</span>'


def _pictures_in(drawing: Element) -> list[_Drawn]:
    """Return the pictures of a drawing, of DrawingML or VML."""
    extent = next(drawing.iter("{*}extent"), None)
    about = next(drawing.iter("{*}docPr"), None)
    told = "" if about is None else " ".join(about.get("descr", "").split())
    found = []
    for fill in drawing.iter("{*}blipFill"):
        blip = next(fill.iter("{*}blip"), None)
        size = _size(fill, extent)
        if blip is not None:
            key = blip.get(f"{_RELATION}embed", "")
            found.append(_Drawn(key, *size, told, _cut(next(fill.iter("{*}srcRect"), None))))
    for data in drawing.iter("{*}imagedata"):
        shape = data.getparent()
        held = dict.fromkeys(("width", "height"), 0.0)
        for name, number, unit in _SIZE.findall(shape.get("style", "")):
            held[name] = _number(number) * _POINTS[unit]
        key = data.get(f"{_RELATION}id", "")
        found.append(_Drawn(key, held["width"], held["height"], shape.get("alt", "")))
    return found


def _size(fill: Element, extent: Element) -> tuple[float, float]:
    """Return the size of a picture: its own inside a group, else that of the drawing."""
    own = next(fill.getparent().iter("{*}ext"), None) if _is_grouped(fill) else None
    for element in (own, extent):
        if element is not None and element.get("cx"):
            sides = (whole_number(element.get(side), 0) / _EMUS for side in ("cx", "cy"))
            width, height = (min(side, _LONGEST) for side in sides)
            return width, height
    return 0.0, 0.0


def _is_grouped(fill: Element) -> bool:
    return any(each.tag.rpartition("}")[2] in ("wgp", "grpSp") for each in fill.iterancestors())


def _cut(rectangle: Element) -> tuple[float, ...]:
    """Return how much of a picture is cut off: left, top, right, bottom."""
    if rectangle is None:
        return 0, 0, 0, 0
    cut = tuple(whole_number(rectangle.get(s, "0"), 0) / _PER_MILLE for s in _SIDES)
    left, top, right, bottom = cut
    return cut if left + right < 1 and top + bottom < 1 else (0, 0, 0, 0)


def _number(text: str) -> float:
    try:
        return min(float(text), _LONGEST)
    except ValueError:
        return 0.0
