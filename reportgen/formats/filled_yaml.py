"""Data by the form's labels as a YAML file with the comments of the blank form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.blank_yaml import form_yaml
from reportgen.formats.form_filling import filling_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.model.report import Report


def filled_yaml(
    data: Mapping[str, Any], about: Iterable[str] = (), model: type[Report] | None = None
) -> str:
    """Return data as the form in YAML; fields without a value are left to fill in.

    The data need not be valid. What is in no field of the form, or is of another shape than its
    field, stands at the end in comments. ``about`` is said in the head, line by line; ``model`` is
    that of the form's reports.
    """
    filling, odd = filling_of(data, model)
    head = "".join(f"# {line}".rstrip() + "\n" for line in about)
    text = form_yaml(filling, head, model=model)
    if not odd:
        return text
    return "\n".join(
        (text, "# 下面的内容在表上没有对应的栏目：", *(f"# {line}" for line in odd), "")
    )
