"""Content controls: what they are bound to would be shown instead of what is filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.tags import has_tags
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories, unwrap
from reportgen.ooxml.part_removal import relations_of, serialized, without_parts
from reportgen.ooxml.wordprocessing import T, parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_BINDING = re.compile(r"\{[^}]*\}dataBinding")
_STORE = "storeItemID"
_PROMPT, _ID, _LOCK, _BLOCK = w("showingPlcHdr"), w("id"), w("lock"), w("placeholder")
_ITEM = re.compile(r"customXml/item\d+\.xml")
_PROMPT_ADVICE = "换成标签，或在 Word 里删去这个控件"
_ADVICE = "不用改；想让表样里也没有，加 --fix"


def unbind(members: dict[str, bytes]) -> Cleaned:
    """Let content controls show what stands in them; drop the data that they were bound to.

    A control that shows its prompt while it holds a tag no longer says so: what is filled in
    would be taken for the prompt.
    """
    findings: list[Finding] = []
    stores: set[str] = set()
    for name in stories(members, b"<w:sdt>", b"<w:sdt "):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        changed = False
        for control in root.iter(w("sdt")):
            properties = control.find(w("sdtPr"))
            content = control.find(w("sdtContent"))
            if properties is None or content is None:
                continue
            tagged = has_tags("".join(each.text or "" for each in content.iter(T)))
            for bound in [each for each in properties if _BINDING.fullmatch(str(each.tag))]:
                stores.update(value for key, value in bound.attrib.items() if _STORE in key)
                properties.remove(bound)
                changed = True
                findings.append(_said(control, places, part))
            for mark in properties.findall(_PROMPT) if tagged else ():
                properties.remove(mark)
                changed = True
            # A loop would repeat its number, to which nothing refers; prompts stay behind.
            for number in properties.findall(_ID) + properties.findall(_BLOCK):
                properties.remove(number)
                changed = True
            for lock in properties.findall(_LOCK):
                properties.remove(lock)
                changed = True
                if lock.get(w("val"), "") in ("contentLocked", "sdtContentLocked"):
                    message = f"内容控件“{_text(control)}”锁着，里面的字改不了；报告里不锁"
                    place = place_of(control, places, part)
                    findings.append(carried(place, message, _ADVICE, "info"))
            if properties.find(_PROMPT) is not None and (prompt := _text(content)):
                message = f"内容控件没有填，每份报告里都会印出它的提示“{prompt}”"
                place = place_of(control, places, part)
                findings.append(carried(place, message, _PROMPT_ADVICE))
        repeated = list(_without_repeating(root, places, part))
        findings += repeated
        if changed or repeated:
            members = {**members, name: serialized(root)}
    return without_parts(members, _bound_items(members, stores)), findings


def _without_repeating(root: Element, places: dict[Element, str], part: str) -> Iterator[Finding]:
    """Leave of controls that repeat what is in them that alone; say so of each of them."""
    for control in [each for each in root.iter(w("sdt")) if _repeats(each)]:
        message = f"内容控件“{_text(control)}”可以重复，会带出加一项的按钮；报告里只留内容"
        yield carried(place_of(control, places, part), message, _ADVICE, "info")
        content = control.find(w("sdtContent"))
        for each in [each for each in control if each is not content]:
            control.remove(each)
        if content is not None:
            unwrap(content)
        unwrap(control)


def _repeats(control: Element) -> bool:
    """Return whether a control is one that repeats what is in it, or one of the repeated."""
    properties = control.find(w("sdtPr"))
    kinds = () if properties is None else (str(each.tag).rpartition("}")[2] for each in properties)
    return any(kind in ("repeatingSection", "repeatingSectionItem") for kind in kinds)


def _text(element: Element) -> str:
    return excerpt(each.text or "" for each in element.iter(T))


def _said(control: Element, places: dict[Element, str], part: str) -> Finding:
    message = (
        f"内容控件“{_text(control)}”绑定了文件里的另一份数据，打开时会换成那份数据；报告里不再绑定"
    )
    return carried(place_of(control, places, part), message, _ADVICE, "info")


def _bound_items(members: dict[str, bytes], stores: set[str]) -> set[str]:
    """Return the custom XML parts with these ids, and their properties."""
    gone: set[str] = set()
    for name in [name for name in members if _ITEM.fullmatch(name)]:
        properties = [target for _, target in relations_of(members, name) if target in members]
        known = b"".join(members[each] for each in properties)
        if any(store.encode() in known for store in stores):
            gone |= {name, *properties}
    return gone
