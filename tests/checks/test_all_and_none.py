"""What was all done, or never happened, and is yet told of otherwise."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits

POINT = "绩效完成情况.绩效目标完成情况.0.要点.{}"


def told(first: str, second: str) -> int:
    """Return how often two paragraphs contradict each other."""
    return len(hits("A13", (POINT.format(0), first), (POINT.format(1), second)))


@pytest.mark.parametrize(
    ("never", "happened"),
    [
        ("安全生产实现“零事故”。", "对发生的2起生产安全事故严肃追责。"),
        ("全年没有发生一起安全事故。", "全年发生1起一般安全事故，伤1人。"),
        ("森林防火连续五年零火灾。", "4月发生1起森林火灾，过火12亩。"),
        ("未发生信访舆情。", "处置发生的3起信访舆情。"),
    ],
)
def test_what_never_happened_is_not_told_of(never: str, happened: str) -> None:
    assert told(never, happened) == 1
    assert told(happened, never) == 1


@pytest.mark.parametrize(
    ("never", "happened"),
    [
        ("没有发生较大以上生产安全事故。", "发生1起一般生产安全事故，伤1人。"),
        ("安全生产实现“零事故”。", "辖区国道发生2起交通事故。"),
        ("安全生产实现“零事故”。", "上年发生的1起生产安全事故已经结案。"),
        ("安全生产实现“零事故”。", "模拟发生1起生产安全事故，开展演练。"),
        ("全年没有发生一起安全事故。", "发生火情2起，及时扑灭。"),
    ],
)
def test_only_the_worst_of_another_kind_or_of_another_year_may_have_happened(
    never: str, happened: str
) -> None:
    assert told(never, happened) == 0


def test_of_projects_all_done_none_is_still_going_on() -> None:
    done = "2024年立项的9个项目已全部竣工并通过验收。"
    some = "2024年立项的9个项目中，便民桥等2个项目因征地慢，到年底仍在施工。"
    assert told(done, some) == 1
    assert told(done, some.replace("9个", "6个")) == 0
    assert told(done, "9个项目中，有2个项目评为优质工程。") == 0
