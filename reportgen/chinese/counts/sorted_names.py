"""Names told kind by kind, with how many there are: 7个村中，甲、乙为行政村，丙为社区，再无其他."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "[\u4e00-\u9fff]{1,8}"
_KIND = f"{_NAME}(?:、{_NAME})*(?:[为是属](?!期)于?)[\u4e00-\u9fff]{{2,8}}"
MAY_BE_SORTED_NAMES = Sign(
    "[个家所](?<=[0-9][个家所])[^，。；0-9]{1,10}中，[^0-9。]{4,80}(?:再无|没有|别无|[，；]无)",
    words("再无 没有 别无 ，无 ；无"),
)
"""What may tell of names by their kinds, and that there are no others."""

_SORTED = lazy_pattern(
    f"(?P<count>[0-9]{{1,2}})[个家所](?P<what>[^，。；0-9]{{1,10}})中，(?P<kinds>{_KIND}(?:[，；]{_KIND}){{1,4}})，"
    "(?:再无|没有|别无|无)(?:其[他它]|别的|第[三四五])"
)
_OF_KIND = lazy_pattern(f"(?P<names>{_NAME}(?:、{_NAME})*)[为是属]于?[\u4e00-\u9fff]{{2,8}}")
_AND_SO_ON = lazy_pattern("等|[和及与]")


def read_sorted_names(text: str) -> Iterator[NameList]:
    """Return the things of which more or fewer are named than there are said to be."""
    for found in _SORTED.finditer(text):
        kinds = [_OF_KIND.fullmatch(kind) for kind in _pieces(found["kinds"])]
        names = [name for kind in kinds if kind for name in kind["names"].split("、")]
        count = int(found["count"])
        if all(kinds) and len(names) != count and not _AND_SO_ON.search("".join(names)):
            said = f"{found['count']}个{found['what']}"
            yield NameList(found.start(), found.end(), said, count, tuple(names))


def _pieces(kinds: str) -> list[str]:
    return [kind for kind in kinds.replace("；", "，").split("，") if kind]
