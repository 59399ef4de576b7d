"""The pages in Chromium 72, as browsers of domestic systems have it."""

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


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OldChromium]:
    program = tool("chromium-72", "pages must work in the browsers that offices have")
    made = OldChromium(program, tmp_path_factory.mktemp("old"))
    made.start()
    yield made
    made.close()


def test_a_field_is_filled_in_and_saved_in_chromium_72(old: OldChromium, site: Site) -> None:
    path = site.folder / "旧.yaml"
    path.write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    assert "Chrome/72." in old.value("navigator.userAgent")
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
    old.wait("document.getElementById('paper').textContent.includes('云溪县委')")
    assert old.errors == []


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("", "document.querySelectorAll('#units tbody tr').length > 0"),
        ("check?file=%E6%97%A7.yaml", "document.getElementById('found-sum').textContent"),
        ("forms", "document.querySelectorAll('.thumb .sheet').length >= 2"),
        (
            f"fill?file=%E6%97%A7.yaml&field={quote('附件.整体自评表.绩效指标[2].得分')}",
            "document.querySelectorAll('table.grid').length > 2",
        ),
    ],
)
def test_every_page_is_drawn_in_chromium_72(
    old: OldChromium, site: Site, address: str, there: str
) -> None:
    (site.folder / "旧.yaml").write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    old.go(f"{site.address}{address}")
    old.wait(there)
    assert old.errors == []
