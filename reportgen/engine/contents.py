"""The entries of a 目录: what they show is copied from headings, and holds no tags of its own.

While a template is prepared, tags are taken out of what a TOC field shows, and its entries are
marked; once a report is rendered, an entry says what its heading does, and goes where that went.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from reportgen.engine.runs import gather
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import OBJECT, Element, P, T, ancestor, parse, text_of, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportgen.engine.tags import Tag, TagError

_FIELD, _CODE, _KIND = w("fldChar"), w("instrText"), w("fldCharType")
_SIMPLE, _ANCHOR, _NAME = w("fldSimple"), w("anchor"), w("name")
_TOC = lazy_pattern(r"\s*TOC\b", re.IGNORECASE)
_PAGE_OF = lazy_pattern(r'\s*PAGEREF\s+"?([^\s"\\]+)', re.IGNORECASE)
_PAGE = lazy_pattern(r"[\t.…·]+\s*\d+\s*$")
_FIRST_OWN = 70_000
_ENTRY, _COPY = "entry", "copy"
_BREAKS = f"\t\n{OBJECT}"


def mark_entries(
    root: Element, find: Callable[[str], tuple[list[Tag], list[TagError]]]
) -> frozenset[Element]:
    """Take the tags out of a part's 目录, and mark its entries; return its paragraphs."""
    shown = dict.fromkeys(_shown(root))
    crossed = _crossed(shown, find)
    headings = _headings_by_text(root, shown)
    for paragraph in [each for each in shown if each not in crossed]:
        target = _target_of(paragraph) or _marked(headings.pop(_words_of(paragraph), None))
        if target:
            paragraph.set(_ENTRY, target)
        _take_out_tags(paragraph, find)
    return frozenset(shown)


def _crossed(
    shown: Iterable[Element], find: Callable[[str], tuple[list[Tag], list[TagError]]]
) -> list[Element]:
    """Return the paragraphs with a for or if of which the other end is not in the 目录.

    Their tags stay tags: that they cut the field is told as of any other.
    """
    opened: list[Element] = []
    crossed: list[Element] = []
    for paragraph in shown:
        for tag in find(text_of(paragraph)[0])[0]:
            if tag.keyword in ("for", "if"):
                opened.append(paragraph)
            elif tag.keyword in ("endfor", "endif"):
                if opened:
                    opened.pop()
                else:
                    crossed.append(paragraph)
    return [*opened, *crossed]


def _shown(root: Element) -> Iterator[Element]:
    """Return the paragraphs in which a TOC field shows its entries."""
    if next((c for c in root.iter(_CODE) if _TOC.match(c.text or "")), None) is None:
        for simple in root.iter(_SIMPLE):
            if _TOC.match(simple.get(w("instr"), "")):
                yield ancestor(simple, P)
        return
    fields: list[list[str | bool]] = []
    for element in root.iter(P, _FIELD, _CODE, T):
        kind = element.get(_KIND, "")
        if element.tag == _CODE and fields:
            fields[-1][0] = f"{fields[-1][0]}{element.text or ''}"
        elif kind == "begin":
            fields.append(["", False])
        elif kind == "separate" and fields:
            fields[-1][1] = True
        elif kind == "end" and fields:
            fields.pop()
        elif element.tag == T and any(is_on and _TOC.match(str(code)) for code, is_on in fields):
            yield ancestor(element, P)


def _target_of(paragraph: Element) -> str:
    """Return the bookmark that an entry leads to; empty where it leads nowhere."""
    for element in paragraph.iter(w("hyperlink"), _CODE):
        found = _PAGE_OF.match(element.text or "") if element.tag == _CODE else None
        if target := found[1] if found else element.get(_ANCHOR, ""):
            return str(target)
    return ""


def _headings_by_text(root: Element, shown: Iterable[Element]) -> dict[str, Element]:
    """Return what entries may be copied from that do not say so, by their words."""
    if all(_target_of(each) for each in shown):
        return {}
    found: dict[str, list[Element]] = {}
    for paragraph in root.iter(P):
        if paragraph not in shown and (words := _words_of(paragraph)):
            found.setdefault(words, []).append(paragraph)
    return {words: each[0] for words, each in found.items() if len(each) == 1}


def _words_of(paragraph: Element) -> str:
    """Return what a paragraph says, without the page that an entry ends with."""
    return "".join(_PAGE.sub("", text_of(paragraph)[0].replace(OBJECT, "")).split())


def _marked(heading: Element) -> str:
    """Put a bookmark into the heading that an entry was copied from; return its name."""
    if heading is None:
        return ""
    root = heading.getroottree().getroot()
    number = sum(1 for _ in root.iter(w("bookmarkStart"))) + 1
    start, end = (heading.makeelement(w(f"bookmark{side}")) for side in ("Start", "End"))
    for each in (start, end):
        each.set(w("id"), str(_FIRST_OWN + number))
    start.set(_NAME, f"_TocEntry{number}")
    heading.insert(1 if heading.find(w("pPr")) is not None else 0, start)
    heading.append(end)
    return f"_TocEntry{number}"


