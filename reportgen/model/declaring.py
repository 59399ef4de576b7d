"""How the groups of the form declare their fields, without pydantic: importing it takes long.

What is declared has the names that pydantic has for it, and means the same; its own models are
made from it when one is asked for (``pydantic_models``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


def pydantic_side() -> Any:
    """Return the module that makes pydantic's models of groups: it knows them, they don't it."""
    return import_module("reportgen.model.pydantic_models")  # only when asked for: start-up


class _Required:
    """Stands for the default of a field that has none."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "REQUIRED"


REQUIRED = _Required()


class FieldError(ValueError):
    """A value does not fit its field: the kind of error, a Chinese sentence, what it names."""

    def __init__(self, kind: str, sentence: str, context: Mapping[str, Any] | None = None) -> None:
        super().__init__(sentence)
        self.type, self.sentence = kind, sentence
        self.context = None if context is None else dict(context)

    def message(self) -> str:
        """Return the sentence with what it names."""
        text = self.sentence
        for name, value in (self.context or {}).items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def __str__(self) -> str:
        return self.message()


class Before:
    """Annotates a type with what is done to a value before it is taken for one of that type.

    ``accepts`` is the type that JSON Schema tells of, where that is another.
    """

    __slots__ = ("accepts", "func")

    def __init__(self, func: Callable[[Any], Any], accepts: Any = REQUIRED) -> None:
        self.func, self.accepts = func, accepts

    def __repr__(self) -> str:
        return f"Before({self.func!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: CoreSchema = pydantic_side().before_schema(self, source, handler)
        return schema


class After:
    """Annotates a type with what is done to a value of it: the value is returned, or refused."""

    __slots__ = ("func",)

    def __init__(self, func: Callable[[Any], Any]) -> None:
        self.func = func

    def __repr__(self) -> str:
        return f"After({self.func!r})"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: CoreSchema = pydantic_side().after_schema(self, source, handler)
        return schema


class DeclaredField:
    """A field of a group: its label as ``alias``, what it is for, its default, its type.

    ``annotation`` is the type without what it is annotated with, which is ``metadata``; both are
    known once the class is there.
    """

    __slots__ = (
        *("alias", "annotation", "default", "default_factory", "description", "examples"),
        *("json_schema_extra", "metadata"),
    )

    annotation: Any
    metadata: list[Any]

    def __init__(self, default: Any, default_factory: Callable[[], Any] | None) -> None:
        self.default, self.default_factory = default, default_factory
        self.alias: str | None = None
        self.description: str | None = None
        self.examples: list[Any] | None = None
        self.json_schema_extra: dict[str, Any] | None = None

    def is_required(self) -> bool:
        """Return whether the field must be given."""
        return self.default is REQUIRED and self.default_factory is None

    def get_default(self) -> Any:
        """Return the value of a field that is not given."""
        return self.default if self.default_factory is None else self.default_factory()


def Field(  # noqa: N802 - it reads as that of pydantic does
    default: Any = REQUIRED,
    *,
    alias: str | None = None,
    description: str | None = None,
    examples: list[Any] | None = None,
    default_factory: Callable[[], Any] | None = None,
    json_schema_extra: dict[str, Any] | None = None,
) -> Any:
    """Return what a class body says of a field."""
    field = DeclaredField(default, default_factory)
    field.alias, field.description, field.examples = alias, description, examples
    field.json_schema_extra = json_schema_extra
    return field
