"""The pages in old Chromiums, as browsers of domestic systems have them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from reportgen import load
from tests.tools import INPUTS, tool
from tests.web.old_chromium import OldChromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.site import Site

VERSIONS = (72, 79, 83, 88)
PASTE = """(() => {
  const data = new DataTransfer();
  data.setData("text/html", "<table><tr><td>126.5</td><td>125</td></tr></table>");
  const cell = document.querySelector("textarea[aria-label='办公经费 上年决算数']");
  cell.focus();
  cell.dispatchEvent(new ClipboardEvent("paste",
    { clipboardData: data, bubbles: true, cancelable: true }));
})()"""


@pytest.fixture(scope="module")
def old(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OldChromium]:
    program = tool(f"chromium-{request.param}", "pages must work in the browsers of offices")
    made = OldChromium(program, tmp_path_factory.mktemp("old"))
    made.start()
    try:
        assert f"Chrome/{request.param}." in made.value("navigator.userAgent")
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_a_field_is_filled_in_shown_and_saved(old: OldChromium, site: Site) -> None:
    path = site.folder / "旧.yaml"
    path.write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    old.go(f"{site.address}fill?file={quote('旧.yaml')}")
    old.wait("document.querySelectorAll('#form .field').length > 4")
    old.wait("document.querySelectorAll('#paper .sheet').length > 1")
    old.value(
        "Array.from(document.querySelectorAll('label')).find("
        "each => each.textContent.startsWith('主管部门')).click()"
    )
    old.value("document.activeElement.select()")
    old.call("Input.insertText", text="云溪县委")
    old.wait("document.getElementById('saved').textContent === '已保存'")
    assert load(path).overview.supervisor == "云溪县委"
    old.wait("(document.querySelector('#paper .edited') || {}).textContent === '云溪县委'")
    old.value("document.getElementById('undo').click()")
    old.value("document.getElementById('redo').click()")
    old.wait("document.getElementById('saved').textContent === '已保存'")
    old.go(
        f"{site.address}fill?file={quote('旧.yaml')}&field={quote('附件.基础数据表.经费控制情况')}"
    )
    old.wait("!!document.querySelector(\"textarea[aria-label='办公经费 上年决算数']\")")
    old.value(PASTE)
    old.wait("document.getElementById('saved').textContent === '已保存'")
    assert "126.5" in path.read_text(encoding="utf-8")
    assert old.errors == []


@pytest.mark.parametrize("old", VERSIONS[:1], indirect=True)
def test_every_page_is_drawn_in_the_oldest(old: OldChromium, site: Site) -> None:
    (site.folder / "旧.yaml").write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    name, grid = quote("旧.yaml"), quote("附件.整体自评表.绩效指标[2].得分")
    for address, there in (
        ("", "document.querySelectorAll('#units tbody tr').length > 0"),
        (f"check?file={name}", "document.getElementById('found-sum').textContent"),
        ("forms", "document.querySelectorAll('.thumb .sheet').length >= 2"),
        (f"fill?file={name}&field={grid}", "document.querySelectorAll('table.grid').length > 2"),
    ):
        old.go(f"{site.address}{address}")
        old.wait(there)
    assert old.errors == []
