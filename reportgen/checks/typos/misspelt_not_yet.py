"""末 for 未, which looks almost the same: 款项末支付, 末按规定公示."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_DONE = (
    "支付|拨付|完工|完成|竣工|使用|列入|纳入|兑现|执行|公开|公示|整改|落实|发放|发生|发现|出现|达到|达标"
    "|及时|按规定|按要求|按时|按照|按期|经批准|经审批|开工|开展|实施|验收|制定|建立|履行|严格|充分|细化"
    "|能完成|能及时|能按|能达到|能实现|能有效|能充分|能全部"
)
_NOT_YET = Sign(
    f"(?<![年月期季周旬纪岁汛度段始粉本端尾巷文篇夏春秋冬代夜句卷词课程之])末(?P<done>{_DONE})",
    {f"末{done[0]}" for done in _DONE.split("|")},
)
"""末 where no word ends with it, and what was not done."""


def misspelt_not_yet(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where, what stands there and what is meant."""
    for start, end in subject.places_with(_NOT_YET):
        for found in _NOT_YET.pattern.finditer(subject.text, start, end):
            yield found.start(), found[0], f"未{found['done']}"
