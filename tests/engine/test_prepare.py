"""From a part's XML to what it prints: split tags, formatting, whole elements, bookmarks."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.engine.documents import (
    DUTIES,
    EACH_DUTY,
    GOALS,
    NAME,
    UNIT,
    add_table,
    cells,
    document,
    element,
    filled,
    lines,
    opened,
    paragraph,
    printed,
    run,
    saved,
    template,
    with_markup,
)
from tests.wordfile import DOCUMENT, W, members, replaced

BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'
TWO: tuple[str, object] = (DUTIES, ["甲", "乙"])
NONE: tuple[str, object] = (DUTIES, [])


def body(data: bytes) -> etree._Element:
    return etree.fromstring(members(data)[DOCUMENT])[0]


def looks(data: bytes) -> list[tuple[str, bool, str]]:
    """Return text, boldness and colour of each run of the first paragraph that is not empty."""
    first = opened(data).paragraphs[0]
    return [(each.text, bool(each.bold), str(each.font.color.rgb or "")) for each in first.runs]


@pytest.mark.parametrize(
    "runs",
    [
        ("{", "{ 部门概况.单位名称 }}"),
        ("{{", " 部门概况.单位名称 ", "}}"),
        ("{{ 部门", "概况", ".", "单位名称 }", "}"),
        tuple("{{部门概况.单位名称}}"),
        ("｛", "｛部门概况．", "单位名称 }", "｝"),
        ("{{ 部门概况\t.", "单位名称 }}"),
        ("{{ 部门概况.\n单位名称 }}",),
    ],
)
def test_a_tag_split_over_runs_tabs_and_breaks_prints_as_one(runs: tuple[str, ...]) -> None:
    assert printed(("（", *runs, "）")) == [f"（{UNIT}）"]


def test_a_tag_split_by_formatting_takes_that_of_its_first_run() -> None:
    data = with_markup(
        paragraph(
            run("单位：{{ 部门", BOLD), run("概况.单位", RED), run("名称 }}（盖章）", "<w:i/>")
        )
    )
    assert looks(filled(data)) == [(f"单位：{UNIT}", True, ""), ("（盖章）", False, "")]


@pytest.mark.parametrize(
    "between",
    [
        '<w:proofErr w:type="spellStart"/>',
        "<w:lastRenderedPageBreak/>",
        '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>',
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>",
        "<!-- {% -->",
        "<w:r><w:tab/></w:r>",
        "<w:r><w:t/></w:r>",
    ],
)
def test_what_editors_put_into_a_tag_does_not_break_it(between: str) -> None:
    data = with_markup(paragraph("（{{ 部门概况.", between, "单位名称 }}）"))
    assert lines(filled(data)) == [f"（{UNIT}）"]


@pytest.mark.parametrize(
    "around",
    [
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:ins w:id="1" w:author="x">{}</w:ins>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="place">{}</w:smartTag>',
        '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>',
    ],
)
def test_a_tag_may_lie_in_a_link_an_insertion_or_a_control(around: str) -> None:
    data = with_markup(paragraph("（", around.format(run("{{ 年度 }}")), "）"))
    texts = [text.text for text in body(filled(data)).iter(f"{W}t")]
    assert texts == ["（", "2024", "）"]


def test_an_if_between_runs_keeps_the_formatting_of_each() -> None:
    data = with_markup(
        paragraph(
            run("{% if 年度 %}共", BOLD), run("{{ 年度 }}", RED), run("年{% else %}无", BOLD),
            run("{% endif %}。"),
        )
    )  # fmt: skip
    assert looks(filled(data)) == [("共", True, ""), ("2024", False, "FF0000"), ("年", True, ""),
                                   ("。", False, "")]  # fmt: skip


def test_a_for_within_a_paragraph_repeats_its_runs_with_their_formatting() -> None:
    data = with_markup(
        paragraph(
            "{% for 职能 in 部门概况.单位基本职能 %}",
            run("{{ loop.index }}.", BOLD),
            run("{{ 职能 }}", RED),
            "{% endfor %}",
        )
    )
    assert looks(filled(data, TWO)) == [
        ("1.", True, ""),
        ("甲", False, "FF0000"),
        ("2.", True, ""),
        ("乙", False, "FF0000"),
    ]


def test_a_loop_inside_one_run_stays_inside_it() -> None:
    data = filled(
        template("{% for 职能 in 部门概况.单位基本职能 %}{{ 职能 }}；{% endfor %}完"), TWO
    )
    assert [each[0] for each in looks(data)] == ["甲；乙；完"]


def test_a_tag_for_a_run_works_as_one_within_the_paragraph() -> None:
    assert printed("甲{%r if 年度 %}乙{%r endif %}丙") == ["甲乙丙"]


def test_breaks_and_tabs_in_data_are_words_own_elements() -> None:
    data = filled(
        template("（{{ 部门概况.单位基本职能|first }}）"), (DUTIES, ["甲\t乙\r\n丙 \n 丁"])
    )
    (only,) = body(data).iter(f"{W}r")
    shown = [child.tag.removeprefix(W) for child in only]
    assert shown == ["rPr", "t", "tab", "t", "br", "t", "br", "t"]
    assert [text.text for text in only.iter(f"{W}t")] == ["（甲", "乙", "丙 ", " 丁）"]
    preserve = "{http://www.w3.org/XML/1998/namespace}space"
    assert {text.get(preserve) for text in only.iter(f"{W}t")} == {"preserve"}


def test_paragraph_tags_take_their_paragraphs_away() -> None:
    data = template(
        "头", *EACH_DUTY, "{%p if 年度 %}", "有", "{%p else %}", "无", "{%p endif %}", "尾"
    )
    assert lines(filled(data, TWO)) == ["头", "甲", "乙", "有", "尾"]
    assert lines(filled(data, NONE)) == ["头", "有", "尾"]


def test_row_tags_repeat_rows() -> None:
    made = document()
    add_table(
        made,
        ["序号", "职能"],
        ["{%tr for 职能 in 部门概况.单位基本职能 %}", ""],
        ["{{ loop.index }}", "{{ 职能 }}"],
        ["{%tr endfor %}", ""],
    )
    assert cells(filled(saved(made), TWO)) == [["序号", "职能"], ["1", "甲"], ["2", "乙"]]
    assert cells(filled(saved(made), NONE)) == [["序号", "职能"]]


def test_cell_tags_repeat_cells() -> None:
    made = document()
    loop = ["{%tc for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%tc endfor %}"]
    add_table(made, ["职能", *loop], ["甲", "乙", "丙", "丁"])
    row = body(filled(saved(made), TWO)).find(f".//{W}tr")
    assert row is not None
    assert ["".join(map(str, cell.itertext())) for cell in row.iter(f"{W}tc")] == [
        "职能",
        "甲",
        "乙",
    ]


def test_loops_for_rows_and_paragraphs_nest() -> None:
    made = document()
    add_table(
        made,
        ["{%tr for 目标 in 绩效完成情况.绩效目标完成情况 %}", ""],
        ["{{ 目标.标题 }}", ["{%p for 点 in 目标.要点 %}", "{{ 点 }}", "{%p endfor %}"]],
        ["{%tr endfor %}", ""],
    )
    goals = [{"标题": "一", "要点": ["甲", "乙"]}, {"标题": "二", "要点": []}]
    assert cells(filled(saved(made), (GOALS, goals))) == [["一", "甲\n乙"], ["二", ""]]


def test_comments_print_nothing_and_one_for_a_paragraph_takes_it_away() -> None:
    assert printed("甲{# {{ 不存在 }} #}乙", "{#p 整段 #}", "丙{##}") == ["甲乙", "丙"]


def test_a_comment_may_stand_beside_a_paragraph_tag() -> None:
    assert printed("{%p if 年度 %}{# 有年度时 #}", "甲", "{%p endif %}") == ["甲"]


def test_set_names_a_group_for_what_follows() -> None:
    whole = ("{%p set 概况 = 部门概况 %}", "{{ 概况.单位名称 }}")
    assert printed(*whole, "{% set 名称 = 概况.单位名称 %}（{{ 名称 }}）") == [UNIT, f"（{UNIT}）"]


def test_braces_of_the_template_itself_survive_in_text_and_attributes() -> None:
    texts = ("{", "{甲}", "{ {年度} }", "}{", "100%", "{{ 年度 }}}", "｛甲｝")
    link = '<w:hyperlink w:anchor="a" w:tooltip="{5B0E3A52-6F5C}{">{}</w:hyperlink>'
    block = paragraph(link.replace("{}</w", run("{") + "</w"), "甲{{ 年度 }}{")
    made = document(*texts)
    made.element.body.insert(0, block)
    data = filled(saved(made))
    assert lines(data) == ["{甲2024{", "{", "{甲}", "{ {年度} }", "}{", "100%", "2024}", "｛甲｝"]
    assert next(body(data).iter(f"{W}hyperlink")).get(f"{W}tooltip") == "{5B0E3A52-6F5C}{"


def test_escaped_braces_that_runs_cut_are_printed_as_braces() -> None:
    cut = (run("{_"), run("{ 原样 }"), run("_}"))
    data = with_markup(
        paragraph(*cut, "{{ 年度 }}"), paragraph(run("{"), run("_% if %_"), run("}"))
    )
    assert lines(filled(data)) == ["{{ 原样 }}2024", "{% if %}"]


def test_revision_ids_are_not_repeated() -> None:
    ids = 'w:rsidR="00A1" w14:paraId="12345678" w14:textId="77777777"'
    namespace = "http://schemas.microsoft.com/office/word/2010/wordml"
    block = f'<w:p xmlns:w14="{namespace}" {ids}>{run("{{ 职能 }}")}</w:p>'
    data = with_markup(paragraph(EACH_DUTY[0]), element(block), paragraph(EACH_DUTY[2]))
    assert b"paraId=" not in members(filled(data, TWO))[DOCUMENT]
    assert b"rsidR=" not in members(filled(data, TWO))[DOCUMENT]


def bookmarks(data: bytes) -> list[tuple[str, str | None]]:
    found = body(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")
    return [(each.tag.removeprefix(W), each.get(f"{W}id")) for each in found]


def test_bookmarks_that_a_loop_would_tear_go_and_of_those_it_repeats_the_first_stays() -> None:
    def mark(end: str, number: int) -> str:
        name = f' w:name="m{number}"' if end == "Start" else ""
        return f'<w:bookmark{end} w:id="{number}"{name}/>'

    data = with_markup(
        paragraph(mark("Start", 1), "甲", mark("End", 1), mark("Start", 2)),
        paragraph(EACH_DUTY[0], mark("Start", 3)),
        paragraph(mark("Start", 4), "{{ 职能 }}", mark("End", 4), mark("End", 2)),
        paragraph(EACH_DUTY[2]),
        paragraph(mark("End", 3), "乙"),
    )
    assert bookmarks(filled(data, TWO)) == [
        (f"bookmark{end}", number) for number in "12" for end in ("Start", "End")
    ]


@pytest.mark.parametrize(
    "markup",
    ["<?reportgen 0?>", "<?reportgen 99?>", "<!-- <?reportgen 0?> -->", "<!-- {{ x }} -->"],
)
def test_comments_and_instructions_of_the_xml_are_no_tags(markup: str) -> None:
    data = template("{% for 职能 in 部门概况.单位基本职能 %}甲{% endfor %}")
    hostile = replaced(data, DOCUMENT, ("<w:sectPr", f"{markup}<w:sectPr"))
    assert lines(filled(hostile, TWO)) == ["甲甲"]


def test_what_has_no_tags_comes_out_as_it_was() -> None:
    made = document("标题", NAME)
    before, after = members(saved(made)), members(filled(saved(made)))
    assert after["word/styles.xml"] == before["word/styles.xml"]
    assert after["word/theme/theme1.xml"] == before["word/theme/theme1.xml"]
