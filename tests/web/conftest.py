"""One server for all tests of pages, one browser for each module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools import browser_program
from tests.web.asking import Asker
from tests.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser; its loop runs in this thread, so it is closed before other modules."""
    from playwright.sync_api import sync_playwright

    program = browser_program("pages are tried in a real browser")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    made.start()
    yield made
    made.kill()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of 1366×768 on which no script may fail."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    made = context.new_page()
    made.set_default_timeout(30_000)
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda told: _note(wrong, told.type, told.text))
    yield made
    context.close()
    assert not wrong


def _note(wrong: list[str], kind: str, text: str) -> None:
    # That an answer was a refusal is told by the page itself.
    if kind == "error" and "Failed to load resource" not in text:
        wrong.append(text)


@pytest.fixture
def asker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asker:
    """Return a browser without a network, on an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Asker()
