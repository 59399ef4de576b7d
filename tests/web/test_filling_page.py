"""A year's job in a real browser: from an empty folder to the file that is handed in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import expect

from reportgen import build, load
from reportgen.formats.blank_yaml import blank_yaml
from tests.tools import INPUTS
from tests.web.on_pages import (
    ALL_SENT,
    HAS,
    PASTE,
    PRINTED,
    SAMPLE,
    add,
    fill,
    opened,
    put,
    saved,
    section,
)
from tests.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page


def fill_in_all(page: Page) -> None:
    fill(page, "单位名称", "云溪县青禾镇人民政府")
    fill(page, "年度预算金额", "1000万元")
    fill(page, "主管部门", "云溪县人民政府")
    add(page, "单位基本职能")
    fill(page, "单位基本职能第1项", "负责辖区内安全生产工作的指导、监督。")
    section(page, "部门整体支出管理和使用基本情况")
    add(page, "概述")
    fill(page, "概述第1项", "全年预算执行平稳，各项支出符合规定。")
    fill(page, "支出总额", "950万元")
    fill(page, "基本支出", "600万元")
    fill(page, "项目支出", "350万元")
    fill(page, "结余", "50万元")
    group = page.get_by_role("group", name="三公经费")
    group.get_by_label("合计").first.fill("5万元")
    section(page, "绩效目标完成情况")
    add(page, "绩效目标完成情况")
    fill(page, "标题", "民生保障")
    add(page, "要点")
    fill(page, "要点第1项", "完成城镇新增就业292人，办好民生实事10件。")
    section(page, "存在的问题")
    page.locator("#sections button", has_text="存在的问题").last.click()
    add(page, "存在的问题")
    fill(page, "标题", "绩效指标不够细化")
    fill(page, "内容", "部分项目的指标没有量化，考核时难以对照。")
    page.locator("#sections button", has_text="改进措施").last.click()
    add(page, "改进措施")
    fill(page, "标题", "细化绩效指标")
    fill(page, "内容", "每个项目在编制预算时写明数量、质量和时效指标。")


def test_a_whole_year_from_an_empty_folder_to_what_the_command_line_builds(
    page: Page, tmp_path: Path
) -> None:
    site = Site(tmp_path / "空的")
    site.folder.mkdir()
    site.start()
    try:
        page.goto(site.address)
        page.get_by_label("文件名").fill("某某镇2025")
        page.get_by_label("年度", exact=True).fill("2025")
        page.get_by_role("button", name="新建空白的").click()
        page.wait_for_selector("#form .field")
        fill_in_all(page)
        saved(page)
        assert load(site.folder / "某某镇2025.yaml").overview.unit_name == "云溪县青禾镇人民政府"
        text = (site.folder / "某某镇2025.yaml").read_text(encoding="utf-8")
        assert "# 单位全称，与公章一致" in text  # the comments of the blank are still there
        page.get_by_role("link", name="检查和生成").click()
        page.wait_for_selector("#found-sum:not(:empty)")
        page.get_by_role("button", name="生成 Word 文件").click()
        page.wait_for_selector("#downloads:not([hidden])")
        with page.expect_download() as download:
            page.get_by_role("link", name="下载 Word").click()
        got = Path(download.value.path()).read_bytes()
        expected = build(load(site.folder / "某某镇2025.yaml"), tmp_path / "对照")
        assert download.value.suggested_filename == expected.name
        assert got == expected.read_bytes()
        assert (site.folder / "outputs" / "2025" / expected.name).read_bytes() == got
        page.goto(site.address)
        page.wait_for_selector("#units tbody tr")
        assert "已生成" in page.inner_text("#units tbody tr")
    finally:
        site.kill()


def test_what_is_written_keeps_comments_order_and_every_other_character(
    page: Page, site: Site
) -> None:
    path = put(site, "注释.yaml")
    before = path.read_text(encoding="utf-8")
    opened(page, site, "注释.yaml")
    fill(page, "年度预算金额", "3960.00万元")
    saved(page)
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("年度预算金额: 3960万元", "年度预算金额: 3960.00万元")


def test_findings_sums_and_the_paper_follow_what_is_typed(page: Page, site: Site) -> None:
    put(site, "实时.yaml")
    opened(page, site, "实时.yaml", "绩效完成情况.部门整体支出管理和使用基本情况.支出总额")
    page.wait_for_selector("#paper .sheet")
    fill(page, "工资福利支出", "1534万元")
    page.wait_for_selector(".finding.error")
    assert "3540" in page.inner_text(".notes .told:has-text('各项合计')")
    assert page.locator(".finding.error .code", has_text="A01").count() >= 1
    page.wait_for_function(PRINTED, arg="工资福利支出1534万元")
    marks = page.locator("#sections .mark.error")
    assert marks.count() >= 1
    page.get_by_role("button", name="撤销").click()
    page.wait_for_function("() => !document.querySelector('.finding.error')")
    assert page.get_by_label("工资福利支出").first.input_value() == "1533万元"
    saved(page)
    assert load(site.folder / "实时.yaml") == load(INPUTS / SAMPLE)


def test_a_finding_is_waived_in_place_with_a_reason(page: Page, site: Site) -> None:
    put(site, "豁免.yaml")
    opened(page, site, "豁免.yaml", "绩效完成情况.部门整体支出管理和使用基本情况.支出总额")
    fill(page, "工资福利支出", "1534万元")
    page.get_by_role("button", name="豁免 A01").first.click()
    page.get_by_label("豁免的理由").fill("决算报表如此，已同财政核对")
    page.get_by_role("button", name="写进检查豁免").click()
    page.wait_for_selector("text=已豁免（决算报表如此")
    saved(page)
    assert "决算报表如此，已同财政核对" in (site.folder / "豁免.yaml").read_text(encoding="utf-8")


def test_many_paragraphs_pasted_at_once_become_items_without_numbers(
    page: Page, site: Site
) -> None:
    path = put(site, "粘贴.yaml", "最小示例.yaml")
    opened(page, site, "粘贴.yaml", "部门概况.单位基本职能")
    add(page, "单位基本职能")
    last = page.locator("textarea[aria-label^='单位基本职能第']").last.get_attribute("aria-label")
    text = "1、负责安全生产。\r\n2、负责环境保护。\n\n3、负责社会保障。"
    page.evaluate(PASTE, [f"textarea[aria-label='{last}']", {"text/plain": text}])
    page.wait_for_function(HAS, arg="负责社会保障。")
    page.locator("button[aria-label^='上移第']").last.click()
    saved(page)
    duties = load(path).overview.duties
    assert duties[-3:] == ["负责安全生产。", "负责社会保障。", "负责环境保护。"]


def test_cells_from_excel_are_pasted_as_html_and_as_text_and_arrows_move(
    page: Page, site: Site
) -> None:
    path = put(site, "表格.yaml", "含附件示例.yaml")
    opened(page, site, "表格.yaml", "附件.基础数据表.经费控制情况")
    cell = "textarea[aria-label='办公经费 上年决算数']"
    html = (
        "<html><body><table><tr><td>126.5</td><td>125</td><td>1<b>21</b></td></tr>"
        "<tr><td>92</td><td>90</td><td>88</td></tr></table></body></html>"
    )
    page.evaluate(PASTE, [cell, {"text/html": html, "text/plain": "wrong"}])
    cell2 = "textarea[aria-label='公务接待 上年决算数']"
    page.evaluate(PASTE, [cell2, {"text/plain": '3.81\t3.61\t"3.\n41"\r\n'}])
    page.focus(cell)
    page.keyboard.press("ArrowDown")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "水费、电费、差旅费 上年决算数"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "水费、电费、差旅费 决算数"
    page.fill("textarea[aria-label='公务接待 决算数']", "3.41")
    saved(page)
    page.fill("textarea[aria-label='财政供养人员情况 编制数']", "100")
    rate = page.locator("textarea[aria-label='财政供养人员情况 控制率']")
    expect(rate).to_have_attribute("placeholder", "= 92.00%")
    saved(page)
    held = load(path).annexes
    assert held is not None
    assert held.base_data is not None
    costs = held.base_data.model_dump(mode="json", by_alias=True)["经费控制情况"]
    assert costs["公用经费"]["办公经费"] == {
        "上年决算数": "126.5万元",
        "预算数": "125万元",
        "决算数": "121万元",
    }
    assert costs["三公经费"]["公务接待"]["上年决算数"] == "3.81万元"
    assert costs["三公经费"]["公务接待"]["决算数"] == "3.41万元"


MERGED = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<style>.et2 {color: red}</style></head><body><!--StartFragment-->
<table border="0" cellpadding="0" style="width:400pt;"><colgroup><col width="72"></colgroup>
<tr height="18"><td class="et2" rowspan="3">产出指标<br>（50分）</td><td rowspan="2">数量指标</td>
<td class="et2">修路</td><td>≥5公里</td><td x:num>6公里</td><td x:num="5">5</td></tr>
<tr><td>栽树</td><td>≥5亩</td><td>6亩</td><td>5</td></tr>
<tr><td>质量指标</td><td>合格率</td><td>≥95%</td><td> 96% </td><td>5</td></tr></table>
<!--EndFragment--></body></html>"""