def _take_out_tags(
    paragraph: Element, find: Callable[[str], tuple[list[Tag], list[TagError]]]
) -> None:
    text, pieces = text_of(paragraph)
    tags, errors = find(text)
    if not tags and not errors:
        return
    gather(pieces, tags)
    text, pieces = text_of(paragraph)
    for tag in tags:
        for element, start, end in pieces:
            if element.tag == T and tag.text in (element.text or ""):
                element.text = element.text.replace(tag.text, "", 1)
                _mark_copy([e for e, *_ in _beside(text, pieces, start, end)], element)
                break
    for element, _, _ in pieces if errors else ():
        if element.tag == T:
            element.text = re.sub("[{}]", "", element.text or "")


def _beside(
    text: str, pieces: list[tuple[Element, int, int]], start: int, end: int
) -> list[tuple[Element, int, int]]:
    """Return the pieces of text around one, up to the next tab, break or object."""
    first = max((text.rfind(mark, 0, start) for mark in _BREAKS), default=-1)
    last = min((at for mark in _BREAKS if (at := text.find(mark, end)) >= 0), default=len(text))
    return [each for each in pieces if each[0].tag == T and first < each[1] and each[2] <= last]


def _mark_copy(elements: list[Element], first: Element) -> None:
    """Mark where the heading's text goes, and the other texts that it stands for."""
    if any(each.get(_COPY) for each in elements):
        return
    for each in elements:
        each.set(_COPY, "1" if each is first else "0")


def settle_entries(xml: bytes) -> bytes:
    """Let a 目录 have an entry for each of its headings, in their order, that says what that does.

    An entry whose heading is gone goes too; a heading that a loop repeats has one each time.
    """
    root = parse(xml)
    patterns: dict[str, Element] = {}
    for entry in [each for each in root.iter(P) if each.get(_ENTRY)]:
        patterns.setdefault(entry.attrib.pop(_ENTRY), entry)
    used: dict[str, int] = {}
    last: Element = None
    for mark in list(root.iter(w("bookmarkStart"))):
        name, heading = mark.get(_NAME, ""), ancestor(mark, P)
        if name not in patterns or heading is None:
            continue
        used[name] = used.get(name, 0) + 1
        entry = patterns[name]
        if used[name] > 1:
            entry = _another(entry, name, f"{name}_{used[name]}")
            mark.set(_NAME, f"{name}_{used[name]}")
            last.addnext(entry)
            _hand_on_end(last, entry)
        _say(entry, heading)
        last = entry
    for name, entry in patterns.items():
        if name not in used and _is_whole(entry):
            entry.getparent().remove(entry)
    for text in root.iter(T):
        text.attrib.pop(_COPY, None)
    return serialized(root)


def _say(entry: Element, heading: Element) -> None:
    said = " ".join(text_of(heading)[0].replace(OBJECT, "").split())
    for text in [each for each in entry.iter(T) if each.get(_COPY)]:
        text.text = said if text.get(_COPY) == "1" else ""


def _another(entry: Element, old: str, name: str) -> Element:
    """Return a copy of an entry that leads to another bookmark, without the ends of the 目录."""
    copy = deepcopy(entry)
    for run in _torn(copy):
        run.getparent().remove(run)
    for element in copy.iter(w("hyperlink"), _CODE):
        if element.get(_ANCHOR) == old:
            element.set(_ANCHOR, name)
        elif element.text:
            element.text = re.sub(rf"(?<![^\s\"]){re.escape(old)}(?![^\s\"\\])", name, element.text)
    return copy


def _torn(paragraph: Element) -> list[Element]:
    """Return the runs with marks of fields that do not both begin and end in a paragraph."""
    opened: list[list[Element]] = []
    torn: list[Element] = []
    for element in paragraph.iter(_FIELD, _CODE):
        kind = element.get(_KIND, "")
        if kind == "begin":
            opened.append([])
        if not opened:
            torn.append(element.getparent())
            continue
        opened[-1].append(element.getparent())
        if kind == "end":
            opened.pop()
    return list(dict.fromkeys([*torn, *(run for runs in opened for run in runs)]))


def _hand_on_end(before: Element, entry: Element) -> None:
    """Move the end of the 目录 from an entry to the one that now comes last."""
    for run in _torn(before):
        if any(each.get(_KIND) == "end" for each in run.iter(_FIELD)):
            entry.append(run)


def _is_whole(paragraph: Element) -> bool:
    """Return whether every field that begins or ends in a paragraph does both."""
    kinds = [each.get(_KIND) for each in paragraph.iter(_FIELD)]
    return kinds.count("begin") == kinds.count("end")
