"""People that a text counts and names: 班子4人：镇长甲，副镇长乙、丙; 甲、乙任组员，3名组员."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import COUNT, NameList, number_of
from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
    "文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟"
    "卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫屈鲍覃霍翁隋甘包司柏宁桂闫解强柴华车冉房边辜吉饶刁瞿戚丘古米"
)
_GIVEN = "[\u4e00-\u9fff](?:(?![等任担组为同和及])[\u4e00-\u9fff])?"
_NAME = f"(?:欧阳|上官|司马|诸葛|皇甫|尉迟|[{_SURNAMES}]){_GIVEN}"
_POST = "(?:长|书记|主任|主席|委员|专员|专干|干事|师|经理|[组成会人党]员|委|干部|教师|医生|护士)"
_TITLED = f"(?:[\u4e00-\u9fff]{{0,10}}{_POST}、)?[\u4e00-\u9fff]{{0,14}}?{_POST}[：:]?"
_ONE = f"(?:{_TITLED})?{_NAME}(?:同志)?(?:[（(][^（()）、]{{1,12}}[）)])?"
_PEOPLE = f"{_ONE}(?:[、，和]{_ONE}){{1,15}}"

MAY_NAME_PEOPLE = Sign(
    f"、[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志)?(?:[、，。；）)任组担]|等?[0-9两三四五六七八九十])",
    each_of("、", _SURNAMES),
)
"""What may name people one after another."""

_COUNTED = lazy_pattern(
    f"(?<![0-9.第]){COUNT}[名人位](?P<noun>[\u4e00-\u9fff]{{0,10}}?)"
    f"(?:[：:]|[，,]?(?:分别)?(?:为|是|有)[：:]?|[，,]?即|[（(])(?P<names>{_PEOPLE})(?=[。；;）)\n]|$)"
)
_THEN_COUNTED = lazy_pattern(
    f"(?P<names>{_PEOPLE})(?:任|担任|为)(?P<noun>[\u4e00-\u9fff]{{2,8}})[，。；]{COUNT}[名位](?P=noun)"
)
_MADE_OF = lazy_pattern(
    f"(?P<noun>[\u4e00-\u9fff]{{2,8}})由(?P<names>{_PEOPLE})组成[，。；]{COUNT}[名位](?P=noun)"
)
_THEN_NUMBER = lazy_pattern(f"(?P<names>{_PEOPLE})(?P<etc>等)?{COUNT}(?:[名位]|人(?!次))(?P<noun>)")
_PERSON = lazy_pattern(_ONE)
_COUNTS = lazy_pattern("[0-9两三四五六七八九十][名人位]")
_GOES_ON, _APART = frozenset("、和及与）)”，"), 2


def read_named_people(text: str) -> Iterator[NameList]:
    """Return the people who are more or fewer than the text says there are.

    Only where each of them has a name as people have; a list with 等 may name fewer.
    """
    if not _COUNTS.search(text):
        return
    past = 0
    for pattern in (_COUNTED, _THEN_COUNTED, _MADE_OF, _THEN_NUMBER):
        for found in pattern.finditer(text):
            names, count = _names(found["names"]), number_of(found["count"])
            is_cut = pattern is _THEN_NUMBER and text[found.start() - 1 : found.start()] in _GOES_ON
            if found.start() < past or (is_cut and found.start()):
                continue
            if pattern is _THEN_NUMBER and found["etc"] and len(names) < count:
                continue
            if 0 < abs(count - len(names)) <= _APART:
                past = found.end()
                named_last = pattern is not _COUNTED
                said = found[0] if named_last else text[found.start() : found.start("names")]
                yield NameList(found.start(), past, said.rstrip("，,：:（("), count, names)


def _names(listed: str) -> tuple[str, ...]:
    return tuple(found[0] for found in _PERSON.finditer(listed))
