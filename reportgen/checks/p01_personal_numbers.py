"""P01: personal numbers that must not be published with a report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.chinese.signs import Sign
from reportgen.model.figures import FULL_WIDTH
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_MOBILE = "手机号"
_BEFORE = 8
_IDENTITY = 18
_COUNTRY = "86"
_OLDEST = 1900

_GAP = lazy_pattern(r"[ \-－]")
_RUN = Sign(r"[0-9０-９](?=[0-9０-９ \-－]{10})(?:[ \-－]?[0-9０-９]){10,}[XxＸ]?")
_WIDE = "－０１２３４５６７８９"
_IN_RUNS = bytes.maketrans(b"123456789 -", b"00000000000")
_SHORTEST_RUN = b"00000000000"
_STANDS_IN_A_WORD = lazy_pattern(r"[A-Za-z0-9_.．/=]\Z")
_NUMBERED = lazy_pattern(
    r"(?:编号|编码|代码|单号|案号|文号|合同号|图斑号|批次号|序号)[为是：: ]?\Z"
)
_COUNTED = lazy_pattern(r"[.．]\d|[A-Za-z_%％‰元万亿亩吨人户个件平米公千]")
_PHONE_NUMBER = lazy_pattern("1[3-9][0-9]{9}")
_REGION = lazy_pattern("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])")
_CARD = lazy_pattern("62[0-9]{14,17}|(?:9558|9559)[0-9]{12,15}|4[0-9]{15}|5[1-5][0-9]{14}")

_WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]
_CHECK_DIGITS = "10X98765432"


@rule(
    codes.P01,
    explanation="查找个人号码，结果里只显示前3位和后2位。身份证号：18位，前两位是省级代码，"
    "出生日期存在，校验位按 ISO 7064 MOD 11-2 正确。手机号：1开头、"
    "第二位3～9的11位数，前可有86。银行卡号：16～19位，发卡行代码是62、9558、9559、"
    "4、51～55，Luhn 校验正确。数字之间可有空格或短横。后面带单位的数（元、亩、"
    "人等）、编号和代码后面的数、字母和小数里的数不算；附件“联系电话”栏里的手机号不查，"
    "表样.yaml 里写明“可公开: 否”的补充栏目不查。",
    wrong="联系人李某，手机13912345678。",
    right="联系方式见填表信息（正文不写个人号码）。",
)
def no_personal_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for identity, telephone and card numbers."""
    if not _may_hold(subject.text):
        return
    for passage in subject.passages_with(_RUN):
        if not passage.role.is_public:
            continue
        for found in _RUN.pattern.finditer(passage.text):
            if not _stands_alone(passage.text, found.start(), found.end()):
                continue
            for kind, number in _personal(found[0]):
                if kind == _MOBILE and passage.role.may_hold_phone_numbers:
                    continue
                yield Hit(
                    passage.path,
                    f"这里有{kind}“{_masked(number)}”，报告要公开，不能写个人号码",
                    "删去，或只保留姓氏和事由；需要联系的，写在附件的“联系电话”栏",
                )


def _may_hold(text: str) -> bool:
    """Return whether a run of digits, spaces and hyphens as long as a number is in a text."""
    if any(map(text.__contains__, _WIDE)):
        return True
    return _SHORTEST_RUN in text.encode("ascii", "replace").translate(_IN_RUNS)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether digits are a number of their own: no sum, no code, no part of a word."""
    before = text[max(0, start - _BEFORE) : start]
    if _STANDS_IN_A_WORD.search(before) or _NUMBERED.search(before):
        return False
    return not _COUNTED.match(text, end)


def _personal(run: str) -> list[tuple[str, str]]:
    """Return kind and digits of the personal numbers in a run of digits, spaces and hyphens.

    The run may be one number written in groups, or several numbers.
    """
    pieces = [piece.upper().replace("Ｘ", "X") for piece in _GAP.split(run.translate(FULL_WIDTH))]
    whole = "".join(pieces)
    found = [(_kind(number), number) for number in (whole, *pieces)]
    named = [(kind, number) for kind, number in found if kind]
    return named[:1] if named and named[0][1] == whole else named


def _kind(number: str) -> str:
    if len(number) == _IDENTITY and _is_identity(number):
        return "身份证号"
    if _PHONE_NUMBER.fullmatch(number.removeprefix(_COUNTRY)):
        return _MOBILE
    if _CARD.fullmatch(number) and _luhn(number):
        return "银行卡号"
    return ""


def _is_identity(number: str) -> bool:
    """Return whether 18 characters are an identity number (GB 11643, ISO 7064 MOD 11-2)."""
    body = number[:17]
    if not body.isdecimal() or not _REGION.match(body):
        return False
    year, month, day = int(body[6:10]), int(body[10:12]), int(body[12:14])
    try:
        born = date(year, month, day)
    except ValueError:
        return False
    if born.year < _OLDEST:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == number[17]


def _luhn(number: str) -> bool:
    """Return whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        total += sum(divmod(int(digit) * (1 + place % 2), 10))
    return total % 10 == 0


def _masked(number: str) -> str:
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
