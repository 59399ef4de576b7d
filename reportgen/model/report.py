"""The whole report: the three groups of the form's table, and its fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from reportgen.findings import Finding
from reportgen.model.base import FormModel, Later
from reportgen.model.budget import Budget, Staff
from reportgen.model.declaring import After, Before, Field
from reportgen.model.expenditure import Expenditure
from reportgen.model.field_role import NAME, OF_SOME_FORMS, FieldRole
from reportgen.model.figures import PositiveAmount
from reportgen.model.improvement import Improvement
from reportgen.model.last_year_text import LastYearText
from reportgen.model.places import LooseText, Places
from reportgen.model.values import Day, Line, OptionalText, Paragraphs, Year
from reportgen.model.waiver_entries import waiver_entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Self

    from reportgen.model.annexes import Annexes
else:
    Annexes = Annotated[Any, Later("reportgen.model.annexes", "Annexes")]

ANNEXES = "附件"
"""The label of the tables that are sent with the form's own table."""

UNIT_NAME = ("部门概况", "单位名称")
"""The labels that lead to the unit's name."""

TITLE = "部门整体支出绩效评价报告"
"""The name of the form, as in its title."""


def title_of(unit_name: str, year: int) -> str:
    """Return the name of the document of a unit for a fiscal year."""
    return f"{unit_name}{year}年度{TITLE}"


_DUTIES = FieldRole(
    draft="kept", stays=True, names_other_years=True, has_own_ordinals=True, is_counted=True
)
_COUNTED = FieldRole(is_counted=True)
_GOALS = FieldRole(of_some_forms=True, tells_of_plans=True)
_COUNTED_TITLE = FieldRole(is_counted=True, is_title=True)


class Overview(FormModel, title="部门概况"):
    """部门概况."""

    unit_name: Annotated[Line, NAME] = Field(
        alias="单位名称", description="单位全称，与公章一致", examples=["某某县某某镇人民政府"]
    )
    annual_budget: PositiveAmount = Field(
        alias="年度预算金额",
        description="本年度部门预算总额，数与单位写在一起，单位万元",
        examples=["3960万元"],
    )
    supervisor: Annotated[Line, NAME] = Field(
        alias="主管部门", description="主管本单位的部门全称", examples=["某某县人民政府"]
    )
    duties: Annotated[Paragraphs, _DUTIES] = Field(
        alias="单位基本职能",
        description="本单位的职能，一条写一项；序号由表样加，不要自己写",
        examples=["负责辖区内安全生产和消防工作的指导、监督。"],
    )
    staff: Annotated[Staff | None, OF_SOME_FORMS] = Field(
        None, alias="机构人员", description="内设机构和人员编制；章节式报告要用，单表不印"
    )
    goals: Annotated[Paragraphs, _GOALS] = Field(
        default_factory=list,
        alias="绩效目标设定情况",
        description="年初设定的整体绩效目标，一段或几段文字；章节式报告填了才印，单表不印",
        examples=["全年新增城镇就业292人，改造农村公路12公里。"],
    )


class Achievement(FormModel, title="绩效目标"):
    """绩效目标完成情况 has one for each section: its title and its points."""

    title: Annotated[Line, _COUNTED_TITLE] = Field(
        alias="标题", description="这一节的标题，不加标点", examples=["保障和改善民生福祉"]
    )
    points: Annotated[Paragraphs, _COUNTED] = Field(
        alias="要点",
        description="这一节的各点，一点写一项；“一是”“二是”由表样加，不要自己写",
        examples=["不断提升社会保障水平。完成城镇新增就业292人。"],
    )


def _without_empty_annexes(annexes: Annexes | None) -> Annexes | None:
    return annexes if annexes is not None and annexes.is_given else None


class Performance(FormModel, title="绩效完成情况"):
    """绩效完成情况."""

    expenditure: Expenditure = Field(
        alias="部门整体支出管理和使用基本情况", description="先写概述，再填各项支出的数"
    )
    achievements: list[Achievement] = Field(
        alias="绩效目标完成情况", description="若干节，每节有标题和要点"
    )


