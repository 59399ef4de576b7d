"""What tests of 填报 do over and over: put a file, open it, fill in, paste, wait for the save."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.site import Site

SAMPLE = "青山桥镇.yaml"
ALL_SENT = "() => !Object.keys(localStorage).some(key => key.startsWith('unsaved'))"
HAS = "text => Array.from(document.querySelectorAll('textarea')).some(e => e.value === text)"
PRINTED = "text => document.getElementById('paper').textContent.includes(text)"
PASTE = """([selector, kinds]) => {
  const data = new DataTransfer();
  for (const kind of Object.keys(kinds)) data.setData(kind, kinds[kind]);
  const input = document.querySelector(selector);
  input.focus();
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  input.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def put(site: Site, name: str, source: str = SAMPLE) -> Path:
    path = site.folder / name
    path.write_bytes((INPUTS / source).read_bytes())
    return path


def opened(page: Page, site: Site, name: str, field: str = "") -> None:
    page.goto(f"{site.address}fill?file={quote(name)}&field={quote(field)}")
    page.wait_for_selector("#form .field")


def saved(page: Page) -> None:
    page.wait_for_function("() => document.getElementById('saved').textContent === '已保存'")


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=False).first.fill(text)


def section(page: Page, name: str) -> None:
    page.locator("#sections button", has_text=name).first.click()


def add(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"{name}加一项").first.click()
