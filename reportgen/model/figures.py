"""The figures of the form: exact, and printed as they were entered; amounts of money."""

from __future__ import annotations

import re
from copy import copy
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, localcontext
from functools import partial, reduce
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from reportgen.chinese.lookalikes import INVISIBLE
from reportgen.findings import shown
from reportgen.model.amount_spelling import plain_amount, problem_of
from reportgen.model.declaring import After, FieldError, pydantic_side
from reportgen.model.value_readers import figure_reader
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from reportgen.model.value_readers import Reader

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－−＋", "0123456789.,--+", INVISIBLE)
"""Full-width digits and marks of numbers, to their half-width forms."""
MAX_INTEGER_DIGITS, MAX_DECIMALS = 15, 8

_MAX_DIGITS = 40
_EXACT = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
_EXPONENT = {"元": -4, "万元": 0, "亿元": 4}
_AMOUNT = lazy_pattern(
    r"(?P<sign>-?)(?P<integer>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)"
    r"(?:\.(?P<decimals>\d+))?(?P<unit>亿元|万元|元)?",
    re.ASCII,
)
_OTHERWISE = (
    "^\\s*[-－−负（(+￥¥]*(人民币|大写[）)]?[:：]?)*"
    "[0-9.,零〇一二三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億点]+[元圆].*$"
)


_NUMBER = lazy_pattern(r"(?P<figure>-?[\d,]+(?:\.(?P<decimals>\d+))?)(?P<sign>%?)", re.ASCII)


class Figure:
    """A figure of the form, exact, that prints as it was entered.

    ``value`` is a Decimal, None for what is no number; ``ERROR`` is the kind of error that data
    has which does not fit; ``UNIT`` the unit of a figure that was entered without one. A subclass
    reads itself in ``__init__``.
    """

    __slots__ = ("_number", "_text", "value")

    ERROR: ClassVar[str]
    UNIT: ClassVar[str] = ""
    value: Decimal | None
    _text: str
    _number: str

    def __init__(self, entered: object) -> None:
        raise NotImplementedError

    def __str__(self) -> str:
        return self._text

    @property
    def number(self) -> str:
        """The figure without its unit, for a table whose heading names it."""
        return getattr(self, "_number", "") or self._bare()

    @property
    def decimals(self) -> int | None:
        """How many decimals ``number`` has; None for what is no number."""
        match = _NUMBER.fullmatch(self.number)
        return None if match is None else len(match["decimals"] or "")

    def in_column(self, decimals: int) -> Figure:
        """Return the figure as it prints in a column with so many decimals, not fewer than it has.

        Only ``number`` is another: ``3.8`` is ``3.80`` beside ``5.25``.
        """
        made = copy(self)
        match = _NUMBER.fullmatch(self._bare())
        if match is not None:
            zeros = "0" * (decimals - len(match["decimals"] or ""))
            point = "." if zeros and not match["decimals"] else ""
            made._number = f"{match['figure']}{point}{zeros}{match['sign']}"
        return made

    def _bare(self) -> str:
        """Return the figure without its unit, as it was entered."""
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
    ) -> CoreSchema:
        schema: CoreSchema = pydantic_side().figure_schema(cls._validated)
        return schema

    @classmethod
    def reader(cls) -> Reader:
        """Return what reads the figure from data."""
        return figure_reader(cls._validated)

    @classmethod
    def _validated(cls, entered: object) -> Figure:
        try:
            return cls(entered)
        except ValueError as error:
            raise FieldError(cls.ERROR, "{why}", {"why": str(error)}) from None


def _value_of(other: object) -> Decimal | None:
    """Return what an amount, or a group that is a sum, comes to; None for what is not given."""
    single = other if isinstance(other, Figure) else getattr(other, "total", None)
    value = getattr(single, "value", None)
    return value if isinstance(value, Decimal) else None


