"""All of YAML, by the events of a parser: what is wrong in it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from reportgen.patterns import lazy_pattern
from reportgen.plaindata.document import (
    MAX_ALIASES,
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_VALUES,
    DataLimitError,
    DataSyntaxError,
    Document,
)
from reportgen.plaindata.yaml_lines import NULL_WORDS

if TYPE_CHECKING:
    from reportgen.findings import Path

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset((None, "!", "tag:yaml.org,2002:str"))
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

# The characters that YAML 1.1 does not allow in a file.
_UNREADABLE = lazy_pattern("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIGHT_COLON = lazy_pattern(r"\s*(?:- +)*[\w（）、]+(：|:(?=\S))")

_LEAST_WEIGHT = MAX_FILE_BYTES // MAX_VALUES
"""What a value weighs beside its text: what aliases repeat is limited in number as well."""
_TOO_DEEP = f"内容嵌套超过{MAX_DEPTH}层", "检查括号和缩进"
_UNCLOSED_BRACKET, _UNCLOSED_QUOTE = "方括号或花括号没有写完", "引号没有配对"
_WRONG_COLON, _NO_COLON = "冒号用得不对", "这一行少了冒号"
_AT_THEIR_START = (_UNCLOSED_BRACKET, _UNCLOSED_QUOTE, _NO_COLON)
_PROBLEMS = (
    (
        "mapping values are not allowed",
        _WRONG_COLON,
        "含冒号的内容用引号括起来；检查上一行的缩进",
    ),
    ("found unexpected ':'", _WRONG_COLON, "含冒号的内容用引号括起来"),
    ("could not find expected ':'", _NO_COLON, "写成“栏目: 内容”，冒号用半角，后面空一格"),
    (
        "cannot start any token",
        "有不能用在这里的字符（如制表符、@、`）",
        "缩进用空格；特殊字符开头的内容加引号",
    ),
    ("found a tab character", "缩进用了制表符", "改用空格缩进"),
    ("did not find expected key", "缩进或写法不对，这里应是“栏目: 内容”", "与同组的栏目左对齐"),
    ("expected <block end>", "缩进或写法不对，这里应是“栏目: 内容”", "与同组的栏目左对齐"),
    ("did not find expected '-'", "缩进或写法不对，这里应是列表的一项", "与同组的“- ”左对齐"),
    ("expected ',' or", _UNCLOSED_BRACKET, "补上逗号或右括号"),
    ("unexpected end of stream", _UNCLOSED_QUOTE, "补上右引号"),
    ("document indicator", _UNCLOSED_QUOTE, "补上右引号"),
    ("document separator", _UNCLOSED_QUOTE, "补上右引号"),
    ("undefined alias", "“*”开头的内容被当作引用", "把内容用引号括起来"),
    ("alphabetic or numeric character", "“*”“&”开头的内容被当作引用", "把内容用引号括起来"),
    ("escape character", "双引号里的反斜杠写法不对", "反斜杠写成两个，或改用单引号"),
    ("escape code", "双引号里的反斜杠写法不对", "反斜杠写成两个，或改用单引号"),
    ("escape sequence", "双引号里的反斜杠写法不对", "反斜杠写成两个，或改用单引号"),
    ("hexdecimal number", "双引号里的反斜杠写法不对", "反斜杠写成两个，或改用单引号"),
    ("expected node content", "这里没有写内容", "补上内容，或把特殊字符开头的内容加引号"),
    ("expected the node content", "这里没有写内容", "补上内容，或把特殊字符开头的内容加引号"),
    ("mapping keys are not allowed", "“?”不能写在这里", "写成“栏目: 内容”"),
    ("block entries are not allowed", "列表的“- ”不能写在这里", "“- ”另起一行"),
    ("sequence entries are not allowed", "列表的“- ”不能写在这里", "“- ”另起一行"),
    ("control characters are not allowed", "有不能用的控制字符", "删去这个字符"),
    ("special characters are not allowed", "有不能用的控制字符", "删去这个字符"),
    ("expected <document start>", "这里不能再写内容", "“栏目: 内容”顶格写，一份数据一个文件"),
    ("expected '<document start>'", "这里不能再写内容", "“栏目: 内容”顶格写，一份数据一个文件"),
    ("tag", "“!”开头的内容被当作标签", "把内容用引号括起来"),
    ("block scalar", "“|”或“>”后面的写法不对", "“|”后面换行再写内容"),
    ("directive", "“%”开头的内容被当作指令", "把内容用引号括起来"),
    ("incompatible YAML document", "“%”开头的内容被当作指令", "删去这一行"),
    ("maximum nesting depth", *_TOO_DEEP),  # newer parsers have a limit of their own
    ("chomping", "“|”或“>”后面的写法不对", "“|”后面换行再写内容"),
    ("indentation", "缩进不对", "与同组的栏目左对齐"),
)
_OTHER_PROBLEM = ("YAML 写法不对", "检查这一行的缩进、冒号和引号")


def read_events(text: str) -> Document:
    """Read YAML as ``yaml_text.read`` does, with its errors."""
    try:
        return _Composer(text).compose()
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        bad = _UNREADABLE.search(text)
        at = bad.start() if bad else 0
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"有不能用的字符 U+{ord(text[at]):04X}"
        raise DataSyntaxError(message, "删去这个字符", line, column) from None


def _explained(error: yaml.MarkedYAMLError, text: str) -> DataSyntaxError:
    """Return in Chinese what is wrong with the syntax, and where it begins to be wrong."""
    problem = f"{error.problem} {error.context}"
    explained = (about for words, *about in _PROBLEMS if words in problem)
    message, advice = next(explained, _OTHER_PROBLEM)
    start = error.context_mark if message in _AT_THEIR_START else None
    mark = start or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines() or [""]
    if line > len(lines):  # the parser sees only past the end that something is missing
        line, column = len(lines), len(lines[-1]) + 1
    if message in (_WRONG_COLON, _NO_COLON) and (place := _tight_colon(lines, line)):
        advice = "栏目名后面用半角冒号，冒号后面空一格"
        return DataSyntaxError("冒号写成了全角，或冒号后面没有空格", advice, *place)
    after_key = "expected key" in problem or "expected <block end>" in problem
    if after_key and lines[line - 1][: column - 1].rstrip().endswith(('"', "'")):
        message, advice = "引号后面还有内容", "英文引号要括住整段内容；内容里的引号用中文的“”"
    kind = DataLimitError if message == _TOO_DEEP[0] else DataSyntaxError
    return kind(message, advice, line, column)


def _tight_colon(lines: list[str], line: int) -> tuple[int, int] | None:
    """Return the place of the first of the misspelled colons just above a line, or in it.

    YAML takes such lines and the next as one text, and sees what is wrong only below them.
    """
    found = None
    for number in range(line, 0, -1):
        above = lines[number - 1]
        if match := _TIGHT_COLON.match(above):
            found = number, match.start(1) + 1
        elif number != line and above.strip() and not above.lstrip().startswith("#"):
            break
    return found


class _Frame:
    """A mapping or list that is being read; ``weight`` counts what it holds, aliases in full.

    ``key`` is that of a mapping whose value comes next, and ``inner`` the value's path.
    """

    __slots__ = ("anchor", "container", "inner", "key", "path", "weight")

    def __init__(self, container: Any, path: Path, anchor: str | None = None) -> None:
        self.container = container
        self.path = path
        self.anchor = anchor
        self.key: str | None = None
        self.inner: Path = ()
        self.weight = 1


class _Composer:
    """Builds the data from the parser's events, without recursion, noting every place."""

    def __init__(self, text: str) -> None:
        self._loader = _Loader(text)
        self._document = Document(source=text)
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._aliases = 0
        self._stack = [_Frame(None, ())]

    def compose(self) -> Document:
        """Read the one document."""
        next_event, scalar, end = self._loader.get_event, yaml.ScalarEvent, yaml.StreamEndEvent
        documents = 0
        try:
            # Most events are scalars, ends and starts: what an event is is asked in that order.
            while (kind := type(event := next_event())) is not end:
                if kind is scalar:
                    self._scalar(event)
                elif kind in _ENDS:
                    self._close()
                elif kind in _STARTS:
                    self._open(event, {} if kind is yaml.MappingStartEvent else [])
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        message = "文件里有不止一份数据（“---”）"
                        raise DataSyntaxError(message, "一份数据一个文件", *_place(event))
        finally:
            self._loader.dispose()
        self._document.data = self._stack[0].container
        return self._document

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1]
        text = event.value
        if frame.key is None and type(frame.container) is dict:
            frame.key = text
            frame.inner = self._document.add(frame.container, frame.path, text, _place(event))
            return
        if event.tag not in _PLAIN_TAGS:
            raise _tagged(event)
        if not event.style and event.end_mark.line != event.start_mark.line:
            self._document.is_folded = True
        plain = text in NULL_WORDS and not event.style and event.tag is None
        value = None if plain else text
        weight = len(text) + _LEAST_WEIGHT
        if event.anchor is not None:
            self._anchors[event.anchor] = value, weight
        self._put(frame, value, event, weight)

    def _alias(self, event: Any) -> None:
        frame = self._stack[-1]
        _forbid_as_key(frame, event)
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            message = f"引用（*）超过{MAX_ALIASES}处"
            raise DataLimitError(message, "把内容直接写出来", *_place(event))
        if event.anchor not in self._anchors:
            message = "“*”开头的内容被当作引用"
            raise DataSyntaxError(message, "把内容用引号括起来", *_place(event))
        value, weight = self._anchors[event.anchor]
        self._put(frame, value, event, weight)

    def _open(self, event: Any, container: Any) -> None:
        frame = self._stack[-1]
        _forbid_as_key(frame, event)
        if event.tag not in _PLAIN_TAGS:
            raise _tagged(event)
        path = self._put(frame, container, event, _LEAST_WEIGHT)
        if len(self._stack) > MAX_DEPTH:
            raise DataLimitError(*_TOO_DEEP, *_place(event))
        self._stack.append(_Frame(container, path, event.anchor))

    def _close(self) -> None:
        frame = self._stack.pop()
        self._stack[-1].weight += frame.weight
        if frame.anchor is not None:
            self._anchors[frame.anchor] = frame.container, frame.weight

    def _put(self, frame: _Frame, value: Any, event: Any, weight: int) -> Path:
        """Put a value into the mapping or list that is being read; return its path."""
        frame.weight += weight
        if frame.weight > MAX_FILE_BYTES:
            if not self._aliases:
                raise self._document.too_much(*_place(event))
            raise DataLimitError("引用（*）展开后内容太大", "把内容直接写出来", *_place(event))
        if frame.key is not None:
            frame.container.setdefault(frame.key, value)
            frame.key = None
            return frame.inner
        if type(frame.container) is list:
            path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            path, frame.container = (), value
        self._document.marks[path] = place = _place(event)
        self._document.forbid_more(*place)
        return path


def _place(event: Any) -> tuple[int, int]:
    """Return line and column of where an event starts."""
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _forbid_as_key(frame: _Frame, event: Any) -> None:
    if frame.key is None and type(frame.container) is dict:
        raise DataSyntaxError("栏目名写法不对", "写成“栏目: 内容”", *_place(event))


def _tagged(event: Any) -> DataSyntaxError:
    return DataSyntaxError("“!”开头的内容被当作标签", "把内容用引号括起来", *_place(event))
