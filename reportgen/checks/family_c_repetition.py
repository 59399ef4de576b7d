"""Family C, passages that repeat others: in the same report (C05), in last year's (C07)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.findings import path_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.checks.subject import Passage, Subject

ALIKE = 0.9
"""Similarity from which two passages count as the same (``checks.md``, C05 and C07)."""

SHORTEST = 20
"""Passages with fewer characters than this, marks not counted, may well repeat."""

_EXPECTED_THE_SAME = ("单位名称", "主管部门", "单位基本职能")
_LONGEST_EXACT = 4000
_SHINGLE, _END = 6, 8
_FEW_CLAUSES, _FEW_CHARACTERS = 3, 200
_SHINGLES = [slice(start, start + _SHINGLE) for start in range(_FEW_CHARACTERS)]
_COMPARED, _LENGTHS = 8, 0.7
_QUOTED = 16
_SHOWN_FIGURES = 4

_MARKS = lazy_pattern(r"\W+")
_FIGURE = lazy_pattern(r"\d+(?:[.,·]\d+)*")
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?=年|[-—～~至]+(?:19|20)\d\d年)", re.ASCII)


@rule(
    codes.C05,
    explanation="检查报告里有没有整段重复：两段相似度 ≥ 0.9 的，在后一段处报。"
    "相似度 = 2 × 按先后次序相同的字数 ÷ 两段字数之和。不足20个字（标点不计）"
    "的段不查；两段都有数字而没有一个数字相同的，看作用同一句式写不同的事，不报。",
    wrong="第一节写“全年走访慰问困难群众116户，发放慰问金5.5万元。”，第三节又写了同样一段。",
    right="同一件事只在一节里写，另一节写别的事。",
)
def passages_stand_once(subject: Subject) -> Iterator[Hit]:
    """Look for passages that stand twice in the report."""
    earlier = _Passages()
    for passage, features in _sharing_features(_long_enough(subject)):
        for other, alike in earlier.like(passage.text, features):
            figures, others = _figures(passage.text), _figures(other.text)
            if figures and others and not figures & others:
                continue
            yield Hit(
                passage.path,
                f"这一段（“{_opening(passage.text)}”）与“{path_text(other.path)}”"
                f"{'完全相同' if passage.text == other.text else f'几乎相同，相似度{alike:.0%}'}",
                "留一处，另一处删去或改写成别的内容",
            )
            break
        earlier.add(passage, features)


@rule(
    codes.C07,
    explanation="给了上一年的报告才查：一段与上一年的某段几乎一样，里面的数字也一个没变。"
    "几乎一样指相似度 ≥ 0.9；两段都没有数字的，也算数字没变；只改了年份的，算没变。"
    "相似度 = 2 × 按先后次序相同的字数 ÷ 两段字数之和。单位名称、主管部门、"
    "单位基本职能本来就不大变，不查；不足20个字（标点不计）的段不查。",
    wrong="上一年和本年都写“全年新增城镇就业292人，失业人员再就业156人，发放各类补贴19.8万元。”",
    right="本年改为“全年新增城镇就业305人，失业人员再就业148人，发放各类补贴21.3万元。”",
)
def passages_are_of_this_year(subject: Subject) -> Iterator[Hit]:
    """Look for passages that are last year's, figures and all."""
    if subject.last is None:
        return
    before = _Passages()
    for passage in _long_enough(type(subject)(subject.last, None, subject.dictionary)):
        before.add(passage, set(_features(passage.text)))
    for passage in _long_enough(subject):
        if any(map(passage.is_in, _EXPECTED_THE_SAME)):
            continue
        features = set(_features(passage.text))
        for other, alike in before.like(passage.text, features, without_years=True):
            figures = _figures(_YEAR.sub("", passage.text))
            if figures != _figures(_YEAR.sub("", other.text)):
                continue
            yield Hit(
                passage.path,
                f"这一段（“{_opening(passage.text)}”）与上一年报告的“{path_text(other.path)}”"
                f"相似度{alike:.0%}，{_unchanged(figures)}",
                "按本年的实际情况重写；确实没有变化的，写明本年做了什么",
            )
            break


def _long_enough(subject: Subject) -> list[Passage]:
    return [passage for passage in subject.passages if len(passage.text) >= SHORTEST]


