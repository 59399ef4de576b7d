"""The pictures of 使用说明.docx show the pages as they are now."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from reportgen.bundling.manual import SHOWN
from tests.web.manual_pictures import SHOTS, SIZE, fill_folder, words_on
from tests.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_PATIENCE = 20.0
"""Seconds for what a page asks for after it came."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("manual") / "报告"
    folder.mkdir()
    fill_folder(folder)
    site = Site(folder)
    site.start()
    yield site
    site.kill()


def test_each_picture_shows_what_its_page_shows(browser: Browser, filled: Site) -> None:
    context = browser.new_context(viewport=SIZE, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    shown = json.loads(SHOWN.read_text(encoding="utf-8"))
    now = {}
    for name, go in SHOTS.items():
        go(page, filled)
        now[name] = _settled_words(page, shown[name])
    context.close()
    assert now == shown, "take them anew: python -m tests.web.manual_pictures"


def _settled_words(page: Page, wanted: str) -> str:
    """Return a page's words as soon as they are those wanted, or what they are after a while."""
    until = time.monotonic() + _PATIENCE
    while (words := words_on(page)) != wanted and time.monotonic() < until:
        page.wait_for_timeout(100)
    return words
