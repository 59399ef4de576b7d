"""Units that did the work themselves and evaluated it: 由云溪县水利局自行实施并完成自评."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_BE_EVALUATED = Sign(
    "自行[^。；]{0,30}自评|(?:实施|开展)并[^。；]{0,8}自评|完成了?(?:绩效)?自评",
    words("自行 施并 展并 完成自 完成绩 成了自 成了绩"),
)
"""What may tell who evaluated its own work."""

_EVALUATED = lazy_pattern(
    "由(?P<name>[\u4e00-\u9fff]{2,4}[省市县区旗][\u4e00-\u9fff]{2,12}?(?:局|委员会|中心|办公室|院|校|站)"
    "|(?:[\u4e00-\u9fff]{2,4}[县市区])?[\u4e00-\u9fff]{2}(?:镇|乡|街道)(?:人民政府|政府|办事处)?)"
    "(?:自行|具体|独立|负责)*(?:组织)?(?:实施|开展)，?(?:并)?(?:自行)?(?:组织|开展|完成|进行)了?(?:绩效)?自评"
)

_DONE_BY = lazy_pattern(
    "(?:^|(?<=[，。；：]))(?P<name>[\u4e00-\u9fff]{2,4}[市县区旗][\u4e00-\u9fff]{2,12}?(?:局|委员会|中心|办公室|院|校|站))"
    "(?:已?于)(?:20[0-9]{2}年)?[0-9]{1,2}月[^，。；]{0,8}完成了?(?:绩效)?自评"
)


def read_self_evaluators(text: str) -> Iterator[tuple[int, int, str]]:
    """Return where a text tells which unit did some work and evaluated it itself, and its name."""
    for pattern in (_EVALUATED, _DONE_BY):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), found["name"]
