"""The values a report is made of: amounts, texts, the fiscal year."""

from __future__ import annotations

import datetime
import re
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, localcontext
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError, core_schema

from reportgen.findings import shown

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
"""Full-width digits and marks of numbers, to their half-width forms."""

FIRST_YEAR, LAST_YEAR = 2000, 2099
MAX_INTEGER_DIGITS, MAX_DECIMALS = 15, 8

_MAX_DIGITS = 40
_EXACT = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
_EXPONENT = {"元": -4, "万元": 0, "亿元": 4}
_AMOUNT = re.compile(
    r"(?P<sign>-?)(?P<integer>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)"
    r"(?:\.(?P<decimals>\d+))?(?P<unit>亿元|万元|元)?",
    re.ASCII,
)
_MONEY_WITHOUT_YUAN = re.compile(r"-?[\d.,]+[万亿]", re.ASCII)
_SCIENTIFIC = re.compile(r"[-+\d.]+[eE][-+\d]+\D*", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\s*年)?", re.ASCII)

_DAY = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([-/.])(\d{1,2})\4(\d{1,2}))", re.ASCII)
_HEADCOUNT = re.compile(r"([1-9]\d{0,2}(?:,\d{3})?|[1-9]\d{0,6}|0)[人名个]?", re.ASCII)
_NO_HEADCOUNT = (
    (re.compile(r"-[\d.,]+[人名个]?", re.ASCII), "是负数，人数不能为负"),
    (re.compile(r"[\d,]+\.\d+[人名个]?", re.ASCII), "不是整数，人数应是整数"),
)

_LINE_BREAKS = re.compile(r"(?:_x000[Dd]_)?(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|_x000[Dd]_")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEEDS_CLEANING = re.compile(
    "[\x00-\x08\x0a-\x1f\x85\u200b-\u200d\u2028\u2029\u2060\ufeff\ud800-\udfff\ufffe\uffff]|_x000"
)


class Figure:
    """A figure of the form, exact, that prints as it was entered.

    ``value`` is a Decimal, None for what is no number; ``ERROR`` is the kind of error that data
    has which does not fit; ``UNIT`` the unit of a figure that was entered without one. A subclass
    reads itself in ``__init__``.
    """

    __slots__ = ("_text", "value")

    ERROR: ClassVar[str]
    UNIT: ClassVar[str] = ""
    value: Decimal | None
    _text: str

    def __init__(self, entered: object) -> None:
        raise NotImplementedError

    def __str__(self) -> str:
        return self._text

    @property
    def number(self) -> str:
        """The figure without its unit, for a table whose heading names it."""
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(self._text)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def _validated(cls, entered: object) -> Figure:
        try:
            return cls(entered)
        except ValueError as error:
            raise PydanticCustomError(cls.ERROR, "{why}", {"why": str(error)}) from None


class Amount(Figure):
    """A sum of money, exact, that prints as it was entered.

    ``value`` is a Decimal in 万元 and ``str(amount)`` the figure with its unit: ``3539万元``,
    ``5381.80万元``, ``39600000元``. A figure without unit is in 万元. Full-width digits become
    half-width and white space goes; thousands commas and closing zeros stay.
    """

    __slots__ = ()

    ERROR: ClassVar = "amount"
    UNIT: ClassVar = "万元"
    value: Decimal

    def __init__(self, entered: object) -> None:
        """Read an amount from a str, an int, a Decimal or another Amount.

        Raises ValueError, with a Chinese sentence, for what is not an exact amount.
        """
        if isinstance(entered, Amount):
            self.value, self._text = entered.value, entered._text
            return
        match = _AMOUNT.fullmatch(text := entered_text(entered))
        if match is None:
            raise ValueError(_amount_problem(text, entered))
        sign, integer, decimals, unit = match.groups()
        # Built from its digits, so that no decimal context can round it.
        number = exact(entered, f"{sign}{integer}", decimals)
        self.value = number.scaleb(_EXPONENT[unit or "万元"], _EXACT)
        self._text = text if unit else f"{text}万元"

    @property
    def number(self) -> str:
        """The figure in 万元 without the unit: as it was entered, or converted exactly."""
        if self._text.endswith("万元"):
            return self._text.removesuffix("万元")
        return _in_unit(self.value, "万元").removesuffix("万元")

    @classmethod
    def total(cls, amounts: list[Amount]) -> Amount:
        """Add amounts up, exactly; see ``of`` for how the sum prints."""
        with localcontext(_EXACT):
            return cls.of(sum((amount.value for amount in amounts), Decimal(0)))

    @classmethod
    def of(cls, value: Decimal) -> Amount:
        """Give the amount of a value in 万元, exactly, written without needless zeros.

        Where in 万元 it has more digits than an amount may be entered with: in 元 or 亿元.
        """
        result = cls(0)
        result.value = value
        with localcontext(_EXACT):
            shown = [_in_unit(value, unit) for unit in ("万元", "元", "亿元")]
        result._text = next((text for text in shown if _can_be_entered(text)), shown[0])
        return result

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return number_schema(r"([万亿]?\s*元)?", sign="[-－]?")


