"""The measure of rewordings: what a sentence says stays, and what is lost is counted."""

from __future__ import annotations

import pytest

from tests.real.rewordings import REWORDINGS
from tests.real.rewordings_measure import Reworded, measure_entry, rewordings_table
from tests.real.sentences_measure import Entry

TEXT = "收费486.2万元，其中：水费311.5万元、电费174.7万元，占总数的35.93%，同比增长12%；有3个人。"


def entry(text: str, *wanted: str) -> Entry:
    return Entry("", (text,), frozenset(wanted), frozenset(), "要点", {}, alone=False)


@pytest.mark.parametrize(
    ("name", "reworded"),
    [
        ("“其中：”写成“其中，”", "其中，水费"),
        ("各项之间顿号改逗号", "311.5万元，电费174.7万元"),
        ("各项后面有括号", "水费311.5万元（含上年结转）、电费174.7万元（含上年结转），占"),
        ("第二项后面写原因", "电费174.7万元，主要原因是人员变动，占"),
        ("各项的名称长", "列入年度重点工作的水费311.5万元、列入年度重点工作的电费174.7万元"),
        ("万元写成元", "收费4862000元，其中：水费3115000元"),
        ("数字是全角的", "收费４８６.２万元"),
        ("小的数写成汉字", "有三个人"),
        ("“占…的”写成“占…比重为”", "占总数比重为35.93%"),
        ("比较的另起一句", "174.7万元。占总数的35.93%。同比增长12%"),
    ],
)
def test_a_rewording_changes_how_it_is_written(name: str, reworded: str) -> None:
    assert reworded in REWORDINGS[name](TEXT)


@pytest.mark.parametrize("name", REWORDINGS)
def test_a_rewording_leaves_what_has_nothing_of_it(name: str) -> None:
    adds = name.startswith(("前面", "后面"))
    assert (REWORDINGS[name]("机关运转正常") != "机关运转正常") == adds


def test_what_is_lost_and_what_is_said_besides_is_counted() -> None:
    results: dict[str, Reworded] = {}
    measure_entry(entry("收费486.2万元，其中：水费311.5万元、电费184.7万元。", "A07"), results)
    measure_entry(entry("收费486.2万元，其中：水费311.5万元、电费174.7万元。"), results)
    result = results["“其中：”写成“其中，”"]
    assert (result.wrong, result.kept, result.right, result.clean) == (1, 1, 1, 1)
    assert "| “其中：”写成“其中，” | 1 | 100.0% | 1 | 0 |" in rewordings_table(results)


def test_a_sentence_of_which_nothing_is_said_is_not_counted() -> None:
    results: dict[str, Reworded] = {}
    measure_entry(entry("全镇风调雨顺，其中：东村更好。", "A07"), results)
    assert results == {}
