"""What the chapter-style form says: the outline of the province's finance department, with tags.

Ten chapters in the fixed order. What only this form prints is marked 必填, so that data without
it is told what to add. Of the three budgets beside the general one the form says that there was
no spending where the data have 0.
"""

from collections.abc import Iterator
from typing import NamedTuple

from templates.drawing.annex_words import ANNEXES
from templates.drawing.words import EXPENDITURE, Paragraph, Run

TITLE = ("{{ 部门概况.单位名称 }}{{ 年度 }}年度", "部门整体支出绩效评价报告")

CHAPTERS = (
    "部门（单位）基本情况",
    "一般公共预算支出情况",
    "政府性基金预算支出情况",
    "国有资本经营预算支出情况",
    "社会保险基金预算支出情况",
    "部门整体支出绩效情况",
    "存在的问题及原因分析",
    "下一步改进措施",
    "绩效自评结果拟应用和公开情况",
    "其他需要说明的情况",
)
"""The headings of the chapters, without their ordinals."""

_IMPROVEMENT = "存在的问题分析及改进措施"
_ORDINALS = "一二三四五六七八九十"


class Line(NamedTuple):
    """A paragraph: the id of its style, and its runs."""

    style: str
    runs: Paragraph


def lines() -> Iterator[Line]:
    """Return the whole text in its order, from the title to the date."""
    for words in TITLE:
        yield Line("ChapterTitle", (Run(words),))
    contents = (
        _overview(),
        _general_budget(),
        _spending("政府性基金预算支出", "预算收支.政府性基金预算支出情况"),
        _spending("国有资本经营预算支出", "预算收支.国有资本经营预算支出情况"),
        _spending("社会保险基金预算支出", "预算收支.社会保险基金预算支出情况"),
        _performance(),
        _titled("问题", f"{_IMPROVEMENT}.存在的问题"),
        _titled("措施", f"{_IMPROVEMENT}.改进措施"),
        _paragraphs("绩效自评结果拟应用和公开情况|必填"),
        _paragraphs(f"{_IMPROVEMENT}.其他需要说明问题", style="ChapterClosing"),
    )
    for ordinal, heading, content in zip(_ORDINALS, CHAPTERS, contents, strict=True):
        yield Line("Heading1", (Run(f"{ordinal}、{heading}"),))
        yield from content
    yield from _annex_list()
    yield Line("Signature", (Run("{{ 部门概况.单位名称 }}"),))
    yield Line("SignatureDate", (Run("{{ 落款日期|必填 }}"),))


def _text(*words: str) -> Line:
    return Line("ChapterText", tuple(Run(each) for each in words))


def _part(ordinal: str, heading: str) -> Line:
    return Line("Heading2", (Run(f"（{ordinal}）{heading}"),))


def _around(tag: str, *inner: Line) -> Iterator[Line]:
    """Put lines between a tag for whole paragraphs and the one that ends it."""
    yield _text(f"{{%p {tag} %}}")
    yield from inner
    yield _text(f"{{%p end{tag.split(maxsplit=1)[0]} %}}")


def _paragraphs(field: str, style: str = "ChapterText") -> Iterator[Line]:
    return _around(f"for 段 in {field}", Line(style, (Run("{{ 段 }}"),)))


def _overview() -> Iterator[Line]:
    yield _text(
        "{{ 部门概况.单位名称 }}的主管部门为{{ 部门概况.主管部门 }}，",
        "{{ 年度 }}年度预算金额为{{ 部门概况.年度预算金额 }}。",
    )
    yield _part("一", "单位基本职能")
    duty = _text("{{ loop.index }}.{{ 职能 }}")
    yield from _around("for 职能 in 部门概况.单位基本职能", duty)
    yield _part("二", "机构人员")
    yield _text("{%p set 人员 = 部门概况.机构人员 %}")
    yield from _paragraphs("人员.机构设置|必填")
    yield _text(
        "{{ 年度 }}年末编制数{{ 人员.编制数|必填 }}人，在职人数{{ 人员.在职人数|必填 }}人",
        "{% if 人员.离退休人数 or 人员.离退休人数 == 0 %}"
        "，离退休人数{{ 人员.离退休人数 }}人{% endif %}。",
    )
    yield _part("三", "预算收支")
    yield _text(
        '{{ 年度 }}年收入{{ 预算收支.收入|必填 }}{{ 预算收支.收入|列举("，其中：", "、") }}。',
        "支出总额{{ 绩效完成情况.部门整体支出管理和使用基本情况.支出总额 }}。",
    )


def _general_budget() -> Iterator[Line]:
    for ordinal, heading in (("一", "基本支出"), ("二", "项目支出")):
        yield _part(ordinal, heading)
        path = f"预算收支.一般公共预算支出情况.{heading}"
        yield from _spending(f"一般公共预算{heading}", path)


def _spending(name: str, path: str) -> Iterator[Line]:
    """Say how much was spent, or that nothing was, and what there is to say about it."""
    yield _text(
        f"{{% if {path}|必填 is 零 %}}{{{{ 年度 }}}}年没有{name}。",
        f"{{% else %}}{{{{ 年度 }}}}年{name}{{{{ {path} }}}}。{{% endif %}}",
    )
    yield from _paragraphs(f"{path}.说明")


def _performance() -> Iterator[Line]:
    score = _text(
        "{{ 年度 }}年度部门整体支出绩效自评得分{{ 附件.整体自评表.总分.得分|数值 }}分"
        "{% if 附件.整体自评表.等级 %}，等级为{{ 附件.整体自评表.等级 }}{% endif %}。"
    )
    yield from _around("if 附件.整体自评表.总分.得分", score)
    yield _part("一", "部门整体支出管理和使用基本情况")
    yield _text("{%p set 支出 = 绩效完成情况.部门整体支出管理和使用基本情况 %}")
    yield from _paragraphs("支出.概述")
    yield Line("ChapterText", EXPENDITURE)
    yield _part("二", "绩效目标完成情况")
    point = _text("{% if loop.length > 1 %}（{{ loop.index }}）{% endif %}{{ 要点 }}")
    yield from _around(
        "for 目标 in 绩效完成情况.绩效目标完成情况",
        Line("Heading3", (Run("{{ loop.index }}.{{ 目标.标题 }}"),)),
        *_around("for 要点 in 目标.要点", point),
    )


def _annex_list() -> Iterator[Line]:
    """List the annexes that come with the report, one under the other."""
    indent = "　" * len("附件：")
    before: list[str] = []
    for annex in ANNEXES:
        first = f"{{% if {' or '.join(before)} %}}{indent}{{% else %}}附件：{{% endif %}}"
        point = annex.number.replace("{% e", ".{% e")
        words = f"{first if before else '附件：'}{point}{annex.name}"
        yield from _around(f"if {annex.field}", Line("AnnexList", (Run(words),)))
        before.append(annex.field)


def _titled(name: str, path: str) -> Iterator[Line]:
    """Return each problem or measure a heading of its title, with its content under it."""
    return _around(
        f"for {name} in {path}",
        Line("Heading2", (Run(f"（{{{{ loop.index|中文数字 }}}}）{{{{ {name}.标题 }}}}"),)),
        *_around(f"if {name}.内容", _text(f"{{{{ {name}.内容 }}}}")),
    )
