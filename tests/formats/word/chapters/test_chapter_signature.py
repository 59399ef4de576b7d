"""Who signed a report and when: with the short name, over lines, with labels, in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.reading import Reading

_SIGNED = "云溪县青禾镇人民政府\n2025年4月8日\n"


def _read(folder: Path, signed: str, *tables: Any) -> Reading:
    text = IN_CHAPTERS.removesuffix(_SIGNED) + signed
    assert text != IN_CHAPTERS or signed == _SIGNED
    return read_word(lay_out(folder / "报告.docx", text, *tables))


def _left(reading: Reading) -> list[str]:
    return [each.message.partition("：")[2] for each in reading.unplaced]


@pytest.mark.parametrize(
    ("signed", "tables"),
    [
        ("青禾镇政府\n二〇二五年四月八日", ()),
        ("云溪县青禾镇人民政府　2025年4月8日", ()),
        ("云溪县\n青禾镇人民政府\n2025年4月8日", ()),
        ("单位（盖章）：云溪县青禾镇人民政府\n日期：2025年4月8日", ()),
        ("云溪县青禾镇人民政府（公章）\n2025.4.8", ()),
        ("填报单位：青禾镇人民政府\n填报时间：2025-04-08", ()),
        ("云溪县青禾镇人民政府\n二O二五年四月八日", ()),
        ("2025年4月8日", ()),
        ("青禾镇人民政府\n２０２５年４月８日", ()),
        ("", ([["", "云溪县青禾镇人民政府\n2025年4月8日"]],)),
    ],
)
def test_a_signature_is_none_of_the_last_chapter(
    tmp_path: Path, signed: str, tables: tuple[Any, ...]
) -> None:
    reading = _read(tmp_path, signed, *tables)
    assert reading.data["落款日期"] == "2025年4月8日"
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert _left(reading) == []


@pytest.mark.parametrize("below", ["", "\n单位名称：云溪县中医院　　填报日期：2025年4月6日"])
def test_a_signature_below_a_chapter_of_no_field_is_none_of_it(tmp_path: Path, below: str) -> None:
    text = """云溪县中医院
2024年度部门整体绩效自评报告
一、自评结论
（一）部门整体绩效目标完成情况
全年支出880万元，执行率98%。
（二）存在的问题和原因分析
一是人手少。
（三）下一步拟改进措施
一是招录人员。
二、佐证材料
（一）部门概况
负责全县中医医疗。
（二）其他佐证材料
验收资料已单独成册备查。
云溪县中医院
2025年4月8日"""
    reading = read_word(lay_out(tmp_path / "报告.docx", text + below))
    assert reading.data["落款日期"] == "2025年4月8日"
    texts = [each.text for each in reading.loose]
    assert "验收资料已单独成册备查。" in texts
    assert not {"云溪县中医院", "2025年4月8日"}.intersection(texts)


@pytest.mark.parametrize("other", ["中共云溪县青禾镇委员会", "云溪县青禾镇财政所"])
def test_another_unit_that_signed_is_listed(tmp_path: Path, other: str) -> None:
    reading = _read(tmp_path, f"{other}\n{_SIGNED}")
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert _left(reading) == [f"“{other}”"]


def test_a_sentence_before_the_date_stays_in_its_chapter(tmp_path: Path) -> None:
    reading = _read(tmp_path, "以上情况已报县财政局\n2025年4月8日")
    told = reading.data["存在的问题分析及改进措施"]["其他需要说明问题"]
    assert told == ["无", "以上情况已报县财政局"]


def test_a_firm_that_evaluated_and_signed_is_none_of_the_last_chapter(tmp_path: Path) -> None:
    reading = _read(tmp_path, "华信会计师事务所（普通合伙）\n2025年4月8日")
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert reading.data["落款日期"] == "2025年4月8日"
    assert _left(reading) == ["“华信会计师事务所（普通合伙）”"]


def test_who_filled_in_the_report_is_listed_and_none_of_the_last_chapter(tmp_path: Path) -> None:
    line = "单位负责人：王某　　填报人：李某　　填报日期：2024年4月12日"
    reading = _read(tmp_path, f"{_SIGNED}{line}")
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert reading.data["落款日期"] == "2025年4月8日"
    assert _left(reading) == [f"“{line}”"]


@pytest.mark.parametrize(
    "below",
    [
        "（联系人：李明，联系电话：0731-87654321）",
        "抄送：县财政局。",
        "（此件公开发布）",
        "云溪县青禾镇人民政府办公室　　2025年4月9日印发",
        "填报单位（盖章）：云溪县青禾镇人民政府　　　单位：万元",
    ],
)
def test_what_a_letter_has_below_its_date_is_listed(tmp_path: Path, below: str) -> None:
    reading = _read(tmp_path, f"{_SIGNED}{below}")
    assert reading.data["落款日期"] == "2025年4月8日"
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert _left(reading) == [f"“{below}”"]
