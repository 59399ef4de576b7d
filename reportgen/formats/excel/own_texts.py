"""What the form itself says beside a field, told from what a person has written there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.excel.form_layout import is_summed
from reportgen.formats.form_filling import LAST_YEARS, UNREAD
from reportgen.formats.money_units import unit_alone

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode

NEEDED, OPTIONAL = "必填", "可不填"
"""What the explanation of a field begins with."""

_NOTES = (LAST_YEARS, UNREAD)
_EXPLAINED = re.compile(rf"(?:{NEEDED}|{OPTIONAL})(?:。.*)?", re.DOTALL)
_AGREES = re.compile(r"与.{1,20}之和相等|差额 -?[\d.]+(?:E-?\d+)? 万元|预算执行率 [\d.]+%")


def says_of_field(text: str, node: FieldNode | None) -> bool:
    """Return whether a text beside the content of a field is one that the form has there.

    ``node`` is the field, None for a row of no field. How it is filled in, which unit it is in, how
    its figures agree, and notes such as last year's figure are the form's; the rest is a person's.
    """
    text = text.strip()
    if node is not None and text in (node.description, node.unit):
        return True
    is_said = _EXPLAINED.fullmatch(text) or _AGREES.fullmatch(text) or unit_alone(text)
    return bool(is_said) or text.startswith(_NOTES)


def takes_unit(node: FieldNode | None) -> bool:
    """Return whether a unit is chosen beside a field, so that any text there is read as one."""
    return node is not None and (node.kind == "amount" or is_summed(node))
