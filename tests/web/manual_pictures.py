"""The pictures of 使用说明.docx: ``python -m tests.web.manual_pictures`` takes them anew."""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import build, load
from reportgen.bundling.manual import PICTURES, SHOWN
from tests.cli.test_cli_reading import edited
from tests.tools import INPUTS, tool
from tests.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SIZE = {"width": 1366, "height": 768}
_SAMPLE, _LAST = "青山桥镇2024.yaml", "青山桥镇2023.yaml"
_COLOURS = 128


def fill_folder(folder: Path) -> None:
    """Put two years of a unit into a folder."""
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    (folder / _SAMPLE).write_text(text, encoding="utf-8")
    earlier = text.replace("2024年", "2023年").replace("年度: 2024", "年度: 2023")
    (folder / _LAST).write_text(earlier, encoding="utf-8")


def _list(page: Page, site: Site) -> None:
    page.goto(site.address)
    page.wait_for_selector("#units tbody tr")


def _fill(page: Page, site: Site) -> None:
    page.goto(f"{site.address}fill?file={_SAMPLE}")
    page.wait_for_selector("#form .field")
    page.wait_for_selector("#paper table")


def _check(page: Page, site: Site) -> None:
    page.goto(f"{site.address}check?file={_SAMPLE}")
    page.wait_for_selector("#found .finding", state="attached")


def _changes(page: Page, site: Site) -> None:
    word = build(load(site.folder / _SAMPLE), site.folder.parent / "改过.docx", force=True)
    _check(page, site)
    page.set_input_files("#drop-file", edited(word, ("292人", "312人")))
    page.wait_for_selector("#changes:not([hidden])")
    page.locator("#changes").scroll_into_view_if_needed()


def _forms(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site.address}forms")
    page.wait_for_selector("#forms .thumb table")
    thumbs = page.locator("#forms .thumb")
    # Each thumb asks for itself: the first to be drawn may be any of them.
    expect(thumbs.filter(has_not=page.locator("table"))).to_have_count(0, timeout=30_000)


SHOTS: dict[str, Callable[[Page, Site], None]] = {
    "list": _list,
    "fill": _fill,
    "check": _check,
    "changes": _changes,
    "forms": _forms,
}
"""How to come to what each picture shows."""


def words_on(page: Page) -> str:
    """Return the words that a page shows, of a long one the beginning; dates and figures as 0."""
    lines = (line.strip() for line in page.inner_text("body").splitlines())
    return re.sub(r"[\d.]+", "0", "\n".join(line for line in lines if line))[:1500]


def take_all() -> None:
    """Take all pictures, and note what their pages show."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    shown: dict[str, str] = {}
    program = tool("chromium", "pictures of pages are taken with a browser")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "报告"
        folder.mkdir()
        fill_folder(folder)
        site = Site(folder)
        site.start()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE, locale="zh-CN").new_page()  # type: ignore[arg-type]
        for key, go in SHOTS.items():
            go(page, site)
            shown[key] = words_on(page)
            with Image.open(io.BytesIO(page.screenshot())) as image:
                image.convert("RGB").quantize(_COLOURS).save(PICTURES / f"{key}.png", optimize=True)
        browser.close()
        site.kill()
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    SHOWN.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(take_all())
