"""Totals that are sorted twice."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("全年接待来访群众213批，其中个访178批、集体访35批；初访189批，重访{}批。", 24, 42),
        (
            "建档214名，其中农村籍171名、城镇籍43名；享受优待的96名，未享受优待的{}名。",
            118,
            128,
        ),
        ("特困老人71人，集中供养28人、分散供养43人；全护理9人、半护理16人、全自理{}人。", 46, 64),
    ],
)
def test_both_sorts_make_their_total(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "现有党员312名，其中农村党员251名、机关党员61名；女党员78名，大专以上党员120名。",
        "现有职工71人，行政28人、事业43人；党员41人，工会会员65人。",
        "排查隐患120处，已整改108处、正在整改12处；道路隐患58处，用电隐患41处。",
        "慰问困难党员26名、困难群众83户、退役军人18名、环卫工人12名。",
    ],
)
def test_what_is_told_of_some_is_no_sort_of_all(text: str) -> None:
    assert hits_in_text("A07", text) == []
