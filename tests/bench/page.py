"""The page in a browser: from the last key to the preview that has it, on the real report."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from tests.bench.timing import Row
from tests.tools import INPUTS, tool
from tests.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Page

ROUNDS = 21
TARGET = "300 ms"
FILE = "seed.yaml"
SHOWN_AFTER = """text => new Promise(done => {
  const input = document.activeElement, paper = document.getElementById("paper");
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    if (!paper.textContent.includes(text)) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      const sent = performance.getEntriesByType("resource")
        .filter(each => each.startTime >= begun && each.name.includes("api/save"));
      done([performance.now() - begun, sent[0].startTime - begun]);
    }));
  });
  watch.observe(paper, { childList: true, subtree: true });
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""
"""Types into the field that has the focus; gives the milliseconds until the preview with it is
painted, and those until the pause was taken for one and the text was sent."""


class Shown(NamedTuple):
    """Milliseconds after the last key: till it is painted in the preview, and till it was sent."""

    painted: float
    sent: float


def page(folder: Path, arguments: Sequence[str] = ()) -> list[Row]:
    """Measure how soon the preview shows what was typed: the median of some rounds."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    site = Site(folder / "site")
    site.folder.mkdir()
    (site.folder / FILE).write_bytes((INPUTS / "青山桥镇.yaml").read_bytes())
    site.start()
    program = tool("chromium", "the page is measured in a browser")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            opened = browser.new_page(viewport={"width": 1366, "height": 768})
            opened.goto(f"{site.address}fill?file={FILE}")
            opened.wait_for_selector("#paper .sheet")
            shown = _typed(opened, rounds)
            browser.close()
    finally:
        site.kill()
    painted = statistics.median(each.painted for each in shown)
    after_pause = statistics.median(each.painted - each.sent for each in shown)
    return [
        Row("preview in the browser, after the last key", f"{painted:.0f} ms"),
        Row("preview in the browser, after the pause", f"{after_pause:.0f} ms", promise=TARGET),
    ]


def _typed(opened: Page, rounds: int) -> list[Shown]:
    """Type another name each time, and once before for the caches."""
    opened.get_by_label("主管部门").first.focus()
    shown: list[Shown] = []
    for number in range(rounds + 1):
        shown.append(Shown(*opened.evaluate(SHOWN_AFTER, f"第{number}县人民政府")))
        opened.wait_for_function("() => document.getElementById('saved').textContent === '已保存'")
    return shown[1:]
