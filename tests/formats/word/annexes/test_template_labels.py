"""The labels of annexes are those of the form's own template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import docx
import pytest

from reportgen import load, render
from reportgen.formats.reading import read_word
from reportgen.formats.word.annexes import annex_labels
from reportgen.formats.word.annexes.template_labels import own_labels
from reportgen.forms.new_template import start_template
from reportgen.model.computed_annexes import filled
from reportgen.ooxml.data_part import remove_data
from tests.annexes import ANNEXES
from tests.reports import CHAPTERS
from tests.tools import CHAPTER_FORM, FORM
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen import Report

NAMES = {id(value): name for name, value in vars(annex_labels).items() if isinstance(value, dict)}
OTHER = {
    "三公经费": "公款三项开销",
    "2、出国经费": "2、外事活动花费",
    "公用经费": "日常办公花费",
    "政府采购金额": "统一采买金额",
    "1、业务工作经费": "1、办事经费",
    "实际规模（㎡）": "建成多大（㎡）",
    "厉行节约保障措施": "怎样省着花",
    "预算部门（单位）名称": "哪一家填的",
    "年度资金总额": "一年的钱合计",
    "其中：基本支出": "其中：养人的钱",
    "全年执行数": "花掉多少",
    "其中：当年财政拨款": "其中：财政给的",
    "预期目标": "打算办成什么",
    "三级指标": "具体看什么",
    "年度指标值": "要达到多少",
    "实际完成值": "做到了多少",
    "年度预算申请（万元）": "要钱情况（万元）",
    "经费控制情况（万元）": "花钱管得怎样（万元）",
}


UNSEEN = ("调整数", "合计")
"""What is not printed, and what is left out where it is the sum of its parts."""


@pytest.mark.parametrize("form", [FORM, CHAPTER_FORM], ids=["xiangtan", "hunan"])
def test_of_the_shipped_forms_all_labels_are_known(form: Path) -> None:
    """What is derived from a template is what the lists of usual wordings say."""
    derived = own_labels(form)
    vocabularies = {NAMES[at]: labels for at, labels in derived.items()}
    for name, least in (
        *(("COST_ROWS", 12), ("COST_LISTS", 3), ("STAFF_COLUMNS", 3), ("BUILDING_COLUMNS", 6)),
        *(("SAVINGS", 1), ("HEAD", 4), ("MONEY_COLUMNS", 6), ("REQUEST_ROWS", 9)),
        *(("FUND_ROWS", 4), ("GOALS", 2), ("INDICATOR_COLUMNS", 8)),
    ):
        usual = getattr(annex_labels, name)
        assert len(vocabularies[name]) >= least
        for label, meaning in vocabularies[name].items():
            without_unit = label.removesuffix("m2").removesuffix("万元")
            known = dict.get(usual, label) or dict.get(usual, without_unit)
            assert (name, label, known) == (name, label, meaning)


@pytest.mark.parametrize("source", ["xiangtan", "hunan"])
def test_annexes_with_other_labels_are_read_back(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = start_template("我县", source=source)
    made = docx.Document(str(path))
    missing = set(OTHER)
    for table in made.tables[-8:]:
        for cell in {id(cell): cell for row in table.rows for cell in row.cells}.values():
            for paragraph in cell.paragraphs:
                said = "".join(paragraph.text.split())
                for old, new in OTHER.items():
                    is_merged = "纵向合并" in said and f'"{old}"' in paragraph.text
                    if said != "".join(old.split()) and not is_merged:
                        continue
                    missing.discard(old)
                    first, *others = paragraph.runs
                    first.text = first.text.replace(old, new) if is_merged else new
                    for run in others:
                        run.text = ""
    made.save(str(path))
    assert missing == set()
    report = load({**CHAPTERS, "附件": ANNEXES})
    word = tmp_path / "报告.docx"
    word.write_bytes(packed(remove_data(members(render(report, "我县")))))
    reading = read_word(word)
    assert reading.form == "我县"
    found = load(reading.data, "我县")
    assert reading.unplaced == []
    assert shown(found) == shown(report)


_NEEDLESS = re.compile(r"(?<=\d)\.0+(?=\D|$)|(?<=\.\d)0+(?=\D|$)")


def shown(report: Report) -> dict[str, Any]:
    """Return the annexes with all that is computed, as far as a form prints them."""
    annexes = filled(report).model_dump(mode="json", by_alias=True, exclude_none=True)["附件"]
    return {"附件": _printed(annexes)}


def _printed(value: Any) -> Any:
    if isinstance(value, list):
        return [_printed(each) for each in value]
    if isinstance(value, dict):
        return {key: _printed(each) for key, each in value.items() if key not in UNSEEN}
    if not isinstance(value, str):
        return value
    # A column is printed with as many decimals as its longest figure has.
    return _NEEDLESS.sub("", value.removesuffix("㎡"))
