"""What a form has from elsewhere: files of its maker's computer, which no report can show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from reportgen.engine.part_kinds import MAY_HAVE_TAGS, kind_of
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories, unwrap
from reportgen.forms.cleaning.shown_fields import drop, fields_of, leave_text
from reportgen.ooxml.part_removal import (
    missing_targets,
    owner_of,
    relations_of,
    relationships_name,
    serialized,
    without_relations,
)
from reportgen.ooxml.wordprocessing import P, T, ancestor, parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ON_THE_WEB = re.compile(r"(?:https?|mailto|tel):|#|\s*(?:\{|%7B){2}", re.IGNORECASE)
_FETCHING = re.compile(
    r"\s*(?P<name>INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD"
    r"|MERGEFIELD|MERGEREC|MERGESEQ|ADDRESSBLOCK|GREETINGLINE|NEXT|NEXTIF|SKIPIF|FILLIN|ASK)\b",
    re.IGNORECASE,
)
_OF_MERGES = re.compile(
    r"\s*(?:MERGE|ADDRESSBLOCK|GREETINGLINE|NEXT|SKIPIF|FILLIN|ASK)", re.IGNORECASE
)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)*"?(?P<address>[^"\s\\][^"]*)"?', re.IGNORECASE)
_SETTINGS = "word/settings.xml"
"""What it refers to, such as the attached template, is told of with the settings."""

_DRAWINGS = (w("drawing"), w("pict"), w("object"))
_ADVICE = "不用改；要印的，在 Word 里重新插入图片或文字，不要选“链接”；想让表样里也没有，加 --fix"
_MERGE_ADVICE = "换成标签，如“{{ 部门概况.单位名称 }}”"


def without_outside_content(members: dict[str, bytes]) -> Cleaned:
    """Take out what would be fetched from elsewhere; what fields show of it stays as text."""
    findings: list[Finding] = []
    members = _with_whole_links(members)
    for name in stories(members, *_MARKS, b'r:link="', b"r:id=", b"r:embed=", b":href="):
        outside = _outside(members, name)
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        before = len(findings)
        for element, message, advice in [*_linked(root, outside), *_fetched(root)]:
            findings.append(carried(place_of(element, places, part), message, advice))
        changed = _without_links(root, outside)
        changed = _without_fields(root) or changed
        findings += _own_markup(root, places, part)
        changed = _without_wrappers(root) or changed
        if changed or len(findings) > before:
            members = {**members, name: serialized(root)}
    for name in [name for name in members if name.endswith(".rels")]:
        owner = owner_of(name)
        is_other = owner.startswith("word/") and kind_of(owner) is None
        if is_other and owner != _SETTINGS and _outside(members, owner):
            members = _without_links_of(members, owner, findings)
    return _without_idle_relations(members), findings


_MARKS = (b"<w:instrText", b"w:instr=", b"<w:smartTag", b"<w:customXml")


def _with_whole_links(members: dict[str, bytes]) -> dict[str, bytes]:
    """Say of links to bookmarks that they lead to no part, where they do not say so."""
    for part in {part for part, target in missing_targets(members) if "#" in target}:
        name = relationships_name(part)
        root = parse(members[name])
        for relation in root:
            if isinstance(relation.tag, str) and relation.get("Target", "").startswith("#"):
                relation.set("TargetMode", "External")
        members = {**members, name: serialized(root)}
    return members


def _outside(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the ids of what a part has from elsewhere, with their addresses.

    A link to a page of the web, or to what a tag says, is for a reader to follow, and none of them.
    """
    found: dict[str, str] = {}
    missing = {target for owner, target in missing_targets(members) if owner == part}
    for relation, target in relations_of(members, part):
        address = relation.get("Target", "")
        is_link = relation.get("Type", "").endswith("/hyperlink")
        if not is_link and MAY_HAVE_TAGS.search(unquote(address).encode()):
            continue  # an error of the form, which the compiler reports
        is_away = not target or target in missing
        if is_away and not (is_link and _ON_THE_WEB.match(address)):
            found[relation.get("Id", "")] = address
    return found


def _referring(root: Element, outside: Mapping[str, str]) -> Iterator[tuple[Element, str, str]]:
    """Return each element that refers to something outside, the attribute and the address."""
    for element in list(root.iter("{*}*")):
        for attribute, value in element.attrib.items():
            if attribute.startswith(_OFFICE) and value in outside:
                yield element, attribute, outside[value]


def _linked(root: Element, outside: Mapping[str, str]) -> Iterator[tuple[Element, str, str]]:
    """Return what is said of each element that refers to something outside, once each."""
    said: set[tuple[Element | None, str]] = set()
    for element, _, address in _referring(root, outside):
        if _is_link(element):
            text = excerpt(each.text or "" for each in element.iter(T))
            message = f"链接“{text or '图片'}”指向制作人电脑里的“{address}”，报告里只留文字"
            advice = "不用改；要留链接的，换成网址；想让表样里也没有，加 --fix"
        else:
            what = "图片" if _is_picture(element) else "内容"
            message = f"链接的{what}“{address}”不在表样文件里，报告里不带"
            advice = _ADVICE
        if (key := (ancestor(element, P), message)) not in said:
            said.add(key)
            yield element, message, advice


