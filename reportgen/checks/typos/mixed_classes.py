"""Names of classes of expenditure that are two of them mixed up: 住房保障和就业支出.

The names are fixed for the whole country. They are looked at in lists of classes alone:
elsewhere any words may stand before 支出.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from reportgen.checks.typos.unlikely_words import is_slip_for
from reportgen.chinese.signs import Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from reportgen.checks.subject import Subject

_CLASSES = {
    line.replace(" ", ""): line.split()
    for line in (
        "一般 公共 服务",
        "公共 安全",
        "科学 技术",
        "文化 旅游 体育 与传媒",
        "社会 保障 和就业",
        "卫生 健康",
        "节能 环保",
        "城乡 社区",
        "农林水",
        "交通 运输",
        "资源 勘探 工业 信息等",
        "商业 服务业等",
        "自然 资源 海洋 气象等",
        "住房 保障",
        "粮油 物资 储备",
        "灾害 防治 及应急 管理",
    )
}
"""The names of the classes, and their words."""

_TELLING = [
    name for name in _CLASSES if not name.endswith(("服务", "安全", "技术", "服务业等", "管理"))
]
_SPENT = "(?:[（(]类[）)])?支出(?:[（(]类[）)])?"
_LISTED = Sign(
    f"(?:{'|'.join(_TELLING)}){_SPENT}[：:为]?[0-9]",
    [name[-2:] + end for name in _TELLING for end in ("支出", "（类", "(类")],
)
"""A class with what was spent on it."""

_ITEM = lazy_pattern(
    f"(?:^|(?<=[，。；：:、.．）)\\n其中]))(?P<name>[\u4e00-\u9fff]{{3,12}}){_SPENT}[：:为]?[0-9]"
)
_LEAST = 2
"""So many classes by their right names make a list of classes."""

_FIRST, _LAST = frozenset(("公共", "社会", "商业")), frozenset(("服务", "安全", "保障", "管理"))
"""Words with which more than classes begin, and end."""

_HALVES, _SHORT = 2, 3
_JOINING = frozenset("和与及等")


def mixed_classes(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where a list of classes has a name that is none, and the class that is meant."""
    for passage in subject.passages_with(_LISTED):
        items = [*_ITEM.finditer(passage.text)]
        told = {item["name"] for item in items} & _CLASSES.keys()
        for item in items if len(told) >= _LEAST else ():
            written = item["name"]
            if written not in told and (meant := _meant_by(written, told)):
                right = "”或“".join(f"{name}支出" for name in meant)
                yield subject.start_of(passage) + item.start(), f"{written}支出", right


def _meant_by(written: str, told: Set[str]) -> Sequence[str]:
    """Return the classes that a wrong name may be meant for, of those that are not told besides."""
    if mixed := [name for name in _mixtures().get(written, ()) if name not in told]:
        most = max(_common(name, written) for name in mixed)
        return [name for name in mixed if _common(name, written) == most]
    return [name for name in _CLASSES if name not in told and _is_off(written, name)]


def _common(name: str, written: str) -> int:
    return len({*name} & {*written})


def _is_off(written: str, name: str) -> bool:
    """Return whether a name is a class but for one character: 城乡社会 for 城乡社区."""
    if len(written) != len(name):
        return False
    off = [pair for pair in zip(written, name, strict=True) if pair[0] != pair[1]]
    if len(off) != 1 or {*off[0]} & _JOINING:
        return False
    return len(name) > _SHORT or is_slip_for(*off[0])


@cache
def _mixtures() -> Mapping[str, Sequence[str]]:
    """Return the two classes that each mixture begins and ends as."""
    found = {}
    for (one, first), (other, last) in permutations(_CLASSES.items(), 2):
        for mixed in _mixed(first, last):
            if not (one.startswith(mixed) or other.endswith(mixed)):
                found[mixed] = one, other
    return found


def _mixed(first: list[str], last: list[str]) -> Iterator[str]:
    """Return what goes over from one class to another at a word of both, or in the middle."""
    for at, word in enumerate(first):
        if word in last[:-1]:
            yield "".join(first[: at + 1] + last[last.index(word) + 1 :])
    if len(first) == len(last) == _HALVES and first[0] not in _FIRST and last[1] not in _LAST:
        yield first[0] + last[1]