def test_rows_of_indicators_are_added_by_a_paste(page: Page, site: Site) -> None:
    path = put(site, "指标.yaml", "含附件示例.yaml")
    opened(page, site, "指标.yaml", "附件.整体自评表.绩效指标")
    before = load(path).annexes
    assert before is not None
    assert before.whole is not None
    count = len(before.whole.indicators)
    page.get_by_role("button", name="绩效指标加一行").click()
    cell = f"textarea[aria-label='第{count + 1}行 一级指标']"
    page.evaluate(PASTE, [cell, {"text/html": MERGED}])  # as WPS gives cells that are merged
    page.wait_for_selector(f"textarea[aria-label='第{count + 3}行 三级指标']")
    page.get_by_role("button", name="绩效指标加一行").click()
    cell = f"textarea[aria-label='第{count + 4}行 三级指标']"
    page.evaluate(PASTE, [cell, {"text/plain": "种草\t≥5公里\t6公里\t5\r\n种花\t≥5亩\t6亩\t5\r\n"}])
    page.wait_for_selector(f"textarea[aria-label='第{count + 5}行 三级指标']")
    saved(page)
    after = load(path).annexes
    assert after is not None
    assert after.whole is not None
    made = [each.model_dump(mode="json", by_alias=True) for each in after.whole.indicators[-5:]]
    names = ("一级指标", "二级指标", "三级指标", "年度指标值")
    assert [[str(row.get(name) or "") for name in names] for row in made] == [
        ["产出指标 （50分）", "数量指标", "修路", "≥5公里"],
        ["", "", "栽树", "≥5亩"],
        ["", "质量指标", "合格率", "≥95%"],
        ["", "", "种草", "≥5公里"],
        ["", "", "种花", "≥5亩"],
    ]
    last = page.get_by_role("button", name=f"删去第{count + 5}行")
    last.focus()  # reached with the Tab key, as all is
    page.keyboard.press("Enter")
    saved(page)
    assert not page.locator(f"textarea[aria-label='第{count + 5}行 三级指标']").count()


