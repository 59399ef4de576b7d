"""The rows of the usual form, by their labels as people write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.forms.printed_text import PrintedBlock

_MARKS = re.compile(r"[\s:：\"“”'‘’《》*＊\u200b-\u200d\u2060\ufeff]+")
_SMALL_WORDS = re.compile("[的及和与、]")


LONGEST_LABEL = 40
"""How long the texts are that are kept folded: the same labels and headings are in every file."""


class Field(NamedTuple):
    """A row of the form: its path, what kind of field it is, and what the form prints in it."""

    path: Path
    node: FieldNode
    blocks: tuple[PrintedBlock, ...] = ()


@cache
def rows() -> dict[str, Field]:
    """Return the form's rows by their folded labels, in the form's order."""
    found: dict[str, Field] = {}
    for group in groups().values():
        for node in (group.fields or {}).values():
            found[fold(node.label)] = Field((group.label, node.label), node)
    return found


@cache
def groups() -> dict[str, FieldNode]:
    """Return the form's groups by their folded labels."""
    fields = (field_tree(Report).fields or {}).values()
    found = (node for node in fields if node.kind == "group" and node.label != ANNEXES)
    return {fold(node.label): node for node in found}


def without_marks(text: str) -> str:
    """Return a label in half width without white space, colons and quotes."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def without_small_words(text: str) -> str:
    """Return a label without the words that people put in or leave out."""
    return _SMALL_WORDS.sub("", text)


def fold(text: str) -> str:
    """Fold a label: width, white space, colons, quotes and its small words do not count."""
    return _folded(text) if len(text) <= LONGEST_LABEL else _folded.__wrapped__(text)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return without_small_words(without_marks(text))
