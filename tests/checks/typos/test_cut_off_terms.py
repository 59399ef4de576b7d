"""Terms that lack their last character before a mark."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("工程款实行国库集中支，不付现金。", "国库集中支付"),
        ("补助资金专款专，不得挪作他用。", "专款专用"),
        ("压减公务接，控制会议费。", "公务接待"),
        ("落实机关事业单位基本养老保险缴费支。", "机关事业单位基本养老保险缴费支出"),
        ("全年资金用于人居环境整；其余结转。", "人居环境整治"),
        ("（含预算执）情况。", "预算执行"),
        ("巩固提“双减”成果。", "巩固提高"),
        ("认真贯《预算法》的规定。", "认真贯彻"),
        ("严格执“收支两条线”。", "严格执行"),
    ],
)
def test_a_term_without_its_last_character(text: str, term: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"“{term[:-1]}”应为“{term}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "核定行政编12名，事业编8名。",
        "更换供水管，检修排水管。",
        "财政收、支情况见附表。",
        "巩固提升“双减”成果，全面落“实”，严格执“法”，贯彻落实《预算法》。",
        "做到思路清，责任清。",
        "不足部分由财政补。",
        "办理因公出国（境），履行报批手续；公务用车运行维护，定点进行。",
    ],
)
def test_short_forms_that_are_words(text: str) -> None:
    assert hits_in_text("T05", text) == []
