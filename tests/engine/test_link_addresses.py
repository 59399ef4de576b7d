"""Tags in the addresses of links: rendered where the link stands, or an error with its place."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from lxml import etree

from reportgen import TemplateError
from reportgen.engine.mapping_template import Template
from reportgen.engine.second_opinion import render_with_docxtpl
from reportgen.forms.cleaning import clean
from reportgen.forms.cleaning.outside_content import web_links
from tests.engine.documents import filled, located, paragraph, run, with_markup
from tests.forms.cleaning.test_outside_content import PICTURE, REL
from tests.wordfile import DOCUMENT, members, packed, problems

LINKS = "word/_rels/document.xml.rels"
EACH, DONE = "{%p for 职能 in 部门概况.单位基本职能 %}", "{%p endfor %}"
SITE = "http://www.x.gov.cn/"


def link(text: str) -> str:
    return f'<w:hyperlink r:id="rId91">{run(text)}</w:hyperlink>'


def leading_to(address: str, *blocks: object, kind: str = "hyperlink") -> bytes:
    """Return a template whose links with the key rId91 lead to an address."""
    parts = members(with_markup(*(blocks or (paragraph(link("网址")),))))  # type: ignore[arg-type]
    entry = f'<Relationship Id="rId91" Type="{REL}/{kind}" Target="{address}"'
    parts[LINKS] = parts[LINKS].replace(
        b"</Relationships>", f'{entry} TargetMode="External"/></Relationships>'.encode()
    )
    return packed(parts)


def addresses(data: bytes) -> list[str]:
    """Return where the links of a file lead to, in their order in the text."""
    parts = members(data)
    targets = {each.get("Id"): each.get("Target", "") for each in etree.fromstring(parts[LINKS])}
    body = etree.fromstring(parts[DOCUMENT])
    key = f"{{{REL}}}id"
    return [targets[each.get(key)] for each in body.iter("{*}hyperlink", "{*}hlinkClick")]


ADDRESSES = {
    "as Word writes it": (f"{SITE}{quote('{{ 年度 }}')}", f"{SITE}2024"),
    "as it was typed": (f"{SITE}{{{{ 年度 }}}}?a=1&amp;b=2#c", f"{SITE}2024?a=1&b=2#c"),
    "a text of data": (
        f"{SITE}?q={{{{ 部门概况.单位名称 }}}}",
        f"{SITE}?q={quote('云溪县青禾镇人民政府')}",
    ),
    "a condition": (f"{SITE}{quote('{% if 年度 == 2024 %}a{% else %}b{% endif %}')}/", f"{SITE}a/"),
    "an address as a whole": (quote("{{ 部门概况.主管部门 }}"), "http://www.a.cn/b?c=1&d=2"),
    "braces that are no tag": (
        SITE + quote('{"a":{"b":{}}}'),
        SITE + quote('{"a":{"b":{}}}'),
    ),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_address_of_a_link_is_rendered(name: str) -> None:
    address, led_to = ADDRESSES[name]
    made = filled(leading_to(address), ("部门概况.主管部门", "www.a.cn/b?c=1&d=2"))
    assert addresses(made) == [led_to]
    assert [each for each in problems(made) if "page" not in each] == []
    assert "\ue0f0" not in members(made)[DOCUMENT].decode()


def test_each_turn_of_a_loop_leads_to_its_own_address() -> None:
    blocks = (paragraph(EACH), paragraph(link("见"), "{{ 职能 }}"), paragraph(DONE))
    for address, data in (
        (quote("{{ 职能 }}"), leading_to(SITE + quote("{{ 职能 }}"), *blocks)),
        (
            "inline",
            leading_to(
                SITE + "{{ 职能 }}",
                paragraph(EACH.replace("%p", "%"), link("见"), DONE.replace("%p", "%")),
            ),
        ),
    ):
        made = Template(data).render({"部门概况": {"单位基本职能": ["甲", "a/b?", "甲"]}})
        led_to = [SITE + quote("甲"), f"{SITE}a%2Fb%3F", SITE + quote("甲")]
        assert addresses(made) == led_to, address


def test_a_link_whose_address_is_empty_leaves_its_text() -> None:
    click = '<wp:docPr id="5" name="图"><a:hlinkClick r:id="rId91"/></wp:docPr>'
    drawing = f"<w:r><w:drawing><wp:inline>{click}</wp:inline></w:drawing></w:r>"
    data = leading_to("{{ 网址 }}", paragraph(link("见"), drawing))
    parts = members(Template(data).render({"网址": ""}))
    text = parts[DOCUMENT].decode()
    assert "<w:hyperlink><w:r>" in text
    assert 'hlinkClick r:id=""' in text
    assert b"rId91" not in parts[LINKS]


def test_a_link_that_a_condition_leaves_out_leaves_no_address() -> None:
    blocks = (paragraph("{%p if 年度 == 1999 %}"), paragraph(link("见")), paragraph("{%p endif %}"))
    made = filled(leading_to(SITE + "{{ 年度 }}", *blocks))
    assert addresses(made) == []
    assert SITE not in members(made)[LINKS].decode()


def test_an_address_that_no_link_uses_is_left_out() -> None:
    made = filled(leading_to(SITE + "{{ 年度 }}", paragraph("{{ 年度 }}")))
    assert SITE not in members(made)[LINKS].decode()


def test_the_link_of_a_picture_is_rendered_in_both_its_places() -> None:
    click = '<a:hlinkClick r:id="rId91"/>'
    picture = PICTURE.format("").replace('name="图片 5"/>', f'name="图片 5">{click}</wp:docPr>')
    picture = picture.replace(
        "<pic:blipFill>",
        f"<pic:nvPicPr><pic:cNvPr id='0'>{click}</pic:cNvPr></pic:nvPicPr><pic:blipFill>",
    )
    made = filled(leading_to(SITE + "{{ 年度 }}", paragraph(picture)))
    assert addresses(made) == [f"{SITE}2024"] * 2


WRONG = {
    "a name that is not known": ("{{ 年份度 }}", "第1段", "没有“年份度”"),
    "a broken tag": (quote("{{ 年度 }"), "第1段 链接的地址", "标签右边的括号不对"),
    "a block that does not end": ("{% if 年度 %}a", "第1段", "没有结束"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_an_address_is_told_with_its_place(name: str) -> None:
    address, place, message = WRONG[name]
    ((found, said),) = located(leading_to(SITE + address))
    assert found == place
    assert message in said
    assert "\ue0f2" not in said


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject"])
def test_the_address_of_what_is_no_link_can_not_have_tags(kind: str) -> None:
    data = leading_to("http://x/{{ 年度 }}.png", paragraph("{{ 年度 }}"), kind=kind)
    ((place, message),) = located(data)
    assert place == f"正文的链接（{LINKS}）"
    assert "链接的地址里不能写标签" in message


def test_a_link_to_the_makers_computer_is_none_with_tags_either() -> None:
    data = leading_to("file:///D:/{{ 年度 }}.docx")
    cleaned, findings = clean(members(data))
    assert findings[0].message.startswith("链接“网址”指向制作人电脑里的")
    assert b"file:" not in cleaned[LINKS]


def test_an_address_is_shown_as_it_was_typed() -> None:
    (found,) = web_links(members(leading_to(SITE + quote("{{ 年度 }}"))))
    assert f"“{SITE}{{{{ 年度 }}}}”" in found.message


def test_docxtpl_leaves_an_address_as_it_is_and_that_is_refused() -> None:
    data = leading_to(SITE + quote("{{ 年度 }}"), paragraph(link("见"), "{{ 年度 }}"))
    with pytest.raises(TemplateError, match="链接的地址里不能写标签"):
        render_with_docxtpl(data, {"年度": 2024})


def test_what_looks_like_an_address_in_the_data_is_printed_as_it_is() -> None:
    odd = "\ue0f0rId77 x\ue0f2"
    made = filled(
        leading_to(SITE + "{{ 年度 }}", paragraph(link("见"), "{{ 部门概况.主管部门 }}")),
        ("部门概况.主管部门", odd),
    )
    assert odd in members(made)[DOCUMENT].decode()
