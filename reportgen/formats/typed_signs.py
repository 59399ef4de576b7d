"""The characters that people type for those of YAML: spaces, colons, marks of lists."""

from __future__ import annotations

from reportgen.patterns import lazy_pattern
from reportgen.plaindata.yaml_lines import COLONS

WIDE_SPACES = {
    "\t": "制表符",
    "\u3000": "全角空格",
    "\xa0": "不间断空格",
    **dict.fromkeys(
        "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
        "特殊的空格",
    ),
}
"""What people take for a space, and what it is called."""

BLANK = "".join((" ", *WIDE_SPACES))
"""The space, and what people take for one."""

PARAGRAPH = "\u3000\u3000"
"""What a paragraph that was pasted begins with."""

DASHES = "-－–—‐‑"
"""YAML's own mark of an item, and what people take for it."""

LIST_MARKS = f"{DASHES}·•●▪■◆○◎◇□★☆※▲△►▶➢✓✔√→⚫◦∙・\ue000-\uf8ff"
"""What people put before an item of a list, the symbols of Word's own font included."""

QUOTES = "“”‘’\"'「」『』"
"""Quotation marks of all kinds."""

FIGURES = ("amount", "value", "year", "number")
"""The kinds of fields that hold a figure."""

OF_UNITS = ("单位名称", "主管部门", "实施单位", "）名称", "填表人", "签字")
"""What the labels of names of units and persons end with; no quotation marks belong to these."""

LABEL_BEHIND = lazy_pattern(
    rf"(?:[{BLANK}；;，,。]|(?<=[\d元%]))[{BLANK}]*(?P<label>[\w（）、]{{2,40}}?)[{BLANK}]*[{COLONS}]"
)
"""Another label with its colon behind a value."""
