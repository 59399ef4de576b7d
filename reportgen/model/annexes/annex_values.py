"""The figures of the annexes: percentages, scores, areas, values of indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from reportgen.model.figures import FULL_WIDTH, Figure, entered_text, exact, number_schema, quoted
from reportgen.model.values import clean_text

if TYPE_CHECKING:
    from decimal import Decimal

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_NUMBER = r"(?P<integer>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.(?P<decimals>\d+))?"
_UNSIGNED = re.compile(_NUMBER + r"(?P<unit>\D*)", re.ASCII)

_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", ">": "＞", "<": "＜", "=": "＝"}
_WORDS = {
    "≥": ("大于等于", "大于或等于", "不低于", "不少于", "不小于", "至少", "达到"),
    "≤": ("小于等于", "小于或等于", "不高于", "不超过", "不大于", "不多于", "至多", "控制在"),
    "＞": ("大于", "高于", "多于", "超过"),
    "＜": ("小于", "低于", "少于"),
    "＝": ("等于",),
}
_ENDINGS = {"≥": ("及以上", "以上"), "≤": ("及以下", "以下", "以内", "之内", "内")}
_BEFORE = {
    **{sign: sign for sign in _WORDS},
    **_SIGNS,
    **{word: sign for sign, words in _WORDS.items() for word in words},
}
_AFTER = {word: sign for sign, words in _ENDINGS.items() for word in words}
_VALUE = re.compile(
    rf"(?P<before>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})?(?P<sign>[-+]?){_NUMBER}"
    rf"(?P<unit>[^\d,，。；;、~～-]{{0,12}}?)(?P<after>{'|'.join(_AFTER)})?",
    re.ASCII,
)
_WIDE = {**FULL_WIDTH, **str.maketrans("％＞＜＝﹥﹤", "%><=><")}
_SCALES = {"万": 4, "亿": 8}
_FIRST_YEAR_WRITTEN = 1900


class _Plain(Figure):
    """A figure from 0 with one of a few units, which may be left out."""

    __slots__ = ()

    NAME: ClassVar[str]
    UNITS: ClassVar[tuple[str, ...]]
    ADDED: ClassVar[str] = ""
    """The unit that is added where none was written."""

    value: Decimal

    def __init__(self, entered: object) -> None:
        """Read a figure from a str, an int, a Decimal or another one of its kind.

        Raises ValueError, with a Chinese sentence, for anything else.
        """
        if isinstance(entered, type(self)):
            self.value, self._text = entered.value, entered._text
            return
        if isinstance(entered, float):
            raise ValueError(f"{quoted(entered)}是二进制小数，不能保证精确，请用文字或 Decimal")
        text = entered_text(entered).replace("％", "%")
        if text.startswith("-") and _UNSIGNED.fullmatch(text[1:]):
            raise ValueError(f"{quoted(entered)}是负数，这一栏不能为负")
        match = _UNSIGNED.fullmatch(text)
        if match is None or match["unit"] not in ("", *self.UNITS):
            raise ValueError(f"{quoted(entered)}不是{self.NAME}")
        self.value = exact(entered, match["integer"], match["decimals"])
        self._text = text if match["unit"] else f"{text}{self.ADDED}"

    def _bare(self) -> str:
        """Return the figure without its unit; a percentage keeps its sign."""
        match = _UNSIGNED.fullmatch(self._text)
        kept = self.ADDED or match is None or not match["unit"]
        return self._text if kept or match is None else self._text.removesuffix(match["unit"])

    @classmethod
    def of(cls, value: Decimal) -> Any:
        """Return the figure of a value that was computed."""
        return cls(f"{value:f}")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        units = "|".join(r"\s*".join(unit) for unit in (*cls.UNITS, *cls._wide_units()))
        return number_schema(rf"({units})?", "写成数，可以带单位；例：××.×%")

    @classmethod
    def _wide_units(cls) -> tuple[str, ...]:
        return ("％",) if "%" in cls.UNITS else ()


class Percent(_Plain):
    """A percentage: ``96.67%``, ``96.67``; ``value`` is in percentage points."""

    __slots__ = ()

    ERROR, NAME, UNITS, ADDED = "percent", "百分数", ("%",), "%"
    UNIT = "%"


class Score(_Plain):
    """A score, of an indicator or all: ``10``, ``9.5分``."""

    __slots__ = ()

    ERROR, NAME, UNITS = "score", "分数", ("分",)
    UNIT = "分"


class Area(_Plain):
    """An area in square metres: ``1200``, ``1200㎡``, ``1200平方米``."""

    __slots__ = ()

    ERROR, NAME, UNITS = "area", "面积", ("㎡", "平方米", "平米")
    UNIT = "㎡"


class IndicatorValue(Figure):
    """What an indicator is to reach, or has reached: ``≥98%``, ``292人``, ``达成年度指标``.

    ``comparator`` is one of ≥ ＞ ＝ ≤ ＜, empty where none is written; words such as 不低于 and
    以内 count too. ``value`` is the number in the plain unit (``7600万元`` is 76000000 with
    ``unit`` 元), None for a text. A number that is a date, a range or inexact is a text.
    """

    __slots__ = ("comparator", "unit")

    ERROR: ClassVar[str] = "indicator"
    comparator: str
    unit: str

    def __init__(self, entered: object) -> None:
        """Read a value from a text of one line, an int, a Decimal, or another value.

        Raises ValueError, with a Chinese sentence, for anything else.
        """
        if isinstance(entered, IndicatorValue):
            entered = str(entered)
        text = clean_text(entered) if isinstance(entered, str) else entered_text(entered)
        if not text.strip():
            raise ValueError(
                f"{quoted(entered)}不是指标值" if text == "" and entered != "" else "这一栏是空的"
            )
        if "\n" in text:
            raise ValueError("这一栏只能写一行，不能换行")
        self._text = text.strip()
        self.comparator, self.value, self.unit = "", None, ""
        match = _VALUE.fullmatch("".join(self._text.translate(_WIDE).split()))
        if match is not None and not _is_date(match) and "余" not in match["unit"]:
            self._read(match)

    def _read(self, match: re.Match[str]) -> None:
        sign = "-" if match["sign"] == "-" else ""
        try:
            number = exact(self._text, sign + match["integer"], match["decimals"])
        except ValueError:  # too long for a figure: stays a text
            return
        unit = match["unit"]
        scale = _SCALES.get(unit[:1], 0)
        self.comparator = _BEFORE.get(match["before"] or "", _AFTER.get(match["after"] or "", ""))
        self.value = number.scaleb(scale)
        self.unit = unit[1:] if scale else unit

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, {"type": "number"}]}


def _is_date(match: re.Match[str]) -> bool:
    unit = match["unit"]
    year = unit.startswith("年") and int(match["integer"].replace(",", "")) >= _FIRST_YEAR_WRITTEN
    return unit.startswith("月") or year
