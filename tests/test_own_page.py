"""HTML pages that stand alone."""

from __future__ import annotations

from lxml import html

from reportgen.own_page import own_page, page_text


def test_a_page_has_its_title_twice_and_may_load_nothing() -> None:
    page = own_page("甲<乙\x9b", ["<p>一</p>", "<p>二</p>"], "b { color: red; }")
    root = html.document_fromstring(page)
    assert root.findtext(".//title") == root.findtext(".//h1") == "甲<乙〈U+009B〉"
    assert [each.text for each in root.iterfind(".//p")] == ["一", "二"]
    policy = root.find(".//meta[@http-equiv]")
    assert policy is not None
    assert "default-src 'none'" in policy.get("content", "")
    assert "b { color: red; }" in page


def test_a_text_keeps_its_lines_and_no_markup() -> None:
    assert page_text("<b>\n\u202e&") == "&lt;b&gt;\n〈U+202E〉&amp;"
