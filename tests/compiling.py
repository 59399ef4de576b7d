"""Forms that are compiled once, however many tests build from copies of the same one."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from reportgen.engine import program
from reportgen.engine.program import Hooks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.engine.compiled_parts import Program
    from reportgen.engine.language import Language
    from reportgen.engine.name_schema import SchemaNode

_MOST = 100
_known: dict[tuple[object, ...], tuple[Program, tuple[str, ...], object]] = {}


@contextlib.contextmanager
def compiled_once() -> Iterator[None]:
    """Compile the same parts for the same fields once; what is wrong is looked for each time.

    It is for tests of what is done with forms, not of the time or memory that compiling takes.
    """
    compile_parts = program.compile_parts

    def remembered(
        members: Mapping[str, bytes], schema: SchemaNode, language: Language, hooks: Hooks
    ) -> Program:
        key = (tuple(members.items()), id(schema), id(language), hooks.prune)
        if key not in _known:
            seen: list[str] = []
            made = compile_parts(members, schema, language, Hooks(hooks.prune, seen.append))
            if len(_known) == _MOST:
                del _known[next(iter(_known))]
            _known[key] = made, tuple(seen), (schema, language)  # kept, so are their ids
        made, sources, _ = _known[key]
        for source in sources:
            hooks.watch(source)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "compile_parts", remembered)
        yield
