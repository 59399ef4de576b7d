"""Names of classes of expenditure that are two of them mixed up."""

from __future__ import annotations

import pytest

from reportgen.checks.typos.mixed_classes import _mixtures
from tests.checks.samples import hits_in_text

LIST = "（1）卫生健康支出36.5万元；（2）{}支出12.8万元；（3）农林水支出88万元。"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("住房保障和就业", "社会保障和就业"),
        ("一般公共安全", "一般公共服务"),
        ("自然资源勘探工业信息等", "资源勘探工业信息等"),
        ("城乡环保", "城乡社区支出”或“节能环保"),
        ("交通健康", "交通运输"),
        ("城乡社会", "城乡社区"),
    ],
)
def test_a_name_of_two_classes(written: str, meant: str) -> None:
    (hit,) = hits_in_text("T05", LIST.format(written))
    assert f"“{written}支出”应为“{meant}支出”" in hit.message


@pytest.mark.parametrize(
    "name",
    [
        *("社会保障和就业", "社会保障", "公共服务", "公共卫生", "城乡社区"),
        *("资源勘探信息等", "住房公积金", "教育", "其他", "社会服务"),
        *("援助其他地区", "灾害防治及应急管理", "债务付息", "商业服务业等"),
    ],
)
def test_classes_and_other_names(name: str) -> None:
    assert hits_in_text("T05", LIST.format(name)) == []


def test_a_name_outside_a_list_of_classes_is_left_alone() -> None:
    assert hits_in_text("T05", "全年城乡环保支出12.8万元，农林水支出88万元。") == []


def test_no_mixture_is_a_class() -> None:
    assert not [name for name in _mixtures() if name in {"公共安全", "住房保障", "公共服务"}]
