"""Kinds of parts that exclude each other."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "新增学位1350个，其中第一小学600个、城南小学450个、育才中学300个。",
            "新增学位1350个，其中第一小学600个、城南小学450个、育才中学200个。",
        ),
        (
            "建成停车场3处420个车位，其中北门停车场160个、南门停车场150个、西门停车场110个。",
            "建成停车场3处420个车位，其中北门停车场160个、南门停车场150个、西门停车场100个。",
        ),
        (
            "市场内摊位260个，其中蔬菜区120个、肉类区60个、水产区80个。",
            "市场内摊位260个，其中蔬菜区120个、肉类区60个、水产区70个。",
        ),
    ],
)
def test_a_seat_is_in_one_place_only(right: str, wrong: str) -> None:
    assert hits_in_text("A07", right) == []
    assert len(hits_in_text("A07", wrong)) == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "补助每馆20.2万元（中央和省级补助17.2万元，本级配套3万元）。",
            "补助每馆20.2万元（中央和省级补助17.2万元，本级配套7万元）。",
        ),
        (
            "抚恤资金861.9万元（自治区资金98.6万元，盟市匹配763.3万元）。",
            "抚恤资金861.9万元（自治区资金98.6万元，盟市匹配736.3万元）。",
        ),
        (
            "行政许可事项27项，其中审批类事项9项，核准类事项18项。",
            "行政许可事项27项，其中审批类事项9项，核准类事项16项。",
        ),
        (
            "年末实有106人（其中：财政拨款在职人员104人，自收自支事业人员2人）。",
            "年末实有106人（其中：财政拨款在职人员101人，自收自支事业人员2人）。",
        ),
    ],
)
def test_levels_sorts_of_approval_and_who_pays_the_staff_exclude_each_other(
    right: str, wrong: str
) -> None:
    assert hits_in_text("A07", right) == []
    assert len(hits_in_text("A07", wrong)) == 1


def test_kinds_of_seats_may_overlap() -> None:
    assert hits_in_text("A07", "设停车位100个，其中充电车位50个、地下车位48个。") == []


@pytest.mark.parametrize(
    "shape",
    [
        "实际改造危房16户，其中C级{}户、D级5户。",
        "危房改造16户，其中新建{}户、修缮5户。",
        "改厕16户，其中三格式{}户、四格式5户。",
    ],
)
def test_ways_to_rebuild_exclude_each_other(shape: str) -> None:
    assert hits_in_text("A07", shape.format(11)) == []
    assert len(hits_in_text("A07", shape.format(10))) == 1
