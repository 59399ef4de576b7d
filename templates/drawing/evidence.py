"""佐证材料: two pictures to a page, each with what it shows below it."""

from templates.drawing.form import Cell, Form, Row, tag_row

_WIDTH, _HEIGHT = 150, 86
"""The room for a picture, in millimetres: two of them, and their captions, fill a page."""

_LINE = 12


def draw_evidence(form: Form, field: str) -> None:
    """Draw a table of one column that has two rows for each picture."""
    picture = f'{{{{ 材料.图片|图幅("{_WIDTH}", "{_HEIGHT}") }}}}'
    rows = [
        tag_row(f"for 材料 in {field}"),
        Row((Cell("AnnexPicture", (picture,)),)),
        Row((Cell("AnnexShort", ("{{ 材料.说明 }}",)),), _LINE),
        tag_row("endfor"),
    ]
    form.table((), rows)
    form.line("TableEnd")
