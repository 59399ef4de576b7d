"""The words of the annexes' tables as people write them, and what each of them stands for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from reportgen.formats.word.annexes.own_labels import Labels
from reportgen.formats.word.headings.form_rows import fold
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

T = TypeVar("T")
_MAX_LABEL = 60
_ORDINAL = re.compile(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]+|\d{1,2}(?=[^\d\W年月日人个名])|[①-⑳]"
)
_YEAR = re.compile(r"(20\d\d)(?:年度?|(?=[预决]算))")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNIT = re.compile(r"\((?:金额)?(?:单位)?(亿元|万元|元)\)|(?<=[^(])(?:金额)?单位(亿元|万元|元)$")
_OF_WHICH = "其中"


class Word(NamedTuple):
    """What a cell says if it is a label.

    ``key`` is the folded label without ordinal, year and 其中, ``short`` that without what stands
    in brackets, ``unit`` the unit of money that it names, ``year`` the year that it begins with.
    """

    key: str
    short: str
    unit: str = ""
    year: int | None = None

    def among(self, vocabulary: Mapping[str, T]) -> T | None:
        """Return what the label stands for in a vocabulary; None where it has none like it."""
        found = vocabulary.get(self.key)
        return vocabulary.get(self.short) if found is None else found


_NO_WORD = Word("", "")


def word_of(text: str) -> Word:
    """Read a cell's text as a label; a long text is none."""
    return _word_of(text) if len(text) <= _MAX_LABEL * 2 else _NO_WORD


@lru_cache(4096)
def _word_of(text: str) -> Word:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if len(plain) > _MAX_LABEL:
        return _NO_WORD
    ordinal = _ORDINAL.match(plain)
    folded = fold(plain[ordinal.end() :] if ordinal else plain)
    unit = _UNIT.search(folded)
    year = _YEAR.match(folded)
    if year:
        folded = folded[year.end() :]
    if folded != _OF_WHICH:
        folded = folded.removeprefix(_OF_WHICH)
    ordinal = _ORDINAL.match(folded)  # 其中：1、…
    folded = folded[ordinal.end() :] if ordinal else folded
    short = _BRACKETS.sub("", folded)
    key = folded.replace("(", "").replace(")", "")
    named = (unit[1] or unit[2]) if unit else ""
    return Word(key, short or key, named, int(year[1]) if year else None)


def _vocabulary(entries: Mapping[T, str]) -> Labels[T]:
    """Return the meaning of each label: entries have the labels of one, divided by white space."""
    labels = ((label, what) for what, names in entries.items() for label in names.split())
    return Labels({word_of(label).key: what for label, what in labels})


_OFFICIAL: Path = ("三公经费",)
_VEHICLES: Path = (*_OFFICIAL, "公务用车购置和维护经费")
_PROJECTS: Path = ("项目支出",)
_PUBLIC: Path = ("公用经费",)

COST_ROWS: Mapping[str, Path] = _vocabulary(
    {
        _OFFICIAL: "三公经费 三公经费支出 三公经费合计 三公经费总额",
        _VEHICLES: "公务用车购置和维护经费 公务用车购置及运行费 公务用车购置及运行维护费 "
        "公务用车购置和运行经费 公务用车购置和运行维护经费 公务用车购置和维护费 公务用车经费",
        (*_VEHICLES, "公车购置"): "公车购置 公车购置费 公务用车购置 公务用车购置费 公车购置经费",
        (*_VEHICLES, "公车运行维护"): "公车运行维护 公车运行维护费 公务用车运行维护 公车运行费 "
        "公务用车运行维护费 公务用车运行费 公车运行维护经费 公务用车运行维护经费",
        (*_OFFICIAL, "出国经费"): "出国经费 出国费 因公出国（境）费 因公出国（境）经费 "
        "因公出国经费 因公出国费 出国（境）经费 出国（境）费",
        (*_OFFICIAL, "公务接待"): "公务接待 公务接待费 公务接待经费",
        _PROJECTS: "项目支出 项目支出合计",
        _PUBLIC: "公用经费 公用经费合计 公用支出",
        (*_PUBLIC, "办公经费"): "办公经费 办公费",
        (*_PUBLIC, "水费、电费、差旅费"): "水费、电费、差旅费 水电费、差旅费 水费电费差旅费",
        (*_PUBLIC, "会议费、培训费"): "会议费、培训费 会议培训费 会议费培训费",
        ("政府采购金额",): "政府采购金额 政府采购 政府采购支出",
        ("部门基本支出预算调整",): "部门基本支出预算调整 基本支出预算调整 部门基本支出预算调整金额",
    }
)
"""Rows of 经费控制情况 with three figures, by their paths in it."""

COST_LISTS: Mapping[str, tuple[Path, str]] = _vocabulary(
    {
        ((*_PROJECTS, "业务工作经费"), ""): "业务工作经费 业务工作专项 业务工作支出",
        ((*_PROJECTS, "运行维护经费"), ""): "运行维护经费 运行维护专项 运行维护支出",
        ((*_PROJECTS, "专项资金"), ""): "专项资金 专项经费",
        **{
            ((*_PROJECTS, "专项资金"), level): f"{level}专项资金 {level}专项 {level}"
            for level in ("中央", "省级", "市级", "县级")
        },
    }
)
"""Rows of 经费控制情况 that begin a list, with path and 级别."""

