"""Markup that Word 2010 does not know: it refuses the file, or leaves things out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.findings import Finding
from reportgen.template.compiled import kind_of
from reportgen.template.wordprocessing import Element, P, ancestor, parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Severity

NEWER = "M07"
"""Rule code: markup that Word 2010 does not know."""

MODE_2010 = 14
"""The compatibility mode of Word 2010."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Microsoft names what a version added by its year; 2010 added 2010/… and 2008/6/28/….
_YEAR = re.compile(r"^http://schemas\.microsoft\.com/office/(?:\w+/)*?(20\d\d)(?:/|$)")
_LAST_KNOWN = 2010
_ADVICE = "在 Word 里删去这项内容，或另存为兼容 Word 2010 的 .docx"


def newer_markup(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Report what Word 2010 does not know, once for each kind of it in a part.

    An error is what it refuses to open, a warning what it leaves out; what a part declares as
    ignorable does no harm and is only noted.
    """
    for name, data in members.items():
        if not name.endswith(".xml") or name.startswith("customXml/"):
            continue
        try:
            root = parse(data)
        except (etree.XMLSyntaxError, ValueError):
            continue  # reported by the compiler
        part = kind_of(name)
        title = name if part is None else part
        places = places_of(root, title)
        yield from _unknown(root, title, places)
        yield from _without_fallback(root, title, places)
    if "word/settings.xml" in members:
        yield from _mode(members["word/settings.xml"])


def is_newer(namespace: str | None) -> bool:
    """Tell whether a namespace is one that came after Word 2010."""
    match = _YEAR.match(namespace or "")
    return bool(match) and int(match[1]) > _LAST_KNOWN if match else False


def _unknown(root: Element, part: str, places: dict[Element, str]) -> Iterator[Finding]:
    ignorable = {root.nsmap.get(prefix) for prefix in root.get(f"{_MC}Ignorable", "").split()}
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        if ancestor(element, f"{_MC}Choice") is not None:
            continue  # a program that does not know it takes the fallback
        for name in (element.tag, *element.attrib):
            namespace = etree.QName(name).namespace
            if not is_newer(namespace) or name in seen:
                continue
            seen.add(name)
            harmless = namespace in ignorable
            what = "元素" if name == element.tag else "属性"
            shown = f"{_prefix(element, namespace)}{etree.QName(name).localname}"
            message = f"“{shown}”：Word 2010 不认识这个{what}"
            if harmless:
                message, advice = f"{message}，会略过，不影响打开", "可以不管"
            else:
                message, advice = f"{message}，打不开这份文件", _ADVICE
            severity: Severity = "info" if harmless else "error"
            yield Finding(NEWER, severity, "", _place(element, part, places), message, advice)


def _without_fallback(root: Element, part: str, places: dict[Element, str]) -> Iterator[Finding]:
    for block in root.iter(f"{_MC}AlternateContent"):
        choices = block.findall(f"{_MC}Choice")
        prefixes = [prefix for each in choices for prefix in each.get("Requires", "").split()]
        newer = [prefix for prefix in prefixes if is_newer(block.nsmap.get(prefix))]
        if block.find(f"{_MC}Fallback") is None and newer:
            message = f"“{newer[0]}”：这项内容没有给 Word 2010 的替代，在那里看不到"
            yield Finding(NEWER, "warning", "", _place(block, part, places), message, _ADVICE)


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
            yield Finding(NEWER, "info", "", "文件设置", message, "用 Word 2010 打开看一遍版面")


def _prefix(element: Element, namespace: str | None) -> str:
    prefix = next((p for p, uri in element.nsmap.items() if uri == namespace), None)
    return f"{prefix}:" if prefix else ""


def _place(element: Element, part: str, places: dict[Element, str]) -> str:
    paragraph = element if element.tag == P else ancestor(element, P)
    return places.get(paragraph) or part or "正文"
