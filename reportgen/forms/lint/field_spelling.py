"""Names of fields as they were written, and what can only have been meant."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from reportgen.forms.field_paths import EACH, paths_to
from reportgen.model.base import field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.model.base import FieldNode

_WORD = r"[^\W\d]\w*"
_PATH = re.compile(rf"(?<![\w.]){_WORD}(?:\s*\.\s*{_WORD})*")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_NEXT_WORD = re.compile(r"\s+(\w+)")
_KEYWORDS = ("p", "tr", "tc", "r", "if", "elif", "else", "in", "and", "or", "not", "is")
_SHORTEST = 4


def spelled(text: str, variables: Collection[str], model: type[Report] = Report) -> str:
    """Return a tag with each field spelled, and named from the form's root, as the form has it.

    Only what can be meant in one way is changed: a step with one character wrong, and a field
    that stands in one place of the form only but was written without its group. ``variables`` are
    the names that tags around it define; ``model`` is that of the form's reports.
    """
    kept = [match.span() for match in _QUOTED.finditer(text)]

    def put_right(match: re.Match[str]) -> str:
        quoted = any(start <= match.start() < end for start, end in kept)
        names = [name.strip() for name in match[0].split(".")]
        # Two words side by side may be one that a stray blank cut in two.
        beside = _LAST_WORD.search(text, 0, match.start()), _NEXT_WORD.match(text, match.end())
        cut = any(word[1] not in _KEYWORDS for word in beside if word is not None)
        right = names if quoted or cut else _path(names, variables, model)
        return match[0] if right == names else ".".join(right)

    return _PATH.sub(put_right, text)


def _path(names: list[str], variables: Collection[str], model: type[Report]) -> list[str]:
    fields = field_tree(model).fields or {}
    if names[0] in variables:
        return names
    if names[0] not in fields:
        homes = paths_to(names[0], model)
        if len(homes) == 1 and EACH not in homes[0]:
            return list(_steps([*homes[0], *names[1:]], model))
    return list(_steps(names, model)) if len(names) > 1 else names


def _steps(names: list[str], model: type[Report]) -> Iterator[str]:
    node: FieldNode | None = field_tree(model)
    for name in names:
        fields = (node.fields if node is not None else None) or {}
        right = name if name in fields else _only_candidate(name, list(fields))
        node = fields.get(right)
        yield right


def _only_candidate(word: str, known: list[str]) -> str:
    """Return the one name that differs by a single character; the word where that is in doubt."""
    near = [name for name in known if _one_apart(word, name)]
    return near[0] if len(near) == 1 and len(near[0]) >= _SHORTEST else word


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(len(one), len(other)) - sum(block.size for block in blocks) == 1
