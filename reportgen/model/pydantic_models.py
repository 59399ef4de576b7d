"""Pydantic's models of the form's groups, made from what their classes declare.

They are asked where pydantic's own errors or JSON Schema are wanted, and for data of a kind that
no file holds; what they take is given back as the form's own groups.
"""

from __future__ import annotations

from functools import cache
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticUndefined, core_schema

from reportgen.model.declaring import REQUIRED, After, Before, DeclaredField, FieldError
from reportgen.model.form_model import FormModel
from reportgen.model.messages import sentences_of
from reportgen.model.value_readers import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler

    from reportgen.model.later_groups import Later

Group = TypeVar("Group", bound=FormModel)

_AS_IT_IS, _NO_JSON = "{sentence}", "不是规范的 JSON，对照 JSON 的写法改好"
_FROZEN = "读进来的报告不能改；改了的另做一份，用 model_copy(update=…)"

LABELS_ONLY = {"labels_only": True}
"""Context for the validation of data in which no English name may stand."""


class PydanticGroup(BaseModel):
    """What pydantic's models of all groups have in common."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True
    )

    @classmethod
    def of_form(cls) -> type[FormModel]:
        """Return the form's own group."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _read_keys(cls, data: Any) -> Any:
        return cls.of_form().keys_read(data)

    @model_validator(mode="after")
    def _checked(self) -> PydanticGroup:
        _raising(_CHECKED)(self.own())
        return self

    def own(self) -> FormModel:
        """Return the same as the form's own group."""
        return self.of_form().held(dict(self.__dict__), set(self.__pydantic_fields_set__))


@cache
def pydantic_model(model: type[FormModel]) -> type[PydanticGroup]:
    """Return pydantic's model of a group."""
    fields: dict[str, Any] = {name: _definition(f) for name, f in model.model_fields.items()}
    base = type(
        model.__name__,
        (PydanticGroup,),
        {
            "__module__": __name__,
            "of_form": classmethod(lambda _cls: model),
            "model_config": ConfigDict(title=model.TITLE or None),
        },
    )
    make: Any = create_model
    made: type[PydanticGroup] = make(
        model.__name__, __base__=base, __doc__=model.__doc__, __module__=model.__module__, **fields
    )
    return made


def _definition(field: DeclaredField) -> tuple[Any, Any]:
    annotated: Any = Annotated
    parts = (field.annotation, *field.metadata)
    about: dict[str, Any] = {
        "alias": field.alias,
        "description": field.description,
        "examples": field.examples,
        "json_schema_extra": field.json_schema_extra,
    }
    if field.default_factory is not None:
        about["default_factory"] = field.default_factory
    elif field.default is not REQUIRED:
        about["default"] = field.default
    return annotated[parts] if field.metadata else field.annotation, Field(**about)