def _sharing_features(passages: list[Passage]) -> list[tuple[Passage, set[str]]]:
    """Return the passages that share features with others, with those: in most reports few do."""
    seen: set[str] = set()
    repeated: set[str] = set()
    listed = [_features(passage.text) for passage in passages]
    for features in listed:
        if not seen.isdisjoint(features):
            repeated.update(seen.intersection(features))
        seen.update(features)
    return [
        (passage, repeated.intersection(features))
        for passage, features in zip(passages, listed, strict=True)
        if not repeated.isdisjoint(features)
    ]


class _Passages:
    """Passages of a report, to find those that are like a text without comparing all.

    Passages that are alike share a feature: a clause, a beginning or end, or, where there are few
    clauses, a run of six characters. (Where a tenth of 20 or more characters differ, a run of six
    is left somewhere.) Of those with the same feature only the latest is remembered, so that the
    work stays linear in the text.
    """

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._with_feature: dict[str, int] = {}

    def add(self, passage: Passage, features: set[str]) -> None:
        """Take in a passage with its features."""
        self._with_feature.update(dict.fromkeys(features, len(self._passages)))
        self._passages.append(passage)

    def like(
        self, text: str, features: set[str], *, without_years: bool = False
    ) -> Iterator[tuple[Passage, float]]:
        """Return the passages that are like a text, each with its similarity, 0 to 1."""
        shared = features & self._with_feature.keys()
        if not shared:
            return
        wanted = _YEAR.sub("", text) if without_years else text
        if len(_MARKS.sub("", wanted)) < SHORTEST:
            return
        low, high = len(text) * _LENGTHS, len(text) / _LENGTHS
        times = Counter(self._with_feature[feature] for feature in shared)
        for index, _ in sorted(times.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            other = self._passages[index]
            if low <= len(other.text) <= high:
                against = _YEAR.sub("", other.text) if without_years else other.text
                alike = similarity(wanted, against)
                if alike >= ALIKE:
                    yield other, alike


def similarity(one: str, other: str) -> float:
    """Return 2 × length of the longest common subsequence ÷ both lengths: 0 to 1.

    Gives 0 at once where the characters differ too much to reach ``ALIKE``. For texts that differ
    over more than 4,000 characters, 2 × what their clauses have in common ÷ all their clauses.
    """
    if one == other:
        return 1.0
    length = len(one) + len(other)
    if 1 - len(set(one) ^ set(other)) / length < ALIKE:
        return 0.0
    start = _common_start(one, other)
    one, other = one[start:], other[start:]
    end = _common_start(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    longest = max(len(one), len(other))
    if longest > _LONGEST_EXACT:
        parts, others = _clauses(one), _clauses(other)
        same, both = start + end, _sum(parts + others)
        return 2 * (same + _shared(parts, others)) / (2 * same + both)
    if 2 * (start + end + _shared(one, other)) / length < ALIKE:
        return 0.0
    return 2 * (start + end + _common(one, other)) / length


def _common_start(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence.

    One row of the usual table is one integer whose zero bits are the steps of the row, so that a
    row costs a few operations on it (Crochemore and others, 2001).
    """
    places: dict[str, int] = {}
    for position, character in enumerate(other):
        places[character] = places.get(character, 0) | 1 << position
    row = full = (1 << len(other)) - 1
    for character in one:
        met = row & places.get(character, 0)
        row = ((row + met) | (row - met)) & full
    return len(other) - row.bit_count()


def _sum(parts: list[str]) -> int:
    return sum(map(len, parts))


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many characters two texts have in common, in whatever order their parts stand."""
    shared = Counter(one) & Counter(other)
    return sum(len(part) * times for part, times in shared.items())


def _clauses(text: str) -> list[str]:
    # Replacing and splitting by one character is several times faster than a regex here.
    return text.replace("。", "，").replace("；", "，").split("，")


def _features(text: str) -> list[str]:
    clauses = _clauses(text)
    features = [clause for clause in clauses if len(clause) >= _SHINGLE]
    features += (text[:_END], text[-_END:])
    if len(clauses) <= _FEW_CLAUSES and len(text) <= _FEW_CHARACTERS:
        features += map(text.__getitem__, _SHINGLES[: len(text) - _SHINGLE + 1])
    return features


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))


def _unchanged(figures: Counter[str]) -> str:
    if not figures:
        return "两段都没有数字"
    shown = "、".join(list(figures)[:_SHOWN_FIGURES])
    return f"数字（{shown}{'等' if len(figures) > _SHOWN_FIGURES else ''}）一个没变"


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}……"
