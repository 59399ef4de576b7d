"""Draw the .docx templates of the forms from nothing but code and a few XML parts.

Not public.
"""

__all__ = ["draw_chapters", "draw_single_table"]


def draw_single_table() -> bytes:
    """Draw the single-table form, the template of 部门整体支出绩效评价报告.

    Gives a whole .docx whose cells hold Jinja2 tags in docxtpl's notation, named by the
    form's own labels. The bytes are the same on every call, computer and day. The layout
    is that of GB/T 9704-2012: A4, a text block of 156 × 225 mm, one table of 3 columns
    and 9 rows.
    """
    from templates.drawing.document import draw_document
    from templates.drawing.package import pack

    return pack(draw_document())


def draw_chapters() -> bytes:
    """Draw the chapter-style form: ten chapters, by the province's finance department's outline.

    As ``draw_single_table``, with the text of an official document: 28 characters by 22 lines
    on a page, headings 一、（一）1.（1）, signature and date.
    """
    from templates.drawing.document import draw_chapter_document
    from templates.drawing.package import pack

    return pack(draw_chapter_document(), "chapter_styles.xml")
