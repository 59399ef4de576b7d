"""Letters in the place of digits."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("按照云财发〔2O24〕16号文件执行。", "2O24", "2024"),
        ("云政办发〔20l3〕8号文件已经废止。", "20l3", "2013"),
        ("2o24年新修便道3公里。", "2o24", "2024"),
        ("发放补贴1OO万元。", "1OO", "100"),
        ("走访农户3O多户。", "3O", "30"),
        ("入户率达到9O%。", "9O", "90"),
    ],
)
def test_a_figure_with_a_letter(text: str, written: str, right: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"“{written}”应为“{right}”" in hit.message


@pytest.mark.parametrize(
    "text", ["空气中CO2浓度下降，新建5G基站3个。", "购置X2O型打印机2台。", "G1O2高速，2O号楼。"]
)
def test_letters_of_names(text: str) -> None:
    assert hits_in_text("T05", text) == []
