"""Accounts told over several sentences: 年初48人。走了4个，来了3个。年底47人.

People, things and money. The words before or behind a figure tell whether it came or went; one
that neither tells makes the whole account unsure.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals import account_words as told_by
from reportgen.chinese.totals.accounts import Account, made
from reportgen.chinese.totals.stocks import (
    are_of_same,
    count_the_same,
    may_be_stock,
    moves_of,
    name_of,
    words_before,
    words_behind,
)
from reportgen.chinese.totals.top_figures import is_aside
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

    Mark = Literal["+", "−"]
    Signed = tuple[Mark, Statement]

MAY_BE_TOLD_ON = Sign(
    f"(?:{told_by.BEGAN.pattern})[^。；0-9]{{0,20}}[0-9]{{1,6}}[^%％0-9年月日次]",
    words("年初 期初 年末 年底 上年结 去年结 月31 上年余 去年余 原有 原存 旧存 年未"),
)
"""What may tell how much there was at the beginning of a year."""

MAY_BE_LEFT_OVER = Sign(
    "(?:[还尚仅]剩|剩[余下]|余下|其余|结余|还有)[^。；0-9]{0,8}[0-9]",
    words("还剩 尚剩 仅剩 剩余 剩下 余下 其余 结余 还有"),
)
"""What may tell how much is left of what came in the sentences before."""

_COMPARED = lazy_pattern("[比较](?:上年|去年|年初|期初)")
_YEAR = lazy_pattern("(?<![0-9])20[0-9]{2}(?=年)")
_AT_LAST = lazy_pattern("[，；](?:年初|期初|上年[末底])[^，。；0-9]*$")
_PARTS = lazy_pattern("其中|包括|包含|主要[是为]|分别|(?<!分)含|里面?有")
_AND_SO_ON = lazy_pattern("等(?!额|次|级)")
_SUMMED = lazy_pattern("共|合计|累计|总计|一并")
_FEWEST, _FARTHEST = 2, 4
_NEAR, _LEAST = Decimal("0.25"), Decimal(3)


class _Movement(NamedTuple):
    """What is told so far from the first figure on: what surely moved, and what may have."""

    terms: list[Signed]
    unsure: list[Statement]
    moves: re.Pattern[str]

    def may_make(self, end: Decimal, *others: Statement) -> bool:
        """Return whether what moved makes an end, with or without what may have moved, too."""
        values = [one.quantity.value for one in (*self.unsure, *others)]
        ways = product((0, 1, -1), repeat=len(values))
        whole = made(self.terms)
        return any(
            whole + sum(map(Decimal.__mul__, values, map(Decimal, way))) == end for way in ways
        )

    def sign(self, one: Statement) -> Mark | None:
        """Return whether some came or went; None where the words do not tell."""
        before, behind = words_before(one), words_behind(one)
        hardly = told_by.HARDLY_PAID if one.unit == YUAN else told_by.HARDLY_MOVED
        if hardly.search(before) or hardly.search(behind):
            return None
        for clause in (before, behind):
            if moved := told_by.last_of(self.moves, clause):
                return "−" if moved.lastgroup == "less" else "+"
        is_listed = one.gap[:1] in ("、", "和") and len(self.terms) > 1
        return self.terms[-1][0] if is_listed else None

    def sign_of_money_carried(self, one: Statement) -> Mark | None:
        """Return that money left of last year came, too, where a sentence opens with what came."""
        first = self.terms[0][1]
        opens = first.text[first.begin - 1 : first.begin] in ("", "。")
        is_carried = opens and one.unit == YUAN and told_by.CARRIED.search(one.lead)
        return "+" if is_carried and not told_by.BEGAN.search(first.row_gap) else None


def read_accounts_told_on(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return what there was at first and all that came and went, where the end is another."""
    for one, same in _with_same(statements):
        account = _account(one, same) if told_by.BEGAN.search(one.row_gap) else None
        if account := account or _account_back(one, same):
            yield account