COST_COLUMNS: Mapping[str, str] = _vocabulary(
    {
        "上年决算数": "上年决算数 上年度决算数 上年决算 上年数",
        "预算数": "预算数 预算 本年预算数 本年度预算数 当年预算数 年初预算数",
        "决算数": "决算数 决算 本年决算数 本年度决算数 当年决算数",
    }
)

STAFF_COLUMNS: Mapping[str, str] = _vocabulary(
    {
        "编制数": "编制数 编制人数 编制",
        "实际在职人数": "实际在职人数 在职人数 年末实际在职人数 实有在职人数 实有人数",
        "控制率": "控制率 财政供养人员控制率",
    }
)

BUILDING_COLUMNS: Mapping[str, str] = _vocabulary(
    {
        "名称": "项目名称 完工项目名称 完工项目 名称 楼堂馆所名称",
        "批复规模": "批复规模 批复面积 批复建设规模",
        "实际规模": "实际规模 实际面积 实际建设规模",
        "规模控制率": "规模控制率",
        "预算投资": "预算投资 批复投资 投资概算 概算投资 预算投资额",
        "实际投资": "实际投资 实际投资额 实际完成投资",
        "投资概算控制率": "投资概算控制率 投资控制率",
    }
)

SAVINGS = _vocabulary({"厉行节约保障措施": "厉行节约保障措施 厉行节约措施 厉行节约的保障措施"})

SIGNED: Mapping[str, str] = _vocabulary(
    {
        "填表人": "填表人 填报人 填表人签字 填表人（签名） 填表人姓名",
        "填报日期": "填报日期 填表日期 填报时间 填表时间",
        "联系电话": "联系电话 联系方式 填表人电话",
        "单位负责人签字": "单位负责人签字 单位负责人 单位负责人（签字） 单位负责人签章 负责人签字",
    }
)
"""What stands below the tables."""

HEAD: Mapping[str, str] = _vocabulary(
    {
        "预算部门（单位）名称": "预算部门（单位）名称 预算部门名称 预算单位名称 部门（单位）名称 "
        "部门名称 单位名称 预算部门 预算单位 自评单位",
        "项目支出名称": "项目支出名称 项目名称",
        "主管部门": "主管部门 项目主管部门 主管部门（单位） 主管单位",
        "实施单位": "实施单位 项目实施单位 项目单位",
    }
)
"""What stands at the head of both 绩效自评表, each with its value behind it."""

MONEY_COLUMNS: Mapping[str, str] = _vocabulary(
    {
        "年初预算数": "年初预算数 年初预算 年初批复数",
        "全年预算数": "全年预算数 全年预算 全年（调整）预算数 预算数 预算金额 本年预算数",
        "全年执行数": "全年执行数 全年执行 执行数 支出数 决算数 执行 实际执行 实际支出",
        "分值": "分值 权重 执行率权重 权重分值 标准分值",
        "执行率": "执行率 预算执行率 支出进度",
        "得分": "得分 自评得分 执行率得分 预算执行得分 实际得分 自评分",
    }
)

MONEY_PARTS: Mapping[str, str] = _vocabulary(
    {
        "年初预算数": "年初数 年初 年初批复",
        "全年预算数": "全年数 全年 调整后 调整后数 调整数后",
        "全年执行数": "执行 支出 实际支出 实际执行",
    }
)
"""What a second row of headings says below 预算数 and the like, beside those."""

_BY_INCOME, _BY_SPENDING = "按收入性质分", "按支出性质分"
_TOTAL_LABELS = (
    "年度资金总额 资金总额 年度资金总计 年度资金总和 项目资金总额 总额 年度财政资金总额 "
    "财政资金总额 年度预算总额 部门预算总额 资金合计 年度资金合计 部门整体支出总额 整体支出总额"
)

REQUEST_ROWS: Mapping[str, Path] = _vocabulary(
    {
        ("年度资金总额",): _TOTAL_LABELS,
        (_BY_INCOME, "合计"): "按收入性质分 按收入性质",
        (_BY_INCOME, "一般公共预算"): "一般公共预算 一般公共预算拨款 一般公共预算资金 "
        "一般公共预算财政拨款 一般公共预算收入",
        (_BY_INCOME, "政府性基金拨款"): "政府性基金拨款 政府性基金预算拨款 政府性基金 "
        "政府性基金预算 政府性基金预算资金 政府性基金预算财政拨款 政府性基金收入",
        (_BY_INCOME, "纳入专户管理的非税收入拨款"): "纳入专户管理的非税收入拨款 非税收入拨款 "
        "纳入专户管理的非税收入 纳入财政专户管理的非税收入拨款 财政专户管理资金",
        (_BY_INCOME, "其他资金"): "其他资金 其他",
        (_BY_SPENDING, "合计"): "按支出性质分 按支出性质",
        (_BY_SPENDING, "基本支出"): "基本支出 基本支出总额",
        (_BY_SPENDING, "项目支出"): "项目支出 项目支出总额",
    }
)
"""Rows of 年度预算申请; only the first has more than 全年执行数."""

