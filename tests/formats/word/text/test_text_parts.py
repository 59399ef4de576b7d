"""Parts of a package, found by relationships."""

from __future__ import annotations

import pytest

from reportgen.formats.word.text.text_parts import Parts
from reportgen.ooxml.package import DamagedError
from reportgen.ooxml.wordprocessing import w
from tests.formats.word.markup import packaged, paragraph
from tests.wordfile import members

RELATIONS = "word/_rels/document.xml.rels"


def test_parts_are_found_by_what_the_document_says_of_them() -> None:
    contents = members(packaged("", {"header2": "", "header1": "", "styles": ""}))
    parts = Parts(contents)
    assert [name for name, _ in parts.all("header")] == ["word/header1.xml", "word/header2.xml"]
    assert parts.first("styles") is not None
    assert parts.first("numbering") is None


@pytest.mark.parametrize("target", ["/word/styles.xml", "../word/styles.xml", "./styles.xml"])
def test_targets_may_be_written_in_any_way(target: str) -> None:
    contents = members(packaged("", {"styles": ""}))
    contents[RELATIONS] = contents[RELATIONS].replace(b'"styles.xml"', f'"{target}"'.encode())
    assert Parts(contents).first("styles") is not None


def test_what_lies_elsewhere_is_not_read() -> None:
    contents = members(packaged("", {"styles": ""}))
    changed = contents[RELATIONS].replace(b"Target=", b'TargetMode="External" Target=')
    assert Parts({**contents, RELATIONS: changed}).first("styles") is None


def test_a_file_without_relationships_has_its_body() -> None:
    contents = members(packaged(paragraph("甲")))
    del contents[RELATIONS]
    assert len(Parts(contents).body()) == 1


def test_separators_are_no_notes() -> None:
    notes = '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2"/>'
    parts = Parts(members(packaged("", {"footnotes": notes})))
    assert [key for key, _ in parts.notes("footnotes", "footnote")] == ["2"]


def test_a_file_without_its_document_is_damaged() -> None:
    with pytest.raises(DamagedError, match="文件里没有正文"):
        Parts({}).body()


def test_of_several_bodies_all_are_read() -> None:
    two = packaged(f"{paragraph('甲')}</w:body><w:body>{paragraph('乙')}")
    assert [each.findtext(f".//{w('t')}") for each in Parts(members(two)).body()] == ["甲", "乙"]


def test_characters_that_nobody_sees_are_not_read() -> None:
    contents = members(packaged(paragraph("一、\u200b基本\ufeff情\u00ad况")))
    assert "".join(Parts(contents).body().itertext()) == "一、基本情况"
