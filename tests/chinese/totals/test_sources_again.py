"""The money of one source told again with the whole of all sources."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.sources_again import MAY_BE_SOURCE, read_sources_again

OF_ALL = [
    "管网批复总投资47.6万元，其中中央财政资金23.8万元，县财政配套资金23.8万元，2024年度中央下达资金47.6万元。",
    "水渠总投资53.6万元，其中中央财政资金26.8万元，县财政配套资金26.8万元。全年中央下达资金53.6万元，已全部支付。",
    "到位资金184万元（中央资金120万元、省级资金64万元）。省级补助资金184万元已用于道路。",
]
OF_ONE = [
    "管网批复总投资47.6万元，其中中央财政资金23.8万元，县财政配套资金23.8万元，2024年度中央下达资金23.8万元。",
    "水渠总投资53.6万元，其中中央财政资金26.8万元，县财政配套资金26.8万元。全年中央下达资金26.8万元，已全部支付。",
    "水渠总投资53.6万元，其中中央财政资金53.6万元，县财政配套资金0万元。全年中央下达资金53.6万元。",
    "水渠总投资53.6万元，其中中央财政资金26.8万元，县财政配套资金26.8万元。全年共到位资金53.6万元。",
    "水渠总投资53.6万元，其中中央财政资金26.8万元，县财政配套资金26.8万元。上年中央下达资金53.6万元。",
]


@pytest.mark.parametrize("text", OF_ALL)
def test_a_source_is_told_to_have_given_all(text: str) -> None:
    assert MAY_BE_SOURCE.is_in(text)
    (found,) = read_sources_again(read_statements(text))
    assert found.again.quantity.value == found.total.quantity.value > found.part.quantity.value


@pytest.mark.parametrize("text", OF_ONE)
def test_a_source_is_told_with_its_own(text: str) -> None:
    assert not list(read_sources_again(read_statements(text)))
