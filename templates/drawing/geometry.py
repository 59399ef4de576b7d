"""Where things stand on the page, in twips (1/1440 inch), from GB/T 9704-2012 in millimetres."""

from dataclasses import dataclass


def twips(millimetres: float) -> int:
    """Return the whole number of twips nearest to a length in millimetres."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True)
class Page:
    """A page and its margins; `header` and `footer` are measured from the edges of the paper."""

    width: int = 11906
    height: int = 16838
    top: int = twips(37)
    right: int = twips(26)
    bottom: int = twips(35)
    left: int = twips(28)
    header: int = twips(15)
    # The dashes beside the page number stand 7 mm under the text block. A line of exactly
    # 20 pt has its baseline 16 pt down, and the dash of a 14 pt font is 5.3 pt above that.
    footer: int = twips(24.7)

    @property
    def text_width(self) -> int:
        """The width of the text block."""
        return self.width - self.left - self.right


def columns(page: Page, *millimetres: float) -> tuple[int, ...]:
    """Return the columns of a table; the last one takes what is left of the text block."""
    given = [twips(each) for each in millimetres]
    return (*given, page.text_width - sum(given))


PAGE = Page()

# The same sheet on its side: the edge that is bound is at the top, the number under the text.
LANDSCAPE = Page(
    width=PAGE.height,
    height=PAGE.width,
    top=PAGE.left,
    right=PAGE.top,
    bottom=PAGE.right,
    left=PAGE.bottom,
    footer=twips(15.7),
)

COLUMNS = columns(PAGE, 20, 32)

# Cell margins. At the sides they leave 24 whole characters of 12 pt in the widest column, with
# 0.8 pt over for border lines, and 4 in the narrowest. Text stands low in a line of exactly
# 21 pt, so that the margin under it makes up for the space above it.
CELL_MARGINS = {"top": 0, "left": 60, "bottom": 70, "right": 60}

# The annexes have many short rows, and their text has lines of exactly 20 pt.
ANNEX_MARGINS = {"top": 0, "left": 60, "bottom": 0, "right": 60}
NARROW_MARGINS = {**ANNEX_MARGINS, "left": 40, "right": 40}

# Rows of one value are this high at least.
SHORT_ROW = twips(11)
REMARK_ROW = twips(18)

# GB/T 9704-2012, 5.2.3: 22 lines on a page. The styles of the chapter-style form have lines one
# twip closer, so that rounding never moves the last one to the next page.
LINE_PITCH = (PAGE.height - PAGE.top - PAGE.bottom) // 22
