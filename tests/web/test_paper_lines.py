"""The preview against LibreOffice's pages: the same text on the same rows."""

from __future__ import annotations

import html
import math
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reportgen import load, render
from reportgen.ooxml.libreoffice import convert
from reportgen.web.paper import paper_of
from tests.tools import CHAPTER_FORM, INPUTS, ROOT, tool

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CSS = ROOT / "reportgen" / "web" / "static" / "paper.css"
LINES = """() => Array.from(document.querySelectorAll(".paper p")).map(p => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const lines = [];
  let last = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      const y = (box.top + box.bottom) / 2;
      if (last === null || Math.abs(y - last) > 6) { lines.push(""); last = y; }
      lines[lines.length - 1] += node.data[i];
    }
  }
  return lines.map(s => s.replace(/[\\s\\u200b]/g, "")).filter(Boolean);
})"""
PAGES = """() => Array.from(document.querySelectorAll(".paper .sheet")).reduce((sum, sheet) => {
  const style = getComputedStyle(sheet);
  const page = parseFloat(style.minHeight) - parseFloat(style.paddingTop)
    - parseFloat(style.paddingBottom);
  const first = sheet.firstElementChild, last = sheet.lastElementChild;
  const height = last.offsetTop + last.offsetHeight - first.offsetTop;
  return sum + Math.max(1, Math.ceil((height - 4) / page));
}, 0)"""
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


def printed_lines(text: str, apart: float = 16) -> list[str]:
    """Return the lines of a PDF, from words with their boxes: those less than ``apart`` are one."""
    found: list[str] = []
    for page in re.findall(r"<page.*?</page>", text, re.DOTALL):
        words = sorted(
            (round((float(b) + float(d)) / 2), float(a), float(c), html.unescape(t))
            for a, b, c, d, t in WORD.findall(page)
        )
        row, right, line = 0, 0.0, ""
        for y, left, end, word in words:
            if abs(y - row) > 1 or left - right > apart:
                found.append(line)
                line = ""
            row, right, line = y, end, line + word
        found.append(line)
    return [re.sub(r"\s", "", line) for line in found]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("青山桥镇.yaml", "xiangtan"),
        ("青山桥镇.yaml", str(CHAPTER_FORM)),
        ("含附件示例.yaml", "xiangtan"),
    ],
)
def test_lines_break_where_libreoffice_breaks_them(
    browser: Browser, tmp_path: Path, source: str, form: str
) -> None:
    tool("soffice", "the preview is compared with its pages")
    document = render(load(INPUTS / source), form)
    pdf = tmp_path / "对照.pdf"
    pdf.write_bytes(convert(document, ".docx", "pdf"))
    boxes = subprocess.run(
        [tool("pdftotext", "it reads the lines"), "-bbox", str(pdf), "-"],
        capture_output=True,
        check=True,
    )
    text = boxes.stdout.decode()
    expected = Counter(printed_lines(text))
    paper = paper_of(document)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    css = CSS.read_text(encoding="utf-8") + "".join(paper.rules)
    page.set_content(f"<style>{css}</style><div class='paper'>{paper.html}</div>")
    paragraphs: list[list[str]] = page.evaluate(LINES)
    pages = page.evaluate(PAGES)
    page.close()
    lines = [line for paragraph in paragraphs for line in paragraph]
    whole = re.sub(r"\s", "", "".join(lines))
    assert len(whole) > 2000
    same = sum(expected[line] > 0 for line in lines)
    # LibreOffice squeezes marks where a line would else not fit, which no browser does: the rest
    # of such a paragraph breaks one character sooner.
    assert same / len(lines) > 0.85, [line for line in lines if not expected[line]]
    assert abs(pages - text.count("<page ")) <= 1
    rows = printed_lines(text, apart=math.inf)
    missing = [p for p in paragraphs if len(p) == 1 and not any(p[0] in row for row in rows)]
    assert not missing
