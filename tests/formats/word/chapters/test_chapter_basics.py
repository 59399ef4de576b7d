"""Of a unit's basics, each paragraph goes where its words say: duties, or people and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "县司法局内设7个股室，下辖12个司法所。核定编制58名，实有55人。"
DUTIES = "主要职责是：统筹法治建设，管理社区矫正。"


def overview(tmp_path: Path, parts: str) -> dict[str, object]:
    """Return 部门概况 of a report with such text in its first chapter."""
    rest = IN_CHAPTERS[IN_CHAPTERS.index("二、一般公共预算") :]
    text = f"县司法局2024年度部门整体支出绩效自评报告\n一、部门基本情况\n{parts}\n{rest}"
    found = read_word(lay_out(tmp_path / "a.docx", text)).data["部门概况"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "parts",
    [
        f"{PEOPLE}\n{DUTIES}",
        f"{DUTIES}\n{PEOPLE}",
        f"{PEOPLE}{DUTIES}",
        f"（一）机构设置及主要职责情况\n{PEOPLE}\n{DUTIES}",
        f"（一）部门主要职责、机构设置、资产等基本情况\n1.主要职责\n{DUTIES}\n2.组织架构\n{PEOPLE}",
    ],
)
def test_duties_and_people_are_told_apart_by_their_words(parts: str, tmp_path: Path) -> None:
    found = overview(tmp_path, parts)
    assert found["单位基本职能"] == [DUTIES]
    assert found["机构人员"] == {"机构设置": [PEOPLE], "编制数": 58, "在职人数": 55}


def test_numbered_duties_stay_with_what_announces_them(tmp_path: Path) -> None:
    duties = "我局主要职能有：\n1.负责编制管理，核定编制58名的调整。\n2.负责统计。"
    found = overview(tmp_path, f"{PEOPLE}\n{duties}")
    assert found["单位基本职能"] == [
        "我局主要职能有：",
        "负责编制管理，核定编制58名的调整。",
        "负责统计。",
    ]
    assert found["机构人员"]["机构设置"] == [PEOPLE]  # type: ignore[index]


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ("核定行政编制34名、事业编制52名，共86名；年末在职80人。", (86, 80)),
        ("编制数10，其中：行政人员编制4、事业6。实有在职人数9人，其中行政在职4人。", (10, 9)),
        ("核定编制260人，在编在岗248人，编外聘用人员186人。", (260, 248)),
        ("编制45人，在职人员共43人。", (45, 43)),
        ("行政编制82人，实有79人；事业编制64人，实有60人。", (None, None)),
    ],
)
def test_numbers_of_people_are_those_of_the_whole(
    told: str, numbers: tuple[int | None, int | None], tmp_path: Path
) -> None:
    people = overview(tmp_path, f"（一）机构人员情况\n{told}")["机构人员"]
    assert isinstance(people, dict)
    assert (people.get("编制数"), people.get("在职人数")) == numbers


def test_the_offices_with_their_tasks_are_no_duties_of_the_unit(tmp_path: Path) -> None:
    offices = "街道设5个内设机构：\n1.党政办公室。主要承担文秘、财务等职责。\n"
    offices += "2.经济办公室。承担统计等职责。"
    parts = f"（一）机构设置、编制\n{offices}\n（二）部门职能\n1.加强党的建设。"
    found = overview(tmp_path, parts)
    assert found["单位基本职能"] == ["加强党的建设。"]
    assert found["机构人员"] == {"机构设置": offices.split("\n")}


def test_what_a_unit_is_stands_before_its_duties(tmp_path: Path) -> None:
    about = "我局成立于1952年，为副科级事业单位。"
    people = "财政核定编制在职人员为36人，年末实有在职人员为34人。"
    found = overview(tmp_path, f"（一）机构设置、职能情况\n{about}主要职能是负责公路养护。{people}")
    assert found["单位基本职能"] == ["主要职能是负责公路养护。"]
    assert found["机构人员"] == {"机构设置": [about, people], "编制数": 36, "在职人数": 34}


def test_duties_before_people_in_the_paragraph_of_one_heading(tmp_path: Path) -> None:
    parts = "（一）机构组成。区档案馆内设办公室、业务科。\n"
    parts += "（二）机构职能和人员概况。区档案馆主要负责档案保管。核定编制12名，实有11名。"
    found = overview(tmp_path, parts)
    assert found["单位基本职能"] == ["区档案馆主要负责档案保管。"]
    assert found["机构人员"] == {
        "机构设置": ["区档案馆内设办公室、业务科。", "核定编制12名，实有11名。"],
        "编制数": 12,
        "在职人数": 11,
    }


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("政法专项编制58名，实有55人。", 58),
        ("政法专项编制52名，事业编制10名；年末实有干警49人。", None),
    ],
)
def test_posts_of_one_kind_are_all_where_no_other_is_told(
    told: str, number: int | None, tmp_path: Path
) -> None:
    people = overview(tmp_path, f"（一）机构人员情况\n{told}")["机构人员"]
    assert isinstance(people, dict)
    assert people.get("编制数") == number


def test_what_an_office_does_is_no_duty_of_the_unit(tmp_path: Path) -> None:
    offices = ["内设2个科室。", "办公室主要负责文电、会务。", "财务科承担记账等职责。"]
    offices += ["综合股主要职责是：统计。"]
    found = overview(tmp_path, "（一）内设机构\n" + "\n".join(offices))
    assert found["机构人员"] == {"机构设置": offices}
    assert "单位基本职能" not in found


@pytest.mark.parametrize(
    "parts",
    [
        "（一）主要职责\n负责统计。\n2024年度绩效目标为：按时报送报表。",
        "（一）部门职能与绩效目标\n负责统计。\n2024年度绩效目标为：按时报送报表。",
        "（一）主要职责\n负责统计。\n（二）绩效目标\n2024年度绩效目标为：按时报送报表。",
    ],
)
def test_goals_of_the_year_are_no_duties(parts: str, tmp_path: Path) -> None:
    found = overview(tmp_path, parts)
    assert found["单位基本职能"] == ["负责统计。"]
    assert found["绩效目标设定情况"] == ["2024年度绩效目标为：按时报送报表。"]


@pytest.mark.parametrize(("told", "is_duty"), [("县委办公室", True), ("秘书科办公室", False)])
def test_an_office_may_be_the_unit(told: str, is_duty: bool, tmp_path: Path) -> None:
    text = f"{told}主要职责：办文办会。"
    found = overview(tmp_path, f"（一）基本情况\n{PEOPLE}\n{text}")
    assert (found.get("单位基本职能") == [text]) is is_duty


def test_duties_may_follow_what_the_unit_is_in_its_sentence(tmp_path: Path) -> None:
    duties = "县数据中心是县政府直属事业单位，主要职责为：统筹数据共享；管理政务云。"
    found = overview(tmp_path, f"{duties}内设2个科室。核定编制23名，实有21人。")
    assert found["单位基本职能"] == [duties]
    assert found["机构人员"] == {
        "机构设置": ["内设2个科室。核定编制23名，实有21人。"],
        "编制数": 23,
        "在职人数": 21,
    }


def test_duties_may_follow_people_in_a_sentence_of_their_own(tmp_path: Path) -> None:
    duties = "负责全县法治建设，管理社区矫正。"
    found = overview(tmp_path, f"{PEOPLE}{duties}")
    assert found["单位基本职能"] == [duties]


def test_what_an_office_is_for_is_no_duty_of_the_unit(tmp_path: Path) -> None:
    people = f"{PEOPLE}办公室负责全县司法行政文电。"
    found = overview(tmp_path, f"{people}\n{DUTIES}")
    assert found["单位基本职能"] == [DUTIES]


def test_what_a_unit_bears_is_its_duty_although_nothing_is_left_out(tmp_path: Path) -> None:
    duties = "县司法局承担全县法治建设、社区矫正职责。"
    assert overview(tmp_path, f"{duties}{PEOPLE}")["单位基本职能"] == [duties]
