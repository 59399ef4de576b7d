"""The measure of slips: relations are found by their figures, and slips break them."""

from __future__ import annotations

import random

import pytest

from tests.real.sentences_measure import Entry
from tests.real.slips_measure import figures_in, relations_in, slipped, slips_of, slips_table


def kinds(text: str) -> set[str]:
    return {kind for kind, _ in relations_in(text, figures_in(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("共收费486.2万元，其中水费311.5万元、电费174.7万元。", "sum"),
        ("应缴486.2万元，实缴421.5万元，欠缴64.7万元。", "sum"),
        ("种树820棵，成活751棵，占91.59%。", "share"),
        ("由311.5万元增至486.2万元，增长56.08%。", "change"),
        ("补助96户，每户1500元，共14.4万元。", "product"),
        ("2024年8月12日开会3次，到会96人。", ""),
    ],
)
def test_a_relation_is_found_by_its_figures(text: str, kind: str) -> None:
    assert kinds(text) == ({kind} if kind else set())


def test_a_slip_is_another_number_as_long() -> None:
    chance = random.Random(1)
    for written in ("486.2", "1,500", "96", "0.75"):
        made = slipped(written, chance)
        assert made != written
        assert len(made) == len(written)


def test_a_slip_breaks_the_relation_that_it_is_in() -> None:
    text = "共收费486.2万元，其中水费311.5万元、电费174.7万元。"
    entry = Entry("", (text,), frozenset(), frozenset(), "要点", {}, alone=False)
    wrong = [each.texts[0] for _, each in slips_of(entry, 1)]
    assert len(wrong) == 2
    assert not any(kinds(each) for each in wrong)


def test_the_table_counts_the_slips_of_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (
        "共收费486.2万元，其中水费311.5万元、电费174.7万元。",
        "应缴486.2万元，实缴421.5万元，欠64.7万元。",
    )
    told = [Entry("", (each,), frozenset(), frozenset(), "要点", {}, alone=False) for each in texts]
    monkeypatch.setattr("tests.real.slips_measure.PARTS", ("one",))
    monkeypatch.setattr("tests.real.slips_measure.entries", lambda _: iter(told))
    tables = slips_table("dev"), slips_table("held")
    assert sum("| sum |" in table for table in tables) in (1, 2)
    assert any("| all | " in table and "100.0%" in table for table in tables)