def test_two_windows_are_told_and_nobody_writes_over_the_other(page: Page, site: Site) -> None:
    path = put(site, "两个.yaml")
    opened(page, site, "两个.yaml")
    other = page.context.new_page()
    opened(other, site, "两个.yaml")
    assert "另一个窗口" in other.inner_text("#warn")
    fill(page, "主管部门", "湘潭县委")
    saved(page)
    fill(other, "单位名称", "湘潭县青山桥镇政府")
    saved(other)
    overview = load(path).overview
    assert (overview.supervisor, overview.unit_name) == ("湘潭县委", "湘潭县青山桥镇政府")
    assert other.get_by_label("主管部门").first.input_value() == "湘潭县委"
    page.route("**/api/look", lambda route: route.abort())
    fill(other, "年度预算金额", "4000万元")
    saved(other)
    fill(page, "年度预算金额", "4001万元")
    page.wait_for_selector("#conflict:not([hidden])")
    assert load(path).overview.annual_budget.value == 4000
    assert "4000万元" in page.inner_text("#conflict")
    assert "4001万元" in page.inner_text("#conflict")
    page.get_by_role("button", name="用这里的").click()
    saved(page)
    assert load(path).overview.annual_budget.value == 4001
    other.close()


def test_a_server_killed_in_the_middle_of_a_save_loses_nothing(page: Page, tmp_path: Path) -> None:
    site = Site(tmp_path / "断")
    site.folder.mkdir()
    site.start()
    try:
        path = put(site, "断.yaml")
        before = path.read_bytes()
        opened(page, site, "断.yaml")
        first = iter([site.kill])
        page.on("request", lambda request: "/api/save" in request.url and next(first, int)())
        fill(page, "主管部门", "湘潭县委员会")
        page.wait_for_selector("#saved.wrong")
        written = path.read_bytes()
        assert written == before or load(path).overview.supervisor == "湘潭县委员会"
        again = Site(site.folder, site.port)
        again.start()
        site.process = again.process
        page.reload()
        page.wait_for_selector("#form .field")
        assert page.get_by_label("主管部门").first.input_value() == "湘潭县委员会"
        page.wait_for_function(ALL_SENT)
        assert load(path).overview.supervisor == "湘潭县委员会"
        assert [each.name for each in site.folder.iterdir()] == ["断.yaml"]
    finally:
        site.kill()


