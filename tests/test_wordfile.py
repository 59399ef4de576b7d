"""The tests' own checks of Word files find each kind of damage that they are for."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from reportgen import render
from tests.reports import SHORTEST, report
from tests.wordfile import CONTENT_TYPES, DOCUMENT, SETTINGS, members, packed, problems, replaced

RELATIONS = "word/_rels/document.xml.rels"
BOOKMARKS = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>' * 2


@pytest.fixture(scope="module")
def sound() -> bytes:
    """Return a file without problems."""
    data = render(report(SHORTEST))
    assert problems(data) == []
    return data


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "cell without a closing paragraph"),
        (DOCUMENT, "部门整体支出绩效评价报告", "{{ 年度 }}", "tag left"),
        (DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="T"/>', "unknown style"),
        (DOCUMENT, "<w:sectPr>", f"{BOOKMARKS}<w:sectPr>", "repeated id: bookmarkStart"),
        (DOCUMENT, 'r:id="rId4"', 'r:id="rId44"', "reference to nothing"),
        (DOCUMENT, '<w:footerReference w:type="even"', "<w:footerReference", "no page number"),
        (DOCUMENT, "<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="9"/>', "does not fill the grid"),
        (DOCUMENT, "<w:body>", "<w:body", "not XML"),
        ("word/footer1.xml", " PAGE ", " DATE ", "no page number: default pages"),
        (SETTINGS, "<w:evenAndOddHeaders/>", "", "odd and even pages are alike"),
        (RELATIONS, 'Target="styles.xml"', 'Target="style.xml"', "relationship to nothing"),
        (RELATIONS, 'Target="styles.xml"', 'Target="style.xml"', "nothing leads to"),
        (RELATIONS, 'Id="rId2"', 'Id="rId1"', "relationship id twice"),
        (CONTENT_TYPES, 'Extension="xml"', 'Extension="bin"', "no content type"),
        (CONTENT_TYPES, "/word/footer1.xml", "/word/footer3.xml", "content type of nothing"),
        (CONTENT_TYPES, "/word/footer1.xml", "/word/footer2.xml", "two content types"),
    ],
)
def test_damage_in_a_part_is_found(sound: bytes, name: str, old: str, new: str, words: str) -> None:
    assert any(words in problem for problem in problems(replaced(sound, name, (old, new))))


def test_a_paragraph_id_used_twice_is_found(sound: bytes) -> None:
    namespace = "http://schemas.microsoft.com/office/word/2010/wordml"
    twice = f'<w:p xmlns:w14="{namespace}" w14:paraId="00000001">'
    assert "repeated id: p 00000001" in problems(replaced(sound, DOCUMENT, ("<w:p>", twice)))


def test_a_duplicate_member_is_found(sound: bytes) -> None:
    buffer = io.BytesIO(sound)
    with (
        zipfile.ZipFile(buffer, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr(DOCUMENT, members(sound)[DOCUMENT])
    assert problems(buffer.getvalue()) == [f"duplicate member: {DOCUMENT}"]


def test_a_first_member_other_than_the_content_types_is_found(sound: bytes) -> None:
    contents = members(sound)
    types = contents.pop(CONTENT_TYPES)
    data = packed({**contents, CONTENT_TYPES: types})
    assert [problem.partition(":")[0] for problem in problems(data)] == ["first member"]


def test_a_member_name_that_leaves_the_folder_is_found(sound: bytes) -> None:
    data = packed({**members(sound), "../outside.xml": b"<a/>"})
    assert problems(data) == ["unsafe name: ../outside.xml"]


def test_tags_that_are_data_are_not_taken_for_tags_left(sound: bytes) -> None:
    data = replaced(sound, DOCUMENT, ("财力不足", "写作{{ 年度 }}"))
    assert problems(data, literal="写作{{ 年度 }}") == []
    assert re.match("tag left: word/document.xml", problems(data)[0])
