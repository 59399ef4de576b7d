"""Units of a batch beside each other: shared paragraphs, and sums in another unit of money."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reportgen import Report
from reportgen.batch.build_many import build_many
from reportgen.batch.neighbours import compare
from reportgen.batch.portraits import Portrait, as_list, from_list, portrait_of
from tests.checks.samples import CLEAN
from tests.growing import assert_linear

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding
    from tests.commands import Command

SHARED = (
    "扎实开展人居环境整治，清理垃圾1260吨，拆除旱厕86座，新建公厕12座，"
    "配备保洁员48名，村庄面貌明显改善，群众满意度逐步提高。"
)
LAW = "负责贯彻执行国家法律法规和方针政策，编制并组织实施本辖区经济和社会发展规划、年度计划和预算。"
SPENT = "绩效完成情况.部门整体支出管理和使用基本情况.支出总额"


def data_of(unit: str, *points: str, spent: str = "3920万元") -> dict[str, Any]:
    data = deepcopy(CLEAN)
    data["部门概况"]["单位名称"] = f"云溪县{unit}人民政府"
    data["部门概况"]["单位基本职能"] = [LAW]
    data["绩效完成情况"]["部门整体支出管理和使用基本情况"]["支出总额"] = spent
    data["绩效完成情况"]["绩效目标完成情况"][0]["要点"] += points
    return data


def compared(*units: dict[str, Any]) -> dict[str, list[Finding]]:
    portraits = [portrait_of(Report.model_validate(unit)) for unit in units]
    held = {at: portrait for at, portrait in enumerate(portraits) if portrait}
    return {held[at].unit: found for at, found in compare(held).items()}


def test_a_report_of_another_year_than_nearly_all_is_told() -> None:
    units = [data_of(f"{name}镇") for name in "甲乙丙丁"]
    units[1]["年度"] = 2023
    (finding,) = compared(*units)["云溪县乙镇人民政府"]
    assert (finding.rule, finding.path) == ("G03", "年度")
    assert "这一份是2023年度的，这一批别的多是2024年度的" in finding.message
    units[2]["年度"] = 2023
    assert compared(*units) == {}, "reports of two years, as many of each"


def test_units_that_share_a_paragraph_are_told_with_whom() -> None:
    found = compared(
        data_of("青禾镇", f"我镇{SHARED}"),
        data_of("柏木镇", "修建村道5.2公里，新增路灯86盏，硬化晒谷坪1200平方米，方便了群众出行。"),
        data_of("石湾乡", f"2024年石湾乡{SHARED}"),
        data_of("金竹乡", SHARED.replace("明显", "显著")),
    )
    assert set(found) == {f"云溪县{name}人民政府" for name in ("青禾镇", "石湾乡", "金竹乡")}
    (finding,) = found["云溪县青禾镇人民政府"]
    assert (finding.rule, finding.severity) == ("G01", "warning")
    assert "云溪县石湾乡人民政府、云溪县金竹乡人民政府的报告相同或几乎相同" in finding.message
    assert finding.path == "绩效完成情况.绩效目标完成情况[1].要点[3]"


def test_duties_short_texts_and_the_same_unit_twice_are_no_copies() -> None:
    short = "全年机关运转正常，没有发生安全事故。"
    assert compared(data_of("青禾镇", short), data_of("柏木镇", short)) == {}
    assert compared(data_of("青禾镇", SHARED), data_of("青禾镇", SHARED)) == {}


def test_the_same_kind_of_text_with_other_contents_is_no_copy() -> None:
    other = (
        "扎实开展人居环境整治，清理沟渠18公里，整修道路6条，栽种树苗2000株，"
        "设置垃圾桶320个，村庄环境干净整洁，群众满意度逐步提高。"
    )
    assert compared(data_of("青禾镇", SHARED), data_of("柏木镇", other)) == {}


def test_many_units_with_one_text_are_counted() -> None:
    names = [f"{first}{second}镇" for first in "青白红" for second in "山水林"]
    found = compared(*(data_of(name, SHARED) for name in names))
    assert "等8个单位的报告" in found["云溪县青山镇人民政府"][0].message


@pytest.mark.parametrize(
    ("amount", "said"),
    [("39200000万元", "元的数当成了万元"), ("0.392万元", "万元的数写成了元")],
)
def test_a_total_ten_thousand_times_that_of_the_others_is_a_hint(amount: str, said: str) -> None:
    usual = [data_of(name) for name in ("青禾镇", "柏木镇", "石湾乡")]
    found = compared(*usual, data_of("金竹乡", spent=amount))
    (finding,) = found.pop("云溪县金竹乡人民政府")
    assert (finding.rule, finding.severity, finding.path) == ("G02", "info", SPENT)
    assert said in finding.message
    assert found == {}


def test_totals_that_differ_as_units_do_are_none() -> None:
    totals = [("青禾镇", "39.2万元"), ("柏木镇", "3920万元"), ("教育局", "392000万元")]
    assert compared(*(data_of(name, spent=total) for name, total in totals)) == {}


def test_a_portrait_comes_back_from_the_manifest_as_it_was() -> None:
    portrait = portrait_of(Report.model_validate(data_of("青禾镇", SHARED)))
    assert isinstance(portrait, Portrait)
    assert from_list(as_list(portrait)) == portrait


@pytest.fixture
def units(tmp_path: Path) -> Path:
    folder = tmp_path / "数据"
    folder.mkdir()
    for name in ("青禾镇", "柏木镇"):
        text = yaml.safe_dump(data_of(name, SHARED), allow_unicode=True)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_a_batch_tells_it_again_when_nothing_has_changed(units: Path, tmp_path: Path) -> None:
    for status in ("built", "unchanged"):
        result = build_many(units, tmp_path / "成品")
        outcomes = list(result.outcomes)
        assert {each.status for each in outcomes} == {status}
        assert all([f.rule for f in each.findings].count("G01") == 1 for each in outcomes)
    text = (units / "柏木镇.yaml").read_text("utf-8").replace(SHARED, "全年修建村道5.2公里。")
    (units / "柏木镇.yaml").write_text(text, "utf-8")
    result = build_many(units, tmp_path / "成品")
    assert not any(finding.rule == "G01" for each in result.outcomes for finding in each.findings)


def test_checking_a_folder_says_it(units: Path, command: Command) -> None:
    assert command("check", units).out.count("警告 G01") == 2
    assert "G01" not in command("check", units / "青禾镇.yaml").out


def test_many_units_that_all_share_their_paragraphs_are_compared_in_linear_time() -> None:
    one = portrait_of(Report.model_validate(data_of("青禾镇", SHARED)))
    assert one is not None

    def units(count: int) -> dict[int, Portrait]:
        return {at: one._replace(unit=f"云溪县第{at}乡") for at in range(count)}

    assert "等199个单位" in compare(units(200))[0][0].message
    assert_linear(units, compare, 2000)
