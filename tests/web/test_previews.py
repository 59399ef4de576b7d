from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from reportgen.formats.blank_yaml import blank_yaml
from reportgen.web.paper import paper_of
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.asking import Asker


def test_a_blank_is_shown_with_what_is_missing(asker: Asker, tmp_path: Path) -> None:
    (tmp_path / "空.yaml").write_text(blank_yaml(annexes=True), encoding="utf-8")
    answer = asker.get("/api/preview", file="空.yaml")
    assert answer.status == 200
    html = answer.data["html"]
    assert "（未填）" in html
    assert "〔年度〕" in html
    assert "87654321" not in html
    assert "2099" not in html


@pytest.mark.parametrize("form", ["", "hunan"])
def test_what_is_wrong_does_not_hide_the_rest(asker: Asker, tmp_path: Path, form: str) -> None:
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    text = text.replace("支出总额: 3539万元", "支出总额: 三千多").replace("主管部门:", "主管局:")
    (tmp_path / "甲.yaml").write_text(text, encoding="utf-8")
    html = asker.get("/api/preview", file="甲.yaml", form=form).data["html"]
    assert "（未填）" in html
    assert "湘潭县青山桥镇" in html
    assert "做强特色产业" in html


def test_text_of_a_report_can_be_no_html_and_no_css(asker: Asker, tmp_path: Path) -> None:
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    bad = "<img src=x onerror=alert(1)>&lt;</section>{}"
    text = text.replace("云溪县青禾乡财政所", f"'{bad}'")
    (tmp_path / "甲.yaml").write_text(text, encoding="utf-8")
    html = asker.get("/api/preview", file="甲.yaml").data["html"]
    assert "<img" not in html
    assert "&lt;img src=x" in html.replace('<span class="edge">', "").replace("</span>", "")


def test_fonts_and_colours_of_a_file_can_be_no_css(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph().add_run("字")
    run.font.name = '宋体"; background: url(http://evil.example/)'
    path = tmp_path / "坏.docx"
    document.save(str(path))
    rules = "".join(paper_of(path.read_bytes()).rules)
    assert "url(" not in rules
    assert "http:" not in rules


def test_cells_that_are_merged_keep_their_rows_columns_and_widths(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "纵"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    path = tmp_path / "表.docx"
    document.save(str(path))
    paper = paper_of(path.read_bytes())
    assert 'rowspan="3" colspan="1"' in paper.html
    assert 'rowspan="1" colspan="2"' in paper.html
    assert paper.html.count("<td") == 6
    assert any(rule.startswith("@page{size:") for rule in paper.rules)


def test_no_page_number_is_made_up(asker: Asker, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_bytes((INPUTS / "青山桥镇.yaml").read_bytes())
    html = asker.get("/api/preview", file="甲.yaml").data["html"]
    assert "— 1 —" not in html
    assert html.count('<section class="sheet') == 1


def test_what_the_chosen_form_asks_for_is_told_and_shown_as_missing(
    asker: Asker, tmp_path: Path
) -> None:
    (tmp_path / "空.yaml").write_text(blank_yaml(2025), encoding="utf-8")
    answer = asker.get("/api/preview", file="空.yaml", form="hunan")
    assert answer.status == 200
    assert answer.data["html"].count("（未填）") > 8
    (tmp_path / "甲.yaml").write_bytes((INPUTS / "最小示例.yaml").read_bytes())
    html = asker.get("/api/preview", file="甲.yaml", form="hunan").data["html"]
    assert "云溪县青禾乡财政所" in html
    assert "（未填）" in html
    for path in ("unit", "checked"):
        for name in ("空.yaml", "甲.yaml"):
            told = asker.get(f"/api/{path}", file=name, form="hunan").data
            missing = {each["path"] for each in told["findings"] if each["rule"] == "C03"}
            assert {"落款日期", "部门概况.机构人员.编制数"} <= missing
            assert told["state"] == "填报中"
    assert asker.get("/api/checked", file="甲.yaml", form="hunan").data["whole"] is False
    assert asker.get("/api/checked", file="甲.yaml").data["whole"] is True