def test_closing_the_page_at_once_loses_nothing(page: Page, site: Site) -> None:
    path = put(site, "关.yaml")
    opened(page, site, "关.yaml")
    fill(page, "主管部门", "湘潭县委会")
    page.goto("about:blank")
    opened(page, site, "关.yaml")
    assert page.get_by_label("主管部门").first.input_value() == "湘潭县委会"
    page.wait_for_function(ALL_SENT)
    assert load(path).overview.supervisor == "湘潭县委会"


def test_a_long_text_takes_the_composition_of_an_input_method(page: Page, site: Site) -> None:
    path = put(site, "长文.yaml")
    opened(page, site, "长文.yaml", "绩效完成情况.部门整体支出管理和使用基本情况.概述")
    area = page.get_by_label("概述第1项").first
    long = "全镇上下坚持真抓实干。" * 273
    area.fill(long)
    saved(page)
    area.evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
    area.focus()
    saves: list[str] = []
    page.on("request", lambda request: "/api/save" in request.url and saves.append(request.url))
    keys = page.context.new_cdp_session(page)
    for text in ("x", "xi", "xiang", "xiangcun"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(700)  # longer than the pause after which is saved
    assert not saves
    keys.send("Input.insertText", {"text": "乡村振兴"})
    page.wait_for_function("() => document.getElementById('saved').textContent !== '已保存'")
    saved(page)
    assert load(path).performance.expenditure.summary == [f"{long}乡村振兴"]
    assert len(long) > 3000


def test_last_years_values_stand_beside_the_fields_and_can_be_used_again(
    page: Page, site: Site
) -> None:
    put(site, "今年.yaml")
    text = (site.folder / "今年.yaml").read_text(encoding="utf-8")
    last = text.replace("年度: 2024\n", "年度: 2023\n", 1)
    last = last.replace("年度预算金额: 3960万元", "年度预算金额: 3800万元")
    (site.folder / "去年.yaml").write_text(
        last.replace("青山桥镇人民政府", "红旗镇人民政府"), encoding="utf-8"
    )
    (site.folder / "今年.yaml").write_text(
        text.replace("青山桥镇人民政府", "红旗镇人民政府"), encoding="utf-8"
    )
    opened(page, site, "今年.yaml")
    field = page.locator(".field", has=page.get_by_label("年度预算金额")).first
    assert "3800万元" in field.inner_text()
    field.get_by_role("button", name="照用").click()
    saved(page)
    assert str(load(site.folder / "今年.yaml").overview.annual_budget) == "3800万元"


def test_a_file_that_is_too_oddly_written_is_put_in_order_when_asked(
    page: Page, site: Site
) -> None:
    path = put(site, "怪.yaml", "最小示例.yaml")
    text = path.read_text(encoding="utf-8").replace("年度: 2024", "年度：2024", 1)
    path.write_text(text, encoding="utf-8")
    opened(page, site, "怪.yaml")
    fill(page, "主管部门", "云溪县财政分局")
    page.get_by_role("button", name="整理写法").click()
    saved(page)
    assert load(path).overview.supervisor == "云溪县财政分局"
    assert (site.folder / "怪.yaml.bak").read_text(encoding="utf-8") == text


def test_a_field_that_a_form_adds_is_asked_for(page: Page, tmp_path: Path) -> None:
    site = Site(tmp_path / "加")
    folder = site.folder / "templates" / "我县"
    folder.mkdir(parents=True)
    form = INPUTS.parents[1] / "templates" / "xiangtan" / "2023.docx"
    (folder / "2023.docx").write_bytes(form.read_bytes())
    added = {"补充栏目": {"联系电话": {"在": "部门概况", "说明": "办公室的电话", "例": "0731-1"}}}
    (folder / "表样.yaml").write_text(json.dumps(added, ensure_ascii=False), encoding="utf-8")
    (site.folder / "甲.yaml").write_text(blank_yaml(2024), encoding="utf-8")
    site.start()
    try:
        page.goto(f"{site.address}fill?file={quote('甲.yaml')}&form={quote('我县')}")
        page.wait_for_selector("#form .field")
        fill(page, "联系电话", "0731-12345678")
        saved(page)
        assert "联系电话: 0731-12345678" in (site.folder / "甲.yaml").read_text(encoding="utf-8")
    finally:
        site.kill()
