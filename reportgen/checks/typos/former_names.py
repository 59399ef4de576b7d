"""Names of offices and terms that were given up before the report's year: 县卫计委, 新农合."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import Sign, words
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_OFFICES = {
    "卫计委": (2019, "卫生健康局（委）"),
    "卫计局": (2019, "卫生健康局（委）"),
    "安监局": (2019, "应急管理局"),
    "国土资源局": (2019, "自然资源局"),
    "国土局": (2019, "自然资源局"),
    "工商局": (2019, "市场监督管理局"),
    "质监局": (2019, "市场监督管理局"),
    "食药监局": (2019, "市场监督管理局"),
    "国税局": (2018, "税务局"),
    "地税局": (2018, "税务局"),
    "文广新局": (2019, "文化和旅游局（文旅广体局）"),
    "农业局": (2019, "农业农村局"),
    "环保局": (2019, "生态环境局"),
    "扶贫办": (2021, "乡村振兴局，2024年起并入农业农村局"),
}
"""The last year of each office, and what it is called now."""

_TERMS = {
    "新农合": (2020, "城乡居民基本医疗保险"),
    "新型农村合作医疗": (2020, "城乡居民基本医疗保险"),
    "贫困户": (2021, "脱贫户、监测对象"),
    "贫困人口": (2021, "脱贫人口、监测对象"),
}
_FORMER = Sign(
    "(?:[县市省州]|(?<!开发)(?<!高新)(?<![新园景])区)(?:(?P<office>"
    + "|".join(_OFFICES)
    + ")(?![面部域限]))"
    "|(?P<term>新农合|新型农村合作医疗)|(?:新识别|现有|尚有|还有)(?:了|的)?(?:建档立卡)?(?P<poor>贫困户|贫困人口)",
    words(
        "卫计 安监局 国土 工商局 质监局 药监局 国税局 地税局 广新局 农业局 环保局 扶贫办"
        " 新农合 作医疗 贫困户 贫困人"
    ),
)
_TOLD_AS_FORMER = lazy_pattern(
    "原|现(?![有在场金代])|改名|更名|合并|划[入转]|移交|机构改革|前身|撤销|整合|并入|历史|遗留|旧|挂牌|转隶|《|以前|“"
)
_OF_US = lazy_pattern("[我本全][镇乡]|[本全]街道")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年|〕)")


def former_names(subject: Subject) -> Iterator[Hit]:
    """Return the offices and terms that were no more in the year of the report.

    Where a sentence tells of an earlier year, or says that the name is a former one, it is right.
    """
    year = subject.report.year
    if is_absent(year):
        return
    seen: set[str] = set()
    for passage in subject.periods_with(_FORMER):
        for found in _FORMER.pattern.finditer(passage.text):
            name = found["office"] or found["term"] or found["poor"]
            last, now = _OFFICES.get(name) or _TERMS[name]
            if year <= last or name in seen or _TOLD_AS_FORMER.search(passage.text):
                continue
            if not found["office"] and not _is_of_now(passage.text, year):
                continue
            if any(int(told[0]) <= last for told in _YEAR.finditer(passage.text)):
                continue
            seen.add(name)
            said = excerpts(passage.text, [found.span()])
            message = f"“{name}”是{last}年以前的叫法，现在是{now}：{said}"
            yield Hit(passage.path, message, "改成现在的名称；说的是以前的事，写“原”和年份")


def _is_of_now(text: str, year: int) -> bool:
    """Return whether a sentence tells of the report's own year, or of its unit."""
    return f"{year}年" in text or _OF_US.search(text) is not None