def group_schema(model: type[FormModel], handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    """Return how pydantic validates a group: by its own model, to the form's own group."""
    return core_schema.no_info_wrap_validator_function(
        lambda data, validate: _own(model, data, validate),
        handler.generate_schema(pydantic_model(model)),
        serialization=_SERIALIZED,
    )


def _own(model: type[FormModel], data: Any, validate: Callable[[Any], Any]) -> FormModel:
    if isinstance(data, model):
        _raising(_CHECKED)(data)
        return data
    made: FormModel = validate(data).own()
    return made


def later_schema(later: Later) -> core_schema.CoreSchema:
    """Return how pydantic validates a group whose module is imported when one is given."""

    def validated(data: Any, info: core_schema.ValidationInfo) -> FormModel:
        by_name = info.context != LABELS_ONLY
        return validated_by_pydantic(later.model(), data, by_alias=True, by_name=by_name)

    return core_schema.with_info_plain_validator_function(validated, serialization=_SERIALIZED)


def _dumped(group: FormModel, info: core_schema.SerializationInfo) -> dict[str, Any]:
    return group.model_dump(
        mode=info.mode,
        by_alias=bool(info.by_alias),
        exclude_none=info.exclude_none,
        exclude_unset=info.exclude_unset,
    )


_SERIALIZED = core_schema.plain_serializer_function_ser_schema(
    _dumped, info_arg=True, when_used="always"
)


_CHECKED = methodcaller("checked")


def _raising(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Let a function refuse a value as pydantic wants it."""

    def run(value: Any) -> Any:
        try:
            return change(value)
        except FieldError as error:
            raise PydanticCustomError(error.type, error.sentence, error.context) from None

    return run


def before_schema(
    before: Before, source: Any, handler: GetCoreSchemaHandler
) -> core_schema.CoreSchema:
    """Return how pydantic validates a type annotated with what comes before it."""
    accepts = PydanticUndefined if before.accepts is REQUIRED else before.accepts
    validator = BeforeValidator(_raising(before.func), json_schema_input_type=accepts)
    return validator.__get_pydantic_core_schema__(source, handler)


def after_schema(
    after: After, source: Any, handler: GetCoreSchemaHandler
) -> core_schema.CoreSchema:
    """Return how pydantic validates a type annotated with what comes after it."""
    return core_schema.no_info_after_validator_function(_raising(after.func), handler(source))


def figure_schema(read: Callable[[Any], Any]) -> core_schema.CoreSchema:
    """Return how pydantic validates a figure."""
    return core_schema.no_info_plain_validator_function(
        _raising(read), serialization=core_schema.to_string_ser_schema()
    )


def validated_by_pydantic(
    model: type[Group],
    data: Any,
    *,
    by_alias: bool | None = None,
    by_name: bool | None = None,
    context: Any = None,
) -> Group:
    """Return the group that pydantic makes of data; raises its ValidationError."""
    if isinstance(data, model):
        return data
    made = pydantic_model(model).model_validate(
        data, by_alias=by_alias, by_name=by_name, context=context
    )
    own: Any = made.own()
    return own  # type: ignore[no-any-return]


def validated_in_chinese(model: type[Group], data: Any, **options: Any) -> Group:
    """Return the same; the sentences of the ValidationError are those of our own messages."""
    try:
        return validated_by_pydantic(model, data, **options)
    except ValidationError as error:
        raise _in_chinese(error, model) from None


def _in_chinese(error: ValidationError, model: type[FormModel]) -> ValidationError:
    found = error.errors(include_url=False)
    details: list[Any] = []
    for each, sentence in zip(found, sentences_of(error, model), strict=True):
        told = _NO_JSON if each["type"] == "json_invalid" else sentence
        context = {"message": each["msg"], **each.get("ctx", {}), "sentence": told}
        kind = PydanticCustomError(each["type"], _AS_IT_IS, context)
        details.append({"type": kind, "loc": each["loc"], "input": each["input"]})
    return ValidationError.from_exception_data(error.title, details)


def validated_json(model: type[Group], data: str | bytes) -> Group:
    """Return the group that pydantic makes of a JSON text; raises its ValidationError."""
    try:
        own: Any = pydantic_model(model).model_validate_json(data).own()
    except ValidationError as error:
        raise _in_chinese(error, model) from None
    return own  # type: ignore[no-any-return]


def validated_group(model: type[Group], data: Any, by_name: bool) -> Group:
    """Return the same; raises DataError."""
    context = None if by_name else LABELS_ONLY
    try:
        return validated_by_pydantic(model, data, by_alias=True, by_name=by_name, context=context)
    except ValidationError as error:
        raise DataError([dict(each) for each in error.errors(include_url=False)]) from None


def validated_field(model: type[FormModel], attribute: str, value: Any) -> Any:
    """Return what pydantic makes of the value of one field; raises DataError."""
    kind, _ = _definition(model.model_fields[attribute])
    try:
        return TypeAdapter(kind).validate_python(
            value, by_alias=True, by_name=False, context=LABELS_ONLY
        )
    except ValidationError as error:
        raise DataError([dict(each) for each in error.errors(include_url=False)]) from None


def refuse_change(model: type[FormModel], name: str, value: object) -> NoReturn:
    """Raise pydantic's ValidationError for a change of a group, which is fixed."""
    why = PydanticCustomError("frozen_instance", _FROZEN)
    details: Any = {"type": why, "loc": (name,), "input": value}
    raise ValidationError.from_exception_data(model.TITLE or model.__name__, [details])
