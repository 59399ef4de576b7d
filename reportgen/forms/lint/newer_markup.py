"""Markup that Word 2010 does not know: it refuses the file, or leaves things out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.engine.part_kinds import kind_of
from reportgen.findings import Finding
from reportgen.ooxml.wordprocessing import Element, P, ancestor, parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


MODE_2010 = 14
"""The compatibility mode of Word 2010."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Microsoft names what a version added by its year, once or twice: office/word/2010/wordml,
# office/drawing/2007/8/2/chart, office/2019/extlst, office/webextensions/taskpanes/2010/11.
_YEAR = re.compile(r"http://schemas\.microsoft\.com/office/(?:[^/]+/)*?(20\d\d)(?:/|$)")
_LAST_KNOWN = 2010
_DECLARATION = re.compile(rb'\sxmlns(?::[^\s=]+)?="([^"]*)"')
_AFTER_2010 = ("http://schemas.microsoft.com/office/webextensions/",)
_EXTENSION = "ext"
_ADVICE = "在 Word 里删去这项内容，或另存为兼容 Word 2010 的 .docx"


def newer_markup(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Report what Word 2010 does not know, once for each kind of it in a part.

    An error is what it refuses to open, a warning what it leaves out; what a part declares as
    ignorable does no harm and is only noted. Nothing is said of what is made for older programs
    to pass over: the extension lists of DrawingML (every theme of Word 2013 has one), a choice
    with a fallback, and parts that are newer as a whole, such as the styles of a chart.
    """
    for name, data in members.items():
        if not name.endswith(".xml") or name.lower().startswith("customxml/"):
            continue
        try:
            root = parse(data)
        except (etree.XMLSyntaxError, ValueError):
            continue  # reported by the compiler
        if is_newer(etree.QName(root).namespace) or not _declares_newer(root):
            continue
        part = kind_of(name)
        title = name if part is None else part
        places = places_of(root, title)
        yield from _unknown(root, title, places)
        yield from _without_fallback(root, title, places)
    if "word/settings.xml" in members:
        yield from _mode(members["word/settings.xml"])


def is_newer(namespace: str | None) -> bool:
    """Return whether a namespace is one of Microsoft's that came after Word 2010."""
    namespace = namespace or ""
    match = _YEAR.match(namespace)
    return namespace.startswith(_AFTER_2010) or (match is not None and int(match[1]) > _LAST_KNOWN)


def _declares_newer(root: Element) -> bool:
    """Return whether a part declares such a namespace: most do not, and need no walk through."""
    declared = set(_DECLARATION.findall(etree.tostring(root)))
    return any(is_newer(namespace.decode()) for namespace in declared)


def _unknown(root: Element, part: str, places: dict[Element, str]) -> Iterator[Finding]:
    skipped: dict[str, str] = {}
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        for name in (element.tag, *element.attrib):
            namespace = etree.QName(name).namespace
            if not is_newer(namespace) or name in seen or _is_passed_over(element):
                continue
            shown = f"{_prefix(element, namespace)}{etree.QName(name).localname}"
            if namespace in _declared(element, "Ignorable"):
                skipped.setdefault(shown, _place(element, part, places))
                continue
            seen.add(name)
            what = "元素" if name == element.tag else "属性"
            message = f"“{shown}”：Word 2010 不认识这个{what}，打不开这份文件"
            yield Finding(codes.M07, "error", "", _place(element, part, places), message, _ADVICE)
        asked = _declared(element, "MustUnderstand", own=True) if element.attrib else ()
        for namespace in filter(is_newer, asked):
            message = (
                f"“{_prefix(element, namespace)[:-1]}”：文件要求认识它才能打开，Word 2010 不认识"
            )
            yield Finding(codes.M07, "error", "", _place(element, part, places), message, _ADVICE)
    if skipped:
        message = f"“{'、'.join(skipped)}”：Word 2010 不认识，会略过，不影响打开"
        yield Finding(codes.M07, "info", "", next(iter(skipped.values())), message, "可以不管")


def _is_passed_over(element: Element) -> bool:
    """Return whether older programs pass over an element by the rules of the format.

    So they do with what stands in an extension of DrawingML, and in a choice that asks for what
    they do not know.
    """
    for outer in element.iterancestors():
        name = etree.QName(outer)
        if name.localname == _EXTENSION and "drawingml" in (name.namespace or ""):
            return True
        if outer.tag == f"{_MC}Choice" and any(map(is_newer, _required(outer))):
            return True
    return False


def _declared(element: Element, what: str, *, own: bool = False) -> set[str | None]:
    """Return the namespaces that an element, or one around it, names in an attribute of mc."""
    around = () if own else element.iterancestors()
    return {
        each.nsmap.get(prefix)
        for each in (element, *around)
        for prefix in each.get(f"{_MC}{what}", "").split()
    }


def _required(choice: Element) -> list[str | None]:
    return [choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()]


def _without_fallback(root: Element, part: str, places: dict[Element, str]) -> Iterator[Finding]:
    for block in root.iter(f"{_MC}AlternateContent"):
        choices = block.findall(f"{_MC}Choice")
        usable = [each for each in choices if not any(map(is_newer, _required(each)))]
        if not choices or usable or block.find(f"{_MC}Fallback") is not None:
            continue
        prefix = choices[0].get("Requires", "")
        message = f"“{prefix}”：这项内容没有给 Word 2010 的替代，在那里看不到"
        yield Finding(codes.M07, "warning", "", _place(block, part, places), message, _ADVICE)


def _mode(data: bytes) -> Iterator[Finding]:
    try:
        settings = parse(data)
    except (etree.XMLSyntaxError, ValueError):
        return
    for setting in settings.iter(w("compatSetting")):
        mode = setting.get(w("val"), "")
        newer = mode.isdecimal() and int(mode) > MODE_2010
        if setting.get(w("name")) == "compatibilityMode" and newer:
            message = f"文件按 Word 2010 以后的版本排版（兼容模式{mode}），换行可能与旧版不同"
            yield Finding(codes.M07, "info", "", "文件设置", message, "用 Word 2010 打开看一遍版面")


def _prefix(element: Element, namespace: str | None) -> str:
    prefix = next((p for p, uri in element.nsmap.items() if uri == namespace), None)
    return f"{prefix}:" if prefix else ""


def _place(element: Element, part: str, places: dict[Element, str]) -> str:
    paragraph = element if element.tag == P else ancestor(element, P)
    return places.get(paragraph) or part or "正文"
