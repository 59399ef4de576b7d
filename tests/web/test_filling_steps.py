"""Steps back and forth on 填报, and what the page says of how far a section is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import load
from reportgen.formats.blank_yaml import blank_yaml
from tests.web.on_pages import add, fill, opened, put, saved, section

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.site import Site


def mark(page: Page, name: str) -> str:
    """Return in words how far a section is."""
    found = page.locator("#sections button", has_text=name).first.locator(".mark")
    return found.get_attribute("aria-label") or ""


def test_what_was_taken_back_can_be_had_again_until_something_else_is_typed(
    page: Page, site: Site
) -> None:
    path = put(site, "步.yaml")
    opened(page, site, "步.yaml")
    back = page.get_by_role("button", name="撤销")
    forth = page.get_by_role("button", name="恢复")
    assert back.is_disabled()
    assert forth.is_disabled()
    fill(page, "主管部门", "湘潭县委")
    fill(page, "年度预算金额", "4000万元")
    back.click()
    assert page.get_by_label("年度预算金额").first.input_value() == "3960万元"
    section(page, "绩效目标完成情况")
    back.click()  # what it changes stands in another section, which is shown
    assert page.get_by_label("主管部门").first.input_value() == "湘潭县人民政府"
    assert back.is_disabled()
    page.locator("#sections button").first.focus()
    page.keyboard.press("Control+y")
    assert page.get_by_label("主管部门").first.input_value() == "湘潭县委"
    page.locator("#sections button").first.focus()
    page.keyboard.press("Control+Shift+Z")
    assert page.get_by_label("年度预算金额").first.input_value() == "4000万元"
    page.locator("#sections button").first.focus()
    page.keyboard.press("Control+z")
    assert not forth.is_disabled()
    fill(page, "单位名称", "湘潭县青山桥镇政府")
    assert forth.is_disabled()
    saved(page)
    overview = load(path).overview
    assert (overview.supervisor, overview.unit_name) == ("湘潭县委", "湘潭县青山桥镇政府")
    assert str(overview.annual_budget) == "3960万元"


def test_items_that_were_taken_out_come_back(page: Page, site: Site) -> None:
    path = put(site, "回来.yaml", "含附件示例.yaml")
    before = load(path)
    opened(page, site, "回来.yaml", "部门概况.单位基本职能")
    page.get_by_role("button", name="删去第1项").first.click()
    saved(page)
    assert load(path).overview.duties == before.overview.duties[1:]
    page.get_by_role("button", name="撤销").click()
    saved(page)
    opened(page, site, "回来.yaml", "附件.整体自评表.绩效指标")
    rows = page.locator("button[aria-label^='删去第'][aria-label$='行']")
    count = rows.count()
    rows.nth(1).click()
    assert rows.count() == count - 1
    saved(page)
    page.get_by_role("button", name="撤销").click()
    assert rows.count() == count
    saved(page)
    assert load(path) == before


def test_a_blank_says_what_is_still_to_be_filled_in_and_calls_it_no_mistake(
    page: Page, site: Site
) -> None:
    (site.folder / "白.yaml").write_text(blank_yaml(2025), encoding="utf-8")
    opened(page, site, "白.yaml")
    page.wait_for_selector(".finding.missing")
    assert not page.locator(".finding.error").count()
    assert "冒号" not in page.inner_text("#form")
    assert mark(page, "部门概况") == "4处待填"
    fill(page, "单位名称", "云溪县青禾镇人民政府")
    fill(page, "年度预算金额", "1000万元")
    fill(page, "主管部门", "云溪县人民政府")
    add(page, "单位基本职能")
    fill(page, "单位基本职能第1项", "负责辖区内安全生产工作的指导、监督。")
    page.wait_for_function("() => document.querySelector('#sections .mark').title === '填好了'")
    assert mark(page, "基础数据表") == "没有填"
    fill(page, "年度预算金额", "许多")
    page.wait_for_selector("#sections .mark.error")
    assert mark(page, "部门概况") == "1个错误"
