"""Sections of 绩效目标完成情况: titles, points and ordinals."""

from __future__ import annotations

from reportgen.formats.word.prose.achievement_sections import sections_of
from reportgen.formats.word.text.word_lines import WordLine


def sections(*lines: WordLine | str) -> list[tuple[str, list[str]]]:
    given = [WordLine(line, "") if isinstance(line, str) else line for line in lines]
    return [(each.title, [point.text for point in each.points]) for each in sections_of(given)]


def test_nothing_gives_nothing() -> None:
    assert sections() == sections("", "　") == []


def test_headings_on_their_own_lines() -> None:
    assert sections("民生", "一是甲。二是乙。", "产业", "丙。") == [
        ("民生", ["甲。", "乙。"]),
        ("产业", ["丙。"]),
    ]


def test_ordinals_of_titles_are_taken_off_when_all_are_in_turn() -> None:
    assert sections("一、民生", "甲。", "二、产业", "乙。") == [
        ("民生", ["甲。"]),
        ("产业", ["乙。"]),
    ]
    assert sections("一、民生", "甲。", "三、产业", "乙。")[1][0] == "三、产业"


def test_headings_in_bold() -> None:
    bold = WordLine("民生。甲。", "", lead=3)
    assert sections(bold, WordLine("产业。乙。", "", lead=3)) == [
        ("民生", ["甲。"]),
        ("产业", ["乙。"]),
    ]


def test_text_without_a_heading_stays() -> None:
    text = "全年各项工作都按时完成，群众满意，没有发生事故，资金全部按规定使用，项目全部验收合格。"
    assert sections(f"{text}{text}") == [("", [f"{text}{text}"])]


def test_a_paragraph_after_a_point_belongs_to_it() -> None:
    assert sections("民生", "一是甲。", "又甲。", "二是乙。") == [
        ("民生", ["甲。\n又甲。", "乙。"])
    ]


def test_white_space_after_an_ordinal_ends_no_title() -> None:
    for gap in ("\u3000", "\t", " "):
        assert sections(f"一、{gap}民生", "甲。", f"二、{gap}产业", "乙。") == [
            ("民生", ["甲。"]),
            ("产业", ["乙。"]),
        ]
        assert sections(f"一、{gap}民生　一是甲。二是乙。", f"二、{gap}产业　一是丙。二是丁。") == [
            ("民生", ["甲。", "乙。"]),
            ("产业", ["丙。", "丁。"]),
        ]


def test_a_title_before_a_wide_gap_among_titles_before_points() -> None:
    assert sections("民生　一是甲。二是乙。", "产业　丙，丁。") == [
        ("民生", ["甲。", "乙。"]),
        ("产业", ["丙，丁。"]),
    ]
    assert len(sections("民生　一是甲。二是乙。", "又做了，甲　乙。")) == 1


def test_a_paragraph_before_the_only_numbered_heading_is_a_section_of_its_own() -> None:
    lines = ["全年完成各项任务，建成村道5.2公里。", "1、保障机构运转", "工资按时支付。"]
    sections = sections_of([WordLine(text, f"第{n}段") for n, text in enumerate(lines, 1)])
    assert [(each.title, [point.text for point in each.points]) for each in sections] == [
        ("", ["全年完成各项任务，建成村道5.2公里。"]),
        ("保障机构运转", ["工资按时支付。"]),
    ]


def test_a_paragraph_that_begins_with_a_counted_point_is_no_heading() -> None:
    told = ("1、经济。产值3亿元。", "2、民生。", "一是教育。教室6间。", "二是医疗。病房2间。")
    assert sections(*told, "3、治理。调解36起。") == [
        ("经济", ["产值3亿元。"]),
        ("民生", ["教育。教室6间。", "医疗。病房2间。"]),
        ("治理", ["调解36起。"]),
    ]


def test_a_list_in_one_paragraph_has_all_its_items() -> None:
    items = ["完成甲。", "完成乙。", "完成丙。"]
    assert sections("1.完成甲。2.完成乙。3.完成丙。") == [("", items)]