def _is_link(element: Element) -> bool:
    return element.tag.rpartition("}")[2] in ("hyperlink", "hlinkClick", "hlinkHover")


def _is_picture(element: Element) -> bool:
    return element.tag.rpartition("}")[2] in ("blip", "imagedata", "fill", "svgBlip")


def _without_links(root: Element, outside: Mapping[str, str]) -> bool:
    """Take out what refers to something outside; a picture that is there too stays."""
    changed = False
    for element, attribute, _ in _referring(root, outside):
        changed = True
        if attribute in element.attrib:
            del element.attrib[attribute]
        if any(each.startswith(_OFFICE) for each in element.attrib):
            continue  # the picture is linked and is in the file too
        if element.tag == w("hyperlink"):
            if element.get(w("anchor")) is None:
                unwrap(element)
        elif _is_picture(element):
            drop(next(element.iterancestors(*_DRAWINGS), element))
        else:
            drop(element)
    return changed


def _foreign(code: str) -> str:
    """Return what a field's code has that comes from elsewhere; empty where nothing does."""
    if match := _FETCHING.match(code):
        return match["name"].upper()
    link = _LINK.match(code)
    return "HYPERLINK" if link and not _ON_THE_WEB.match(link["address"]) else ""


def _fetched(root: Element) -> Iterator[tuple[Element, str, str]]:
    for field in fields_of(root):
        code, begin = field.code, field.parts[0]
        if name := _foreign(code):
            written = excerpt([" ".join(code.split())])
            if _OF_MERGES.match(code):
                message = f"邮件合并的域“{written}”不会填，报告里只留它现在显示的文字"
                yield begin, message, _MERGE_ADVICE
            elif name == "HYPERLINK":
                message = f"链接“{written}”指向制作人的电脑，报告里只留文字"
                yield begin, message, "不用改；要留链接的，换成网址"
            else:
                message = f"域“{written}”要到别处去取内容，报告里只留它现在显示的"
                yield begin, message, _ADVICE


def _without_fields(root: Element) -> bool:
    """Leave what fields that fetch something show now."""
    changed = False
    for field in list(fields_of(root)):
        if _foreign(field.code):
            changed = True
            leave_text(field)
    return changed


def _own_markup(root: Element, places: dict[Element, str], part: str) -> Iterator[Finding]:
    """Tell of each piece of custom XML markup, of which Word shows nothing any more."""
    for tag in root.iter(w("customXml")):
        name = tag.get(w("element"), "")
        message = f"“{name}”是自定义 XML 标记，Word 不再支持；报告里只留里面的内容"
        yield carried(place_of(tag, places, part), message, _ADVICE, "info")


def _without_wrappers(root: Element) -> bool:
    """Leave of smart tags and custom XML markup what they are around."""
    tags = list(root.iter(w("smartTag"), w("customXml")))
    for tag in tags:
        for properties in tag.findall(w("smartTagPr")) + tag.findall(w("customXmlPr")):
            tag.remove(properties)
        unwrap(tag)
    return bool(tags)


def _without_links_of(
    members: dict[str, bytes], part: str, findings: list[Finding]
) -> dict[str, bytes]:
    """Take what is linked out of a part without text of its own, such as a chart."""
    outside = _outside(members, part)
    root = parse(members[part]) if part in members and part.endswith(".xml") else None
    if root is None or not _without_links(root, outside):
        return members
    for address in dict.fromkeys(outside.values()):
        message = f"{part} 里链接的“{address}”不在表样文件里，报告里不带"
        findings.append(carried(part, message, _ADVICE))
    return {**members, part: serialized(root)}


def web_links(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Return a note on each address of the web that every report would lead to."""
    for name in stories(members, b"<w:hyperlink", b"hlinkClick", b"HYPERLINK"):
        try:
            codes = [field.code for field in fields_of(parse(members[name]))]
        except (etree.XMLSyntaxError, ValueError):
            continue  # the compiler reports it
        addresses = [
            relation.get("Target", "")
            for relation, target in relations_of(members, name)
            if not target and relation.get("Type", "").endswith("/hyperlink")
        ]
        links = map(_LINK.match, codes)
        addresses += (match["address"] for match in links if match)
        for address in map(unquote, dict.fromkeys(addresses)):
            if _ON_THE_WEB.match(address) and not address.startswith("#"):
                message = f"表样里有到“{address}”的链接，每份报告里都有"
                yield carried(
                    kind_of(name) or "正文", message, "不要的，在 Word 里取消链接", "info"
                )


def _without_idle_relations(members: dict[str, bytes]) -> dict[str, bytes]:
    """Take out the relationships to something outside that nothing refers to any more."""
    for name in [name for name in members if name.endswith(".rels")]:
        part = owner_of(name)
        if not part.startswith("word/") or part == _SETTINGS or part not in members:
            continue
        outside = _outside(members, part)
        data = members[part]
        idle = {key for key in outside if f'"{key}"'.encode() not in data}
        if idle and relationships_name(part) == name:
            members = without_relations(
                members,
                part,
                lambda relation, idle=idle: relation.get("Id", "") in idle,  # type: ignore[misc]
            )
    return members
