"""Tags that stand where they work, but not well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.forms.lint.tagged_parts import TaggedPart


def tags_in_boxes(parts: list[TaggedPart]) -> Iterator[Finding]:
    """Warn of every tag in a text box: its size is fixed, and text that is longer is cut off."""
    for part in parts:
        for place, tag in part.tags:
            if "文本框" in place:
                message = f"“{tag.text}”：标签在文本框里，内容长了会被截掉，也不能从文件读回"
                advice = "把文字移到正文或表格里，删去文本框"
                yield Finding(codes.M08, "warning", "", place, message, advice)
