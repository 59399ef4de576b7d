"""Characters of tags that an editor changed: full-width braces, curly quotes, invisible marks."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding
from reportgen.forms.report_language import marked_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.tags import Tag
    from reportgen.forms.lint.tagged_parts import TaggedPart


def plain(tag: Tag) -> str:
    """Return a tag as it should be typed, with half-width marks and straight quotes."""
    if tag.kind == "comment":
        return tag.text
    if tag.kind == "output":
        return tag.source
    before, behind = "-" if tag.before else "", "-" if tag.behind else ""
    return f"{{%{before}{tag.scope} {tag.body} {behind}%}}"


def changed_in(tag: Tag) -> list[str]:
    """Return the characters of a tag that are not as they should be typed, each once."""
    typed = tag.text
    for label, name in marked_labels():
        typed = typed.replace(label, name)
    surplus = Counter(typed) - Counter(plain(tag))
    return [char for char in surplus if not (char.isspace() and char in " \t\n")]


def changed_characters(parts: list[TaggedPart]) -> Iterator[Finding]:
    """Note every tag with such characters. It works all the same: the compiler mends it."""
    for part in parts:
        for place, tag in part.tags:
            if chars := changed_in(tag):
                message = f"“{tag.text}”：标签里有被编辑软件改过的字符：{_shown(chars)}"
                advice = f"写作“{plain(tag)}”；不改也能认出来"
                yield Finding(codes.M05, "info", "", place, message, advice)


def _shown(chars: list[str]) -> str:
    """Write characters for people: those that can't be seen by their number."""
    unseen = ("Cf", "Cc", "Zs")
    names = [f"U+{ord(c):04X}" if unicodedata.category(c) in unseen else c for c in chars]
    return " ".join(names)
