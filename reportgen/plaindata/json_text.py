"""JSON: the data file that programs write, and the data that a Word file carries."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.plaindata.document import MAX_DEPTH, DataSyntaxError, Document

if TYPE_CHECKING:
    from reportgen.findings import Path

SUFFIXES = (".json",)

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile("|".join(_WORDS))
_MAX_NUMBER = 40
_STRINGS = json.JSONDecoder()


def read(text: str) -> Document:
    """Read JSON as plain data; numbers are exact Decimals with their zeros as written.

    Raises DataSyntaxError where the text is not one JSON value, or is nested too deeply.
    """
    reader = _JsonReader(text)
    reader.document.data = reader.value(())
    if reader.position < len(text):
        raise reader.problem("数据后面还有多余的内容", "删去多余的内容")
    return reader.document


class _JsonReader:
    """A reader of the standard's grammar that knows where it is."""

    def __init__(self, text: str) -> None:
        self.text, self.position, self.depth = text, 0, 0
        self._line, self._line_start, self._counted = 1, 0, 0
        self.document = Document(source=text)
        self._skip_space()

    def problem(self, message: str, suggestion: str) -> DataSyntaxError:
        """Make the error for the present position."""
        return DataSyntaxError(message, suggestion, *self._mark())

    def value(self, path: Path) -> Any:
        """Read one value, and the space behind it."""
        mark = self.document.marks.setdefault(path, self._mark())
        self.document.forbid_more(*mark)
        char = self.text[self.position : self.position + 1]
        value: Any
        if char in ("{", "["):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self.problem(f"内容嵌套超过{MAX_DEPTH}层", "检查括号")
            value = self._object(path) if char == "{" else self._array(path)
            self.depth -= 1
        elif char == '"':
            value = self._string()
        elif match := _NUMBER.match(self.text, self.position):
            if len(match[0]) > _MAX_NUMBER or "e" in match[0].lower():
                raise self.problem("数字太长或用了科学计数法", "写成普通的数字")
            value = Decimal(match[0])
            self.position = match.end()
        elif match := _WORD.match(self.text, self.position):
            value = _WORDS[match[0]]
            self.position = match.end()
        else:
            raise self.problem("这里缺少内容，或内容没有加双引号", "文字要用半角双引号括起来")
        self._skip_space()
        return value

    def _object(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        self._take("{")
        while not self._take("}"):
            if result and not self._take(","):
                raise self.problem("两项之间少了逗号，或少了右花括号", "补上“,”或“}”")
            if self.text[self.position : self.position + 1] != '"':
                raise self.problem(
                    "这里应是双引号括起来的栏目名", '写成“"栏目": 内容”，末项后面不加逗号'
                )
            mark, key = self._mark(), self._string()
            self._skip_space()
            if not self._take(":"):
                raise self.problem("栏目名后面少了冒号", "补上半角冒号")
            inner = self.document.add(result, path, key, mark)
            result.setdefault(key, self.value(inner))
        return result

    def _array(self, path: Path) -> list[Any]:
        result: list[Any] = []
        self._take("[")
        while not self._take("]"):
            if result and not self._take(","):
                raise self.problem("两项之间少了逗号，或少了右方括号", "补上“,”或“]”")
            result.append(self.value((*path, len(result))))
        return result

    def _string(self) -> str:
        try:
            text, self.position = _STRINGS.raw_decode(self.text, self.position)
        except json.JSONDecodeError as error:
            self.position = error.pos
            if error.msg.startswith("Unterminated"):
                raise self.problem("双引号没有配对", "补上右引号") from None
            if error.msg.startswith("Invalid control"):
                raise self.problem("文字里直接换行或有控制字符", "换行写成 \\n") from None
            raise self.problem("反斜杠写法不对", "反斜杠写成两个") from None
        return str(text)

    def _take(self, char: str) -> bool:
        if self.text.startswith(char, self.position):
            self.position += 1
            self._skip_space()
            return True
        return False

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.position)
        self.position = match.end() if match else self.position

    def _mark(self) -> tuple[int, int]:
        """Return line and column, counting on from the last time: reading stays linear."""
        breaks = self.text.count("\n", self._counted, self.position)
        if breaks:
            self._line += breaks
            self._line_start = self.text.rfind("\n", self._counted, self.position) + 1
        self._counted = self.position
        return self._line, self.position - self._line_start + 1
