"""Named tuples are those of ``typing``, but for the time that they take to make."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from reportgen import named_tuples


class Plain(named_tuples.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    names: tuple[str, ...] = ()

    @property
    def both(self) -> int:
        """The sum."""
        return self.line + self.column


class Typed(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    names: tuple[str, ...] = ()

    @property
    def both(self) -> int:
        """The sum."""
        return self.line + self.column


@pytest.mark.parametrize("kind", [Plain, Typed])
def test_it_is_a_tuple_with_named_items(kind: Any) -> None:
    made = kind(3, names=("a",))
    assert made == (3, 1, ("a",))
    assert (made.line, made.column, made.names, made.both) == (3, 1, ("a",), 4)
    assert made._replace(column=2) == kind(3, 2, ("a",))
    assert made._asdict() == {"line": 3, "column": 1, "names": ("a",)}
    assert kind._fields == ("line", "column", "names")
    assert kind._field_defaults == {"column": 1, "names": ()}
    assert typing.get_type_hints(kind) == {"line": int, "column": int, "names": tuple[str, ...]}
    assert repr(made) == f"{kind.__name__}(line=3, column=1, names=('a',))"
    assert (kind.__module__, kind.__doc__) == (__name__, "A place.")
    for copied in (copy.copy(made), pickle.loads(pickle.dumps(made))):
        assert type(copied) is kind
        assert copied == made
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(AttributeError):
        made.line = 4


def test_it_may_have_no_items() -> None:
    class Empty(named_tuples.NamedTuple):
        """Nothing."""

    assert Empty() == ()
