"""Draw the chapter-style form: ``python -m templates.hunan.draw``, from the project's folder.

The outline of the province's finance department: ten chapters in a fixed order, in the text of an
official document, 28 characters by 22 lines on a page. What only this form prints is marked 必填,
so that data without it is told what to add. Of the three budgets beside the general one the form
says that there was no spending where the data have 0.
"""

from collections.abc import Iterator
from pathlib import Path

from templates.drawing.annexes import ANNEXES, draw_annexes
from templates.drawing.form import Form, Words
from templates.drawing.sentences import EXPENDITURE

PATH = Path(__file__).with_name("2020.docx")

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

_SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"
_IMPROVEMENT = "存在的问题分析及改进措施"
_TEXT = "ChapterText"
_SHORT = '段|行数("27") < 11 or not 附件 and 段|行数("27") < 16'
"""Whether a paragraph, its heading, the list of annexes and the signature fit on a page."""

Line = tuple[str, Words]
"""A paragraph: the id of its style, and what it says."""


def draw() -> bytes:
    """Return the form: its title, its chapters, signature and date, the annexes."""
    form = Form("chapter_styles.xml")
    form.lines_on_a_page(22)  # GB/T 9704-2012, 5.2.3; the styles' lines are a twip closer
    for style, words in _lines():
        form.line(style, words)
    draw_annexes(form)
    return form.file()


def _lines() -> Iterator[Line]:
    yield "ChapterTitle", "{{ 部门概况.单位名称 }}{{ 年度 }}年度"
    yield "ChapterTitle", "部门整体支出绩效评价报告"
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
        _closing(f"{_IMPROVEMENT}.其他需要说明问题"),
    )
    for ordinal, heading, content in zip("一二三四五六七八九十", CHAPTERS, contents, strict=True):
        yield "Heading1", f"{ordinal}、{heading}"
        yield from content
    yield from _annex_list()
    yield "Signature", "{{ 部门概况.单位名称 }}"
    yield "SignatureDate", "{{ 落款日期|必填 }}"


def _around(tag: str, *inner: Line) -> Iterator[Line]:
    """Put lines between a tag for whole paragraphs and the one that ends it."""
    yield _TEXT, f"{{%p {tag} %}}"
    yield from inner
    yield _TEXT, f"{{%p end{tag.split(maxsplit=1)[0]} %}}"


def _paragraphs(field: str, style: str = _TEXT) -> Iterator[Line]:
    return _around(f"for 段 in {field}", (style, "{{ 段 }}"))


def _closing(field: str) -> Iterator[Line]:
    """Return the last paragraphs: where the last is short, it stays with the signature.

    A long one would go to the next page whole, and push the date to one more.
    """
    yield from _around(
        f"for 段 in {field}",
        (_TEXT, f"{{%p if loop.last and ({_SHORT}) %}}"),
        ("ChapterClosing", "{{ 段 }}"),
        (_TEXT, "{%p else %}"),
        (_TEXT, "{{ 段 }}"),
        (_TEXT, "{%p endif %}"),
    )


def _overview() -> Iterator[Line]:
    yield (
        _TEXT,
        (
            "{{ 部门概况.单位名称 }}的主管部门为{{ 部门概况.主管部门 }}，",
            "{{ 年度 }}年度预算金额为{{ 部门概况.年度预算金额 }}。",
        ),
    )
    yield "Heading2", "（一）单位基本职能"
    duty = (_TEXT, "{{ loop.index }}.{{ 职能 }}")
    yield from _around("for 职能 in 部门概况.单位基本职能", duty)
    yield "Heading2", "（二）机构人员"
    yield _TEXT, "{%p set 人员 = 部门概况.机构人员 %}"
    yield from _paragraphs("人员.机构设置|必填")
    yield (
        _TEXT,
        (
            "{{ 年度 }}年末编制数{{ 人员.编制数|必填 }}人，在职人数{{ 人员.在职人数|必填 }}人",
            "{% if 人员.离退休人数 or 人员.离退休人数 == 0 %}"
            "，离退休人数{{ 人员.离退休人数 }}人{% endif %}。",
        ),
    )
    yield "Heading2", "（三）预算收支"
    yield (
        _TEXT,
        (
            '{{ 年度 }}年收入{{ 预算收支.收入|必填 }}{{ 预算收支.收入|列举("，其中：", "、") }}。',
            f"支出总额{{{{ {_SPENT}.支出总额 }}}}。",
        ),
    )
    goals = "部门概况.绩效目标设定情况"
    heading = ("Heading2", "（四）绩效目标设定情况")
    yield from _around(f"if {goals}", heading, *_paragraphs(goals))


def _general_budget() -> Iterator[Line]:
    for ordinal, heading in (("一", "基本支出"), ("二", "项目支出")):
        yield "Heading2", f"（{ordinal}）{heading}"
        path = f"预算收支.一般公共预算支出情况.{heading}"
        yield from _spending(f"一般公共预算{heading}", path)


def _spending(name: str, path: str) -> Iterator[Line]:
    """Say how much was spent, or that nothing was, and what there is to say about it."""
    none = f"{{% if {path}|必填 is 零 %}}{{{{ 年度 }}}}年没有{name}。"
    some = f"{{% else %}}{{{{ 年度 }}}}年{name}{{{{ {path} }}}}。{{% endif %}}"
    yield _TEXT, (none, some)
    yield from _paragraphs(f"{path}.说明")


def _performance() -> Iterator[Line]:
    score = (
        "{{ 年度 }}年度部门整体支出绩效自评得分{{ 附件.整体自评表.总分.得分|数值 }}分"
        "{% if 附件.整体自评表.等级 %}，等级为{{ 附件.整体自评表.等级 }}{% endif %}。"
    )
    yield from _around("if 附件.整体自评表.总分.得分", (_TEXT, score))
    yield "Heading2", "（一）部门整体支出管理和使用基本情况"
    yield _TEXT, f"{{%p set 支出 = {_SPENT} %}}"
    yield from _paragraphs("支出.概述")
    yield _TEXT, EXPENDITURE
    yield "Heading2", "（二）绩效目标完成情况"
    point = "{% if loop.length > 1 %}（{{ loop.index }}）{% endif %}{{ 要点 }}"
    yield from _around(
        "for 目标 in 绩效完成情况.绩效目标完成情况",
        ("Heading3", "{{ loop.index }}.{{ 目标.标题 }}"),
        *_around("for 要点 in 目标.要点", (_TEXT, point)),
    )


def _annex_list() -> Iterator[Line]:
    """List the annexes that come with the report, one under the other."""
    indent = "　" * len("附件：")
    before: list[str] = []
    for annex in ANNEXES:
        first = f"{{% if {' or '.join(before)} %}}{indent}{{% else %}}附件：{{% endif %}}"
        point = annex.number.replace("{% e", ".{% e")
        words = f"{first if before else '附件：'}{point}{annex.name}"
        yield from _around(f"if {annex.field}", ("AnnexList", words))
        before.append(annex.field)


def _titled(name: str, path: str) -> Iterator[Line]:
    """Return each problem or measure a heading of its title, with its content under it."""
    return _around(
        f"for {name} in {path}",
        ("Heading2", f"（{{{{ loop.index|中文数字 }}}}）{{{{ {name}.标题 }}}}"),
        *_around(f"if {name}.内容", (_TEXT, f"{{{{ {name}.内容 }}}}")),
    )


if __name__ == "__main__":
    PATH.write_bytes(draw())
