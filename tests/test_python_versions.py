"""What the oldest Python that is supported can't read, and newer ones pass over."""

from __future__ import annotations

import ast
from pathlib import Path

import reportgen
from tests.parsed import nodes_of

PACKAGE = Path(reportgen.__file__).parent


def test_every_class_variable_says_its_type() -> None:
    # Python 3.10 can't evaluate a bare ClassVar, and pydantic evaluates those of its models.
    bare = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if "ClassVar" in path.read_text(encoding="utf-8")
        for node in nodes_of(path)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.annotation, ast.Name)
        and node.annotation.id == "ClassVar"
    ]
    assert bare == []
