"""Groups of the form that few reports have: their modules are imported when one is given."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportgen.model.declaring import pydantic_side
from reportgen.model.group_reading import reader_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from reportgen.findings import Path
    from reportgen.model.form_model import FormModel
    from reportgen.model.value_readers import GroupReading, Reader


class Later(NamedTuple):
    """A group whose module is imported when the first report has it: ``Annotated[Any, Later(…)]``.

    Most reports have no annexes, and their models take longer to import than a report to build.
    """

    module: str
    name: str

    def model(self) -> type[FormModel]:
        """Return the group's model."""
        model: type[FormModel] = getattr(import_module(self.module), self.name)
        return model

    def reader(self) -> Reader:
        """Return what reads the group from data, for which its module is imported."""

        def read(data: Any, path: Path, reading: GroupReading) -> Any:
            return reader_of(self.model())(data, path, reading)

        return read

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: CoreSchema = pydantic_side().later_schema(self)
        return schema

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(pydantic_side().pydantic_model(self.model()).__pydantic_core_schema__)
