"""Things counted by their grades."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("纳入自评的项目18个，评价为“优”的11个、“良”的5个、“中”的3个，没有“差”的项目。", 1),
        ("纳入自评的项目19个，评价为“优”的11个、“良”的5个、“中”的3个，没有“差”的项目。", 0),
        ("考核村干部40人，优秀9人、合格28人、不合格2人。", 1),
        ("考核村干部39人，优秀9人、合格28人、不合格2人。", 0),
        ("纳入自评的项目18个，评价为“优”的11个、“良”的5个。", 0),
        ("考核村干部40人，上年优秀9人、合格28人、不合格2人。", 0),
        ("上报自评项目263个，金额840.5万元。单位自评结果“优秀”182个、“良好”70个、“差”1个。", 1),
        ("上报自评项目253个，金额840.5万元。单位自评结果“优秀”182个、“良好”70个、“差”1个。", 0),
        ("实施项目80个，完工74个。自评结果“优秀”18个、“良好”7个、“差”1个。", 0),
    ],
)
def test_the_grades_of_all_make_all(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count
