"""Named tuples that are made in half the time.

As ``typing.NamedTuple``, which compiles what each field is annotated with to look at it: a command
makes a hundred such classes before it does anything. Annotations are for the type checker here.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Maker(type):
        """Makes a tuple with named items of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            module, fields = body.pop("__module__"), body.pop("__annotations__", {})
            del body["__qualname__"]
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=module)
            made.__annotations__ = made.__new__.__annotations__ = fields
            for attribute, value in body.items():
                setattr(made, attribute, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """Stands for ``typing.NamedTuple`` as the base of a class."""


__all__ = ["NamedTuple"]
