"""A rough look at a sentence: whether its figures may be a total and its parts at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.signs import Sign
from reportgen.chinese.slips import are_slips
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNIT = "[元亩米里斤吨处个人户次起场件座家名辆台所条期宗]"
_ONE = "[^，。；0-9]{1,12}[0-9.]{1,10}[万亿]?"
MAY_BE_SUM = Sign(
    "[中：（类余计共括别要是于含总](?:(?<=总)[投价额量面里产]|(?<=其中)|(?<=[：（])|(?<=分.类)|(?<=[其下]余)|(?<=[合共总累]计)|(?<=，共)|(?<=包括)"
    "|(?<=主要)|(?<=[一别要]是)|(?<=[分用]于)|(?<=[，包]含))[^，。；0-9一二三四五六七八九十]{0,14}[0-9一二三四五六七八九十]"
)
MAY_BE_LIST = Sign(
    f"，(?:(?:(?<=[0-9万亿]{_UNIT}，)|(?<=[0-9万][人场批台]次，)){_ONE}({_UNIT}{{1,2}})[，、]{_ONE}\\1"
    "|(?<=[一二三四五六七八九十][次起场]，))"
)
"""What may tell of a total with two parts."""

_FIGURE = lazy_pattern("([0-9][0-9.]*)(?:([万亿])(?=元))?(公[里顷斤]|[^0-9.%％])")
_CHINESE = lazy_pattern("[一二三四五六七八九十]{2,}[次起场件个][，、]")
_TOLD = {"公里": ("米", 1e3), "公顷": ("亩", 15.0), "吨": ("公斤", 1e3)}
_ALIKE = {
    mark: kind
    for kind, marks in {"人": "人名位", "元": "元美港欧日万亿", "米": "米公平千立延㎡㎞km"}.items()
    for mark in marks
}
"""Characters with which units begin that may be written in more than one way."""

_CUE = lazy_pattern(
    "其中|[：:]|（[^（）]{0,14}[0-9]|包[括含]|分别[为是]?[：:]|分[两三四五六]类|[用分]于|主要|[合共总累]计|，共|其余|余下|一是|含"
)
_FARTHEST = 0.5
_FAR, _NEAR = 0.36, 0.155
_LONGEST = 3
"""How many digits a figure has at least for a slip in it to tell."""

_FEWEST, _MANY = 3, 16


class _Rough(NamedTuple):
    """A figure by its value and what its last digit stands for."""

    value: float
    step: float

    def is_slip_of(self, true: float) -> bool:
        """Return whether another value, written as this one, differs from it by one slip."""
        own = str(round(self.value / self.step))
        return (
            true > 0
            and len(own) >= _LONGEST
            and are_slips(str(math.floor(true / self.step + 0.5)), own)
        )


def has_two_of_one_unit(text: str) -> bool:
    """Return whether a text may have two figures of one unit, by the character after each."""
    units = [unit for _, _, unit in _FIGURE.findall(text)]
    return len(set(units)) < len(units) or "百分点" in text


def has_two_in_an_item(text: str) -> bool:
    """Return whether any ；-item of a text may have two figures that count the same things."""
    if "；" not in text:
        return has_two_of_one_unit(text)
    for item in text.split("；"):
        kinds = [_ALIKE.get(unit[0], unit) for _, _, unit in _FIGURE.findall(item)]
        if len(set(kinds)) < len(kinds):
            return has_two_of_one_unit(text)
    return False


def may_add_up(sentence: str) -> bool:
    """Return whether figures of one unit in a sentence nearly make another, by a rough look.

    Those that make it need no second look.
    """
    if not _CUE.search(sentence):
        items = [each for each in sentence.split("；") if each.count("，") + each.count("、") > 1]
        told = any(_may_add_up(item, _NEAR) for item in items)
        return told or len(_CHINESE.findall(sentence)) > 1
    return _may_add_up(sentence, _FAR) or len(_CHINESE.findall(sentence)) > 1


def may_nearly_add_up(sentence: str) -> bool:
    """Return whether figures of one unit may be a total and its parts but for a slip.

    Beside figures of another unit that may add up, too, they may be so whatever they are.
    """
    first, *others = _columns(_FIGURE.findall(sentence)) or [[]]
    if not others and not any(_is_near_slip(first, at) for at in range(len(first))):
        return False
    return _may_add_up(sentence, _FARTHEST)


def _columns(figures: Sequence[tuple[str, str, str]]) -> list[list[_Rough]]:
    """Return the figures of each unit that has three or more."""
    by_unit: dict[str, list[_Rough]] = {}
    for number, times, written in figures:
        scale = 1e8 if times == "亿" else 1e4 if times else 1.0
        unit, more = _TOLD.get(written, ("元" if times else written, scale))
        if number.count(".") > 1:
            continue
        step = more / 10 ** len(number.partition(".")[2])
        by_unit.setdefault(_ALIKE.get(unit[0], unit), []).append(_Rough(float(number) * more, step))
    return [column for column in by_unit.values() if len(column) >= _FEWEST]


def _is_near_slip(column: Sequence[_Rough], at: int) -> bool:
    """Return whether the figures after or before one make it but for a slip in one of them."""
    total = column[at]
    for parts in (column[at + 1 : at + 1 + _MANY], column[max(0, at - _MANY) : at][::-1]):
        added = 0.0
        for count, part in enumerate(parts, start=1):
            added += part.value
            rest = total.value - added
            if count > 1 and abs(rest) <= total.value * _FARTHEST:
                if total.is_slip_of(added):
                    return True
                if any(one.is_slip_of(one.value + rest) for one in parts[:count]):
                    return True
    return False


def _may_add_up(sentence: str, far: float) -> bool:
    by_unit: dict[str, list[float]] = {}
    for number, times, written in _FIGURE.findall(sentence):
        scale = 1e8 if times == "亿" else 1e4 if times else 1.0
        unit, more = _TOLD.get(written, ("元" if times else written, scale))
        value = float(number) * more if number.count(".") <= 1 else 0.0
        by_unit.setdefault(unit, []).append(value)
    return any(
        _nearly_make(values, far) or _nearly_make(values[::-1], far)
        for values in by_unit.values()
        if len(values) >= _FEWEST
    )


def _nearly_make(values: Sequence[float], far: float) -> bool:
    for at, total in enumerate(values[:-2]):
        added = values[at + 1]
        for value in values[at + 2 : at + 2 + _MANY]:
            added += value
            apart = abs(added - total)
            if apart <= far * total and apart * 1e6 > total:
                return True
            if added > total * (1 + far):
                break
    return False
