"""Named tuples that are made in a fifth of the time.

As ``typing.NamedTuple``, which compiles what each field is annotated with to look at it, and a
function of its own for each class: a command makes a hundred such classes before it does anything.
Annotations are for the type checker here, and classes of as many fields share what is compiled.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple
else:

    class _Items(tuple):
        """What named tuples of all classes do alike."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, items: Iterable[Any]) -> _Items:
            return cls(*items)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **items: Any) -> _Items:
            made = type(self)(*map(items.pop, self._fields, self))
            if items:
                raise ValueError(f"no fields: {', '.join(items)}")
            return made

        def __repr__(self) -> str:
            items = ", ".join(f"{name}={item!r}" for name, item in self._asdict().items())
            return f"{type(self).__name__}({items})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    @cache
    def _model(count: int) -> type:
        """Return the named tuple of so many fields that others take over but for the names."""
        return namedtuple("_Model", [f"item{number}" for number in range(count)])

    class _Maker(type):
        """Makes a tuple with named items of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.setdefault("__annotations__", {}))
            defaults = {field: body.pop(field) for field in fields if field in body}
            model = _model(len(fields))
            code = model.__new__.__code__.replace(co_varnames=("_cls", *fields))
            new = FunctionType(code, model.__new__.__globals__, "__new__", (*defaults.values(),))
            body |= {
                **{
                    field: vars(model)[item]
                    for field, item in zip(fields, model._fields, strict=True)
                },
                "__new__": new,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return type(name, (_Items,), body)

    class NamedTuple(metaclass=_Maker):
        """Stands for ``typing.NamedTuple`` as the base of a class."""


__all__ = ["NamedTuple"]
