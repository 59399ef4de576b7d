"""The form's labels as people write them: broken over lines, spaced out, in full width."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.vocabulary import Vocabulary
    from reportgen.forms.printed_text import PrintedBlock

_ORDINAL = re.compile(r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])")
_UNIT = re.compile(r"[(（](?:单位:?)?(?P<unit>亿元|万元|元)[)）]$")
_MARKS = re.compile(r"[\s:：\"“”'‘’《》*＊\u200b-\u200d\u2060\ufeff]+")
_SMALL_WORDS = re.compile("[的及和与、]")
_MAX_LABEL = 60


class Field(NamedTuple):
    """A row of the form: its path, what kind of field it is, and what the form prints in it."""

    path: Path
    node: FieldNode
    blocks: tuple[PrintedBlock, ...] = ()


class Label(NamedTuple):
    """What a cell says when it is a label: a row's ``field``, or None for a group's label."""

    field: Field | None
    unit: str = ""


@cache
def rows() -> dict[str, Field]:
    """Return the form's rows by their folded labels, in the form's order."""
    found: dict[str, Field] = {}
    for group in _groups().values():
        for node in (group.fields or {}).values():
            found[fold(node.label)] = Field((group.label, node.label), node)
    return found


@cache
def _groups() -> dict[str, FieldNode]:
    fields = (field_tree(Report).fields or {}).values()
    groups = (node for node in fields if node.kind == "group" and node.label != ANNEXES)
    return {fold(node.label): node for node in groups}


def fold(text: str) -> str:
    """Fold a label: width, white space, colons, quotes and its small words do not count."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return _SMALL_WORDS.sub("", plain)


def label_of(text: str, vocabulary: Vocabulary | None = None) -> Label | None:
    """Return which label a cell's text is; None for any other text."""
    if not text or len(text) > _MAX_LABEL * 2:
        return None
    return _label_of(text, vocabulary)


def _known(folded: str, vocabulary: Vocabulary | None) -> Label | None:
    known = rows() if vocabulary is None else vocabulary.rows
    if folded in known:
        return Label(known[folded])
    own = frozenset() if vocabulary is None else vocabulary.groups
    return Label(None) if folded in own or folded in _groups() else None


def _label_of(text: str, vocabulary: Vocabulary | None) -> Label | None:
    if (known := _known(fold(text), vocabulary)) is not None:
        return known
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    unit = _UNIT.search(plain)
    plain = _ORDINAL.sub("", plain[: unit.start()] if unit else plain)
    known = _known(_SMALL_WORDS.sub("", plain), vocabulary)
    return Label(known.field, unit["unit"] if unit else "") if known else None


def inline_label(text: str, vocabulary: Vocabulary | None = None) -> tuple[Label, int] | None:
    """Return a label that begins a text and is closed by a colon, and where it ends."""
    head = re.match(r"[^:：]{2,60}[:：]", text)
    label = label_of(head[0], vocabulary) if head else None
    return (label, head.end()) if head and label and label.field else None
