"""The data that a file carries: found by its namespace, whole, and a witness of later changes."""

from __future__ import annotations

import hashlib
import json
import posixpath
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from reportgen import Report, compile_template, load, render
from reportgen._version import __version__
from reportgen.ooxml import data_part, package
from reportgen.ooxml.data_part import NAMESPACE, TemplateLabel, is_untouched, make_part
from tests.engine.documents import NAME, compiled, given, lines, saved, template
from tests.engine.documents import document as word_document
from tests.reports import EDGES, report
from tests.tools import FORM
from tests.wordfile import CONTENT_TYPES, DOCUMENT, members, packed, problems, replaced

if TYPE_CHECKING:
    from pathlib import Path

DATA = f"{{{NAMESPACE}}}report"
RELATIONS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def carried_by(data: bytes) -> dict[str, Any]:
    """Return the parts of a file's members that have the namespace, by name."""
    roots = {
        name: etree.fromstring(content)
        for name, content in members(data).items()
        if name.endswith(".xml")
    }
    return {name: root for name, root in roots.items() if root.tag == DATA}


def reached(data: bytes) -> list[str]:
    """Return the custom XML parts that the document's relationships lead to."""
    relations = etree.fromstring(members(data)[RELATIONS])
    return [
        posixpath.normpath(posixpath.join("word", relation.get("Target", "")))
        for relation in relations
        if relation.get("Type") == TYPE
    ]


@pytest.mark.parametrize("name", EDGES)
def test_a_file_carries_its_report_as_json(name: str) -> None:
    given_ = report(EDGES[name])
    ((part, root),) = carried_by(render(given_)).items()
    entered = json.loads(root.text)
    assert Report.model_validate(entered, by_alias=True, by_name=False) == given_
    assert load(entered) == given_
    assert next(iter(entered)) == "年度"
    assert part.startswith("customXml/item")


def test_the_data_names_the_template_its_year_and_its_hash() -> None:
    ((_, root),) = carried_by(compile_template(FORM, "xiangtan", 2023).render(given())).items()
    sha256 = hashlib.sha256(FORM.read_bytes()).hexdigest()
    assert {key: value for key, value in root.attrib.items() if key != "contentSha256"} == {
        "version": __version__,
        "template": "xiangtan",
        "templateYear": "2023",
        "templateSha256": sha256,
    }


def test_a_template_given_as_a_file_has_no_year() -> None:
    ((_, root),) = carried_by(compile_template(FORM).render(given())).items()
    assert (root.get("template"), root.get("templateYear")) == ("2023", None)


@pytest.mark.parametrize("name", ['a"b', "a<b>&'c", "表 样", "a\nb", "a\x01b", "a\udcffb"])
def test_any_name_of_a_template_gives_sound_xml(name: str) -> None:
    part = make_part(b"{}", TemplateLabel(name, None, "0"), "1", "0")
    wanted = "".join(char if char.isprintable() else "_" for char in name)
    assert etree.fromstring(part).get("template") == wanted


def test_data_that_looks_like_markup_is_text() -> None:
    part = make_part('{"甲": "<a>&amp;]]>"}'.encode(), TemplateLabel("甲", 2023, "0"), "1", "0")
    assert etree.fromstring(part).text == '{"甲": "<a>&amp;]]>"}'


def test_the_hash_is_of_all_other_members() -> None:
    data = render(given())
    ((part, root),) = carried_by(data).items()
    total = hashlib.sha256()
    for name, content in sorted(members(data).items()):
        if name != part:
            total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    assert root.get("contentSha256") == total.hexdigest()
    assert is_untouched(package.unpack(data))


def test_packing_a_file_anew_leaves_it_untouched() -> None:
    contents = members(render(given()))
    assert is_untouched(package.unpack(packed(dict(reversed(contents.items())))))


GENERATED = members(render(given()))


@pytest.mark.parametrize(
    "name", [name for name in GENERATED if not name.startswith("customXml/item")]
)
def test_a_member_that_was_changed_or_removed_is_noticed(name: str) -> None:
    changed = {**GENERATED, name: GENERATED[name] + b" "}
    assert not is_untouched(changed)
    assert not is_untouched({key: value for key, value in GENERATED.items() if key != name})


def test_a_member_that_was_added_is_noticed() -> None:
    assert not is_untouched({**GENERATED, "word/media/image1.png": b""})


def test_members_that_changed_their_names_are_noticed() -> None:
    styles, settings = GENERATED["word/styles.xml"], GENERATED["word/settings.xml"]
    swapped = {**GENERATED, "word/styles.xml": settings, "word/settings.xml": styles}
    assert not is_untouched(swapped)


def test_a_file_with_no_data_or_with_that_of_two_reports_is_not_as_generated() -> None:
    ((part, _),) = carried_by(packed(GENERATED)).items()
    assert not is_untouched({key: value for key, value in GENERATED.items() if key != part})
    assert not is_untouched({**GENERATED, "customXml/item9.xml": GENERATED[part]})
    assert not is_untouched(members(template("甲")))


