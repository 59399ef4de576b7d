"""使用说明.docx: how a clerk goes about it, with pictures of the pages; made by our own engine.

The pictures lie in ``pictures/``, each with the words that its page shows: tests look whether the
page still shows them, and ``python -m tests.web.manual_pictures`` takes all of them anew.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.engine.mapping_template import Template

PICTURES = Path(__file__).parent / "pictures"
SHOWN = PICTURES / "shown.json"
"""The words that each picture's page shows, by the picture's name."""

_WIDTH = 5_760_000
_TITLE = "部门整体支出绩效评价报告　使用说明"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its title, what to do, and the name of the picture that shows it."""

    title: str
    words: tuple[str, ...]
    picture: str = ""


STEPS = (
    Step(
        "打开",
        (
            "双击 reportgen，浏览器里打开一页清单。全部在这台机器上做，不联网；"
            "填的内容就是文件夹里的数据文件，可以拷走，也可以用别的程序打开。",
            "第一次用：在右边写上文件名和年度，点“新建空白的”；有去年的 Word 报告的，"
            "把它拖到“由已有的文件新建”，再点“作为今年的底稿”，今年要改的地方都标着“【上年】”。",
        ),
        "list",
    ),
    Step(
        "填报",
        (
            "左边是栏目，中间照表填，右边是打印出来的样子。每一栏有单位、说明和例子，"
            "去年的数在旁边。停一停就自动保存，不用点保存。",
            "金额的单位写万元、元、亿元都可以，只写数字时是万元。合计、执行率自动算。"
            "从 WPS 表格里复制的几行，点到表的第一格里粘贴。",
        ),
        "fill",
    ),
    Step(
        "检查和生成",
        (
            "点“检查和生成”。错误要改好，警告逐条核对；点一条就跳到那一栏。",
            "点“生成 Word 文件”，再下载 Word、PDF 或打包。用 WPS 或 Word 打开，"
            "核对单位名称、年度、金额、签章和日期，再打印报送。",
        ),
        "check",
    ),
    Step(
        "领导在 Word 里改过",
        (
            "把改过的 Word 文件拖到“在 Word 里改过”：先看改了哪里，再写回数据，"
            "两边都改了的逐处选。下一年用的就是改过的内容。",
        ),
        "changes",
    ),
    Step(
        "换表样",
        (
            "“表样”一页列出装好的表样和每一栏的写法。本县的表样用 Word 改好，"
            "先拖到这一页检查，没有问题再用。",
        ),
        "forms",
    ),
    Step(
        "没有浏览器、装不了程序的机器",
        (
            "用 WPS 表格打开“空白填报表.xlsx”，填好拷到装了程序的机器上，拖到 reportgen 上："
            "没有错误的生成 Word 文件，有错误的写明在哪一格、怎么改。",
        ),
    ),
)


def manual_document() -> bytes:
    """Return the Word file; raises ImportError where there is no docxtpl, OSError without pictures.

    The same pictures give the same bytes.
    """
    from docxtpl import InlineImage  # for start-up: only the bundle has it made

    steps: list[dict[str, Any]] = []
    for number, step in enumerate(STEPS, 1):
        picture: Any = ""
        if step.picture:
            content = (PICTURES / f"{step.picture}.png").read_bytes()
            picture = InlineImage(None, io.BytesIO(content), _WIDTH)
            picture.description = f"{step.title}的页面"
        steps.append({"序号": number, "标题": step.title, "段落": step.words, "图片": picture})
    return Template(_template()).render({"标题": _TITLE, "步骤": steps})


def _template() -> bytes:
    """Draw the template: headings that Word's outline shows, paragraphs, pictures below them."""
    # For start-up: only the bundle has it made.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    for name, font, size in (
        ("Normal", "仿宋", 14),
        ("Heading 1", "黑体", 16),
        ("Title", "黑体", 20),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = font, Pt(size), False
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.add_paragraph("{{ 标题 }}", "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("{%p for 步 in 步骤 %}")
    document.add_paragraph("{{ 步.序号 }}．{{ 步.标题 }}", "Heading 1")
    document.add_paragraph("{%p for 段 in 步.段落 %}")
    paragraph = document.add_paragraph("{{ 段 }}")
    paragraph.paragraph_format.first_line_indent = Pt(28)
    paragraph.paragraph_format.keep_with_next = True
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if 步.图片 %}")
    shown = document.add_paragraph("{{ 步.图片 }}")
    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
