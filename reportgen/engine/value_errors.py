"""What is said in Chinese of a value of a mapping that does not fit where a tag puts it."""

from __future__ import annotations

import math
from typing import Any

from jinja2 import Undefined

from reportgen.patterns import lazy_pattern

_UNDEFINED = lazy_pattern(
    r"'([^']*)' is undefined|'([^']*?)(?: object)?' has no attribute '([^']*)'"
)
_UNKNOWN = lazy_pattern(r"No (filter|test) named '([^']*)'")
_ELEMENT = lazy_pattern(r"(\w+) object has no element (.*)")
_KINDS = {
    "int": "整数",
    "float": "小数",
    "Decimal": "小数",
    "bool": "是或否",
    "str": "文字",
    "bytes": "字节",
    "list": "列表",
    "tuple": "列表",
    "dict": "一组数据",
    "None": "空的（None）",
    "NoneType": "空的（None）",
    "datetime.date": "日期",
    "datetime.datetime": "日期",
}


def _kind(name: str) -> str:
    return _KINDS.get(name, name)


def undefined_name(message: str) -> tuple[str, str]:
    """Return in Chinese which name a mapping lacks, and what to do."""
    if (match := _ELEMENT.search(message)) is not None:
        return f"给的{_kind(match[1])}里没有第{match[2]}项（从0数起）", "核对项数，或在数据里补上"
    match = _UNDEFINED.search(message)
    name = (match[1] or match[3]) if match else ""
    if match is None or not name:
        return f"有一项没有给出（{message}）", "核对名字，或在数据里补上"
    held = match[2] or ""
    if held in _KINDS and held != "dict":
        advice = f"核对这一项的数据：要有“{name}”的一组数据"
        return f"给的是{_kind(held)}，里面没有“{name}”", advice
    return f"没有给出“{name}”", f"核对名字，或在数据里补上“{name}”"


_CASES = (
    (lazy_pattern(r"'(\w+)' object is not iterable"), "给的是{}，不能逐项写", "核对数据：要给列表"),
    (lazy_pattern(r"non-iterable (\w+) object"), "有一项是{}，不能拆成几个", "核对列表里的各项"),
    (
        lazy_pattern(r"object of type '(\w+)' has no len"),
        "给的是{}，没有长度",
        "核对数据：要给列表",
    ),
    (lazy_pattern(r"'(\w+)' object is not callable"), "给的是{}，不能当函数用", "去掉名字后的括号"),
    (
        lazy_pattern(r"not supported between instances of '(\w+)' and '(\w+)'"),
        "{}和{}不能比大小",
        "核对数据：要给数",
    ),
    (
        lazy_pattern(r"unsupported operand type\(s\) for \S+ '(\w+)' and '(\w+)'"),
        "{}和{}不能一起算",
        "核对数据：要给数",
    ),
    (
        lazy_pattern(r'can only concatenate (\w+) \(not "(\w+)"\)'),
        "{}和{}不能相连",
        "先转成文字",
    ),
    (lazy_pattern(r"a real number is required, not (\w+)"), "给的是{}，不是数", "核对数据：要给数"),
    (lazy_pattern(r"type (\w+) doesn't define __round__"), "给的是{}，不是数", "核对数据：要给数"),
    (
        lazy_pattern(r"Object of type (\w+) is not JSON"),
        "给的是{}，写不成 JSON",
        "核对数据：要给列表或一组数据",
    ),
    (lazy_pattern(r"division.*by zero|modulo by zero"), "除数是0", "核对数据，或用 if 先判断"),
)


def unfit_value(error: Exception) -> tuple[str, str]:
    """Return in Chinese what is wrong with the value that made a tag fail, and what to do."""
    message = str(error)
    for pattern, words, advice in _CASES:
        if (match := pattern.search(message)) is not None:
            return words.format(*map(_kind, match.groups())), advice
    if _UNKNOWN.search(message):
        return wrong_tag(message)
    why = f"这份数据填不进表样（{type(error).__name__}: {error}）"
    return why, "检查表样里的过滤器和条件"


def wrong_tag(message: str) -> tuple[str, str]:
    """Return in Chinese what Jinja found wrong with a tag, and what to do."""
    if (match := _UNKNOWN.search(message)) is None:
        return f"标签写法不对（{message}）", "对照表样说明检查"
    what = "过滤器" if match[1] == "filter" else "判断"
    return f"没有“{match[2]}”这种{what}", f"检查写法；自己的{what}用 Language 加上"


def unprintable_kind(value: Any) -> str:
    """Return what a value is that has no words of its own to print; empty for any other."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "字节"
    if isinstance(value, float) and not math.isfinite(value):
        return "不是数的小数"
    own: Any = type(value)
    if isinstance(value, Undefined):
        return ""  # says by itself what is missing
    plain = own.__str__ is object.__str__ and own.__repr__ is object.__repr__
    if plain or callable(value):
        return f"{own.__name__} 对象"
    return ""
