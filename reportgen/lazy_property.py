"""Attributes that are computed when they are first asked for.

As ``functools.cached_property``, but without the lock that it takes before Python 3.12: rules ask
for such attributes a hundred times a report. Where two threads ask at once, both compute the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class LazyProperty(Generic[Value]):
    """Calls a method for the first look-up of an attribute; what it returns is the attribute."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> LazyProperty[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> LazyProperty[Value] | Value:
        if instance is None:
            return self
        # An entry of the instance's own goes before this, which defines no __set__.
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
