"""What a group of the form is: labels as keys, fixed once made, read without pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen.model.declared_group import DeclaredGroup
from reportgen.model.declaring import pydantic_side
from reportgen.model.figures import Amount
from reportgen.model.group_dumping import Dumping, dumped, json_text_of
from reportgen.model.group_keys import fields_in
from reportgen.model.group_reading import read_alone, reader_of
from reportgen.model.value_readers import DataError, UnknownDataError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from typing_extensions import Self

    from reportgen.model.value_readers import Reader


class FormModel(DeclaredGroup):
    """A group of fields of the form.

    In Python a field has an English name, and the form's label as its alias: data files,
    templates, messages and schemas know only the label. ``ITEMS`` names the fields that are the
    parts of one sum, in the form's order; ``SUMMED`` that the group can stand for that sum;
    ``EMPTY_IS_BLANK`` that an optional field with an empty group or list is one not given.

    It is used as pydantic's models are, and is taken for one by pydantic; made of data without it.
    """

    __slots__ = ()

    def __init__(self, **data: Any) -> None:
        """Make a group of its fields by name or label; raises pydantic's ValidationError."""
        made = type(self).model_validate(data)
        self.__setstate__((made.__dict__, _slots_of(made)))

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):
            pydantic_side().refuse_change(type(self), name, value)
        object.__setattr__(self, name, value)

    __delattr__ = __setattr__  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({held})"

    @classmethod
    def model_validate(
        cls,
        data: Any,
        *,
        by_alias: bool | None = None,
        by_name: bool | None = None,
        context: Any = None,
    ) -> Self:
        """Return the group that data are; raises pydantic's ValidationError where they are none."""
        try:
            if by_alias is not False:
                made: Self = read_alone(reader_of(cls), data, by_name is not False)
                return made
        except (DataError, UnknownDataError):
            pass
        options = {"by_alias": by_alias, "by_name": by_name, "context": context}
        told: Self = pydantic_side().validated_in_chinese(cls, data, **options)
        return told

    @classmethod
    def model_validate_json(cls, data: str | bytes) -> Self:
        """Return the group that a JSON text is; raises pydantic's ValidationError for any other."""
        made: Self = pydantic_side().validated_json(cls, data)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """Return a group of values that are not checked; what is not given has its default."""
        defaults = {
            name: field.get_default()
            for name, field in cls.model_fields.items()
            if name not in values and not field.is_required()
        }
        ordered = {n: {**defaults, **values}[n] for n in cls.model_fields if n in defaults | values}
        return cls.held(ordered, set(values))

    @classmethod
    def model_json_schema(cls, **options: Any) -> dict[str, Any]:
        """Return the JSON Schema of the group's data, as pydantic makes it."""
        schema: dict[str, Any] = pydantic_side().pydantic_model(cls).model_json_schema(**options)
        return schema

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a group of the same values, but for those in ``update``, which are not checked."""
        copied = type(self).__new__(type(self))
        others = _slots_of(self)
        others["model_fields_set"] = {*self.model_fields_set, *(update or ())}
        copied.__setstate__(({**self.__dict__, **(update or {})}, others))
        return copied

    def model_dump(self, *, mode: str = "python", **options: bool) -> dict[str, Any]:
        """Return the group as a mapping: ``by_alias``, ``exclude_none``, ``exclude_unset``.

        In the ``mode`` ``"json"`` figures are texts.
        """
        return dumped(self, Dumping(is_json=mode == "json", **options))

    def model_dump_json(self, **options: bool) -> str:
        """Return the same as a JSON text without white space."""
        return json_text_of(self, Dumping(is_json=True, **options))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: CoreSchema = pydantic_side().group_schema(cls, handler)
        return schema

    @classmethod
    def reader(cls) -> Reader:
        """Return what reads the group from data."""
        return reader_of(cls)

    @classmethod
    def keys_read(cls, data: Any) -> Any:
        """Accept labels without their marks, and take a key without a value as not given."""
        if type(data) is not dict and not isinstance(data, Mapping):  # the first is sooner told
            if data is None or isinstance(data, (FormModel, list, tuple)):
                return data
            fields = cls.from_text(data)
            return data if fields is None else fields
        return cls.fields_in(data)

    @classmethod
    def fields_in(cls, data: Mapping[Any, Any]) -> dict[Any, Any]:
        """Return data with labels as keys, without what was not filled in; unknown keys stay."""
        return fields_in(cls, data)

    def items(self) -> list[tuple[str, Amount]]:
        """Return label and amount of the parts that are given, in the form's order."""
        held = self.__dict__
        return [
            (label, amount)
            for name, label in _items(type(self))
            if (amount := amount_of(held[name])) is not None
        ]


def _slots_of(group: FormModel) -> dict[str, Any]:
    """Return what a group holds beside its fields."""
    names = ("model_fields_set", *getattr(type(group), "_PRIVATE", ()))
    return {name: getattr(group, name) for name in names}


@cache
def _items(model: type[FormModel]) -> tuple[tuple[str, str], ...]:
    """Return name and label of each part of a sum."""
    return tuple((name, model.model_fields[name].alias or name) for name in model.ITEMS)


def amount_of(value: object) -> Amount | None:
    """Return the amount of a field: itself, or the total of a group; None when not given."""
    if value is None or isinstance(value, Amount):
        return value
    total = getattr(value, "total_amount", None)
    return total if isinstance(total, Amount) else None
