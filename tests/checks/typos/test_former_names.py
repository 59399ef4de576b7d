"""Names of offices and terms that were given up."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "配合县卫计委开展义诊12次。",
        "在市安监局的指导下检查企业36家。",
        "县扶贫办对产业项目进行了验收。",
        "2024年城乡居民新农合参保1.2万人。",
        "全镇新识别建档立卡贫困户6户。",
    ],
)
def test_names_that_are_no_more(text: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert "以前的叫法" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "原县扶贫办移交的资产已登记。",
        "2017年县卫计委核定床位46张。",
        "国税局、地税局合并后，征管由县税务局负责。",
        "经济开发区安监局派员参加演练。",
        "县农业农村局、县生态环境局联合检查12次。",
        "医改以来推行新农合制度。",
    ],
)
def test_names_told_as_former_ones(text: str) -> None:
    assert hits_in_text("T05", text) == []
