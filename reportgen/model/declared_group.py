"""What a group of the form declares, and what it is made of: its fields and their values."""

from __future__ import annotations

import sys
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from reportgen.model.declaring import DeclaredField

if TYPE_CHECKING:
    from typing_extensions import Self


class FormMeta(type):
    """Takes the fields out of a class's body, as pydantic does for its models."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, title: str = ""
    ) -> FormMeta:
        """Make the class; ``title`` is the label of the group, inherited where it is left out."""
        own = {key: each for key, each in namespace.items() if isinstance(each, DeclaredField)}
        rest = {key: each for key, each in namespace.items() if key not in own}
        about = {"_own": own, **({"TITLE": title} if title else {})}
        made = super().__new__(mcs, name, bases, {**rest, **about})
        for each, kind in made.__annotations__.items():
            if each not in own and not (each.startswith("_") or "ClassVar" in str(kind)):
                raise TypeError(f"{name}.{each} is no Field")
        return made

    @property
    def model_fields(cls) -> dict[str, DeclaredField]:
        """The fields by their English names, in the form's order."""
        return _fields_of(cls)


@cache
def _fields_of(model: FormMeta) -> dict[str, DeclaredField]:
    found: dict[str, DeclaredField] = {}
    for base in reversed(model.__mro__):
        if isinstance(base, FormMeta):
            found.update(_own_fields(base))
    return found


@cache
def _own_fields(model: FormMeta) -> dict[str, DeclaredField]:
    """Return the fields of a class's own body, with their types."""
    scope = vars(sys.modules[model.__module__])
    own: dict[str, DeclaredField] = vars(model)["_own"]
    for name, field in own.items():
        annotation: Any = model.__annotations__[name]
        if isinstance(annotation, str):
            annotation = eval(annotation, scope)  # noqa: S307 - what our own module says
        field.metadata = []
        while typing.get_origin(annotation) is typing.Annotated:
            annotation, *metadata = typing.get_args(annotation)
            field.metadata = [*metadata, *field.metadata]
        field.annotation = annotation
    return own


class DeclaredGroup(metaclass=FormMeta):
    """A group as those see it that read and write groups."""

    __slots__ = ("__dict__", "__weakref__", "model_fields_set")

    TITLE: ClassVar[str] = ""
    ITEMS: ClassVar[tuple[str, ...]] = ()
    SUMMED: ClassVar[bool] = False
    EMPTY_IS_BLANK: ClassVar[bool] = False

    if TYPE_CHECKING:
        model_fields_set: set[str]
        """The English names of the fields that were given."""

    @classmethod
    def held(cls, values: dict[str, Any], given: set[str]) -> Self:
        """Return the group of these values, of which the ``given`` were; nothing is checked."""
        group = cls.__new__(cls)
        group.__dict__.update(values)
        _set_given(group, given)
        return group

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any]]) -> None:
        values, others = state
        self.__dict__.update(values)
        for name, value in others.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any] | None:
        """Return the fields when the group was written as one text; None where it can't be."""
        return None

    def checked(self) -> Self:
        """Return the group; raises FieldError where its values don't fit together."""
        return self

    @classmethod
    def keys_read(cls, data: Any) -> Any:
        """Return data with the fields' labels as keys, where they are a mapping."""
        raise NotImplementedError


_set_given = vars(DeclaredGroup)["model_fields_set"].__set__  # groups can't be changed otherwise
