"""Lists of parts behind 其中: what goes on with one, and what is told of something else."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MEASURES, MONEY
from reportgen.chinese.totals.families import are_kin, family_of
from reportgen.chinese.totals.numbered_parts import unnumbered
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity

_NEW_CLAUSE = lazy_pattern(
    "\\s*(?:全年|今年|全镇|全县|完成|建设|新建|新增|增加|减少|扣除|减去|实际|继续|修复|治理|争取|开展|组织|实现|累计|共(?!同)|发放"
    "|拨付|调[减增]|追[加减]|核[减增]|收回|结余|剩余|同时|并|已|较|比|"
    "同比|为|使|有效|[^，。；]{0,8}[由从](?:年初|上年|去年|期初)|[一二三四五六七八九十]是|其中|剩余|其余(?=.*均)|[^，。；]{0,8}[比较](?:上年|去年|预算))"
)
_ANEW = lazy_pattern(
    "\\s*(?:当[日月天]|新增|还有|累计|现有|另有|(?:全年|年内|本年|今年|当年)?新?发展)"
)
_OTHERS = lazy_pattern("\\s*(?:其[他它]|其余)(?!.*[均都])[^，。；]{0,8}$")
_BALANCE = lazy_pattern("[顺逆]差|净(?:流[入出]|额|增|减)|盈亏")
_LACKING = lazy_pattern("[空缺超]编|空缺|缺[额员]")
_OF_ALL = lazy_pattern("[\u4e00-\u9fff]{3,20}(?:的|用于)")
_ACTION = lazy_pattern("建设|新建|组织|开展|争取|修复|治理|发放|拨付|完成")
_WORD = 2
_WAYS = frozenset(("收入", "支出", "结余"))


class PartList(NamedTuple):
    """The parts after one 其中, with what stands between them."""

    parts: list[Quantity]
    separator: str
    open: bool
    of_age: str = ""
    """What those of an age are called that the first part is of."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What each part is called, without what all are called by: 重点工作的甲，重点工作的乙."""
        first, *others = (unnumbered(part.subject) or part.object for part in self.parts)
        called = (first or self.of_age, *others)
        lead = _shared_lead(called)
        return tuple(name[lead:] for name in called) if lead else called


def _shared_lead(called: Sequence[str]) -> int:
    """Return how long the words are that all names begin with and that say what they are of."""
    if len(called) == 1:
        return 0
    alike = takewhile(lambda one: len({*one}) == 1, zip(*called, strict=False))
    lead = _OF_ALL.match("".join(one for one, *_ in alike))
    return lead.end() if lead and all(len(name) > lead.end() for name in called) else 0


def is_other_way(total: Quantity, listed: PartList) -> bool:
    """Return whether parts are told of something else: 结余9万元，其中甲收入30万元，支出24万元."""
    if _BALANCE.search(total.subject):
        return True  # 顺差6亿元，其中货物顺差8亿元，服务逆差2亿元
    if _LACKING.search(total.subject) and listed.parts[0].value > total.value:
        return True  # 实有44人，空编1人，其中参公12人: who is there is told
    way = total.subject[-2:]
    return way in _WAYS and listed.parts[0].subject[-2:] in _WAYS - {way}


def of_one_way(total: Quantity, listed: PartList) -> PartList:
    """Leave out what is told after the parts: 民生支出 is no part of 财政收入.

    Parts that share what the total need not be are not all of it, unless that is their use.
    """
    names = [part.subject for part in listed.parts]
    if (lead := _shared_lead(names)) and names[0][:lead].endswith("的"):
        listed = listed._replace(open=True)
    other = {"收入": "支出", "支出": "收入"}.get(total.subject[-2:])
    for count, label in enumerate(listed.labels):
        if count and other and label.endswith(other):
            return listed._replace(parts=listed.parts[:count], open=True)
    return listed


def goes_on(first: Quantity, part: Quantity, separator: str, mark: str, label: str) -> bool:
    """Return whether a list goes on with a part: surely after 、, else where the names are alike.

    After a comma there may as well be a new clause. So a list parted by 、 ends there, and one
    parted by commas ends with a part of another kind, or where a clause begins with a verb.
    """
    if mark == "、":
        return True
    if _ANEW.match(label) and not _ANEW.match(first.subject):
        return False
    if _OTHERS.match(label):
        return True  # 甲3辆、乙2辆，其他用车1辆
    family = family_of(first.subject)
    if family is not None and family == family_of(part.subject):
        return True
    if family is None and _end_alike(first.subject, label):
        return True  # 动态信息29条、活动信息10条，组织培训信息6条
    return family is None and separator != "、" and not _NEW_CLAUSE.match(label)


def _end_alike(name: str, label: str) -> bool:
    """Return whether two names end with one word, and the second begins no clause of its own."""
    end = name[-_WORD:]
    is_longer = len(name) > _WORD and len(label) > _WORD
    begins_anew = _NEW_CLAUSE.match(label) and not _ACTION.match(label)
    return is_longer and label.endswith(end) and not begins_anew


def names_are_kin(first: Quantity, other: Quantity, label: str) -> bool:
    """Return whether two parts are of one whole by their names, 上年 in them or not."""
    return any(are_kin(first.subject, name) for name in (other.subject, label.strip()))


def may_be_part(first: Quantity, other: Quantity, label: str) -> bool:
    """Return whether what a list does not take for a part may be one all the same."""
    alike = first.unit == other.unit and other.unit in MONEY | MEASURES
    return alike and not _NEW_CLAUSE.match(label)
