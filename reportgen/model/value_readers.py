"""GroupReading a value of the form from data, by the type that its field declares."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Union

from reportgen.model.declaring import After, Before, FieldError

if TYPE_CHECKING:
    from reportgen.findings import Path

Details = dict[str, Any]
"""What is wrong with one value: type, loc, msg, input, and ctx where the message names more."""


class UnknownDataError(Exception):
    """Data are not of the kinds that data files hold: only pydantic says what becomes of them."""


class WrongDataError(Exception):
    """Something is wrong with data of which only what is right is read."""


class DataError(ValueError):
    """Data are no group of the form; ``errors`` has all that is wrong, as pydantic tells it."""

    def __init__(self, found: list[Details]) -> None:
        super().__init__(found)
        self._found = found

    def errors(self, *, include_url: bool = False) -> list[Details]:
        """Return all that is wrong."""
        del include_url
        return self._found


class GroupReading:
    """What goes through one reading: whether English names may stand, and all that is wrong."""

    __slots__ = ("by_name", "found")

    def __init__(self, by_name: bool) -> None:
        self.by_name = by_name
        self.found: list[Details] = []

    def wrong(
        self, kind: str, path: Path, message: str, value: Any, context: Details | None = None
    ) -> Any:
        """Note what is wrong with a value; return what stands for it."""
        details = {"type": kind, "loc": path, "msg": message, "input": value}
        if context is not None:
            details["ctx"] = context
        self.found.append(details)
        return WRONG


class _RightReading(GroupReading):
    """A reading of data that are all right: it takes no paths, and ends at what is wrong."""

    __slots__ = ()

    def wrong(
        self, kind: str, path: Path, message: str, value: Any, context: Details | None = None
    ) -> Any:
        raise WrongDataError


RIGHT_READING = _RightReading(by_name=False)

WRONG = object()
"""What stands for a value that is wrong."""

Reader = Callable[[Any, "Path", GroupReading], Any]
"""Takes a value, its path and the reading; returns what is made of it, or ``WRONG``."""

SINGLE = (str, bytes, int, float, type(None), Mapping)
"""What is never taken for a list."""


def is_utf8(text: str) -> bool:
    """Return whether a text is no more than Unicode's characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def reader_for(annotation: Any) -> Reader:
    """Return what reads a value of a type."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        inner, *metadata = typing.get_args(annotation)
        return annotated(reader_for(inner), metadata)
    if origin in (Union, types.UnionType):
        return _one_of(typing.get_args(annotation))
    if origin is list:
        return _list(reader_for(typing.get_args(annotation)[0]))
    if origin is dict:
        return _mapping(*map(reader_for, typing.get_args(annotation)))
    if origin is typing.Literal:
        return _literal(typing.get_args(annotation))
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if read := getattr(annotation, "reader", None):  # groups and figures know themselves
        made: Reader = read()
        return made
    raise TypeError(f"no field is a {annotation!r}")


def annotated(read: Reader, metadata: typing.Iterable[Any]) -> Reader:
    """Return what reads a type with what it is annotated with, the last of which comes first."""
    for each in metadata:
        if isinstance(each, Before):
            read = _with_before(each.func, read)
        elif isinstance(each, After):
            read = _with_after(each.func, read)
        elif later := getattr(each, "reader", None):
            read = later()
    return read


def _with_before(change: Callable[[Any], Any], then: Reader) -> Reader:
    def read(value: Any, path: Path, reading: GroupReading) -> Any:
        try:
            changed = change(value)
        except FieldError as error:
            return reading.wrong(error.type, path, error.message(), value, error.context)
        return then(changed, path, reading)

    return read


def _with_after(check: Callable[[Any], Any], first: Reader) -> Reader:
    def read(value: Any, path: Path, reading: GroupReading) -> Any:
        made = first(value, path, reading)
        if made is WRONG:
            return WRONG
        try:
            return check(made)
        except FieldError as error:
            return reading.wrong(error.type, path, error.message(), value, error.context)

    return read


def _one_of(arms: tuple[Any, ...]) -> Reader:
    """Return what reads a type that may be None, or one of texts and whole numbers."""
    readers = [reader_for(arm) for arm in arms if arm is not types.NoneType]
    if len(readers) == 1 and len(arms) > 1:
        (inner,) = readers

        def read(value: Any, path: Path, reading: GroupReading) -> Any:
            return None if value is None else inner(value, path, reading)

        return read
    if set(arms) != {int, str}:
        raise TypeError(f"no field is one of {arms!r}")

    def read_exactly(value: Any, path: Path, reading: GroupReading) -> Any:
        if type(value) is int or type(value) is str:
            return value
        raise UnknownDataError

    return read_exactly


def _list(read_item: Reader) -> Reader:
    def read(value: Any, path: Path, reading: GroupReading) -> Any:
        if not isinstance(value, (list, tuple)):
            if isinstance(value, SINGLE) or _is_single(value):
                return reading.wrong("list_type", path, "Input should be a valid list", value)
            raise UnknownDataError
        if reading is RIGHT_READING:
            return [read_item(item, path, reading) for item in value]
        before = len(reading.found)
        made = [read_item(item, (*path, at), reading) for at, item in enumerate(value)]
        return made if len(reading.found) == before else WRONG

    return read


def _mapping(read_key: Reader, read_value: Reader) -> Reader:
    def read(value: Any, path: Path, reading: GroupReading) -> Any:
        if type(value) is not dict:
            if isinstance(value, Mapping):
                raise UnknownDataError
            if isinstance(value, (*SINGLE, list, tuple)) or _is_single(value):
                message = "Input should be a valid dictionary"
                return reading.wrong("dict_type", path, message, value)
            raise UnknownDataError
        made: dict[Any, Any] = {}
        before = len(reading.found)
        for key, inner in value.items():
            if type(key) is not str or not is_utf8(key):
                raise UnknownDataError
            label = read_key(key, (*path, key, "[key]"), reading)
            text = read_value(inner, (*path, key), reading)
            if len(reading.found) == before:
                made[label] = text
        return made if len(reading.found) == before else WRONG

    return read


def _is_single(value: object) -> bool:
    """Return whether a value of no common type is one that can't be gone through."""
    return not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__")


def _literal(words: tuple[Any, ...]) -> Reader:
    quoted = [f"'{word}'" for word in words]
    expected = " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if quoted[1:] else quoted[0]

    def read(value: Any, path: Path, reading: GroupReading) -> Any:
        if type(value) is str and value in words:
            return value
        if isinstance(value, str) and not is_utf8(value):
            raise UnknownDataError
        message = f"Input should be {expected}"
        return reading.wrong("literal_error", path, message, value, {"expected": expected})

    return read


def _text(value: Any, path: Path, reading: GroupReading) -> Any:
    del path, reading
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)
    raise UnknownDataError


def _whole_number(value: Any, path: Path, reading: GroupReading) -> Any:
    del path, reading
    if type(value) is int:
        return value
    raise UnknownDataError


def _anything(value: Any, path: Path, reading: GroupReading) -> Any:
    del path, reading
    return value


_PLAIN: dict[Any, Reader] = {str: _text, int: _whole_number, Any: _anything}


def figure_reader(kind: Callable[[Any], Any]) -> Reader:
    """Return what reads a figure; ``kind`` makes one of a value, or raises FieldError."""
    return _with_before(kind, _anything)
