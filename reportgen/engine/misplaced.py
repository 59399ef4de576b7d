"""What is said of tags that stand where they have no effect, or apart from those they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import TBL, TC, TR, ancestor

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_TITLES = (
    ("word/comments", "批注"),
    ("word/_rels/document.xml.rels", "正文的链接"),
    ("word/charts/", "图表"),
    ("word/diagrams/", "SmartArt 图形"),
    ("word/glossary/", "构建基块"),
    ("word/settings.xml", "文件设置"),
    ("word/styles.xml", "样式"),
)


def part_title(name: str) -> str:
    """Return what people call a part in which tags have no effect; its name where they do not."""
    title = next((title for start, title in _TITLES if name.startswith(start)), "")
    return f"{title}（{name}）" if title else name


def describe_without_effect(name: str, tag: str) -> tuple[str, str]:
    """Return words that a tag has no effect in a part, and what to do."""
    if name.endswith(".rels"):
        advice = "地址写固定的；正文、页眉、页脚里文字的链接可以写标签"
        return f"“{tag}”：这种链接的地址里不能写标签", advice
    return f"“{tag}”：这个部件里的标签不起作用", "移到正文、页眉、页脚里"


def describe_separation(one: Element, other: Element) -> tuple[str, str]:
    """Return how two containers stand apart whose tags belong to each other, and what to do."""
    cells = [_within(each, TC) for each in (one, other)]
    rows = [_within(each, TR) for each in (one, other)]
    tables = [_within(each, TBL) for each in (one, other)]
    if None in cells or cells[0] is cells[1] or tables[0] is not tables[1]:
        return "两个标签不在同一段或同一格里", "放在同一段里；跨段时都用“{%p … %}”"
    if rows[0] is rows[1]:
        return (
            "两个标签跨了格",
            "放在同一格里；整格重复时都用“{%tc … %}”，各占一格",
        )
    return "两个标签跨了行", "放在同一格里；整行重复时都用“{%tr … %}”，各占一行"


def _within(element: Element, tag: str) -> Element | None:
    return element if element.tag == tag else ancestor(element, tag)
