"""In which bracket a figure stands."""

from __future__ import annotations

from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.statements import read_statements


def test_a_figure_stands_in_the_innermost_bracket_around_it() -> None:
    text = "收入90万元（税收60万元（国税20万元）、非税30万元），支出80万元。"
    outer, inner = text.index("（"), text.index("（国")
    assert brackets_around(read_statements(text)) == [OUTSIDE, outer, inner, outer, OUTSIDE]


def test_a_bracket_that_is_not_closed_ends_with_its_sentence() -> None:
    text = "收入90万元（税收60万元。支出80万元。"
    assert brackets_around(read_statements(text))[-1] == OUTSIDE


def test_no_figures_stand_nowhere() -> None:
    assert brackets_around([]) == []
