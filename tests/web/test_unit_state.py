from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx import Document

from reportgen.formats.blank_yaml import blank_yaml
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.asking import Asker

FILE = "甲.yaml"
TOTAL = "支出总额: "


def row(asker: Asker) -> dict[str, Any]:
    (found,) = asker.get("/api/units").data["rows"]
    assert isinstance(found, dict)
    return found


def test_the_list_says_how_far_each_unit_is(asker: Asker, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(blank_yaml(2024), encoding="utf-8")
    blank = row(asker)
    assert (blank["state"], blank["errors"], blank["built"]) == ("填报中", 0, "")
    assert blank["missing"] > 5
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace(f"{TOTAL}3539万元", f"{TOTAL}3540万元"), encoding="utf-8")
    wrong = row(asker)
    assert (wrong["state"], wrong["missing"]) == ("有错误", 0)
    assert wrong["errors"] > 0
    path.write_text(text, encoding="utf-8")
    good = row(asker)
    assert (good["state"], good["unit"], good["year"]) == (
        "没有问题",
        "湘潭县青山桥镇人民政府",
        2024,
    )
    assert (good["budget"], good["spent"], good["rate"]) == ("3960万元", "3539万元", 89.37)
    assert good["date"][:2] == "20"


def test_the_list_says_what_became_of_what_was_generated(asker: Asker, tmp_path: Path) -> None:
    path = tmp_path / FILE
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    output = asker.post("/api/build", {"file": FILE}).data["output"]
    assert (row(asker)["built"], row(asker)["output"]) == ("已生成", output)
    path.write_text(text.replace("年度预算金额: ", "年度预算金额: 1"), encoding="utf-8")
    assert (row(asker)["built"], row(asker)["builtWhy"]) == (
        "生成后改过",
        "数据在生成以后改过",
    )
    path.write_text(text, encoding="utf-8")
    assert row(asker)["built"] == "已生成"
    document = Document(str(tmp_path / output))
    document.add_paragraph("有人写上的。")
    document.save(str(tmp_path / output))
    assert (row(asker)["built"], row(asker)["builtWhy"]) == (
        "生成后改过",
        "Word 文件在生成以后改过",
    )
    refused = asker.post("/api/build", {"file": FILE})
    assert refused.status == 409
    assert refused.data["may_force"]
    assert asker.post("/api/build", {"file": FILE, "force": True}).status == 200


def test_a_report_with_warnings_alone_says_so(asker: Asker, tmp_path: Path) -> None:
    text = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")
    last = text.replace("年度: 2024\n", "年度: 2023\n", 1)
    (tmp_path / "去年").mkdir()
    (tmp_path / "去年" / "去年.yaml").write_text(last, encoding="utf-8")
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    answer = asker.get("/api/unit", file=FILE).data
    assert answer["state"] == "有警告"  # copied from last year, which lies in the folder
    assert answer["lastFile"] == "去年/去年.yaml"
