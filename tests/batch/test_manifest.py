"""汇总.json and 汇总.xlsx: what is in them, and when they are left alone."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import build_many
from reportgen.batch import manifest
from reportgen.batch.charts import SHOWN_UNITS
from reportgen.batch.manifest import Manifest
from reportgen.batch.outcome import STATUSES, Outcome, Summary, from_dict
from reportgen.batch.workbook import FINDING_COLUMNS, UNIT_COLUMNS, write_workbook
from reportgen.findings import SEVERITIES, Finding
from tests.annexes import ANNEXES
from tests.batch.units import TITLE, UNIT, state, write_unit, write_units
from tests.commands import write_json
from tests.reports import SPENT, with_values

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2)


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def book(path: Path = Path("out/汇总.xlsx")) -> openpyxl.Workbook:
    """Open a workbook as another program does."""
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def outcome(number: int, rate: str = "0.9") -> Outcome:
    """Return the outcome of a unit that has spent a part of its budget."""
    summary = Summary(f"第{number}镇", 2024, Decimal(100), Decimal(rate) * 100, None, Decimal(1))
    found = Finding("A10", "info", "三公经费", "a.yaml:1:1", "全部为0", "核对")
    return Outcome("in/a.yaml", "built", (found,), summary, "0" * 64, "out/x.docx", "1" * 64)


@given(
    st.builds(
        Outcome,
        TEXTS,
        st.sampled_from([each for each in STATUSES if each != "unchanged"]),
        st.lists(
            st.builds(Finding, TEXTS, st.sampled_from(list(SEVERITIES)), *[TEXTS] * 4), max_size=2
        ).map(tuple),
        st.none()
        | st.builds(
            Summary, TEXTS, st.integers(2000, 2099), AMOUNTS, AMOUNTS, st.none() | AMOUNTS, AMOUNTS
        ),
        TEXTS,
    )
)
def test_an_outcome_is_read_back_as_it_was_written(given_: Outcome) -> None:
    assert from_dict(json.loads(json.dumps(given_.as_dict()))) == given_


def test_the_json_tells_programs_all_about_each_unit() -> None:
    write_json(Path("in/a.json"), with_values((UNIT, "甲镇"), (f"{SPENT}.三公经费", "12.60万元")))
    Path("in/b.json").write_text("{", encoding="utf-8")
    build_many(["in", "没有"], "out")
    held = json.loads(Path("out/汇总.json").read_text("utf-8"))
    good, bad = held["单位"]
    assert good["概况"] == {
        "单位名称": "甲镇",
        "年度": 2024,
        "预算": "3960",
        "支出": "3920",
        "结余": None,
        "三公": "12.60",
    }
    assert (good["状态"], good["模板"], good["模板年度"]) == ("已生成", "xiangtan", 2023)
    assert good["文件"] == str(Path(f"out/甲镇{TITLE}"))
    assert bad["状态"] == "失败"
    assert bad["检查结果"][0]["location"].endswith("b.json:1:2")
    assert held["问题"][0]["location"] == "没有"


def test_files_that_were_not_read_are_told_in_the_workbook_and_the_json() -> None:
    write_unit(Path("in/a.yaml"), "甲镇", "4900万元")
    Path("in/乙镇.pdf").write_bytes(b"%PDF-1.4")
    build_many(["in", "没有"], "out")
    *_, missing, unread = book()["检查结果"].iter_rows(values_only=True)
    assert (missing[0], missing[4], missing[5]) == (None, "没有", "没有这个文件或文件夹")
    assert (unread[0], unread[4]) == (None, "in")
    assert "还有1个文件没有读：“乙镇.pdf”" in str(unread[5])
    (note,) = json.loads(Path("out/汇总.json").read_text("utf-8"))["说明"]
    assert "“乙镇.pdf”" in note["message"]
    before = Path("out/汇总.xlsx").stat().st_mtime_ns
    build_many(["in", "没有"], "out")
    assert Path("out/汇总.xlsx").stat().st_mtime_ns == before
    Path("in/乙镇.pdf").unlink()
    build_many("in", "out")
    assert "乙镇.pdf" not in str(list(book()["检查结果"].iter_rows(values_only=True)))


def test_the_workbook_lists_units_with_their_figures_and_files() -> None:
    write_unit(Path("in/a.yaml"), "甲镇,乙镇", "4900万元")
    build_many("in", "out")
    sheet = book()["单位"]
    head, row, sums = sheet.iter_rows(values_only=True)
    assert head == tuple(column.title for column in UNIT_COLUMNS)
    assert sums[1] == "合计"
    assert str(sums[head.index("预算（万元）")]).startswith("=SUBTOTAL(109,")
    found = dict(zip(head, row, strict=True))
    assert found["单位名称"] == "甲镇,乙镇"
    assert (found["预算（万元）"], found["支出（万元）"], found["执行率"]) == (4900, 3920, 0.8)
    assert found["警告"] > 0
    assert f"甲镇,乙镇{TITLE}" in found["文件"]
    assert len(found["SHA-256"]) == 64
    assert (found["表样"], found["表样年度"]) == ("xiangtan", 2023)


def test_the_workbook_lists_findings_with_links_to_the_files() -> None:
    write_unit(Path("in/a.yaml"), "甲镇,乙镇")
    (only,) = build_many("in", "out").outcomes
    head, *rows = book()["检查结果"].iter_rows(values_only=True)
    assert head == tuple(column.title for column in FINDING_COLUMNS)
    assert [row[5] for row in rows] == [found.message for found in only.findings]
    name = f"甲镇,乙镇{TITLE}"
    assert {row[7] for row in rows} == {f'=HYPERLINK("{name}","{name}")'}
    assert (Path("out") / name).is_file()


def test_lists_can_be_filtered_and_print_on_a4_across_under_their_heading() -> None:
    write_units(Path("in"), 3)
    build_many("in", "out")
    for name, rows in (("单位", 4), ("检查结果", book()["检查结果"].max_row)):
        sheet = book()[name]
        assert sheet.freeze_panes == ("C2" if name == "单位" else "B2")
        assert sheet.auto_filter.ref.endswith(str(rows))
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"


def test_charts_show_rates_and_rules(tmp_path: Path) -> None:
    units = [outcome(number, f"0.{number + 50}") for number in range(SHOWN_UNITS + 9)]
    write_workbook(str(tmp_path / "x.xlsx"), tmp_path, reversed(units))
    sheet = book(tmp_path / "x.xlsx")["图表"]
    assert len(sheet._charts) == 3
    table = [row[-9:] for row in sheet.iter_rows(values_only=True)]
    names = [row[1] for row in table[1 : SHOWN_UNITS + 1]]
    assert names[:2] == ["第0镇", "第1镇"], "the lowest come first"
    assert len([name for name in names if name]) == SHOWN_UNITS
    cells = [value for row in table for value in row if value is not None]
    assert f"各单位执行率（最低的{SHOWN_UNITS}个，共{SHOWN_UNITS + 9}个）" in cells
    assert "A10 提示" in cells
    assert SHOWN_UNITS + 9 in cells


def test_a_batch_of_failures_has_charts_of_nothing_but_rules(tmp_path: Path) -> None:
    found = Finding("D01", "error", "", "a.yaml", "打不开", "检查")
    write_workbook(str(tmp_path / "x.xlsx"), tmp_path, [Outcome("a.yaml", "failed", (found,))])
    assert book(tmp_path / "x.xlsx")["单位"].max_row == 3


@pytest.mark.parametrize("text", ["=1+1", "http://x", "\x00\x1f", "甲" * 40_000, "\udcff", '"'])
def test_any_text_is_a_text_in_the_workbook(text: str, tmp_path: Path) -> None:
    found = Finding("A01", "error", text, text, text, text)
    each = Outcome(text, "failed", (found,))
    write_workbook(str(tmp_path / "x.xlsx"), tmp_path, [each])
    rows = list(book(tmp_path / "x.xlsx")["检查结果"].iter_rows(values_only=True))
    assert len(rows) == 2
    if text.isprintable() and len(text) < 100:
        assert rows[1][5] == text


def test_the_same_outcomes_give_the_same_files() -> None:
    write_units(Path("in"), 3)
    build_many("in", "out")
    first = {name: sha for name, (sha, _) in state(Path("out")).items()}
    build_many("in", "out", force=True)
    assert {name: sha for name, (sha, _) in state(Path("out")).items()} == first


def test_a_workbook_that_a_person_has_noted_something_in_is_kept() -> None:
    paths = write_units(Path("in"), 2)
    build_many("in", "out")
    noted = book()
    noted["单位"]["Q2"] = "已电话核实"
    noted.save("out/汇总.xlsx")
    before = Path("out/汇总.xlsx").read_bytes()
    write_unit(paths[0], "第0镇", "5000万元")
    result = build_many("in", "out")
    assert result.counts["built"] == 1
    assert "被人改过" in result.problems[0].message
    assert Path("out/汇总.xlsx").read_bytes() == before
    assert build_many("in", "out", force=True).problems == ()


def test_a_file_of_that_name_which_is_no_manifest_is_kept() -> None:
    write_units(Path("in"), 1)
    Path("out").mkdir()
    Path("out/汇总.json").write_text('{"我的": 1}', encoding="utf-8")
    result = build_many("in", "out")
    assert "不是本程序生成的" in result.problems[0].message
    assert Path("out/汇总.json").read_text("utf-8") == '{"我的": 1}'


def test_what_another_run_writes_meanwhile_is_no_file_of_somebody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_units(Path("in"), 2)

    class Overtaken(Manifest):
        """A list that was read just before another run wrote it."""

        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            if not self.path.exists():
                monkeypatch.setattr(manifest, "Manifest", Manifest)
                build_many("in", "out")

    monkeypatch.setattr(manifest, "Manifest", Overtaken)
    assert build_many("in", "out").problems == ()
    assert Manifest(Path("out")).header is not None


def test_a_run_killed_between_the_two_files_does_not_make_the_workbook_seem_edited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = write_units(Path("in"), 2)
    build_many("in", "out")
    old = Path("out/汇总.xlsx").read_bytes()
    write_unit(paths[0], "第0镇", "5000万元")
    build_many("in", "out")
    Path("out/汇总.xlsx").write_bytes(old)
    assert build_many("in", "out").problems == ()
    assert Path("out/汇总.xlsx").read_bytes() != old


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"\xff', b'{"\xe6\x95\xb0\xe6\x8d\xae": "x"'])
def test_what_a_changed_manifest_says_does_not_count_and_it_is_kept(line: bytes) -> None:
    write_units(Path("in"), 2)
    build_many("in", "out")
    path = Path("out/汇总.json")
    head, _, rest = path.read_bytes().split(b"\n", 2)
    path.write_bytes(head + b"\n" + line + b"\n" + rest)
    assert Manifest(Path("out")).header is not None
    result = build_many("in", "out")
    assert result.counts["unchanged"] == 2
    (problem,) = result.problems
    assert "被人改过" in problem.message
    assert path.read_bytes() == head + b"\n" + line + b"\n" + rest
    assert build_many("in", "out", force=True).problems == ()


def test_a_manifest_that_can_not_be_written_is_a_problem_and_the_reports_are_there() -> None:
    write_units(Path("in"), 2)
    Path("out/汇总.xlsx").mkdir(parents=True)
    result = build_many("in", "out")
    assert "已有同名的文件夹" in result.problems[0].message
    assert result.counts["built"] == 2


def test_a_unit_that_failed_has_a_name_and_rules_are_counted_by_units(tmp_path: Path) -> None:
    found = Finding("D01", "error", "", "a.yaml", "打不开", "检查")
    units = [Outcome(f"in/{name}.yaml", "failed", (found, found)) for name in ("甲镇", "乙镇")]
    write_workbook(str(tmp_path / "x.xlsx"), tmp_path, units)
    written = book(tmp_path / "x.xlsx")
    assert [row[1].value for row in written["单位"].iter_rows(min_row=2)] == [
        "甲镇",
        "乙镇",
        "合计",
    ]
    (rule, *_) = written["按规则"].iter_rows(min_row=2, values_only=True)
    assert rule == ("D01", "文件读不出来", "错误", 2, 4)
    printed = written["单位"].print_area
    assert "$N$" in str(printed), "names of files and hashes are not printed"


def test_the_score_of_a_unit_stands_in_the_summary() -> None:
    write_json(Path("in/a.json"), with_values(("附件", ANNEXES)))
    build_many("in", "out")
    head, row, _ = book()["单位"].iter_rows(values_only=True)
    found = dict(zip(head, row, strict=True))
    assert (found["总分"], found["等级"]) == (99.4, "优")
    build_many("in", "out")  # from what the run before has noted
    held = json.loads(Path("out/汇总.json").read_text(encoding="utf-8"))
    assert held["单位"][0]["概况"]["总分"] == "99.40"
