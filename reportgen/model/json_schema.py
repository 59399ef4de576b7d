"""JSON Schema of the data by its Chinese keys, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from reportgen.labels import name_of
from reportgen.model.base import FormModel
from reportgen.model.report import Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NULL = {"type": "null"}
_ABOUT = ("title", "description", "examples", "default")


def json_schema(model: type[Report] = Report) -> dict[str, Any]:
    """Return the schema of a report's data: titles and descriptions in Chinese.

    It accepts what ``load`` accepts, except that it can't tell an empty text from a full one.
    ``model`` is that of a form's reports, which may have more fields.
    """
    schema = model.model_json_schema(by_alias=True, mode="validation")
    # A form's own models have the names of those that they extend, which come first.
    models = {each.__name__: each for each in reversed(_models(FormModel))}
    for name, definition in {Report.__name__: schema, **schema["$defs"]}.items():
        definition["title"] = models[name].TITLE or name
        definition.pop("description", None)
        properties = definition["properties"]
        for label in properties.keys() - set(definition.get("required", ())):
            properties[label] = _or_blank(properties[label])
        for label in [label for label in properties if name_of(label) != label]:
            properties[name_of(label)] = properties[label]
    for name, each in models.items():
        if name in schema["$defs"] and each.SUMMED:
            total = schema["$defs"][name]["properties"]["合计"]
            amount = [kind for kind in total["anyOf"] if kind.get("type") != "null"]
            grouped = schema["$defs"][name]
            schema["$defs"][name] = {"title": grouped["title"], "anyOf": [grouped, *amount]}
    return {"$schema": _DIALECT, **schema}


def _or_blank(field: dict[str, Any]) -> dict[str, Any]:
    """Let a field that needs no value stand as a blank form has it: a key or ``-`` with nothing."""
    about = {key: field[key] for key in _ABOUT if key in field}
    bare = {key: value for key, value in field.items() if key not in _ABOUT}
    kinds = [kind for kind in bare.get("anyOf", [bare]) if kind != _NULL]
    for kind in kinds:
        if "items" in kind:
            inner = kind["items"]
            kind["items"] = {"anyOf": [*inner.get("anyOf", [inner]), _NULL]}
    return {"anyOf": [*kinds, _NULL], **about}


def _models(base: type[FormModel]) -> list[type[FormModel]]:
    found: list[type[FormModel]] = []
    for model in base.__subclasses__():
        found += [model, *_models(model)]
    return found
