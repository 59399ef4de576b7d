"""The list, batches, checking, comparing and forms in a real browser."""

from __future__ import annotations

import base64
import json
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

from docx import Document

from reportgen import build, load
from reportgen.formats.blank_yaml import blank_yaml
from tests.tools import INPUTS, ROOT
from tests.web.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

SAMPLE = "青山桥镇.yaml"
UNITS = 60


def put(site: Site, name: str, source: str = SAMPLE, **changes: str) -> Path:
    text = (INPUTS / source).read_text(encoding="utf-8")
    for old, new in changes.items():
        text = text.replace(old, new)
    path = site.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def drop(page: Page, path: Path) -> None:
    page.set_input_files("#drop-file", path)


DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
  const dragged = new DataTransfer();
  dragged.items.add(new File([bytes], name));
  const how = { dataTransfer: dragged, bubbles: true, cancelable: true };
  const place = document.getElementById("drop");
  for (const kind of ["dragenter", "dragover", "drop"])
    place.dispatchEvent(new DragEvent(kind, how));
}"""


def test_a_batch_of_sixty_units_shows_how_far_it_is_and_what_went_wrong(
    page: Page, tmp_path: Path
) -> None:
    site = Site(tmp_path / "全县")
    for number in range(UNITS):
        put(
            site, f"{number:02}.yaml", "最小示例.yaml", 云溪县青禾乡财政所=f"云溪县第{number}财政所"
        )
    put(site, "错.yaml", "最小示例.yaml", 支出总额="支出总数")
    site.start()
    try:
        page.goto(site.address)
        page.wait_for_selector("#charts svg.chart")
        assert page.locator("#units tbody tr").count() == UNITS + 1
        assert page.locator("#charts rect").count() == UNITS * 3
        page.get_by_role("button", name="生成并打包").click()
        page.wait_for_function("() => document.body.innerText.includes('做完了')", timeout=60_000)
        assert "1份没有生成" in page.inner_text("#job-text")
        assert "缺少“支出总额”" in page.inner_text("#job-rows")
        assert page.evaluate("() => document.getElementById('job-bar').value") >= UNITS
        made = sorted((site.folder / "outputs").rglob("*.docx"))
        assert len(made) == UNITS
        with page.expect_download() as download:
            page.get_by_role("link", name="下载压缩包").click()
        assert download.value.suggested_filename == "上报.zip"
        page.get_by_text("成批的选项").click()
        page.get_by_label("还有错误或警告的不生成").check()
        page.get_by_label("全部重新生成").check()
        page.get_by_label("同上一年比").select_option("00.yaml")
        page.get_by_label("做哪个文件夹").select_option("")
        sent: list[str] = []
        page.on("request", lambda asked: "start" in asked.url and sent.append(asked.post_data))
        page.get_by_role("button", name="收进名册").click()
        page.wait_for_selector("a:has-text('下载名册')")
        wanted = {"kind": "collect", "strict": True, "force": True, "last": "00.yaml"}
        assert wanted.items() <= json.loads(sent[0]).items()
        page.get_by_role("button", name="检查反馈").click()
        page.wait_for_selector("a:has-text('下载各单位的反馈')")
        assert page.locator("#job-rows li").count() == 1
        page.get_by_role("button", name="连同 PDF 打包").click()  # which takes long
        page.get_by_role("button", name="停下").click()
        page.wait_for_selector("#job-title:has-text('已停下')")
        assert page.evaluate("() => document.getElementById('job-bar').value") < UNITS
        assert len([*(site.folder / "outputs").rglob("*.pdf")]) < UNITS
        page.get_by_role("button", name="全部生成", exact=True).click()
        page.wait_for_selector("#job-title:has-text('做完了')")
    finally:
        site.kill()


def test_last_years_word_file_that_is_dropped_becomes_this_years_draft(
    page: Page, tmp_path: Path
) -> None:
    site = Site(tmp_path / "新")
    site.folder.mkdir()
    word = build(load(INPUTS / SAMPLE), tmp_path / "去年.docx")
    site.start()
    try:
        page.goto(site.address)
        page.wait_for_selector("#new-form option", state="attached")
        page.evaluate(DROP, [word.name, base64.b64encode(word.read_bytes()).decode()])
        page.get_by_role("button", name="作为今年的底稿").click()
        page.wait_for_selector("#form .field")
        assert page.get_by_label("年度").first.input_value() == "2025"
        assert page.get_by_label("单位名称").first.input_value() == "湘潭县青山桥镇人民政府"
        assert (site.folder / "去年-数据.yaml").exists()
        page.goto(site.address)
        page.wait_for_selector("#units tbody tr")
        state = page.locator("#units .state", has_text="填报中").bounding_box()
        assert state is not None
        assert state["height"] < 40
    finally:
        site.kill()


def test_an_excel_form_that_is_dropped_is_filled_in_further(page: Page, site: Site) -> None:
    from reportgen.formats.carriers import EXCEL

    book = site.folder.parent / "填报表.xlsx"
    book.write_bytes(EXCEL.dump(load(INPUTS / SAMPLE)))
    page.goto(site.address)
    drop(page, book)
    page.get_by_label("新数据文件的名称").fill("由表格来")
    page.get_by_role("button", name="就是这一年的").click()
    page.wait_for_selector("#form .field")
    made, given = load(site.folder / "由表格来.yaml"), load(INPUTS / SAMPLE)
    assert made.overview == given.overview
    assert made.improvement == given.improvement
    (site.folder / "由表格来.yaml").unlink()


def test_findings_lead_to_their_field_and_a_built_file_is_known(page: Page, site: Site) -> None:
    path = put(site, "查/查.yaml", 湘潭县青山桥镇="湘潭县查查镇", 工资福利支出="工资福利支出")
    path.write_text(
        path.read_text(encoding="utf-8").replace("工资福利支出: 1533", "工资福利支出: 1534"),
        encoding="utf-8",
    )
    page.goto(f"{site.address}check?file={quote('查/查.yaml')}")
    page.locator("#found .finding.error a").first.click()
    page.wait_for_selector("#form .field")
    focused = page.evaluate("() => document.activeElement.closest('.field, .group').innerText")
    assert "支出" in focused
    page.get_by_label("工资福利支出").first.fill("1533万元")
    page.wait_for_function("() => document.getElementById('saved').textContent === '已保存'")
    page.get_by_role("link", name="检查和生成").click()
    page.get_by_role("button", name="生成 Word 文件").click()
    page.wait_for_selector("#downloads:not([hidden])")
    assert "同数据一致" in page.inner_text("#built")
    with page.expect_download() as download:
        page.get_by_role("button", name="打包下载").click()
    assert download.value.suggested_filename.endswith(".zip")


def test_what_was_changed_in_word_is_shown_and_taken_back_with_a_choice_for_each_conflict(
    page: Page, site: Site, tmp_path: Path
) -> None:
    path = put(site, "回.yaml", 湘潭县青山桥镇="湘潭县回回镇")
    word = build(load(path), tmp_path)
    edited = Document(str(word))
    for cell in {id(c._tc): c for row in edited.tables[0].rows for c in row.cells}.values():
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace("湘潭县人民政府", "湘潭县政府").replace(
                    "做强特色产业", "做强做优特色产业"
                )
    edited.save(str(word))
    text = path.read_text(encoding="utf-8")
    text = text.replace("主管部门: 湘潭县人民政府", "主管部门: 湘潭县委")
    text = text.replace("标题: 做强特色产业", "标题: 做大特色产业")
    path.write_text(text, encoding="utf-8")
    page.goto(f"{site.address}check?file={quote('回.yaml')}")
    drop(page, word)
    page.wait_for_selector("#changes del")
    page.get_by_role("button", name="写回数据文件").click()
    page.wait_for_selector("fieldset.conflict-row")
    assert page.locator("fieldset.conflict-row").count() == 2
    page.get_by_role("button", name="按选的写回").click()
    assert path.read_text(encoding="utf-8") == text  # not all are decided
    first = page.locator("fieldset", has_text="主管部门")
    first.get_by_label("用 Word 的").check()
    page.locator("fieldset", has_text="改进措施").get_by_label("用数据文件的").check()
    page.get_by_role("button", name="按选的写回").click()
    page.wait_for_selector("text=写回了")
    wanted = text.replace("主管部门: 湘潭县委", "主管部门: 湘潭县政府")
    assert path.read_text(encoding="utf-8") == wanted


def test_two_years_are_compared_field_by_field(page: Page, site: Site) -> None:
    mine = {"湘潭县青山桥镇": "湘潭县比比镇"}
    put(site, "比今年.yaml", **mine)
    last = {"年度: 2024\n": "年度: 2023\n", "年度预算金额: 3960万元": "年度预算金额: 3600万元"}
    put(site, "比去年.yaml", **mine, **last)
    page.goto(f"{site.address}check?file={quote('比今年.yaml')}")
    page.wait_for_selector("#other option", state="attached")
    assert page.get_by_label("哪一份").input_value() == "比去年.yaml"  # last year's, at once
    page.get_by_role("button", name="比较").click()
    row = page.inner_text("#changes tr.changed:has-text('年度预算金额')")
    assert "年度预算金额" in row
    assert "360万元（10.00%）" in row


def test_forms_have_a_picture_a_check_and_fields_to_copy(
    page: Page, site: Site, tmp_path: Path
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.address}forms")
    page.wait_for_selector("#thumb-xiangtan .sheet")
    page.wait_for_selector("#thumb-hunan .sheet")
    assert "四川省部门整体支出绩效评价报告提纲（sichuan）" in page.inner_text("#read-only")
    page.get_by_role("button", name="看 xiangtan 的样子").click()
    page.wait_for_selector("#paper .sheet")
    assert "分页以 Word 为准" in page.inner_text(".look")
    page.get_by_label("查找栏目").fill("年度预算金额")
    page.get_by_role("button", name="复制 {{ 部门概况.年度预算金额 }}").click()
    assert page.evaluate("navigator.clipboard.readText()") == "{{ 部门概况.年度预算金额 }}"
    form = tmp_path / "我的表样.docx"
    shutil.copy(ROOT / "templates" / "xiangtan" / "2023.docx", form)
    document = Document(str(form))
    document.add_paragraph("{{ 部门概况.单位名字 }}")
    document.save(str(form))
    drop(page, form)
    page.wait_for_selector("#found .finding.error")
    assert "单位名字" in page.inner_text("#found")
    assert "我的表样.docx" in page.inner_text("#found")


NAMELESS = """() => Array.from(document.querySelectorAll("input, textarea, select, button, a"))
  .filter(e => e.type !== "hidden" && !e.hidden && e.getClientRects().length)
  .filter(e => !e.closest("details:not([open])"))
  .filter(e => !(e.labels && e.labels.length) && !e.getAttribute("aria-label")
    && !e.getAttribute("aria-labelledby") && !e.innerText.trim())
  .map(e => e.outerHTML)"""
CONTRAST = """() => {
  const parts = c => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = c => { const [r, g, b] = parts(c).map(v => { v /= 255;
    return v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4); });
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor;
    if (parts(c).length < 4 || parts(c)[3] > 0) return c; } return "rgb(255, 255, 255)"; };
  const wrong = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !e.getClientRects().length || e.disabled
      || e.closest("svg, .paper, details:not([open])")) continue;
    const a = light(getComputedStyle(e).color), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) wrong.push(ratio.toFixed(2) + " " + e.outerHTML.slice(0, 120));
  }
  return wrong;
}"""


def test_everything_on_the_pages_has_a_name_contrast_and_fits(page: Page, site: Site) -> None:
    put(site, "看/看.yaml", "含附件示例.yaml", 云溪县枫林镇="云溪县看看镇")
    (site.folder / "看" / "白.yaml").write_text(blank_yaml(2025), encoding="utf-8")
    name, blank = quote("看/看.yaml"), quote("看/白.yaml")
    for address in (
        "",
        f"fill?file={name}",
        f"check?file={name}",
        "forms",
        "login",
        f"fill?file={name}&field={quote('附件.整体自评表')}",
        f"fill?file={blank}",
        f"check?file={blank}",
    ):
        page.goto(f"{site.address}{address}")
        page.wait_for_load_state("networkidle")
        page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
        assert page.evaluate(NAMELESS) == [], address
        assert page.evaluate(CONTRAST) == [], address
        width = "() => document.documentElement.scrollWidth <= window.innerWidth"
        assert page.evaluate(width), address
        assert page.evaluate("() => document.documentElement.lang") == "zh-CN"


def test_a_field_is_reached_and_filled_without_a_mouse(page: Page, site: Site) -> None:
    path = put(site, "键.yaml")
    page.goto(f"{site.address}fill?file={quote('键.yaml')}")
    page.wait_for_selector("#form .field")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "跳到正文"
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        text = page.evaluate(
            "() => { const e = document.activeElement; return e.labels && e.labels[0] ?"
            " e.labels[0].innerText : e.innerText || e.getAttribute('aria-label') || ''; }"
        )
        seen.append(text)
        if text.startswith("主管部门"):
            break
    order = [
        next(n for n, each in enumerate(seen) if name in each)
        for name in ("清单", "检查和生成", "部门概况", "年度", "单位名称", "主管部门")
    ]
    assert order == sorted(order)
    page.keyboard.press("Control+A")
    page.keyboard.type("湘潭县委")
    page.wait_for_function("() => document.getElementById('saved').textContent === '已保存'")
    assert load(path).overview.supervisor == "湘潭县委"
    page.keyboard.press("Alt+PageDown")
    assert page.evaluate("() => document.querySelector('#form h1').textContent") != "部门概况"


def test_printing_the_page_prints_the_preview(page: Page, site: Site, tmp_path: Path) -> None:
    put(site, "印.yaml")
    page.goto(f"{site.address}fill?file={quote('印.yaml')}")
    page.wait_for_selector("#paper .sheet")
    page.emulate_media(media="print")
    assert page.is_visible("#paper .sheet")
    assert not page.is_visible("#form")
    assert not page.is_visible(".top")
    pdf = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert abs(pages - 8) <= 1
