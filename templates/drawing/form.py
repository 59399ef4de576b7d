"""What the single-table form says: its labels, as they break in narrow cells, and its tags."""

from dataclasses import dataclass

from templates.drawing.geometry import REMARK_ROW, SHORT_ROW
from templates.drawing.words import EXPENDITURE, Paragraph, Run, each

TITLE = ("{{ 部门概况.单位名称 }}", "部门整体支出绩效评价报告")


@dataclass(frozen=True)
class Row:
    """One row: the lines of its label, what its third cell holds, its least height in twips."""

    label: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    style: str = "TableText"
    height: int = 0


@dataclass(frozen=True)
class Group:
    """The rows that share one vertically merged cell in the first column."""

    label: tuple[str, ...]
    rows: tuple[Row, ...]


def _value(label: str) -> Row:
    """Make a row whose only content is one short value, named by its label."""
    tag = Run(f"{{{{ 部门概况.{label} }}}}")
    return Row((label,), ((tag,),), style="TableShort", height=SHORT_ROW)


_OVERVIEW = Group(
    ("部门", "概况"),
    (
        _value("单位名称"),
        _value("年度预算金额"),
        _value("主管部门"),
        Row(
            ("单位基本职能",),
            each("职能 in 部门概况.单位基本职能", Run("{{ loop.index }}、{{ 职能 }}")),
        ),
    ),
)

_PERFORMANCE = Group(
    ("绩效完", "成情况"),
    (
        Row(
            ("部门整体支出", "管理和使用", "基本情况"),
            (
                (Run("{%p set 支出 = 绩效完成情况.部门整体支出管理和使用基本情况 %}"),),
                *each("段 in 支出.概述", Run("{{ 段 }}")),
                EXPENDITURE,
            ),
        ),
        Row(
            ("绩效目标", "完成情况"),
            each(
                "目标 in 绩效完成情况.绩效目标完成情况",
                Run("{{ 目标.标题 }}", style="SectionTitle"),
                Run("{% if 目标.要点 %}　{% endif %}"),
                Run(
                    "{% for 要点 in 目标.要点 %}"
                    "{% if loop.length > 1 %}{{ loop.index|中文数字 }}是{% endif %}{{ 要点 }}"
                    "{% endfor %}"
                ),
            ),
        ),
    ),
)

_PROBLEMS = Group(
    ("存在的", "问题分析", "及改进", "措施"),
    (
        Row(
            ("存在的问题",),
            each(
                "问题 in 存在的问题分析及改进措施.存在的问题",
                Run("{{ loop.index }}."),
                Run(
                    "{% if 问题.内容 %}{{ 问题.标题|成句 }}{{ 问题.内容 }}"
                    "{% else %}{{ 问题.标题 }}{% endif %}"
                ),
            ),
        ),
        Row(
            ("改进措施",),
            each(
                "措施 in 存在的问题分析及改进措施.改进措施",
                Run("{{ loop.index }}.{{ 措施.标题 }}"),
                Run("{% if 措施.内容 %}　{{ 措施.内容 }}{% endif %}"),
            ),
        ),
        Row(
            ("其他需要", "说明问题"),
            each("段 in 存在的问题分析及改进措施.其他需要说明问题", Run("{{ 段 }}")),
            height=REMARK_ROW,
        ),
    ),
)

GROUPS = (_OVERVIEW, _PERFORMANCE, _PROBLEMS)
