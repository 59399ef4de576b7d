"""Which form data are checked by, where nobody names one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reportgen import check
from reportgen.forms.form_choice import form_meant
from reportgen.forms.new_template import start_template
from tests.reports import CHAPTERS, SHORTEST

if TYPE_CHECKING:
    from tests.commands import Command

LIMITED = "条数:\n  单位基本职能: 5到9\n"
OWN = "补充栏目:\n  填报人: {在: 部门概况}\n"


@pytest.fixture
def here(command: Command) -> Command:
    """Stand where no form is but the installed ones."""
    return command


def form(name: str, settings: str = LIMITED, year: int = 2023) -> None:
    path = start_template(name)
    path.with_name("表样.yaml").write_text(settings, encoding="utf-8")
    path.rename(path.with_name(f"{year}.docx"))


def put(name: str, data: dict[str, Any] = SHORTEST) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def test_without_a_form_of_the_countys_own_none_is_meant(here: Command) -> None:
    assert form_meant("甲.yaml", SHORTEST) == ""
    ended = here("check", put("甲.yaml"))
    assert ("M15" in ended.out, "照表样" in ended.err) == (False, False)


def test_the_only_form_of_the_county_is_meant_and_that_is_said(here: Command) -> None:
    form("我县")
    ended = here("check", put("甲.yaml"))
    assert "M15" in ended.out
    assert "表样规定5到9条" in ended.out
    assert "照表样“我县”检查" in ended.err
    assert any(each.rule == "M15" for each in check(Path("甲.yaml")))


def test_a_form_that_is_asked_for_counts_before_all(here: Command) -> None:
    form("我县")
    ended = here("check", put("我县/甲.yaml"), "--template", "xiangtan")
    assert ("M15" in ended.out, "照表样" in ended.err) == (False, False)


def test_of_two_forms_none_is_meant_but_the_one_that_the_folder_names(here: Command) -> None:
    form("我县")
    form("邻县", "条数:\n  单位基本职能: 7\n")
    assert "M15" not in here("check", put("甲.yaml")).out
    assert "5到9条" in here("check", put("收到的/我县/2024/甲.yaml")).out
    both = here("check", "收到的", put("邻县/乙.yaml", CHAPTERS))
    assert "5到9条" in both.out
    assert "照表样“我县”检查" in both.err
    assert "照表样“邻县”检查" in both.err


def test_the_form_whose_added_fields_data_have_is_meant(here: Command) -> None:
    form("我县", LIMITED + OWN)
    form("邻县")
    data = {**SHORTEST, "部门概况": {**SHORTEST["部门概况"], "填报人": "李四"}}
    assert form_meant("邻县/甲.yaml", data) == "我县"
    assert "5到9条" in here("check", put("邻县/甲.yaml", data)).out


@pytest.mark.parametrize(("year", "meant"), [(2024, "旧县"), (2026, "")])
def test_of_forms_for_other_years_the_one_that_serves_is_meant(
    here: Command, year: int, meant: str
) -> None:
    del here
    form("旧县")
    form("新县", year=2026)
    assert form_meant("甲.yaml", {**SHORTEST, "年度": year}) == meant


def test_what_goes_back_to_the_unit_is_printed_with_the_form_that_is_meant(here: Command) -> None:
    from reportgen.formats.reading import read_word

    form("我县", LIMITED + OWN)
    put("甲.yaml")
    assert here("check", "甲.yaml", "--each", "-o", "反馈").code == 0
    (sent,) = Path("反馈").glob("*.docx")
    carried = read_word(sent).carried
    assert carried is not None
    assert carried.template == "我县"


def test_a_form_with_a_mistake_in_its_settings_is_told(here: Command) -> None:
    form("我县", "条数: 很多\n")
    ended = here("check", put("甲.yaml"))
    assert ended.code == 2
    assert "表样.yaml" in ended.err