def _in_unit(value: Decimal, unit: str) -> str:
    """Write a value in 万元 in another unit, exactly, without needless zeros."""
    text = f"{value.scaleb(-_EXPONENT[unit]):f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{unit}"


def _can_be_entered(text: str) -> bool:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return False
    digits, decimals = len(match["integer"]), len(match["decimals"] or "")
    return digits <= MAX_INTEGER_DIGITS and decimals <= MAX_DECIMALS


def number_schema(units: str, sign: str = "") -> JsonSchemaValue:
    """Give the JSON Schema of a number with one of some units, a pattern that may be empty."""
    number = rf"{sign}[\s0-9０-９,，]+([.．][\s0-9０-９]+)?"
    return {
        "anyOf": [{"type": "string", "pattern": rf"^\s*{number}{units}\s*$"}, {"type": "number"}]
    }


def exact(entered: object, integer: str, decimals: str | None) -> Decimal:
    """Give a number from its digits, exactly; ``integer`` may have a sign and commas.

    Raises ValueError, with a Chinese sentence, for more digits than a figure of the form has.
    """
    sign, digits = integer.startswith("-"), integer.lstrip("-").replace(",", "")
    scale = len(decimals or "")
    if len(digits) > MAX_INTEGER_DIGITS or scale > MAX_DECIMALS:
        raise ValueError(
            f"{quoted(entered)}的位数太多：整数最多{MAX_INTEGER_DIGITS}位，小数最多{MAX_DECIMALS}位"
        )
    return Decimal((sign, tuple(map(int, digits + (decimals or ""))), -scale))


def entered_text(entered: object) -> str:
    """Give a number as text in half width without white space; empty for what is no number."""
    if isinstance(entered, Decimal) and entered.is_finite():
        return format(entered, "f") if abs(entered.adjusted()) < _MAX_DIGITS else ""
    if isinstance(entered, int) and not isinstance(entered, bool):
        return str(entered) if abs(entered) < 10**_MAX_DIGITS else ""
    if isinstance(entered, str):
        return "".join(entered.translate(FULL_WIDTH).split())
    return ""


def quoted(entered: object) -> str:
    """Quote what was entered, no longer than a message has room for."""
    if isinstance(entered, bool):
        return f"“{'是' if entered else '否'}”（逻辑值）"
    if isinstance(entered, (list, tuple, dict)):
        return "这一组内容"
    if isinstance(entered, int) and abs(entered) >= 10**_MAX_DIGITS:
        return "这么大的数"
    text = shown(str(entered))
    return f"“{text[:_MAX_DIGITS]}…”" if len(text) > _MAX_DIGITS else f"“{text}”"


def _amount_problem(text: str, entered: object) -> str:
    shown = quoted(entered)
    if isinstance(entered, float):
        return f"{shown}是二进制小数，不能保证精确，金额请用文字（如 '3960.50万元'）或 Decimal"
    if isinstance(entered, str) and not text:
        return "金额是空的"
    if _MONEY_WITHOUT_YUAN.fullmatch(text):
        return f"{shown}缺“元”字"
    if _SCIENTIFIC.fullmatch(text):
        return f"{shown}用了科学计数法"
    return f"{shown}不是金额"


def _not_negative(amount: Amount) -> Amount:
    if amount.value.is_signed():  # also -0
        raise PydanticCustomError("negative", "negative amount", {"amount": str(amount)})
    return amount


