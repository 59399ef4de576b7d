"""Fields that show whose file it is: a report shows its own, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import NAME, UNIT, blank, filled, paragraph, run, saved, with_markup
from tests.forms.cleaning.test_outside_content import field
from tests.wordfile import DOCUMENT, members

if TYPE_CHECKING:
    from pathlib import Path

MAKER = "王股长"
OWN = {"AUTHOR": UNIT, "INFO Author": UNIT, "TITLE": f"{UNIT}2024年度", "FILENAME \\p": ""}
GONE = ("LASTSAVEDBY", "USERNAME", "DOCPROPERTY Company", "TEMPLATE", "SAVEDATE", "REVNUM")


def text_of(xml: bytes) -> str:
    return "".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", xml.decode()))


@pytest.mark.parametrize("code", OWN)
def test_a_report_shows_its_own(code: str, tmp_path: Path) -> None:
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(with_markup(paragraph(field(code, MAKER), NAME)))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert f"域“{code}”显示的是表样的“{MAKER}”" in told.message
    xml = members(filled(path.read_bytes()))[DOCUMENT]
    assert text_of(xml).startswith(OWN[code])
    assert MAKER not in xml.decode()
    assert xml.count(b"fldChar ") == 3
    assert b'w:dirty="true"' in xml  # Word updates it when the report is opened
    fix_template(path, mended)
    assert [found for found in check_template(mended) if found.rule == "M16"] == []


@pytest.mark.parametrize("code", GONE)
def test_what_is_only_the_makers_goes(code: str, tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_markup(paragraph("首段"), paragraph("甲", field(code, MAKER), NAME)))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert told.location.endswith("第2段")
    xml = members(filled(path.read_bytes()))[DOCUMENT]
    assert text_of(xml) == f"首段甲{UNIT}"
    assert b"fldChar" not in xml


def test_a_date_that_is_always_today_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_markup(paragraph(field("DATE", "2023年5月1日"), NAME)))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert "每次打开都变成当天的日期" in told.message
    assert "落款日期" in told.suggestion
    assert members(filled(path.read_bytes()))[DOCUMENT].count(b"fldChar ") == 3


def test_a_short_field_in_a_footer_is_settled_too() -> None:
    made = blank()
    made.add_paragraph(NAME)
    simple = f'<w:fldSimple w:instr=" AUTHOR ">{run(MAKER)}</w:fldSimple>'
    made.sections[0].footer.paragraphs[0]._p.extend(paragraph(simple))
    parts = members(filled(saved(made)))
    footer = next(data for name, data in parts.items() if name.startswith("word/footer"))
    assert text_of(footer) == UNIT


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", "DOCPROPERTY 文号", "STYLEREF 1", "SEQ 表"])
def test_other_fields_are_left_as_they_are(code: str, tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_markup(paragraph(field(code, "12"), NAME)))
    assert [found for found in check_template(path) if found.rule == "M16"] == []