class Report(FormModel, title="部门整体支出绩效评价报告"):
    """部门整体支出绩效评价报告: one unit's report for one fiscal year.

    ``year`` 年度, ``overview`` 部门概况, ``performance`` 绩效完成情况, ``improvement``
    存在的问题分析及改进措施, ``annexes`` 附件 (None without them), ``waivers`` 检查豁免; for the
    chapter-style form also ``budget`` 预算收支, ``use_of_results`` 绩效自评结果拟应用和公开情况,
    ``signed_on`` 落款日期. Made from data by ``reportgen.load``, or in Python by
    ``Report.model_validate``; raises pydantic's ValidationError there. Can't be changed;
    ``report.places`` tells where each value stood in its file. Equal when all values are.
    """

    __slots__ = _PRIVATE = ("_last_year", "_loose", "_places", "_remarks")

    _places: Places
    _remarks: tuple[Finding, ...]
    _loose: tuple[LooseText, ...]
    _last_year: LastYearText | None

    year: Year = Field(
        alias="年度", description="报告所评价的财政年度，四位数字", examples=["2024"]
    )
    overview: Overview = Field(alias="部门概况", description="表的第一组：单位的基本情况")
    budget: Annotated[Budget | None, OF_SOME_FORMS] = Field(
        None,
        alias="预算收支",
        description="本年度的收入，和按四本预算分的支出；章节式报告要用，单表不印",
    )
    performance: Performance = Field(
        alias="绩效完成情况", description="表的第二组：钱怎么花的，办成了什么"
    )
    improvement: Improvement = Field(
        alias="存在的问题分析及改进措施", description="表的第三组：问题、措施和其他说明"
    )
    use_of_results: Annotated[Paragraphs, OF_SOME_FORMS] = Field(
        default_factory=list,
        alias="绩效自评结果拟应用和公开情况",
        description="自评结果打算怎样用、在哪里公开，一段或几段文字；章节式报告要用，单表不印",
        examples=["自评结果作为编制下年度预算的依据，并随部门决算在县政府门户网站公开。"],
    )
    signed_on: Annotated[
        Day | None, FieldRole(is_prose=False, of_some_forms=True, draft="left out")
    ] = Field(
        None,
        alias="落款日期",
        description="报告落款的日期，月日不补零；章节式报告要用，单表不印",
        examples=["2025年4月8日"],
    )
    annexes: Annotated[Annexes | None, After(_without_empty_annexes), OF_SOME_FORMS] = Field(
        None,
        alias=ANNEXES,
        description="随报告一起报的表：基础数据表、整体自评表、每个项目一张项目自评表；不报的不填",
    )
    waivers: Annotated[
        dict[OptionalText, OptionalText],
        Before(waiver_entries, accepts=dict[OptionalText, OptionalText]),
        FieldRole(is_printed=False, is_prose=False, draft="left out"),
    ] = Field(
        default_factory=dict,
        alias="检查豁免",
        description="确认无误、不必再报的检查结果：规则编号（或编号加字段路径）和理由；不印在表里",
    )

    def __new__(cls, **_data: object) -> Self:
        """Make a report of which nothing is known but its values."""
        made = super().__new__(cls)
        made._places, made._remarks, made._loose, made._last_year = Places(), (), (), None
        return made

    @property
    def places(self) -> Places:
        """Where each value stood in the file it was loaded from."""
        return self._places

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What there is to say about how it was read: text of a Word file that has no field."""
        return self._remarks

    @property
    def loose(self) -> tuple[LooseText, ...]:
        """The texts of its file that are in no field, which are checked all the same."""
        return self._loose

    @property
    def last_year(self) -> LastYearText | None:
        """Last year's text where the data are a draft that was made from it and remembers it."""
        return self._last_year

    def with_places(
        self,
        places: Places,
        remarks: Iterable[Finding] = (),
        loose: Iterable[LooseText] = (),
        last_year: LastYearText | None = None,
    ) -> Report:
        """Return a report of the same values with other places, and what there is to say of them.

        This one stays as it is.
        """
        placed = self.model_copy()
        placed._places, placed._remarks, placed._loose = places, tuple(remarks), tuple(loose)
        placed._last_year = last_year
        return placed

    @property
    def title(self) -> str:
        """The name of the document: unit, year and form."""
        return title_of(self.overview.unit_name, self.year)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.year, self.overview.unit_name))
