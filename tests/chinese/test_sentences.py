"""Sentences and clauses by their offsets."""

import pytest

from reportgen.chinese.sentences import clauses, periods, sentences


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("  \n　\n", []),
        ("没有句号", ["没有句号"]),
        ("一句。两句！三句？四句；五句", ["一句。", "两句！", "三句？", "四句；", "五句"]),
        ("第一行\n　　第二行\r\n第三行。", ["第一行", "第二行", "第三行。"]),
        ("真的吗？！好。", ["真的吗？！", "好。"]),
        ("推动“一村一品。一镇一业”发展。完成。", ["推动“一村一品。一镇一业”发展。", "完成。"]),
        (
            "支出（含上年结转；不含预收）3万元。下一句",
            ["支出（含上年结转；不含预收）3万元。", "下一句"],
        ),
        ("“（嵌。套）。”完。", ["“（嵌。套）。”完。"]),
        ("“没有收尾。第二句。", ["“没有收尾。", "第二句。"]),
        ("没有开头”。第二句。", ["没有开头”。", "第二句。"]),
        ("“跨行。\n收尾”。完", ["“跨行。", "收尾”。", "完"]),
        ("（错“配）。对”。完", ["（错“配）。", "对”。", "完"]),
        ("（甲。乙）丙。丁（“戊。”己；）庚", ["（甲。乙）丙。", "丁（“戊。”己；）庚"]),
        ("“甲。”乙。）丙。“丁。戊”", ["“甲。”乙。", "）丙。", "“丁。戊”"]),
    ],
)
def test_sentences(text: str, pieces: list[str]) -> None:
    assert cut(text, sentences(text)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("支出5万元，其中：甲1万元、乙4万元。", ["支出5万元，", "其中：", "甲1万元、乙4万元。"]),
        ("1,533万元,对企业", ["1,533万元,", "对企业"]),
        ("会议8:30开始,9:00结束", ["会议8:30开始,", "9:00结束"]),
        ("甲（一，二），乙", ["甲（一，二），", "乙"]),
        ("好；很好", ["好；", "很好"]),
    ],
)
def test_clauses(text: str, pieces: list[str]) -> None:
    assert cut(text, clauses(text)) == pieces


def test_periods_go_on_after_a_semicolon() -> None:
    text = "甲1个；乙2个。丙"
    assert cut(text, periods(text)) == ["甲1个；乙2个。", "丙"]
