"""Last year's text as comments at the end of a data file."""

from __future__ import annotations

import pytest

from reportgen.formats.remembered_text import one_line, remembered_in, remembered_lines
from reportgen.model.last_year_text import LastYearText
from reportgen.plaindata import yaml_text


def test_what_was_remembered_is_read_again_and_is_no_data() -> None:
    remembered = LastYearText("去年.docx", ("走访慰问困难群众116户。", "一: 二 # 三"))
    text = f"年度: 2024\n{remembered_lines(remembered)}"
    assert remembered_in(text) == remembered
    assert yaml_text.read(text).data == {"年度": yaml_text.read("a: 2024").data["a"]}


def test_a_file_without_it_remembers_nothing() -> None:
    assert remembered_in(None) is None
    assert remembered_in("年度: 2024\n#｜一行\n") is None
    assert remembered_lines(LastYearText("去年.docx", ())) == ""


@pytest.mark.parametrize("text", ["一\n二", "一\u2028二", "一\x85二", "一\t二"])
def test_a_text_of_several_lines_is_one_line(text: str) -> None:
    assert one_line(text) == "一 二"
