"""Packages whose parts have other names than Word's: what each is, its relationships say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import compile_template, load
from reportgen.ooxml.usual_form import with_usual_names
from reportgen.ooxml.wordprocessing import parse, w
from tests.tools import FORM, INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from pathlib import Path

USUAL = members(FORM.read_bytes())


def renamed(names: dict[str, str]) -> dict[str, bytes]:
    """Return the shipped form with other names of its parts, in the same folders or others."""
    other = dict(USUAL)
    for old, new in names.items():
        folder, _, file = old.rpartition("/")
        links = f"{folder}/_rels/{file}.rels"
        other[new] = other.pop(old)
        if links in other:
            new_folder, _, new_file = new.rpartition("/")
            other[f"{new_folder}/_rels/{new_file}.rels"] = other.pop(links)
        for part in [each for each in other if each.endswith((".rels", "[Content_Types].xml"))]:
            for written in (f'="{old}"', f'="/{old}"', f'="{file}"'):
                other[part] = other[part].replace(written.encode(), f'="/{new}"'.encode())
    return other


FOOTER = next(name for name in USUAL if name.startswith("word/footer"))
OTHERS = [
    {"word/styles.xml": "word/样式.xml", "word/settings.xml": "word/settings2.xml"},
    {FOOTER: "word/footers/f1.xml"},
    {"docProps/core.xml": "package/services/metadata/core-properties/1a2b.psmdcp"},
    {"word/document.xml": "word/document2.xml", FOOTER: "word/foot.xml"},
]


@pytest.mark.parametrize("names", OTHERS, ids=lambda names: "、".join(names.values()))
def test_parts_of_other_names_get_those_that_word_gives(names: dict[str, str]) -> None:
    found = with_usual_names(renamed(names))
    assert set(found) == set(USUAL)
    parts = [name for name in USUAL if not name.endswith((".rels", "[Content_Types].xml"))]
    assert [name for name in parts if found[name] != USUAL[name]] == []


@pytest.mark.parametrize("names", OTHERS, ids=lambda names: "、".join(names.values()))
def test_a_form_with_such_names_gives_the_same_report(
    tmp_path: Path, names: dict[str, str]
) -> None:
    report = load(INPUTS / "最小示例.yaml")
    (tmp_path / "表样.docx").write_bytes(packed(renamed(names)))
    made, usual = (
        members(compile_template(form).render(report)) for form in (tmp_path / "表样.docx", FORM)
    )
    for part in ("word/document.xml", FOOTER, "docProps/core.xml"):
        assert made[part] == usual[part]


def test_usual_names_stay_and_no_part_is_put_on_another() -> None:
    assert with_usual_names(dict(USUAL)) == USUAL
    other = renamed({"word/styles.xml": "word/styles2.xml"}) | {"word/styles.xml": b"<other/>"}
    found = with_usual_names(other)
    assert found["word/styles.xml"] == b"<other/>"
    assert found["word/styles2.xml"] == USUAL["word/styles.xml"]


def test_upper_and_lower_case_are_one_name() -> None:
    other = {
        name.upper() if name.startswith("word") else name: data for name, data in USUAL.items()
    }
    assert with_usual_names(other)["word/document.xml"] == USUAL["word/document.xml"]


def test_relationships_may_be_quoted_otherwise() -> None:
    other = {
        name: data.replace(b'"', b"'") if name.endswith((".rels", "Types].xml")) else data
        for name, data in renamed({"word/document.xml": "word/document2.xml"}).items()
    }
    found = with_usual_names(other)
    assert found["word/document.xml"] == USUAL["word/document.xml"]
    assert b"document2" not in found["[Content_Types].xml"] + found["_rels/.rels"]


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_parts_in_utf_16_get_utf_8(mark: bytes) -> None:
    code = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    other = {
        name: mark + data.decode().replace("UTF-8", "UTF-16").encode(code)
        if name.endswith((".xml", ".rels"))
        else data
        for name, data in renamed({"word/document.xml": "word/document2.xml"}).items()
    }
    found = with_usual_names(other)["word/document.xml"]
    assert parse(found).tag == w("document")
    assert len(found) == len(USUAL["word/document.xml"]) - len(b' encoding="UTF-8"')


def test_what_only_begins_as_utf_16_stays() -> None:
    torn = {**USUAL, "word/other.xml": b"\xff\xfe\x00\xd8"}
    assert with_usual_names(torn) == torn