def clean_text(entered: object) -> str:
    r"""Give a text as Word can hold it, with nothing lost but invisible marks.

    Every kind of line break (``\r\n``, ``\v``, ``_x000D_`` …) becomes one ``\n``, zero-width
    characters go, breaks at both ends go. Raises PydanticCustomError where XML has no place for
    a character, with its position.
    """
    if not isinstance(entered, str):
        raise PydanticCustomError("text", "这里应填文字")
    # The first is sooner known than the second; of what is printable only _x000D_ is cleaned.
    if entered.isprintable() and "_" not in entered:
        return entered
    if not _NEEDS_CLEANING.search(entered):
        return entered
    text = _LINE_BREAKS.sub("\n", _ZERO_WIDTH.sub("", entered)).strip("\n")
    if bad := _UNWRITABLE.search(text):
        raise PydanticCustomError(
            "character",
            "第{position}个字符 U+{code} 不能写进 Word 文件",
            {"position": bad.start() + 1, "code": f"{ord(bad[0]):04X}"},
        )
    return text


def _filled_text(entered: object) -> str:
    text = clean_text(entered)
    if not text.strip():
        raise PydanticCustomError("blank", "这一栏是空的")
    return text


def _one_line(entered: object) -> str:
    text = _filled_text(entered)
    if "\n" in text:
        raise PydanticCustomError("one_line", "这一栏只能写一行，不能换行")
    return text


def _paragraphs(entered: object) -> object:
    if isinstance(entered, str):
        return [line for line in clean_text(entered).split("\n") if line.strip()]
    return entered


def parse_year(entered: object) -> int:
    """Read a fiscal year: ``2024``, ``"2024"``, ``２０２４年``.

    Raises PydanticCustomError for anything else, and for years outside 2000 to 2099.
    """
    text = entered_text(entered)
    match = _YEAR.fullmatch(text)
    if match is None:
        raise PydanticCustomError("year", "{shown}不是四位数的年份", {"shown": quoted(entered)})
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "year",
            "“{year}”不在{first}年到{last}年之间",
            {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return year


def _day(entered: object) -> str:
    """Read a date: ``2025年4月8日``, ``2025-04-08``, ``2025/4/8``, ``2025.4.8``, or a date.

    Gives it as GB/T 9704-2012 (7.3.5.4) prints it: in Arabic numerals, no zero before them.
    """
    if isinstance(entered, datetime.date):
        entered = f"{entered.year}-{entered.month}-{entered.day}"
    text = entered_text(entered)
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part and part.isdecimal())
        if FIRST_YEAR <= year <= LAST_YEAR and _is_in_calendar(year, month, day):
            return f"{year}年{month}月{day}日"
    raise PydanticCustomError("day", "{shown}不是日期", {"shown": quoted(entered)})


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _headcount(entered: object) -> int:
    """Read a number of people: ``96``, ``96人``, ``1,204名``."""
    text = entered_text(entered)
    if match := _HEADCOUNT.fullmatch(text):
        return int(match[1].replace(",", ""))
    why = next((why for kind, why in _NO_HEADCOUNT if kind.fullmatch(text)), "不是人数")
    raise PydanticCustomError("headcount", "{shown}{why}", {"shown": quoted(entered), "why": why})


PositiveAmount = Annotated[Amount, AfterValidator(_not_negative)]
"""An amount that can't be below 0."""

Text = Annotated[str, BeforeValidator(_filled_text)]
"""A text that says something; may have line breaks."""

OptionalText = Annotated[str, BeforeValidator(clean_text)]
"""A text that may be empty."""

Line = Annotated[str, BeforeValidator(_one_line)]
"""A text of one line, such as a name."""

Paragraphs = Annotated[
    list[Text], BeforeValidator(_paragraphs, json_schema_input_type=str | list[str])
]
"""Paragraphs: a list, or one text of which each line is one."""

Year = Annotated[int, BeforeValidator(parse_year, json_schema_input_type=int | str)]
"""A fiscal year."""

Day = Annotated[str, BeforeValidator(_day)]
"""A date, as it is printed: ``2025年4月8日``."""

Headcount = Annotated[int, BeforeValidator(_headcount, json_schema_input_type=int | str)]
"""A number of people, an int, whatever unit it was entered with."""
