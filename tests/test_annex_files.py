"""The annexes in the files of both forms: valid, whole, on their pages, however long or short."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from reportgen import Report, load, render
from tests.annexes import ANNEXES, BASE_DATA, INDICATORS, PROJECT, WHOLE, indicator, levels
from tests.printing import TURNED_BLOCK, feet, outside, pages, picture, print_all
from tests.reports import HOSTILE_TEXT, SHORTEST, in_chapters, report
from tests.ruling import DPI, Ruling, missing_lines
from tests.tools import INPUTS
from tests.validators import audit_problems, sdk_problems_of_all
from tests.wordfile import DOCUMENT, W, members, problems, text_of

if TYPE_CHECKING:
    from pathlib import Path

    Data = dict[str, Any]

FORMS = ("xiangtan", "hunan")
SAMPLE = "含附件示例"
LONG = "群众反映的道路和饮水问题逐件登记办理。" * 1053
"""A text of some 20,000 characters."""
SOME = LONG[:4000]
"""Enough for several pages in a narrow column."""


def whole(indicators: list[Data], **more: object) -> Data:
    return {**deepcopy(WHOLE), "绩效指标": indicators, **more}


def many(count: int) -> list[Data]:
    """Return some indicators in groups of seven and twenty."""
    found = []
    for at in range(count):
        first = levels(f"产出指标{at // 20 + 1}", "数量指标") if at % 20 == 0 else {}
        second = {"二级指标": f"质量指标{at}"} if at % 7 == 0 and not first else {}
        found.append(indicator(f"第{at + 1}项指标", "≥1个", "1个", "1", **first, **second))
    return found


def long_annexes() -> Data:
    made = deepcopy(ANNEXES)
    made["基础数据表"]["厉行节约保障措施"] = [LONG]
    made["整体自评表"]["年度总体目标"] = {"预期目标": [SOME], "实际完成情况": ["短。"]}
    made["整体自评表"]["绩效指标"][0]["偏差原因分析及改进措施"] = SOME
    return made


def bare() -> Data:
    """Return annexes with only what must be there, and empty lists."""
    costs: Data = {"三公经费": {}, "项目支出": {}, "公用经费": {}}
    goals: Data = {"预期目标": [], "实际完成情况": []}
    staff = {"编制数": "0", "实际在职人数": "0"}
    return {
        "基础数据表": {"财政供养人员情况": staff, "经费控制情况": costs},
        "整体自评表": {"年度预算申请": {"年度资金总额": {}}, "年度总体目标": goals, "绩效指标": []},
        "项目自评表": [
            {"项目支出名称": "公路", "项目资金": {}, "年度总体目标": goals, "绩效指标": []}
        ],
    }


def hostile() -> Data:
    made = deepcopy(ANNEXES)
    made["基础数据表"]["厉行节约保障措施"] = [HOSTILE_TEXT]
    made["整体自评表"]["绩效指标"][0]["三级指标"] = HOSTILE_TEXT
    made["项目自评表"][0]["项目支出名称"] = HOSTILE_TEXT
    return made


CASES: dict[str, Data] = {
    "none": {},
    "base-data": {"基础数据表": BASE_DATA},
    "whole": {"整体自评表": WHOLE},
    "project": {"项目自评表": [PROJECT]},
    "all": ANNEXES,
    "bare": bare(),
    "hostile": hostile(),
    "long": long_annexes(),
    "twenty-projects": {**ANNEXES, "项目自评表": [PROJECT] * 20},
    **{f"indicators-{n}": {"整体自评表": whole(many(n))} for n in (0, 1, 3, 60)},
}
UPRIGHT, TURNED = "upright", "turned"
SHEETS = {
    "none": (0, 0),
    "base-data": (1, 0),
    "whole": (0, 2),
    "project": (0, 1),
    "all": (1, 3),
    "bare": (1, 1),
    "indicators-0": (0, 1),
    "indicators-1": (0, 1),
    "indicators-60": (0, 5),
    "twenty-projects": (1, 22),
}
"""How many sheets the annexes fill upright and on their side."""

ALL = [(form, name) for form in FORMS for name in CASES]


def given(name: str) -> Report:
    return report({**in_chapters(SHORTEST), "附件": deepcopy(CASES[name])})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annexes")
    for form, name in ALL:
        (folder / f"{form}-{name}.docx").write_bytes(render(given(name), form))
    return folder


@pytest.fixture(scope="module")
def printed(built: Path) -> dict[str, Path]:
    return print_all(sorted(built.glob("*.docx")), built)


def sheets(pdf: Path) -> list[str]:
    """Say of each page how it lies."""
    turned = (float(page.get("width")) > float(page.get("height")) for page in pages(pdf))
    return [TURNED if each else UPRIGHT for each in turned]


def words(page: Any) -> str:
    return "".join(word.text or "" for word in page.iter("{*}word"))


HEADS = (
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    *("偏差原因分析", "及改进措施"),
)


def head(page: Any) -> set[str]:
    """Return the words of the first two lines of a sheet on its side."""
    bottom = (TURNED_BLOCK.top + 14) * 72 / 25.4
    return {word.text for word in page.iter("{*}word") if float(word.get("yMin")) < bottom}


def body(built: Path, form: str, name: str) -> Any:
    return etree.fromstring(members((built / f"{form}-{name}.docx").read_bytes())[DOCUMENT])[0]


@pytest.fixture(scope="module")
def found_by_sdk(built: Path) -> dict[str, list[Any]]:
    return sdk_problems_of_all(sorted(built.glob("*.docx")))


@pytest.mark.parametrize(("form", "name"), ALL)
def test_validators_find_nothing(
    form: str, name: str, built: Path, found_by_sdk: dict[str, list[Any]]
) -> None:
    path = built / f"{form}-{name}.docx"
    assert (found_by_sdk[path.stem], audit_problems(path)) == ([], [])


@pytest.mark.parametrize(("form", "name"), ALL)
def test_nothing_is_wrong_that_validators_do_not_tell(form: str, name: str, built: Path) -> None:
    literal = HOSTILE_TEXT if name == "hostile" else ""
    assert problems((built / f"{form}-{name}.docx").read_bytes(), literal) == []


@pytest.mark.parametrize(("form", "name"), ALL)
def test_every_character_is_printed_on_its_page(
    form: str, name: str, built: Path, printed: dict[str, Path]
) -> None:
    pdf = printed[f"{form}-{name}"]
    shown = Counter("".join(words(page) for page in pages(pdf)))
    told = Counter("".join(text_of(body(built, form, name)).split()))
    assert told - shown == Counter()
    assert outside(pdf) == []


@pytest.mark.parametrize(("form", "name"), ALL)
def test_no_page_is_empty_and_each_has_its_number_outside(
    form: str, name: str, printed: dict[str, Path]
) -> None:
    pdf = printed[f"{form}-{name}"]
    numbers = [f"—{at}—" for at in range(1, len(pages(pdf)) + 1)]
    feet_wanted = [("", n) if at % 2 == 0 else (n, "") for at, n in enumerate(numbers)]
    assert feet(pdf) == feet_wanted
    assert all(len(words(page)) > len("—100—") for page in pages(pdf))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SHEETS)
def test_wide_tables_lie_on_their_side_and_empty_annexes_fill_no_page(
    form: str, name: str, printed: dict[str, Path]
) -> None:
    before = len(sheets(printed[f"{form}-none"]))
    upright, turned = SHEETS[name]
    wanted = [UPRIGHT] * (before + upright) + [TURNED] * turned
    assert sheets(printed[f"{form}-{name}"]) == wanted


@pytest.mark.parametrize("form", FORMS)
def test_each_annex_begins_a_page_with_its_number_and_title(
    form: str, printed: dict[str, Path]
) -> None:
    tops = {
        name: [
            top for page in pages(printed[f"{form}-{name}"]) if (top := words(page))[:2] == "附件"
        ]
        for name in ("base-data", "whole", "project", "all", "twenty-projects")
    }
    base, own, project = (
        "部门整体支出绩效评价基础数据表",
        "部门整体支出绩效自评表",
        "项目支出绩效自评表",
    )

    def begins(name: str, *heads: str) -> bool:
        pairs = zip(tops[name], heads, strict=True)
        return all(top.startswith(head) for top, head in pairs)

    assert begins("base-data", f"附件2024年度{base}")
    assert begins("whole", f"附件2024年度{own}")
    assert begins("project", f"附件2024年度{project}")
    first = (f"附件12024年度{base}", f"附件22024年度{own}")
    assert begins("all", *first, f"附件32024年度{project}")
    assert begins("twenty-projects", *first, *(f"附件3-{n}2024年度{project}" for n in range(1, 21)))


@pytest.mark.parametrize("form", FORMS)
def test_the_head_of_the_indicators_is_repeated_on_every_page(
    form: str, printed: dict[str, Path]
) -> None:
    pdf = printed[f"{form}-indicators-60"]
    following = [page for page in pages(pdf) if not words(page).startswith("附件")][-4:]
    assert [head(page) for page in following] == [set(HEADS)] * 4


@pytest.mark.parametrize("form", FORMS)
def test_the_columns_of_the_indicators_stand_in_the_text_block(
    form: str, printed: dict[str, Path]
) -> None:
    pdf = printed[f"{form}-indicators-60"]
    places = tuple(accumulate((35, 25, 32, 40, 26, 28, 14, 14, 46)))
    for number in range(len(pages(pdf)) - 3, len(pages(pdf))):
        page = Ruling(picture(pdf, number, DPI), places[0], places[-1])
        assert missing_lines(page, places) == []
        assert page.top == pytest.approx(28, abs=1)
        assert page.bottom <= 184.5


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_upper_levels_are_merged_over_their_rows(form: str, count: int, built: Path) -> None:
    table = body(built, form, f"indicators-{count}").findall(f"{W}tbl")[-1]
    rows = table.findall(f"{W}tr")[1:-1]
    assert len(rows) == count
    merged = [
        [cell.find(f"{W}tcPr/{W}vMerge").get(f"{W}val") for cell in row.findall(f"{W}tc")[:2]]
        for row in rows
    ]
    wanted = [
        [
            "restart" if "一级指标" in each else "continue",
            "restart" if "二级指标" in each else "continue",
        ]
        for each in many(count)
    ]
    assert merged == wanted


@pytest.mark.parametrize("form", FORMS)
def test_figures_print_without_unit_with_the_decimals_of_their_column_computed_where_blank(
    form: str,
) -> None:
    made = render(load_with(form), form)
    tables = etree.fromstring(members(made)[DOCUMENT])[0].findall(f"{W}tbl")
    cells = [
        [text_of(cell) for cell in row.findall(f"{W}tc")]
        for table in tables
        for row in table.findall(f"{W}tr")
    ]
    assert ["", "96", "92", "95.83%"] in cells
    assert ["三公经费", "9.40", "9.10", "8.60"] in cells
    assert ["　　　公车运行维护", "5.60", "5.50", "5.20"] in cells
    assert ["3、专项资金", "省级：农村危房改造", "20.00", "24.40", "24.40"] in cells
    assert ["", "县级：高标准农田建设", "240.00", "420.00", "275.60"] in cells
    assert ["便民服务中心", "800", "796.50", "99.56%", "180", "176", "97.78%"] in cells
    assert ["", "年度资金总额", "3960", "3960", "3539", "10", "89.37%", "8.94"] in cells
    assert ["", "按收入性质分", "", "", "3539", "—", "—", "—"] in cells
    assert ["总分", "100", "96.59", "自评等级：优"] in cells
    assert ["主管部门", "云溪县人民政府", "实施单位", "云溪县枫林镇人民政府"] in cells


def load_with(form: str) -> Report:
    made = load(INPUTS / f"{SAMPLE}.yaml")
    if form == "hunan":
        data = made.model_dump(by_alias=True, exclude_unset=True, mode="json")
        return report(in_chapters({**data, "落款日期": "2025年3月20日"}))
    return made


def test_score_and_grade_are_the_same_in_the_chapters_and_in_the_table() -> None:
    made = members(render(load_with("hunan"), "hunan"))[DOCUMENT]
    text = text_of(etree.fromstring(made))
    assert "2024年度部门整体支出绩效自评得分96.59分，等级为优。" in text
    listed = "附件：1.部门整体支出绩效评价基础数据表\n　　　2.部门整体支出绩效自评表\n"
    assert f"{listed}　　　3.项目支出绩效自评表\n" in text


@pytest.mark.parametrize("name", ["bare", "base-data", "none"])
def test_without_a_score_there_is_no_sentence_of_it(name: str, built: Path) -> None:
    assert "绩效自评得分" not in text_of(body(built, "hunan", name))


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("base-data", ["附件：部门整体支出绩效评价基础数据表"]),
        ("whole", ["附件：部门整体支出绩效自评表"]),
        ("project", ["附件：项目支出绩效自评表"]),
        ("none", []),
    ],
)
def test_one_annex_alone_has_no_number(name: str, listed: list[str], built: Path) -> None:
    lines = text_of(body(built, "hunan", name)).split("\n")
    assert [line for line in lines if line.startswith("附件：")] == listed


def test_fields_that_the_two_annexes_leave_out_are_empty_cells(built: Path) -> None:
    assert INDICATORS[0]["三级指标"] in text_of(body(built, "xiangtan", "all"))
    bare_text = text_of(body(built, "xiangtan", "bare"))
    assert "None" not in bare_text
    assert "1、业务工作经费" in bare_text
