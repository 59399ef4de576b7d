"""How paragraphs and runs of a Word file look, as CSS: from defaults, styles, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import Element, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_VAL = w("val")
_TWIPS, _HALF, _CHARS, _LINES = 20, 2, 100, 240
_MAX_PARENTS = 20
_ALIGN = {"both": "justify", "distribute": "justify", "center": "center", "right": "right"}
_ALIGN |= {"end": "right", "left": "left", "start": "left"}
_SERIF = '"宋体", SimSun, "Noto Serif CJK SC", serif'
_SANS = 'SimHei, "Noto Sans CJK SC", sans-serif'
_SONG = "FangSong, STFangsong, "
_STACKS = {
    "仿宋": f"仿宋, {_SONG}{_SERIF}",
    "楷体": f"楷体, KaiTi, STKaiti, {_SERIF}",
    "黑体": f"黑体, {_SANS}",
    "小标宋": _SERIF,
    "宋体": _SERIF,
}
Look = dict[str, Any]
"""Properties by our own names: ``font``, ``latin``, ``size``, ``bold`` …, of paragraph and run."""


class PaperLooks:
    """The looks of a file; ``root`` is the styles part, or None."""

    def __init__(self, root: Element) -> None:
        self._styles = (
            {}
            if root is None
            else {each.get(w("styleId"), ""): each for each in root.iter(w("style"))}
        )
        self._known: dict[str, Look] = {}
        self._default: Look = {"font": "宋体", "latin": "Times New Roman", "size": 10.5}
        self.usual = ""
        for each in self._styles.values():
            if each.get(w("type")) == "paragraph" and each.get(w("default")) in ("1", "true"):
                self.usual = each.get(w("styleId"), "")
        defaults = None if root is None else root.find(w("docDefaults"))
        if defaults is not None:
            for part in defaults.iter(w("rPr")):
                self._default |= run_look(part)
            for part in defaults.iter(w("pPr")):
                self._default |= paragraph_look(part)

    def style(self, name: str) -> Look:
        """Return what a style says, with what it takes over from its parents."""
        if name not in self._known:
            look: Look = {}
            for element in reversed(list(self._chain(name))):
                for part in element.iterchildren(w("pPr")):
                    look |= paragraph_look(part)
                for part in element.iterchildren(w("rPr")):
                    look |= run_look(part)
            self._known[name] = look
        return self._known[name]

    def _chain(self, name: str) -> Iterable[Element]:
        for _ in range(_MAX_PARENTS):
            element = self._styles.get(name)
            if element is None:
                return
            yield element
            parent = element.find(w("basedOn"))
            name = "" if parent is None else parent.get(_VAL, "")

    def paragraph(self, properties: Element) -> Look:
        """Return the look of a paragraph, also of the runs in it that say nothing themselves."""
        name, own = self.usual, {}
        if properties is not None:
            style = properties.find(w("pStyle"))
            name = self.usual if style is None else style.get(_VAL, "")
            own = paragraph_look(properties)
        return {**self._default, **self.style(name), **own, "style": name}

    def run(self, properties: Element, around: Look) -> Look:
        """Return the look of a run in a paragraph."""
        if properties is None:
            return around
        style = properties.find(w("rStyle"))
        named = {} if style is None else self.style(style.get(_VAL, ""))
        return {**around, **named, **run_look(properties)}


def _twips(element: Element, name: str) -> float | None:
    value = None if element is None else element.get(w(name))
    if value is None:
        return None
    sign = -1 if value.startswith("-") else 1
    return sign * whole_number(value.lstrip("-"), 0) / _TWIPS


def run_look(properties: Element) -> Look:
    """Return what run properties say."""
    look: Look = {}
    for child in properties:
        tag = child.tag
        if tag == w("rFonts"):
            if font := child.get(w("eastAsia")):
                look["font"] = font
            if font := child.get(w("ascii")):
                look["latin"] = font
        elif tag == w("sz"):
            look["size"] = whole_number(child.get(_VAL), 0) / _HALF
        elif tag == w("b"):
            look["bold"] = is_on(child)
        elif tag == w("i"):
            look["italic"] = is_on(child)
        elif tag == w("u"):
            look["line"] = child.get(_VAL) not in (None, "none")
        elif tag == w("vanish"):
            look["hidden"] = is_on(child)
        elif tag == w("spacing"):
            look["gap"] = _twips(child, "val")
        elif tag == w("color"):
            look["colour"] = child.get(_VAL, "auto")
    return look


def paragraph_look(properties: Element) -> Look:
    """Return what paragraph properties say."""
    look: Look = {}
    for child in properties:
        tag = child.tag
        if tag == w("jc"):
            look["align"] = _ALIGN.get(child.get(_VAL, ""), "left")
        elif tag == w("ind"):
            look |= _indents(child)
        elif tag == w("spacing"):
            look |= _spacing(child)
        elif tag == w("pageBreakBefore"):
            look["breaks"] = is_on(child)
        elif tag == w("contextualSpacing"):
            look["tight"] = is_on(child)
        elif tag == w("overflowPunct"):
            look["hangs"] = is_on(child)
    return look


def _indents(element: Element) -> Look:
    """Return indents: in points, or for the first line in characters, which Word prefers."""
    look: Look = {}
    for name, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for each in names:
            if (value := _twips(element, each)) is not None:
                look[name] = value
    hanging, first = _twips(element, "hanging"), _twips(element, "firstLine")
    if hanging is not None:
        look["first"], look["firstChars"] = -hanging, None
    elif first is not None:
        look["first"], look["firstChars"] = first, None
    if (chars := element.get(w("firstLineChars"))) is not None:
        look["firstChars"] = whole_number(chars, 0) / _CHARS
    if (chars := element.get(w("rightChars"))) is not None:
        look["rightChars"] = whole_number(chars, 0) / _CHARS
    return look


def _spacing(element: Element) -> Look:
    look: Look = {}
    for name in ("before", "after"):
        if (value := _twips(element, name)) is not None:
            look[name] = value
    if (line := element.get(w("line"))) is not None:
        rule = element.get(w("lineRule"), "auto")
        number = whole_number(line, _LINES)
        look["lineHeight"] = (
            f"{number / _LINES * 1.3:g}" if rule == "auto" else f"{number / 20:g}pt"
        )
    return look


def paragraph_css(look: Look) -> str:
    """Return the CSS of a paragraph."""
    size = look.get("size", 10.5)
    first = look.get("first", 0.0)
    if look.get("firstChars") is not None:
        first = look["firstChars"] * size
    right = look.get("right", 0.0)
    if look.get("rightChars"):
        right = look["rightChars"] * size
    parts = [
        f"text-align:{look.get('align', 'left')}",
        f"margin:{look.get('before', 0):g}pt {right:g}pt {look.get('after', 0):g}pt "
        f"{look.get('left', 0):g}pt",
        f"text-indent:{first:g}pt",
        f"line-height:{look.get('lineHeight', '1.3')}",
    ]
    return ";".join(parts) + ";" + run_css(look)


def run_css(look: Look) -> str:
    """Return the CSS of a run."""
    parts = [f"font-family:{families(look)}", f"font-size:{look.get('size', 10.5):g}pt"]
    parts.append(f"font-weight:{'bold' if look.get('bold') else 'normal'}")
    if look.get("italic"):
        parts.append("font-style:italic")
    if look.get("line"):
        parts.append("text-decoration:underline")
    if look.get("hidden"):
        parts.append("display:none")
    if look.get("gap"):
        parts.append(f"letter-spacing:{look['gap']:g}pt")
    colour = str(look.get("colour", "auto"))
    if colour != "auto" and colour.isalnum():
        parts.append(f"color:#{colour}")
    return ";".join(parts)


def families(look: Look, *, only_chinese: bool = False) -> str:
    """Return the fonts of a run: the Latin one first, as Word takes letters and digits from it."""
    named = _quoted(str(look.get("font", "")))
    known = next((stack for key, stack in _STACKS.items() if key in named), _SERIF)
    chinese = f'"{named}", {known}' if named else known
    if only_chinese:
        return chinese
    latin = _quoted(str(look.get("latin", "Times New Roman")))
    return f'"{latin}", "Liberation Serif", {chinese}'


def _quoted(name: str) -> str:
    return "".join(char for char in name if char.isalnum() or char in " _-")
