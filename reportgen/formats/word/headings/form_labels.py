"""The form's labels as people write them: broken over lines, spaced out, in full width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import (
    Field,
    fold,
    groups,
    rows,
    without_marks,
    without_small_words,
)
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.formats.word.headings.vocabulary import Vocabulary

_ORDINAL = re.compile(r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])")
_UNIT = re.compile(r"[(（](?:单位:?)?(?P<unit>亿元|万元|元)[)）]$")
_MAX_LABEL = 60


class Label(NamedTuple):
    """What a cell says when it is a label: a row's ``field``, or None for a group's label."""

    field: Field | None
    unit: str = ""


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
    return Label(None) if folded in own or folded in groups() else None


def _label_of(text: str, vocabulary: Vocabulary | None) -> Label | None:
    if (known := _known(fold(text), vocabulary)) is not None:
        return known
    plain = without_marks(text)
    unit = _UNIT.search(plain)
    plain = _ORDINAL.sub("", plain[: unit.start()] if unit else plain)
    known = _known(without_small_words(plain), vocabulary)
    return Label(known.field, unit["unit"] if unit else "") if known else None


def inline_label(text: str, vocabulary: Vocabulary | None = None) -> tuple[Label, int] | None:
    """Return a label that begins a text and is closed by a colon, and where it ends."""
    head = re.match(r"[^:：]{2,60}[:：]", text)
    label = label_of(head[0], vocabulary) if head else None
    return (label, head.end()) if head and label and label.field else None
