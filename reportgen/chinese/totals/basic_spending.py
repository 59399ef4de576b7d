"""Basic spending with its two kinds, each told with a list of what it was paid for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBER = "[0-9][0-9,]{0,11}(?:[.][0-9]{1,6})?"
_TOLD = "(?:支出)?(?:决算|预算)?数?(?:为|共|共计|合计)?"
MAY_BE_PUBLIC = Sign(
    f"公用经费{_TOLD}(?P<public>{_NUMBER})(?P<unit>万?元)",
    each_of("费出算数为共计", "0123456789"),
)
"""What may tell the second kind, 公用经费."""

_BEFORE = lazy_pattern(
    f"基本支出{_TOLD}(?P<whole>{_NUMBER})(?P<unit>万?元)[，。][ \n]*其中[，：]?[ \n]*"
    f"(?:[（(]?[1一][）)、.．])?人员经费{_TOLD}(?P<staff>{_NUMBER})(?P=unit)"
    "(?:，占[^，。；0-9]{0,12}[0-9.]+[%％])?(?P<between>[^0-9]{0,400}(?:[（(]?2[）)、.．])?)$"
)
_OTHER = lazy_pattern("上年|去年|比|较|经营|资本性|其他支出|公用经费")
_MORE = lazy_pattern("[^。0-9]{0,200}(?:资本性|对个人|其他)[^。0-9]{0,20}[0-9]")
"""What tells a third kind behind the second."""

_REACH, _ROUNDED = 480, 2


class BasicSpending(NamedTuple):
    """Basic spending and its two kinds in one unit, at ``text[start:end]``."""

    start: int
    end: int
    whole: Decimal
    kinds: tuple[Decimal, Decimal]
    unit: str


def read_basic_spending(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[BasicSpending]:
    """Return the basic spending that its two kinds do not make, past the lists behind the first.

    ``spans`` are the sentences that may tell the second kind; no other figure stands between them.
    """
    for begin, end in spans:
        for public in MAY_BE_PUBLIC.pattern.finditer(text, begin, end):
            found = _BEFORE.search(text, max(0, public.start() - _REACH), public.start())
            if found is None or found["unit"] != public["unit"]:
                continue
            if _OTHER.search(found["between"]) or _MORE.match(text, public.end()):
                continue
            whole, *kinds = (
                Decimal(each.replace(",", ""))
                for each in (found["whole"], found["staff"], public["public"])
            )
            finest = max(-int(each.as_tuple().exponent) for each in (whole, *kinds))
            if abs(sum(kinds) - whole) > _ROUNDED * Decimal(1).scaleb(-finest):
                staff, rest = kinds
                unit = public["unit"]
                yield BasicSpending(found.start(), public.end(), whole, (staff, rest), unit)
