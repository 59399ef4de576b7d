"""What is said of none of some things, and is told of some of them."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.none_of_them import MAY_BE_OF_NONE, read_some_of_none


def told(text: str) -> list[str]:
    """Return the words that tell of some, although it is said of none."""
    ends = [at + 1 for at, mark in enumerate(text) if mark == "。"]
    spans = zip([0, *ends], ends, strict=False)
    return [text[slice(*one.event)] for one in read_some_of_none(text, 2024, spans)]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("全镇没有一名学生辍学。9月，龙井村有2名学生辍学在家。", "2名学生辍学"),
        ("全年没有一个项目超概算。便民桥等2个项目超概算18万元。", "2个项目超概算"),
        ("全年没有一户返贫。10月，白塘村2户脱贫户因病返贫。", "2户脱贫户因病返贫"),
        ("没有一家企业超标排放。6月1家企业超标排放，罚款3万元。", "1家企业超标排放"),
        ("全镇没有一个村被通报。南冲等2个村被县里通报。", "2个村被县里通报"),
        ("补助公开透明，没有一户遗漏。复核时发现5户遗漏，正在补发。", "5户遗漏"),
    ],
)
def test_what_is_said_of_none_is_told_of_none(text: str, some: str) -> None:
    assert told(text) == [some]
    assert MAY_BE_OF_NONE.is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "全镇没有一名学生辍学。劝返疑似辍学学生3名。",
        "全年没有一户返贫。将2户有返贫风险的农户纳入监测。",
        "全年没有一户返贫。纳入监测的5户易返贫户消除风险。",
        "全年没有一个项目超概算。上年2个项目超概算，已完成整改。",
        "会议期间无一人缺席。党员大会3人缺席。",
        "没有一个村低于10万元。3个村超过20万元，最低的1个村11万元。",
        "没有一家企业因环保停产。2家企业因检修停产。",
        "中心校没有一名学生辍学。全镇2名学生辍学。",
        "没有一个项目超概算，8个项目的结算价都低于概算。",
        "没有一户遗漏。复核150户，遗漏问题为零。",
    ],
)
def test_others_and_what_might_have_been_are_no_contradiction(text: str) -> None:
    assert told(text) == []
