"""A rough look at a sentence: whether its figures may be a total and its parts at all."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.rough_numbers import SMALLEST, Rough
from reportgen.chinese.signs import FIGURES, Sign, each_of
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_UNIT = "[元亩米里斤吨处个人户次起场件座家名辆台所条期宗]"
_ONE = "[^，。；0-9]{1,12}[0-9.]{1,10}[万亿]?"
MAY_BE_SUM = Sign(
    "[中：（类余计共括别要是于含总用配第来](?:(?<=[加合]起来)|(?<=第)[一1](?=[批期次季])|(?<=可用)|(?<=可使用)|(?<=可支配)(?!收)|(?<=[金费计项类者人户次个名家村镇乡县校院区局组员目程年]共)(?=[0-9有支用投发补安拨为招需收完列办修花可追])|(?<=总)[投价额量面里产数]|(?<=其中)|(?<=[：（])|(?<=分.类)|(?<=[其下]余)|(?<=[合共总累]计)|(?<=，共)|(?<=，全[\u4e00-\u9fff]共)|(?<=包括)"
    "|(?<=主要)|(?<=[一别要]是)|(?<=[分用]于)|(?<=[，包]含))[^，。；0-9一二三四五六七八九十]{0,14}[0-9一二三四五六七八九十]",
    FIGURES,
)
MAY_BE_LIST = Sign(
    f"，(?<={_UNIT}，)(?:(?:(?<=[0-9万亿].，)|(?<=[0-9万][人场批台]次，)){_ONE}({_UNIT}{{1,2}})[，、]{_ONE}\\1"
    "|(?<=[一二三四五六七八九十][次起场]，))",
    FIGURES,
)
"""What may tell of a total with two parts."""

MAY_BE_SUM_IN_WORDS = Sign(
    f"{MAY_BE_SUM.pattern.pattern}|{MAY_BE_LIST.pattern.pattern}",
    each_of("一二三四五六七八九十", "次起场件个"),
)
"""The same where the figures are written in words."""

_FIGURE = lazy_pattern("([0-9][0-9.]*)(?:([万亿])(?=元)|)(公[里顷斤]|[^0-9.%％])")
_CHINESE = lazy_pattern("[一二三四五六七八九十]{2,}[次起场件个][，、]")
_TOLD = {"公里": ("米", 1e3), "公顷": ("亩", 15.0), "吨": ("公斤", 1e3)}
_ALIKE = {
    mark: kind
    for kind, marks in {"人": "人名位", "元": "元美港欧日万亿", "米": "米公平千立延㎡㎞km"}.items()
    for mark in marks
}
"""Characters with which units begin that may be written in more than one way."""

_CUE = lazy_pattern(
    "其[中余]|：|:|（[^（）]{0,14}[0-9]|包括|含|分[两三四五六]类|分于|用于|主要|合计|总计|累计|共(?!同)|可使?用|可支配(?!收)"
    "|余下|一是"
)
_WITHIN = lazy_pattern("（[^（）]*）")
_WITH_BRACKET = lazy_pattern("[0-9][0-9.]*[^，。；：（）0-9]{1,8}（[^（）]*）")
_FARTHEST = 0.5
_FAR, _NEAR = 0.36, 0.155
_FEWEST, _MANY = 3, 16
_EXACT = 1e-9
_UNLIKE = lazy_pattern(
    "[０-９约近超逾≥≤]|[0-9万亿][余多]|[0-9],[0-9]|以[上下内]|左右|不[足到少低高多]|[于破少多概][为]?[0-9]"
)
"""Figures that a rough look takes for others, or that are said to be about right."""


def has_two_alike(item: str) -> bool:
    """Return whether two figures of a text count the same things, by the character after each."""
    kinds = [_kind(unit) for _, _, unit in _FIGURE.findall(item)]
    return len(set(kinds)) < len(kinds)


def _kind(unit: str) -> str:
    return _ALIKE.get(unit[0], unit)


class RoughFigures:
    """The figures of a text by a rough look, which tells whether they are worth being read."""

    def __init__(self, text: str) -> None:
        self.text = text

    @LazyProperty
    def found(self) -> list[tuple[str, str, str]]:
        """Number, 万 or 亿, and what stands behind, of each figure."""
        return _FIGURE.findall(self.text)

    @LazyProperty
    def columns(self) -> list[list[Rough]]:
        """The figures of each unit that has three of them, or more."""
        return columns_of(self.found)

    @LazyProperty
    def _has_cue(self) -> bool:
        """Whether a word tells that something is divided or summed."""
        return _CUE.search(self.text) is not None

    @LazyProperty
    def has_two_of_one_unit(self) -> bool:
        """Whether the text may have two figures of one unit, by the character after each."""
        units = [unit for _, _, unit in self.found]
        return len(set(units)) < len(units) or "百分点" in self.text

    def has_column_of(self, unit: str) -> bool:
        """Return whether the text may have three figures of a unit, by the character after each."""
        return sum(_kind(each) == unit for _, times, each in self.found) >= _FEWEST

    def follows_two(self, told: re.Pattern[str]) -> bool:
        """Return whether a figure that a pattern ends with stands behind two others of its unit."""
        if len(self.found) < _FEWEST:
            return False
        for found in told.finditer(self.text):
            figure = _FIGURE.match(self.text, found.end() - 1)
            before = _FIGURE.findall(self.text, 0, found.end() - 1)
            if figure and [_kind(unit) for _, _, unit in before].count(_kind(figure[3])) > 1:
                return True
        return False

    def has_two_in_an_item(self) -> bool:
        """Return whether any ；-item may have two figures that count the same things."""
        if "；" not in self.text:
            return self.has_two_of_one_unit
        return self.has_two_of_one_unit and any(map(has_two_alike, self.text.split("；")))

    @LazyProperty
    def may_add_up(self) -> bool:
        """Whether figures of one unit nearly make another, but do not."""
        text = self.text
        if len(self.found) < _FEWEST:
            told = False
        elif self._has_cue:
            told = _nearly_add_up(self.found, _FAR)
        else:
            items = [each for each in text.split("；") if each.count("，") + each.count("、") > 1]
            told = any(_nearly_add_up(_FIGURE.findall(item), _NEAR) for item in items)
        return told or len(_CHINESE.findall(text)) > 1

    @LazyProperty
    def may_nearly_add_up(self) -> bool:
        """Whether figures of one unit may be a total and its parts but for a slip.

        Beside figures of another unit that may add up, too, they may be so whatever they are.
        """
        if len(self.found) < _FEWEST:
            return False
        columns = self.columns
        may_be_slip = not self._has_cue or self.may_add_up_but_for_slip
        for column in columns if may_be_slip else ():
            tell = any(one.digits >= SMALLEST for one in column)
            if tell and any(_is_near_slip(column, at) for at in range(len(column))):
                return True
        return len(columns) > 1 and _nearly_add_up(self.found, _FARTHEST)

    @LazyProperty
    def may_add_up_but_for_slip(self) -> bool:
        """Whether figures may make another but for a slip, brackets within or left out."""
        if len(self.found) < _FEWEST or not self._has_cue:
            return False
        columns = self.columns
        if "（" in self.text:
            within = _WITHIN.findall(self.text)
            texts = (_WITHIN.sub("", self.text), "".join(within), *_WITH_BRACKET.findall(self.text))
            bracketed = (columns_of(_FIGURE.findall(text)) for text in texts)
            columns = [*columns, *chain.from_iterable(bracketed)]
        return any(
            _is_near_slip(column, at, passed=2)
            for column in columns
            if any(one.digits >= SMALLEST for one in column)
            for at in range(len(column))
        )

    def may_be_divided(self) -> bool:
        """Return whether figures may be parts of one before them."""
        return self.may_add_up or self.may_nearly_add_up or self.may_add_up_but_for_slip

    def may_nearly_differ(self, told: re.Pattern[str]) -> bool:
        """Return whether one of three figures of an ；-item may be what two others leave.

        They may do so but for a slip; three alone, or where words tell of what is left, may be
        anything that does not fit.
        """
        if not self.has_two_of_one_unit or _UNLIKE.search(self.text):
            return self.has_two_of_one_unit
        items = self.text.replace(";", "；").split("；")
        if len(items) > 1 and told.search(self.text):
            three = (each for each in self.columns if len(each) == _FEWEST)
            if any(map(_are_nearly_made, three)):
                return True
        figures = [self.found] if len(items) == 1 else map(_FIGURE.findall, items)
        for column in chain.from_iterable(map(columns_of, figures)):
            if len(column) == _FEWEST:
                if not _are_made(column):
                    return True
            elif told.search(self.text) or any(map(_are_nearly_made, _threes(column))):
                return True
        return False


def _threes(column: Sequence[Rough]) -> Iterator[tuple[Rough, ...]]:
    """Return three figures that stand one after another, or but one between them, in turn."""
    for at in range(len(column) - 2):
        yield from ((column[at], *two) for two in combinations(column[at + 1 : at + 4], 2))


def _are_made(three: Sequence[Rough]) -> bool:
    """Return whether one of three figures is what the others make together."""
    values = [one.value for one in three]
    return abs(sum(values) - 2 * max(values)) <= max(values) * _EXACT


def _are_nearly_made(three: Sequence[Rough]) -> bool:
    """Return whether one of three figures is made of the others but for a slip in one of them."""
    first, second, third = three
    return any(
        one.is_slip_of(value)
        for one, other, last in (
            (first, second, third),
            (second, first, third),
            (third, first, second),
        )
        for value in (abs(other.value - last.value), other.value + last.value)
    )


def columns_of(figures: Sequence[tuple[str, str, str]], fewest: int = _FEWEST) -> list[list[Rough]]:
    """Return the figures of each unit that has enough of them."""
    by_unit: dict[str, list[tuple[str, float]]] = {}
    for number, times, written in figures:
        scale = 1e8 if times == "亿" else 1e4 if times else 1.0
        unit, more = _TOLD.get(written, ("元" if times else written, scale))
        if number.count(".") <= 1:
            by_unit.setdefault(_kind(unit), []).append((number, more))
    return [
        [Rough(number, more) for number, more in column]
        for column in by_unit.values()
        if len(column) >= fewest
    ]


def _is_near_slip(column: Sequence[Rough], at: int, passed: int = 0) -> bool:
    """Return whether the figures after or before one make it but for a slip in one of them.

    So many figures right behind it may be of something else.
    """
    total = column[at]
    whole, far = total.value, total.value * _FARTHEST
    starts = range(at + 1, at + 2 + passed)
    after = (column[start : start + _MANY] for start in starts)
    for parts in (*after, column[max(0, at - _MANY) : at][::-1]):
        added = parts[0].value if parts else 0.0
        for last, part in enumerate(parts[1:], start=2):
            added += part.value
            if total.is_slip_of(added):
                return True
            rest = whole - added
            if -far <= rest <= far:
                for one in parts[:last]:
                    if one.is_slip_of(one.value + rest):
                        return True
    return False


def _nearly_add_up(figures: Sequence[tuple[str, str, str]], far: float) -> bool:
    """Return whether figures of one unit may be a total and its parts, so far off."""
    by_unit: dict[str, list[tuple[str, float]]] = {}
    for number, times, written in figures:
        scale = 1e8 if times == "亿" else 1e4 if times else 1.0
        unit, more = _TOLD.get(written, ("元" if times else written, scale))
        by_unit.setdefault(unit, []).append((number, more))
    for column in by_unit.values():
        if len(column) >= _FEWEST:
            values = [
                float(number) * more if number.count(".") <= 1 else 0.0 for number, more in column
            ]
            if _nearly_make(values, far) or _nearly_make(values[::-1], far):
                return True
    return False


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
