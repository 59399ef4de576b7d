"""Data files as people type them who never saw YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import InputError, Report, load
from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.forgiving_yaml import parse_forgiving
from reportgen.formats.yaml_repair import repaired
from reportgen.plaindata import yaml_text
from tests.dumps import as_yaml
from tests.strategies import reports
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHORT = (INPUTS / "最小示例.yaml").read_text("utf-8")
_AT = SHORT.index("  存在的问题:")
FIRST = SHORT[:_AT] + "  存在的问题:"
LAST = SHORT[SHORT.index("  改进措施:") :]
UNMARKED = {"no mark", "no mark and no indentation"}
SAMPLES = sorted(INPUTS.glob("*.yaml"))
_LABEL = re.compile(r"^( *(?:- )*)([^\s:#][^:#]*): ?(.*)$")
_ITEM = re.compile(r"^( *)- (?!.*: )(.+)$")

LABEL_MISTAKES: dict[str, Callable[[str, str, str], str]] = {
    "a full-width colon": lambda before, label, value: f"{before}{label}：{value}",
    "a full-width colon and a space": lambda before, label, value: f"{before}{label}： {value}",
    "no space behind the colon": lambda before, label, value: f"{before}{label}:{value}",
    "a full-width space behind the colon": (
        lambda before, label, value: f"{before}{label}:\u3000{value}"
    ),
    "a space before the colon": lambda before, label, value: f"{before}{label} ：{value}",
    "a small colon": lambda before, label, value: f"{before}{label}﹕{value}",
    "a ratio sign": lambda before, label, value: f"{before}{label}∶{value}",
    "two colons": lambda before, label, value: f"{before}{label}:：{value}",
    "an en space for the indentation": (
        lambda before, label, value: before.replace("  ", "\u2002") + f"{label}: {value}"
    ),
    "a tab for the indentation": (
        lambda before, label, value: before.replace("  ", "\t") + f"{label}: {value}"
    ),
    "full-width spaces for the indentation": (
        lambda before, label, value: before.replace("  ", "\u3000") + f"{label}: {value}"
    ),
    "one space too many": lambda before, label, value: f" {before}{label}: {value}",
    "one space too few": (
        lambda before, label, value: f"{before.removeprefix(' ')}{label}: {value}"
    ),
}
ITEM_MISTAKES: dict[str, Callable[[str, str], str]] = {
    "no space behind the mark": lambda before, text: f"{before}-{text}",
    "a full-width mark": lambda before, text: f"{before}－ {text}",
    "a dot for the mark": lambda before, text: f"{before}·{text}",
    "a bullet for the mark": lambda before, text: f"{before}● {text}",
    "a box for the mark": lambda before, text: f"{before}□ {text}",
    "Word's own sign for the mark": lambda before, text: f"{before}\uf06c {text}",
    "a star for the mark": lambda before, text: f"{before}* {text}",
    "an en dash for the mark": lambda before, text: f"{before}–{text}",
    "two marks": lambda before, text: f"{before}- - {text}",
    "no mark": lambda before, text: f"{before}{text}",
    "no mark and no indentation": lambda _, text: text,
    "one space too many": lambda before, text: f" {before}- {text}",
}


def read(folder: Path, lines: list[str] | str) -> Report:
    """Return the report of a data file with these lines."""
    path = folder / "我镇.yaml"
    path.write_text(lines if isinstance(lines, str) else "\n".join(lines), encoding="utf-8")
    return load(path)


def said(folder: Path, text: str) -> list[str]:
    """Return the places and messages of what is said of a file, whether it loads or not."""
    try:
        found = read(folder, text).remarks
    except InputError as error:
        found = error.findings
    return [f"{each.location.rpartition('.yaml:')[2]} {each.message}" for each in found]


def some_of(lines: list[str], turn: int, step: int = 3) -> list[tuple[int, str]]:
    """Return every third line, or fewer, with its number; among them, each line has its turn."""
    return [each for each in enumerate(lines) if each[0] % step == turn % step]


@pytest.mark.parametrize("mistake", LABEL_MISTAKES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_label_is_known_however_it_is_typed(tmp_path: Path, sample: Path, mistake: str) -> None:
    lines = sample.read_text("utf-8").split("\n")
    right = read(tmp_path, lines)
    tried = 0
    step = 3 if len(lines) < len(LABEL_MISTAKES) * 9 else len(LABEL_MISTAKES)
    for at, line in some_of(lines, [*LABEL_MISTAKES].index(mistake), step):
        match = _LABEL.match(line)
        if match is None or line.lstrip().startswith("#") or "检查豁免" in line:
            continue
        typed = LABEL_MISTAKES[mistake](*match.groups())
        if (
            not typed.strip()
            or typed in (line, line.rstrip())
            or match[1].lstrip() != ""
            or "A0" in line
        ):
            continue
        report = read(tmp_path, [*lines[:at], typed, *lines[at + 1 :]])
        assert report == right, (at + 1, typed)
        tried += 1
    assert tried


@pytest.mark.parametrize("mistake", ITEM_MISTAKES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_item_is_known_however_it_is_marked(tmp_path: Path, sample: Path, mistake: str) -> None:
    lines = sample.read_text("utf-8").split("\n")
    right = read(tmp_path, lines)
    tried = 0
    for at, line in some_of(lines, [*ITEM_MISTAKES].index(mistake)):
        match = _ITEM.match(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        typed = ITEM_MISTAKES[mistake](*match.groups())
        report = read(tmp_path, [*lines[:at], typed, *lines[at + 1 :]])
        assert report == right, (at + 1, typed)
        tried += 1
    assert tried


def changed(old: str, new: str) -> str:
    """Return the shortest sample with a piece of it replaced."""
    assert old in SHORT
    return SHORT.replace(old, new, 1)


@given(data=st.data())
def test_many_mistakes_in_one_file_are_all_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    sample = data.draw(st.sampled_from(SAMPLES))
    lines = sample.read_text("utf-8").split("\n")
    right = read(folder, lines)
    for at in data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=2, max_size=12)):
        line = lines[at]
        if line.lstrip().startswith("#") or "A0" in line:
            continue
        if (match := _LABEL.match(line)) and not match[1].strip():
            mistake = data.draw(st.sampled_from(sorted(LABEL_MISTAKES)))
            lines[at] = LABEL_MISTAKES[mistake](*match.groups())
        elif match := _ITEM.match(line):
            mistake = data.draw(st.sampled_from(sorted(set(ITEM_MISTAKES) - UNMARKED)))
            lines[at] = ITEM_MISTAKES[mistake](*match.groups())
    assert read(folder, lines) == right


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("建设厂房 #1栋", "建设厂房 #1栋"),
        ("#1栋厂房没有完工", "#1栋厂房没有完工"),
        ("建设厂房\u3000#1栋和 #2栋", "建设厂房\u3000#1栋和 #2栋"),
        ("原因: 招标晚", "原因: 招标晚"),
        ('"两个项目"下半年才招标', '"两个项目"下半年才招标'),
        ("'两个'项目", "'两个'项目"),
        ("{{年度}}才招标", "{{年度}}才招标"),
        ("[待核]两个项目", "[待核]两个项目"),
        ("*两个项目", "*两个项目"),
        ("&两个项目", "&两个项目"),
        ("!两个项目", "!两个项目"),
        ("%两个项目", "%两个项目"),
        ("@两个项目", "@两个项目"),
        ("`两个项目", "`两个项目"),
        ("|两个项目", "|两个项目"),
        (">两个项目", ">两个项目"),
        ("- 两个项目才招标", "两个项目才招标"),
    ],
)
def test_what_is_typed_behind_a_label_is_its_content(
    tmp_path: Path, typed: str, read_as: str
) -> None:
    text = f"{FIRST}\n    - 标题: 支付偏慢\n      内容: {typed}\n{LAST}"
    (problem,) = read(tmp_path, text).improvement.problems
    assert problem.content == read_as


@pytest.mark.parametrize("before", ["财政局 # ", "财政局\t# ", "财政局 #  ", "# "])
def test_no_word_behind_a_known_label_is_lost_without_a_word(tmp_path: Path, before: str) -> None:
    found = said(tmp_path, changed("云溪县财政局\n", f"{before}县长分管\n"))
    assert [each for each in found if "“县长分管”" in each]


def test_the_place_of_what_is_no_content_is_that_of_its_sign(tmp_path: Path) -> None:
    text = changed("云溪县财政局\n", "云溪县财政局 # 县长分管\n")
    (told,) = (each for each in said(tmp_path, text) if "县长分管" in each)
    line, column = map(int, told.split(" ")[0].split(":"))
    assert text.split("\n")[line - 1][column - 1] == "#"


@pytest.mark.parametrize("between", [" ", "\u3000", "＝", "=", "；", "，", "  "])
def test_a_label_without_its_colon_is_known(tmp_path: Path, between: str) -> None:
    text = changed("主管部门: 云溪", f"主管部门{between}云溪")
    assert read(tmp_path, text) == read(tmp_path, SHORT)
    assert any("“主管部门”后面没有冒号" in each for each in said(tmp_path, text))


def test_a_group_without_its_colon_is_known(tmp_path: Path) -> None:
    text = changed("部门概况:\n", "部门概况\n")
    assert read(tmp_path, text) == read(tmp_path, SHORT)
    assert [each for each in said(tmp_path, text) if "“部门概况”后面没有冒号" in each]


def test_the_line_that_begins_elsewhere_is_told_and_not_the_others(tmp_path: Path) -> None:
    text = changed("  单位名称:", "单位名称:")
    line = next(n for n, each in enumerate(text.split("\n"), 1) if each.startswith("单位名称"))
    (told,) = said(tmp_path, text)
    assert told.startswith(f"{line}:1 “单位名称”没有与同组栏目对齐")


def test_words_behind_a_comment_sign_are_told(tmp_path: Path) -> None:
    found = said(tmp_path, changed("云溪县财政局\n", "云溪县财政局  # 县长分管\n"))
    assert [each for each in found if "县长分管" in each and "不作内容" in each]


def test_comments_of_blanks_and_drafts_are_not_told(tmp_path: Path) -> None:
    text = changed("结余: 3.30万元", "结余:  # 上年 3万元")
    assert said(tmp_path, text) == []


@pytest.mark.parametrize("indent", ["", "  "])
def test_waivers_with_list_marks_in_a_file_with_slips_are_read(tmp_path: Path, indent: str) -> None:
    text = f"{SHORT}检查豁免：\n{indent}- A10：已与财政核对\n{indent}- A03、A05: 见附件\n"
    waivers = read(tmp_path, text).waivers
    assert waivers == {"A10": "已与财政核对", "A03、A05": "见附件"}
    assert sum("前面写了“-”" in each for each in said(tmp_path, text)) == 2


def test_paragraphs_pasted_below_a_list_are_its_items(tmp_path: Path) -> None:
    text = f"{FIRST}\n    支付偏慢。两个项目没有付完。\n人手不足。财政所只有3人。\n{LAST}"
    problems = read(tmp_path, text).improvement.problems
    assert [each.title for each in problems] == ["支付偏慢", "人手不足"]


def test_paragraphs_pasted_behind_a_label_are_its_items(tmp_path: Path) -> None:
    text = changed("  单位基本职能:\n", "  单位基本职能: 负责防汛。\n负责消防。\n  负责安全。\n#")
    duties = read(tmp_path, text).overview.duties
    assert duties[:3] == ["负责防汛。", "负责消防。", "负责安全。"]


def test_a_text_that_goes_on_in_the_next_line_is_joined(tmp_path: Path) -> None:
    text = f"{FIRST}\n    - 标题: 支付偏慢\n      内容: 两个项目下半年\n        才招标。\n{LAST}"
    (problem,) = read(tmp_path, text).improvement.problems
    assert problem.content == "两个项目下半年才招标。"


@pytest.mark.parametrize(
    "lines",
    [
        ["支付偏慢", "  两个项目没有付完。"],
        ["标题: 支付偏慢", "  两个项目没有付完。"],
        ["标题: 支付偏慢", "  内容: 两个项目", "    没有付完。"],
        ["标题: 支付偏慢", "- 内容: 两个项目没有付完。"],
    ],
)
def test_the_lines_of_a_problem_are_its_title_and_content(tmp_path: Path, lines: list[str]) -> None:
    typed = "\n".join(f"    {line}" for line in (f"- {lines[0]}", *lines[1:]))
    (problem,) = read(tmp_path, f"{FIRST}\n{typed}\n{LAST}").improvement.problems
    assert (problem.title, problem.content) == ("支付偏慢", "两个项目没有付完。")


SECTIONS = [
    "（一）产业|一是种莲。|二是招商。|（二）民生|一是就业。",
    "　　（一）产业|　　一是种莲。|　　二是招商。|　　（二）民生|　　一是就业。",
    "    1.产业|    一是种莲。|    二是招商。|    2.民生|    一是就业。",
    "    - 标题: 产业|        - 种莲。|        - 招商。|    - 标题: 民生|        - 就业。",
    "    - 标题: 产业|    要点:|    - 种莲。|    - 招商。|    - 标题: 民生|    要点:|    - 就业。",
    "    - 标题: 产业|    - 要点:|     - 种莲。|     - 招商。|    - 标题: 民生|      要点: 就业。",
    "    标题: 产业|    要点:|      - 种莲。|      - 招商。|    标题: 民生|    要点: 就业。",
    "\t- 标题：产业|\t\t要点：|　　－种莲。|　　－招商。|\t- 标题：民生|\t\t要点：|　　－就业。",
    "    - 标题: 产业|      要点: 一是种莲。二是招商。|    - 标题: 民生|      要点: 就业。",
]


@pytest.mark.parametrize("typed", SECTIONS)
def test_sections_are_read_however_they_were_pasted(tmp_path: Path, typed: str) -> None:
    start = SHORT.index("  绩效目标完成情况:")
    end = SHORT.index("存在的问题分析及改进措施:")
    lines = typed.replace("|", "\n")
    report = read(tmp_path, f"{SHORT[:start]}  绩效目标完成情况:\n{lines}\n{SHORT[end:]}")
    assert [(each.title, each.points) for each in report.performance.achievements] == [
        ("产业", ["种莲。", "招商。"]),
        ("民生", ["就业。"]),
    ]


def test_each_pasted_paragraph_has_its_own_line(tmp_path: Path) -> None:
    start = SHORT.index("  绩效目标完成情况:")
    end = SHORT.index("存在的问题分析及改进措施:")
    text = f"{SHORT[:start]}  绩效目标完成情况:\n产业\n种莲。\n招商。\n{SHORT[end:]}"
    places = read(tmp_path, text).places
    path = ("绩效完成情况", "绩效目标完成情况", 0, "要点")
    lines = [int(places.locate((*path, at)).split(":")[-2]) for at in (0, 1)]
    assert [text.split("\n")[line - 1] for line in lines] == ["种莲。", "招商。"]


def test_a_colon_in_an_item_is_part_of_its_text(tmp_path: Path) -> None:
    text = f"{SHORT[: SHORT.index('  单位基本职能:')]}  单位基本职能:\n    - 防汛: 负责巡查。\n"
    text += SHORT[SHORT.index("\n绩效完成情况:") :]
    assert read(tmp_path, text).overview.duties == ["防汛: 负责巡查。"]


def test_a_second_item_without_its_mark_is_an_item(tmp_path: Path) -> None:
    items = "    - 标题: 支付偏慢\n      内容: 甲。\n      标题: 人手不足\n      内容: 乙。"
    text = f"{FIRST}\n{items}\n{LAST}"
    problems = read(tmp_path, text).improvement.problems
    assert [(each.title, each.content) for each in problems] == [
        ("支付偏慢", "甲。"),
        ("人手不足", "乙。"),
    ]


def test_lines_that_belong_nowhere_are_told_each_with_its_line_and_the_rest_is_checked(
    tmp_path: Path,
) -> None:
    text = changed("  单位名称:", "  请看附件一\n  单位名称:").replace("168.50万元", "三千多万", 1)
    found = said(tmp_path, text)
    assert any("“请看附件一”前面没有栏目名" in each for each in found)
    assert any("三千多万" in each for each in found)
    with pytest.raises(InputError):
        read(tmp_path, text)


def test_a_line_at_the_edge_is_not_joined_to_the_field_before_it(tmp_path: Path) -> None:
    found = said(tmp_path, changed("云溪县财政局\n", "云溪县财政局\n请看附件\n"))
    assert any("“请看附件”前面没有栏目名" in each for each in found)


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    text = changed("  单位名称: ", "\t单位名称： ")
    report = read(tmp_path, text)
    line = next(n for n, each in enumerate(text.split("\n"), 1) if "单位名称" in each)
    assert f":{line}:2" in report.places.locate(("部门概况", "单位名称"))


@pytest.mark.parametrize("annexes", [False, True])
def test_a_blank_means_what_it_says(annexes: bool) -> None:
    text = blank_yaml(2024, annexes=annexes)
    result = repaired(text)
    assert (result.notes, result.problems) == ([], [])
    assert yaml_text.read(result.text).data == yaml_text.read(text).data


def test_a_dash_that_begins_the_text_of_an_item_stays() -> None:
    text = "绩效完成情况:\n  绩效目标完成情况:\n  - 标题: 甲\n    要点:\n    - ' #'\n    - -甲\n"
    points = parse_forgiving("a.yaml", text.encode()).data
    assert points["绩效完成情况"]["绩效目标完成情况"][0]["要点"] == [" #", "-甲"]


@given(reports())
def test_what_is_written_well_is_read_as_it_stands(report: Report) -> None:
    text = as_yaml(report)
    document = parse_forgiving("a.yaml", text.encode())
    assert document.data == yaml_text.read(text).data
    assert document.problems == []


@given(st.text(alphabet="年度单位名称：:#-－· \t\u3000\n'\"[]{}|>&*!%@`0123456789。", max_size=200))
def test_any_text_is_gone_through(text: str) -> None:
    result = repaired(text)
    assert result.text.count("\n") == text.removeprefix("\ufeff").count("\n")


@pytest.mark.parametrize("ruler", ["---", "==========", "————————"])
def test_a_line_that_only_parts_the_groups_is_told_and_the_rest_is_read(
    tmp_path: Path, ruler: str
) -> None:
    path = tmp_path / "我镇.yaml"
    path.write_text(SHORT.replace("\n部门概况:", f"\n{ruler}\n部门概况:"), "utf-8")
    report = load(path)
    assert report == load(INPUTS / "最小示例.yaml")
    (remark,) = report.remarks
    assert "分隔线" in remark.message
    at = path.read_text("utf-8").splitlines().index(ruler) + 1
    assert remark.location.endswith(f":{at}:1")


def test_the_mark_that_begins_a_document_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "我镇.yaml"
    path.write_text("---\n" + SHORT.replace("单位名称: ", "单位名称："), "utf-8")
    assert not any("分隔线" in remark.message for remark in load(path).remarks)


def test_lines_may_end_as_old_macs_ended_them(tmp_path: Path) -> None:
    path = tmp_path / "我镇.yaml"
    path.write_bytes(SHORT.replace("单位名称: ", "单位名称：").replace("\n", "\r").encode())
    report = load(path)
    assert report == load(INPUTS / "最小示例.yaml")
    assert any("冒号是全角的" in remark.message for remark in report.remarks)


def test_a_mistake_of_a_whole_file_is_told_once_with_its_lines(tmp_path: Path) -> None:
    text = re.sub("^ +", lambda spaces: "　" * len(spaces[0]), SHORT, flags=re.MULTILINE)
    (told,) = said(tmp_path, text)
    assert "缩进用了全角空格（第" in told
    assert "行等，共" in told


@pytest.mark.parametrize("before", ["\n", "\n\n", "\n      ", "\n\n      ", "\n　　", "\n\n　　"])
def test_paragraphs_pasted_behind_a_text_belong_to_it(tmp_path: Path, before: str) -> None:
    text = f"{FIRST}\n    - 标题: 收入少\n      内容: 可用财力少。{before}工资占八成。\n{LAST}"
    (problem,) = read(tmp_path, text).improvement.problems
    assert problem.content == "可用财力少。\n工资占八成。"


@pytest.mark.parametrize("indent", ["", "        "])
def test_rows_of_a_pasted_table_stay_lines(tmp_path: Path, indent: str) -> None:
    rows = f"项目\t预算\t决算\n{indent}道路\t100\t90\n{indent}2号桥\t200\t180"
    text = f"{FIRST}\n    - 标题: 收入少\n      内容: {rows}\n{LAST}"
    (problem,) = read(tmp_path, text).improvement.problems
    assert problem.content == "项目\t预算\t决算\n道路\t100\t90\n2号桥\t200\t180"


def test_figures_at_the_end_of_a_line_and_the_beginning_of_the_next_stay_two(
    tmp_path: Path,
) -> None:
    text = (
        f"{FIRST}\n    - 标题: 收入少\n      内容: 上年收入90\n        200的缺口没有补上。\n{LAST}"
    )
    (problem,) = read(tmp_path, text).improvement.problems
    assert "90200" not in problem.content


def test_a_pasted_paragraph_with_a_colon_in_it_is_no_label(tmp_path: Path) -> None:
    text = changed(
        "    概述: ", "    概述:\n      - 全年平稳。\n　　全年支出: 3539万元。\n      - "
    )
    assert "全年支出: 3539万元。" in read(tmp_path, text).performance.expenditure.summary


LUMP = "    三公经费: 1.20万元\n"
OFFICIAL = "    三公经费:\n      合计:\n      因公出国（境）费:\n      公务接待费: 1.2\n"


@pytest.mark.parametrize("total", ["", "1.2万元"])
def test_a_figure_behind_a_group_with_lines_below_is_its_total(tmp_path: Path, total: str) -> None:
    below = OFFICIAL.replace("合计:", f"合计: {total}").replace("三公经费:", "三公经费: 1.2万元")
    report = read(tmp_path, changed(LUMP, below))
    official = report.performance.expenditure.official_expenses
    assert official is not None
    assert [str(official.total), str(official.reception)] == ["1.2万元", "1.2万元"]
    assert any("已按“合计”读" in each.suggestion for each in report.remarks)
    assert any("写了两次" in each.message for each in report.remarks) is bool(total)


def test_two_totals_of_a_group_are_told(tmp_path: Path) -> None:
    below = OFFICIAL.replace("合计:", "合计: 3万元").replace("三公经费:", "三公经费: 1.2万元")
    assert any("“合计”写了两次" in each for each in said(tmp_path, changed(LUMP, below)))


@pytest.mark.parametrize("label", ["部门概况", "绩效目标完成情况"])
def test_a_text_behind_a_group_that_takes_none_is_told_at_its_line(
    tmp_path: Path, label: str
) -> None:
    text = SHORT.replace(f"{label}:\n", f"{label}: 见附件\n", 1)
    line = text[: text.index(f"{label}: 见附件")].count("\n") + 1
    (told,) = said(tmp_path, text)
    assert told.startswith(f"{line}:")
    assert f"“{label}”下面还有内容，冒号后面又写了“见附件”" in told
