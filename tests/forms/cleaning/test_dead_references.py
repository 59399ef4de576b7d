"""References to bookmarks that a form does not have: told of, and text in every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import (
    NAME,
    UNIT,
    blank,
    filled,
    lines,
    paragraph,
    run,
    saved,
    with_markup,
)
from tests.engine.test_bookmarks import OFFICE, PICTURE, REFERENCES
from tests.wordfile import DOCUMENT, members

if TYPE_CHECKING:
    from pathlib import Path

KINDS = [kind for kind in REFERENCES if kind != "formula"]


def said(path: Path) -> list[str]:
    return [found.message for found in check_template(path) if found.rule == "M16"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_and_leaves_its_text(kind: str, tmp_path: Path) -> None:
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(with_markup(paragraph(NAME), paragraph("见", REFERENCES[kind])))
    assert said(path) == ["引用“附件1”指向的书签“_Ref1”不在表样里，报告里只留文字"]
    assert lines(filled(path.read_bytes())) == [UNIT, "见附件1"]
    assert b"_Ref1" not in members(filled(path.read_bytes()))[DOCUMENT]
    fix_template(path, mended)
    assert said(mended) == []


def test_so_is_the_link_of_a_picture(tmp_path: Path) -> None:
    made = blank()
    made.add_paragraph(NAME)
    key = made.part.relate_to("#_Ref1", f"{OFFICE}/hyperlink", is_external=True)
    made.paragraphs[0]._p.extend(paragraph(PICTURE.replace("KEY", key)))
    path = tmp_path / "表.docx"
    path.write_bytes(saved(made))
    assert said(path) == ["引用“图片”指向的书签“_Ref1”不在表样里，报告里只留文字"]
    assert b"hlinkClick" not in members(filled(path.read_bytes()))[DOCUMENT]


KNOWN = {
    "a bookmark": '<w:bookmarkStart w:id="1" w:name="_ref1"/><w:bookmarkEnd w:id="1"/>',
    "a field that sets it": f"<w:fldSimple w:instr=' SET _Ref1 12 '>{run('')}</w:fldSimple>",
}


@pytest.mark.parametrize("kind", KNOWN)
def test_what_is_there_is_nothing_to_tell(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_markup(paragraph(NAME, KNOWN[kind]), paragraph(REFERENCES["REF"])))
    assert said(path) == []


def test_nor_are_the_names_that_editors_know(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    links = (
        f'<w:hyperlink w:anchor="{name}">{run("上")}</w:hyperlink>' for name in ("_top", "_Toc12")
    )
    path.write_bytes(with_markup(paragraph(NAME, *links)))
    assert said(path) == []
