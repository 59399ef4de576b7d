"""Good YAML that may lose or join what a person typed, as a first look at it tells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportgen.formats.remembered_text import REMEMBERED_LINE
from reportgen.formats.typed_signs import BLANK, FIGURES, LABEL_BEHIND, LIST_MARKS, OF_UNITS, QUOTES
from reportgen.labels import name_of
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.yaml_lines import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from reportgen.model.base import FieldNode
    from reportgen.plaindata.document import Document

_TIGHT_LABEL = lazy_pattern(
    rf"^[{BLANK}]*(?:[{LIST_MARKS}][{BLANK}]*)*([\w（）、]+)[{BLANK}]*(?:[{COLONS[1:]}]|:(?=\S))",
    re.MULTILINE,
)
_ODD_START = lazy_pattern(
    rf"^[ \t]*(?:[{BLANK[2:]}{LIST_MARKS[1:]}>|]|--?(?=[^\s\-\d]|\d+[、.．)）])|[*+][ \t]"
    rf"|-[{BLANK[2:]}])"
    rf"|:[ \t]+(?:[{COLONS}｜]|[|>] *[^\s\d+-]|&\S+[ \t]*$|![ \t])",
    re.MULTILINE,
)
_AFTER_TEXT = lazy_pattern(r"^(?![ \t]*#)[^\n]*[ \t]#", re.MULTILINE)
_CONTENT = lazy_pattern(r"^[ \t]*[^\s#]", re.MULTILINE)
_COMMENTED = lazy_pattern(
    rf"^[ \t]*#+(?:[^\s#!{REMEMBERED_LINE[1:]}]"
    rf"|[{BLANK}]+(?:- *)?(?P<label>[\w（）、]+)[{BLANK}]*[{COLONS}][{BLANK}]*\S)",
    re.MULTILINE,
)
_QUOTED = 2
_ANNEXES = "附件"
"""The label that a blank without annexes has in a comment."""


def may_mean_more(document: Document, text: str) -> bool:
    """Return whether good YAML may still lose or join what a person typed."""
    if document.doubtful is not None:
        text = document.doubtful  # the others of its lines hold what was read, and no more
    if document.is_folded or document.repeated or _ODD_START.search(text):
        return True
    if _is_misshapen(document.data, _form()):
        return True
    if "#" in text and _AFTER_TEXT.search(text):
        return True
    labels = [match[1] for match in _TIGHT_LABEL.finditer(text)]
    labels += [*_labels_behind(text), *_commented_labels(text)]
    if not labels:
        return False
    data = document.data
    has_annexes = isinstance(data, dict) and bool(data.get(_ANNEXES))
    names = all_names() if has_annexes else _own_names()
    return "" in labels or any(name_of(label) in names for label in labels)


def _commented_labels(text: str) -> Iterator[str]:
    """Return what may be labels in lines of comment below the head; "" for a tight sign."""
    first = _CONTENT.search(text) if "#" in text else None
    for match in _COMMENTED.finditer(text, first.start()) if first else ():
        label = match["label"] or ""
        if label != _ANNEXES:
            yield label


def _labels_behind(text: str) -> Iterator[str]:
    """Return what may be labels behind the values of others."""
    for line in text.split("\n"):
        if sum(map(line.count, COLONS)) > 1 and not line.lstrip().startswith("#"):
            yield from (match["label"] for match in LABEL_BEHIND.finditer(line))


def _is_misshapen(data: object, node: FieldNode) -> bool:
    """Return whether a list stands for a group, a group for a text, or an item has lost its title.

    That is how YAML takes a mark too many or too few, and a colon in a text; or whether a label
    has more around it, or a figure quotes.
    """
    if node.kind == "mapping":
        return bool(data) and not isinstance(data, dict)
    if isinstance(data, str):
        return bool(data) and (data[0] in QUOTES or data[-1] in QUOTES) and _is_odd_text(data, node)
    if isinstance(data, dict):
        return _is_odd_group(data, node)
    return isinstance(data, list) and _is_odd_list(data, node)


def _is_odd_text(data: str, node: FieldNode) -> bool:
    """Return whether quotation marks around a text are none of its own."""
    if len(data) < _QUOTED:
        return False
    ends = data[0] in QUOTES, data[-1] in QUOTES
    return any(ends) if node.kind in FIGURES else all(ends) and node.label.endswith(OF_UNITS)


def _is_odd_group(data: Mapping[Any, Any], node: FieldNode) -> bool:
    known = node.fields
    if known is None or node.element is not None:
        return node.element is not None or (bool(data) and node.kind != "mapping")
    for key, value in data.items():
        field = known.get(name_of(str(key)))
        if _is_odd_key(key, data, known) if field is None else _is_misshapen(value, field):
            return True
    return False


def _is_odd_list(data: list[Any], node: FieldNode) -> bool:
    element = node.element
    if element is None:
        return node.kind != "mapping"
    titles = [*(element.fields or {}).values()][:1]
    for item in data:
        if isinstance(item, dict) and titles and titles[0].required and titles[0].label not in item:
            return True
        if isinstance(item, str) and titles and not node.takes_texts:
            return True
        if isinstance(item, list) or _is_misshapen(item, element):
            return True
    return False


def _is_odd_key(key: object, data: Mapping[Any, Any], known: Mapping[str, FieldNode]) -> bool:
    """Return whether a key is words in braces, a label with more around it, or one of elsewhere."""
    name = name_of(str(key))
    if name in known:
        return False
    return data[key] is None or bare_key(key) in known or name in all_names()


@cache
def _form() -> FieldNode:
    from reportgen.model.base import field_tree  # pydantic, which loading begins without
    from reportgen.model.report import Report

    return field_tree(Report)


@cache
def all_names() -> frozenset[str]:
    """Return the placeholder names of all fields of the form."""
    return frozenset(name_of(field.label) for field in _form().below())


@cache
def _own_names() -> frozenset[str]:
    """Return the placeholder names of the fields outside the annexes, which cost time to build."""
    fields = (_form().fields or {}).values()
    own = (each for each in fields if each.label != _ANNEXES)
    return frozenset(name_of(field.label) for each in own for field in (each, *each.below()))


def bare_key(key: object) -> str:
    """Return the placeholder name of a label without what people put around it."""
    from reportgen.formats.yaml_labels import bare_label  # files that are well written need none

    return bare_label(str(key))