def test_a_hash_that_is_missing_or_of_another_file_is_not_right() -> None:
    ((part, root),) = carried_by(packed(GENERATED)).items()
    for wrong in (b"", b"0" * 64):
        right = str(root.get("contentSha256")).encode()
        assert not is_untouched({**GENERATED, part: GENERATED[part].replace(right, wrong)})


def test_a_generated_report_as_a_template_is_cleaned_of_its_data() -> None:
    first = compiled(template(NAME, "{{ 年度 }}")).render(given())
    again = compiled(replaced(first, DOCUMENT, ("2024", "｛｛ 年度 ｝｝"))).render(given())
    third = compiled(again).render(given(("部门概况.单位名称", "别的单位")))
    for data in (again, third):
        assert len(carried_by(data)) == 1
        assert reached(data) == ["customXml/item1.xml", "customXml/item2.xml"]
        assert sorted(members(data)) == sorted(members(first))
        assert types_and_relations(data) == types_and_relations(first)
        assert is_untouched(package.unpack(data))
    assert lines(again)[1] == "2024"
    ((_, root),) = carried_by(third).items()
    assert json.loads(root.text)["部门概况"]["单位名称"] == "别的单位"


def types_and_relations(data: bytes) -> list[list[tuple[tuple[str, str], ...]]]:
    contents = members(data)
    return [
        sorted(tuple(sorted(entry.items())) for entry in etree.fromstring(contents[name]))
        for name in (CONTENT_TYPES, RELATIONS)
    ]


def test_data_under_another_name_and_id_is_found_and_goes() -> None:
    data = compiled(template(NAME)).render(given())
    renamed = {name.replace("item2", "data7").replace("itemProps2", "itemProps7"): content
               for name, content in members(data).items()}  # fmt: skip
    for name in (CONTENT_TYPES, RELATIONS, "customXml/_rels/data7.xml.rels"):
        text = renamed[name].decode().replace("item2", "data7").replace("itemProps2", "itemProps7")
        text = text.replace('Target="../customXml/data7.xml"', 'Target="/customXml/data7.xml"')
        renamed[name] = text.replace("rIdReport", "rId77").encode()
    assert is_untouched(renamed) is False
    again = compiled(packed(renamed)).render(given())
    assert list(carried_by(again)) == ["customXml/item2.xml"]
    assert not [name for name in members(again) if "7" in name]
    assert b"rId77" not in members(again)[RELATIONS]


def test_custom_xml_of_others_is_kept_and_numbers_do_not_clash() -> None:
    base = members(template(NAME))
    theirs = {name: content for name, content in base.items() if name.startswith("customXml/")}
    assert theirs
    theirs["customXml/item3.xml"] = b"<a xmlns='b'>c</a>"
    data = compiled(packed({**base, **theirs})).render(given())
    contents = members(data)
    assert {name: contents[name] for name in theirs} == theirs
    assert list(carried_by(data)) == ["customXml/item2.xml"]


def test_relationships_content_types_and_everything_else_stay_valid() -> None:
    assert problems(render(given())) == []
    assert reached(render(given())) == ["customXml/item1.xml"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (RELATIONS, "<Relationships xmlns=", "<p:Relationships xmlns:p="),
        (CONTENT_TYPES, "<Types xmlns=", "<p:Types xmlns:p="),
    ],
)
def test_lists_whose_elements_have_a_prefix_are_added_to_as_well(
    name: str, old: str, new: str
) -> None:
    data = saved(word_document(NAME))
    text = members(data)[name].decode()
    kind = old[1:].partition(" ")[0]
    text = text.replace(old, new).replace(f"</{kind}>", f"</p:{kind}>")
    for child in ("Relationship", "Default", "Override"):
        text = text.replace(f"<{child} ", f"<p:{child} ")
    made = compiled(packed({**members(data), name: text.encode()})).render(given())
    assert types_and_relations(made) == types_and_relations(compiled(data).render(given()))
    assert lines(made)


def test_a_package_whose_xml_is_by_default_something_else_says_what_the_data_is() -> None:
    contents = members(template(NAME))
    types = contents[CONTENT_TYPES].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = types.replace('ContentType="application/xml"', f'ContentType="{main}"')
    made = compiled(packed({**contents, CONTENT_TYPES: types.encode()})).render(given())
    entries = etree.fromstring(members(made)[CONTENT_TYPES])
    kinds = {entry.get("PartName"): entry.get("ContentType") for entry in entries}
    assert kinds["/customXml/item2.xml"] == "application/xml"


def test_an_id_that_is_taken_is_not_used_again() -> None:
    data = template(NAME)
    taken = replaced(data, RELATIONS, ('Id="rId1"', 'Id="rIdReport"'))
    relations = etree.fromstring(members(compiled(taken).render(given()))[RELATIONS])
    ids = [relation.get("Id") for relation in relations]
    assert len(set(ids)) == len(ids)


def test_nothing_in_the_document_is_bound_to_the_data(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(render(given()))
    contents = package.read_package(path)
    assert not any(b"dataBinding" in content for content in contents.values())
    assert data_part.NAMESPACE.encode() not in contents[DOCUMENT]