FUND_ROWS: Mapping[str, Path] = _vocabulary(
    {
        ("年度资金总额",): _TOTAL_LABELS,
        ("当年财政拨款",): "当年财政拨款 财政拨款 本年财政拨款 财政资金 财政拨款资金 "
        "当年财政资金 本年财政资金",
        ("上年结转资金",): "上年结转资金 上年结转 上年结转结余资金",
        ("其他资金",): "其他资金 其他",
    }
)
"""Rows of 项目资金."""

GOALS: Mapping[str, str] = _vocabulary(
    {
        "预期目标": "预期目标 年初设定目标 年度预期目标 预期总体目标 年初目标 年度目标 履职目标 "
        "年初绩效目标 年初设定总体目标 总体目标设定 预期绩效目标 年度目标1 年度目标2 年度目标3",
        "实际完成情况": "实际完成情况 目标实际完成情况 全年实际完成情况 年度目标实际完成情况 "
        "年度总体目标完成情况综述 总体目标完成情况综述 目标完成情况 年度总体目标完成情况 "
        "全年完成情况 总体目标完成情况 年度目标完成情况 实际完成目标 完成情况综述",
    }
)

INDICATOR_COLUMNS: Mapping[str, str] = _vocabulary(
    {
        "绩效指标": "绩效指标 年度绩效指标 指标",
        "一级指标": "一级指标 分解目标 一级",
        "二级指标": "二级指标 二级",
        "三级指标": "三级指标 具体指标 指标内容 三级",
        "年度指标值": "年度指标值 指标值 目标值 计划值",
        "实际完成值": "实际完成值 完成值 实际值 实际完成情况 完成情况 全年实际完成情况 实际完成 "
        "全年完成情况",
        "分值": "分值 权重 指标分值 指标权重 权重分值 标准分值 分值权重",
        "得分": "得分 自评得分 指标得分 自评分 实际得分 单位自评得分",
        "偏差原因分析及改进措施": "偏差原因分析及改进措施 备注",
    }
)

INDICATOR_PARTS: Mapping[str, str] = _vocabulary(
    {
        "指标性质": "指标性质 绩效指标性质 性质 指标符号 符号 运算符号 计算符号 指标方向 比较符号",
        "计量单位": "计量单位 度量单位 绩效度量单位 绩效计量单位 指标单位 指标值单位 数值单位 单位",
        "年度指标值": "指标值 目标值 数值 值 年度值",
        "实际完成值": "完成值 实际值 完成",
    }
)
"""Columns of an indicator's sign and unit, and what a second row of headings says."""

TOTAL: Mapping[str, str] = _vocabulary(
    {"": "总分 合计 总计 总分合计", "得分": "总得分 得分合计 自评总分 自评得分", "分值": "分值合计"}
)
"""Labels of the row that ends 绩效指标, with the column that they mean."""

GRADE = _vocabulary({"等级": "等级 自评等级 评价等级 绩效等级 自评等次 绩效评价等级 评价等次"})

_GROUPS = (
    "财政供养人员情况 财政供养人员 经费控制情况 经费控制 楼堂馆所控制情况 年度预算申请 项目资金 "
    "项目资金情况 预算执行情况 预算执行 年度总体目标 总体目标 绩效指标 年度绩效指标 其中 项目 "
    "内容 名称 指标 基本情况 栏目 项目内容 资金来源"
)
GROUPS = _vocabulary({"": _GROUPS})
"""Labels of merged cells, which hold no value themselves."""

_BASE_ONLY = (
    "财政供养人员情况 经费控制情况 楼堂馆所控制情况 厉行节约保障措施 规模控制率 投资概算控制率 "
    "公务用车购置和维护经费 公车购置 公车运行维护 部门基本支出预算调整 业务工作经费"
)
_WHOLE_ONLY = "预算部门（单位）名称 年度预算申请 按收入性质分 按支出性质分"
_PROJECT_ONLY = "项目支出名称 项目资金 当年财政拨款 上年结转资金"
_EVALUATION = (
    "年度资金总额 三级指标 年度指标值 实际完成值 偏差原因分析及改进措施 年度总体目标 预期目标"
)

BASE, WHOLE, PROJECT = "基础数据表", "整体自评表", "项目自评表"
EVIDENCE = "佐证材料"

KINDS: Mapping[str, str] = _vocabulary(
    {BASE: _BASE_ONLY, WHOLE: _WHOLE_ONLY, PROJECT: f"{_PROJECT_ONLY} 项目名称 实施单位"}
)
"""Which annex a label belongs to that only one of them has."""

TELLING: Mapping[str, str] = _vocabulary(
    {BASE: _BASE_ONLY, WHOLE: _WHOLE_ONLY, PROJECT: _PROJECT_ONLY, "": _EVALUATION}
)
"""Labels that no table has but one of the annexes."""
