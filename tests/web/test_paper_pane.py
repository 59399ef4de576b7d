"""The preview beside the form: it follows the field, keeps labels in sight, makes the PDF."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportgen import build, load
from tests.photos import photograph, with_pictures
from tests.tools import tool
from tests.web.on_pages import fill, opened, put, section

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.site import Site

IN_SIGHT = """text => {
  const found = document.querySelector("#paper .edited");
  if (!found || !found.textContent.includes(text)) return false;
  const box = found.getBoundingClientRect();
  const view = document.getElementById("paper-scroll").getBoundingClientRect();
  return box.top >= view.top && box.top < view.bottom;
}"""
LABEL_AFTER_SCROLLING = """([label, by]) => new Promise(done => {
  const scroll = document.getElementById("paper-scroll");
  const held = Array.from(document.querySelectorAll("#paper td > .held"))
    .find(e => e.textContent.replace(/[\\s\\u200b]/g, "") === label);
  const cell = held.parentElement;
  scroll.scrollTop = 0;
  const scale = scroll.getBoundingClientRect().height / scroll.offsetHeight;
  const at = cell.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  scroll.scrollTop = (at + by) / scale;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const [view, box, around] = [scroll, held, cell].map(e => e.getBoundingClientRect());
    done({above: view.top - around.top, top: box.top - view.top, below: view.bottom - box.bottom});
  }));
})"""


def offices(site: Site) -> set[int]:
    """Return the processes of LibreOffice that the server has begun."""
    told = subprocess.run(
        [tool("ps", "it lists processes"), "-eo", "pid=,ppid=,comm="],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split(None, 2) for line in told.stdout.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, _ in rows}

    def is_below(pid: int) -> bool:
        while pid in parents and pid != site.process.pid:
            pid = parents[pid]
        return pid == site.process.pid

    return {int(pid) for pid, _, name in rows if name == "soffice.bin" and is_below(int(pid))}


def test_the_paper_follows_the_field_that_is_edited(page: Page, site: Site) -> None:
    put(site, "跟.yaml")
    opened(page, site, "跟.yaml")
    page.wait_for_selector("#paper .sheet")
    assert page.evaluate("() => document.getElementById('paper-scroll').scrollTop") == 0
    fill(page, "主管部门", "湘潭县某某委员会")
    page.wait_for_function(IN_SIGHT, arg="湘潭县某某委员会")
    section(page, "改进措施")
    text = page.locator("#form textarea").nth(1).input_value()
    page.locator("#form textarea").nth(1).focus()
    page.wait_for_function(IN_SIGHT, arg=text.replace("\n", "")[:20])
    assert page.evaluate("() => document.getElementById('paper-scroll').scrollTop") > 1000
    page.locator("#form textarea").nth(1).fill("这一句刚刚写上，在最后一页。")
    page.wait_for_function(IN_SIGHT, arg="这一句刚刚写上")
    section(page, "部门整体支出管理和使用基本情况")
    page.get_by_label("对企业补助").first.focus()  # “0万元” alone would stand in many places
    page.wait_for_function(IN_SIGHT, arg="对企业补助0万元")


def test_labels_of_long_rows_stay_in_sight(page: Page, site: Site) -> None:
    put(site, "标.yaml")
    opened(page, site, "标.yaml")
    page.wait_for_selector("#paper .sheet")
    for label, by in (("单位基本职能", 200), ("绩效完成情况", 60), ("绩效完成情况", 1500)):
        seen = page.evaluate(LABEL_AFTER_SCROLLING, [label, by])
        assert seen["above"] > by - 5
        assert seen["top"] >= 0
        assert seen["below"] > 0
    spaced = "() => getComputedStyle(document.getElementById('paper')).textAutospace"
    assert page.evaluate(spaced) in ("normal", None)  # None where the browser has no such thing


def test_a_sheet_that_lies_across_makes_the_upright_ones_no_smaller(page: Page, site: Site) -> None:
    put(site, "横.yaml", "含附件示例.yaml")
    opened(page, site, "横.yaml")
    page.wait_for_selector("#paper .sheet")
    widths = page.evaluate(
        "() => Array.from(document.querySelectorAll('#paper .sheet'))"
        ".map(e => Math.round(e.getBoundingClientRect().width))"
    )
    own = page.evaluate(
        "() => Array.from(document.querySelectorAll('#paper .sheet')).map(e => e.offsetWidth)"
    )
    assert len(set(own)) == 2
    assert len(set(widths)) == 1
    scroll = (
        "() => [document.getElementById('paper-scroll')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert page.evaluate(scroll) == [0]


def test_the_exact_pdf_is_made_by_an_office_that_stays(page: Page, site: Site) -> None:
    tool("soffice", "it makes the exact PDF")
    path = put(site, "准.yaml", "最小示例.yaml")
    output = build(load(path), site.folder / "outputs" / "2024")
    opened(page, site, "准.yaml")
    with page.expect_download() as first:
        page.get_by_role("button", name="精确的 PDF").click()
    assert first.value.suggested_filename.endswith(".pdf")
    assert Path(first.value.path()).read_bytes().startswith(b"%PDF-")
    stays = offices(site)
    assert stays
    page.goto(f"{site.address}check?file={quote('准.yaml')}")
    with page.expect_download() as second:
        page.get_by_role("button", name="下载 PDF").click()
    assert second.value.suggested_filename == output.with_suffix(".pdf").name
    assert Path(second.value.path()).read_bytes().startswith(b"%PDF-")
    assert offices(site) == stays


def test_why_there_is_no_pdf_is_told_on_the_page(page: Page, site: Site) -> None:
    put(site, "没.yaml", "最小示例.yaml")
    opened(page, site, "没.yaml")
    page.route(
        "**/api/pdf?*",
        lambda route: route.fulfill(
            status=404, body=json.dumps({"error": "这台机器上没有 LibreOffice"})
        ),
    )
    page.get_by_role("button", name="精确的 PDF").click()
    page.wait_for_selector("#told.wrong:has-text('没有 LibreOffice')")
    assert page.url.startswith(f"{site.address}fill")


def test_photographs_are_drawn_in_the_room_that_they_have_on_paper(page: Page, site: Site) -> None:
    folder = site.folder / "照片"
    folder.mkdir()
    data = with_pictures(folder, {"现场.jpg": photograph()})
    opened(page, site, f"照片/{data.name}")
    page.wait_for_function(
        "() => document.querySelector('#paper img') "
        "&& document.querySelector('#paper img').naturalWidth > 0"
    )
    ratio = page.evaluate(
        "() => { const e = document.querySelector('#paper img'); "
        "return [e.offsetWidth / e.offsetHeight, e.naturalWidth / e.naturalHeight]; }"
    )
    assert abs(ratio[0] - ratio[1]) < 0.02