class Amount(Figure):
    """A sum of money, exact, that prints as it was entered.

    ``value`` is a Decimal in 万元 and ``str(amount)`` the figure with its unit: ``3539万元``,
    ``5381.80万元``, ``39600000元``. A figure without unit is in 万元. Full-width digits become
    half-width and white space goes; thousands commas and closing zeros stay.
    """

    __slots__ = ()

    ERROR: ClassVar[str] = "amount"
    UNIT: ClassVar[str] = "万元"
    value: Decimal

    def __init__(self, entered: object) -> None:
        """Read an amount from a str, an int, a Decimal or another Amount.

        Raises ValueError, with a Chinese sentence, for what is not an exact amount.
        """
        if isinstance(entered, Amount):
            self.value, self._text = entered.value, entered._text
            return
        match = _AMOUNT.fullmatch(entered) if isinstance(entered, str) else None
        if match is None:  # not as it prints: in full width, with white space, a number
            text = entered_text(entered)
            match = _AMOUNT.fullmatch(text) or _AMOUNT.fullmatch(plain_amount(text))
            if match is None:
                raise ValueError(_amount_problem(text, entered))
        sign, integer, decimals, unit = match.groups()
        # Built from its digits, so that no decimal context can round it.
        number = exact(entered, f"{sign}{integer}", decimals)
        self.value = number.scaleb(_EXPONENT[unit or "万元"], _EXACT)
        self._text = match[0] if unit else f"{match[0]}万元"

    def __lt__(self, other: object) -> bool:
        return self._order(other) < 0

    def __le__(self, other: object) -> bool:
        return self._is_comparable(other) and self._order(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._is_comparable(other) and self._order(other) >= 0

    def _order(self, other: object) -> int:
        """Return -1, 0 or 1 as the amount is less, the same or more; 0 for what is not given."""
        value = _value_of(other)
        return 0 if value is None else (self.value > value) - (self.value < value)

    def _is_comparable(self, other: object) -> bool:
        return _value_of(other) is not None

    def _bare(self) -> str:
        """Return the figure in 万元 without the unit: as it was entered, or converted exactly."""
        if self._text.endswith("万元"):
            return self._text.removesuffix("万元")
        return _in_unit(self.value, "万元").removesuffix("万元")

    @classmethod
    def total(cls, amounts: list[Amount]) -> Amount:
        """Add amounts up, exactly; see ``of`` for how the sum prints."""
        return cls.of(reduce(_EXACT.add, [amount.value for amount in amounts], Decimal(0)))

    @classmethod
    def of(cls, value: Decimal) -> Amount:
        """Return the amount of a value in 万元, exactly, written without needless zeros.

        Where in 万元 it has more digits than an amount may be entered with: in 元 or 亿元.
        """
        result = cls.__new__(cls)
        result.value = value
        with localcontext(_EXACT):
            shown = map(partial(_in_unit, value), ("万元", "元", "亿元"))
            result._text = next(filter(_can_be_entered, shown), "") or _in_unit(value, "万元")
        return result

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        how = "数和单位写在一起，单位是万元、元或亿元；只写数字时是万元；例：×××.××万元"
        return number_schema(r"([万亿]?\s*元)?", how, sign="[-－]?", or_else=_OTHERWISE)


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


def number_schema(units: str, how: str, *, sign: str = "", or_else: str = "") -> JsonSchemaValue:
    """Return the JSON Schema of a number with one of some units, a pattern that may be empty.

    ``how`` is what an editor says of a text that is none; ``or_else`` is a pattern of other texts.
    """
    number = rf"^\s*{sign}[\s0-9０-９,，]+([.．][\s0-9０-９]+)?{units}\s*$"
    pattern = f"{number}|{or_else}" if or_else else number
    text = {"type": "string", "pattern": pattern, "patternErrorMessage": how}
    return {"anyOf": [text, {"type": "number"}]}


def exact(entered: object, integer: str, decimals: str | None) -> Decimal:
    """Return a number from its digits, exactly; ``integer`` may have a sign and commas.

    Raises ValueError, with a Chinese sentence, for more digits than a figure of the form has.
    """
    number = integer.replace(",", "")
    if len(number.lstrip("-")) > MAX_INTEGER_DIGITS or len(decimals or "") > MAX_DECIMALS:
        raise ValueError(
            f"{quoted(entered)}的位数太多：整数最多{MAX_INTEGER_DIGITS}位，小数最多{MAX_DECIMALS}位"
        )
    return Decimal(f"{number}.{decimals}" if decimals else number)


def entered_text(entered: object) -> str:
    """Return a number as text in half width without white space; empty for what is no number."""
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
    return f"{shown}{problem_of(text)}"


def _not_negative(amount: Amount) -> Amount:
    if amount.value.is_signed():  # also -0
        shown = str(amount).replace("-", "−")  # one kind of minus in all messages
        raise FieldError("negative", "negative amount", {"amount": shown})
    return amount


PositiveAmount = Annotated[Amount, After(_not_negative)]
"""An amount that can't be below 0."""