def read_accounts_left_over(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return what came, what was spent of it and what is left, told sentence by sentence."""
    for one, same in _with_same(statements):
        told = _Movement([("+", one)], [], moves_of(one))
        if told_by.BEGAN.search(one.row_gap) or told.sign(one) != "+":
            continue
        last = _walk(told, same, 0)
        if not last or last == len(same) or same[last].period == one.period:
            continue
        end = same[last]
        if told_by.LEFT.search(words_before(end)) and not told.unsure:
            yield from filter(None, (_closed(told, end, same[last + 1 :]),))


def _with_same(
    statements: Sequence[Statement],
) -> Iterator[tuple[Statement, list[Statement]]]:
    """Return each figure of how much there is, with all behind it that count the same."""
    around = brackets_around(statements)
    outside = [one for one, at in zip(statements, around, strict=True) if at == OUTSIDE]
    for at, one in enumerate(outside):
        if may_be_stock(one):
            yield one, [each for each in outside[at + 1 :] if count_the_same(each, one)]


def _account(first: Statement, same: Sequence[Statement]) -> Account | None:
    """Return the account that goes on from a figure, if it is wrong; None where one is unclear.

    What moved stands before the end, or behind it as all that did: 年初49人，年末47人。新进3人，….
    """
    told = _Movement([("+", first)], [], moves_of(first))
    at = _walk(told, same, 0)
    if at is None or at == len(same) or not _is_end(same[at], first):
        return None
    end, behind = same[at], at + 1
    if told.terms[1:]:
        return _closed(told, end, same[behind:])
    past = _walk(told, same, behind)
    if past is None or len({mark for mark, _ in told.terms[1:]}) < _FEWEST:
        return None
    is_ended = past == len(same) or same[past].period > same[past - 1].period
    return _closed(told, end, ()) if is_ended else None


def _account_back(end: Statement, same: Sequence[Statement]) -> Account | None:
    """Return 年末65人，比年初多1人。调入6人，退休5人；年初64人, if it is wrong."""
    if not (told_by.ENDED.search(end.row_gap) or _opens_behind(end, same)):
        return None
    if end.gap[:1] in ("、", "和") or _PARTS.search(end.row_gap):
        return None
    told = _Movement([("+", end)], [], moves_of(end))
    compared = [one for one in same if one.verb and _COMPARED.search(one.lead)]
    behind = [one for one in same if one not in compared]
    at = _walk(told, behind, 0)
    if not at or at == len(behind) or not told_by.BEGAN.search(behind[at].row_gap):
        return None
    if not may_be_stock(behind[at]) or _is_later(behind[at], end):
        return None
    told.terms[0] = ("+", behind[at])
    account = _closed(told, end, ())
    if account is None and compared[:1] == list(same[:1]):
        mark: Mark = "+" if compared[0].is_up else "−"
        told = told._replace(terms=[told.terms[0], (mark, compared[0])], unsure=[])
        account = _closed(told, end, ())
    last = behind[at].quantity.end
    return account and account._replace(start=end.quantity.start, end=last)


def _opens_behind(end: Statement, same: Sequence[Statement]) -> bool:
    """Return whether the sentence of what there is tells last what there was at first."""
    return any(_AT_LAST.search(one.gap) for one in same if one.period == end.period)


def _walk(told: _Movement, same: Sequence[Statement], at: int) -> int | None:
    """Add what moved to an account; return the place of the first figure that did not.

    None where a figure is too far from the one before it.
    """
    first = last = same[at - 1] if at else told.terms[0][1]
    while at < len(same):
        one = same[at]
        if one.period - last.period > 1 or one.period - first.period > _FARTHEST:
            return None if len(told.terms) == 1 else at
        words = one.row_gap
        is_part = _PARTS.search(words) or (told.terms[1:] and words.startswith("："))
        if is_part and (skipped := _count_of_parts(same, at, told)):
            last, at = same[at + skipped - 1], at + skipped
            continue
        if one.unit == YUAN and is_aside(one):
            last, at = one, at + 1
            continue
        sign = told.sign_of_money_carried(one)
        if sign is None and not told_by.LEFT.search(words_before(one)):
            sign = None if _begins(one, first) else told.sign(one)
        if not one.is_exact or not sign:
            return at
        if not (_SUMMED.search(words_before(one)) and _sums_up(one, told.terms, sign)):
            told.terms.append((sign, one))
        last, at = one, at + 1
    return at


def _begins(one: Statement, first: Statement) -> bool:
    return told_by.BEGAN.search(one.row_gap) is not None and not _is_later(one, first)


def _is_end(one: Statement, first: Statement) -> bool:
    """Return whether a figure tells what there is in the end."""
    if _begins(one, first):
        return False
    if told_by.PLANNED.search(first.lead) and told_by.ADJUSTED.search(one.lead):
        return True
    return bool(told_by.ENDED.search(one.row_gap) or told_by.LEFT.search(words_before(one)))


def _is_later(one: Statement, first: Statement) -> bool:
    """Return whether a figure is said to be of a year after that of the first."""
    years = [_YEAR.findall(each.row_gap) for each in (first, one)]
    return all(years) and years[0][-1] < years[1][-1]


def _count_of_parts(same: Sequence[Statement], at: int, told: _Movement) -> int:
    """Return how many figures are parts of the one before; some that are not all may move."""
    sign, whole = told.terms[-1]
    left = whole.quantity.value
    alone = told._replace(terms=[])
    for count, one in enumerate(same[at:], start=1):
        left -= one.quantity.value
        is_moved = alone.sign(one) not in ((None, sign) if told.terms[1:] else (None,))
        if left < 0 or is_moved or one.period != same[at].period:
            break
        if not left:
            return count
    count = 1
    for one in same[at + 1 :]:
        if one.gap[:1] not in ("、", "和"):
            break
        count += 1
    told.unsure.extend(same[at : at + count])
    return count


def _sums_up(one: Statement, terms: Sequence[Signed], sign: Mark) -> bool:
    """Return whether a figure is the sum of those that moved like it right before it."""
    left = one.quantity.value
    for mark, each in reversed(terms[1:]):
        if mark != sign:
            break
        left -= each.quantity.value
        if not left:
            return True
    return False


def _closed(told: _Movement, end: Statement, behind: Sequence[Statement]) -> Account | None:
    """Return an account with its end, where all that moved does not make it."""
    first, moves = told.terms[0][1], told.terms[1:]
    value = end.quantity.value
    if not moves or not end.is_exact or not may_be_stock(end):
        return None
    if len(told.unsure) > _FARTHEST or not are_of_same(first, end):
        return None
    beside = [one for one in behind if one.period == end.period]
    among = [one for one in beside if told.sign(one) and _PARTS.search(one.gap)]
    if told.may_make(value, *among[:1]) or _is_of_several(told.terms, beside):
        return None
    if len(moves) < _FEWEST and first.period < end.period:
        return None
    gap = abs(made(told.terms) - value)
    is_begun = told_by.BEGAN.search(first.row_gap) is not None
    if is_begun and len({mark for mark, _ in moves}) == 1 and gap > max(_LEAST, value * _NEAR):
        return None  # who came or who went is not told
    if (first.unit == YUAN or not is_begun) and not _is_slip(told.terms, end):
        return None
    if any(_AND_SO_ON.match(one.text, one.quantity.end) for _, one in moves):
        return None
    return Account(first.quantity.start, end.quantity.end, tuple(told.terms), end, ())


def _is_slip(terms: Sequence[Signed], end: Statement) -> bool:
    """Return whether a slip in one figure keeps an account from making its end."""
    more = end.quantity.value - made(terms)
    if is_slip(end.quantity.value - more, end.quantity):
        return True
    return any(
        is_slip(one.quantity.value + (more if mark == "+" else -more), one.quantity)
        for mark, one in terms
    )


def _is_of_several(terms: Sequence[Signed], beside: Sequence[Statement]) -> bool:
    """Return whether what seems to have moved stands beside the end again: 退休31人, 退休32人."""
    named = {name_of(one) for _, one in terms[1:]} - {""}
    return any(name_of(one) in named for one in beside)
