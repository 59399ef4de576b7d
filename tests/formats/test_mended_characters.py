"""Characters of data files that look like others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.data_carrier import enter

if TYPE_CHECKING:
    from reportgen.formats.carriers import Entered


def held(text: str) -> Entered:
    return enter("我镇.yaml", text.encode())


def test_radicals_and_doubles_become_the_usual_characters_with_a_note() -> None:
    found = held("部门概况:\n  单位名称: ⻔⼈⺠镇\n")
    assert found.data == {"部门概况": {"单位名称": "门人民镇"}}
    (note,) = found.remarks
    assert (note.rule, note.location) == ("D12", "我镇.yaml:2:3")
    assert "⻔→门、⼈→人、⺠→民" in note.message


def test_labels_are_mended_and_keep_their_places() -> None:
    found = held("部⻔概况:\n  单位名称: 青禾镇\n")
    assert found.data == {"部门概况": {"单位名称": "青禾镇"}}
    assert found.places.locate(("部门概况", "单位名称")) == "我镇.yaml:2:3"


def test_nothing_is_lost_where_two_labels_would_become_one() -> None:
    data = held("部⻔概况:\n  甲: 1\n部门概况:\n  乙: 2\n").data
    assert [len(each) for each in data.values()] == [1, 1]


def test_characters_of_one_font_are_told_and_stay() -> None:
    found = held("部门概况:\n  单位名称: 青\ue001镇\n")
    assert found.data["部门概况"]["单位名称"] == "青\ue001镇"
    assert "U+E001" in found.remarks[0].message


def test_usual_data_have_no_note() -> None:
    assert held("部门概况:\n  单位名称: 青禾镇\n").remarks == ()
