"""Stand-ins for what a report must have and has not, so that it can be checked on all it has.

A stand-in can be held, but not looked at: its value raises ``AbsentError``, and the rule that
wanted it says nothing. Nothing that is printed or sent ever has one in it.
"""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from reportgen.model.figures import Figure

FigureKind = TypeVar("FigureKind", bound=Figure)
Held = TypeVar("Held")


class AbsentError(Exception):
    """Something was to be done with a value that is not there."""


class AbsentFigure(Figure):
    """A figure that is not there, or can't be read."""

    __slots__ = ()

    def __init__(self) -> None:
        self._text = ""

    @property
    def number(self) -> NoReturn:
        """Raise AbsentError."""
        raise AbsentError

    def __str__(self) -> str:
        raise AbsentError

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def absent_figure(kind: type[FigureKind]) -> FigureKind:
    """Return a figure of a kind that is not there."""
    held = {"__slots__": (), **dict.fromkeys(("value", "comparator", "unit"), property(_refuse))}
    figure: FigureKind = type(f"Absent{kind.__name__}", (AbsentFigure, kind), held)()
    return figure


def _refuse(*_values: object) -> NoReturn:
    raise AbsentError


class AbsentNumber(int):
    """A whole number, such as a year, that is not there, or can't be read."""

    __str__ = __repr__ = __format__ = __bool__ = __int__ = __float__ = __index__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __eq__, __ne__, __hash__ = object.__eq__, object.__ne__, object.__hash__


class AbsentList(list[Any]):
    """A list that is not there, or can't be read: not the same as one with nothing in it."""

    __len__ = __iter__ = __getitem__ = __contains__ = __reversed__ = _refuse


def is_absent(value: object) -> bool:
    """Return whether a value is a stand-in for one that is not there."""
    return isinstance(value, (AbsentFigure, AbsentNumber, AbsentList))


def known(value: Held | None) -> Held | None:
    """Return a value; None for a stand-in."""
    return None if is_absent(value) else value


def all_known(*values: object) -> bool:
    """Return whether none of some values is a stand-in."""
    return not any(map(is_absent, values))
