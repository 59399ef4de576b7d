"""Charts in a report: drawn from its figures, editable in Word, known again when it is read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from reportgen import load
from reportgen.engine.printing import PrintError
from reportgen.formats.reading import read_word_bytes
from reportgen.forms.report_charts import ReportChart, charted
from reportgen.forms.report_language import FieldGroup
from reportgen.forms.sample import sample_data
from tests.commands import write_json
from tests.tools import INPUTS
from tests.wordfile import members, packed, problems

if TYPE_CHECKING:
    from tests.commands import Command

SAMPLE = INPUTS / "青山桥镇.yaml"
FULL = "全.json"
CHARTS = [f"word/charts/chart{number}.xml" for number in (1, 2, 3)]


@pytest.fixture
def built(command: Command) -> bytes:
    """Return the sample with all annexes, built by a form with charts."""
    data = sample_data()
    del data["附件"]["佐证材料"]  # there are no pictures here
    write_json(Path(FULL), data)
    assert command("template", "new", "我市", "--from", "hunan", "--charts").code == 0
    (path,) = Path("templates/我市").glob("*.docx")
    found = command("template", "check", path)
    assert found.code == 0, found.out
    ended = command("build", FULL, "-o", "x.docx", "--template", "我市")
    assert ended.code == 0, ended.err
    return Path("x.docx").read_bytes()


def test_a_form_with_charts_draws_them_with_their_workbooks(built: bytes) -> None:
    assert problems(built) == []
    parts = members(built)
    assert [name for name in CHARTS if name in parts] == CHARTS
    titles = [
        "".join(etree.fromstring(parts[name]).find("{*}chart/{*}title").itertext("{*}t"))
        for name in CHARTS
    ]
    assert titles == ["收入结构（万元）", "支出结构（万元）", "指标得分"]
    report = load(FULL)
    book = openpyxl.load_workbook(io.BytesIO(parts["word/embeddings/chart2.xlsx"]))
    rows = list(book.active.iter_rows(values_only=True))
    amounts = report.performance.expenditure.classes.items()
    assert rows[1:] == [(label, float(amount.value)) for label, amount in amounts]


def test_the_same_report_has_the_same_bytes(built: bytes, command: Command) -> None:
    assert command("build", FULL, "-o", "y.docx", "--template", "我市").code == 0
    assert Path("y.docx").read_bytes() == built


def test_it_is_read_back_with_nothing_to_say(built: bytes) -> None:
    reading = read_word_bytes("x.docx", built)
    assert load(reading.data) == load(FULL)
    assert not [each for each in (*reading.unplaced, *reading.notes) if "图表" in each.message]


def test_figures_that_were_changed_in_a_chart_are_told(built: bytes) -> None:
    parts = members(built)
    chart = etree.fromstring(parts[CHARTS[1]])
    next(chart.iter("{*}numCache")).find("{*}pt/{*}v").text = "7"
    parts[CHARTS[1]] = etree.tostring(chart)
    told = [each.message for each in read_word_bytes("x.docx", packed(parts)).notes]
    assert "图表“支出结构”里的数在文件里改过，没有读入" in told


def test_what_is_not_given_is_no_chart(command: Command) -> None:
    assert command("template", "new", "我县", "--charts").code == 0
    assert command("build", SAMPLE, "-o", "x.docx", "--template", "我县").code == 0
    parts = members(Path("x.docx").read_bytes())
    assert [name for name in CHARTS if name in parts] == CHARTS[:2], "it has no indicators"
    assert load("x.docx") == load(SAMPLE)


def test_a_list_without_scores_can_not_be_drawn() -> None:
    with pytest.raises(ValueError, match="得分"):
        charted([FieldGroup(标题="甲")])


def test_inside_a_line_it_is_refused_with_what_to_write() -> None:
    chart = ReportChart("甲", (), ())
    with pytest.raises(PrintError, match="独占一段") as refused:
        str(chart)
    assert "{{p" in refused.value.advice


def test_docxtpl_says_that_it_draws_none(command: Command) -> None:
    assert command("template", "new", "我县", "--charts").code == 0
    ended = command("build", SAMPLE, "-o", "x.docx", "--template", "我县", "--engine", "docxtpl")
    assert ended.code == 2
    assert "图表" in ended.err
